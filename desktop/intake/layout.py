# SPDX-License-Identifier: MIT
"""From cells that hold paragraphs and tables to blocks: layout tables lifted, grids made tidy."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from desktop.intake.blocks import Grid, IntakeError, Paragraph, SourceBox
from desktop.intake.limits import MAX_BOXES
from desktop.intake.looks import is_heading, is_number, is_sentence

TOO_MANY_CELLS = "文件里的表格格子太多，不像一份年度报告，没有读取。请确认选对了文件。"


@dataclass(slots=True)
class Cell:
    """One cell of a source table with everything in it, at its grid place with its spans."""

    top: int
    left: int
    down: int
    across: int
    items: list[Paragraph | Grid] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The paragraphs of the cell joined by line breaks, nested tables left out.

        An automatic number stands apart from a figure, as it does on the page.
        """
        if len(self.items) == 1 and isinstance(self.items[0], Paragraph):
            return _numbered(self.items[0]).strip()
        lines = [_numbered(item) for item in self.items if isinstance(item, Paragraph)]
        return "\n".join(lines).strip()

    @property
    def nests(self) -> bool:
        """Say whether a table is in the cell."""
        return any(isinstance(item, Grid) for item in self.items)


def _numbered(item: Paragraph) -> str:
    if not item.numbering:
        return item.text
    return item.numbering + (" " if item.text[:1].isdecimal() else "") + item.text


def table_items(cells: list[Cell]) -> list[Paragraph | Grid]:
    """Return what a table is to the reader, in reading order.

    A layout table gives its content. Otherwise it is one grid, with paragraphs where a row is a
    heading or a sentence across the whole table, and the tables nested in it after it.

    Raises:
        IntakeError: more cells than any report has.
    """
    if len(cells) > MAX_BOXES:
        raise IntakeError(TOO_MANY_CELLS)
    if not cells or _is_layout(cells):
        return [item for cell in cells for item in cell.items]
    nested = [item for cell in cells for item in cell.items if isinstance(item, Grid)]
    return [*_cut(cells), *nested]


def placed(items: list[Paragraph | Grid]) -> tuple[Paragraph | Grid, ...]:
    """Return the items with their places; so far `place` says where near its number one is."""
    found: list[Paragraph | Grid] = []
    paragraphs = tables = 0
    for item in items:
        if isinstance(item, Grid):
            tables += 1
            found.append(replace(item, place=f"第{tables}个表格{item.place}"))
        elif item.text or item.numbering:
            paragraphs += not item.place
            found.append(replace(item, place=f"第{max(paragraphs, 1)}段{item.place}"))
    return tuple(found)


def _is_layout(cells: list[Cell]) -> bool:
    """Say whether a table only arranges the page.

    It does when one cell holds everything, when it is one column of prose, or when it has tables
    inside and no number in a cell of its own.
    """
    if not any(isinstance(item, Grid) for cell in cells for item in cell.items):
        first = next((cell.left for cell in cells if cell.text), 0)
        if any(cell.left != first and cell.text for cell in cells):
            return False  # several columns and nothing inside: a table of its own
    filled = [cell for cell in cells if cell.nests or cell.text]
    if len(filled) == 1 and (len(cells) == 1 or filled[0].nests):
        return True
    if any(cell.nests for cell in filled):
        return not any(is_number(cell.text) for cell in filled if not cell.nests)
    one_column = len({cell.left for cell in filled}) < 2
    return one_column and any(is_sentence(cell.text) for cell in filled)


def _cut(cells: list[Cell]) -> list[Paragraph | Grid]:
    """Cut a table at its rows of prose into grids and paragraphs."""
    right = max(cell.left + cell.across for cell in cells)
    prose = {
        cell.top: cell
        for cell in cells
        if cell.across == right and cell.down == 1 and _is_prose(cell.text)
    }
    items: list[Paragraph | Grid] = []
    rest = cells
    for top, row in sorted(prose.items()):
        items += _grid([cell for cell in rest if cell.top < top])
        items += [item for item in row.items if isinstance(item, Paragraph)]
        rest = [cell for cell in rest if cell.top > top]
    return items + _grid(rest)


def _is_prose(text: str) -> bool:
    return bool(text) and (is_sentence(text) or is_heading(text))


def _grid(cells: list[Cell]) -> list[Paragraph | Grid]:
    """Return the cells as one grid, rows from 0 and without columns in which nothing begins."""
    if not cells:
        return []
    first = min(cell.top for cell in cells)
    starts = sorted({cell.left for cell in cells})
    boxes = []
    for cell in sorted(cells, key=lambda cell: (cell.top, cell.left)):
        left = bisect_left(starts, cell.left)
        across = bisect_left(starts, cell.left + cell.across) - left
        boxes.append(SourceBox(cell.top - first, left, cell.text, cell.down, across))
    return [Grid(tuple(boxes), "")]
