# SPDX-License-Identifier: MIT
"""The rules of a page become tables: cells with their places, merged ones resolved."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.intake.blocks import IntakeError
from desktop.intake.layout import TOO_MANY_CELLS
from desktop.intake.limits import MAX_BOXES
from desktop.intake.pdf_page import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NEAR = 3.0  # points; rules as near as this are one, and meet
_MOST_TABLES = 40  # on one page
_MOST_EDGES = 300  # of one table, from left to right
_MOST_PAIRS = 400_000  # rules of both ways that are compared


@dataclass(frozen=True, slots=True)
class Area:
    """One cell of a table: its first row and column, and how many of them it covers."""

    top: int
    left: int
    down: int
    across: int


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table on one page: the heights and distances of its rules, and its cells in order."""

    heights: tuple[float, ...]
    edges: tuple[float, ...]
    areas: tuple[Area, ...]
    cells: dict[tuple[int, int], int] = field(repr=False)

    def cell_at(self, x: float, y: float) -> int | None:
        """Return the number of the cell at a place; None outside."""
        row = bisect_right(self.heights, y) - 1
        column = bisect_right(self.edges, x) - 1
        return self.cells.get((row, column))


def find_tables(level: Iterable[Rule], upright: Iterable[Rule]) -> list[RuledTable]:
    """Return the tables that the rules of a page make, from top to bottom.

    Rules that make no two cells are no table. Outer rules may be missing.

    Raises:
        IntakeError: more rules or cells than any report has.
    """
    rows, columns = _merged(level), _merged(upright)
    if len(rows) * len(columns) > _MOST_PAIRS:
        raise IntakeError(TOO_MANY_CELLS)
    tables = [_table(*group) for group in _groups(rows, columns)]
    found = [table for table in tables if table is not None and len(table.areas) > 1]
    if len(found) > _MOST_TABLES:
        raise IntakeError(TOO_MANY_CELLS)
    return sorted(found, key=lambda table: table.heights[0])


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Join rules that lie on one line and touch, and give those nearly on one line one place."""
    rules = sorted(rules)
    places = _clusters(rule.at for rule in rules)
    found: list[Rule] = []
    for rule in sorted(Rule(places[rule.at], rule.start, rule.end) for rule in rules):
        last = found[-1] if found else None
        if last is not None and last.at == rule.at and rule.start <= last.end + _NEAR:
            found[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            found.append(rule)
    return found


def _clusters(values: Iterable[float]) -> dict[float, float]:
    """Return for each value the first of those near it."""
    found: dict[float, float] = {}
    first: float | None = None
    for value in sorted(set(values)):
        if first is None or value > first + _NEAR:
            first = value
        found[value] = first
    return found


def _groups(rows: Sequence[Rule], columns: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Group rules that meet, directly or through others."""
    parent = list(range(len(rows) + len(columns)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for number, row in enumerate(rows):
        for other, column in enumerate(columns, len(rows)):
            if (
                row.start - _NEAR <= column.at <= row.end + _NEAR
                and column.start - _NEAR <= row.at <= column.end + _NEAR
            ):
                parent[root(number)] = root(other)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, row in enumerate(rows):
        found.setdefault(root(number), ([], []))[0].append(row)
    for other, column in enumerate(columns, len(rows)):
        found.setdefault(root(other), ([], []))[1].append(column)
    return list(found.values())


def _table(rows: list[Rule], columns: list[Rule]) -> RuledTable | None:
    """Make a table of rules that meet; None when they make no cells."""
    if not rows or not columns:
        return None
    heights = _places(rows, columns)
    edges = _places(columns, rows)
    if len(edges) > _MOST_EDGES or (len(heights) - 1) * (len(edges) - 1) > MAX_BOXES:
        raise IntakeError(TOO_MANY_CELLS)
    areas = _areas(heights, edges, rows, columns)
    cells = {
        (row, column): number
        for number, area in enumerate(areas)
        for row in range(area.top, area.top + area.down)
        for column in range(area.left, area.left + area.across)
    }
    return RuledTable(heights, edges, tuple(areas), cells)


def _places(rules: Sequence[Rule], others: Sequence[Rule]) -> tuple[float, ...]:
    """Return the places of rules, and the ends of those across them where an outer rule lacks."""
    places = sorted({rule.at for rule in rules})
    first, last = min(rule.start for rule in others), max(rule.end for rule in others)
    if first < places[0] - _NEAR:
        places.insert(0, first)
    if last > places[-1] + _NEAR:
        places.append(last)
    return tuple(places)


def _areas(
    heights: Sequence[float], edges: Sequence[float], rows: list[Rule], columns: list[Rule]
) -> list[Area]:
    """Return the cells: each grows to the right and down until a rule is in the way."""
    right_of = _walls(columns, edges, heights)
    below = _walls(rows, heights, edges)
    used: set[tuple[int, int]] = set()
    found: list[Area] = []
    for top in range(len(heights) - 1):
        for left in range(len(edges) - 1):
            if (top, left) in used:
                continue
            across = 1
            while (
                left + across < len(edges) - 1
                and (left + across, top) not in right_of
                and (top, left + across) not in used
            ):
                across += 1
            down = 1
            while top + down < len(heights) - 1 and not any(
                (top + down, at) in below or (top + down, at) in used
                for at in range(left, left + across)
            ):
                down += 1
            found.append(Area(top, left, down, across))
            used.update(
                (row, at) for row in range(top, top + down) for at in range(left, left + across)
            )
    return found


def _walls(
    rules: Iterable[Rule], places: Sequence[float], across: Sequence[float]
) -> set[tuple[int, int]]:
    """Return (place, gap): the rule at this place covers the gap between two crossing places."""
    number = {place: at for at, place in enumerate(places)}
    return {
        (number[rule.at], gap)
        for rule in rules
        for gap, (start, end) in enumerate(pairwise(across))
        if rule.start <= (start + end) / 2 <= rule.end
    }
