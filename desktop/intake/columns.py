# SPDX-License-Identifier: MIT
"""Finds out from the header lines of a source which of its columns is which column of the form."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.labels import plain, read_label
from desktop.intake.figures import Look

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.form import TableSpec
    from desktop.intake.lines import Line
    from desktop.intake.targets import Likeness, Target

_ALIKE = 0.5
_GROUP = 0.7
_SUBTOTAL = "小计"
_FOREIGN = 0.85
_LONGEST = 8  # characters of a header that is like none of the form's
_PIECE = 3  # characters


class Leaf(NamedTuple):
    """One innermost header of a source: its words and where it stands."""

    text: str
    left: int


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a source, left to right.

    `order` names the form's column of each, an index into the row's cells, None for one that the
    form does not have; `names` are the words above them; `lefts` their grid places, empty when
    unknown. `doubtful` says that some words are like nothing in the form; `foreign` that the
    header belongs to another edition.
    """

    order: tuple[int | None, ...]
    names: tuple[str, ...]
    lefts: tuple[int, ...] = ()
    doubtful: bool = False
    foreign: bool = False


def usual_columns(width: int) -> Columns:
    """Return the columns as the form prints them, for a source without a usable header."""
    return Columns(tuple(range(width)), ("",) * width)


def read_columns(
    header: Sequence[Line], table: TableSpec, target: Target, like: Likeness, other: frozenset[str]
) -> Columns | None:
    """Return the columns that the header lines name, None when they name too few to be a header.

    `header` is the lines above the row `target`, from the top; `other` the innermost header labels
    of the other editions that this one does not have.
    """
    labels = target.leaves
    kinds = _HeaderWords(table, target, like)
    leaves, reliable = _leaves(header, kinds)
    if not leaves:
        return None
    likes = [like.of(leaf.text) for leaf in leaves]
    foreign = sum(
        max((alike.get(label, 0.0) for label in other), default=0.0) >= _FOREIGN for alike in likes
    )
    if 2 * foreign > len(leaves):
        return Columns((), tuple(leaf.text for leaf in leaves), foreign=True)
    found = _assign(likes, labels)
    if 2 * len(found) < len(labels):
        return None
    first = min(found)
    if first and len(found) == len(labels):  # what stands before them is above the rows' labels
        leaves = leaves[first:]
        likes = likes[first:]
        found = {at - first: column for at, column in found.items()}
    paired = _pair_leftovers(found, [leaf.text for leaf in leaves], len(labels))
    doubtful = any(labels[column] not in likes[at] for at, column in paired.items())
    found.update(paired)
    if not reliable:
        order = _by_names_alone(found, header, labels, like)
        return Columns(order, tuple(labels[at] for at in order), doubtful=doubtful)
    exact = all(line.exact for line in header) and not _lost_spans(header)
    return Columns(
        order=tuple(found.get(at) for at in range(len(leaves))),
        names=tuple(leaf.text for leaf in leaves),
        lefts=tuple(leaf.left for leaf in leaves) if exact else (),
        doubtful=doubtful,
    )


def _by_names_alone(
    found: Mapping[int, int], header: Sequence[Line], labels: Sequence[str], like: Likeness
) -> tuple[int, ...]:
    """Return the columns that are named, in the form's order, the totals before the rest if so."""
    order = tuple(sorted(found.values()))
    return (order[-1], *order[:-1]) if _total_first(header, labels, like) else order


def _total_first(header: Sequence[Line], labels: Sequence[str], like: Likeness) -> bool:
    """Say whether the last label is named before the first: the totals stand before the rest."""
    texts = [text for line in header for text in line.texts]
    places = [
        next((at for at, text in enumerate(texts) if like.of(text).get(label, 0.0) >= _ALIKE), -1)
        for label in (labels[-1], labels[0])
    ]
    return 0 <= places[0] < places[1]


def counts_yuan(header: Sequence[Line]) -> bool:
    """Say whether a header gives an amount in 元 where the form wants 万元."""
    return any(
        "元" in plain(text) and "万" not in plain(text) for line in header for text in line.texts
    )


class _HeaderWords:
    """Tells the innermost headers of a table from those above several columns and the corner."""

    def __init__(self, table: TableSpec, target: Target, like: Likeness) -> None:
        paths = target.paths
        self.leaves = set(target.leaves)
        self.groups = {label for path in paths for label in path[:-1]} - self.leaves
        words = {label for other in table.rows if other.header for label in other.labels}
        self.corners = words - self.leaves - self.groups
        self.bare = {read_label(label).text for label in self.leaves}
        self.like = like

    def kind(self, text: str) -> str:
        """Return `leaf`, `group`, `corner`, `piece` (torn off a longer label) or `prose`."""
        bare = read_label(text).text
        if len(bare) < _PIECE and bare not in self.bare and any(bare in name for name in self.bare):
            return "piece"
        alike = self.like.of(text)
        best = max((alike.get(label, 0.0) for label in self.leaves), default=0.0)
        for kind, labels in (("group", self.groups), ("corner", self.corners)):
            score = max((alike.get(label, 0.0) for label in labels), default=0.0)
            if score >= _GROUP and score > best:
                return kind
        return "leaf" if best >= _ALIKE or len(bare) <= _LONGEST else "prose"


def _leaves(header: Sequence[Line], words: _HeaderWords) -> tuple[list[Leaf], bool]:
    """Return the innermost headers and whether their order is that of the columns."""
    if all(line.exact for line in header) and not _lost_spans(header):
        return _leaves_by_place(header, words), True
    below: list[Leaf] = []
    reliable = True
    whole = 0  # cells of a line that names every column again, also those under a merged cell
    for line in reversed(header):
        across = sum(cell.across for cell in line.cells)
        if below and across == whole and any(cell.across > 1 for cell in line.cells):
            continue
        whole = across
        here: list[Leaf] = []
        opened = False
        for cell, kind in zip(line.cells, line.looks, strict=True):
            if kind is not Look.WORDS:
                continue
            which = words.kind(cell.text)
            if which == "leaf":
                here.append(Leaf(cell.text, cell.left))
            elif which == "group" and not opened:
                here += below
                opened = True
        if below and not opened and here:
            reliable = False
        below = here if opened or not below else here + below
    return below, reliable


def _lost_spans(header: Sequence[Line]) -> bool:
    """Say whether lines of different lengths stand above each other without any merged cell."""
    named = [line for line in header if len(line.texts) > 1]
    spans = any(cell.across > 1 or cell.down > 1 for line in header for cell in line.cells)
    return not spans and len({len(line.cells) for line in named}) > 1


def _leaves_by_place(header: Sequence[Line], words: _HeaderWords) -> list[Leaf]:
    """Return the innermost headers by their grid columns; a torn one is put together."""
    found: dict[int, str] = {}
    for line in header:
        for cell, kind in zip(line.cells, line.looks, strict=True):
            if kind is Look.WORDS and words.kind(cell.text) in ("leaf", "piece"):
                above, text = found.get(cell.left, ""), cell.text.strip()
                found[cell.left] = above if above == text else above + text
    return [Leaf(found[left], left) for left in sorted(found)]


def _assign(likes: Sequence[Mapping[str, float]], labels: Sequence[str]) -> dict[int, int]:
    """Return the column of each header that is like one; each column at most once."""
    if len(set(labels)) < len(labels):
        return _assign_in_order(likes, labels)
    pairs = sorted(
        (-alike.get(label, 0.0), at, column)
        for at, alike in enumerate(likes)
        for column, label in enumerate(labels)
        if alike.get(label, 0.0) >= _ALIKE
    )
    found: dict[int, int] = {}
    for _, at, column in pairs:
        if at not in found and column not in found.values():
            found[at] = column
    return found


def _assign_in_order(likes: Sequence[Mapping[str, float]], labels: Sequence[str]) -> dict[int, int]:
    """Return the columns of headers whose labels repeat: the most alike pairs in order."""
    best = [[0.0] * (len(labels) + 1) for _ in range(len(likes) + 1)]
    for at, alike in enumerate(likes, 1):
        for column, label in enumerate(labels, 1):
            same = alike.get(label, 0.0)
            matched = best[at - 1][column - 1] + same if same >= _ALIKE else 0.0
            best[at][column] = max(best[at - 1][column], best[at][column - 1], matched)
    found: dict[int, int] = {}
    at, column = len(likes), len(labels)
    while at and column:
        if best[at][column] == best[at - 1][column]:
            at -= 1
        elif best[at][column] == best[at][column - 1]:
            column -= 1
        else:
            at, column = at - 1, column - 1
            found[at] = column
    return found


def _pair_leftovers(found: Mapping[int, int], leaves: Sequence[str], width: int) -> dict[int, int]:
    """Return the columns left over of unreadable headers, as many as stand between neighbours."""
    known = [(-1, -1), *sorted(found.items()), (len(leaves), width)]
    paired: dict[int, int] = {}
    for (at, column), (next_at, next_column) in pairwise(known):
        between = range(at + 1, next_at)
        subtotal = any(_SUBTOTAL in plain(leaves[leaf]) for leaf in between)
        if len(between) == next_column - column - 1 and not subtotal:
            paired.update(zip(between, range(column + 1, next_column), strict=True))
    return paired
