# SPDX-License-Identifier: MIT
"""The cells of one worksheet become tables, and paragraphs where text stands alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.intake.blocks import IntakeError, Paragraph
from desktop.intake.layout import TOO_MANY_CELLS, Cell, table_items
from desktop.intake.limits import MAX_BOXES
from desktop.intake.looks import is_heading, is_number, is_sentence

if TYPE_CHECKING:
    from desktop.intake.blocks import Grid

Place = tuple[int, int]


@dataclass(slots=True)
class Worksheet:
    """The cells of a worksheet that are shown, by row and column from 0.

    `spans` has for the first cell of merged ones how many rows and columns it covers; `bordered`
    are the places with a border.
    """

    texts: dict[Place, str] = field(default_factory=dict)
    spans: dict[Place, tuple[int, int]] = field(default_factory=dict)
    bordered: set[Place] = field(default_factory=set)


def sheet_items(sheet: Worksheet) -> list[Paragraph | Grid]:
    """Return what a worksheet is to the reader, in reading order.

    A row with a single text and no border is a paragraph; in a sheet without any borders it is
    one unless it stands below a row of a table and is neither a heading nor a sentence.

    Raises:
        IntakeError: more cells than any report has.
    """
    covered = _covered(sheet)
    begun = _texts_by_row(sheet, covered)
    framed = {row for row, _ in sheet.bordered}
    inside = {row for row, _ in covered}
    reach = _reach(sheet)
    items: list[Paragraph | Grid] = []
    table: list[int] = []
    for row in sorted({*begun, *framed, *inside}):
        if table and row > table[-1] + 1:
            items += _table(sheet, table, covered, begun, reach)
            table = []
        texts = begun.get(row, [])
        if row not in framed and _is_alone(texts, in_table=bool(table) and not framed):
            items += _table(sheet, table, covered, begun, reach)
            table = []
            items += [Paragraph(line, "") for line in _lines(texts[0])]
        elif texts or table:
            table.append(row)
    return items + _table(sheet, table, covered, begun, reach)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _covered(sheet: Worksheet) -> dict[Place, Place]:
    """Return the places behind merged cells, with the place that is shown."""
    found: dict[Place, Place] = {}
    for (top, left), (down, across) in sheet.spans.items():
        if len(found) + down * across > MAX_BOXES:
            raise IntakeError(TOO_MANY_CELLS)
        for row in range(top, top + down):
            for column in range(left, left + across):
                found[row, column] = top, left
        del found[top, left]
    return found


def _texts_by_row(sheet: Worksheet, covered: dict[Place, Place]) -> dict[int, list[str]]:
    """Return the texts that begin in each row, from the left; blank ones are left out."""
    found: dict[int, list[str]] = {}
    for place, text in sorted(sheet.texts.items()):
        if text.strip() and place not in covered:
            found.setdefault(place[0], []).append(text.strip())
    return found


def _is_alone(texts: list[str], *, in_table: bool) -> bool:
    """Say whether a row without borders is text and no part of a table."""
    if len(texts) != 1 or is_number(texts[0]):
        return False
    return not in_table or is_heading(texts[0]) or is_sentence(texts[0])


def _table(
    sheet: Worksheet,
    rows: list[int],
    covered: dict[Place, Place],
    begun: dict[int, list[str]],
    reach: dict[int, tuple[int, int]],
) -> list[Paragraph | Grid]:
    """Return the items of a run of rows; blank places between its outer columns are cells too.

    Rows without a text at the end are left out.
    """
    last = max((row for row in rows if row in begun), default=-1)
    used = [reach[row] for row in rows if row <= last and row in reach]
    if not used:
        return []
    left, right = min(first for first, _ in used), max(end for _, end in used)
    if (last - rows[0] + 1) * (right - left + 1) > MAX_BOXES:
        raise IntakeError(TOO_MANY_CELLS)
    return table_items(
        [
            _cell(sheet, row, column, (rows[0], left), (last, right))
            for row in range(rows[0], last + 1)
            for column in range(left, right + 1)
            if (row, column) not in covered
        ]
    )


def _reach(sheet: Worksheet) -> dict[int, tuple[int, int]]:
    """Return the first and last column of each row that has a text or a border."""
    found: dict[int, tuple[int, int]] = {}
    for row, column in (*sheet.texts, *sheet.bordered):
        left, right = found.get(row, (column, column))
        found[row] = min(left, column), max(right, column)
    return found


def _cell(sheet: Worksheet, row: int, column: int, first: Place, last: Place) -> Cell:
    """Return one cell, its spans cut off at the last row and column of its table."""
    down, across = sheet.spans.get((row, column), (1, 1))
    return Cell(
        row - first[0],
        column - first[1],
        min(down, last[0] + 1 - row),
        min(across, last[1] + 1 - column),
        [Paragraph(line, "") for line in _lines(sheet.texts.get((row, column), ""))],
    )
