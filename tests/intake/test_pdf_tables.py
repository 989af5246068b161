from __future__ import annotations

import pytest

from desktop.intake import pdf_tables
from desktop.intake.blocks import IntakeError
from desktop.intake.pdf_page import Rule
from desktop.intake.pdf_tables import Area, find_tables

SQUARE = ([Rule(0, 0, 90), Rule(50, 0, 90), Rule(99, 0, 90)], [Rule(0, 0, 99), Rule(90, 0, 99)])


def areas(level: list[Rule], upright: list[Rule]) -> list[tuple[int, int, int, int]]:
    """Return the cells of the only table as plain tuples."""
    [table] = find_tables(level, upright)
    return [(one.top, one.left, one.down, one.across) for one in table.areas]


def test_rules_that_cross_make_cells() -> None:
    level, upright = SQUARE
    assert areas(level, [*upright, Rule(40, 0, 99)]) == [
        (0, 0, 1, 1),
        (0, 1, 1, 1),
        (1, 0, 1, 1),
        (1, 1, 1, 1),
    ]


def test_a_cell_grows_until_a_rule_is_in_the_way() -> None:
    level, upright = SQUARE
    assert areas([level[0], Rule(50, 40, 90), level[2]], [*upright, Rule(40, 0, 99)]) == [
        (0, 0, 2, 1),
        (0, 1, 1, 1),
        (1, 1, 1, 1),
    ]
    assert areas(level, [*upright, Rule(40, 50, 99)])[0] == (0, 0, 1, 2)


def test_a_cell_that_is_no_rectangle_is_cut_into_some() -> None:
    level = [Rule(0, 0, 90), Rule(30, 0, 40), Rule(60, 0, 90), Rule(99, 0, 90)]
    upright = [Rule(0, 0, 99), Rule(40, 0, 30), Rule(90, 0, 99)]
    assert areas(level, upright) == [(0, 0, 1, 1), (0, 1, 2, 1), (1, 0, 1, 1), (2, 0, 1, 2)]


def test_rules_in_pieces_and_slightly_off_are_one() -> None:
    level, upright = SQUARE
    pieces = [Rule(0, 0, 40), Rule(1, 41, 90), *level[1:]]
    assert areas(pieces, upright) == [(0, 0, 1, 1), (1, 0, 1, 1)]


def test_outer_rules_may_be_missing() -> None:
    level = [Rule(20, 0, 90), Rule(50, 0, 90)]
    upright = [Rule(40, 0, 70)]
    assert len(areas(level, upright)) == 6


@pytest.mark.parametrize(
    ("level", "upright"),
    [
        ([], []),
        ([Rule(0, 0, 90)], []),
        ([Rule(0, 0, 90), Rule(99, 0, 90)], [Rule(0, 0, 99), Rule(90, 0, 99)]),
        ([Rule(0, 0, 90)], [Rule(200, 0, 99)]),
    ],
)
def test_rules_that_make_no_two_cells_are_no_table(level: list[Rule], upright: list[Rule]) -> None:
    assert not find_tables(level, upright)


def test_two_tables_are_told_apart_and_in_order() -> None:
    level, upright = SQUARE
    lower = [Rule(one.at + 300, *one[1:]) for one in level]
    sides = [Rule(one.at, 300, 399) for one in upright]
    found = find_tables([*lower, *level], [*sides, *upright])
    assert [table.heights[0] for table in found] == [0, 300]


def test_the_cell_at_a_place_is_found() -> None:
    [table] = find_tables(*SQUARE)
    assert [table.cell_at(10, 60), table.cell_at(10, 200), table.areas[0]] == [
        1,
        None,
        Area(0, 0, 1, 1),
    ]


@pytest.mark.parametrize("limit", ["_MOST_PAIRS", "MAX_BOXES", "_MOST_EDGES"])
def test_too_many_rules_are_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_tables, limit, 1)
    with pytest.raises(IntakeError, match="格子太多"):
        find_tables(*SQUARE)


def test_too_many_tables_on_a_page_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_tables, "_MOST_TABLES", 0)
    with pytest.raises(IntakeError, match="格子太多"):
        find_tables(*SQUARE)
