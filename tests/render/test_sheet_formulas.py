# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from desktop.render.sheet import _sheet_name
from desktop.render.sheet_formulas import Place, side, total


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A1"), (25, "Z1"), (26, "AA1"), (51, "AZ1"), (52, "BA1")]
)
def test_columns_are_counted_in_letters(column: int, letters: str) -> None:
    assert Place("表", 0, column).address == letters


@pytest.mark.parametrize(
    ("places", "areas"),
    [
        ([(0, 0)], "A1"),
        ([(0, 0), (0, 1), (0, 2)], "A1:C1"),
        ([(0, 0), (1, 0)], "A1:A2"),
        ([(0, 0), (0, 1), (1, 1)], "A1:B1,B2"),
        ([(0, 0), (1, 0), (1, 1)], "A1:A2,B2"),
        ([(0, 0), (2, 2), (0, 1)], "A1,C3,B1"),
    ],
)
def test_neighbours_are_summed_as_ranges(places: list[tuple[int, int]], areas: str) -> None:
    formula = total(Place("表", row, column) for row, column in places)
    assert formula == f'=IF(COUNT({areas})=0,"",SUM({areas}))'


def test_a_side_without_cells_is_zero() -> None:
    assert side((), {}) == "=0"


def test_neighbours_in_different_worksheets_are_no_range() -> None:
    places = {"a": Place("表二", 0, 0), "b": Place("表三", 1, 0)}
    assert side(("a", "b"), places) == "=SUM('表二'!A1,'表三'!A2)"


@pytest.mark.parametrize(
    ("name", "taken", "sheet"),
    [
        ("表二", set(), "表二"),
        ("表二", {"表二"}, "表二2"),
        ("a", {"A", "A2"}, "a3"),
        ("[情况]:*?/\\'", set(), "情况"),
        ("/", set(), "表"),
        ("长" * 40, set(), "长" * 28),
    ],
)
def test_a_worksheet_gets_a_name_that_is_allowed_and_free(
    name: str, taken: set[str], sheet: str
) -> None:
    assert _sheet_name(name, taken) == sheet
