# SPDX-License-Identifier: MIT
"""Finds tables whose cells are separated by bars: `规章 | 0 | 0`, Markdown, and drawn boxes."""

from __future__ import annotations

import re

from desktop.intake.plain_rows import Table, looks_tabular

_BARS = re.compile("[|｜│┃║∣￨]")
_RULE = re.compile(r"[\s|｜│┃║+:=\-—_─━┄┅═┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬]+")
_DRAWN = re.compile(r"-{2,}|:-|-:|[—_─━┄┅═┌└├┏┗┣╔╚╠]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPED = "\ue000"  # stands for \| while a row is cut; private, so no text uses it
_ROW_LINES = 20


def find_bar_tables(lines: list[str]) -> list[Table]:
    """Return the tables of a run of lines, in order.

    Rules between rows (`|---|`, `├──┼`) separate and hold nothing. One line with bars alone is
    a website's navigation, and no table.
    """
    tables: list[Table] = []
    at = 0
    while at < len(lines):
        if not _BARS.search(lines[at]) or _is_rule(lines[at]):
            at += 1
            continue
        start = at
        rows, at = _rows(lines, at)
        if len(rows) > 1 and looks_tabular(rows):
            tables.append(Table(start, at, rows))
    return tables


def _rows(lines: list[str], at: int) -> tuple[list[list[str]], int]:
    """Return the rows of the table that begins here, and the line after it.

    One blank line may part two rows.
    """
    rows: list[list[str]] = []
    while at < len(lines):
        if _is_rule(lines[at]):
            at += 1
        elif _BARS.search(lines[at]):
            end = _row_end(lines, at)
            rows.append(_cells("\n".join(lines[at:end])))
            at = end
        elif not lines[at].strip() and any(map(_BARS.search, lines[at + 1 : at + 2])):
            at += 1
        else:
            break
    return rows, at


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
        if end > at and _BARS.match(line):
            break
        if _BARS.match(line[-1:]) and (len(line) > 1 or end > at):
            return end + 1
    return at + 1


def _cells(row: str) -> list[str]:
    """Cut a row at its bars; the bars at its ends are its frame."""
    cells = _BARS.split(row.strip().replace(r"\|", _ESCAPED))
    if len(cells) > 1 and not cells[0].strip():
        cells = cells[1:]
        if len(cells) > 1 and not cells[-1].strip():
            cells = cells[:-1]
    return [_BREAK.sub("\n", cell.replace(_ESCAPED, "|")) for cell in cells]
