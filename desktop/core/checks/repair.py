# SPDX-License-Identifier: MIT
"""Finds the wrong cell behind everything in a table that does not add up.

The sums that must be 0 are linear, so nothing is guessed: for one cell the missing amount follows
from any one sum it stands in, and all others have to agree. Tried in this order: one cell, a
number that slipped into a neighbouring cell, several independent cells.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.checks import slips
from desktop.core.values import storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.core.checks.constraints import Constraint, Number
    from desktop.core.form import FormSpec
    from desktop.core.values import Value

_MOST_CELLS = 40  # of which pairs are tried
_MOST_FAULTS = 4  # looked for one after the other
_MOST_ALIKE = 3  # more equally likely cells than this are no answer
_MOST_OF_A_SLIP = 8  # sums that two neighbours can break together
_RARER = 2  # a total is one cell beside the four to 126 that it adds up


class Fix(NamedTuple):
    """What everything would be right with.

    `changes` are cells and the values they should have: one cell, or two between which a number
    slipped. A total cell among them means that the source prints it wrongly. `others` are cells
    that would do as well.
    """

    changes: tuple[tuple[str, Value], ...]
    others: tuple[str, ...] = ()


class _Puzzle:
    """The sums of one table and what was written."""

    def __init__(
        self, form: FormSpec, constraints: Sequence[Constraint], written: Mapping[str, Value]
    ) -> None:
        self.form = form
        self.written = written
        self.constraints = constraints
        self.residuals: dict[int, Number] = {
            at: constraint.residual for at, constraint in enumerate(constraints)
        }
        self.places: dict[str, dict[int, int]] = defaultdict(dict)
        for at, constraint in enumerate(constraints):
            for cell, sign in constraint.terms.items():
                self.places[cell][at] = sign

    @property
    def broken(self) -> frozenset[int]:
        return frozenset(at for at, residual in self.residuals.items() if residual != 0)

    def leaves(self) -> _Puzzle:
        """Return the puzzle without the sums that follow from others."""
        kept = [
            constraint._replace(residual=self.residuals[at])
            for at, constraint in enumerate(self.constraints)
            if not constraint.grand
        ]
        return _Puzzle(self.form, kept, self.written)

    def amount(self, cell: str) -> Number | None:
        """Return what has to be added to the cell so that every sum it stands in is right."""
        wanted = {-self.residuals[at] * sign for at, sign in self.places[cell].items()}
        return wanted.pop() if len(wanted) == 1 else None

    def meant(self, cell: str, amount: Number) -> Value:
        """Return what the cell should hold; None when it cannot hold that."""
        value = (self.written.get(cell) or 0) + amount
        return value if storable(value, self.form.cells[cell].kind) else None

    def cost(self, cell: str, meant: Value) -> int:
        """Return how hard to believe the slip is; of a sum, sooner a part than the total."""
        return slips.cost(self.written.get(cell), meant) + _RARER * self.form.cells[cell].total


def find_fixes(
    form: FormSpec, constraints: Sequence[Constraint], written: Mapping[str, Value]
) -> list[Fix]:
    """Return the likeliest changes after which the sums are right; none when there is no telling.

    Args:
        form: the form, for what a cell can hold and which cells are neighbours.
        constraints: what must add up in one table.
        written: typed cells and printed totals.
    """
    puzzle = _Puzzle(form, constraints, written)
    broken = puzzle.broken
    single = _single(puzzle, broken)
    if single:
        return [single]
    shifted = _shifted(puzzle, broken)
    if shifted:
        return [shifted]
    return _several(puzzle.leaves())


def find_plain(
    form: FormSpec, constraints: Sequence[Constraint], written: Mapping[str, Value]
) -> list[Fix]:
    """Return what can be told without printed totals: the one blank cell, or a number that slipped.

    Every other cell of a sum could be the wrong one.

    Args:
        form: the form, for what a cell can hold and which cells are neighbours.
        constraints: what must add up in one table.
        written: typed cells.
    """
    puzzle = _Puzzle(form, constraints, written).leaves()
    shifted = _shifted(puzzle, puzzle.broken)
    if shifted:
        return [shifted]
    blank = [
        [cell for cell in puzzle.constraints[at].terms if written.get(cell) is None]
        for at in sorted(puzzle.broken)
    ]
    fixes = (_likeliest(puzzle, cells) for cells in blank if len(cells) == 1)
    return [fix for fix in fixes if fix]


def single_changes(
    form: FormSpec, constraints: Sequence[Constraint], written: Mapping[str, Value]
) -> list[tuple[str, Value]]:
    """Return every typed cell that alone can be the cause, with the value it should then have."""
    puzzle = _Puzzle(form, constraints, written).leaves()
    cells = [cell for cell, places in puzzle.places.items() if places.keys() == puzzle.broken]
    return [
        (cell, meant)
        for cell in cells
        if not form.cells[cell].total
        and (amount := puzzle.amount(cell))
        and (meant := puzzle.meant(cell, amount)) is not None
    ]


def _single(puzzle: _Puzzle, broken: frozenset[int]) -> Fix | None:
    """Return the one cell that stands in exactly the sums that are wrong."""
    first = min(broken, key=lambda at: len(puzzle.constraints[at].terms))
    cells = [
        cell for cell in puzzle.constraints[first].terms if puzzle.places[cell].keys() == broken
    ]
    if all(puzzle.places[cell].keys() == broken for cell in puzzle.constraints[first].terms):
        return _only(puzzle, cells)
    return _likeliest(puzzle, cells)


def _only(puzzle: _Puzzle, cells: Iterable[str]) -> Fix | None:
    """Return the one part of a sum apart from all others that can be wrong, sooner a blank one.

    None when several can: nothing else tells them apart, however likely the slip.
    """
    able = [
        cell
        for cell in cells
        if not puzzle.form.cells[cell].total
        and (amount := puzzle.amount(cell))
        and puzzle.meant(cell, amount) is not None
    ]
    found = [cell for cell in able if puzzle.written.get(cell) is None] or able
    return _likeliest(puzzle, found) if len(found) == 1 else None


def _likeliest(puzzle: _Puzzle, cells: Iterable[str]) -> Fix | None:
    """Return the cell whose change is the easiest slip; None when too many are equally easy."""
    ranked: dict[int, list[tuple[str, Value]]] = defaultdict(list)
    for cell in cells:
        amount = puzzle.amount(cell)
        meant = None if not amount else puzzle.meant(cell, amount)
        if meant is not None:
            ranked[puzzle.cost(cell, meant)].append((cell, meant))
    if not ranked:
        return None
    best = ranked[min(ranked)]
    if len(best) > _MOST_ALIKE:
        return None
    return Fix((best[0],), tuple(cell for cell, _ in best[1:]))


def _shifted(puzzle: _Puzzle, broken: frozenset[int]) -> Fix | None:
    """Return the two neighbours of which one holds what belongs to the other.

    A number moved into an empty neighbour comes before two numbers the wrong way round.
    """
    if len(broken) > _MOST_OF_A_SLIP:
        return None
    moved: list[tuple[tuple[str, Value], ...]] = []
    swapped: list[tuple[tuple[str, Value], ...]] = []
    for source, target in _neighbours(puzzle):
        changed = _difference(puzzle.places[source], puzzle.places[target])
        if changed.keys() != broken:
            continue
        here, there = puzzle.written.get(source) or 0, puzzle.written.get(target) or 0
        if all(puzzle.residuals[at] == sign * (here - there) for at, sign in changed.items()):
            (swapped if there else moved).append(((source, there), (target, here)))
    found = moved or swapped
    if not found or len(found) > _MOST_ALIKE:
        return None
    return Fix(found[0], tuple(pair[0][0] for pair in found[1:]))


def _difference(source: Mapping[int, int], target: Mapping[int, int]) -> dict[int, int]:
    """Return which sums lose (1) or gain (-1) when 1 moves from source to target."""
    both = {at: source.get(at, 0) - target.get(at, 0) for at in {*source, *target}}
    return {at: sign for at, sign in both.items() if sign}


def _neighbours(puzzle: _Puzzle) -> Iterator[tuple[str, str]]:
    """Yield typed cells beside or under each other; the one that holds more comes first."""
    for table in puzzle.form.tables:
        rows = [[cell for cell in row.cells if cell in puzzle.places] for row in table.rows]
        columns: dict[str, list[str]] = defaultdict(list)
        for cell in (cell for row in rows for cell in row):
            columns[puzzle.form.cells[cell].column].append(cell)
        for line in (*rows, *columns.values()):
            typed = [cell for cell in line if not puzzle.form.cells[cell].total]
            for pair in pairwise(typed):
                one, other = sorted(pair, key=lambda cell: -(puzzle.written.get(cell) or 0))
                yield one, other


def _several(puzzle: _Puzzle) -> list[Fix]:
    """Return independent wrong cells, each right in all of its sums; first pairs, then one by one.

    A cell that stands in one sum only proves nothing here and is not named.
    """
    broken = puzzle.broken
    cells = [
        cell
        for cell, places in puzzle.places.items()
        if len(places) > 1 and places.keys() <= broken
    ]
    alone = [cell for cell in cells if puzzle.amount(cell)]
    fixes: list[Fix] = []
    while alone and len(fixes) < _MOST_FAULTS:
        fix = _likeliest(puzzle, _of_the_same_sums(puzzle, alone))
        if fix is None:
            break
        fixes.append(fix)
        taken = puzzle.places[fix.changes[0][0]].keys()
        alone = [cell for cell in alone if not taken & puzzle.places[cell].keys()]
    if fixes or len(cells) > _MOST_CELLS:
        return fixes
    return _pair(puzzle, cells, broken)


def _of_the_same_sums(puzzle: _Puzzle, cells: Sequence[str]) -> list[str]:
    """Return the cells that stand in the same sums as the one with the most."""
    most = max(cells, key=lambda cell: len(puzzle.places[cell]))
    return [cell for cell in cells if puzzle.places[cell].keys() == puzzle.places[most].keys()]


def _pair(puzzle: _Puzzle, cells: Sequence[str], broken: frozenset[int]) -> list[Fix]:
    """Return the easiest two cells of one row or column that are both wrong."""
    best: tuple[int, list[Fix]] | None = None
    for one, other in combinations(cells, 2):
        amounts = _amounts(puzzle, one, other, broken)
        if amounts is None:
            continue
        meant = [
            puzzle.meant(cell, amount) for cell, amount in zip((one, other), amounts, strict=True)
        ]
        if None in meant:
            continue
        cost = sum(
            puzzle.cost(cell, value) for cell, value in zip((one, other), meant, strict=True)
        )
        if best is None or cost < best[0]:
            best = cost, [Fix(((one, meant[0]),)), Fix(((other, meant[1]),))]
    return best[1] if best else []


def _amounts(
    puzzle: _Puzzle, one: str, other: str, broken: frozenset[int]
) -> tuple[Number, Number] | None:
    """Return what both cells lack if together they explain every wrong sum."""
    here, there = puzzle.places[one], puzzle.places[other]
    if here.keys() | there.keys() != broken:
        return None
    first = {-puzzle.residuals[at] * here[at] for at in here.keys() - there.keys()}
    second = {-puzzle.residuals[at] * there[at] for at in there.keys() - here.keys()}
    if len(first) != 1 or len(second) != 1:
        return None
    amounts = first.pop(), second.pop()
    shared = here.keys() & there.keys()
    right = all(
        puzzle.residuals[at] + here[at] * amounts[0] + there[at] * amounts[1] == 0 for at in shared
    )
    return amounts if right else None
