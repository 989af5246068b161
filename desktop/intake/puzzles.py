# SPDX-License-Identifier: MIT
"""A row whose figures do not tell their columns, and one way to fill it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.core.form import CellSpec, FormSpec
    from desktop.core.values import Value


@dataclass(frozen=True, slots=True)
class Puzzle:
    """A row whose figures do not tell their columns.

    `sums` are the totals within the row: the position of each and those of its operands.
    `slipped` says that the row may also be as it stands, with nothing in its last cells; `ways`
    are the ways to fill it when they are known already.
    """

    row: str
    cells: tuple[CellSpec, ...]
    texts: tuple[str, ...]
    sums: tuple[tuple[int, tuple[int, ...]], ...]
    slipped: bool = False
    ways: tuple[Option, ...] = ()

    @property
    def shape(self) -> tuple[int, int]:
        """Cells wanted and cells found; rows of one shape probably lost the same column."""
        return len(self.cells), len(self.texts)


@dataclass(frozen=True, slots=True)
class Option:
    """One way to fill a row: which figures went where, what comes of it, how likely it is.

    `pattern` is the positions left open (or of the figures left over); `weight` is 0 at best.
    """

    pattern: tuple[int, ...]
    values: tuple[Value, ...]
    weight: float
    kind: str  # short, long, run, as_is


def make_puzzle(
    form: FormSpec, row: str, cells: Sequence[str], texts: Sequence[str], sums: RowSums
) -> Puzzle:
    """Return the puzzle of one row of the form; `sums` is that of the form."""
    specs = tuple(form.cells[cell] for cell in cells)
    return Puzzle(row, specs, tuple(texts), sums.of(specs))


class SumRow(NamedTuple):
    """A total and the cells of its row that it is the sum of; `name` is how a note calls it."""

    table: str
    name: str
    total: str
    parts: tuple[str, ...]


class RowSums:
    """The totals within rows: the position of each in its row, and those of its operands.

    A row whose cells are sums of other rows adds up across as its neighbours do. `rows` are all
    of them.
    """

    def __init__(self, form: FormSpec) -> None:
        self._parts: dict[str, dict[str, tuple[str, ...]]] = {}
        self._known: dict[tuple[str, ...], tuple[tuple[int, tuple[int, ...]], ...]] = {}
        for total in form.totals:
            whole, parts = form.cells[total.cell], [form.cells[cell] for cell in total.operands]
            if all(part.row == whole.row for part in parts):
                columns = tuple(part.column for part in parts)
                self._parts.setdefault(whole.table, {}).setdefault(whole.column, columns)
        self.rows = list(self._rows(form))

    def _rows(self, form: FormSpec) -> Iterator[SumRow]:
        for table in form.tables:
            for row in table.rows:
                specs = [form.cells[cell] for cell in row.cells]
                name = (
                    f"{table.name}“{row.labels[-1]}”一行" if row.labels else f"{table.name}这一组"
                )
                for total, parts in self.of(specs) if specs else ():
                    cells = tuple(row.cells[at] for at in parts)
                    yield SumRow(table.id, name, row.cells[total], cells)

    def of(self, row: Sequence[CellSpec]) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Return the sums of a row, in the order of its cells."""
        columns = (row[0].table, *(cell.column for cell in row))
        if columns not in self._known:
            place = {cell.column: at for at, cell in enumerate(row)}
            self._known[columns] = tuple(
                (at, tuple(place[column] for column in parts))
                for column, at in place.items()
                if (parts := self._parts.get(row[0].table, {}).get(column))
                and all(part in place for part in parts)
            )
        return self._known[columns]
