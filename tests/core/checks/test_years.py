# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.checks.registry import run_checks
from desktop.core.checks.spec import Stage
from desktop.core.checks.subject import Subject
from desktop.core.checks.years import follows
from desktop.core.form import Severity
from desktop.core.report import Edit, Evidence, Field, Report

if TYPE_CHECKING:
    from desktop.core.findings import Finding
    from desktop.core.form import FormSpec


@pytest.fixture
def last_year(zero_report: Report) -> Report:
    """The report of 2024, with 5 requests carried out in each of two columns."""
    report = zero_report.copy()
    report.cover["year"] = "2024"
    report.values.update({"requests.carried_out.natural": 5, "requests.carried_out.legal": 5})
    return report


def compared(report: Report, last_year: Report) -> list[Finding]:
    return list(follows(Subject.of(report, last_year)))


def test_both_sides_and_the_difference_are_named(zero_report: Report, last_year: Report) -> None:
    zero_report.values.update({"requests.carried_in.natural": 3, "requests.carried_in.legal": 5})
    (found,) = compared(zero_report, last_year)
    assert found.message == (
        "表三“总计”：上年结转是 8，上年度报告的结转下年度是 10，两者应当相等，相差 2。"
        "其中“自然人”3 对 5。"
    )
    assert (found.left, found.right) == (8, 10)


def test_the_column_comes_before_the_total(zero_report: Report, last_year: Report) -> None:
    zero_report.values["requests.carried_in.legal"] = 5
    (found,) = compared(zero_report, last_year)
    assert found.cells == ("requests.carried_in.natural", "requests.carried_in.total")


def test_the_figure_of_last_year_is_offered(zero_report: Report, last_year: Report) -> None:
    zero_report.values["requests.carried_in.legal"] = 5
    (found,) = compared(zero_report, last_year)
    assert found.repair == (Edit(Field("cell", "requests.carried_in.natural"), 5),)


def test_requests_that_only_changed_column_may_be_right(
    zero_report: Report, last_year: Report
) -> None:
    zero_report.values.update({"requests.carried_in.natural": 4, "requests.carried_in.legal": 6})
    (found,) = compared(zero_report, last_year)
    assert found.severity is Severity.CONFIRM
    assert found.scope == "自然人、法律服务机构"
    assert "还有“法律服务机构”6 对 5。" in found.message


@pytest.mark.parametrize(
    ("source", "severity"), [("", Severity.ERROR), ("年报.docx", Severity.CONFIRM)]
)
def test_only_between_reports_filled_in_here_it_is_an_error(
    zero_report: Report, last_year: Report, source: str, severity: Severity
) -> None:
    last_year.evidence = Evidence(source)
    (found,) = compared(zero_report, last_year)
    assert found.severity is severity


def test_blanks_are_not_compared(report_2021: Report, last_year: Report) -> None:
    assert compared(report_2021, last_year) == []


def test_what_the_older_form_did_not_have_is_not_compared(
    zero_report: Report, form_2019: FormSpec
) -> None:
    zero_report.cover["year"] = "2021"
    before = Report.blank(form_2019, 2020)
    before.values.update(dict.fromkeys(before.values, 0))
    zero_report.values["proactive.norms.in_force"] = 7
    assert compared(zero_report, before) == []


def test_no_negative_figure_is_offered(zero_report: Report, last_year: Report) -> None:
    zero_report.values.update({"proactive.norms.repealed": 4, "requests.carried_in.natural": 5})
    zero_report.values["requests.carried_in.legal"] = 5
    (found,) = compared(zero_report, last_year)
    assert (found.check, found.repair) == ("follows.proactive.in_force_continued", ())


def test_a_report_without_a_year_is_compared_with_none(
    zero_report: Report, last_year: Report
) -> None:
    last_year.cover["year"] = ""
    assert compared(zero_report, last_year) != []


def test_a_cell_that_this_years_sums_name_already_is_not_told_again(
    zero_report: Report, last_year: Report
) -> None:
    zero_report.values.update(
        {"requests.carried_in.natural": 3, "requests.granted.natural": 5}
        | {"requests.carried_in.legal": 5, "requests.granted.legal": 5}
    )
    zero_report.evidence = Evidence("a.docx", {"requests.carried_in.total": 10})
    findings = run_checks(Subject.of(zero_report, last_year), Stage.TABLE)
    assert [finding.check for finding in findings] == ["table.wrong_cell"]
