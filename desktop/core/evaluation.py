# SPDX-License-Identifier: MIT
"""Evaluates a whole report at once: totals, balances, findings, and the worst severity per cell.

Everything is computed anew at every change; it takes well under a millisecond, so that no part
of the program has to know what depends on what.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.checks.registry import run_checks, unexamined
from desktop.core.checks.spec import Stage
from desktop.core.checks.subject import Subject
from desktop.core.totals import add, gap
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from desktop.core.checks.registry import Unexamined
    from desktop.core.checks.spec import Family
    from desktop.core.checks.subject import Traces
    from desktop.core.checks.words import Words
    from desktop.core.findings import Finding
    from desktop.core.form import BalanceSpec, FormSpec, Severity
    from desktop.core.report import Report
    from desktop.core.values import Value


class Balance(NamedTuple):
    """How one column of a balanced table stands.

    `missing` is incoming minus handled minus open: above 0 so many are without a result, below 0
    so many results are too much; None while nothing can be said: nothing at all is filled in, or
    what is there agrees so far and cells are still blank.
    """

    column: str
    label: str
    missing: Value
    sentence: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What follows from a report: values with totals, findings worst first, marks and balances.

    `confirmed` are findings that the user gave a reason for; they are neither counted nor marked.
    """

    values: Mapping[str, Value]
    findings: tuple[Finding, ...]
    severities: Mapping[str, Severity]
    balances: tuple[Balance, ...]
    confirmed: tuple[Finding, ...] = ()

    @property
    def blanks(self) -> int:
        """Number of cells, typed and computed, that are still blank."""
        return sum(value is None for value in self.values.values())


class Examination(NamedTuple):
    """A whole examination: what follows from the report, and what was not looked at and why."""

    evaluation: Evaluation
    unexamined: tuple[Unexamined, ...]


def evaluate(
    report: Report, last_year: Report | None = None, off: Collection[Family] = frozenset()
) -> Evaluation:
    """Return everything that follows at once from the report as it stands; for every key.

    Args:
        report: the report.
        last_year: the report of the year before; None when none is attached.
        off: families of checks that are switched off.
    """
    subject = Subject.of(report, last_year)
    return _evaluation(subject, run_checks(subject, Stage.TABLE, off))


def examine(
    report: Report,
    last_year: Report | None = None,
    *,
    traces: Traces | None = None,
    words: Words | None = None,
    off: Collection[Family] = frozenset(),
) -> Examination:
    """Return everything that can be said of the report, its texts included; after a pause.

    Args:
        report: the report.
        last_year: the report of the year before; None when none is attached.
        traces: what the document to be published carries; None when there is none.
        words: the word lists; None for none.
        off: families of checks that are switched off.
    """
    subject = Subject.of(report, last_year, traces, words)
    evaluation = _evaluation(subject, run_checks(subject, None, off))
    return Examination(evaluation, unexamined(subject, off))


def _evaluation(subject: Subject, found: tuple[Finding, ...]) -> Evaluation:
    report, values = subject.report, subject.values
    findings = tuple(finding for finding in found if not finding.reason)
    return Evaluation(
        values=values,
        findings=findings,
        severities=_severities(findings),
        balances=tuple(_balance(report.form, spec, values) for spec in report.form.balances),
        confirmed=tuple(finding for finding in found if finding.reason),
    )


def _severities(findings: tuple[Finding, ...]) -> dict[str, Severity]:
    """Return the worst severity of each marked cell; blanks that are merely open are not marked."""
    worst: dict[str, Severity] = {}
    for finding in reversed(findings):  # worst first, so the worst is written last
        if finding.marked:
            worst.update(dict.fromkeys(finding.cells, finding.severity))
    return worst


def _balance(form: FormSpec, spec: BalanceSpec, values: Mapping[str, Value]) -> Balance:
    incoming, handled, still_open = (
        add([values[cell] for cell in cells]) for cells in (spec.incoming, spec.handled, spec.open)
    )
    if incoming is None and handled is None and still_open is None:
        return Balance(spec.column, spec.label, None, f"{spec.label}：还没有填写")
    missing = (incoming or 0) - (handled or 0) - (still_open or 0)
    amount = f"{display(gap(missing, 0))} {form.cells[spec.incoming[0]].unit}"
    blanks = sum(values[cell] is None for cell in _inputs_under(form, spec))
    rest = f"还有 {blanks} 格未填"
    if missing > 0:
        sentence = f"{spec.label}：还差 {amount}未填办理结果"
    elif missing < 0:
        sentence = f"{spec.label}：办理结果多出 {amount}" + (f"，{rest}" if blanks else "")
    elif blanks:
        return Balance(spec.column, spec.label, None, f"{spec.label}：{rest}")
    else:
        sentence = f"{spec.label}：平衡"
    return Balance(spec.column, spec.label, missing, sentence)


def _inputs_under(form: FormSpec, spec: BalanceSpec) -> set[str]:
    """Return the input cells that the sums of a balance are made of."""
    operands = {total.cell: total.operands for total in form.totals}
    waiting = [*spec.incoming, *spec.handled, *spec.open]
    found: set[str] = set()
    while waiting:
        cell = waiting.pop()
        if cell in operands:
            waiting += operands[cell]
        else:
            found.add(cell)
    return found
