# SPDX-License-Identifier: MIT
"""Tables as lines of cells, torn lines put together, guessed rows cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.intake.blocks import Grid, SourceBox
from desktop.intake.lines import Line, join, lines_of, make_line

if TYPE_CHECKING:
    from collections.abc import Sequence


def boxes(*texts: str, top: int = 0) -> list[SourceBox]:
    return [SourceBox(top, left, text) for left, text in enumerate(texts)]


def line(*texts: str) -> Line:
    return make_line(0, 0, "第1个表格第1行", boxes(*texts), exact=False)


def texts(found: Line) -> list[str]:
    return [cell.text for cell in found.cells]


def guessed(*texts: str, width: int = 7) -> list[list[str]]:
    grid = Grid(tuple(boxes(*texts)), "第1个表格", exact=False, rows_known=False)
    return [[cell.text for cell in found.cells] for found in lines_of([grid], width)]


def known(*rows: Sequence[str]) -> list[list[str]]:
    cells = tuple(box for top, row in enumerate(rows) for box in boxes(*row, top=top))
    return [[cell.text for cell in found.cells] for found in lines_of([Grid(cells, "第1个表格")])]


def test_a_line_counts_figures_and_the_cells_behind_its_words() -> None:
    found = line("三、", "（一）予以公开", "", "1", "", "2", "")
    assert (found.figures, found.slots, found.span) == (2, 5, 3)


def test_a_line_is_quoted_without_its_blanks() -> None:
    assert line("规\n章", "", " 0 ").quote == "规 章 | 0"


def test_lines_tell_their_table_and_row() -> None:
    grids = [Grid(tuple(boxes("规章", "0", top=1)), f"第{n}个表格") for n in (1, 2)]
    assert [found.place for found in lines_of(grids)] == ["第1个表格第2行", "第2个表格第2行"]


def test_cells_above_each_other_are_joined() -> None:
    assert texts(join(line("2.其他法律", "0", "1"), line("禁止公开", "", ""))) == [
        "2.其他法律禁止公开",
        "0",
        "1",
    ]


def test_a_line_that_lacks_its_first_cells_is_joined_at_the_right() -> None:
    upper, lower = line("（三）不予公开", "1.属于", "0", "1"), line("国家秘密", "", "")
    assert texts(join(upper, lower)) == ["（三）不予公开", "1.属于国家秘密", "0", "1"]
    assert texts(join(lower, upper))[1] == "国家秘密1.属于"


def test_figures_above_a_label_come_behind_it() -> None:
    assert texts(join(line("0", "1"), line("规章"))) == ["规章", "0", "1"]


def test_two_parts_of_a_label_become_one() -> None:
    assert texts(join(line("2.其他法律", "0", "1"), line("禁止公开"))) == [
        "2.其他法律禁止公开",
        "0",
        "1",
    ]


def test_figures_are_cut_off_a_label_that_has_swallowed_them() -> None:
    assert known(["行政许可12"]) == [["行政许可", "12"]]


def test_numbered_headers_keep_their_numbers() -> None:
    assert known(["数据1", "数据2"]) == [["数据1", "数据2"]]


def test_an_empty_row_is_a_line_of_blanks_and_a_missing_one_none() -> None:
    assert known(["", ""], []) == [["", ""]]


def test_words_of_a_guessed_row_are_lines_of_their_own() -> None:
    assert guessed("信息内容", "本年制发件数", "规章", "0", "1") == [
        ["信息内容"],
        ["本年制发件数"],
        ["规章", "0", "1"],
    ]


def test_guessed_rows_that_add_up_are_cut_apart() -> None:
    one, two = ("1", "0", "0", "0", "0", "2", "3"), ("0", "4", "0", "0", "0", "0", "4")
    assert guessed("1.属于国家秘密", *one, *two) == [["1.属于国家秘密", *one], [*two]]


def test_guessed_rows_with_overwritten_labels_are_cut_apart() -> None:
    one = ("0", "1", "0", "0", "0", "0", "2", "3")
    assert guessed("（三）不予公开", *one, *one) == [["（三）不予公开", *one], [*one]]


def test_guessed_rows_that_do_not_add_up_stay_together() -> None:
    assert len(guessed("1.属于国家秘密", *"1234567", *"1234567")) == 1


def test_the_long_row_of_table_four_is_not_cut() -> None:
    header = [f"结果{name}" for name in "甲乙丙丁戊己庚辛壬癸子丑寅"]
    assert len(guessed(*header, *["0"] * 14)) == len(header)


def test_a_page_number_is_cut_off_a_guessed_row() -> None:
    assert guessed("规章", "0", "1", "—", "3", "—") == [["规章", "0", "1"], ["—", "3", "—"]]


def test_a_guessed_row_of_figures_alone_is_kept() -> None:
    assert guessed("0", "1") == [["0", "1"]]


def test_endless_digits_add_up_to_nothing() -> None:
    figures = ["9" * 5_000, *"0000000000000"]
    assert guessed("甲", *figures) == [["甲", *figures]]


def test_the_texts_of_a_line_are_its_words() -> None:
    assert line("规章", "1", "", "合计", "/").texts == ("规章", "合计")
