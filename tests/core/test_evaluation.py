# SPDX-License-Identifier: MIT
from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop.core.evaluation import Balance, evaluate
from desktop.core.form import Severity
from desktop.core.report import Report

if TYPE_CHECKING:
    from desktop.core.form import FormSpec
    from desktop.core.values import Value


def balance(report: Report, column: str = "natural") -> Balance:
    return next(b for b in evaluate(report).balances if b.column == column)


def test_a_blank_report_is_all_blanks(report_2021: Report) -> None:
    assert evaluate(report_2021).blanks == 200


def test_blank_cells_are_listed_but_not_marked(report_2021: Report) -> None:
    evaluation = evaluate(report_2021)
    assert evaluation.findings
    assert evaluation.severities == {}


def test_a_report_in_order_has_nothing_to_say(zero_report: Report) -> None:
    evaluation = evaluate(zero_report)
    assert (evaluation.findings, evaluation.severities, evaluation.blanks) == ((), {}, 0)


def test_the_cells_of_a_broken_relation_are_marked(zero_report: Report) -> None:
    zero_report.values["requests.received.other"] = 1
    marked = evaluate(zero_report).severities
    assert marked["requests.handled.other"] is Severity.ERROR
    assert "requests.handled.natural" not in marked


def test_a_cell_of_two_findings_is_marked_with_the_worse(report_2019: Report) -> None:
    report_2019.cover["organisation_kind"] = "township"
    report_2019.values.update({"proactive.rules.published": 3, "proactive.rules.made": 2})
    report_2019.values["proactive.rules.total"] = 1
    marked = evaluate(report_2019).severities
    assert marked["proactive.rules.made"] is Severity.ERROR
    assert marked["proactive.rules.published"] is Severity.CONFIRM


@pytest.mark.parametrize(
    ("received", "granted", "carried_out", "sentence", "missing"),
    [
        (None, None, None, "自然人：还没有填写", None),
        (25, None, None, "自然人：还差 25 件未填办理结果", 25),
        (25, 20, 5, "自然人：还有 21 格未填", None),
        (25, 20, 7, "自然人：办理结果多出 2 件，还有 21 格未填", -2),
        (None, None, 7, "自然人：办理结果多出 7 件，还有 23 格未填", -7),
        (0, None, None, "自然人：还有 23 格未填", None),
    ],
)
def test_the_balance_line_says_in_words_what_is_missing(
    report_2021: Report,
    received: Value,
    granted: Value,
    carried_out: Value,
    sentence: str,
    missing: Value,
) -> None:
    report_2021.values.update(
        {
            "requests.received.natural": received,
            "requests.granted.natural": granted,
            "requests.carried_out.natural": carried_out,
        }
    )
    found = balance(report_2021)
    assert (found.sentence, found.missing) == (sentence, missing)


@pytest.mark.parametrize(
    ("granted", "sentence", "missing"),
    [(0, "自然人：平衡", 0), (2, "自然人：办理结果多出 2 件", -2)],
)
def test_a_column_without_blanks_says_how_it_stands(
    zero_report: Report, granted: Value, sentence: str, missing: Value
) -> None:
    zero_report.values["requests.granted.natural"] = granted
    found = balance(zero_report)
    assert (found.sentence, found.missing) == (sentence, missing)


def test_the_column_of_totals_counts_the_blanks_of_all_columns(zero_report: Report) -> None:
    zero_report.values["requests.granted.legal"] = None
    assert balance(zero_report, "total").sentence == "总计：还有 1 格未填"


def test_there_is_one_balance_per_column_of_table_three(report_2021: Report) -> None:
    labels = [found.label for found in evaluate(report_2021).balances]
    assert labels == [
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
        "总计",
    ]


def test_a_balance_of_amounts_names_its_own_unit(form_2031: FormSpec) -> None:
    report = Report.blank(form_2031)
    report.values["platforms.websites.cost"] = Decimal("0.00000015")
    assert balance(report, "cost").sentence == "运行费用：还差 0.00000015 万元未填办理结果"


def test_the_report_is_left_alone(busy_report: Report) -> None:
    before = busy_report.copy()
    evaluate(busy_report)
    assert busy_report == before
