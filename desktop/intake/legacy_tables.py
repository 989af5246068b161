# SPDX-License-Identifier: MIT
"""Tables of an old Word document: rows with the edges of their cells become grids."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.intake.blocks import Grid, IntakeError
from desktop.intake.layout import TOO_MANY_CELLS, Cell, table_items
from desktop.intake.limits import MAX_BOXES

if TYPE_CHECKING:
    from collections import Counter

    from desktop.intake.blocks import Paragraph
    from desktop.intake.legacy_runs import Look

_SAME_EDGE = 40  # twips; edges nearer than 2 points are meant to be one


@dataclass(slots=True)
class TableRows:
    """One table while it is read: finished rows, the cells of the row, the items of the cell."""

    rows: list[tuple[list[list[Paragraph | Grid]], Look]] = field(default_factory=list)
    cells: list[list[Paragraph | Grid]] = field(default_factory=list)
    items: list[Paragraph | Grid] = field(default_factory=list)
    count: int = 0

    def end_cell(self) -> None:
        """Close a cell.

        Raises:
            IntakeError: more cells than any report has.
        """
        self.cells.append(self.items)
        self.items = []
        self.count += 1
        if self.count > MAX_BOXES:
            raise IntakeError(TOO_MANY_CELLS)

    def end_row(self, look: Look) -> None:
        """Close a row; `look` is that of its mark. Text behind the last cell is one more cell."""
        if self.items:
            self.end_cell()
        if self.cells:
            self.rows.append((self.cells, look))
        self.cells = []

    def finish(self, look: Look, met: Counter[str]) -> list[Paragraph | Grid]:
        """Return what the table is to the reader; a row without a mark is closed with `look`.

        Without usable edges in every row the cells are only counted from the left.
        """
        self.end_row(look)
        edges = sorted({edge for _, row in self.rows for edge in row.edges})
        known = all(
            len(row.edges) > len(cells) and list(row.edges) == sorted(row.edges)
            for cells, row in self.rows
        )
        if not known:
            return self._counted()
        columns = _columns(edges)
        cells: list[Cell] = []
        above: dict[tuple[int, int], Cell] = {}
        for top, (content, row) in enumerate(self.rows):
            above = _place_row(cells, content, row, top, columns, above, met)
        return table_items(cells)

    def _counted(self) -> list[Paragraph | Grid]:
        cells = [
            Cell(top, left, 1, 1, items)
            for top, (content, _) in enumerate(self.rows)
            for left, items in enumerate(content)
        ]
        return [
            replace(item, exact=False) if isinstance(item, Grid) else item
            for item in table_items(cells)
        ]


def _columns(edges: list[int]) -> dict[int, int]:
    """Return a number for each edge, from the left; edges that nearly meet have the same."""
    found: dict[int, int] = {}
    number = 0
    for at, edge in enumerate(edges):
        number += bool(at) and edge - edges[at - 1] > _SAME_EDGE
        found[edge] = number
    return found


def _place_row(
    cells: list[Cell],
    content: list[list[Paragraph | Grid]],
    row: Look,
    top: int,
    columns: dict[int, int],
    above: dict[tuple[int, int], Cell],
    met: Counter[str],
) -> dict[tuple[int, int], Cell]:
    """Add the cells of one row; return those that the next row may continue, by place."""
    open_cells: dict[tuple[int, int], Cell] = {}
    last: Cell | None = None
    for at, items in enumerate(content):
        left = columns[row.edges[at]]
        across = max(1, columns[row.edges[at + 1]] - left)
        merge = row.merges[at]
        upper = above.get((left, across))
        cell = Cell(top, left, 1, across, items)
        if at in row.joined and last is not None and not cell.text:
            last.across += across
        elif merge == 1 and upper is not None:
            upper.down += 1
            met["covered"] += bool(cell.text)
            open_cells[left, across] = upper
        else:
            last = cell
            cells.append(cell)
            if merge:
                open_cells[left, across] = cell
    return open_cells
