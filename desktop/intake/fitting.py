# SPDX-License-Identifier: MIT
"""Fits the cells behind a row's label into the columns of its block, as far as that is certain."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.intake.align import LIKELY
from desktop.intake.figures import Look, look

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.intake.align import Match
    from desktop.intake.blocks import SourceBox
    from desktop.intake.columns import Columns
    from desktop.intake.lines import Line
    from desktop.intake.targets import Likeness, Target


@dataclass(frozen=True, slots=True)
class Fit:
    """The cells of a row in its columns.

    `texts` holds one text per column of the form, None where the source has no cell; it is None
    as a whole when the cells do not tell their columns: then `loose` are their texts in order.
    `extras` are the cells of columns that the form does not have, with the words above them.
    `overwritten` is what stands where the label should be.
    """

    texts: tuple[str | None, ...] | None
    loose: tuple[str, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()
    overwritten: str = ""


def label_columns(matches: Sequence[Match]) -> Mapping[int, frozenset[int]]:
    """Return, per source table that pads short labels with blanks, the columns of its labels.

    Some sources give every row the same number of cells, so that a label over several columns is
    followed by blanks, which are no figures left blank.
    """
    found: dict[int, frozenset[int]] = {}
    for grid in {match.line.grid for match in matches}:
        lines = [match.line for match in matches if match.line.grid == grid and match.line.texts]
        first = max((_after_words(line) for line in lines), default=0)
        deep = [line for line in lines if _after_words(line) == first]
        short = [line for line in lines if _after_words(line) < first]
        padded = [line for line in short if _is_padded(line, first)]
        same_width = _usual_width(deep) == _usual_width(padded)
        if 2 * len(padded) > len(short) and same_width:
            found[grid] = frozenset(range(first))
    return found


def _after_words(line: Line) -> int:
    """Return the number of the cell behind the last word."""
    return len(line.cells) - line.slots


def _is_padded(line: Line, first: int) -> bool:
    """Say whether only blanks stand between the label and cell number `first`."""
    between = line.looks[_after_words(line) : first]
    return all(kind is Look.BLANK for kind in between)


def _usual_width(lines: Sequence[Line]) -> int:
    return Counter(len(line.cells) for line in lines).most_common(1)[0][0] if lines else 0


def fit(
    match: Match, target: Target, columns: Columns, labels: frozenset[int], like: Likeness
) -> Fit:
    """Put the cells behind the label into their columns.

    `labels` is the grid columns of the source that hold labels; empty when unknown.
    """
    boxes = _behind_label(match, target, like)
    count = len(columns.order)
    while boxes and not boxes[0].text.strip() and (len(boxes) > count or boxes[0].left in labels):
        boxes = boxes[1:]
    while len(boxes) > count and not boxes[-1].text.strip():
        boxes = boxes[:-1]
    while len(boxes) > count and look(boxes[0].text) is Look.WORDS:
        boxes = boxes[1:]
    overwritten = ""
    if len(boxes) == count + 1 and not match.likeness and target.own:
        overwritten, boxes = boxes[0].text.strip(), boxes[1:]
    if len(boxes) == count:
        return _zipped([box.text for box in boxes], target.width, columns, overwritten)
    placed = _by_place(boxes, columns) if match.line.exact else None
    if placed is not None:
        return _zipped(placed, target.width, columns, overwritten)
    return Fit(None, tuple(box.text for box in boxes), overwritten=overwritten)


def width_of(match: Match, target: Target, like: Likeness) -> int:
    """Return the number of cells behind the label, blank ones at both ends not counted."""
    texts = [box.text.strip() for box in _behind_label(match, target, like)]
    filled = [at for at, text in enumerate(texts) if text]
    return filled[-1] - filled[0] + 1 if filled else len(texts)


def _behind_label(match: Match, target: Target, like: Likeness) -> list[SourceBox]:
    """Return the cells behind the row's own label, else behind the last word."""
    line = match.line
    own = last = -1
    for at, (cell, kind) in enumerate(zip(line.cells, line.looks, strict=True)):
        if kind is Look.WORDS:
            last = at
            if like.of(cell.text).get(target.own, 0.0) >= LIKELY:
                own = at
    return list(line.cells[(own if own >= 0 else last) + 1 :])


def _zipped(texts: Sequence[str], width: int, columns: Columns, overwritten: str) -> Fit:
    """Name the columns of texts that stand in the order of the source."""
    placed: list[str | None] = [None] * width
    extras: list[tuple[str, str]] = []
    for text, column, name in zip(texts, columns.order, columns.names, strict=True):
        if column is not None:
            placed[column] = text
        elif text.strip():
            extras.append((name, text.strip()))
    return Fit(tuple(placed), extras=tuple(extras), overwritten=overwritten)


def _by_place(boxes: Sequence[SourceBox], columns: Columns) -> list[str] | None:
    """Return the texts by grid place, None when they do not fill the places of the header.

    Where a cell is lost, those behind it have moved up, so that their places mean nothing. A
    blank cell over several columns leaves each of them blank; one with a figure has no place.
    """
    found: list[str] = []
    if not columns.lefts or len(boxes) > len(columns.lefts):
        return None
    for box in boxes:
        covered = [
            at for at, left in enumerate(columns.lefts) if box.left <= left < box.left + box.across
        ]
        if not covered or (len(covered) > 1 and box.text.strip()):
            return None
        found += [box.text] * len(covered)
    return found if len(found) == len(columns.order) else None
