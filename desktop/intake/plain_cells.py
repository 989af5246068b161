# SPDX-License-Identifier: MIT
"""Finds tables in which every cell stands on a line of its own and is closed by a bar.

So are web tables exported as text. The bar may stand behind the cell or on the next line; a bar
without text closes an empty cell. Some programs begin each row with a lone bar: then every row has
the same number of bars and the rows are known. Elsewhere two bars or more end a row, and further
rows are guessed from words and numbers.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from desktop.intake.looks import is_heading, is_number, is_sentence, is_value
from desktop.intake.plain_rows import Table

_BAR = "|｜│┃║∣￨"
_CELL = re.compile(rf"(?P<text>[^{_BAR}]*)(?P<bars>[{_BAR}][\s{_BAR}]*)?")
_LEAST_NUMBERS = 4
_CELL_LINES = 4  # of one cell; more text before a bar is prose that ends the table
_WIDEST = 60  # bars in one row; a row of 15 cells may have as many again for its merged cells


class _Cell(NamedTuple):
    """The lines `start` to before `end`: a text, and the number of bars that close it."""

    start: int
    end: int
    text: str
    bars: int


def find_cell_tables(lines: list[str]) -> list[Table]:
    """Return the tables of a run of lines, in order; a row with two texts is another layout."""
    return [table for cells in _runs(lines) if (table := _table(cells))]


def _runs(lines: list[str]) -> list[list[_Cell]]:
    """Return the runs of cells that follow each other without a heading or prose between."""
    runs: list[list[_Cell]] = [[]]
    waiting: list[int] = []
    for at, line in enumerate(lines):
        found = _CELL.fullmatch(line.strip())
        if found is None:
            runs.append([])
            waiting = []
            continue
        waiting += [at] if found["text"] else []
        if found["bars"]:
            held = _held(lines, waiting, begins=not runs[-1])
            if len(held) < len(waiting):
                runs.append([])
            text = "\n".join(_text(lines[n]) for n in held)
            bars = len("".join(found["bars"].split()))
            runs[-1].append(_Cell(min([*held, at]), at + 1, text, bars))
            waiting = []
    return runs


def _held(lines: list[str], waiting: list[int], *, begins: bool) -> list[int]:
    """Return those of the lines before a bar that are the cell's text; others stand before it."""
    before = [_text(lines[at]) for at in waiting[:-1]]
    outside = any(is_heading(text) or is_sentence(text) for text in before)
    alone = begins or outside or len(waiting) > _CELL_LINES
    return waiting[-1:] if alone else waiting


def _text(line: str) -> str:
    """Return what stands before the bars of a line."""
    return re.split(rf"[{_BAR}]", line, maxsplit=1)[0].strip()


def _table(cells: list[_Cell]) -> Table | None:
    """Make a table of a run of cells; None when it has hardly any number or no word."""
    numbers = sum(is_number(cell.text) for cell in cells)
    if numbers < _LEAST_NUMBERS or numbers == sum(bool(cell.text) for cell in cells):
        return None
    start, end = cells[0].start, cells[-1].end
    rows = _rows_by_bars(cells)
    if rows:
        return Table(start, end, rows)
    return Table(start, end, _guessed_rows(cells), rows_known=False)


def _rows_by_bars(cells: list[_Cell]) -> list[list[str]]:
    """Return the rows that a lone bar begins, when all have one number of bars; else nothing."""
    ends = [0]
    for cell in cells:
        ends.append(ends[-1] + cell.bars)
    begins = {end: at for at, end in enumerate(ends)}
    for width in range(3, _WIDEST):
        starts = [begins.get(bars, -1) for bars in range(0, ends[-1] + 1, width)]
        if ends[-1] % width or len(starts) < 3 or -1 in starts:
            continue
        rows = [cells[one:two] for one, two in pairwise(starts)]
        if all(not row[0].text and row[0].bars == 1 for row in rows):
            return [[text for cell in row[1:] for text in _texts(cell)] for row in rows]
    return []


def _texts(cell: _Cell) -> list[str]:
    """Return the cell and the empty ones that its further bars close."""
    return [cell.text] + [""] * (cell.bars - 1)


def _guessed_rows(cells: list[_Cell]) -> list[list[str]]:
    """Cut cells into rows: after bars that stand together, and where a word follows a figure."""
    rows: list[list[str]] = [[]]
    for cell in cells:
        if not cell.text and cell.bars > 1:
            rows.append([])
            continue
        last = rows[-1]
        if last and cell.text and not is_value(cell.text) and (not last[-1] or is_value(last[-1])):
            rows.append([])
        rows[-1].append(cell.text)
        if cell.bars > 1:
            rows.append([])
    return [row for row in rows if row]
