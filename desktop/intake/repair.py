# SPDX-License-Identifier: MIT
"""Rows with too few or too many figures: every way to fill the row, weighed by the printed totals.

Nothing found here is certain; the caller flags every cell of such a row.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.intake.judge import Judge, named
from desktop.intake.ways import has_runs, options, plain_ways

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.form import FormSpec
    from desktop.core.values import Value
    from desktop.intake.puzzles import Option, Puzzle

_ROUNDS = 4
_FEW = 10  # cells left out for one zero that is printed, in a source that leaves zeros out


@dataclass(frozen=True, slots=True)
class Answer:
    """The way taken, and the other ways that fit as well."""

    option: Option
    rivals: tuple[Option, ...]


def solve(form: FormSpec, puzzles: Sequence[Puzzle], known: Mapping[str, Value]) -> list[Answer]:
    """Return one answer per row, in order.

    Rows of the same shape that lost a column lost the same one; among ways that suit a row
    equally well, the totals of the columns decide. `known` is the cells that are certain.
    """
    judge = Judge(form, known)
    plain_of: list[Sequence[Option]] = [
        () if puzzle.slipped or puzzle.ways or has_runs(puzzle) else plain_ways(puzzle)
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
    answers = _settled(puzzles, answers, judge)
    pairs = list(zip(puzzles, answers, strict=True))
    if _prints_no_zeros(pairs, known):
        return [_with_blanks(answer) for answer in answers]
    return answers


def _prints_no_zeros(pairs: Sequence[tuple[Puzzle, Answer]], known: Mapping[str, Value]) -> bool:
    """Say whether a source leaves out what is zero, so that a cell it lacks was a blank."""
    zeros = sum(value == 0 for value in known.values())
    zeros += sum(text.strip() == "0" for puzzle, _ in pairs for text in puzzle.texts)
    left_out = sum(len(answer.option.pattern) for _, answer in pairs)
    return zeros * _FEW < left_out


def _with_blanks(answer: Answer) -> Answer:
    """Return an answer in which a cell that the source lacks is blank rather than 0."""
    if answer.option.kind != "short":
        return answer
    ways = [
        replace(
            way,
            values=tuple(
                None if value == 0 and at in way.pattern else value
                for at, value in enumerate(way.values)
            ),
        )
        for way in (answer.option, *answer.rivals)
    ]
    return Answer(ways[0], tuple(ways[1:]))


def _rivals(puzzle: Puzzle, ways: Sequence[Option], judge: Judge) -> list[Option]:
    """Return the ways that suit a row best; of a slipped one the sums of the columns say which."""
    if puzzle.slipped:
        fewest = min(judge.faults(puzzle, way) for way in ways)
        ways = [way for way in ways if judge.faults(puzzle, way) == fewest]
    return [way for way in ways if way.weight >= ways[0].weight - 0.01]


def _settled(puzzles: Sequence[Puzzle], answers: Sequence[Answer], judge: Judge) -> list[Answer]:
    """Choose again among ways of equal weight until the sums of the columns come no closer."""
    found = list(answers)
    changed, rounds = True, 0
    while changed and rounds < _ROUNDS:
        changed, rounds = False, rounds + 1
        for at, (puzzle, answer) in enumerate(zip(puzzles, found, strict=True)):
            ways = [answer.option, *answer.rivals]
            if puzzle.slipped:
                ways = _rivals(puzzle, options(puzzle), judge)
            best = min(ways, key=lambda way: judge.distance(puzzle, way))
            others = tuple(way for way in ways if way.values != best.values)
            found[at] = Answer(best, others)
            changed = changed or best.values != answer.option.values
            judge.take(puzzle, best)
    pairs = zip(puzzles, found, strict=True)
    return [_as_is(answer) if _is_as_is(one, answer) else answer for one, answer in pairs]


def _is_as_is(puzzle: Puzzle, answer: Answer) -> bool:
    """Say whether a row that may have slipped has not."""
    return puzzle.slipped and answer.option.pattern == tuple(
        range(len(puzzle.texts), len(puzzle.cells))
    )


def _as_is(answer: Answer) -> Answer:
    """Return the answer that leaves the total of a row as blank as it is."""
    values = (*answer.option.values[:-1], None)
    return Answer(replace(answer.option, values=values, kind="as_is"), answer.rivals)


def _common_patterns(
    puzzles: Sequence[Puzzle], plain_of: Sequence[Sequence[Option]], judge: Judge
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
                cells.setdefault(way.pattern, {}).update(named(puzzle, way))
        broken = {pattern: judge.broken(cells[pattern]) for pattern in weights}
        found[shape] = max(weights, key=lambda pattern: weights[pattern] - broken[pattern])
    return found
