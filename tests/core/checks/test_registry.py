# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.checks import CHECKS, run_checks
from desktop.core.checks.spec import Stage
from desktop.core.checks.subject import Subject

if TYPE_CHECKING:
    from desktop.core.report import Report


def test_every_check_has_its_own_id_and_a_title() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    assert all(check.title for check in CHECKS)


def test_the_worst_findings_come_first(report_2019: Report) -> None:
    report_2019.values.update(
        {"proactive.norms.published": 3, "proactive.norms.made": 1, "proactive.norms.total": 1}
    )
    ranks = [finding.severity.rank for finding in run_checks(Subject.of(report_2019))]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}


def test_a_report_in_order_has_nothing_to_put_right_or_confirm(
    zero_report: Report, busy_report: Report, busy_report_2019: Report
) -> None:
    for report in (zero_report, busy_report, busy_report_2019):
        found = run_checks(Subject.of(report), Stage.TABLE)
        assert {finding.check for finding in found} <= {"plausible.direct_suits"}
