# SPDX-License-Identifier: MIT
"""Puts a table back on its feet whose rows are the form's columns and the other way round."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop.intake.align import names_row
from desktop.intake.blocks import Grid, SourceBox
from desktop.intake.figures import Look
from desktop.intake.lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.intake.lines import Line
    from desktop.intake.targets import Likeness

_LEAST_LABELS = 6  # row labels side by side; a table that is upright has one or two


def upright(grid: Grid, own: frozenset[str], like: Likeness) -> Grid:
    """Return the grid, turned when many labels of rows (`own`) stand side by side in it.

    Where the source does not tell which cells stand above each other, nothing is turned: a guess
    would put every figure in another row without a trace.
    """
    lines = lines_of([grid])
    labels = [sum(names_row(text, own, like) for text in line.texts) for line in lines]
    if not grid.rows_known or max(labels, default=0) < _LEAST_LABELS:
        return grid
    if not grid.exact and len({len(line.cells) for line in lines}) > 1:
        return grid
    first = max(at for at, count in enumerate(labels) if count > 1) + 1
    columns = [line for line in lines[first:] if line.texts and line.slots]
    return _turned(grid, _labels_by_place(lines[:first]), columns) if columns else grid


def _labels_by_place(header: Sequence[Line]) -> dict[int, str]:
    """Return the words by grid column, of several above each other the lowest."""
    return {
        cell.left: cell.text
        for line in header
        for cell, kind in zip(line.cells, line.looks, strict=True)
        if kind is Look.WORDS
    }


def _turned(grid: Grid, labels: Mapping[int, str], columns: Sequence[Line]) -> Grid:
    """Build the upright grid: each grid column becomes a row, each line a column."""
    begin = max(line.cells[-line.slots].left for line in columns)
    figures = [[cell for cell in line.cells if cell.left >= begin] for line in columns]
    places = Counter(tuple(cell.left for cell in cells) for cells in figures)
    lefts = places.most_common(1)[0][0]
    boxes = [SourceBox(0, 0, "")]
    boxes += [SourceBox(0, at, line.texts[-1]) for at, line in enumerate(columns, 1)]
    boxes += [SourceBox(top, 0, labels.get(left, "")) for top, left in enumerate(lefts, 1)]
    for at, cells in enumerate(figures, 1):
        texts = _texts_at(cells, lefts)
        if texts is None:
            return grid
        boxes += [SourceBox(top, at, text) for top, text in enumerate(texts, 1)]
    boxes.sort(key=lambda box: (box.top, box.left))
    return Grid(tuple(boxes), f"{grid.place}（行列对调）", exact=False)


def _texts_at(cells: Sequence[SourceBox], lefts: tuple[int, ...]) -> list[str] | None:
    """Return one text per grid column, None when the cells do not tell theirs."""
    if len(cells) == len(lefts):
        return [cell.text for cell in cells]
    covered = {left: c.text for c in cells for left in lefts if c.left <= left < c.left + c.across}
    blank = all(not cell.text.strip() for cell in cells)
    return [covered[left] for left in lefts] if blank and len(covered) == len(lefts) else None
