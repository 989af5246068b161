# SPDX-License-Identifier: MIT
"""Title, organisation, year, signature and date, in the ways reports print them."""

from __future__ import annotations

import time

import pytest

from desktop.intake import cover

TITLE = "清溪县云岭镇2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([TITLE], TITLE),
        (["清溪县云岭镇2023年政府信息公开", "工作年度报告"], TITLE),
        (["清溪县云岭镇", "2023年政府信息公开工作年度报告"], TITLE),
        (["清溪县云岭镇202", "3年政府信息公开", "工作年度报告"], TITLE),
        (["首页 > 年报", TITLE, "根据有关规定，现公布如下。"], TITLE),
        ([TITLE, TITLE, "现将情况报告如下"], TITLE),
        ([TITLE, "发布日期：2024-01-22 来源：县政府"], TITLE),
        ([TITLE, "政府信息公开年报"], TITLE),
        (["云岭镇政府信息公开年报", "（2023年度）"], "云岭镇政府信息公开年报（2023年度）"),
        ([TITLE, "（2022年）"], TITLE),
        (["政府信息公开年报", TITLE], TITLE),
        ([TITLE, "首页 > 2024年政府信息公开年报"], TITLE),
        ([TITLE, "根据有关规定，现公布本镇的年度报告，统计期限为全年。", TITLE + "摘要"], TITLE),
        (["根据有关规定，现公布本镇的年度报告，统计期限是从年初到年末。", TITLE], TITLE),
    ],
)
def test_the_title_is_found_and_put_in_one_line(lines: list[str], text: str) -> None:
    found = cover.find_title(lines)
    assert found
    assert found.text == text


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["根据《政府信息公开条例》，现公布年度报告。"],
        ["政府信息公开" * 12 + "年度报告"],
        ["工作动态"],
    ],
)
def test_prose_and_other_lines_are_no_title(lines: list[str]) -> None:
    assert cover.find_title(lines) is None


def test_prose_above_a_title_does_not_belong_to_it() -> None:
    found = cover.find_title(["现将通知印发。", "2023年政府信息公开工作年度报告"])
    assert found
    assert found.start == 1


@pytest.mark.parametrize(
    ("title", "organisation"),
    [
        (TITLE, "清溪县云岭镇"),
        ("清溪县云岭镇人民政府2023年政府信息公开工作年度报告", "清溪县云岭镇人民政府"),
        ("2023年云岭镇人民政府政府信息公开工作年度报告", "云岭镇人民政府"),
        ("云岭镇人民政府信息公开工作年度报告", "云岭镇人民政府"),
        ("2023年度清溪县水务局政府信息公开年度报告", "清溪县水务局"),
        ("2023清溪县云岭镇2023年度政府信息公开年报", "清溪县云岭镇"),
        ("关于清溪县水务局2023年政府信息公开工作的年度报告", "清溪县水务局"),
        ("清溪县水务局关于2023年度政府信息公开工作情况的报告", "清溪县水务局"),
        ("2023年政府信息公开工作年度报告", ""),
        ("二〇二三年政府信息公开工作年度报告", ""),
        ("年度报告", ""),
        ("19年政府信息公开工作年度报告", ""),
    ],
)
def test_the_organisation_is_what_a_title_names(title: str, organisation: str) -> None:
    assert cover.organisation_of(title) == organisation


@pytest.mark.parametrize(
    ("title", "year"),
    [
        (TITLE, "2023"),
        ("２０２３年政府信息公开工作年度报告", "2023"),
        ("二〇二三年政府信息公开工作年度报告", "2023"),
        ("二◯二三年政府信息公开工作年度报告", "2023"),
        ("2022云岭镇2023年度政府信息公开年报", "2023"),
        ("云岭镇政府信息公开年报（2023）", "2023"),
        ("云岭镇政府信息公开年报", ""),
    ],
)
def test_the_year_is_what_a_title_names(title: str, year: str) -> None:
    assert cover.year_of(title) == year


def test_the_usual_year_of_a_text_is_the_one_named_most() -> None:
    assert cover.usual_year("2022年底。2023年召开会议。2023年公开。") == "2023"
    assert cover.usual_year("去年") == ""


@pytest.mark.parametrize(
    ("texts", "organisation"),
    [
        (["云岭镇根据有关规定公开信息。"], "云岭镇"),
        (
            ["今年，清溪县人民政府认真工作。", "清溪县人民政府"],
            "清溪县人民政府",
        ),
        (["没有名称。"], ""),
        ([], ""),
    ],
)
def test_the_organisation_is_found_in_the_text(texts: list[str], organisation: str) -> None:
    assert cover.organisation_in(texts) in (organisation, f"今年，{organisation}")


@pytest.mark.parametrize(
    ("lines", "signature", "date"),
    [
        (["无。", "云岭镇人民政府", "2024年1月18日"], "云岭镇人民政府", "2024-01-18"),
        (["无。", "2024年1月18日", "云岭镇人民政府"], "云岭镇人民政府", "2024-01-18"),
        (["无。", "云岭镇人民政府  2024年1月18日"], "云岭镇人民政府", "2024-01-18"),
        (
            ["无。", "云岭镇人民政府", "二〇二四年一月十八日", "打印"],
            "云岭镇人民政府",
            "2024-01-18",
        ),
        (["无。", "2024年1月18日  云岭镇人民政府"], "云岭镇人民政府", "2024-01-18"),
        (["无。", "2024年1月18日㍿ 云岭镇公司"], "株式会社云岭镇公司", "2024-01-18"),
        (["无。", "（2024年1月18日）"], "", "2024-01-18"),
        (["无。", "成文日期：2024年1月18日"], "", "2024-01-18"),
        (
            ["无。", "甲镇人民政府", "乙县水务局", "2024年1月18日"],
            "甲镇人民政府、乙县水务局",
            "2024-01-18",
        ),
        (
            ["无。", "甲镇人民政府 乙县水务局", "2024年元月18日"],
            "甲镇人民政府、乙县水务局",
            "2024-01-18",
        ),
        (
            ["无。", "甲镇人民政府、乙县水务局", "2024.1.18"],
            "甲镇人民政府、乙县水务局",
            "2024-01-18",
        ),
        (["无。", "云岭镇人民政府（盖章）", "2024年1月18日"], "云岭镇人民政府", "2024-01-18"),
        (["无。", "云 岭 镇 人 民 政 府", "2024年1月18日"], "云岭镇人民政府", "2024-01-18"),
        (["无。", "云岭镇人民政府", "2024年1月  日"], "云岭镇人民政府", "2024年1月"),
        (["（一）培训村干部和各社区", "2024年1月18日"], "", "2024-01-18"),
        (["县政府2024年1月18日云岭镇"], "", ""),
        (["无。", "2024-01-18"], "", "2024-01-18"),
        (["无。", "云岭镇人民政府", "2024年1月"], "云岭镇人民政府", "2024年1月"),
        (["无。", "云岭镇人民政府"], "云岭镇人民政府", ""),
        (["会议在2024年1月18日", "无。"], "", ""),
        (["截止2024年1月18日", "没有。"], "", ""),
        ([], "", ""),
    ],
)
def test_signature_and_date_are_the_last_lines(lines: list[str], signature: str, date: str) -> None:
    found = cover.find_ending(lines)
    assert (found.signature, found.date) == (signature, date)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022年1月25日", "2022-01-25"),
        ("2022/1/25", "2022-01-25"),
        ("2022.01.25", "2022-01-25"),
        ("二〇二二年一月二十五日", "2022-01-25"),
        ("二○二二年十二月三十一日", "2022-12-31"),
        ("2022年元月3日", "2022-01-03"),
        ("2022年2月30日", "2022年2月30日"),
        ("元月", "元月"),
    ],
)
def test_only_a_real_date_becomes_iso(text: str, iso: str) -> None:
    assert cover.iso_date(text) == iso


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["云岭镇人民政府", "（2024年1月18日）", "正文。"], 2),
        (["2024年1月18日", "正文。"], 1),
        (["云岭镇人民政府", "正文。"], 1),
        (["正文。", "2024年1月18日"], 0),
        ([], 0),
    ],
)
def test_unit_and_date_under_the_title_are_found(lines: list[str], count: int) -> None:
    assert len(cover.find_byline(lines).lines) == count


@pytest.mark.parametrize(
    ("line", "text", "signature"),
    [
        ("无。云岭镇人民政府 2024年1月18日", "无。", "云岭镇人民政府"),
        ("无。2024年1月18日", "无。2024年1月18日", ""),
        ("无。云岭镇人民政府", "无。云岭镇人民政府", ""),
        ("无", "无", ""),
    ],
)
def test_an_ending_is_taken_off_the_last_sentence(line: str, text: str, signature: str) -> None:
    rest, ending = cover.split_ending(line)
    assert (rest, ending.signature) == (text, signature)


def test_a_wide_gap_in_a_title_takes_no_time() -> None:
    title = "甲" + " " * 50_000 + "乙"
    start = time.process_time()
    assert cover.without_site(title) == (title, "")
    assert time.process_time() - start < 0.5


def test_a_date_in_the_midst_of_the_text_is_no_ending() -> None:
    lines = ["（一）会议", "2023年5月10日", "召开会议一次。", "（二）收费", "无收费。"]
    assert cover.find_ending(lines) == cover.Ending("", "", frozenset())
    assert cover.find_ending([*lines[:2], "附件：统计表"]).date == "2023-05-10"
