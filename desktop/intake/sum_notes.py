# SPDX-License-Identifier: MIT
"""Doubts that only the totals of a source raise: one left out, or one that its row does not give.

A figure that was lost, moved or run together with its neighbour often looks like any other; the
total printed beside it is the one witness.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.report import Note, NoteKind
from desktop.core.totals import add
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.core.form import FormSpec, TotalSpec
    from desktop.core.values import Value


def sum_notes(
    form: FormSpec,
    values: Mapping[str, Value],
    totals: Mapping[str, Value],
    notes: Sequence[Note],
) -> list[Note]:
    """Return notes on rows whose total is blank or is not what their cells add up to.

    Args:
        form: the edition the source has.
        values: input cells as read.
        totals: total cells as the source prints them.
        notes: what is noted already; a row that is doubtful anyway gets no further note.
    """
    doubtful = {cell for note in notes if note.kind is NoteKind.DOUBTFUL for cell in note.cells}
    rows = [spec for spec in form.totals if _is_row_total(spec) and spec.cell in totals]
    open_rows = [spec for spec in rows if spec.cell not in doubtful]
    return [
        *_blank(form, open_rows, rows, values, totals),
        *_unequal(form, open_rows, values, totals),
    ]


def _is_row_total(spec: TotalSpec) -> bool:
    row = spec.cell.rpartition(".")[0]
    return all(operand.rpartition(".")[0] == row for operand in spec.operands)


def _blank(
    form: FormSpec,
    open_rows: Sequence[TotalSpec],
    rows: Sequence[TotalSpec],
    values: Mapping[str, Value],
    totals: Mapping[str, Value],
) -> Iterator[Note]:
    """Yield a doubt per row that alone has no total: a cell before it may have been lost."""
    for spec in open_rows:
        table = form.cells[spec.cell].table
        others = [totals[one.cell] for one in rows if form.cells[one.cell].table == table]
        usual = sum(value is not None for value in others) * 2 > len(others)
        filled = any(values.get(cell) is not None for cell in spec.operands)
        if usual and filled and totals[spec.cell] is None:
            yield Note(
                NoteKind.DOUBTFUL,
                f"{_row_name(form, spec)}没有合计，其他各行都有，可能少了一格、后面的数往前移了，"
                "请核对。",
                (*spec.operands, spec.cell),
            )


def _unequal(
    form: FormSpec,
    open_rows: Sequence[TotalSpec],
    values: Mapping[str, Value],
    totals: Mapping[str, Value],
) -> Iterator[Note]:
    """Yield a remark per row whose printed total is not the sum of its cells."""
    for spec in open_rows:
        printed = totals[spec.cell]
        computed = add([values.get(cell) for cell in spec.operands if cell in values])
        if printed is None or computed is None or printed == computed:
            continue
        if not all(cell in values for cell in spec.operands):
            continue
        yield Note(
            NoteKind.REMARK,
            f"{_row_name(form, spec)}：原件印的合计是 {display(printed)}，读出的各项相加是"
            f" {display(computed)}，请核对。",
            (*spec.operands, spec.cell),
        )


def _row_name(form: FormSpec, spec: TotalSpec) -> str:
    cell = form.cells[spec.cell]
    table = form.table(cell.table)
    row = next(row for row in table.rows if row.id == cell.row)
    return f"{table.name}“{row.labels[-1]}”一行" if row.labels else f"{table.name}这一组"
