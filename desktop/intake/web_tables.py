# SPDX-License-Identifier: MIT
"""Tables of a web page while they are read: cells get their grid places as HTML lays them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.intake.blocks import IntakeError
from desktop.intake.layout import TOO_MANY_CELLS, Cell, table_items
from desktop.intake.limits import MAX_BOXES, MAX_SPAN

if TYPE_CHECKING:
    from desktop.intake.blocks import Grid, Paragraph

_MOST_COLUMNS = 2_000


class OpenTable:
    """A table whose end has not been read yet."""

    def __init__(self) -> None:
        self._cells: list[Cell] = []
        self._row = -1
        self._column = 0
        self._covered: dict[int, int] = {}  # column -> first row that no cell from above covers
        self._group = 0  # index of the first cell of the row group

    def start_row(self) -> None:
        """Go to the beginning of the next row."""
        self._row += 1
        self._column = 0

    def end_group(self) -> None:
        """End a row group (thead, tbody) or the table: no cell reaches over its end."""
        for cell in self._cells[self._group :]:
            cell.down = min(cell.down, self._row + 1 - cell.top)
        self._group = len(self._cells)
        self._covered.clear()

    def start_cell(self, down: str | None, across: str | None) -> Cell:
        """Place a cell after the last one, past what cells of earlier rows cover.

        Raises:
            IntakeError: more cells or columns than any report has.
        """
        if self._row < 0:
            self.start_row()
        left = self._column
        while self._covered.get(left, 0) > self._row:
            left += 1
        width = _span(across) or 1
        cell = Cell(self._row, left, _span(down) or MAX_SPAN, width)
        self._column = left + width
        if len(self._cells) >= MAX_BOXES or self._column > _MOST_COLUMNS:
            raise IntakeError(TOO_MANY_CELLS)
        for column in range(left, self._column):
            self._covered[column] = self._row + cell.down
        self._cells.append(cell)
        return cell

    def items(self) -> list[Paragraph | Grid]:
        """Return what the table is to the reader."""
        self.end_group()
        return table_items(self._cells)


def _span(text: str | None) -> int:
    """Return a span as written; 1 for none, 0 means to the end of the row group."""
    digits = (text or "").strip().rstrip("%")
    if not digits.isdecimal() or len(digits) > 4:
        return 1
    return min(int(digits), MAX_SPAN)
