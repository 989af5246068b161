# SPDX-License-Identifier: MIT
"""How long all checks that read words take over a full report of some 5,000 characters.

Run with `python -m tests.bench.text_checks`; prints the median, the tail and the slowest checks.
"""

from __future__ import annotations

import statistics
import time

from desktop import tasks
from desktop.core.checks.registry import CHECKS, Stage, run_checks
from desktop.core.checks.subject import Subject
from desktop.core.report import Report
from tests.core.checks.sentences_right import RIGHT
from tests.core.checks.sentences_wrong import WRONG
from tests.core.checks.specimens_words import HANDLED, WORDS

ROUNDS = 40
LENGTH = 5000


def full_report() -> Report:
    """Return a report with long texts, faults among them."""
    report = Report.blank(tasks.load_forms()["2021"], 2025)
    report.values.update(dict.fromkeys(report.values, 0))
    report.values.update(HANDLED)
    report.cover.update(organisation="清溪县云岭镇人民政府", organisation_kind="township")
    lines = [*RIGHT, *(sentence for sentence, _ in WRONG[::4])]
    text = "\n".join(lines)
    text = (text * (LENGTH // len(text) + 1))[:LENGTH]
    third = LENGTH // 3
    report.texts.update(
        overview=text[:third], problems=text[third : 2 * third], other_matters=text[2 * third :]
    )
    return report


def subject(report: Report) -> Subject:
    return Subject.of(report, report.copy(), None, WORDS)


def main() -> None:
    report = full_report()
    size = sum(map(len, report.texts.values()))
    times = []
    for _ in range(ROUNDS):
        fresh = subject(report)
        start = time.perf_counter()
        found = run_checks(fresh, Stage.TEXT)
        times.append((time.perf_counter() - start) * 1e3)
    tail = statistics.quantiles(times, n=20)[-1]
    print(f"{size} characters, {len(found)} findings, {ROUNDS} rounds")
    print(f"text checks: median {statistics.median(times):.1f} ms, p95 {tail:.1f} ms")
    fresh = subject(report)
    each = []
    for check in CHECKS:
        start = time.perf_counter()
        list(check.run(fresh))
        each.append(((time.perf_counter() - start) * 1e3, check.id))
    for took, name in sorted(each, reverse=True)[:8]:
        print(f"  {name}: {took:.1f} ms")


if __name__ == "__main__":
    main()
