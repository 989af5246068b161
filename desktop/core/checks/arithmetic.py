# SPDX-License-Identifier: MIT
"""What does not add up in the tables, told once per fault instead of once per broken sum."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.checks.constraints import constraints_of, printed_totals_of
from desktop.core.checks.relations import Broken, broken_relations
from desktop.core.checks.repair import Fix, find_fixes, find_plain
from desktop.core.checks.spec import CheckSpec, Family, Stage
from desktop.core.findings import Finding
from desktop.core.form import Severity
from desktop.core.report import Edit, Field
from desktop.core.totals import gap, with_totals
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from desktop.core.checks.subject import Subject
    from desktop.core.form import FormSpec
    from desktop.core.report import Report
    from desktop.core.values import Value


class Diagnosis(NamedTuple):
    """Everything that does not add up, and the blank cells that are named as its cause."""

    findings: tuple[Finding, ...]
    forgotten: frozenset[str]


def diagnose(subject: Subject) -> Diagnosis:
    """Return one finding per fault: the wrong cell where it can be told, else the broken sums.

    Where the source prints totals, the cell that explains everything is looked for; where it does
    not, every cell of a column could be the one, and the column is named with what it lacks, unless
    one cell of it is still blank or the next column has too much what this one lacks.
    """
    broken = broken_relations(subject.report, subject.values)
    printed = _misprinted(subject.report.form, subject.values, subject.once(printed_totals_of))
    if not broken and not printed:
        return Diagnosis((), frozenset())
    named: list[Finding] = []
    form = subject.report.form
    for table in (spec.id for spec in form.tables):
        found = [finding for finding in printed if form.cells[finding.cells[0]].table == table]
        held = [each for each in broken if form.cells[each.finding.cells[0]].table == table]
        if found or any(each.relation.severity is Severity.ERROR for each in held):
            fixed = _repaired(subject, table, held, found)
            named += fixed.findings
            broken = [each for each in broken if each not in held or each in fixed.broken]
            printed = [each for each in printed if each not in found or each in fixed.printed]
    blank = {cell for finding in named for cell in finding.cells if _is_blank(subject, cell)}
    return Diagnosis((*named, *_joined(_folded(form, broken), printed)), frozenset(blank))


def _is_blank(subject: Subject, cell: str) -> bool:
    return cell in subject.report.values and subject.report.values[cell] is None


class _Repaired(NamedTuple):
    """Findings that name wrong cells, and what is broken even when these are put right."""

    findings: list[Finding]
    broken: list[Broken]
    printed: list[Finding]


def _repaired(
    subject: Subject, table: str, broken: list[Broken], printed: list[Finding]
) -> _Repaired:
    """Return the faults of a table; nothing is named unless it makes things better, never worse."""
    nothing = _Repaired([], broken, printed)
    constraints = constraints_of(subject, table)
    if not any(constraint.residual for constraint in constraints):
        return nothing
    totals = subject.once(printed_totals_of)
    written = {**subject.report.values, **totals}
    form = subject.report.form
    find = find_fixes if any(form.cells[cell].table == table for cell in totals) else find_plain
    fixes = [
        fix
        for fix in find(form, constraints, written)
        if not any(form.cells[cell].total for cell, _ in fix.changes)
    ]
    if not fixes:
        return nothing
    after, values = _after(subject, fixes)
    left = broken_relations(after, values)
    before = {each.finding.key for each in broken}
    now = [each for each in left if _table_of(form, each) == table]
    own = {cell: total for cell, total in totals.items() if form.cells[cell].table == table}
    still = _misprinted(form, values, own)
    if not {each.finding.key for each in now} <= before or len(now) + len(still) >= len(
        broken
    ) + len(printed):
        return nothing
    keys = {each.finding.key for each in now}
    solved = [each.finding for each in broken if each.finding.key not in keys]
    open_totals = {each.cells[0] for each in still}
    solved += [each for each in printed if each.cells[0] not in open_totals]
    return _Repaired([_culprit(form, fix, written, solved) for fix in fixes], now, still)


def _table_of(form: FormSpec, broken: Broken) -> str:
    return form.cells[broken.finding.cells[0]].table


def _after(subject: Subject, fixes: Sequence[Fix]) -> tuple[Report, dict[str, Value]]:
    """Return the report as it would be with the fixes made, and its inputs and totals."""
    report = subject.report.copy()
    report.values.update(change for fix in fixes for change in fix.changes)
    return report, with_totals(report.form, report.values)


def _culprit(
    form: FormSpec, fix: Fix, written: Mapping[str, Value], solved: Sequence[Finding]
) -> Finding:
    """Return the finding that names the wrong cell and the value that repairs everything."""
    cell, value = fix.changes[0]
    related = [each for each in solved if _concerns(form, each, [cell for cell, _ in fix.changes])]
    marked = (cell for each in related for cell in each.cells if form.cells[cell].total)
    moved = len(fix.changes) > 1
    say = _shifted_words if moved else _wrong_words
    return Finding(
        check="table.shifted" if moved else "table.wrong_cell",
        severity=Severity.ERROR,
        message=say(form, fix, written) + _consequences(related),
        advice=_advice(form, fix),
        source="表样“总计”的含义和表样印明的勾稽关系",
        cells=tuple(dict.fromkeys((*(cell for cell, _ in fix.changes), *marked))),
        left=written.get(cell),
        right=value,
        scope=form.cells[cell].name,
        repair=tuple(Edit(Field("cell", cell), value) for cell, value in fix.changes),
    )


def _concerns(form: FormSpec, finding: Finding, changed: Sequence[str]) -> bool:
    """Say whether one of the changed cells is among those of the finding, directly or added up."""
    rows = {form.cells[cell].row for cell in changed}
    columns = {form.cells[cell].column for cell in changed}
    named = [form.cells[cell] for cell in finding.cells]
    return any(cell.id in changed for cell in named) or any(
        cell.total and (cell.row in rows or cell.column in columns) for cell in named
    )


def _wrong_words(form: FormSpec, fix: Fix, written: Mapping[str, Value]) -> str:
    cell, value = fix.changes[0]
    present = written.get(cell)
    typed = "空着" if present is None else f"填的是 {display(present)}"
    return f"{form.cells[cell].name}：{typed}，改成 {display(value)} 就都对得上。"


def _shifted_words(form: FormSpec, fix: Fix, written: Mapping[str, Value]) -> str:
    (source, there), (target, here) = fix.changes
    if not there:
        return (
            f"{form.cells[source].name}：填的 {display(written[source])} 很可能应当填在相邻的"
            f"“{form.cells[target].name}”一格，移过去就都对得上。"
        )
    return (
        f"{form.cells[source].name}（{display(here)}）和相邻的{form.cells[target].name}"
        f"（{display(there)}）很可能填反了，互换就都对得上。"
    )


def _consequences(solved: Sequence[Finding]) -> str:
    places = dict.fromkeys(f"“{each.scope}”" for each in solved if each.scope)
    return f"现在对不上的有：{'、'.join(places)}。" if places else ""


def _advice(form: FormSpec, fix: Fix) -> str:
    words = "对照台账或原件核对这一格，确认后可以直接采用建议的数。"
    if fix.others:
        words += "也可能错在：" + "、".join(form.cells[cell].name for cell in fix.others) + "。"
    return words


def _folded(form: FormSpec, broken: Sequence[Broken]) -> list[Finding]:
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


def _joined(relations: Sequence[Finding], printed: Sequence[Finding]) -> list[Finding]:
    """Return the findings; a misprinted total that lacks what its own column lacks is told there.

    Whatever is wrong in the column then is wrong in the cells that both add up.
    """
    joined = list(relations)
    for total in printed:
        amount = abs(total.difference or 0)
        same = [
            at
            for at, each in enumerate(joined)
            if total.cells[0] in each.cells and abs(each.difference or 0) == amount
        ]
        if not same:
            joined.append(total)
        for at in same[:1]:
            cells = dict.fromkeys((*joined[at].cells, *total.cells))
            words = joined[at].message + f"原件印的总计是 {display(total.left)}。"
            joined[at] = replace(joined[at], message=words, cells=tuple(cells))
    return joined


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


def _misprinted(
    form: FormSpec, values: Mapping[str, Value], printed: Mapping[str, Value]
) -> list[Finding]:
    """Return one finding per total that the source prints otherwise than its parts add up."""
    if not any(values[cell] != total for cell, total in printed.items()):
        return []
    operands = {total.cell: total.operands for total in form.totals}
    return [
        Finding(
            check="table.printed_total",
            severity=Severity.ERROR,
            message=f"{form.cells[cell].name}：原件印的是 {display(total)}，"
            f"按各项相加是 {display(values[cell])}，相差 {display(gap(total, values[cell]))}。",
            advice="对照原件核对这一行、这一列的各项；各项无误时，程序会印出算得的总计。",
            source="表样“总计”的含义",
            cells=(cell, *operands[cell]),
            left=total,
            right=values[cell],
            scope=form.cells[cell].name,
        )
        for cell, total in printed.items()
        if values[cell] != total
    ]


def _of(check: str) -> Callable[[Subject], Iterator[Finding]]:
    """Return the check that yields the findings with this id; "" stands for the relations."""

    def run(subject: Subject) -> Iterator[Finding]:
        for finding in subject.once(diagnose).findings:
            own = finding.check if finding.check.startswith("table.") else "relation"
            if own == check:
                yield finding

    return run


CHECKS = (
    CheckSpec(
        id="relation",
        family=Family.TABLES,
        severity=Severity.ERROR,
        title="表内勾稽关系",
        looks_at="表格里应当相等、不应大于、不应出现的数",
        why="表样印明的勾稽关系，以及由它推出的关系",
        wrong="自然人：新收 17、上年结转 8，办理结果 0、结转下年度 0",
        right="自然人：新收 17、上年结转 8，办理结果 22、结转下年度 3",
        advice="按提示核对这一列或这一行的各格。",
        run=_of("relation"),
        stage=Stage.TABLE,
    ),
    CheckSpec(
        id="table.wrong_cell",
        family=Family.TABLES,
        severity=Severity.ERROR,
        title="一格填错，几处对不上",
        looks_at="原件印的总计和表样的勾稽关系都对不上时，改哪一格就都对得上",
        why="表样“总计”的含义和表样印明的勾稽关系",
        wrong="自然人予以公开填成 12，而本行总计、办理结果总计都按 21 计算",
        right="自然人予以公开 21",
        advice="对照台账或原件核对这一格，确认后可以直接采用建议的数。",
        run=_of("table.wrong_cell"),
        stage=Stage.TABLE,
    ),
    CheckSpec(
        id="table.shifted",
        family=Family.TABLES,
        severity=Severity.ERROR,
        title="数填进了相邻的格",
        looks_at="两列或两行同时对不上时，是不是把数填进了旁边或上下的一格",
        why="表样“总计”的含义和表样印明的勾稽关系",
        wrong="自然人的 5 件填在了商业企业一格",
        right="自然人 5，商业企业 0",
        advice="对照台账或原件核对这两格，确认后可以直接采用建议的数。",
        run=_of("table.shifted"),
        stage=Stage.TABLE,
    ),
    CheckSpec(
        id="table.printed_total",
        family=Family.TABLES,
        severity=Severity.ERROR,
        title="原件印的总计与各项之和一致",
        looks_at="读入的文件里印的每个总计，与表中各项相加的结果",
        why="表样“总计”的含义",
        wrong="商业企业 3、其他 4，总计印成 8",
        right="商业企业 3、其他 4，总计 7",
        advice="对照原件核对这一行、这一列的各项；各项无误时，程序会印出算得的总计。",
        run=_of("table.printed_total"),
        stage=Stage.TABLE,
    ),
)
