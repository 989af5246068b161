# SPDX-License-Identifier: MIT
"""Rows whose figures have moved up or share a cell: put back as the totals tell, and doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.report import NoteKind
from desktop.intake.blocks import Blocks, Grid, Paragraph, SourceBox
from desktop.intake.reading import Reading, understand

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec

TITLE = Paragraph("云岭镇2021年政府信息公开工作年度报告", "第1段")
HEADS = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
SOUND = [
    ["（二）部分公开", *"2010003"],
    ["2.重复申请", *"0400004"],
    ["3.要求提供公开出版物", *"0000000"],
]


@pytest.fixture
def granted(forms: Mapping[str, FormSpec]) -> Callable[..., list[object]]:
    """Read one row among sound ones; its cells in order and the notes on it."""

    def read_row(*texts: str) -> list[object]:
        rows = [HEADS, ["（一）予以公开", *texts], *SOUND]
        boxes = [SourceBox(y, x, text) for y, row in enumerate(rows) for x, text in enumerate(row)]
        blocks = Blocks("试验", (TITLE, Grid(tuple(boxes), "第1个表格")))
        return cells(understand(blocks, "试验", forms))

    return read_row


def cells(reading: Reading) -> list[object]:
    found = {**reading.values, **reading.printed_totals}
    row = [cell for cell in reading.form.cells if ".granted." in cell]
    doubtful = {c for n in reading.notes if n.kind is NoteKind.DOUBTFUL for c in n.cells}
    return [*(found[cell] for cell in row), doubtful.issuperset(row)]


def test_a_row_that_lost_a_cell_is_moved_back(granted: Callable[..., list[object]]) -> None:
    # the cell that is gone was a 5, which the total tells; which column, nothing here does
    found = granted("17", "0", "1", "2", "3", "28", "")
    assert (sorted(map(int, map(str, found[:6]))), found[6:]) == ([0, 1, 2, 3, 5, 17], [28, True])


def test_a_lost_zero_is_put_in(granted: Callable[..., list[object]]) -> None:
    found = granted("17", "4", "1", "2", "3", "27", "")
    assert (sorted(map(int, map(str, found[:6]))), found[6:]) == ([0, 1, 2, 3, 4, 17], [27, True])


def test_a_row_whose_total_was_forgotten_stays_as_it_is(
    granted: Callable[..., list[object]],
) -> None:
    assert granted("17", "4", "1", "2", "3", "1", "") == [17, 4, 1, 2, 3, 1, None, True]


def test_figures_that_share_a_cell_are_parted(granted: Callable[..., list[object]]) -> None:
    assert granted("10", "1019", "", "11", "0", "0", "50") == [10, 10, 19, 11, 0, 0, 50, True]


def test_a_figure_before_the_blank_may_be_behind_it(granted: Callable[..., list[object]]) -> None:
    assert granted("10", "", "1019", "11", "0", "0", "50") == [10, 10, 19, 11, 0, 0, 50, True]


def test_a_space_parts_figures_that_share_a_cell(granted: Callable[..., list[object]]) -> None:
    assert granted("1 7", "", "0", "0", "0", "0", "8") == [1, 7, 0, 0, 0, 0, 8, True]


def test_the_total_may_share_a_cell(granted: Callable[..., list[object]]) -> None:
    assert granted("10", "2", "0", "0", "0", "113", "") == [10, 2, 0, 0, 0, 1, 13, True]


def test_what_no_parting_makes_add_up_stays(granted: Callable[..., list[object]]) -> None:
    assert granted("10", "1019", "", "11", "0", "0", "77")[:7] == [10, 1019, None, 11, 0, 0, 77]


def test_a_blank_for_zero_is_no_trace_of_a_lost_figure(
    granted: Callable[..., list[object]],
) -> None:
    assert granted("12", "", "3", "", "", "", "15") == [12, None, 3, None, None, None, 15, False]


def test_endless_digits_are_not_parted(granted: Callable[..., list[object]]) -> None:
    assert granted("1" * 5_000, "", *"00005")[0] is None


def test_three_blanks_at_the_end_are_blanks(granted: Callable[..., list[object]]) -> None:
    assert granted("12", "4", "3", "2", "", "", "")[:7] == [12, 4, 3, 2, None, None, None]


@pytest.mark.parametrize("text", ["1,019", "10 1 9", "甲乙"])
def test_only_digits_are_parted(granted: Callable[..., list[object]], text: str) -> None:
    assert granted("10", text, "", "11", "0", "0", "50")[2] is None


def test_a_zero_before_a_number_is_a_cell_of_its_own(granted: Callable[..., list[object]]) -> None:
    assert granted("0", "0", "0", "08541", "", "0", "8541") == [0, 0, 0, 0, 8541, 0, 8541, True]


def test_a_unit_behind_two_figures_does_not_hide_them(granted: Callable[..., list[object]]) -> None:
    assert granted("481件", "", "0", "0", "0", "0", "49") == [48, 1, 0, 0, 0, 0, 49, True]


def test_one_long_figure_among_full_rows_without_totals_is_suspect(
    forms: Mapping[str, FormSpec],
) -> None:
    names = ("（一）予以公开", "（二）部分公开", "2.重复申请", "3.要求提供公开出版物")
    rows = [HEADS, [names[0], "800004", *[""] * 6], *([name, *"201000", ""] for name in names[1:])]
    boxes = [SourceBox(y, x, text) for y, row in enumerate(rows) for x, text in enumerate(row)]
    blocks = Blocks("试验", (TITLE, Grid(tuple(boxes), "第1个表格")))
    assert cells(understand(blocks, "试验", forms))[-1] is True


def test_a_letter_for_zero_parts_like_a_zero(granted: Callable[..., list[object]]) -> None:
    assert granted("O7", "", "0", "0", "0", "0", "7") == [0, 7, 0, 0, 0, 0, 7, True]


def test_one_long_figure_is_suspect_where_a_column_is_lost(forms: Mapping[str, FormSpec]) -> None:
    names = ("（一）予以公开", "（二）部分公开", "2.重复申请", "3.要求提供公开出版物")
    rows = [HEADS[:-1], [names[0], "748201", *[""] * 5], *([name, *"201000"] for name in names[1:])]
    boxes = [SourceBox(y, x, text) for y, row in enumerate(rows) for x, text in enumerate(row)]
    reading = understand(Blocks("试验", (TITLE, Grid(tuple(boxes), "第1个表格"))), "试验", forms)
    assert any("只有一个数" in note.message for note in reading.notes)
