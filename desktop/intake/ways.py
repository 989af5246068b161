# SPDX-License-Identifier: MIT
"""Every way to fill a row with too few or too many figures, weighed by the totals within it."""

from __future__ import annotations

import re
from itertools import combinations, islice
from typing import TYPE_CHECKING

from desktop.core.labels import plain
from desktop.intake.figures import read_figure
from desktop.intake.puzzles import Option
from desktop.intake.runs import Cutter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.values import Value
    from desktop.intake.puzzles import Puzzle

_MOST_WAYS = 400
ZEROS = str.maketrans("Oo〇○", "0000")  # letters and signs that are typed for zero
_LONGEST = 7  # digits from which a lone figure in a row without totals must be several
_TIE = 0.0005  # what is only a guess weighs less than any sum
# how often the applicants of a row ask: natural persons first, research institutions last
_FILLED = (3, 2, 0, 1, 1, 2, 3)


def options(puzzle: Puzzle) -> list[Option]:
    """Return every way to fill the row, the likeliest first; never empty."""
    ways = list(puzzle.ways) or (list(_run_ways(puzzle)) if has_runs(puzzle) else [])
    unique: dict[tuple[Value, ...], Option] = {}
    for way in sorted(ways or plain_ways(puzzle), key=lambda way: -way.weight):
        unique.setdefault(way.values, way)
    return list(unique.values())


def plain_ways(puzzle: Puzzle) -> list[Option]:
    """Return the ways to take the figures as they are: leaving cells open, or figures out."""
    wanted, found = puzzle.shape
    kinds = {cell.kind for cell in puzzle.cells}
    read = {kind: [read_figure(text, kind).value for text in puzzle.texts] for kind in kinds}
    ways: list[Option] = []
    for pattern in islice(combinations(range(max(wanted, found)), abs(wanted - found)), _MOST_WAYS):
        if found > wanted:
            kept = sorted(set(range(found)).difference(pattern))
            places: dict[int, int] = dict(enumerate(kept))
        else:
            given = (at for at in range(wanted) if at not in pattern)
            places = {cell: at for at, cell in enumerate(given)}
        values = [
            read[cell.kind][places[at]] if at in places else None
            for at, cell in enumerate(puzzle.cells)
        ]
        kind = "long" if found > wanted else "short"
        ways.append(_weighed(puzzle, pattern, values, kind))
    if found > wanted:
        ways.sort(key=lambda way: way.pattern, reverse=True)  # a subtotal stands behind its parts
    return ways


def has_runs(puzzle: Puzzle) -> bool:
    """Say whether some figures of a short row may be several that have run together."""
    wanted, found = puzzle.shape
    digits = sum(len(re.findall(r"\d", plain(text))) for text in puzzle.texts)
    if found >= wanted or digits < wanted:
        return False
    enough = 1 if puzzle.sums else _LONGEST
    return any(map(is_run, puzzle.texts)) or (2 * found <= wanted and digits >= enough)


def is_run(text: str) -> bool:
    """Say whether a text cannot be one figure."""
    return re.search(r"\d\s+\d|^0\d", plain(text).translate(ZEROS).strip()) is not None


def _run_ways(puzzle: Puzzle) -> Iterator[Option]:
    """Yield the ways to cut the digits that keep every total; an open row where none is sure.

    Without totals any cut would do, so that only a single way is taken.
    """
    pieces = [piece for text in puzzle.texts for piece in plain(text).split()]
    cutter = Cutter(len(puzzle.cells), puzzle.sums)
    cuts = list(islice(cutter.cuts(pieces), _MOST_WAYS))
    if cuts and (puzzle.sums or len(cuts) == 1):
        for numbers in cuts:
            yield Option((), numbers, 0.0, "run")
    elif cuts or any(map(is_run, puzzle.texts)):
        yield Option((), (None,) * len(puzzle.cells), 0.0, "run")


def _seldom_open(at: int, count: int) -> int:
    """Return how unlikely it is that a row has nothing in a cell, where nothing else tells."""
    return _FILLED[at] if count == len(_FILLED) else 0


def _weighed(puzzle: Puzzle, pattern: tuple[int, ...], given: list[Value], kind: str) -> Option:
    """Complete the open cells that a sum determines and weigh the result."""
    short = kind == "short"
    weight = -_TIE * sum(_seldom_open(at, len(puzzle.cells)) for at in pattern if short)
    open_cells = set(pattern) if short else set()
    for total, operands in puzzle.sums:
        unknown = [at for at in (*operands, total) if at in open_cells]
        known = sum(given[at] or 0 for at in operands)
        whole = given[total] or 0
        if len(unknown) == 1 and unknown[0] == total:
            last = max(at for at in operands if at not in open_cells)
            given[total] = known
            weight -= 1.0 if 2 * (given[last] or 0) >= known else 0.3
        elif len(unknown) == 1 and all(given[at] is None for at in (*operands, total)):
            continue  # nothing but blanks
        elif len(unknown) == 1:
            given[unknown[0]] = whole - known if whole >= known else None
            weight -= 0.0 if whole == known else 0.6 if whole > known else 1.0
        elif unknown:
            weight -= 0.0 if total in open_cells or whole >= known else 1.0
            weight -= 0.3 if total in open_cells else 0.0 if whole == known else 0.3
        else:
            weight -= 0.0 if whole == known else 1.0
    return Option(pattern, tuple(given), weight, kind)
