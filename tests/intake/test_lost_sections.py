# SPDX-License-Identifier: MIT
"""Texts whose heading is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import Grid, Paragraph
from desktop.intake.lost_sections import (
    end_of_introduction,
    start_of_other_matters,
    text_behind_tables,
)
from desktop.intake.sections import cut

if TYPE_CHECKING:
    from desktop.core.form import FormSpec

GRID = "表四"


@pytest.mark.parametrize(
    ("lines", "moved"),
    [
        (
            ["四、政府信息公开行政复议、行政诉讼情况", GRID, "更新慢。", "六、其他需要报告的事项"],
            {2: 5},
        ),
        (["一、总体情况", GRID, "更新慢。", "要加强。"], {2: 5, 3: 5}),
        (["一、总体情况", GRID, "注：数据为全年。", "更新慢。"], {3: 5}),
        (["一、总体情况", GRID, "注：数据为全年。"], {}),
        (["一、总体情况", GRID, "五、存在的主要问题及改进情况", "更新慢。"], {}),
        (["四、政府信息公开行政复议、行政诉讼情况", "更新慢。"], {}),
    ],
)
def test_text_behind_a_table_belongs_to_the_section_that_lost_its_heading(
    lines: list[str], moved: dict[int, int], form_2021: FormSpec
) -> None:
    items = [Grid((), x) if x == GRID else Paragraph(x, "") for x in lines]
    tables = {at: frozenset(("disputes",)) for at, x in enumerate(lines) if x == GRID}
    found = cut(items, tables, form_2021.sections)
    assert text_behind_tables(items, tables, found, form_2021.sections) == moved


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["根据规定，现公布年度报告。", "今年公开12条。"], 1),
        (["根据规定，现公布年度报告。", "电子版可在网站下载。"], 2),
        (["（一）根据规定公开。"], 0),
        (["今年公开12条。"], 0),
        ([], 0),
    ],
)
def test_an_introduction_ends_where_the_report_begins(lines: list[str], count: int) -> None:
    assert end_of_introduction(lines) == count


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        (["更新慢。", "加强培训。", "本年度未收取信息处理费。"], 2),
        (["更新慢。", "无。"], 1),
        (["无。"], 1),
        (["更新慢。", "加强培训。"], 2),
        ([], 0),
    ],
)
def test_other_matters_are_told_by_their_words(lines: list[str], first: int) -> None:
    assert start_of_other_matters(lines) == first
