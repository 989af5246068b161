# SPDX-License-Identifier: MIT
"""What the text says of last year beside last year's report: 17 received now, 20 then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.core.checks.last_year_words import beside_last_year
from tests.core.checks.specimens import Made
from tests.core.checks.specimens_words import added

if TYPE_CHECKING:
    from desktop.core.report import Report

THEN = {"requests.received.natural": 20, "requests.granted.natural": 20}


def said(sentence: str, report: Report, **cover: str) -> list[str]:
    made = replace(added(sentence), last_year=Made(THEN, cover=cover))
    return [one.message for one in beside_last_year(made.subject(report))]


@pytest.mark.parametrize(
    "sentence",
    [
        "新收申请17件，同比下降15%。",
        "新收申请17件，比上年的20件减少3件。",
        "收到政府信息公开申请17件，较2024年度的20件少3件。",
        "新收申请17件，同比下降一五%。",
        "新收申请18件，同比增长15%。",
        "上年结转2件，同比增长200%。",
        "新收申请17件，比2023年的26件少9件。",
    ],
)
def test_what_last_year_had_is_left_alone(sentence: str, zero_report: Report) -> None:
    assert said(sentence, zero_report) == []


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("新收申请17件，同比增长15%。", "下降 15%"),
        ("新收申请17件，较上年下降51%。", "下降 15%"),
        ("新收申请17件，比上年的12件增加5件。", "是 20 件。"),
    ],
)
def test_what_last_year_did_not_have_is_told(
    sentence: str, right: str, zero_report: Report
) -> None:
    (message,) = said(sentence, zero_report)
    assert right in message


def test_growth_is_called_growth(zero_report: Report) -> None:
    made = replace(
        added("新收申请17件，同比下降70%。"), last_year=Made({"requests.received.natural": 10})
    )
    (found,) = beside_last_year(made.subject(zero_report))
    assert "增长 70%" in found.message


def test_the_report_of_another_year_is_no_measure(zero_report: Report) -> None:
    assert said("新收申请17件，同比增长15%。", zero_report, year="2019") == []
