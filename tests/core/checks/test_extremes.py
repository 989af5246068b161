# SPDX-License-Identifier: MIT
"""What nobody writes and a slip of the hand can make: the checks answer, and soon."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from desktop.core.checks.registry import run_checks
from desktop.core.checks.subject import Subject

if TYPE_CHECKING:
    from desktop.core.findings import Finding
    from desktop.core.report import Report

PATIENCE_S = 2.0


def found_in(report: Report, overview: str) -> list[Finding]:
    report.texts["overview"] = overview
    return list(run_checks(Subject.of(report)))


@pytest.mark.parametrize("year", ["0", "1", "9998", "9999"])
def test_a_year_at_the_end_of_the_calendar_is_examined(year: str, clean_report: Report) -> None:
    clean_report.cover.update(year=year, date="2026-01-20")
    assert found_in(clean_report, "公开信息3条。")


@pytest.mark.parametrize(
    "sentence",
    [
        "办结申请18件，其中予以公开10件，占55.5555555555555555555555555555555%。",
        "收到申请25件，较上年增加5件，增长25.00000000000000000000000000000001%。",
        f"收到申请1{'0' * 27}件，较上年增加{'9' * 27}件，增长5%。",
    ],
)
def test_a_percentage_of_more_digits_than_can_be_computed_is_let_pass(
    sentence: str, clean_report: Report
) -> None:
    checks = {found.check for found in found_in(clean_report, sentence)}
    assert checks.isdisjoint({"text_table.shares", "text.growth"})


@pytest.mark.parametrize(
    "text",
    [
        "截至" * 40 + "5条。",
        "截至目前" * 40 + "5条。",
        "收到申请1件，" + "1" * 3000,
        "收到申请1件，" + "一" * 3000,
        "2025年1月" + " " * 5000,
        " " * 5000 + "2026年",
        "共" * 5000,
        "a" * 20000,
        "1" * 10000 + "%",
    ],
)
def test_a_text_without_end_does_not_hold_the_program_up(text: str, clean_report: Report) -> None:
    start = time.process_time()
    found_in(clean_report, text)
    assert time.process_time() - start < PATIENCE_S
