# SPDX-License-Identifier: MIT
"""One paragraph read as a heading, however it is numbered and whatever follows it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import Paragraph
from desktop.intake.headings import Heading, HeadingReader

if TYPE_CHECKING:
    from desktop.core.form import FormSpec


@pytest.fixture
def reader(form_2021: FormSpec) -> HeadingReader:
    return HeadingReader(form_2021.sections)


def best(reader: HeadingReader, text: str) -> Heading | None:
    return max(reader.read(Paragraph(text, "")), key=lambda one: one.score, default=None)


@pytest.mark.parametrize(
    "number",
    [
        "五、",
        "五.",
        "五 ",
        "五",
        "5、",
        "5.",
        "5 ",
        "（五）",
        "第五部分 ",
        "第5部分：",
        "Ⅴ、",
        "V. ",
        "【五、",
        "",
    ],
)
def test_a_heading_is_read_with_every_kind_of_number(reader: HeadingReader, number: str) -> None:
    found = best(reader, f"{number}存在的主要问题及改进情况")
    assert found
    assert (found.section, found.rest) == (4, "")


@pytest.mark.parametrize(
    ("text", "section", "rest"),
    [
        ("一、总体情况2024年，我镇公开。", 0, "2024年，我镇公开。"),
        ("一、总体情况 2024年，我镇公开。", 0, "2024年，我镇公开。"),
        ("一、概述：2024年，我镇公开。", 0, "2024年，我镇公开。"),
        ("五、存在的主要问题及改进情况（一）存在问题", 4, "（一）存在问题"),
        ("六、其他需要报告的事项无", 5, "无"),
        ("其他需要报告的事项：无。", 5, "无。"),
    ],
)
def test_a_first_sentence_behind_a_heading_is_kept(
    reader: HeadingReader, text: str, section: int, rest: str
) -> None:
    found = best(reader, text)
    assert found
    assert (found.section, found.rest) == (section, rest)


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况良好，全年公开12条。",
        "二、总体情况和往年相比，没有变化。",
        "主动公开政府信息情况：全年公开12条，比上年多。",
        "一般来说，群众满意。",
        "一、总体情况。公开12条；更新栏目。",
        "二、概况：公开12条。",
    ],
)
def test_a_sentence_that_begins_like_a_heading_has_none_glued_to_it(
    reader: HeadingReader, text: str
) -> None:
    found = best(reader, text)
    assert found is None or found.rest == "公开12条；更新栏目。"


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("一、总体情况。", 0),
        ("三、行政机关收到和处理政府信息公开申请的情况", 2),
        (
            "五、政府信息公开工作存在的主要问题及改进情况，各级人民政府的政府信息公开工作年度报告"
            "还应当包括工作考核、社会评议和责任追究结果情况",
            4,
        ),
    ],
)
def test_long_and_ended_headings_are_read(reader: HeadingReader, text: str, section: int) -> None:
    found = best(reader, text)
    assert found
    assert (found.section, found.rest) == (section, "")


@pytest.mark.parametrize("text", ["IIX、总体情况", "IVI 总体情况"])
def test_letters_that_are_no_number_stay_letters(reader: HeadingReader, text: str) -> None:
    assert not any(one.renumbered for one in reader.read(Paragraph(text, "")))


@pytest.mark.parametrize("gap", [" ", "_", "……", "\u3000\t"])
def test_a_wide_gap_takes_no_time(reader: HeadingReader, gap: str) -> None:
    start = time.process_time()
    assert best(reader, "甲" + gap * 20_000 + "乙") is None
    assert time.process_time() - start < 0.5
