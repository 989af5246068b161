# SPDX-License-Identifier: MIT
"""Fits the cells behind a row's label into the columns of its block, as far as that is certain."""

from __future__ import annotations

from dataclasses import dataclass, replace
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

    `boxes` holds one cell per column of the form, None where the source has none; it is None
    as a whole when the cells do not tell their columns: then `loose` are their texts in order.
    `extras` are the cells of columns that the form does not have, with the words above them.
    `overwritten` is what stands where the label should be; `row` the texts in order;
    `skipped` words between label and cells.
    """

    boxes: tuple[SourceBox | None, ...] | None
    loose: tuple[str, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()
    overwritten: str = ""
    row: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str | None, ...] | None:
        """What stands in `boxes`."""
        if self.boxes is None:
            return None
        return tuple(box.text if box else None for box in self.boxes)

    def unplaced(self) -> Fit:
        """Return the same cells without their columns, for a header that cannot be trusted."""
        return replace(self, boxes=None, loose=self.loose or self.row, extras=())


@dataclass(frozen=True, slots=True)
class Padding:
    """How the rows of a source table fill the columns of their labels.

    Some sources give every row the same number of cells, so that a label over several columns is
    followed by blanks, which are no figures left blank. `width` is the number of cells of the
    widest row; `ends` the numbers of the cells behind the labels of such wide rows where a blank
    follows; `depth` the longest label's; `padded` says that shorter labels are followed by blanks
    up to there.
    """

    width: int
    ends: frozenset[int]
    depth: int
    padded: bool

    def label_columns(self, count: int) -> int:
        """Return the number of columns that hold labels before `count` figures; 0 if unknown."""
        rest = self.width - count
        if rest >= self.depth and any(end < rest for end in self.ends):
            return rest
        return self.depth if self.padded else 0


def paddings(
    matches: Sequence[Match], targets: Sequence[Target], like: Likeness
) -> Mapping[tuple[int, str], Padding]:
    """Return the padding, by source table and table of the form; only where labels have groups."""
    grouped = {target.table for target in targets if target.group}
    parts: dict[tuple[int, str], list[tuple[Line, int]]] = {}
    for match in matches:
        target = targets[match.target]
        if target.own and target.table in grouped:
            end = _label_end(match, target, like)
            parts.setdefault((match.line.grid, target.table), []).append((match.line, end))
    return {key: _padding(lines) for key, lines in parts.items()}


def _padding(lines: Sequence[tuple[Line, int]]) -> Padding:
    width = max(len(line.cells) for line, _ in lines)
    depth = max(end for _, end in lines)
    ends = {
        end
        for line, end in lines
        if 0 < end < len(line.cells) == width and line.looks[end] is Look.BLANK and not line.exact
    }
    deep = [line for line, end in lines if end == depth]
    short = [(line, end) for line, end in lines if 0 < end < depth]
    padded = [line for line, end in short if _is_padded(line, end, depth)]
    agree = 2 * len(padded) > len(short) and _widest(padded) >= _widest(deep)
    return Padding(width, frozenset(ends), depth, padded=agree)


def _label_end(match: Match, target: Target, like: Likeness) -> int:
    """Return the number of the cell behind the row's own label, else behind the leading words."""
    line = match.line
    end = 0
    for at, (cell, kind) in enumerate(zip(line.cells, line.looks, strict=True)):
        if kind is Look.WORDS and like.of(cell.text).get(target.own, 0.0) >= LIKELY:
            return at + 1
        if kind is Look.WORDS and Look.FIGURE not in line.looks[:at]:
            end = at + 1
    return end


def _is_padded(line: Line, end: int, first: int) -> bool:
    """Say whether only blanks stand between the label and cell number `first`."""
    return all(kind is Look.BLANK for kind in line.looks[end:first])


def _widest(lines: Sequence[Line]) -> int:
    return max((len(line.cells) for line in lines), default=0)


def fit(
    match: Match, target: Target, columns: Columns, padding: Padding | None, like: Likeness
) -> Fit:
    """Put the cells behind the label into their columns."""
    boxes = _behind_label(match, target, like)
    count = len(columns.order)
    labels = padding.label_columns(count) if padding else 0
    while boxes and not boxes[0].text.strip() and boxes[0].left < labels:
        boxes = boxes[1:]
    overwritten = ""
    if not match.likeness and target.own:
        boxes = _without_leading_blanks(boxes, count)
        if len(boxes) == count + 1:
            overwritten, boxes = boxes[0].text.strip(), boxes[1:]
    while len(boxes) > count and not boxes[-1].text.strip():
        boxes = boxes[:-1]
    boxes = _without_leading_blanks(boxes, count)
    skipped: list[str] = []
    while len(boxes) > count and look(boxes[0].text) is Look.WORDS:
        skipped.append(boxes[0].text)
        boxes = boxes[1:]
    placed = _by_place(boxes, columns) if match.line.exact and len(boxes) < count else None
    cells = placed or boxes
    if len(cells) == count:
        found = _zipped(cells, target.width, columns)
    else:
        found = Fit(None, tuple(box.text for box in cells))
    unlike = tuple(text for text in skipped if not like.knows(text))
    return replace(found, overwritten=overwritten, skipped=unlike)


def room_of(match: Match, target: Target, like: Likeness) -> tuple[int, int]:
    """Return how many columns a row needs at least, blanks at its ends not counted, and at most."""
    texts = [box.text.strip() for box in _behind_label(match, target, like)]
    filled = [at for at, text in enumerate(texts) if text]
    return (filled[-1] - filled[0] + 1 if filled else 0), len(texts)


def _behind_label(match: Match, target: Target, like: Likeness) -> list[SourceBox]:
    """Return the cells behind the row's label, or before it when the figures are there.

    Where the form prints no label, those behind header words.
    """
    cells = list(match.line.cells)
    if target.own:
        end = _label_end(match, target, like)
        looks = match.line.looks
        if Look.FIGURE in looks[:end] and Look.FIGURE not in looks[end:]:
            return cells[looks.index(Look.FIGURE) : end - 1]  # the label stands behind
        return cells[end:]
    while cells and look(cells[0].text) is not Look.FIGURE and like.knows(cells[0].text):
        cells = cells[1:]
    return cells


def _without_leading_blanks(boxes: list[SourceBox], count: int) -> list[SourceBox]:
    while len(boxes) > count and not boxes[0].text.strip():
        boxes = boxes[1:]
    return boxes


def _zipped(boxes: Sequence[SourceBox], width: int, columns: Columns) -> Fit:
    """Name the columns of cells that stand in the order of the source."""
    placed: list[SourceBox | None] = [None] * width
    extras: list[tuple[str, str]] = []
    for box, column, name in zip(boxes, columns.order, columns.names, strict=True):
        if column is not None:
            placed[column] = box
        elif box.text.strip():
            extras.append((name, box.text.strip()))
    return Fit(tuple(placed), extras=tuple(extras), row=tuple(box.text for box in boxes))


def _by_place(boxes: Sequence[SourceBox], columns: Columns) -> list[SourceBox] | None:
    """Return the cells by grid place, None when they do not fill the places of the header.

    Where a cell is lost, those behind it have moved up, so that their places mean nothing. A
    blank cell over several columns leaves each of them blank; one with a figure has no place.
    """
    found: list[SourceBox] = []
    if not columns.lefts or len(boxes) > len(columns.lefts):
        return None
    for box in boxes:
        covered = [
            at for at, left in enumerate(columns.lefts) if box.left <= left < box.left + box.across
        ]
        if not covered or (len(covered) > 1 and box.text.strip()):
            return None
        found += [box] * len(covered)
    return found if len(found) == len(columns.order) else None
