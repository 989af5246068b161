# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.annex import annex
from desktop.core.confirmations import confirm
from desktop.core.evaluation import evaluate

if TYPE_CHECKING:
    from desktop.core.report import Report


def explained(report: Report, reason: str) -> list[str]:
    report.values.update({"proactive.norms.issued": 2, "proactive.norms.in_force": 1})
    evaluation = evaluate(report)
    report.apply([confirm(evaluation.findings[0], evaluation.values, reason)])
    return annex(report, evaluate(report))


def test_a_report_without_reasons_has_no_annex(zero_report: Report) -> None:
    assert annex(zero_report, evaluate(zero_report)) == []


def test_the_annex_names_the_report_the_doubt_and_the_reason(zero_report: Report) -> None:
    assert explained(zero_report, "当年制发的一件当年废止") == [
        "审核说明",
        "《清溪县云岭镇人民政府2025年政府信息公开工作年度报告》中下列事项经核对无误，说明如下：",
        "1.表二“行政规范性文件”：本年制发件数（2）大于现行有效件数（1）。",
        "说明：当年制发的一件当年废止。",
    ]


@pytest.mark.parametrize(
    ("reason", "line"), [("已核对。", "说明：已核对。"), ("一\n二", "说明：一 二。")]
)
def test_a_reason_is_one_sentence(zero_report: Report, reason: str, line: str) -> None:
    assert explained(zero_report, reason)[-1] == line


def test_a_reason_for_other_numbers_is_not_printed(zero_report: Report) -> None:
    explained(zero_report, "当年废止")
    zero_report.values["proactive.norms.issued"] = 3
    assert annex(zero_report, evaluate(zero_report)) == []
