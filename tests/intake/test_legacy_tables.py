from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from desktop.intake import legacy_tables
from desktop.intake.blocks import Grid, IntakeError, Paragraph
from desktop.intake.legacy_runs import NO_LOOK, Look
from desktop.intake.legacy_tables import TableRows

if TYPE_CHECKING:
    from types import SimpleNamespace


def table(*rows: tuple[Look, list[str]]) -> TableRows:
    """Make a table that was read row by row."""
    found = TableRows()
    for look, texts in rows:
        for text in texts:
            found.items.append(Paragraph(text, ""))
            found.end_cell()
        found.end_row(look)
    return found


def grid(*rows: tuple[Look, list[str]]) -> Grid:
    [found] = table(*rows).finish(NO_LOOK, Counter())
    assert isinstance(found, Grid)
    return found


def row(*edges: int, merges: tuple[int, ...] = (), joined: frozenset[int] = frozenset()) -> Look:
    return Look(edges=edges, merges=merges or (0,) * (len(edges) - 1), joined=joined)


def test_edges_that_nearly_meet_are_one(seen: SimpleNamespace) -> None:
    found = grid((row(0, 500, 900), ["甲", "1"]), (row(30, 520, 890), ["乙", "2"]))
    assert seen.shape(found)[2:] == [(1, 0, 1, 1, "乙"), (1, 1, 1, 1, "2")]


def test_a_wide_cell_spans_the_columns_below_it(seen: SimpleNamespace) -> None:
    found = grid((row(0, 900), ["全宽"]), (row(0, 500, 900), ["甲", "1"]))
    assert seen.shape(found)[0] == (0, 0, 1, 2, "全宽")


def test_a_continued_cell_belongs_to_the_one_above(seen: SimpleNamespace) -> None:
    found = grid(
        (row(0, 500, 900), ["甲", "1"]),
        (row(0, 500, 900, merges=(3, 0)), ["乙", "2"]),
        (row(0, 500, 900, merges=(1, 0)), ["", "3"]),
        (row(0, 500, 900, merges=(1, 1)), ["", "4"]),
    )
    assert seen.shape(found)[2] == (1, 0, 3, 1, "乙")
    assert found.boxes[-1].text == "4"


def test_text_in_a_continued_cell_is_counted() -> None:
    met: Counter[str] = Counter()
    table(
        (row(0, 9, 99, merges=(3, 0)), ["甲", "1"]), (row(0, 9, 99, merges=(1, 0)), ["藏", "2"])
    ).finish(NO_LOOK, met)
    assert met["covered"] == 1


def test_a_cell_joined_to_its_left_widens_it_when_empty(seen: SimpleNamespace) -> None:
    joined = frozenset({0, 1, 2})
    found = grid(
        (row(0, 100, 200, 300, joined=joined), ["甲", "", "1"]),
        (row(0, 100, 200, 300), ["乙", "2", "3"]),
    )
    assert seen.shape(found)[:2] == [(0, 0, 1, 2, "甲"), (0, 2, 1, 1, "1")]


@pytest.mark.parametrize("look", [NO_LOOK, row(0, 9), row(0, 9, 5)])
def test_without_usable_edges_cells_are_only_counted(look: Look) -> None:
    found = grid((row(0, 500, 900), ["甲", "1"]), (look, ["乙", "2"]))
    assert not found.exact
    assert [box.left for box in found.boxes] == [0, 1, 0, 1]


def test_prose_in_a_table_without_edges_is_a_paragraph() -> None:
    items = table((NO_LOOK, ["一、总体情况"]), (NO_LOOK, ["甲"])).finish(NO_LOOK, Counter())
    assert [type(item) for item in items] == [Paragraph, Grid]


def test_a_row_without_cells_is_none() -> None:
    found = TableRows()
    found.end_row(NO_LOOK)
    assert not found.finish(NO_LOOK, Counter())


def test_text_behind_the_last_cell_of_a_row_is_one_more_cell() -> None:
    found = table((NO_LOOK, ["甲", "乙"]))
    found.items.append(Paragraph("丙", ""))
    [grid] = found.finish(NO_LOOK, Counter())
    assert isinstance(grid, Grid)
    assert [box.text for box in grid.boxes] == ["甲", "乙", "丙"]


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy_tables, "MAX_BOXES", 2)
    with pytest.raises(IntakeError, match="格子太多"):
        table((NO_LOOK, ["1", "2", "3"]))
