# SPDX-License-Identifier: MIT
"""Doubts that only the totals of a source raise: one left out, or one that its row does not give.

A figure that was lost, moved or run together with its neighbour often looks like any other; the
total printed beside it is the one witness.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from desktop.core.report import Note, NoteKind
from desktop.core.totals import add
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.core.values import Value
    from desktop.intake.puzzles import RowSums, SumRow

_SEVERAL = 10  # from here a number has several digits
_LEAST_ROWS = 3  # whose last column may be the total, where one column was lost
_FILLED = 20  # cells for one blank, in a table that is filled in


def sum_notes(
    sums: RowSums,
    values: Mapping[str, Value],
    totals: Mapping[str, Value],
    notes: Sequence[Note],
) -> list[Note]:
    """Return notes on rows whose total is blank or is not what their cells add up to.

    Args:
        sums: those of the edition the source has.
        values: input cells as read.
        totals: total cells as the source prints them.
        notes: what is noted already; a row that is doubtful anyway gets no further note.
    """
    doubtful = {cell for note in notes if note.kind is NoteKind.DOUBTFUL for cell in note.cells}
    rows = [row for row in sums.rows if row.total in totals]
    read = {**values, **totals}
    open_rows = [row for row in rows if row.total not in doubtful]
    return [
        *_blank(open_rows, rows, values, totals),
        *_unequal(open_rows, read, totals),
        *_lone_blanks(open_rows, rows, read),
        *_lost_columns(open_rows, read),
    ]


def _blank(
    open_rows: Sequence[SumRow],
    rows: Sequence[SumRow],
    values: Mapping[str, Value],
    totals: Mapping[str, Value],
) -> Iterator[Note]:
    """Yield a doubt per row that alone has no total: a cell before it may have been lost."""
    for row in open_rows:
        others = [totals[one.total] for one in rows if one.table == row.table]
        usual = sum(value is not None for value in others) * 2 > len(others)
        read = {**values, **totals}
        filled = any(read.get(cell) is not None for cell in row.parts)
        if usual and filled and totals[row.total] is None:
            yield Note(
                NoteKind.DOUBTFUL,
                f"{row.name}没有合计，其他各行都有，可能少了一格、后面的数往前移了，请核对。",
                (*row.parts, row.total),
            )


def _lone_blanks(
    open_rows: Sequence[SumRow], rows: Sequence[SumRow], read: Mapping[str, Value]
) -> Iterator[Note]:
    """Yield a doubt per blank where no total can tell, in a table filled in everywhere else.

    A cell may have been lost there, and those behind it moved up; beside a number of several
    digits, two figures may share the one cell.
    """
    blanks = Counter(one.table for one in rows for cell in one.parts if read.get(cell) is None)
    counts = Counter(one.table for one in rows for _ in one.parts)
    for row in open_rows:
        scarce = blanks[row.table] * _FILLED <= counts[row.table]
        if read[row.total] is not None or not scarce:
            continue
        for first, second in pairwise(row.parts):
            pair = {read.get(first), read.get(second)}
            if None in pair and max(value or 0 for value in pair) >= _SEVERAL:
                message = f"{row.name}有一格空着，旁边的数也许是两格的数连在了一起，请核对。"
                yield Note(NoteKind.DOUBTFUL, message, (first, second))
        before, last = row.parts[-2:]
        filled = any(read.get(cell) is not None for cell in row.parts)
        if filled and read.get(last) is None and (read.get(before) or 0) < _SEVERAL:
            message = f"{row.name}末尾空着，可能少了一格、后面的数往前移了，请核对。"
            yield Note(NoteKind.DOUBTFUL, message, row.parts)


def _lost_columns(rows: Sequence[SumRow], read: Mapping[str, Value]) -> Iterator[Note]:
    """Yield a doubt per table without totals whose last column is never less than the others.

    A column was lost there and the totals moved up into the one before them.
    """
    for _, group in groupby(rows, key=lambda row: row.table):
        members = list(group)
        parts = [[read.get(cell) for cell in row.parts] for row in members]
        pairs = [(add(cells[:-1]) or 0, cells[-1] or 0) for cells in parts]
        moved = sum(0 < others <= last for others, last in pairs)
        blank = all(read[row.total] is None for row in members)
        if blank and moved >= _LEAST_ROWS and all(others <= last for others, last in pairs):
            yield Note(
                NoteKind.DOUBTFUL,
                "表里的合计全是空的，最后一列的数却每行都不小于前面各列之和，像是合计，"
                "可能少了一列、后面的数往前移了，请逐列核对。",
                tuple(cell for row in members for cell in (*row.parts, row.total)),
            )


def _unequal(
    rows: Sequence[SumRow], values: Mapping[str, Value], totals: Mapping[str, Value]
) -> Iterator[Note]:
    """Yield a remark per row whose printed total is not the sum of its cells."""
    for row in rows:
        printed = totals[row.total]
        computed = add([values.get(cell) for cell in row.parts])
        if printed is None or computed is None or printed == computed:
            continue
        if not all(cell in values for cell in row.parts):
            continue
        yield Note(
            NoteKind.REMARK,
            f"{row.name}：原件印的合计是 {display(printed)}，读出的各项相加是 {display(computed)}，"
            "请核对。",
            (*row.parts, row.total),
        )
