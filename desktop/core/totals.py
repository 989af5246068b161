# SPDX-License-Identifier: MIT
"""Computes the totals of a form from its input cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.core.form import FormSpec
    from desktop.core.values import Value


def add(values: Iterable[Value]) -> Value:
    """Return the sum of the values that are filled in; None when all are blank."""
    total: Value = None
    for value in values:
        if value is not None:
            total = value if total is None else total + value
    return total


def gap(left: Value, right: Value) -> Value:
    """Return how far two values lie apart, never below 0; a blank counts as 0."""
    distance = (left or 0) - (right or 0)
    return -distance if distance < 0 else distance


def with_totals(form: FormSpec, inputs: Mapping[str, Value]) -> dict[str, Value]:
    """Return inputs and totals together; a total over nothing but blanks is blank."""
    values = dict(inputs)
    for total in form.totals:
        values[total.cell] = add([values[operand] for operand in total.operands])
    return values
