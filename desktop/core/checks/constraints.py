# SPDX-License-Identifier: MIT
"""What must add up in a table, as sums over what was written: typed cells and printed totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from desktop.core.form import RelationKind
from desktop.core.totals import add

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from desktop.core.checks.subject import Subject
    from desktop.core.form import FormSpec
    from desktop.core.values import Value

Number: TypeAlias = "int | Decimal"


class Constraint(NamedTuple):
    """A sum that must be 0.

    `terms` has the sign of every written cell in it; a total cell stands for what the source
    prints there. `residual` is what the sum is. `grand` says that it follows from others: it adds
    up totals only.
    """

    terms: Mapping[str, int]
    residual: Number
    grand: bool


def printed_totals_of(subject: Subject) -> dict[str, Number]:
    """Return the printed totals that can be compared: of this form, filled in, parts not blank."""
    computed = {total.cell for total in subject.report.form.totals}
    return {
        cell: printed
        for cell, printed in subject.report.standing_totals.items()
        if printed is not None and cell in computed and subject.values.get(cell) is not None
    }


def constraints_of(subject: Subject, table: str) -> list[Constraint]:
    """Return what must add up in a table, printed totals and equal sums alike."""
    form, values = subject.report.form, subject.values
    parts = parts_of(form)
    found = []
    for total, printed in subject.once(printed_totals_of).items():
        if form.cells[total].table == table:
            terms = {**_signed(parts[total], 1), total: -1}
            grand = all(cell in parts for cell in _operands(form)[total])
            found.append(Constraint(terms, (values[total] or 0) - printed, grand))
    for relation in form.relations:
        cells = (*relation.left, *relation.right)
        if relation.kind is RelationKind.EQUAL_SUMS and form.cells[cells[0]].table == table:
            left, right = (
                [part for cell in side for part in parts.get(cell, (cell,))]
                for side in (relation.left, relation.right)
            )
            terms = {**_signed(left, 1), **_signed(right, -1)}
            grand = all(cell in parts for cell in cells)
            found.append(Constraint(terms, _sum(values, left) - _sum(values, right), grand))
    return found


def _operands(form: FormSpec) -> dict[str, tuple[str, ...]]:
    return {total.cell: total.operands for total in form.totals}


def parts_of(form: FormSpec) -> dict[str, tuple[str, ...]]:
    """Return the typed cells that each total adds up in the end."""
    parts: dict[str, tuple[str, ...]] = {}
    for total in form.totals:
        parts[total.cell] = tuple(
            part for operand in total.operands for part in parts.get(operand, (operand,))
        )
    return parts


def _signed(cells: Iterable[str], sign: int) -> dict[str, int]:
    return dict.fromkeys(cells, sign)


def _sum(values: Mapping[str, Value], cells: Iterable[str]) -> Number:
    return add(values[cell] for cell in cells) or 0
