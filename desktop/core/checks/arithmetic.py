# SPDX-License-Identifier: MIT
"""What does not add up in the tables, told once per fault instead of once per broken sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.core.checks.constraints import constraints_of, printed_totals_of
from desktop.core.checks.culprits import culprit
from desktop.core.checks.evidence import changed, told_by_the_text
from desktop.core.checks.folding import folded, joined, of_one_place, of_one_row, place_of
from desktop.core.checks.relations import Broken, broken_relations
from desktop.core.checks.repair import Fix, find_fixes, find_plain
from desktop.core.checks.spec import CheckSpec, Family, Need, Stage
from desktop.core.findings import Finding
from desktop.core.form import Severity
from desktop.core.report import NoteKind
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
        held = [each for each in broken if _in(form, each, table)]
        if found or any(each.relation.severity is Severity.ERROR for each in held):
            fixed = _repaired(subject, table, held, found)
            named += fixed.findings
            broken = [*(each for each in broken if not _in(form, each, table)), *fixed.broken]
            others = (each for each in printed if form.cells[each.cells[0]].table != table)
            printed = [*others, *fixed.printed]
    blank = {cell for finding in named for cell in finding.cells if _is_blank(subject, cell)}
    rest = joined(folded(form, of_one_row(form, of_one_place(broken))), printed)
    return Diagnosis((*named, *rest), frozenset(blank))


def named_wrong(subject: Subject) -> frozenset[str]:
    """Return the cells that are told to be wrong together with their right value, and their sums.

    What looks unlikely about them follows from that, and is not to be told again.
    """
    found = subject.once(diagnose).findings
    return frozenset(cell for finding in found if finding.repair for cell in finding.cells)


def repaired(subject: Subject) -> Subject | None:
    """Return the subject as it is once the cells named wrong are put right; None without any."""
    edits = [edit for finding in subject.once(diagnose).findings for edit in finding.repair]
    cells = {edit.field.name: edit.value for edit in edits if edit.field.area == "cell"}
    return changed(subject, cells) if cells else None  # type: ignore[arg-type]


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
    if not fixes or fixes[0].others:
        fixes = told_by_the_text(subject, table, constraints, written) or fixes
    if not fixes:
        return nothing
    after, values = _after(subject, fixes)
    now = {place_of(each) for each in broken_relations(after, values) if _in(form, each, table)}
    own = {cell: total for cell, total in totals.items() if form.cells[cell].table == table}
    wrong = {each.cells[0] for each in _misprinted(form, values, own)}
    left = [each for each in broken if place_of(each) in now]
    still = [each for each in printed if each.cells[0] in wrong]
    worse = not (
        now <= {place_of(each) for each in broken} and wrong <= {each.cells[0] for each in printed}
    )
    if worse or len(left) + len(still) == len(broken) + len(printed):
        return nothing
    solved = [each.finding for each in broken if place_of(each) not in now]
    solved += [each for each in printed if each.cells[0] not in wrong]
    notes = subject.report.evidence.notes
    unread = {cell for note in notes if note.kind is NoteKind.DOUBTFUL for cell in note.cells}
    named = [culprit(form, fix, written, solved, unread) for fix in fixes]
    return _Repaired(named, left, still)


def _in(form: FormSpec, broken: Broken, table: str) -> bool:
    return form.cells[broken.finding.cells[0]].table == table


def _after(subject: Subject, fixes: Sequence[Fix]) -> tuple[Report, dict[str, Value]]:
    """Return the report as it would be with the fixes made, and its inputs and totals."""
    report = subject.report.copy()
    report.values.update(change for fix in fixes for change in fix.changes)
    return report, with_totals(report.form, report.values)


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
    """Return the check that yields its own findings; two share the relations of the form."""

    def run(subject: Subject) -> Iterator[Finding]:
        bound = {spec.id for spec in subject.report.form.relations if spec.organisation_kinds}
        for finding in subject.once(diagnose).findings:
            own = "relation_of_kind" if finding.check in bound else "relation"
            if check == (finding.check if finding.check.startswith("table.") else own):
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
        id="relation_of_kind",
        family=Family.TABLES,
        severity=Severity.ERROR,
        title="本类单位不应当有的数",
        looks_at="只有某些单位才会有的数，例如规章",
        why="《中华人民共和国立法法》等规定的权限",
        wrong="乡镇的报告里规章本年制发 2 件",
        right="乡镇的报告里规章一行都是 0，文件填在行政规范性文件一行",
        advice="把这一行改为 0；文件如属行政规范性文件，请填到下一行。",
        run=_of("relation_of_kind"),
        stage=Stage.TABLE,
        needs=(Need.KIND,),
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
