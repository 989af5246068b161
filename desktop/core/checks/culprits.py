# SPDX-License-Identifier: MIT
"""How the wrong cell behind several broken sums is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.checks.constraints import parts_of
from desktop.core.findings import Finding
from desktop.core.form import Severity
from desktop.core.report import Edit, Field
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from desktop.core.checks.repair import Fix
    from desktop.core.form import FormSpec
    from desktop.core.values import Value


def culprit(
    form: FormSpec,
    fix: Fix,
    written: Mapping[str, Value],
    solved: Sequence[Finding],
    unread: Collection[str] = (),
) -> Finding:
    """Return the finding that names the wrong cell and the value that repairs everything.

    Args:
        form: the form.
        fix: what would put it right.
        written: typed cells and printed totals.
        solved: what is broken without it.
        unread: cells that are blank because the source has something there that is no number.
    """
    cell, value = fix.changes[0]
    changed = [cell for cell, _ in fix.changes]
    parts = parts_of(form)
    related = [each for each in solved if _concerns(parts, each, changed)]
    marked = (cell for each in related for cell in each.cells if form.cells[cell].total)
    moved = len(fix.changes) > 1
    words = (
        _shifted_words(form, fix, written) if moved else _wrong_words(form, fix, written, unread)
    )
    return Finding(
        check="table.shifted" if moved else "table.wrong_cell",
        severity=Severity.ERROR,
        message=words + _consequences(form, related),
        advice=_advice(form, fix),
        source="表样“总计”的含义和表样印明的勾稽关系",
        cells=tuple(dict.fromkeys((*(cell for cell, _ in fix.changes), *marked))),
        left=written.get(cell),
        right=value,
        scope=form.cells[cell].name,
        repair=tuple(Edit(Field("cell", cell), value) for cell, value in fix.changes),
    )


def _concerns(
    parts: Mapping[str, tuple[str, ...]], finding: Finding, changed: Sequence[str]
) -> bool:
    """Say whether one of the changed cells is among those of the finding, directly or added up."""
    added_up = (part for cell in finding.cells for part in parts.get(cell, (cell,)))
    return not set(changed).isdisjoint(added_up)


def _wrong_words(
    form: FormSpec, fix: Fix, written: Mapping[str, Value], unread: Collection[str]
) -> str:
    cell, value = fix.changes[0]
    present = written.get(cell)
    if present is None:
        blank = "原件写的不是可以填的数" if cell in unread else "空着"
        return f"{form.cells[cell].name}：{blank}，填 {display(value)} 就都对得上。"
    return f"{form.cells[cell].name}：填的是 {display(present)}，改成 {display(value)} 就都对得上。"


def _shifted_words(form: FormSpec, fix: Fix, written: Mapping[str, Value]) -> str:
    (source, there), (target, here) = fix.changes
    neighbour = form.cells[target].name
    if form.cells[source].row == form.cells[target].row:
        neighbour = neighbour.rpartition(" ")[2]
    if not there:
        return (
            f"{form.cells[source].name}：填的 {display(written[source])} 很可能应当填在相邻的"
            f"“{neighbour}”一格，移过去就都对得上。"
        )
    return (
        f"{form.cells[source].name}（{display(here)}）和相邻的“{neighbour}”"
        f"（{display(there)}）很可能填反了，互换就都对得上。"
    )


def _consequences(form: FormSpec, solved: Sequence[Finding]) -> str:
    places = dict.fromkeys(_place(form, each) for each in solved)
    return f"现在对不上的有：{'、'.join(places)}。" if places else ""


def _place(form: FormSpec, finding: Finding) -> str:
    """Return what a broken sum is called beside others of the same table."""
    first = form.cells[finding.cells[0]]
    if finding.check == "table.printed_total":
        return f"“{first.name.removeprefix(form.table(first.table).name).strip()}”"
    in_column = all(form.cells[cell].column == first.column for cell in finding.cells)
    return f"“{finding.scope}”一{'列' if in_column else '行'}"


def _advice(form: FormSpec, fix: Fix) -> str:
    words = "对照台账或原件核对这一格，确认后可以直接采用建议的数。"
    if fix.others:
        words += "也可能错在：" + "、".join(form.cells[cell].name for cell in fix.others) + "。"
    return words
