# SPDX-License-Identifier: MIT
"""The tables of a source as one sequence of lines, each cell told apart by its look."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.intake.blocks import Grid, SourceBox
from desktop.intake.figures import Look, look, split_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEADER = 12  # words before the figures of table 4, whose one row is longer than the others
_MOST_DIGITS = 9  # of a figure that may be a part of a sum
_PAGE = re.compile(r"[-—–－]\d{1,3}[-—–－]")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a source table, or two that were found to be one.

    `grid` counts the tables from 0; `row` is the grid row; `texts` are the cells in words.
    `figures` counts cells with a figure, `slots` the cells behind the last word, `span` those of
    them from the first that is filled to the last.
    """

    grid: int
    row: int
    place: str
    cells: tuple[SourceBox, ...]
    looks: tuple[Look, ...]
    exact: bool
    texts: tuple[str, ...]
    figures: int
    slots: int
    span: int

    def place_of(self, box: SourceBox) -> str:
        """Return where one of the cells stands, counted from the left."""
        at = next(at for at, cell in enumerate(self.cells, 1) if cell is box)
        return f"{self.place}第{at}格"

    @property
    def quote(self) -> str:
        """The row as a note quotes it."""
        return " | ".join(" ".join(cell.text.split()) for cell in self.cells if cell.text.strip())


def lines_of(grids: Iterable[Grid], width: int = 0, first: int = 0) -> list[Line]:
    """Return the lines of tables, in order; rows without any box are left out.

    `width` is the number of figures that most rows of the form have, 0 when it does not matter:
    rows whose labels are lost run together where a source does not tell its rows. `first` is the
    number of the first table.
    """
    return [line for index, grid in enumerate(grids, first) for line in _lines(index, grid, width)]


def make_line(grid: int, row: int, place: str, cells: Iterable[SourceBox], *, exact: bool) -> Line:
    """Return the line of these cells."""
    cells = tuple(cells)
    looks = tuple(look(cell.text) for cell in cells)
    last_word = max((at for at, kind in enumerate(looks) if kind is Look.WORDS), default=-1)
    filled = [at for at, kind in enumerate(looks) if kind is Look.FIGURE and at > last_word]
    return Line(
        grid=grid,
        row=row,
        place=place,
        cells=cells,
        looks=looks,
        exact=exact,
        texts=tuple(
            cell.text for cell, kind in zip(cells, looks, strict=True) if kind is Look.WORDS
        ),
        figures=looks.count(Look.FIGURE),
        slots=len(cells) - last_word - 1,
        span=filled[-1] - filled[0] + 1 if filled else 0,
    )


def join(first: Line, second: Line) -> Line:
    """Return two lines as one: cells above each other are joined, else words come before figures.

    A line may lack cells at its beginning, where a label from above covers it.
    """
    more = len(first.cells) - len(second.cells)
    if not more or first.slots == second.slots > 1:
        longer, shorter = (first, second) if more >= 0 else (second, first)
        begin = longer.cells[: abs(more)]
        pairs = zip(longer.cells[abs(more) :], shorter.cells, strict=True)
        cells = [
            _joined(one, other) if longer is first else _joined(other, one) for one, other in pairs
        ]
        return make_line(first.grid, first.row, first.place, (*begin, *cells), exact=first.exact)
    words: list[SourceBox] = []
    others: list[SourceBox] = []
    for cell, kind in (*_with_looks(first), *_with_looks(second)):
        if kind is not Look.WORDS:
            others.append(cell)
        elif words and cell in second.cells:
            words[-1] = _joined(words[-1], cell)
        else:
            words.append(cell)
    return make_line(first.grid, first.row, first.place, (*words, *others), exact=False)


def _with_looks(line: Line) -> Iterator[tuple[SourceBox, Look]]:
    return zip(line.cells, line.looks, strict=True)


def _joined(one: SourceBox, other: SourceBox) -> SourceBox:
    text = one.text.strip() + other.text.strip()
    return SourceBox(one.top, one.left, text, one.down, one.across)


def _lines(index: int, grid: Grid, width: int) -> Iterator[Line]:
    for row, cells in enumerate(grid.lines()):
        place = f"{grid.place}第{row + 1}行"
        if not grid.rows_known:
            for part in _guessed(cells, width):
                yield make_line(index, row, place, part, exact=False)
        elif cells:
            yield make_line(index, row, place, _parted(_unrepeated(cells)), exact=grid.exact)


def _unrepeated(cells: list[SourceBox]) -> list[SourceBox]:
    """Put together neighbours with the same words: converters repeat what a merged cell says."""
    if all(one.text != other.text for one, other in pairwise(cells)):
        return cells
    found = cells[:1]
    for cell in cells[1:]:
        last = found[-1]
        if cell.text == last.text and look(cell.text) is Look.WORDS:
            across = last.across + cell.across
            found[-1] = SourceBox(last.top, last.left, last.text, last.down, across)
        else:
            found.append(cell)
    return found


def _guessed(cells: list[SourceBox], width: int) -> Iterator[list[SourceBox]]:
    """Cut a guessed row: words are lines of their own, the last of them has the figures."""
    last = max((at for at, cell in enumerate(cells) if look(cell.text) is Look.WORDS), default=0)
    for cell in cells[:last]:
        yield [cell]
    end = len(cells)
    page = end - 3 > last and _PAGE.fullmatch("".join(cell.text for cell in cells[-3:])) is not None
    if page:
        end -= 3
    pieces = _pieces(cells[last:end], width if last < _HEADER else 0)
    yield from pieces
    if page:
        yield cells[end:]


def _pieces(cells: list[SourceBox], width: int) -> list[list[SourceBox]]:
    """Cut rows that have run together, told by their totals: the last figure is the sum of six.

    A row may have one figure more, where its label should be.
    """
    figures = [cell for cell in cells if look(cell.text) is Look.FIGURE]
    begin = cells[: len(cells) - len(figures)]
    for size in (width, width + 1):
        count, rest = divmod(len(figures), size or 1)
        if size < 2 or count < 2 or rest:
            continue
        rows = [figures[at : at + size] for at in range(0, len(figures), size)]
        if 2 * sum(_adds_up(row[-width:]) for row in rows) > count:
            return [[*begin, *rows[0]], *rows[1:]]
    return [_parted(cells)]


def _adds_up(cells: list[SourceBox]) -> bool:
    numbers = [cell.text.strip() for cell in cells]
    plain = all(number.isdecimal() and len(number) <= _MOST_DIGITS for number in numbers)
    return plain and sum(map(int, numbers[:-1])) == int(numbers[-1])


def _parted(cells: list[SourceBox]) -> list[SourceBox]:
    """Cut figures off the last word of a row that has no figures elsewhere."""
    filled = [cell for cell in cells if cell.text.strip()]
    if not filled or any(look(cell.text) is Look.FIGURE for cell in filled):
        return cells
    parts = split_label(filled[-1].text)
    if not parts or (len(filled) > 1 and split_label(filled[-2].text)):
        return cells
    last = filled[-1]
    at = cells.index(last)
    label = SourceBox(last.top, last.left, parts[0], last.down, last.across)
    figure = SourceBox(last.top, last.left + last.across, parts[1], last.down, 1)
    return [*cells[:at], label, figure]
