# SPDX-License-Identifier: MIT
"""Rows with too few or too many figures: every way to fill the row, weighed by the printed totals.

Nothing found here is certain; the caller flags every cell of such a row.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations, islice
from typing import TYPE_CHECKING

from desktop.core.form import RelationKind
from desktop.core.labels import plain
from desktop.intake.figures import read_figure
from desktop.intake.runs import Cutter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.core.form import CellSpec, FormSpec
    from desktop.core.values import Value

_MOST_WAYS = 400


@dataclass(frozen=True, slots=True)
class Puzzle:
    """A row whose figures do not tell their columns.

    `sums` are the totals within the row: the position of each and those of its operands.
    `slipped` says that the row may also be as it stands, with nothing in its last cells; `ways`
    are the ways to fill it when they are known already.
    """

    row: str
    cells: tuple[CellSpec, ...]
    texts: tuple[str, ...]
    sums: tuple[tuple[int, tuple[int, ...]], ...]
    slipped: bool = False
    ways: tuple[Option, ...] = ()

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
    kind: str  # short, long, run, as_is


@dataclass(frozen=True, slots=True)
class Answer:
    """The way taken, and the other ways that fit as well."""

    option: Option
    rivals: tuple[Option, ...]


def make_puzzle(
    form: FormSpec, row: str, cells: Sequence[str], texts: Sequence[str], sums: RowSums
) -> Puzzle:
    """Return the puzzle of one row of the form; `sums` is that of the form."""
    specs = tuple(form.cells[cell] for cell in cells)
    return Puzzle(row, specs, tuple(texts), sums.of(specs))


class RowSums:
    """The totals within rows: the position of each in its row, and those of its operands.

    A row whose cells are sums of other rows adds up across as its neighbours do.
    """

    def __init__(self, form: FormSpec) -> None:
        self._parts: dict[str, dict[str, tuple[str, ...]]] = {}
        self._known: dict[tuple[str, ...], tuple[tuple[int, tuple[int, ...]], ...]] = {}
        for total in form.totals:
            whole, parts = form.cells[total.cell], [form.cells[cell] for cell in total.operands]
            if all(part.row == whole.row for part in parts):
                columns = tuple(part.column for part in parts)
                self._parts.setdefault(whole.table, {}).setdefault(whole.column, columns)

    def of(self, row: Sequence[CellSpec]) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Return the sums of a row, in the order of its cells."""
        columns = (row[0].table, *(cell.column for cell in row))
        if columns not in self._known:
            place = {cell.column: at for at, cell in enumerate(row)}
            self._known[columns] = tuple(
                (at, tuple(place[column] for column in parts))
                for column, at in place.items()
                if (parts := self._parts.get(row[0].table, {}).get(column))
                and all(part in place for part in parts)
            )
        return self._known[columns]


def options(puzzle: Puzzle) -> list[Option]:
    """Return every way to fill the row, the likeliest first; never empty."""
    ways = list(puzzle.ways) or (list(_run_ways(puzzle)) if _has_runs(puzzle) else [])
    unique: dict[tuple[Value, ...], Option] = {}
    for way in sorted(ways or plain_ways(puzzle), key=lambda way: -way.weight):
        unique.setdefault(way.values, way)
    return list(unique.values())


def solve(form: FormSpec, puzzles: Sequence[Puzzle], known: Mapping[str, Value]) -> list[Answer]:
    """Return one answer per row, in order.

    Rows of the same shape that lost a column lost the same one; among ways that suit a row
    equally well, the totals of the columns decide. `known` is the cells that are certain.
    """
    judge = _Judge(form, known)
    plain_of: list[Sequence[Option]] = [
        () if puzzle.slipped or puzzle.ways or _has_runs(puzzle) else plain_ways(puzzle)
        for puzzle in puzzles
    ]
    common = _common_patterns(puzzles, plain_of, judge)
    answers = []
    for puzzle, ways in zip(puzzles, plain_of, strict=True):
        found = options(puzzle)
        pattern = common.get(puzzle.shape)
        taken = next((way for way in ways if way.pattern == pattern), None)
        rivals = _rivals(puzzle, found, judge)
        if taken is None:
            taken = min(rivals, key=lambda way: judge.faults(puzzle, way))
        judge.take(puzzle, taken)
        others = tuple(way for way in rivals if way.values != taken.values)
        answers.append(Answer(taken, others))
    return [
        _second_look(puzzle, answer, judge) if puzzle.slipped else answer
        for puzzle, answer in zip(puzzles, answers, strict=True)
    ]


def _rivals(puzzle: Puzzle, ways: Sequence[Option], judge: _Judge) -> list[Option]:
    """Return the ways that suit a row best; of a slipped one the sums of the columns say which."""
    if puzzle.slipped:
        fewest = min(judge.faults(puzzle, way) for way in ways)
        ways = [way for way in ways if judge.faults(puzzle, way) == fewest]
    return [way for way in ways if way.weight >= ways[0].weight - 0.01]


def _second_look(puzzle: Puzzle, answer: Answer, judge: _Judge) -> Answer:
    """Choose again for a slipped row, now that all other rows are known."""
    rivals = _rivals(puzzle, options(puzzle), judge)
    taken = answer.option if answer.option in rivals else rivals[0]
    judge.take(puzzle, taken)
    others = tuple(way for way in rivals if way.values != taken.values)
    if puzzle.slipped and taken.pattern == tuple(range(len(puzzle.texts), len(puzzle.cells))):
        taken = replace(taken, values=(*taken.values[:-1], None), kind="as_is")
    return Answer(taken, others)


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
    puzzles: Sequence[Puzzle], plain_of: Sequence[Sequence[Option]], judge: _Judge
) -> Mapping[tuple[int, int], tuple[int, ...]]:
    """Return, for each shape that several rows share, the pattern that suits all of them best."""
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    pairs = [(puzzle, ways) for puzzle, ways in zip(puzzles, plain_of, strict=True) if ways]
    for shape, count in Counter(puzzle.shape for puzzle, _ in pairs).items():
        if count < 2 or abs(shape[0] - shape[1]) != 1:
            continue
        weights: dict[tuple[int, ...], float] = {}
        cells: dict[tuple[int, ...], dict[str, Value]] = {}
        for puzzle, ways in pairs:
            for way in ways if puzzle.shape == shape else ():
                weights[way.pattern] = weights.get(way.pattern, 0.0) + way.weight
                cells.setdefault(way.pattern, {}).update(_named(puzzle, way))
        broken = {pattern: judge.broken(cells[pattern]) for pattern in weights}
        found[shape] = max(weights, key=lambda pattern: weights[pattern] - broken[pattern])
    return found


def plain_ways(puzzle: Puzzle) -> list[Option]:
    """Return the ways to take the figures as they are: leaving cells open, or figures out."""
    wanted, found = puzzle.shape
    kinds = {cell.kind for cell in puzzle.cells}
    read = {kind: [read_figure(text, kind).value for text in puzzle.texts] for kind in kinds}
    ways: list[Option] = []
    for pattern in islice(combinations(range(max(wanted, found)), abs(wanted - found)), _MOST_WAYS):
        if found > wanted:
            kept = [at for at in range(found) if at not in pattern]
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


def _has_runs(puzzle: Puzzle) -> bool:
    """Say whether some figures of a short row may be several that have run together."""
    wanted, found = puzzle.shape
    digits = sum(len(re.findall(r"\d", plain(text))) for text in puzzle.texts)
    if found >= wanted or digits < wanted:
        return False
    return any(map(_is_run, puzzle.texts)) or 2 * found <= wanted


def _is_run(text: str) -> bool:
    """Say whether a text cannot be one figure."""
    return re.search(r"\d\s+\d|^0\d", plain(text).strip()) is not None


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
    elif cuts or any(map(_is_run, puzzle.texts)):
        yield Option((), (None,) * len(puzzle.cells), 0.0, "run")


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
