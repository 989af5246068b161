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


def upright(
    grid: Grid, orders: Sequence[tuple[str, ...]], like: Likeness, lines: Sequence[Line] = ()
) -> Grid:
    """Return the grid, turned when many labels of rows stand side by side in it.

    `orders` is the labels of rows of each table of the forms, in order. Where the source does not
    tell which cells stand above each other, it must have every label of a table exactly once;
    else nothing is turned: a guess would put every figure in another row without a trace.
    """
    lines = lines or lines_of([grid])
    own = frozenset(label for order in orders for label in order)
    labels = [sum(names_row(text, own, like) for text in line.texts) for line in lines]
    if (max(labels, default=0) if grid.rows_known else sum(labels)) < _LEAST_LABELS:
        return grid
    if grid.exact or len({len(line.cells) for line in lines}) == 1:
        first = max(at for at, count in enumerate(labels) if count > 1) + 1
        columns = _columns(lines[first:])
        return _turned_by_place(grid, _labels_by_place(lines[:first]), columns)
    first = next((at for at, line in enumerate(lines) if line.figures), len(lines))
    texts = [text for line in lines[:first] for text in line.texts if names_row(text, own, like)]
    columns = _columns(lines[first:])
    counts = {line.slots for line in columns}
    rows = _in_order(texts, [order for order in orders if {len(order)} == counts], like)
    if not rows:
        return grid
    figures = [[cell.text for cell in line.cells[-len(rows) :]] for line in columns]
    return _grid(grid, rows, columns, figures)


def _columns(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that are columns of the form, one that lost its name among them."""
    return [line for line in lines if line.slots and (line.texts or line.figures)]


def _in_order(
    texts: Sequence[str], orders: Sequence[tuple[str, ...]], like: Likeness
) -> Sequence[str]:
    """Return the labels of the one table that has exactly these, nothing when none has."""
    for order in orders:
        own = frozenset(order)
        alikes = [like.of(text) for text in texts if names_row(text, own, like)]
        best = [max(order, key=lambda label: alike.get(label, 0.0)) for alike in alikes]
        if sorted(best) == sorted(order):
            return order
    return ()


def _labels_by_place(header: Sequence[Line]) -> dict[int, str]:
    """Return the words by grid column, of several above each other the lowest."""
    return {
        cell.left: cell.text
        for line in header
        for cell, kind in zip(line.cells, line.looks, strict=True)
        if kind is Look.WORDS
    }


def _turned_by_place(grid: Grid, labels: Mapping[int, str], columns: Sequence[Line]) -> Grid:
    """Build the upright grid: each grid column becomes a row, each line a column."""
    begin = max((line.cells[-line.slots].left for line in columns), default=0)
    figures = [[cell for cell in line.cells if cell.left >= begin] for line in columns]
    places = Counter(tuple(cell.left for cell in cells) for cells in figures)
    if not places:
        return grid
    lefts = places.most_common(1)[0][0]
    texts = [_texts_at(cells, lefts) for cells in figures]
    whole = [row for row in texts if row is not None]
    if len(whole) < len(texts):
        return grid
    return _grid(grid, [labels.get(left, "") for left in lefts], columns, whole)


def _grid(
    grid: Grid, rows: Sequence[str], columns: Sequence[Line], texts: Sequence[Sequence[str]]
) -> Grid:
    """Return the upright grid; `texts` is the figures by source line."""
    boxes = [
        SourceBox(0, at, line.texts[-1] if line.texts else "") for at, line in enumerate(columns, 1)
    ]
    boxes += [SourceBox(top, 0, label) for top, label in enumerate(rows, 1)]
    boxes += [
        SourceBox(top, at, text)
        for at, column in enumerate(texts, 1)
        for top, text in enumerate(column, 1)
    ]
    boxes.sort(key=lambda box: (box.top, box.left))
    return Grid(tuple(boxes), f"{grid.place}（行列对调）", exact=False)


def _texts_at(cells: Sequence[SourceBox], lefts: tuple[int, ...]) -> list[str] | None:
    """Return one text per grid column, None when the cells do not tell theirs."""
    if len(cells) == len(lefts):
        return [cell.text for cell in cells]
    covered = {left: c.text for c in cells for left in lefts if c.left <= left < c.left + c.across}
    blank = all(not cell.text.strip() for cell in cells)
    return [covered[left] for left in lefts] if blank and len(covered) == len(lefts) else None
