# SPDX-License-Identifier: MIT
"""Tables of a Word document: rows and cells with their merges resolved to grid places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.intake.blocks import IntakeError
from desktop.intake.layout import TOO_MANY_CELLS, Cell, table_items
from desktop.intake.limits import MAX_BOXES, MAX_SPAN
from desktop.intake.word_tags import VAL, W, flag, number
from desktop.intake.word_text import span

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from desktop.intake.blocks import Grid, Paragraph

_ROW = f"{W}tr"
_CELL = f"{W}tc"
_WRAPPERS = {
    f"{W}sdt",
    f"{W}sdtContent",
    f"{W}customXml",
    f"{W}smartTag",
    f"{W}ins",
    f"{W}moveTo",
}
_MOST_WRAPPERS = 20
_SLIVER = 100  # twentieths of a point; narrower grid columns are the trace of a dragged edge


def read_table(
    table: Element,
    read_blocks: Callable[[Element], list[Paragraph | Grid]],
    met: Counter[str],
) -> list[Paragraph | Grid]:
    """Return what a `w:tbl` is to the reader.

    Args:
        table: the element.
        read_blocks: reads the content of a cell.
        met: counts deleted rows and cells (`revision`), hidden rows (`hidden`) and text in
            continued cells, which no page shows (`covered`).

    Raises:
        IntakeError: more cells than any report has.
    """
    cells: list[Cell] = []
    open_cells: dict[int, Cell] = {}  # by left: those that a cell of the next row may continue
    top = 0
    for row in _inside(table, _ROW):
        properties = row.find(f"{W}trPr")
        if properties is not None and _is_gone(properties, met):
            continue
        open_cells = _read_row(row, top, open_cells, cells, read_blocks, met)
        top += 1
        if len(cells) > MAX_BOXES:
            raise IntakeError(TOO_MANY_CELLS)
    _join_slivers(cells, table)
    return table_items(cells)


def _join_slivers(cells: list[Cell], table: Element) -> None:
    """Move the edges of cells that miss each other by a hair onto one column.

    Word, WPS and LibreOffice leave columns of a fraction of a millimetre where the edges of two
    rows were dragged apart. Nothing is moved where a cell would vanish.
    """
    columns = [0]
    for node in table.iterfind(f"{W}tblGrid/{W}gridCol"):
        wide = number(node.get(f"{W}w"), _SLIVER) >= _SLIVER
        columns.append(columns[-1] + wide)
    edges = [(cell.left, cell.left + cell.across) for cell in cells]
    if any(right >= len(columns) or columns[left] == columns[right] for left, right in edges):
        return
    for cell, (left, right) in zip(cells, edges, strict=True):
        cell.left, cell.across = columns[left], columns[right] - columns[left]


def _is_gone(properties: Element, met: Counter[str]) -> bool:
    """Say whether a row is deleted or hidden."""
    if properties.find(f"{W}del") is not None:
        met["revision"] += 1
        return True
    if flag(properties, "hidden"):
        met["hidden"] += 1
        return True
    return False


def _read_row(
    row: Element,
    top: int,
    above: dict[int, Cell],
    cells: list[Cell],
    read_blocks: Callable[[Element], list[Paragraph | Grid]],
    met: Counter[str],
) -> dict[int, Cell]:
    """Add the cells of one row and return those that the next row may continue."""
    left = span(row.find(f"{W}trPr"), "gridBefore", MAX_SPAN)
    open_cells: dict[int, Cell] = {}
    last: Cell | None = None
    for node in _inside(row, _CELL):
        properties = node.find(f"{W}tcPr")
        if properties is not None and properties.find(f"{W}cellDel") is not None:
            met["revision"] += 1
            continue
        across = span(properties, "gridSpan", MAX_SPAN) or 1
        down_merge = _merge(properties, "vMerge")
        upper = above.get(left)
        if _merge(properties, "hMerge") == "continue" and last is not None:
            last.across += across
            met["covered"] += _has_text(read_blocks(node))
        elif down_merge == "continue" and upper is not None and upper.across == across:
            upper.down += 1
            open_cells[left] = upper
            met["covered"] += _has_text(read_blocks(node))
            last = None
        else:
            last = Cell(top, left, 1, across, read_blocks(node))
            cells.append(last)
            if down_merge:
                open_cells[left] = last
        left += across
    return open_cells


def _has_text(items: list[Paragraph | Grid]) -> bool:
    """Say whether a covered cell holds more than empty paragraphs."""
    return Cell(0, 0, 1, 1, items).text != "" or any(not hasattr(item, "text") for item in items)


def _merge(properties: Element | None, name: str) -> str:
    """Return `restart` or `continue`, empty for a cell that is not merged that way."""
    node = None if properties is None else properties.find(W + name)
    return "" if node is None else node.get(VAL, "continue")


def _inside(parent: Element, tag: str, depth: int = 0) -> Iterator[Element]:
    """Yield the rows or cells of a table or row, those in content controls too."""
    for node in parent:
        if node.tag == tag:
            yield node
        elif node.tag in _WRAPPERS and depth < _MOST_WRAPPERS:
            yield from _inside(node, tag, depth + 1)
