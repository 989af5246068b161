# SPDX-License-Identifier: MIT
"""Takes prose back out of the tables that were guessed around it, and labels back into them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.intake.align import names_row
from desktop.intake.blocks import Grid, Paragraph, SourceBox
from desktop.intake.figures import Look, look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.intake.targets import Likeness


_STRAY = 3  # figures in a line of prose: a page number between dashes


def lift_words(items: Sequence[Paragraph | Grid], like: Likeness) -> list[Paragraph | Grid]:
    """Return the blocks, words at both ends of a guessed table as paragraphs around it.

    Only where a source does not tell its rows. Words like a label of the form stay; a table
    without any such word is no table, and all of it becomes paragraphs.
    """
    found: list[Paragraph | Grid] = []
    for item in items:
        if isinstance(item, Paragraph) or item.rows_known:
            found.append(item)
            continue
        first, last = _leading_prose(item, like), _trailing_prose(item, like)
        boxes = item.boxes[first:last]
        found += _paragraphs(item.boxes[:first], f"{item.place}之前" if boxes else item.place)
        if boxes:
            found.append(Grid(boxes, item.place, exact=False, rows_known=False))
        found += _paragraphs(item.boxes[max(first, last) :], f"{item.place}之后")
    return found


def take_labels(
    items: Sequence[Paragraph | Grid], orders: Sequence[tuple[str, ...]], like: Likeness
) -> list[Paragraph | Grid]:
    """Return the blocks, the labels above a guessed table that lies on its side within it.

    They are the labels of all rows of one table of the forms, and every line below them has as
    many figures. Without their figures they read like headings and words.
    """
    found: list[Paragraph | Grid] = []
    for item in items:
        count = 0
        if isinstance(item, Grid) and not item.rows_known:
            counts = {_figures(line) for line in item.lines()} - {0}
            fitting = [order for order in orders if counts == {len(order)}]
            count = max((_labels_above(found, order, like) for order in fitting), default=0)
        if count and isinstance(item, Grid):
            above = [block.text for block in found[-count:] if isinstance(block, Paragraph)]
            del found[-count:]
            item = _with_labels(item, above)
        found.append(item)
    return found


def _figures(line: Sequence[SourceBox]) -> int:
    return sum(look(box.text) is not Look.WORDS for box in line)


def _labels_above(items: Sequence[Paragraph | Grid], order: tuple[str, ...], like: Likeness) -> int:
    """Return how many paragraphs at the end have the labels of all these rows, 0 if none do."""
    own, rows = frozenset(order), 0
    for count, item in enumerate(reversed(items), 1):
        if not isinstance(item, Paragraph) or not like.knows(item.text):
            return 0
        rows += names_row(item.text, own, like)
        if rows == len(order):
            return count
    return 0


def _with_labels(grid: Grid, labels: Sequence[str]) -> Grid:
    """Return the grid with labels before the first row's boxes."""
    more = [SourceBox(0, at, label) for at, label in enumerate(labels)]
    first = [replace(box, left=box.left + len(more)) for box in grid.boxes if not box.top]
    return replace(grid, boxes=(*more, *first, *(box for box in grid.boxes if box.top)))


def _leading_prose(grid: Grid, like: Likeness) -> int:
    """Return the number of boxes before the first that has a figure or a label of the form."""
    words = [look(box.text) is Look.WORDS for box in grid.boxes]
    known = [word and like.knows(box.text) for word, box in zip(words, grid.boxes, strict=True)]
    if not any(known):
        return len(words)
    return next(at for at, word in enumerate(words) if not word or known[at])


def _trailing_prose(grid: Grid, like: Likeness) -> int:
    """Return the number of boxes up to the last line that is no prose."""
    count = len(grid.boxes)
    for line in reversed(grid.lines()):
        words = [box.text for box in line if look(box.text) is Look.WORDS]
        if len(line) - len(words) > _STRAY or any(map(like.knows, words)):
            break
        count -= len(line)
    return count


def _paragraphs(boxes: Sequence[SourceBox], place: str) -> list[Paragraph]:
    """Return one paragraph per box of words, figures beside each other in one."""
    found: list[str] = []
    figures = False
    for box in boxes:
        words = look(box.text) is Look.WORDS
        if figures and not words:
            found[-1] += f" {box.text}"
        else:
            found.append(box.text)
        figures = not words
    return [Paragraph(text, place) for text in found]
