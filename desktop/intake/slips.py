# SPDX-License-Identifier: MIT
"""Rows that have the right number of cells, but whose figures cannot stand where they do.

Where a cell was lost, those behind it have moved up and the row's total is blank; where two
figures share a cell, the cell beside it is blank and the row does not add up.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.core.labels import plain
from desktop.intake.figures import read_figure
from desktop.intake.puzzles import Option
from desktop.intake.ways import ZEROS, is_run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.core.values import Value
    from desktop.intake.puzzles import Puzzle

_RUN = 4  # digits that make a lone figure in a row without its total suspect
_MOST_LOST = 2  # cells
_MOST_DIGITS = 18  # of two figures in one cell
_UNIT = re.compile(r"(?<=\d)\s*(?:件次|件|宗|条|项|个|次|份)\s*$")


def suspect(puzzle: Puzzle, *, printed: bool, full: bool = False) -> Puzzle | None:
    """Return the puzzle that a row is, None when its figures can stand where they do.

    Args:
        puzzle: a text for every cell of the row, blank ones included.
        printed: whether the rows around it print their totals.
        full: whether the rows around it have few blanks.
    """
    if not puzzle.sums or puzzle.sums[-1][0] != len(puzzle.cells) - 1:
        return None
    if not puzzle.texts[-1].strip():
        return _without_total(puzzle, printed=printed, full=full)
    filled = tuple(text for text in puzzle.texts if text.strip())
    if len(filled) == len(puzzle.texts):
        return None  # no cell is left for a second figure
    ways = tuple(_split_ways(puzzle))
    return replace(puzzle, texts=filled, ways=ways) if ways else None


def is_lone(texts: Sequence[str | None]) -> bool:
    """Say whether one long figure stands alone in a row: it may be several."""
    filled = [text for text in texts if text and text.strip()]
    return len(filled) == 1 and len(re.findall(r"\d", filled[0])) >= _RUN


def _without_total(puzzle: Puzzle, *, printed: bool, full: bool) -> Puzzle | None:
    filled = [text for text in puzzle.texts if text.strip()]
    if len(filled) == 1:
        digits = len(re.findall(r"\d", filled[0]))
        many = digits >= (_RUN if printed or full else len(puzzle.cells))
        run = many or re.match(r"\s*0\d", filled[0])
        return replace(puzzle, texts=tuple(filled)) if run else None
    if not printed or not any(re.search("[1-9]", text) for text in filled):
        return None
    ways = tuple(_split_ways(puzzle))
    if ways:
        return replace(puzzle, texts=tuple(filled), ways=ways)
    texts = list(puzzle.texts)
    while texts and not texts[-1].strip():
        texts.pop()
    if len(puzzle.texts) - len(texts) > _MOST_LOST:
        return None
    return replace(puzzle, texts=tuple(texts), slipped=True)


def _split_ways(puzzle: Puzzle) -> Iterator[Option]:
    """Yield every way to share a figure with the blank beside it that makes the row add up."""
    values = [
        read_figure(text, cell.kind).value
        for text, cell in zip(puzzle.texts, puzzle.cells, strict=True)
    ]
    if _adds_up(values, puzzle.sums) and not any(map(is_run, puzzle.texts)):
        return
    blanks = {at for at, text in enumerate(puzzle.texts) if not text.strip()}
    for blank in sorted(blanks):
        for at in (blank - 1, blank + 1):
            if not 0 <= at < len(values) or at in blanks:
                continue
            for first, second in _shared(puzzle.texts[at]):
                given = list(values)
                given[min(at, blank)], given[max(at, blank)] = first, second
                if _adds_up(given, puzzle.sums):
                    yield Option((at,), tuple(given), 0.0, "run")


def _shared(text: str) -> Iterator[tuple[int, int]]:
    """Yield the two numbers that the digits of a cell may be."""
    pieces = _UNIT.sub("", plain(text).translate(ZEROS)).split()
    if sum(map(len, pieces)) > _MOST_DIGITS:
        return
    if len(pieces) == 2 and all(piece.isdecimal() for piece in pieces):
        yield int(pieces[0]), int(pieces[1])
    if len(pieces) != 1 or not pieces[0].isdecimal():
        return
    digits = pieces[0]
    for cut in range(1, len(digits)):
        parts = digits[:cut], digits[cut:]
        if all(part == "0" or not part.startswith("0") for part in parts):
            yield int(parts[0]), int(parts[1])


def _adds_up(values: Sequence[Value], sums: Sequence[tuple[int, tuple[int, ...]]]) -> bool:
    return all(
        (values[total] or 0) == sum(values[at] or 0 for at in parts) for total, parts in sums
    )
