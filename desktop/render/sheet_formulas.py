# SPDX-License-Identifier: MIT
"""Spreadsheet formulas for the totals and relations of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.core.form import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from desktop.core.form import RelationSpec

BLANK, HOLDS, BROKEN = "未填", "相符", "不符"
_TOLERANCE_DIGITS = 6  # amounts are binary fractions in a spreadsheet
_CONDITIONS = {
    RelationKind.EQUAL_SUMS: f"ROUND({{left}}-{{right}},{_TOLERANCE_DIGITS})=0",
    RelationKind.AT_MOST: f"ROUND({{left}}-{{right}},{_TOLERANCE_DIGITS})<=0",
    RelationKind.NONE_WITHOUT: "OR({left}<>0,{right}=0)",
    RelationKind.ZERO_FOR: "{left}=0",
}


class Place(NamedTuple):
    """Where a cell of the form stands: worksheet, and row and column counted from 0."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """The address within its worksheet, like D5."""
        letters, rest = "", self.column + 1
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row + 1}"


def number(value: int | Decimal) -> int | float:
    """Return the number that a spreadsheet stores for a value."""
    return value if isinstance(value, int) else float(value)


def total(operands: Iterable[Place]) -> str:
    """Return the formula of a total; over nothing but blanks it is blank, as in the program."""
    areas = ",".join(_areas(operands, qualified=False))
    return f'=IF(COUNT({areas})=0,"",SUM({areas}))'


def side(cells: Iterable[str], places: Mapping[str, Place]) -> str:
    """Return the formula of one side of a relation, from another worksheet; no cells are 0."""
    areas = ",".join(_areas((places[cell] for cell in cells), qualified=True))
    return f"=SUM({areas})" if areas else "=0"


def verdict(relation: RelationSpec, places: Mapping[str, Place], left: str, right: str) -> str:
    """Return the formula that says whether a relation holds.

    Args:
        relation: the relation.
        places: where the cells stand.
        left: address of the left sum.
        right: address of the right sum.
    """
    cells = [places[cell] for cell in (*relation.left, *relation.right)]
    areas = ",".join(_areas(cells, qualified=True))
    condition = _CONDITIONS[relation.kind].format(left=left, right=right)
    return f'=IF(COUNT({areas})=0,"{BLANK}",IF({condition},"{HOLDS}","{BROKEN}"))'


def _areas(places: Iterable[Place], *, qualified: bool) -> list[str]:
    """Return addresses and, for cells that follow each other in a row or column, ranges."""
    runs: list[list[Place]] = []
    for place in places:
        if not (runs and _follows(runs[-1], place)):
            runs.append([])
        runs[-1].append(place)
    return [
        (f"'{run[0].sheet}'!" if qualified else "")
        + (run[0].address if len(run) == 1 else f"{run[0].address}:{run[-1].address}")
        for run in runs
    ]


def _follows(run: list[Place], place: Place) -> bool:
    last = run[-1]
    step = (place.row - last.row, place.column - last.column)
    before = (last.row - run[0].row, last.column - run[0].column)
    return (
        last.sheet == place.sheet
        and step in {(0, 1), (1, 0)}
        and (len(run) == 1 or (step[0] > 0) == (before[0] > 0))
    )
