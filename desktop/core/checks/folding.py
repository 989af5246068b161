# SPDX-License-Identifier: MIT
"""Tells once what several broken sums say: totals that follow, rows of zeros, printed totals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.core.checks.relations import Broken
from desktop.core.form import RelationKind
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.findings import Finding
    from desktop.core.form import FormSpec


def of_one_place(broken: Sequence[Broken]) -> list[Broken]:
    """Return the relations; of two that say the same of the same cells the first, with both."""
    kept: list[Broken] = []
    for each in broken:
        cells = set(each.finding.cells)
        same = (
            at
            for at, other in enumerate(kept)
            if place_of(other) == place_of(each) and cells.intersection(other.finding.cells)
        )
        at = next(same, None)
        if at is None:
            kept.append(each)
            continue
        first = kept[at]
        both = tuple(dict.fromkeys((*first.finding.cells, *each.finding.cells)))
        kept[at] = Broken(first.relation, replace(first.finding, cells=both))
    return kept


def of_one_row(form: FormSpec, broken: Sequence[Broken]) -> list[Broken]:
    """Return the relations; cells of one row that must all be 0 are told together."""
    groups: dict[tuple[str, str], list[Broken]] = {}
    for each in broken:
        alone = each.relation.kind is not RelationKind.ZERO_FOR
        row = each.finding.key if alone else form.cells[each.finding.cells[0]].row
        groups.setdefault((each.relation.id, row), []).append(each)
    return [
        group[0] if len(group) == 1 else _row_of_zeros(form, group) for group in groups.values()
    ]


def _row_of_zeros(form: FormSpec, group: Sequence[Broken]) -> Broken:
    first = group[0]
    table = form.table(form.cells[first.finding.cells[0]].table).name
    scopes = [each.finding.scope for each in group]
    typed = "、".join(display(each.finding.left) for each in group)
    places = "".join(f"“{scope}”" for scope in scopes)
    finding = replace(
        first.finding,
        message=f"{table}{places}：{first.relation.title}，这里填了 {typed}。",
        cells=tuple(cell for each in group for cell in each.finding.cells),
        left=None,
        scope="、".join(scopes),
    )
    return Broken(first.relation, finding)


def folded(form: FormSpec, broken: Sequence[Broken]) -> list[Finding]:
    """Return the findings without those that only follow from others in the same rule.

    When 自然人 is out of balance, so is 总计; the finding on 自然人 then covers both.
    """
    operands = {total.cell: total.operands for total in form.totals}
    extra: dict[str, list[Broken]] = {}
    kept = []
    for each in broken:
        if not all(cell in operands for cell in each.finding.cells):
            kept.append(each)
            continue
        parts = {part for cell in each.finding.cells for part in operands[cell]}
        causes = [
            other
            for other in broken
            if other is not each
            and _rule(other) == _rule(each)
            and not parts.isdisjoint(other.finding.cells)
        ]
        for cause in causes:
            extra.setdefault(cause.finding.key, []).append(each)
        if not causes:
            kept.append(each)
    return [_covering(each.finding, extra.get(each.finding.key, ())) for each in kept]


def joined(relations: Sequence[Finding], printed: Sequence[Finding]) -> list[Finding]:
    """Return the findings; a misprinted total that lacks what its own column lacks is told there.

    Whatever is wrong in the column then is wrong in the cells that both add up.
    """
    told = list(relations)
    for total in printed:
        amount = abs(total.difference or 0)
        same = [
            at
            for at, each in enumerate(told)
            if total.cells[0] in each.cells and abs(each.difference or 0) == amount
        ]
        if not same:
            told.append(total)
        for at in same[:1]:
            cells = dict.fromkeys((*told[at].cells, *total.cells))
            words = told[at].message + f"原件印的总计是 {display(total.left)}。"
            told[at] = replace(told[at], message=words, cells=tuple(cells))
    return told


def place_of(broken: Broken) -> tuple[str, str, str]:
    """Return what a broken relation is about: two relations that say the same of a place agree."""
    table = broken.finding.cells[0].partition(".")[0]
    return table, _rule(broken), broken.finding.scope


def _rule(broken: Broken) -> str:
    return broken.relation.instead_of or broken.relation.id


def _covering(finding: Finding, followers: Sequence[Broken]) -> Finding:
    """Return the finding with what follows from it added."""
    if not followers:
        return finding
    names = "、".join(f"“{each.finding.scope}”" for each in followers)
    cells = (cell for each in followers for cell in each.finding.cells)
    return replace(
        finding,
        message=f"{finding.message}{names}因此也对不上。",
        cells=tuple(dict.fromkeys((*finding.cells, *cells))),
    )
