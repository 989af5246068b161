# SPDX-License-Identifier: MIT
"""A sample of the faults that tests/bench/fault_injection.py puts into generated reports."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

from desktop.core.checks.registry import run_checks
from desktop.core.checks.spec import Stage
from desktop.core.checks.subject import Subject
from desktop.core.form import Severity
from desktop.core.report import OrganisationKind
from tests.bench.fault_injection import (
    Score,
    faults,
    measure,
    messy_report,
    sound_report,
    told,
    with_printed_totals,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec


@pytest.fixture(scope="module")
def printed(forms: Mapping[str, FormSpec]) -> Score:
    """What becomes of faults in reports of both editions and every kind, with printed totals."""
    return measure(forms, 28, 3, printed=True)


def test_every_fault_is_found(printed: Score) -> None:
    assert printed.share(printed.found) == 1


def test_the_right_cell_is_named_first(printed: Score) -> None:
    assert printed.share(printed.named) >= 0.9


def test_one_fault_is_one_message(printed: Score) -> None:
    assert printed.share(printed.findings) <= 1.25


def test_a_repair_that_is_offered_makes_the_tables_right(forms: Mapping[str, FormSpec]) -> None:
    rng = random.Random(5)
    sound = with_printed_totals(sound_report(forms["2021"], OrganisationKind.CITY, 40, rng))
    offered = [(f, finding) for f in faults(sound, rng, 4) for finding in told(f) if finding.repair]
    for fault, finding in offered:
        fault.report.apply(finding.repair)
        assert not [left for left in told(fault) if left.severity is Severity.ERROR], fault.name
    assert len(offered) > 20


def test_without_printed_totals_a_fault_is_at_most_one_message(
    forms: Mapping[str, FormSpec],
) -> None:
    score = measure(forms, 28, 4, printed=False)
    assert score.share(score.findings) <= 1.25


def test_even_a_report_full_of_faults_is_examined_at_once(forms: Mapping[str, FormSpec]) -> None:
    subject = Subject.of(messy_report(forms["2021"]))
    times = []
    for _ in range(5):
        start = time.perf_counter()
        run_checks(Subject.of(subject.report), Stage.TABLE)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.05  # 2 ms where it was measured; a search without bounds takes seconds
