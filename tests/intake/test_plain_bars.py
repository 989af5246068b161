from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.plain import read_plain

ROWS = [["规章", "0", ""], ["许可", "", "1"]]

if TYPE_CHECKING:
    from types import SimpleNamespace


@pytest.mark.parametrize(
    "text",
    [
        "规章|0|\n许可||1",
        "| 规章 | 0 |  |\n|---|:-:|---|\n| 许可 |  | 1 |",
        "｜规章｜0｜｜\n\n｜许可｜｜1｜",
        "┌──┬─┬─┐\n│规章│0│ │\n├──┼─┼─┤\n│许可│ │1│\n└──┴─┴─┘",
    ],
)
def test_bars_of_every_kind_part_cells(text: str, seen: SimpleNamespace) -> None:
    assert seen.grids(read_plain(text))[0] == ROWS


def test_a_cell_of_several_lines_is_one_cell(seen: SimpleNamespace) -> None:
    blocks = read_plain("| 自然\n人 | 0 |\n| 总计 | 1 |")
    assert seen.grids(blocks) == [[["自然\n人", "0"], ["总计", "1"]]]


@pytest.mark.parametrize("text", ["|甲|0\n|乙|1\n丙", "|甲|0|\n|乙|1\n丙"])
def test_a_row_that_is_never_closed_ends_with_its_line(text: str, seen: SimpleNamespace) -> None:
    assert seen.grids(read_plain(text)) == [[["甲", "0"], ["乙", "1"]]]


def test_a_line_without_a_frame_keeps_the_blank_cells_at_both_its_ends(
    seen: SimpleNamespace,
) -> None:
    text = "甲 | 子 | 1 | 2\n | 丑 | 3 | \n | 寅 |  | 4\n乙 |  | 5 | "
    assert seen.grids(read_plain(text)) == [
        [["甲", "子", "1", "2"], ["", "丑", "3", ""], ["", "寅", "", "4"], ["乙", "", "5", ""]]
    ]


def test_a_line_that_begins_with_a_blank_cell_takes_none_of_the_lines_below_it(
    seen: SimpleNamespace,
) -> None:
    text = "甲|规章|1\n |总计|1\n结转||2\n\n四、复议情况\n维持||总计\n1||1"
    blocks = read_plain(text)
    assert seen.grids(blocks)[0] == [["甲", "规章", "1"], ["", "总计", "1"], ["结转", "", "2"]]
    assert seen.texts(blocks) == ["四、复议情况"]


@pytest.mark.parametrize("between", ["", "四、复议情况"])
def test_an_open_row_goes_on_over_no_blank_line_and_no_heading(
    between: str, seen: SimpleNamespace
) -> None:
    blocks = read_plain(f"| 规章 | 0 | 1 |\n| 总计 | 2\n{between}\n许可 | 3 |\n| 强制 | 4 | 5 |")
    assert ["总计", "2"] in seen.grids(blocks)[0]


def test_a_break_and_an_escaped_bar_are_read(seen: SimpleNamespace) -> None:
    blocks = read_plain("|自然<br>人|0|\n|甲\\|乙|1|")
    assert seen.grids(blocks) == [[["自然\n人", "0"], ["甲|乙", "1"]]]


def test_one_line_of_navigation_is_a_paragraph(seen: SimpleNamespace) -> None:
    assert seen.texts(read_plain("首页 | 新闻 | 公开\n正文")) == ["首页 | 新闻 | 公开", "正文"]


def test_lines_with_a_single_bar_and_one_word_are_paragraphs(seen: SimpleNamespace) -> None:
    assert seen.texts(read_plain("| 甲\n| 乙")) == ["| 甲", "| 乙"]


def test_a_rule_alone_is_a_paragraph(seen: SimpleNamespace) -> None:
    assert seen.texts(read_plain("———\n正文")) == ["———", "正文"]


def test_one_framed_line_with_a_figure_is_a_table(seen: SimpleNamespace) -> None:
    assert seen.grids(read_plain("| 重复申请 | 3 | 3 |\n|---|---|---|\n")) == [
        [["重复申请", "3", "3"]]
    ]


@pytest.mark.parametrize("text", ["首页 | 2 | 3", "| 首页 | 新闻 |", "| 3 | |"])
def test_one_line_without_frame_figure_or_a_second_cell_is_no_table(
    text: str, seen: SimpleNamespace
) -> None:
    assert seen.texts(read_plain(text)) == [text]


ROW = "| 重复申请 | 3 | 0 | 1 | 4 |\n|---|---|---|---|---|\n"


@pytest.mark.parametrize("between", ["", "\n（四）无\n", "三、本法提供\n", "\n\n不予\n处理\n\n"])
def test_pieces_of_a_torn_table_are_one_with_what_stands_between(
    between: str, seen: SimpleNamespace
) -> None:
    [grid] = seen.grids(read_plain(ROW + between + ROW))
    assert grid[1:-1] == [[line] for line in between.split()]


@pytest.mark.parametrize(
    "between",
    [
        "四、复议和诉讼的情况\n",
        "# 无法提供\n",
        "以上数据由各单位填报，经过汇总核对，没有差错。\n",
        "办理情况\n" * 13,
    ],
)
def test_headings_prose_and_many_lines_part_tables(between: str, seen: SimpleNamespace) -> None:
    assert len(seen.grids(read_plain(ROW + between + ROW))) == 2


def test_tables_of_different_widths_stay_two(seen: SimpleNamespace) -> None:
    narrow = "| 行政许可 | 3 |\n|---|---|\n"
    assert len(seen.grids(read_plain(ROW + "无\n" + narrow))) == 2
