# SPDX-License-Identifier: MIT
"""Line breaks inside paragraphs, and the marks of Markdown."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import Grid, Paragraph
from desktop.intake.unfolding import unfold, without_markdown

if TYPE_CHECKING:
    from desktop.core.form import FormSpec

TITLE = "云岭镇2023年政府信息公开工作年度报告"
LONG = "全年通过县政府网站公开了机构职能、财政预算和惠民政策等各类信息"


def lines(text: str) -> list[str]:
    found = unfold([Paragraph(text, "第1段", numbering="一、")], {})
    return [item.numbering + item.text for item in found.items if isinstance(item, Paragraph)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("总体情况\n甲。\n\n乙。", ["一、总体情况", "甲。", "乙。"]),
        (f"{LONG}\n共12条。", [f"一、{LONG}共12条。"]),
        (f"{LONG}\n（二）依申请公开。", [f"一、{LONG}", "（二）依申请公开。"]),
        (f"{LONG}。\n共12条。", [f"一、{LONG}。", "共12条。"]),
        (
            f"清溪县{TITLE * 1}草案文本\n根据规定，现公布。",
            [f"一、清溪县{TITLE}草案文本", "根据规定，现公布。"],
        ),
        (f"{LONG}\n共12条", [f"一、{LONG}", "共12条"]),
        ("一行 \n", ["一、一行 \n"]),
    ],
)
def test_each_line_of_a_paragraph_is_one_unless_it_goes_on(text: str, found: list[str]) -> None:
    assert lines(text) == found


def test_tables_keep_their_block_when_lines_come_apart() -> None:
    grid = Grid((), "第1个表格")
    found = unfold([Paragraph("甲\n乙", ""), grid], {1: frozenset(("proactive",))})
    assert found.items[2] is grid
    assert found.tables == {2: frozenset(("proactive",))}


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        (["# " + TITLE, "甲。"], [TITLE, "甲。"]),
        (["## 一、总体情况 ##", "**甲**乙。"], ["一、总体情况", "甲乙。"]),
        (["**一、总体情况**", "1\\. 甲。"], ["一、总体情况", "1. 甲。"]),
        (["# " + TITLE, "---", "__甲__"], [TITLE, "甲"]),
        (["# " + TITLE, "**甲**乙***丙***丁**戊"], [TITLE, "甲乙丙丁**戊"]),
        (["# " + TITLE, "# C#"], [TITLE, "C#"]),
    ],
)
def test_marks_of_markdown_are_taken_off(
    marked: list[str], bare: list[str], form_2021: FormSpec
) -> None:
    found = without_markdown([Paragraph(text, "") for text in marked], {}, form_2021.sections)
    assert found
    assert [item.text for item in found.items if isinstance(item, Paragraph)] == bare


@pytest.mark.parametrize(
    "text",
    ["# 号楼设有公开栏", "#总体情况", "**注意**", "**公开**12条", "公开**12**条", "一、总体情况"],
)
def test_such_marks_stay_where_no_heading_bears_them(text: str, form_2021: FormSpec) -> None:
    assert without_markdown([Grid((), ""), Paragraph(text, "")], {}, form_2021.sections) is None


def test_tables_of_a_markdown_source_are_kept(form_2021: FormSpec) -> None:
    items = [Paragraph("# " + TITLE, ""), Paragraph("---", ""), Grid((), "第1个表格")]
    found = without_markdown(items, {2: frozenset(("proactive",))}, form_2021.sections)
    assert found
    assert found.items[1] is items[2]
    assert found.tables == {1: frozenset(("proactive",))}


@pytest.mark.parametrize("text", ["# 甲" + " " * 60_000 + "乙", " **甲" * 60_000])
def test_marks_that_nothing_closes_take_no_time(text: str, form_2021: FormSpec) -> None:
    items = [Paragraph("# " + TITLE, ""), Paragraph(text, "")]
    start = time.process_time()
    assert without_markdown(items, {}, form_2021.sections)
    assert time.process_time() - start < 1
