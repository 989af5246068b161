# SPDX-License-Identifier: MIT
"""The cells of a form as a list to choose from, narrowed by what somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.core.labels import plain
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.core.form import FormSpec
    from desktop.core.values import Value


class Entry(NamedTuple):
    """A cell to choose: its name, its figure with the unit, and the words it is found by.

    `figure` says so in words where the cell is blank.
    """

    cell: str
    name: str
    figure: str
    words: str


def entries(form: FormSpec, values: Mapping[str, Value]) -> list[Entry]:
    """Return all cells in printed order, in each row the totals first: they are wanted most.

    Args:
        form: the edition.
        values: inputs and totals by cell.
    """
    return [
        _entry(form, cell, labels, values[cell])
        for table in form.tables
        for labels, cells in ((row.labels, row.cells) for row in table.rows)
        for cell in sorted(cells, key=lambda cell: not form.cells[cell].total)
    ]


def _entry(form: FormSpec, cell: str, labels: Sequence[str], value: Value) -> Entry:
    spec = form.cells[cell]
    figure = "未填" if value is None else f"{display(value)} {spec.unit}"
    return Entry(cell, spec.name, figure, _leveled(" ".join((spec.name, *labels, figure))))


def _leveled(text: str) -> str:
    return plain(text).casefold()


def matching(listed: Sequence[Entry], typed: str) -> list[Entry]:
    """Return the entries in which every word typed stands, in their order; all for nothing typed.

    Where there is none, those in which the characters typed stand in that order: 新收总计.
    """
    words = _leveled(typed).split()
    found = [entry for entry in listed if all(word in entry.words for word in words)]
    return found or [entry for entry in listed if _runs_through("".join(words), entry.words)]


def _runs_through(letters: str, words: str) -> bool:
    rest: Iterator[str] = iter(words)
    return all(letter in rest for letter in letters)
