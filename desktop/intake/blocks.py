# SPDX-License-Identifier: MIT
"""What every source becomes before anything is understood: paragraphs and grids in reading order.

A grid has its merged cells resolved: every grid place knows the box that covers it. Texts are as
the source prints them (deleted revisions and hidden text left out, inserted revisions kept);
white space inside is kept, so that a note can quote it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.checks.subject import Traces


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""One paragraph outside a table.

    `text` may hold line breaks as `\n` and is never blank unless `numbering` is set; `level` is
    1-9 for a heading style or outline level, 0 for body text; `numbering` is the automatic number
    as printed (`一、`), empty when there is none; `place` says in Chinese where it stands (第3段;
    第3段的文本框; plain text: 第12行, counted in lines of the file).
    """

    text: str
    place: str
    level: int = 0
    numbering: str = ""
    centred: bool = False


@dataclass(frozen=True, slots=True)
class SourceBox:
    """One cell of a source table, at its grid place with its spans (both 1 when unknown)."""

    top: int
    left: int
    text: str
    down: int = 1
    across: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of a source.

    `boxes` are in reading order; an empty cell is a box with empty text. `exact` is false when
    the source does not tell spans or positions of cells (plain text): then `left` only counts the
    cells of a line. `rows_known` is false when not even the rows can be seen (a page copied as
    one cell per line): then a line of the grid is a guess, labels first and numbers after them,
    and the labels at its beginning may belong to header rows above it; empty cells are missing.
    `place` says in Chinese which table it is (第2个表格). `doubt` says why no cell of it is sure
    (a page cuts it off), as a whole Chinese sentence; empty when nothing is wrong with it.
    """

    boxes: tuple[SourceBox, ...]
    place: str
    exact: bool = True
    rows_known: bool = True
    doubt: str = ""

    @property
    def height(self) -> int:
        """Number of rows; 0 for a table without boxes."""
        return max((box.top + box.down for box in self.boxes), default=0)

    @property
    def width(self) -> int:
        """Number of grid columns; 0 for a table without boxes."""
        return max((box.left + box.across for box in self.boxes), default=0)

    def lines(self) -> list[list[SourceBox]]:
        """Return the boxes that begin in each row, left to right; a row may be empty."""
        found: list[list[SourceBox]] = [[] for _ in range(self.height)]
        for box in self.boxes:
            found[box.top].append(box)
        return [sorted(line, key=lambda box: box.left) for line in found]


@dataclass(frozen=True, slots=True)
class Blocks:
    """A source cut into blocks, in reading order.

    `remarks` are sentences for the user on what changes how the source reads (revision marks
    taken as accepted, hidden text left out); `kind` names the source format (Word 文档).
    `traces` is what the source carries besides its text, None where its format cannot tell.
    `pictures` counts those on its pages that are large enough to be a table; 0 where it cannot.
    """

    kind: str
    items: tuple[Paragraph | Grid, ...]
    remarks: tuple[str, ...] = field(default=())
    traces: Traces | None = None
    pictures: int = 0


class IntakeError(Exception):
    """A source cannot be read. The message is a whole Chinese sentence for the user."""
