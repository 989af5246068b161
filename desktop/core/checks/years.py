# SPDX-License-Identifier: MIT
"""Figures beside those of the year before. Texts are compared elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.core.checks.arithmetic import diagnose
from desktop.core.checks.spec import CheckSpec, Family, Need, Stage
from desktop.core.findings import Finding
from desktop.core.form import CellKind, FollowKind, FollowSpec, Severity
from desktop.core.report import Edit, Field
from desktop.core.totals import add, gap
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.core.checks.constraints import Number
    from desktop.core.checks.subject import Subject
    from desktop.core.values import Value

_LARGE = 20  # a change of smaller figures says nothing
_TIMES = 3


def other_report(subject: Subject) -> Iterator[Finding]:
    """Yield a finding when the report attached is not that of the year before."""
    before, year = subject.last_year, subject.report.year
    if before is not None and before.year is not None and before.year != (year or 0) - 1:
        yield Finding(
            check="years.other_report",
            severity=Severity.CONFIRM,
            message=f"附上的是{before.year}年度的报告，不是{(year or 0) - 1}年度的，没有用来比较。",
            advice="换成上一年度的报告，或者核对封面的年度。",
            source="上年结转只与上一年度的报告有关",
            field=Field("cover", "year"),
            left=before.year,
            right=(year or 0) - 1,
        )


def comparable(subject: Subject) -> bool:
    """Say whether the report of the year before is attached, and not another one."""
    return subject.last_year is not None and not list(other_report(subject))


def follows(subject: Subject) -> Iterator[Finding]:
    """Yield one finding per rule and group of figures that do not follow from last year's.

    Blank cells, and cells that last year's form did not have, make a rule silent. So does a cell
    that this year's sums name already, with the value that last year's report has.

    Source: the `follows` of the form files.
    """
    if not comparable(subject):
        return
    broken = [
        (spec, finding)
        for spec in subject.report.form.follows
        if (finding := _compared(subject, spec)) is not None
    ]
    better = {spec.instead_of for spec, _ in broken}
    for rule in dict.fromkeys(spec.id for spec, _ in broken):
        if rule not in better:
            own = [finding for spec, finding in broken if spec.id == rule]
            general = {spec.instead_of for spec, _ in broken if spec.id == rule}
            told = _together(own, [finding for spec, finding in broken if spec.id in general])
            if not _already_named(subject, told):
                yield told


def _already_named(subject: Subject, told: Finding) -> bool:
    """Say whether the sums of this year already name the same cells with the same values."""
    named = {edit for finding in subject.once(diagnose).findings for edit in finding.repair}
    return bool(told.repair) and named.issuperset(told.repair)


def _compared(subject: Subject, spec: FollowSpec) -> Finding | None:
    values, last = subject.values, subject.last_year_values
    now = [values[cell] for cell in spec.now]
    before = [last.get(cell) for cell in spec.before]
    plus, minus = ([values[cell] for cell in side] for side in (spec.plus, spec.minus))
    if None in (*now, *before, *plus, *minus):
        return None
    present = add(now) or 0
    expected = (add(before) or 0) + (add(plus) or 0) - (add(minus) or 0)
    if _STANDS[spec.kind](present, expected):
        return None
    form = subject.report.form
    table = form.table(form.cells[spec.now[0]].table).name
    where = f"{table}“{spec.scope}”" if spec.scope else table
    return Finding(
        check=f"follows.{spec.id}",
        severity=_severity(subject, spec),
        message=f"{where}：{spec.now_name}是 {display(present)}，{spec.expected_name}是 "
        f"{display(expected)}，{_WORDS[spec.kind]}，相差 {display(gap(present, expected))}。",
        advice=spec.advice,
        source=spec.source,
        cells=(*spec.now, *spec.plus, *spec.minus),
        left=present,
        right=expected,
        scope=spec.scope,
        repair=_repair(subject, spec, expected),
    )


_STANDS: dict[FollowKind, Callable[[Number, Number], bool]] = {
    FollowKind.EQUAL: lambda now, expected: now == expected,
    FollowKind.AT_LEAST: lambda now, expected: now >= expected,
    FollowKind.AT_MOST: lambda now, expected: now <= expected,
}
_WORDS = {
    FollowKind.EQUAL: "两者应当相等",
    FollowKind.AT_LEAST: "前者不应当少于后者",
    FollowKind.AT_MOST: "前者一般不多于后者",
}


def _severity(subject: Subject, spec: FollowSpec) -> Severity:
    """Return the severity; figures read from a document may have been corrected since."""
    read = subject.report.evidence.source or (
        subject.last_year is not None and subject.last_year.evidence.source
    )
    return Severity.CONFIRM if read and spec.severity is Severity.ERROR else spec.severity


def _repair(subject: Subject, spec: FollowSpec, expected: Number) -> tuple[Edit, ...]:
    """Offer the expected value for a typed cell that should equal it."""
    (cell, *others) = spec.now
    typed = cell in subject.report.values and not others
    if spec.kind is not FollowKind.EQUAL or not typed or expected < 0:
        return ()
    return (Edit(Field("cell", cell), expected),)


def _together(own: Sequence[Finding], parts: Sequence[Finding]) -> Finding:
    """Return one finding for a rule that fails in several places, the parts' cells first."""
    first, *rest = own
    others = [*rest, *parts]
    if not others:
        return first
    listed = "；".join(_brief(finding) for finding in others)
    cells = dict.fromkeys(cell for finding in (*parts, *own) for cell in finding.cells)
    return replace(
        first,
        message=f"{first.message}{'其中' if parts else '还有'}{listed}。",
        cells=tuple(cells),
        scope="、".join(finding.scope for finding in own),
        repair=tuple(edit for finding in (*own, *parts) for edit in finding.repair),
    )


def _brief(finding: Finding) -> str:
    return f"“{finding.scope}”{display(finding.left)} 对 {display(finding.right)}"


def jumps(subject: Subject) -> Iterator[Finding]:
    """Yield one hint per table whose figures changed out of scale.

    Out of scale is more than three times as much, or a third, or to or from 0, where the larger
    figure is at least 20. Of table 3 only what came in is looked at.
    """
    if not comparable(subject):
        return
    form, last = subject.report.form, subject.last_year_values
    for table in form.tables:
        balanced = _is_balanced(subject, table.id)
        watched = [
            cell
            for row in table.rows
            for cell in row.cells
            if cell in _WATCHED or (cell in subject.report.values and not balanced)
        ]
        far = [
            cell
            for cell in watched
            if form.cells[cell].kind is not CellKind.CHANGE
            and _is_jump(subject.values[cell], last.get(cell))
        ]
        if far:
            listed = "；".join(
                f"{form.cells[cell].name.removeprefix(table.name).strip()} "
                f"上年 {display(last[cell])}、本年 {display(subject.values[cell])}"
                for cell in far
            )
            yield Finding(
                check="years.jump",
                severity=Severity.HINT,
                message=f"{table.name}有 {len(far)} 个数与上年度相差很大：{listed}。",
                advice="核对口径和单位；数字无误就不用改。",
                source="本程序自定：上下年度相差三倍以上",
                cells=tuple(far),
                scope=table.name,
            )


_WATCHED = frozenset(("requests.received.total",))


def _is_balanced(subject: Subject, table: str) -> bool:
    form = subject.report.form
    return any(form.cells[balance.incoming[0]].table == table for balance in form.balances)


def _is_jump(now: Value, before: Value) -> bool:
    if now is None or before is None:
        return False
    small, large = sorted((now, before))
    return large >= _LARGE and large > _TIMES * small


CHECKS = (
    CheckSpec(
        id="years.other_report",
        family=Family.YEARS,
        severity=Severity.CONFIRM,
        title="附上的是上一年度的报告",
        looks_at="附上的报告的年度和本报告的年度",
        why="上年结转只与上一年度的报告有关",
        wrong="本报告是2025年度，附上的是2023年度的报告",
        right="本报告是2025年度，附上的是2024年度的报告",
        advice="换成上一年度的报告，或者核对封面的年度。",
        run=other_report,
        stage=Stage.TABLE,
        needs=(Need.YEAR, Need.LAST_YEAR),
    ),
    CheckSpec(
        id="follows",
        family=Family.YEARS,
        severity=Severity.ERROR,
        title="与上年度报告衔接",
        looks_at="上年结转、现行有效件数、尚未审结的案件，与上年度报告的对应数",
        why="表二、表三、表四各栏的含义",
        wrong="上年度报告结转下年度 5 件，本年度上年结转填 3 件",
        right="上年度报告结转下年度 5 件，本年度上年结转填 5 件",
        advice="与上年度报告核对；确有调整的写明理由。",
        run=follows,
        stage=Stage.TABLE,
        needs=(Need.YEAR, Need.LAST_YEAR),
    ),
    CheckSpec(
        id="years.jump",
        family=Family.YEARS,
        severity=Severity.HINT,
        title="与上年度相差很大的数",
        looks_at="与上年度相差三倍以上，或者从有到无、从无到有的数（20 以下的不看）",
        why="本程序自定",
        wrong="行政许可上年度 12 件，本年度 340 件（把公开条数当成了决定数）",
        right="行政许可上年度 310 件，本年度 340 件",
        advice="核对口径和单位；数字无误就不用改。",
        run=jumps,
        stage=Stage.TABLE,
        needs=(Need.YEAR, Need.LAST_YEAR),
    ),
)
