# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop.core.checks.relations import broken_relations
from desktop.core.report import Report
from desktop.core.totals import with_totals

if TYPE_CHECKING:
    from desktop.core.findings import Finding
    from desktop.core.form import FormSpec


def broken(report: Report) -> dict[str, Finding]:
    values = with_totals(report.form, report.values)
    return {f.key: f for _, f in broken_relations(report, values)}


def test_a_blank_report_breaks_nothing(report_2021: Report) -> None:
    assert broken(report_2021) == {}


def test_a_report_in_order_breaks_nothing(busy_report: Report) -> None:
    assert broken(busy_report) == {}


def test_a_column_out_of_balance_is_named_with_both_sides_and_the_difference(
    report_2021: Report,
) -> None:
    report_2021.values.update({"requests.received.natural": 25, "requests.granted.natural": 3})
    assert broken(report_2021)["requests.balance/自然人"].message == (
        "表三“自然人”：本年新收与上年结转之和是 25，办理结果总计与结转下年度之和是 3，"
        "两边应当相等，相差 22。"
    )


def test_a_finding_carries_both_sides_and_all_cells(report_2021: Report) -> None:
    report_2021.values.update({"requests.received.natural": 25, "requests.granted.natural": 3})
    found = broken(report_2021)["requests.balance/自然人"]
    assert (found.left, found.right, found.difference) == (25, 3, 22)
    assert found.cells == tuple(
        f"requests.{row}.natural" for row in ("received", "carried_in", "handled", "carried_out")
    )


def test_a_broken_column_breaks_the_total_column_too(report_2021: Report) -> None:
    report_2021.values.update({"requests.received.natural": 1, "requests.granted.other": 3})
    assert set(broken(report_2021)) == {
        "requests.balance/自然人",
        "requests.nothing_received/其他",
        "requests.balance/总计",
    }


def test_the_clearer_relation_replaces_the_general_one_only_in_its_own_column(
    report_2021: Report,
) -> None:
    report_2021.values.update({"requests.received.natural": 5, "requests.granted.other": 3})
    found = broken(report_2021)
    assert "requests.balance/其他" not in found
    assert "requests.balance/自然人" in found


def test_results_without_requests_say_so(report_2021: Report) -> None:
    report_2021.values["requests.granted.natural"] = 3
    assert broken(report_2021)["requests.nothing_received/自然人"].message == (
        "表三“自然人”：本年新收与上年结转之和是 0，办理结果总计与结转下年度之和却是 3。"
    )


def test_too_much_carried_out_says_so(report_2021: Report) -> None:
    report_2021.values.update({"requests.received.legal": 1, "requests.carried_in.legal": 0})
    report_2021.values["requests.carried_out.legal"] = 4
    assert broken(report_2021)["requests.carried_out_within/法律服务机构"].message == (
        "表三“法律服务机构”：结转下年度继续办理（4）大于本年新收与上年结转之和（1）。"
    )


@pytest.mark.parametrize(
    ("kind", "found"), [("township", True), ("county", True), ("city", False), ("", False)]
)
def test_a_rule_for_some_kinds_of_organisation_is_kept_to_them(
    report_2021: Report, kind: str, found: bool
) -> None:
    report_2021.cover["organisation_kind"] = kind
    report_2021.values["proactive.rules.issued"] = 2
    assert ("proactive.rules_power/本年制发件数" in broken(report_2021)) is found


def test_a_zero_rule_compares_no_two_numbers(zero_report: Report) -> None:
    zero_report.values["proactive.rules.in_force"] = 2
    found = broken(zero_report)["proactive.rules_power/现行有效件数"]
    assert (found.left, found.right, found.difference) == (2, None, None)
    assert found.message == "表二“现行有效件数”：乡镇、县级机关不制定规章，这里填了 2。"


def test_an_empty_side_counts_as_zero(report_2019: Report) -> None:
    report_2019.values.update({"proactive.charges.last_year": 1, "proactive.charges.change": -3})
    found = broken(report_2019)["proactive.items_not_negative/行政事业性收费"]
    assert found.message.endswith("零（0）大于上一年项目数量加本年增减（-2）。")


def test_amounts_are_named_without_exponents(form_2031: FormSpec) -> None:
    report = Report.blank(form_2031)
    values = with_totals(form_2031, report.values)
    relation = next(r for r in form_2031.relations if r.id == "requests.balance")
    values[relation.left[0]] = Decimal("0.0000001")
    values[relation.right[0]] = Decimal("0.0000003")
    ((_, found),) = broken_relations(report, values)
    assert found.message.endswith("相差 0.0000002。")


def test_a_relation_without_printed_label_names_the_table(form_2031: FormSpec) -> None:
    relation = next(r for r in form_2031.relations if r.scope == "规划计划")
    report = Report.blank(replace(form_2031, relations=(replace(relation, scope=""),)))
    report.values.update({"proactive.plans.issued": 2, "proactive.plans.in_force": 0})
    ((_, found),) = broken_relations(report, report.values)
    assert found.message == "表二：本年制发件数（2）大于现行有效件数（0）。"


def test_what_is_still_blank_may_be_enough(report_2021: Report) -> None:
    report_2021.values["proactive.norms.issued"] = 3
    assert broken(report_2021) == {}
    report_2021.values["proactive.norms.in_force"] = 0
    assert len(broken(report_2021)) == 1
