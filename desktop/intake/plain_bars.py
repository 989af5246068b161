# SPDX-License-Identifier: MIT
"""Finds tables whose cells are separated by bars: `规章 | 0 | 0`, Markdown, and drawn boxes.

Where bars frame the rows, a row goes on to the bar that closes it. Where they only part cells, a
line is a row, and a bar at its end has an empty cell beside it.

A page break tears a table into pieces, with the words of broken labels between them; pieces of one
width are one table, and what stands between them are rows of one cell.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop.intake.looks import is_heading, is_sentence, is_value
from desktop.intake.plain_rows import Table, looks_tabular

_BARS = re.compile("[|｜│┃║∣￨]")
_RULE = re.compile(r"[\s|｜│┃║+:=\-—_─━┄┅═┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬]+")
_DRAWN = re.compile(r"-{2,}|:-|-:|[—_─━┄┅═┌└├┏┗┣╔╚╠]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPED = "\ue000"  # stands for \| while a row is cut; private, so no text uses it
_ROW_LINES = 20
_BETWEEN = 12  # lines between two pieces of one table
_STRAY = 20  # characters of such a line
_NUMBERED_STRAY = 8  # of one that begins like a heading; the shortest heading of a table has 14
_PIECE = 5  # cells in a row of a torn table
_REGION = 200  # lines that are looked at for a frame


class _Frame(NamedTuple):
    """Whether rows begin with a bar, and whether they end with one."""

    left: bool
    right: bool


def find_bar_tables(lines: list[str]) -> list[Table]:
    """Return the tables of a run of lines, in order.

    Rules between rows (`|---|`, `├──┼`) separate and hold nothing. One line with bars alone is
    a website's navigation, and no table, unless it is framed and has a figure.
    """
    tables: list[Table] = []
    at = 0
    while at < len(lines):
        if not _BARS.search(lines[at]) or _is_rule(lines[at]):
            at += 1
            continue
        start = at
        rows, at = _rows(lines, at)
        if looks_tabular(rows) if len(rows) > 1 else _is_single_row(lines[start], rows[0]):
            tables.append(Table(start, at, rows))
    return _mended(lines, tables)


def _is_single_row(line: str, row: list[str]) -> bool:
    """Say whether one line is a table: bars at both its ends, a figure and another cell."""
    text = line.strip()
    framed = _BARS.match(text) is not None and _BARS.match(text[-1]) is not None
    filled = [cell for cell in row if cell.strip()]
    return framed and len(filled) > 1 and any(map(is_value, filled))


def _mended(lines: list[str], tables: list[Table]) -> list[Table]:
    """Return the tables, the pieces of a torn one put together."""
    found: list[Table] = []
    for table in tables:
        between = [line.strip() for line in lines[found[-1].end : table.start]] if found else []
        strays = [line for line in between if line]
        if found and _belong_together(found[-1], table) and _are_strays(strays):
            rows = [*found[-1].rows, *([line] for line in strays), *table.rows]
            found[-1] = Table(found[-1].start, table.end, rows)
        else:
            found.append(table)
    return found


def _belong_together(first: Table, second: Table) -> bool:
    """Say whether the rows where two tables meet are of one width, a label more or less."""
    widths = len(first.rows[-1]), len(second.rows[0])
    return min(widths) >= _PIECE and abs(widths[0] - widths[1]) < 2


def _are_strays(lines: list[str]) -> bool:
    """Say whether lines between two tables are pieces of labels: short, no heading, no prose."""
    return len(lines) <= _BETWEEN and not any(
        len(line) > (_NUMBERED_STRAY if is_heading(line) else _STRAY)
        or is_sentence(line)
        or line.startswith("#")
        for line in lines
    )


def _rows(lines: list[str], at: int) -> tuple[list[list[str]], int]:
    """Return the rows of the table that begins here, and the line after it.

    One blank line may part two rows.
    """
    rows: list[list[str]] = []
    frame = _frame(lines, at)
    while at < len(lines):
        if _is_rule(lines[at]):
            at += 1
        elif _BARS.search(lines[at]):
            end = _row_end(lines, at) if all(frame) else at + 1
            rows.append(_cells("\n".join(lines[at:end]), frame))
            at = end
        elif not lines[at].strip() and any(map(_BARS.search, lines[at + 1 : at + 2])):
            at += 1
        else:
            break
    return rows, at


def _frame(lines: list[str], at: int) -> _Frame:
    """Return the frame of the table that begins here, told by its rows of the usual width.

    Pieces of a broken row have few bars.
    """
    found: dict[int, list[str]] = {}
    for line in map(str.strip, lines[at : at + _REGION]):
        count = len(_BARS.findall(line))
        if not count and is_heading(line):
            break
        if count and not _is_rule(line):
            found.setdefault(count, []).append(line)
    usual = max(found, key=lambda count: count * len(found[count]))
    rows = found[usual]
    left, right = all(map(_BARS.match, rows)), all(_BARS.match(row[-1]) for row in rows)
    return _Frame(left, right)


def _is_rule(line: str) -> bool:
    """Say whether a line is drawn, or says how Markdown columns are aligned."""
    return (
        bool(line.strip()) and _RULE.fullmatch(line) is not None and _DRAWN.search(line) is not None
    )


def _row_end(lines: list[str], at: int) -> int:
    """Return the line after the row; a row open at its end goes on to the line that closes it."""
    if not _BARS.match(lines[at].strip()):
        return at + 1
    for end in range(at, min(at + _ROW_LINES, len(lines))):
        line = lines[end].strip()
        if end > at and (not line or is_heading(line) or _BARS.match(line)):
            break
        if _BARS.match(line[-1:]) and (len(line) > 1 or end > at):
            return end + 1
    return at + 1


def _cells(row: str, frame: _Frame) -> list[str]:
    """Cut a row at its bars; outside a bar of the frame is no cell."""
    cells = _BARS.split(row.strip().replace(r"\|", _ESCAPED))
    if frame.left and len(cells) > 1 and not cells[0].strip():
        cells = cells[1:]
    if frame.right and len(cells) > 1 and not cells[-1].strip():
        cells = cells[:-1]
    return [_BREAK.sub("\n", cell.replace(_ESCAPED, "|")) for cell in cells]
