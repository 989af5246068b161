# SPDX-License-Identifier: MIT
"""Finds tables that only words and numbers betray: cells parted by spaces, or one cell per line.

A region is a run of short lines with enough numbers in it. Where its lines hold several cells,
lines are rows. Where every line is one cell, blank lines may tell the rows; else rows are guessed:
a row ends where a word follows a number, so that the first row of a table also holds its header.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop.intake.looks import is_heading, is_number, is_sentence, is_value
from desktop.intake.plain_rows import Table, is_running

_LEAST_NUMBERS = 4
_LEAST_ROWS = 2  # that are a table with fewer numbers, below a header
_HEADER_CELLS = 25  # lines before the first number that may belong to the table; the form has 19
_WIDE_GAP = re.compile(r"(?:[^\S\u3000]{2,}|\u3000+[^\S\n]*)")
_BEFORE_ITEM = re.compile(r"\s+(?=[（(][一二三四五六七八九十][）)]|\d{1,2}\s?[.．、]\D)")
_ITEM = re.compile(r"[（(][一二三四五六七八九十][）)]|\d{1,2}\s?[.．]\D")
_SHORT = 15
_HEADER_WORDS = 3
_LABELS = 3  # of one row, with those of its groups; more words are a header above it


class _Line(NamedTuple):
    """One line with text: where it is, its cells, and how many blank lines stand before it."""

    at: int
    cells: list[str]
    gap: int
    text: str


def find_loose_tables(lines: list[str]) -> list[Table]:
    """Return the tables of a run of lines, in order."""
    tables: list[Table] = []
    for region in _regions(_read(lines)):
        table = _table(region)
        if table:
            tables.append(table)
    return tables


def guess_rows(cells: list[str]) -> list[list[str]]:
    """Cut a sequence of cells into rows, each of words first and values after them."""
    rows: list[list[str]] = [[]]
    for cell in cells:
        if rows[-1] and is_value(rows[-1][-1]) and not is_value(cell):
            rows.append([])
        rows[-1].append(cell)
    return rows


def _read(lines: list[str]) -> list[_Line]:
    """Return the lines with text, cut into cells."""
    found: list[_Line] = []
    gap = 0
    for at, line in enumerate(lines):
        if not line.strip():
            gap += 1
            continue
        text = line.strip()
        found.append(_Line(at, [text] if is_sentence(text) else _cells(text), gap, text))
        gap = 0
    return found


def _cells(text: str) -> list[str]:
    """Cut a line at wide gaps, before the numbers at its end, and between the words of a header."""
    cells: list[str] = []
    for part in _WIDE_GAP.split(text):
        words = part.split()
        first = len(words)
        while first and is_value(words[first - 1]):
            first -= 1
        label = " ".join(words[:first])
        cells += _BEFORE_ITEM.split(label) if label else []
        cells += words[first:]
    if len(cells) == 1 and _is_header(text.split()):
        return text.split()
    return cells


def _is_header(words: list[str]) -> bool:
    return len(words) >= _HEADER_WORDS and all(
        len(word) <= _SHORT and word[-1] not in "，。；：、" for word in words
    )


def _regions(lines: list[_Line]) -> list[list[_Line]]:
    """Return the runs of lines that may be tables, from a header to the last number."""
    found: list[list[_Line]] = []
    run: list[_Line] = []
    for at, line in enumerate(lines):
        if is_sentence(line.text) or is_running(line.text) or _is_section(lines, at):
            found.append(run)
            run = []
        else:
            run.append(line)
    return [trimmed for run in [*found, run] if (trimmed := _trimmed(run))]


def _is_section(lines: list[_Line], at: int) -> bool:
    """Say whether a numbered line is a section heading and not the label of a row.

    A row's label has its numbers behind it or below it, or a numbered label of the next level.
    """
    line = lines[at]
    if not is_heading(line.text) or any(map(is_value, line.cells[1:])):
        return False
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    return not (is_value(following.split(maxsplit=1)[0]) if following else False) and not (
        _ITEM.match(following)
    )


def _trimmed(run: list[_Line]) -> list[_Line]:
    """Cut off what is far before the first number or after the last; nothing when they are few."""
    numbers = [at for at, line in enumerate(run) if any(map(is_number, line.cells))]
    count = sum(is_number(cell) for line in run for cell in line.cells)
    few = count < _LEAST_NUMBERS and not (numbers and _has_header(run, numbers))
    if few or len(numbers) * _HEADER_CELLS < len(run):
        return []
    return run[max(0, numbers[0] - _HEADER_CELLS) : numbers[-1] + 1]


def _has_header(run: list[_Line], numbers: list[int]) -> bool:
    """Say whether a few numbers are a table: labels before them, and a header above."""
    above = run[numbers[0] - 1].text.split() if numbers[0] else []
    rows = sum(len(run[at].cells) > 1 and not is_value(run[at].cells[0]) for at in numbers)
    return rows >= _LEAST_ROWS and len(above) > 1


def _table(region: list[_Line]) -> Table | None:
    """Make a table of a region, by lines, by blank lines, or by guessing."""
    start, end = region[0].at, region[-1].at + 1
    if not any(not is_value(line.text) for line in region):
        return None
    several = sum(len(line.cells) > 1 for line in region)
    single = sum(len(line.cells) == 1 and is_number(line.text) for line in region)
    if several > single:
        return Table(start, end, [line.cells for line in region])
    parted = 5 * sum(line.gap > 0 for line in region[1:]) >= 3 * len(region)
    rows = _rows_by_gaps(region, parted=parted)
    if rows:
        return Table(start, end, rows)
    return Table(start, end, guess_rows(_joined(region, parted=parted)), rows_known=False)


def _joined(region: list[_Line], *, parted: bool) -> list[str]:
    """Return the cells; where blank lines part them, words without one between are one cell."""
    cells: list[str] = []
    for line in region:
        words_meet = cells and not is_value(line.text) and not is_value(cells[-1])
        if parted and words_meet and not line.gap:
            cells[-1] += "\n" + line.text
        else:
            cells += line.cells
    return cells


def _rows_by_gaps(region: list[_Line], *, parted: bool) -> list[list[str]]:
    """Return the rows that wider gaps part, none where one holds more than a row."""
    widest = max((line.gap for line in region[1:]), default=0)
    if widest < 1 + parted:
        return []
    rows: list[list[_Line]] = []
    for line in region:
        if line.gap >= widest or not rows:
            rows.append([])
        rows[-1].append(line)
    cells = [_joined(row, parted=parted) for row in rows]
    clean = all(len(guess_rows(row)) == 1 and not _is_headed(row) for row in cells)
    return cells if clean and len(cells) > 2 and max(map(len, cells)) > 1 else []


def _is_headed(row: list[str]) -> bool:
    """Say whether the header above a row has run into it."""
    words = sum(not is_value(cell) for cell in row)
    return _LABELS < words < len(row)
