# SPDX-License-Identifier: MIT
"""What the finders of tables in plain text share: a table of lines, and when rows are one."""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop.intake.looks import is_sentence, is_value

_COUNTED = re.compile(r"\d\s*(?:[件条项次个篇期人场份]|万?元)\s*[，、；]|\d\s*年\s*\d")
_IN_BRACKETS = re.compile(r"[（(][^（()）]*[）)]?")


class Table(NamedTuple):
    """Lines `start` to before `end` of a run, read as a table.

    `rows_known` is false when the rows are guessed from words and numbers alone.
    """

    start: int
    end: int
    rows: list[list[str]]
    rows_known: bool = True


def is_prose_row(row: list[str]) -> bool:
    """Say whether a row is indented prose: a sentence in it, no value and no empty cell."""
    return any(map(is_sentence, row)) and not any(
        is_value(cell) or not cell.strip() for cell in row[1:]
    )


def is_running(text: str) -> bool:
    """Say whether a line is a piece of prose: it ends a sentence, or counts things in one.

    A line that ends with several values is a row, whatever its label says.
    """
    words = text.split()
    if len(words) > 2 and is_value(words[-1]) and is_value(words[-2]):
        return False
    bare = _IN_BRACKETS.sub("", text)
    if re.search("[。；]", bare) or _COUNTED.search(bare):
        return True
    return bare.count("，") > 1 or ("，" in bare and re.search(r"\d", bare[3:]) is not None)


def looks_tabular(rows: list[list[str]]) -> bool:
    """Say whether rows are a table: two rows of several cells, or one with a value or a gap."""
    several = [row for row in rows if sum(bool(cell.strip()) for cell in row) > 1]
    if len(several) > 1:
        return True
    return any(is_value(cell) for row in several for cell in row)
