# SPDX-License-Identifier: MIT
"""Rows with too few or too many figures: every way to fill the row, weighed by the printed totals.

Nothing found here is certain; the caller flags every cell of such a row.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations, islice, pairwise
from typing import TYPE_CHECKING

from desktop.core.form import RelationKind
from desktop.core.labels import plain
from desktop.intake.figures import Look, look, read_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.core.form import CellSpec, FormSpec
    from desktop.core.values import Value

_MOST_WAYS = 400
_LEAST_RUN = 2  # digits of a figure that may be several


@dataclass(frozen=True, slots=True)
class Puzzle:
    """A row whose figures do not tell their columns.

    `sums` are the totals within the row: the position of each and those of its operands.
    """

    row: str
    cells: tuple[CellSpec, ...]
    texts: tuple[str, ...]
    sums: tuple[tuple[int, tuple[int, ...]], ...]

    @property
    def shape(self) -> tuple[int, int]:
        """Cells wanted and cells found; rows of one shape probably lost the same column."""
        return len(self.cells), len(self.texts)


@dataclass(frozen=True, slots=True)
class Option:
    """One way to fill a row: which figures went where, what comes of it, how likely it is.

    `pattern` is the positions left open (or of the figures left over); `weight` is 0 at best.
    """

    pattern: tuple[int, ...]
    values: tuple[Value, ...]
    weight: float
    kind: str  # short, long, run


@dataclass(frozen=True, slots=True)
class Answer:
    """The way taken, and the other ways that fit as well."""

    option: Option
    rivals: tuple[Option, ...]


def make_puzzle(form: FormSpec, row: str, cells: Sequence[str], texts: Sequence[str]) -> Puzzle:
    """Return the puzzle of one row of the form."""
    place = {cell: at for at, cell in enumerate(cells)}
    sums = tuple(
        (place[total.cell], tuple(place[cell] for cell in total.operands))
        for total in form.totals
        if total.cell in place and all(cell in place for cell in total.operands)
    )
    return Puzzle(row, tuple(form.cells[cell] for cell in cells), tuple(texts), sums)


def options(puzzle: Puzzle) -> list[Option]:
    """Return every way to fill the row, the likeliest first; never empty."""
    wanted, found = puzzle.shape
    ways: list[Option] = []
    if found > wanted:
        ways = list(islice(_long(puzzle), _MOST_WAYS))
    elif _has_runs(puzzle):
        ways = list(islice(_runs(puzzle), _MOST_WAYS))
    if not ways:
        ways = list(islice(_short(puzzle), _MOST_WAYS))
    unique: dict[tuple[Value, ...], Option] = {}
    for way in sorted(ways, key=lambda way: -way.weight):
        unique.setdefault(way.values, way)
    return list(unique.values())


def solve(form: FormSpec, puzzles: Sequence[Puzzle], known: Mapping[str, Value]) -> list[Answer]:
    """Return one answer per row, in order.

    Rows of the same shape that lost a column lost the same one; among ways that suit a row
    equally well, the totals of the columns decide. `known` is the cells that are certain.
    """
    judge = _Judge(form, known)
    common = _common_patterns(puzzles, judge)
    answers = []
    for puzzle in puzzles:
        found = options(puzzle)
        pattern = common.get(puzzle.shape)
        taken = next((way for way in _plain_ways(puzzle) if way.pattern == pattern), None)
        rivals = [way for way in found if way.weight >= found[0].weight - 0.01]
        if taken is None:
            taken = min(rivals, key=lambda way: judge.faults(puzzle, way))
        judge.take(puzzle, taken)
        others = tuple(way for way in rivals if way.values != taken.values)
        answers.append(Answer(taken, others))
    return answers


class _Judge:
    """Counts the totals and relations that a way to fill rows would break."""

    def __init__(self, form: FormSpec, known: Mapping[str, Value]) -> None:
        self.values = dict(known)
        sums: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
            ((total.cell,), total.operands) for total in form.totals
        ]
        sums += [
            (relation.left, relation.right)
            for relation in form.relations
            if relation.kind is RelationKind.EQUAL_SUMS
        ]
        self.sums = sums
        self.by_cell: dict[str, list[int]] = {}
        for at, (left, right) in enumerate(sums):
            for cell in (*left, *right):
                self.by_cell.setdefault(cell, []).append(at)

    def take(self, puzzle: Puzzle, way: Option) -> None:
        """Count a row as known from now on."""
        self.values.update(_named(puzzle, way))

    def faults(self, puzzle: Puzzle, way: Option) -> int:
        """Return the number of sums that one row would break."""
        return self.broken(_named(puzzle, way))

    def broken(self, more: Mapping[str, Value]) -> int:
        """Return the number of sums over known cells that these cells would break."""
        values = {**self.values, **more}
        touched = {at for cell in more for at in self.by_cell.get(cell, ())}
        return sum(self._is_broken(values, *self.sums[at]) for at in touched)

    @staticmethod
    def _is_broken(
        values: Mapping[str, Value], left: tuple[str, ...], right: tuple[str, ...]
    ) -> bool:
        if not all(cell in values for cell in (*left, *right)):
            return False
        return sum(values[cell] or 0 for cell in left) != sum(values[cell] or 0 for cell in right)


def _named(puzzle: Puzzle, way: Option) -> dict[str, Value]:
    return {spec.id: value for spec, value in zip(puzzle.cells, way.values, strict=True)}


def _common_patterns(
    puzzles: Sequence[Puzzle], judge: _Judge
) -> Mapping[tuple[int, int], tuple[int, ...]]:
    """Return, for each shape that several rows share, the pattern that suits all of them best."""
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    whole = [puzzle for puzzle in puzzles if not _has_runs(puzzle)]
    for shape, count in Counter(puzzle.shape for puzzle in whole).items():
        if count < 2 or abs(shape[0] - shape[1]) != 1:
            continue
        weights: Counter[tuple[int, ...]] = Counter()
        cells: dict[tuple[int, ...], dict[str, Value]] = {}
        for puzzle in whole:
            for way in _plain_ways(puzzle) if puzzle.shape == shape else ():
                weights[way.pattern] += way.weight  # type: ignore[assignment]
                cells.setdefault(way.pattern, {}).update(_named(puzzle, way))
        found[shape] = max(
            weights, key=lambda pattern: weights[pattern] - judge.broken(cells[pattern])
        )
    return found


def _plain_ways(puzzle: Puzzle) -> list[Option]:
    wanted, found = puzzle.shape
    return list(islice(_long(puzzle) if found > wanted else _short(puzzle), _MOST_WAYS))


def _short(puzzle: Puzzle) -> Iterator[Option]:
    """Fill fewer figures into the row, in order, leaving cells open; a sum may tell one of them."""
    wanted, found = puzzle.shape
    for open_cells in combinations(range(wanted), wanted - found):
        texts = iter(puzzle.texts)
        given: list[Value] = []
        for at, cell in enumerate(puzzle.cells):
            given.append(None if at in open_cells else read_figure(next(texts), cell.kind).value)
        yield _weighed(puzzle, open_cells, given, "short")


def _long(puzzle: Puzzle) -> Iterator[Option]:
    """Leave out figures until the rest fits the row."""
    wanted, found = puzzle.shape
    for left_out in combinations(range(found), found - wanted):
        kept = [text for at, text in enumerate(puzzle.texts) if at not in left_out]
        given = [
            read_figure(text, cell.kind).value
            for text, cell in zip(kept, puzzle.cells, strict=True)
        ]
        yield _weighed(puzzle, left_out, given, "long")


def _has_runs(puzzle: Puzzle) -> bool:
    """Say whether some figures of a short row may be several that have run together."""
    wanted, found = puzzle.shape
    digits = sum(len(re.findall(r"\d", plain(text))) for text in puzzle.texts)
    if found >= wanted or digits < wanted:
        return False
    return any(re.search(r"\d\s+\d|^0\d", plain(text).strip()) for text in puzzle.texts) or (
        2 * found <= wanted and any(look(text) is Look.FIGURE for text in puzzle.texts)
    )


def _runs(puzzle: Puzzle) -> Iterator[Option]:
    """Cut the digits into as many numbers as the row has cells, no number with a leading zero."""
    pieces = [piece for text in puzzle.texts for piece in plain(text).split()]
    if not all(piece.isdecimal() for piece in pieces):
        return
    for numbers in _cuts(pieces, len(puzzle.cells)):
        yield _weighed(puzzle, (), [int(number) for number in numbers], "run")


def _cuts(pieces: Sequence[str], count: int) -> Iterator[tuple[str, ...]]:
    if not pieces:
        if not count:
            yield ()
        return
    first, rest = pieces[0], pieces[1:]
    most = min(len(first), count - len(rest))
    for parts in range(1, most + 1):
        for places in combinations(range(1, len(first)), parts - 1):
            ends = (0, *places, len(first))
            cut = tuple(first[a:b] for a, b in pairwise(ends))
            if all(part == "0" or part[0] != "0" for part in cut):
                for others in _cuts(rest, count - parts):
                    yield cut + others


def _weighed(puzzle: Puzzle, pattern: tuple[int, ...], given: list[Value], kind: str) -> Option:
    """Complete the open cells that a sum determines and weigh the result."""
    weight = 0.0
    open_cells = set(pattern) if kind == "short" else set()
    for total, operands in puzzle.sums:
        unknown = [at for at in (*operands, total) if at in open_cells]
        known = sum(given[at] or 0 for at in operands)
        whole = given[total] or 0
        if len(unknown) == 1 and unknown[0] == total:
            last = max(at for at in operands if at not in open_cells)
            given[total] = known
            weight -= 1.0 if 2 * (given[last] or 0) >= known else 0.3
        elif len(unknown) == 1:
            given[unknown[0]] = whole - known if whole >= known else None
            weight -= 0.0 if whole == known else 0.6 if whole > known else 1.0
        elif unknown:
            weight -= 0.0 if total in open_cells or whole >= known else 1.0
            weight -= 0.3 if total in open_cells else 0.0 if whole == known else 0.3
        else:
            weight -= 0.0 if whole == known else 1.0
    return Option(pattern, tuple(given), weight, kind)
