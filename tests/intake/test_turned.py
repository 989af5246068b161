# SPDX-License-Identifier: MIT
"""Tables on their side put back on their feet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import Grid, SourceBox
from desktop.intake.targets import Likeness, row_orders, targets_of
from desktop.intake.turned import upright

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec

LABELS = ["规章", "规范性文件", "行政许可", "其他对外管理服务事项", "行政处罚", "行政强制"]
LABELS += ["行政事业性收费", "政府集中采购"]


@pytest.fixture
def turn(forms: Mapping[str, FormSpec]) -> Callable[[Grid], Grid]:
    like = Likeness(forms.values())
    orders = row_orders([targets_of(form) for form in forms.values()])
    return lambda grid: upright(grid, orders, like)


def grid(*rows: list[str], exact: bool = True, rows_known: bool = True) -> Grid:
    cells = [
        SourceBox(top, at, text) for top, row in enumerate(rows) for at, text in enumerate(row)
    ]
    return Grid(tuple(cells), "第1个表格", exact=exact, rows_known=rows_known)


def rows(found: Grid) -> list[list[str]]:
    return [[box.text for box in line] for line in found.lines()]


def test_an_upright_table_stays_as_it_is(turn: Callable[[Grid], Grid]) -> None:
    upright_table = grid(["信息内容", "数量"], ["规章", "0"], ["行政许可", "1"])
    assert turn(upright_table) is upright_table


def test_rows_and_columns_change_places(turn: Callable[[Grid], Grid]) -> None:
    found = turn(grid(["", *LABELS], ["上一年", *"12345678"], ["本年", *"00000000"]))
    assert rows(found)[:2] == [["上一年", "本年"], ["规章", "1", "0"]]
    assert found.place == "第1个表格（行列对调）"


def test_a_blank_over_all_rows_is_a_blank_in_each(turn: Callable[[Grid], Grid]) -> None:
    source = grid(["", *LABELS], ["上一年", *"12345678"], ["本年", *"12345678"])
    wide = (*source.boxes, SourceBox(3, 0, "合计"), SourceBox(3, 1, "", across=8))
    assert rows(turn(Grid(wide, "第1个表格")))[1] == ["规章", "1", "1", ""]


def test_a_line_that_lacks_figures_leaves_the_table_as_it_is(
    turn: Callable[[Grid], Grid],
) -> None:
    source = grid(["", *LABELS], ["上一年", *"12345678"], ["本年", *"1234"])
    assert turn(source) is source


def test_a_header_alone_is_left_as_it_is(turn: Callable[[Grid], Grid]) -> None:
    source = grid(["", *LABELS])
    assert turn(source) is source


def test_without_places_the_labels_must_be_all_of_a_table(turn: Callable[[Grid], Grid]) -> None:
    whole = grid(LABELS, ["上一年", *"12345678"], exact=False)
    assert rows(turn(whole))[8] == ["政府集中采购", "8"]
    partial = grid(LABELS[:-1], ["上一年", *"1234567"], exact=False)
    assert turn(partial) is partial


def test_without_rows_the_labels_must_be_all_of_a_table(turn: Callable[[Grid], Grid]) -> None:
    source = grid([*LABELS, "上一年", *"12345678"], exact=False, rows_known=False)
    assert rows(turn(source))[1] == ["规章", "1"]


@pytest.mark.parametrize("exact", [True, False])
def test_a_column_that_lost_its_name_is_kept(turn: Callable[[Grid], Grid], exact: bool) -> None:
    found = turn(grid(["", *LABELS], ["项目", *"12345678"], ["", *"87654321"], exact=exact))
    assert rows(found)[:2] == [["项目", ""], ["规章", "1", "8"]]


def test_a_figure_over_all_rows_leaves_the_table_as_it_is(turn: Callable[[Grid], Grid]) -> None:
    source = grid(["", *LABELS], ["上一年", *"12345678"], ["本年", *"12345678"])
    wide = Grid((*source.boxes, SourceBox(3, 0, "合计"), SourceBox(3, 1, "36", across=8)), "表")
    assert turn(wide) is wide
