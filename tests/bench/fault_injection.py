# SPDX-License-Identifier: MIT
"""How well single faults are found and named, over generated reports of every kind.

Run with `python -m tests.bench.fault_injection [reports]`. A report is generated in order, its
totals are kept as what a source prints, and then one fault is put in: a typed number in table 3 or
4 is changed as people change numbers, or slips into a neighbour, or a printed total is misprinted.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.evaluation import evaluate
from desktop.core.form import CellKind
from desktop.core.report import Evidence, OrganisationKind, Report
from desktop.core.totals import with_totals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desktop.core.findings import Finding
    from desktop.core.form import FormSpec

LEAVES = ("natural", "enterprise", "research", "welfare", "legal", "other")
TABLES = ("requests", "disputes")


class Fault(NamedTuple):
    """What was done: a name, the cell that is wrong now, and the report with it."""

    name: str
    cell: str
    report: Report


def sound_report(form: FormSpec, kind: OrganisationKind, size: int, rng: random.Random) -> Report:
    """Return a report in order; `size` is the largest number in it, 0 for one of zeros."""
    year = 2020 if form.last_year else 2025
    report = Report.blank(form, year)
    report.cover.update(organisation="清溪县云岭镇人民政府", organisation_kind=kind.value)
    for cell in form.inputs:
        amount = form.cells[cell].kind is CellKind.AMOUNT
        filled = rng.random() < (0.9 if ".natural" in cell or ".enterprise" in cell else 0.5)
        count = rng.randint(0, size) if filled else 0
        report.values[cell] = Decimal(count) if amount else count
    for row in ("rules", "norms"):
        for column in ("made", "published", "issued", "repealed", "in_force", "total"):
            if f"proactive.{row}.{column}" in report.values:
                large = column in {"in_force", "total", "made"} and row == "norms"
                report.values[f"proactive.{row}.{column}"] = 2 * size if large else 0
    values = with_totals(form, report.values)
    for column in LEAVES:
        handled = int(values[f"requests.handled.{column}"] or 0)
        out = rng.randint(0, handled // 6)
        carried = rng.randint(0, (handled + out) // 5)
        report.values[f"requests.carried_out.{column}"] = out
        report.values[f"requests.carried_in.{column}"] = carried
        report.values[f"requests.received.{column}"] = handled + out - carried
    return report


def with_printed_totals(report: Report) -> Report:
    """Return the report as if it had been read from a document that prints its totals."""
    copy = report.copy()
    values = with_totals(report.form, report.values)
    totals = {total.cell: values[total.cell] for total in report.form.totals}
    copy.evidence = Evidence("年报.docx", totals)
    return copy


def slip(name: str, value: int, rng: random.Random) -> int | None:
    """Return what is written instead of the value; the same value when the slip is impossible."""
    digits = str(value)
    at = rng.randrange(len(digits))
    if name == "missing digit":
        return int(digits[:at] + digits[at + 1 :]) if len(digits) > 1 else value
    if name == "doubled digit":
        return int(digits[: at + 1] + digits[at:])
    if name == "swapped digits":
        at = rng.randrange(max(len(digits) - 1, 1))
        return int(digits[:at] + digits[at : at + 2][::-1] + digits[at + 2 :])
    if name == "off by one":
        return max(value + rng.choice((-1, 1)), 0)
    if name == "wrong digit":
        return int(digits[:at] + rng.choice("123456789") + digits[at + 1 :])
    if name == "zero instead":
        return 0
    if name == "forgotten":
        return None
    return rng.randint(0, 10 ** len(digits))


SLIPS = (
    *("missing digit", "doubled digit", "swapped digits", "off by one", "wrong digit"),
    *("zero instead", "forgotten", "any other number"),
)


def faults(report: Report, rng: random.Random, of_each: int = 2) -> Iterator[Fault]:
    """Yield faulty copies of a report, `of_each` of every kind where it is possible."""
    inputs = [cell for cell in report.form.inputs if cell.partition(".")[0] in TABLES]
    totals = [cell for cell in report.evidence.printed_totals if cell.partition(".")[0] in TABLES]
    for _ in range(of_each):
        for name in SLIPS:
            cell = rng.choice(inputs)
            before = report.values[cell]
            after = slip(name, int(before or 0), rng)
            if after != before and (after or before):  # a forgotten 0 is a blank, not a fault
                copy = report.copy()
                copy.values[cell] = after
                yield Fault(name, cell, copy)
        yield from _shifted(report, inputs, rng)
        if totals:
            yield from _misprinted(report, rng.choice(totals), rng)


def _shifted(report: Report, inputs: list[str], rng: random.Random) -> Iterator[Fault]:
    pairs = [
        (one, other)
        for one, other in pairwise(inputs)
        if one.rpartition(".")[0] == other.rpartition(".")[0]
        and one.startswith("requests")
        and report.values[one]
        and not report.values[other]
    ]
    if pairs:
        one, other = rng.choice(pairs)
        copy = report.copy()
        copy.values[one], copy.values[other] = 0, report.values[one]
        yield Fault("slipped into the next column", other, copy)


def _misprinted(report: Report, cell: str, rng: random.Random) -> Iterator[Fault]:
    before = report.evidence.printed_totals[cell]
    after = slip(rng.choice(SLIPS[:5]), int(before or 0), rng)
    if after != before:
        copy = report.copy()
        copy.evidence = Evidence("年报.docx", {**report.evidence.printed_totals, cell: after})
        yield Fault("misprinted total", cell, copy)


def told(fault: Fault) -> list[Finding]:
    """Return the findings on tables 3 and 4."""
    return [
        finding
        for finding in evaluate(fault.report).findings
        if finding.cells and finding.cells[0].partition(".")[0] in TABLES
    ]


class Score(NamedTuple):
    """What became of the faults, by name."""

    faults: Counter[str]
    found: Counter[str]
    named: Counter[str]
    findings: Counter[str]

    def share(self, of: Counter[str]) -> float:
        """Return a counter's sum as a share of all faults."""
        return sum(of.values()) / sum(self.faults.values())


def measure(forms: Mapping[str, FormSpec], reports: int, seed: int, *, printed: bool) -> Score:
    """Inject faults into `reports` generated reports and count what the program says."""
    rng = random.Random(seed)
    score = Score(Counter(), Counter(), Counter(), Counter())
    kinds = [kind for kind in OrganisationKind if kind is not OrganisationKind.UNKNOWN]
    for number in range(reports):
        form = list(forms.values())[number % 2]
        sound = sound_report(form, kinds[number % len(kinds)], (0, 9, 40, 300)[number % 4], rng)
        if printed:
            sound = with_printed_totals(sound)
        assert not [f for f in evaluate(sound).findings if f.severity.rank == 0]
        for fault in faults(sound, rng):
            findings = told(fault)
            score.faults[fault.name] += 1
            score.findings[fault.name] += len(findings)
            score.found[fault.name] += bool(findings)
            score.named[fault.name] += bool(findings) and findings[0].cells[0] == fault.cell
    return score


def main(reports: int) -> None:
    """Print the shares by kind of fault, and the time of the stage at every key."""
    from desktop.tasks import load_forms

    forms = load_forms()
    for printed in (True, False):
        start = time.perf_counter()
        score = measure(forms, reports, 1, printed=printed)
        spent = (time.perf_counter() - start) * 1e3 / sum(score.faults.values())
        print("printed totals" if printed else "computed totals only", f"{spent:.2f} ms a fault")
        for name, count in score.faults.items():
            print(
                f"  {name}: {count} faults, found {score.found[name] / count:.1%}, "
                f"cell first {score.named[name] / count:.1%}, "
                f"{score.findings[name] / count:.2f} findings"
            )
        print(
            f"  all: found {score.share(score.found):.1%}, cell first "
            f"{score.share(score.named):.1%}, {score.share(score.findings):.2f} findings a fault"
        )
    _time(forms)


def messy_report(form: FormSpec) -> Report:
    """Return a busy report with printed totals and many faults."""
    sound = sound_report(form, OrganisationKind.CITY, 300, random.Random(2))
    report = with_printed_totals(sound)
    report.values.update(dict.fromkeys(list(report.values)[20:140:7], 7))
    return report


def _time(forms: Mapping[str, FormSpec]) -> None:
    rng = random.Random(2)
    sound = sound_report(forms["2021"], OrganisationKind.CITY, 300, rng)
    printed = with_printed_totals(sound)
    broken = next(iter(faults(printed, rng))).report
    named = {
        "sound": sound,
        "printed": printed,
        "one fault": broken,
        "18 faults": messy_report(forms["2021"]),
    }
    before = sound.copy()
    before.cover["year"] = str((before.year or 0) - 1)
    for name, report in named.items():
        print(f"  evaluate, {name}: {_median(lambda: evaluate(report)):.3f} ms")  # noqa: B023
    print(f"  evaluate, beside last year: {_median(lambda: evaluate(sound, before)):.3f} ms")


def _median(act: Callable[[], object]) -> float:
    """Return the median of 200 times in milliseconds."""
    times = []
    for _ in range(200):
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
