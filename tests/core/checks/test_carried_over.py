# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.checks.carried_over import alike, taken_over
from desktop.core.checks.registry import run_checks
from desktop.core.checks.subject import Subject
from desktop.core.form import Severity
from tests.core.checks.specimens_words import OLD

if TYPE_CHECKING:
    from desktop.core.checks.passages import Hit
    from desktop.core.report import Report


def beside(report: Report, now: str, before: str) -> list[Hit]:
    last_year = report.copy()
    last_year.cover["year"] = "2024"
    report.texts.update(problems=now, overview="")
    last_year.texts.update(problems=before, overview="")
    return list(alike(Subject.of(report, last_year)))


def test_without_last_year_nothing_is_compared(zero_report: Report) -> None:
    assert taken_over(Subject.of(zero_report)) == {}


def test_the_share_is_said_in_percent(zero_report: Report) -> None:
    (found,) = beside(zero_report, OLD, OLD)
    assert "有 100% 与上一年度的报告相同" in found.message
    assert found.severity is Severity.CONFIRM


def test_a_half_is_only_a_hint(zero_report: Report) -> None:
    (found,) = beside(zero_report, OLD + "今年新开通政务公开热线并设置专席值守答疑解惑。", OLD)
    assert found.severity is Severity.HINT


def test_a_few_words_are_not_compared(zero_report: Report) -> None:
    assert beside(zero_report, "更新不够及时，需要改进。", "更新不够及时，需要改进。") == []


def test_a_report_that_is_not_of_the_year_before_is_not_compared(zero_report: Report) -> None:
    zero_report.texts.update(problems=OLD)
    older = zero_report.copy()
    older.cover["year"] = "2023"
    checks = {one.check for one in run_checks(Subject.of(zero_report, older))}
    assert "years.other_report" in checks
    assert checks.isdisjoint({"years.same_words", "years.old_problems"})
