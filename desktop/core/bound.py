# SPDX-License-Identifier: MIT
"""Figures in a text that follow cells of the tables.

A text stays a plain string that holds the printed figure; beside it stands where that figure is
and which cell it shows. Places count characters from 0. A figure that somebody typed into, or that
no longer stands alone as a number, is bound no more; its characters stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from desktop.core.values import Value

BLANK_FIGURE = "（未填）"  # what stands in a text for a cell that is blank: never 0

_RUNS_IN = re.compile(r"\d[.．,]?$")
_RUNS_ON = re.compile(r"[.．,]?\d")


class Bound(NamedTuple):
    """The characters of a text from `start`, `length` of them, show the figure of `cell`."""

    start: int
    length: int
    cell: str

    @property
    def end(self) -> int:
        """The place behind the last character."""
        return self.start + self.length


Bounds = tuple[Bound, ...]  # of one text, in order, none overlapping another


class Marked(NamedTuple):
    """A text and the figures in it that are bound."""

    text: str
    bounds: Bounds = ()


def printed(value: Value) -> str:
    """Return the figure of a cell as a text shows it."""
    return BLANK_FIGURE if value is None else display(value)


def fits(marked: Marked) -> bool:
    """Say whether the places are inside the text, in order, and none overlaps another."""
    free = 0
    for one in marked.bounds:
        if one.length < 1 or one.start < free:
            return False
        free = one.end
    return free <= len(marked.text)


def agreeing(marked: Marked, values: Mapping[str, Value]) -> Marked:
    """Return the text with those bindings only whose characters are the figure of their cell.

    Args:
        marked: a text whose places fit.
        values: inputs and totals by cell.
    """
    text = marked.text
    true = (
        one
        for one in marked.bounds
        if one.cell in values and text[one.start : one.end] == printed(values[one.cell])
    )
    return _alone(text, true)


def moved(old: Marked, new: str, caret: int | None = None) -> Marked:
    """Return the new text with the bindings of the old one, where the change left them.

    Args:
        old: the text before.
        new: the text after one change: some characters replaced by others.
        caret: where the cursor stands after it, if known: typing 1 before or behind another 1
            gives the same text. Without it the change is taken so that most bindings stay.
    """
    shorter = min(len(old.text), len(new))
    head = _longest(shorter, lambda count: old.text[:count] == new[:count])
    tail = _longest(shorter, lambda count: _ending(old.text, count) == _ending(new, count))
    if head + tail < shorter:
        shorter = head + tail
    removed, inserted = len(old.text) - shorter, len(new) - shorter
    first, last = shorter - tail, head
    if caret is not None and first <= caret - inserted <= last:
        first = last = caret - inserted
    places = {place for one in old.bounds for place in (one.start, one.end)}
    starts = [first, *sorted(place for place in places if first < place < last), last]
    results = (_alone(new, _shifted(old.bounds, start, removed, inserted)) for start in starts)
    return max(results, key=lambda marked: len(marked.bounds))


def _longest(most: int, same: Callable[[int], bool]) -> int:
    """Return the greatest count up to `most` that is the same; so are all smaller ones."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if same(middle):
            least = middle
        else:
            most = middle - 1
    return least


def _ending(text: str, count: int) -> str:
    return text[len(text) - count :]


def _shifted(bounds: Bounds, start: int, removed: int, inserted: int) -> list[Bound]:
    """Return the bindings that a replacement of characters does not touch, moved along."""
    before = [one for one in bounds if one.end <= start]
    behind = bounds[len(before) :]
    by = inserted - removed
    return before + [
        one._replace(start=one.start + by) for one in behind if one.start >= start + removed
    ]


def refreshed(marked: Marked, values: Mapping[str, Value]) -> Marked:
    """Return the text with every bound figure as its cell now has it.

    Args:
        marked: a text whose places fit.
        values: inputs and totals by cell; a figure of a cell that is not there stays as it is and
            is bound no more.
    """
    pieces: list[str] = []
    bounds: list[Bound] = []
    taken = length = 0
    for one in marked.bounds:
        if one.cell not in values:
            continue
        figure = printed(values[one.cell])
        length += one.start - taken
        bounds.append(Bound(length, len(figure), one.cell))
        length += len(figure)
        pieces += marked.text[taken : one.start], figure
        taken = one.end
    return _alone("".join(pieces) + marked.text[taken:], bounds)


def spliced(into: Marked, start: int, end: int, passage: Marked) -> Marked:
    """Return the text with a passage in place of the characters from `start` to before `end`."""
    text = into.text[:start] + passage.text + into.text[end:]
    around = _shifted(into.bounds, start, end - start, len(passage.text))
    inside = [one._replace(start=one.start + start) for one in passage.bounds]
    return _alone(text, sorted(around + inside))


def without(bounds: Iterable[Bound], given_up: Bound) -> Bounds:
    """Return the bindings but one."""
    return tuple(one for one in bounds if one != given_up)


def _alone(text: str, bounds: Iterable[Bound]) -> Marked:
    """Return the text with the bindings of figures that are whole numbers as they stand there."""
    return Marked(text, tuple(one for one in bounds if _is_alone(text, one)))


def _is_alone(text: str, one: Bound) -> bool:
    return not (
        _RUNS_IN.search(text[max(one.start - 2, 0) : one.start])
        or _RUNS_ON.match(text[one.end : one.end + 2])
    )
