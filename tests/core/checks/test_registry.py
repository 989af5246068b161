# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.checks.needs import missing
from desktop.core.checks.registry import CHECKS, run_checks, spec_of, unexamined
from desktop.core.checks.spec import Family, Need, Stage
from desktop.core.checks.subject import Subject, Traces
from desktop.core.checks.words import Words
from desktop.core.evaluation import evaluate, examine
from desktop.core.findings import Finding
from desktop.core.form import Severity

if TYPE_CHECKING:
    from desktop.core.report import Report


def test_every_check_has_its_own_id() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)


def test_the_worst_findings_come_first(report_2019: Report) -> None:
    report_2019.values.update(
        {"proactive.norms.published": 3, "proactive.norms.made": 1, "proactive.norms.total": 1}
    )
    found = run_checks(Subject.of(report_2019), Stage.TABLE)
    ranks = [finding.severity.rank for finding in found]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}


def test_a_report_in_order_has_no_findings_in_its_tables(
    zero_report: Report, busy_report: Report, busy_report_2019: Report
) -> None:
    for report in (zero_report, busy_report, busy_report_2019):
        assert run_checks(Subject.of(report), Stage.TABLE) == ()


def test_a_family_that_is_switched_off_says_nothing(report_2021: Report) -> None:
    assert run_checks(Subject.of(report_2021), Stage.TABLE, {Family.TABLES}) == ()


def test_what_is_switched_off_is_named_as_not_examined(report_2021: Report) -> None:
    skipped = unexamined(Subject.of(report_2021), {Family.TABLES})
    assert (Family.TABLES, "没有填写的格", "这一类检查已关闭") in skipped


def test_what_is_missing_is_named_as_the_reason(report_2021: Report) -> None:
    skipped = unexamined(Subject.of(report_2021))
    assert (Family.YEARS, "与上年度报告衔接", "没有附上上一年度的报告") in skipped


def test_several_reasons_are_all_named(report_2021: Report) -> None:
    report_2021.cover["year"] = ""
    (follows,) = [each for each in unexamined(Subject.of(report_2021)) if "衔接" in each.title]
    assert follows.reason == "封面没有填写年度，没有附上上一年度的报告"


def test_an_unknown_kind_is_named_as_the_reason(report_2021: Report) -> None:
    skipped = unexamined(Subject.of(report_2021))
    assert (Family.TABLES, "本类单位不应当有的数", "封面没有选择单位类别") in skipped


def test_nothing_is_named_that_was_examined(busy_report: Report) -> None:
    subject = Subject.of(busy_report, busy_report, Traces(), Words({"a": ("b",)}))
    skipped = {each.title for each in unexamined(subject)}
    assert skipped <= {check.title for check in CHECKS if Need.SOURCE in check.needs}


@pytest.mark.parametrize(
    ("check", "spec"),
    [
        ("requests.balance", "relation"),
        ("follows.requests.carried_over", "follows"),
        ("table.blank", "table.blank"),
    ],
)
def test_a_finding_leads_to_its_explanation(check: str, spec: str) -> None:
    assert spec_of(Finding(check, Severity.HINT, "句。", "改。")).id == spec


@pytest.mark.parametrize("need", list(Need))
def test_every_need_says_what_is_missing(need: Need, report_2021: Report) -> None:
    report_2021.cover["year"] = ""
    assert need in missing(Subject.of(report_2021), list(Need))
    assert need.reason


def test_every_family_has_a_name() -> None:
    assert len({family.label for family in Family}) == len(Family)


def test_something_known_of_a_subject_is_computed_once(report_2021: Report) -> None:
    calls = []
    subject = Subject.of(report_2021)
    for _ in range(2):
        subject.once(calls.append)
    assert calls == [subject]


def test_the_examination_says_what_evaluating_says_and_more(report_2021: Report) -> None:
    examination = examine(report_2021)
    at_once = evaluate(report_2021)
    assert set(at_once.findings) <= set(examination.evaluation.findings)
    assert examination.unexamined == unexamined(Subject.of(report_2021))


def test_what_another_check_says_better_is_left_out(zero_report: Report) -> None:
    zero_report.texts["other_matters"] = "没有其他事项。"
    assert "structure.fee" in {finding.check for finding in run_checks(Subject.of(zero_report))}
    zero_report.values["requests.closed_unpaid.natural"] = 1
    found = {finding.check for finding in run_checks(Subject.of(zero_report))}
    assert "plausible.unpaid" in found
    assert "structure.fee" not in found


def test_what_is_said_better_names_checks_that_exist() -> None:
    known = {check.id for check in CHECKS}
    assert {name for check in CHECKS for name in check.instead_of} <= known


@pytest.mark.parametrize("field", ["overview", "other_matters"])
def test_a_sum_that_another_check_says_better_is_left_out_only_where_it_stands(
    field: str, busy_report: Report
) -> None:
    came = Subject.of(busy_report).values["requests.received.total"]
    busy_report.texts["overview"] = (
        f"收到政府信息公开申请{came}件，其中自然人申请{came}件、企业9件。"
    )
    busy_report.texts[field] += "发布信息30条，其中政策类15条、动态类20条。"
    said = [finding for finding in run_checks(Subject.of(busy_report)) if "其中" in finding.quote]
    assert [finding.check for finding in said] == ["text.sums"]
    assert "text_table.applicants" in {
        finding.check for finding in run_checks(Subject.of(busy_report))
    }
