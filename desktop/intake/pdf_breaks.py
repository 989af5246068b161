# SPDX-License-Identifier: MIT
"""Tables of single pages become one where they go on: over a page break, through a torn row.

A page may end in the middle of a row: what is left of its cells then stands at the top of the
next page, under rules of its own. Such a row is told from a new one by its cells: some are blank
below words, and what goes on had no room left in its line above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.intake.pdf_lines import TextLine

SAME_PLACE = 4.0  # points
_PADDING = 14.0  # points on both sides of a cell together; Word has 11
_FIGURE = re.compile(r"[-\d.,\s]*\d[\d.,\s]*")
_MANY = 6  # edges that no other table has by chance
_MOST_HEADER = 6  # rows, one more than a header has
_NUMBERED = re.compile(r"[（(][一二三四五六七][）)]|[一二三四]、|\d{1,2}[.．、](?!\d)")


class PageCell(NamedTuple):
    """A cell of a table on a page: its rows, its sides in points, its lines of text."""

    top: int
    down: int
    left: float
    right: float
    lines: tuple[TextLine, ...]

    @property
    def text(self) -> str:
        """The lines, one below the other."""
        return "\n".join(line.text for line in self.lines)


@dataclass(slots=True)
class PageTable:
    """A table, over one page or several: edges in points, and cells by them.

    `cut` says that a page's edge cuts it off; `torn` is the figures that a page break tore.
    """

    edges: tuple[float, ...]
    height: int
    cells: list[PageCell]
    cut: bool = False
    torn: list[str] = field(default_factory=list)


def joined(one: PageTable, two: PageTable) -> PageTable | None:
    """Return a table with what follows it on the next page; None when that is another table."""
    if not _same_columns(one, two):
        return None
    two = _without_header(one, two)
    pairs = _pairs(one, two)
    torn = _is_torn(pairs, [cell for cell in two.cells if not cell.top])
    below = {upper: lower for upper, lower in pairs if torn or _is_one(upper, lower)}
    taken = set(below.values())
    shift = one.height - torn
    cells = [
        _with(cell, below.get(cell), torn=torn) if cell.top + cell.down == one.height else cell
        for cell in one.cells
    ]
    cells += [
        cell._replace(top=cell.top + shift) for cell in two.cells if cell.top or cell not in taken
    ]
    figures = [
        upper.text + lower.text for upper, lower in below.items() if _is_figure(upper, lower)
    ]
    return PageTable(
        tuple(sorted({*one.edges, *two.edges})),
        two.height + shift,
        cells,
        one.cut or two.cut,
        [*one.torn, *two.torn, *(figure.replace("\n", "") for figure in figures)],
    )


def _same_columns(one: PageTable, two: PageTable) -> bool:
    """Say whether two tables are one: both sides agree, and the edges of one are in the other.

    A part with many edges may lack some on the left: those of a cell that began a page before are
    not drawn again by every program.
    """
    fewer, more = sorted((one.edges, two.edges), key=len)
    return (
        all(any(abs(edge - other) <= SAME_PLACE for other in more) for edge in fewer)
        and abs(fewer[-1] - more[-1]) <= SAME_PLACE
        and (abs(fewer[0] - more[0]) <= SAME_PLACE or len(two.edges) >= _MANY)
    )


def _without_header(one: PageTable, two: PageTable) -> PageTable:
    """Return a part without the first rows of the table, where every page says them again."""
    count = 0
    for end in range(1, min(one.height, two.height, _MOST_HEADER)):
        above, below = _rows(one, end), _rows(two, end)
        if below and above == below:
            count = end
    cells = [cell._replace(top=cell.top - count) for cell in two.cells if cell.top >= count]
    return PageTable(two.edges, two.height - count, cells, two.cut, two.torn)


def _rows(table: PageTable, end: int) -> list[tuple[int, int, int, str]]:
    """Return the places and words of the rows before `end`; nothing where they hold a figure."""
    cells = [cell for cell in table.cells if cell.top < end]
    if any(cell.top + cell.down > end or _FIGURE.fullmatch(cell.text) for cell in cells):
        return []
    words = any(cell.lines for cell in cells)
    return [(one.top, one.down, round(one.left / SAME_PLACE), one.text) for one in cells if words]


def _pairs(one: PageTable, two: PageTable) -> list[tuple[PageCell, PageCell]]:
    """Return the cells above and below the break that stand exactly under each other."""
    last = [cell for cell in one.cells if cell.top + cell.down == one.height]
    first = [cell for cell in two.cells if not cell.top]
    return [
        (upper, lower)
        for lower in first
        for upper in last
        if abs(upper.left - lower.left) <= SAME_PLACE
        and abs(upper.right - lower.right) <= SAME_PLACE
    ]


def _is_torn(pairs: Sequence[tuple[PageCell, PageCell]], first: Sequence[PageCell]) -> bool:
    """Say whether the first row below the break is the rest of the last one above it."""
    below = {lower for _, lower in pairs}
    return (
        all(cell in below for cell in first if cell.lines)
        and any(upper.lines and not lower.lines for upper, lower in pairs)
        and all(_goes_on(upper, lower) for upper, lower in pairs if lower.lines)
    )


def _goes_on(upper: PageCell, lower: PageCell) -> bool:
    """Say whether the first character below had no room in the last line above.

    Nor has it any where every character is a line of its own.
    """
    if not upper.lines or _NUMBERED.match(lower.text.replace("\n", "")):
        return False
    last, line = upper.lines[-1], lower.lines[0]
    if len(upper.lines) > 1 and len(last.text) == len(line.text) == 1:
        return True
    wide = line.size if ord(line.text[0]) > 0xFF else line.size / 2
    return upper.right - upper.left - (last.right - last.left) < wide + _PADDING


def _is_one(upper: PageCell, lower: PageCell) -> bool:
    """Say whether a cell over several rows goes on between two rows: its words are in one half."""
    return max(upper.down, lower.down) > 1 and not (upper.lines and lower.lines)


def _with(cell: PageCell, below: PageCell | None, *, torn: bool) -> PageCell:
    if below is None:
        return cell
    return cell._replace(down=cell.down + below.down - torn, lines=cell.lines + below.lines)


def _is_figure(upper: PageCell, lower: PageCell) -> bool:
    return upper.text[-1:].isdecimal() and lower.text[:1].isdecimal()
