# SPDX-License-Identifier: MIT
"""Takes prose back out of the tables that were guessed around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.intake.blocks import Grid, Paragraph
from desktop.intake.figures import Look, look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.intake.targets import Likeness


def lift_words(items: Sequence[Paragraph | Grid], like: Likeness) -> list[Paragraph | Grid]:
    """Return the blocks, words at the beginning of a guessed table as paragraphs before it.

    Only where a source does not tell its rows; words like a label of the form stay.
    """
    found: list[Paragraph | Grid] = []
    for item in items:
        if isinstance(item, Grid) and not item.rows_known:
            count = _leading_prose(item, like)
            found += [Paragraph(box.text, f"{item.place}之前") for box in item.boxes[:count]]
            item = Grid(item.boxes[count:], item.place, exact=False, rows_known=False)
        found.append(item)
    return found


def _leading_prose(grid: Grid, like: Likeness) -> int:
    """Return the number of boxes before the first that has a figure or a label of the form."""
    for count, box in enumerate(grid.boxes):
        if look(box.text) is not Look.WORDS or like.knows(box.text):
            return count
    return 0
