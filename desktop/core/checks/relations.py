# SPDX-License-Identifier: MIT
"""Evaluates the relations that the form files state."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.core.findings import Finding
from desktop.core.form import RelationKind, RelationSpec
from desktop.core.totals import add, gap
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from desktop.core.report import Report
    from desktop.core.values import Value


class Broken(NamedTuple):
    """A relation that does not hold, and how that is said."""

    relation: RelationSpec
    finding: Finding


def broken_relations(report: Report, values: Mapping[str, Value]) -> list[Broken]:
    """Return the relations that do not hold, in the order of the form.

    A blank counts as 0 unless every cell of the relation is blank; then the relation is
    skipped. So is one that says at most, while a cell of what it may at most be is blank: what
    will be filled in there may still be enough. A relation that is bound to kinds of
    organisation is skipped for the others and while the kind is not known.

    Source: the relations of the form files.
    """
    broken: list[Broken] = []
    for relation in report.form.relations:
        if relation.organisation_kinds and report.kind.value not in relation.organisation_kinds:
            continue
        left = add([values[cell] for cell in relation.left])
        right = add([values[cell] for cell in relation.right])
        if left is None and right is None:
            continue
        if relation.kind is RelationKind.AT_MOST and _has_blank(values, relation.right):
            continue
        if not _HOLDS[relation.kind](left or 0, right or 0):
            broken.append(Broken(relation, _finding(report, relation, left or 0, right or 0)))
    better = {(relation.instead_of, cell) for relation, other in broken for cell in other.cells}
    return [
        Broken(relation, finding)
        for relation, finding in broken
        if not any((relation.id, cell) in better for cell in finding.cells)
    ]


def _has_blank(values: Mapping[str, Value], cells: Iterable[str]) -> bool:
    return any(values[cell] is None for cell in cells)


_HOLDS: dict[RelationKind, Callable[[Value, Value], bool]] = {
    RelationKind.EQUAL_SUMS: lambda left, right: left == right,
    RelationKind.AT_MOST: lambda left, right: (left or 0) <= (right or 0),
    RelationKind.NONE_WITHOUT: lambda left, right: left != 0 or right == 0,
    RelationKind.ZERO_FOR: lambda left, _: left == 0,
}


def _finding(report: Report, relation: RelationSpec, left: Value, right: Value) -> Finding:
    table = report.form.cells[(*relation.left, *relation.right)[0]].table
    where = report.form.table(table).name + (f"“{relation.scope}”" if relation.scope else "")
    compares = relation.kind is not RelationKind.ZERO_FOR
    return Finding(
        check=relation.id,
        severity=relation.severity,
        message=f"{where}：{_SENTENCES[relation.kind](relation, left, right)}",
        advice=relation.advice,
        source=relation.source,
        cells=(*relation.left, *relation.right),
        left=left,
        right=right if compares else None,
        scope=relation.scope,
    )


def _equal_sums(relation: RelationSpec, left: Value, right: Value) -> str:
    return (
        f"{relation.left_name}是 {display(left)}，{relation.right_name}是 {display(right)}，"
        f"两边应当相等，相差 {display(gap(left, right))}。"
    )


def _at_most(relation: RelationSpec, left: Value, right: Value) -> str:
    return f"{relation.left_name}（{display(left)}）大于{relation.right_name}（{display(right)}）。"


def _none_without(relation: RelationSpec, _left: Value, right: Value) -> str:
    return f"{relation.left_name}是 0，{relation.right_name}却是 {display(right)}。"


def _zero_for(relation: RelationSpec, left: Value, _right: Value) -> str:
    return f"{relation.title}，这里填了 {display(left)}。"


_SENTENCES: dict[RelationKind, Callable[[RelationSpec, Value, Value], str]] = {
    RelationKind.EQUAL_SUMS: _equal_sums,
    RelationKind.AT_MOST: _at_most,
    RelationKind.NONE_WITHOUT: _none_without,
    RelationKind.ZERO_FOR: _zero_for,
}
