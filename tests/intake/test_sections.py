# SPDX-License-Identifier: MIT
"""Sources cut into sections, whatever became of the headings."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import Grid, Paragraph
from desktop.intake.headings import HeadingReader, is_contents_line
from desktop.intake.sections import cut

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.form import FormSpec

TABLES = {"表二": "proactive", "表三": "requests", "表四": "disputes"}


@pytest.fixture
def states(form_2021: FormSpec) -> Callable[[str], str]:
    """Cut lines, one block each (表二 is a table); return one digit per block."""

    def cut_lines(text: str) -> str:
        lines = text.split("\n")
        items = [Grid((), x) if x in TABLES else Paragraph(x, "") for x in lines]
        held = {at: frozenset((TABLES[x],)) for at, x in enumerate(lines) if x in TABLES}
        found = cut(items, held, form_2021.sections)
        return "".join(map(str, found.states))

    return cut_lines


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("前言\n一、总体情况\n正文\n二、主动公开政府信息情况\n表二", "01122"),
        (
            "一、总体情况\n正文\n五、存在的主要问题及改进情况\n正文\n六、其他需要报告的事项\n无",
            "115566",
        ),
        ("1、 总体情况\n正文\n2、 主动公开政府信息情况\n表二", "1122"),
        ("总体情况\n正文\n主动公开政府信息情况\n表二", "1122"),
        ("一、总体情况\n正文\n表二\n表三\n五、存在问题及改进措施\n正文", "112355"),
        ("一、概述\n正文\n二、主动公开政府信息情况\n表二", "1122"),
        ("一、工作进展\n正文\n二、主动公开政府信息情况\n表二", "1122"),
        (
            "一、总体情况\n（二）政府信息主动公开工作情况\n正文\n二、主动公开政府信息情况\n表二",
            "11122",
        ),
        ("一、总体情况\n（一）主动公开\n正文\n表二", "1112"),
        ("一、总体情况\n一、总体情况\n正文", "111"),
        ("没有标题\n也没有表格", "00"),
        ("一、总体情况\n表三\n表二", "112"),
        ("一、行政机关主动公开政府信息情况\n表二\n六、其他需要报告的事项：无。", "226"),
        (
            "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
            "四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n正文",
            "123455",
        ),
    ],
)
def test_blocks_are_cut_at_headings_and_tables(
    states: Callable[[str], str], text: str, right: str
) -> None:
    assert states(text) == right


def test_a_table_of_contents_is_no_section(form_2021: FormSpec) -> None:
    names = [section.heading for section in form_2021.sections]
    items = [Paragraph(text, "") for text in (*names, *names)]
    found = cut(items, {}, form_2021.sections)
    assert found.contents == frozenset(range(6))
    assert found.states[6:] == (1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize(
    ("lines", "contents"),
    [
        (
            ["目  录", "一、总体情况 1", "二、主动公开政府信息情况 2", "前言。", "一、总体情况"],
            {0, 1, 2},
        ),
        (["目录", "总体情况", "主动公开政府信息情况", "一、总体情况"], {0, 1, 2}),
        (["目录", "一、总体情况（1）", "（一）主动公开……2", "甲。"], {0, 1, 2}),
        (["目录", "一、总体情况", "甲。"], {0}),
        (["前言。", "目录"], {1}),
        (["目录的编制。"], set()),
    ],
)
def test_a_named_table_of_contents_ends_where_the_headings_do(
    lines: list[str], contents: set[int], form_2021: FormSpec
) -> None:
    found = cut([Paragraph(text, "") for text in lines], {}, form_2021.sections)
    assert found.contents == contents


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("一、总体情况……………………1", True),
        ("一、总体情况........", True),
        ("一、总体情况\t3", True),
        ("一、总体情况", False),
        ("工作取得成效……", False),
    ],
)
def test_dotted_leaders_are_a_table_of_contents(text: str, verdict: bool) -> None:
    assert is_contents_line(text) is verdict


@pytest.mark.parametrize(
    "text",
    [
        "",
        "（。）",
        "一、总体情况........1",
        "全年工作情况总体较好。",
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六个部分组成如下",
    ],
)
def test_prose_and_contents_are_no_heading(form_2021: FormSpec, text: str) -> None:
    reader = HeadingReader(form_2021.sections)
    assert reader.read(Paragraph(text, "", numbering="" if text else "一、")) == ()


def test_text_behind_a_heading_is_kept(form_2021: FormSpec) -> None:
    found = HeadingReader(form_2021.sections).read(Paragraph("六、其他需要报告的事项：无。", ""))
    assert [(one.section, one.rest) for one in found] == [(5, "无。")]


def test_automatic_numbers_and_heading_styles_count(form_2021: FormSpec) -> None:
    reader = HeadingReader(form_2021.sections)
    plain, styled = (
        max(one.score for one in reader.read(Paragraph("总体情况", "", level, number)))
        for level, number in ((0, ""), (1, "一、"))
    )
    assert styled > plain


def test_a_wide_gap_below_the_contents_takes_no_time(form_2021: FormSpec) -> None:
    items = [Paragraph("目录", ""), Paragraph("甲" + " " * 20_000 + "乙", "")]
    start = time.process_time()
    assert cut(items, {}, form_2021.sections).contents == {0}
    assert time.process_time() - start < 0.5
