# SPDX-License-Identifier: MIT
"""What the totals and relations of a form say of a way to fill a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.form import RelationKind
from desktop.core.totals import gap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from desktop.core.form import FormSpec
    from desktop.core.values import Value
    from desktop.intake.puzzles import Option, Puzzle


class Judge:
    """Counts the totals and relations that a way to fill rows would break."""

    def __init__(self, form: FormSpec, known: Mapping[str, Value]) -> None:
        self.values = dict(known)
        sums: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
            ((total.cell,), total.operands) for total in form.totals
        ]
        sums += [
            (relation.left, relation.right)
            for relation in form.relations
            if relation.kind is RelationKind.EQUAL_SUMS
        ]
        self.sums = sums
        self.by_cell: dict[str, list[int]] = {}
        for at, (left, right) in enumerate(sums):
            for cell in (*left, *right):
                self.by_cell.setdefault(cell, []).append(at)

    def take(self, puzzle: Puzzle, way: Option) -> None:
        """Count a row as known from now on."""
        self.values.update(named(puzzle, way))

    def faults(self, puzzle: Puzzle, way: Option) -> int:
        """Return the number of sums that one row would break."""
        return self.broken(named(puzzle, way))

    def distance(self, puzzle: Puzzle, way: Option) -> int | Decimal:
        """Return by how much the sums over known cells would be off, taken together."""
        more = named(puzzle, way)
        values = {**self.values, **more}
        total: int | Decimal = 0
        for at in {at for cell in more for at in self.by_cell.get(cell, ())}:
            left, right = self.sums[at]
            if all(cell in values for cell in (*left, *right)):
                total += gap(_sum(values, left), _sum(values, right)) or 0
        return total

    def broken(self, more: Mapping[str, Value]) -> int:
        """Return the number of sums over known cells that these cells would break."""
        values = {**self.values, **more}
        touched = {at for cell in more for at in self.by_cell.get(cell, ())}
        return sum(self._is_broken(values, *self.sums[at]) for at in touched)

    @staticmethod
    def _is_broken(
        values: Mapping[str, Value], left: tuple[str, ...], right: tuple[str, ...]
    ) -> bool:
        if not all(cell in values for cell in (*left, *right)):
            return False
        return _sum(values, left) != _sum(values, right)


def _sum(values: Mapping[str, Value], cells: Sequence[str]) -> Value:
    return sum(values[cell] or 0 for cell in cells)


def named(puzzle: Puzzle, way: Option) -> dict[str, Value]:
    """Return the cells of a row as one way fills them."""
    return {spec.id: value for spec, value in zip(puzzle.cells, way.values, strict=True)}
