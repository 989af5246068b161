from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.plain import read_plain

if TYPE_CHECKING:
    from types import SimpleNamespace

ROWS = [["信息内容", "件数", "现行"], ["规章", "3", "564"], ["许可", "12", "0"], ["总计", "", "7"]]


def behind(rows: list[list[str]], mark: str = " |\n") -> str:
    """Print each cell on its own line with a bar behind it, or on the next line."""
    return "".join(cell + mark for row in rows for cell in row)


def with_lone_bars(rows: list[list[str]]) -> str:
    """Print the same with a lone bar before each row."""
    return "".join("|\n" + "".join(f"{cell} |\n" for cell in row) for row in rows)


@pytest.mark.parametrize("mark", [" |\n", "\n|\n", "｜\n\n"])
def test_cells_closed_by_bars_are_cut_where_a_word_follows_a_figure(
    mark: str, seen: SimpleNamespace
) -> None:
    assert seen.grids(read_plain(behind(ROWS, mark))) == [[[*ROWS[0], *ROWS[1]], *ROWS[2:]]]


def test_rows_of_cells_closed_by_bars_are_a_guess(seen: SimpleNamespace) -> None:
    assert not seen.only_grid(read_plain(behind(ROWS))).rows_known


def test_a_lone_bar_before_each_row_tells_the_rows(seen: SimpleNamespace) -> None:
    grid = seen.only_grid(read_plain(with_lone_bars(ROWS)))
    assert grid.rows_known
    assert [[box.text for box in line] for line in grid.lines()] == ROWS


def test_bars_at_the_end_of_a_row_close_its_empty_cells(seen: SimpleNamespace) -> None:
    text = "|\n第二十条 |||\n" + with_lone_bars(ROWS)
    assert seen.grids(read_plain(text))[0][0] == ["第二十条", "", ""]


def test_bars_that_stand_together_end_a_row(seen: SimpleNamespace) -> None:
    text = "第二十条 |\n||\n内容 |\n件数 ||\n" + behind(ROWS[1:])
    assert seen.grids(read_plain(text))[0] == [["第二十条"], ["内容", "件数"], *ROWS[1:]]


def test_bars_that_are_no_whole_number_of_rows_are_guessed(seen: SimpleNamespace) -> None:
    grid = seen.only_grid(read_plain(with_lone_bars(ROWS) + "|\n合计 |\n"))
    assert not grid.rows_known


def test_a_cell_may_have_several_lines(seen: SimpleNamespace) -> None:
    text = "规章 |\n1 |\n2 |\n行政\n许可 |\n3 |\n4 |\n"
    assert seen.grids(read_plain(text))[0][1] == ["行政\n许可", "3", "4"]


def test_a_heading_between_cells_parts_two_tables(seen: SimpleNamespace) -> None:
    blocks = read_plain(behind(ROWS) + "三、收到申请情况\n" + behind(ROWS))
    assert seen.texts(blocks) == ["三、收到申请情况"]
    assert len(seen.grids(blocks)) == 2


def test_a_paragraph_before_the_first_cell_stays_a_paragraph(seen: SimpleNamespace) -> None:
    blocks = read_plain("二、主动公开情况\n本年的数据\n规章\n|\n1\n|\n2\n|\n许可\n|\n3\n|\n4\n|\n")
    assert seen.texts(blocks) == ["二、主动公开情况", "本年的数据"]


def test_many_lines_before_a_bar_are_no_cell(seen: SimpleNamespace) -> None:
    lines = ["一个", "两个", "三个", "四个"]
    blocks = read_plain(behind(ROWS) + "\n".join(lines) + "\n" + behind(ROWS))
    assert seen.texts(blocks) == lines


@pytest.mark.parametrize(
    "text", ["首页 |\n新闻 |\n公开 |\n", "1 |\n2 |\n3 |\n4 |\n", "甲 |\n1 |\n"]
)
def test_bars_behind_words_or_figures_alone_are_no_table(text: str, seen: SimpleNamespace) -> None:
    assert seen.grids(read_plain(text)) == []


def test_a_row_with_two_cells_on_a_line_is_another_layout(seen: SimpleNamespace) -> None:
    blocks = read_plain(behind(ROWS) + "| 维持 | 0 |\n| 纠正 | 1 |\n")
    assert seen.grids(blocks)[1] == [["维持", "0"], ["纠正", "1"]]
