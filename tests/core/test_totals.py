# SPDX-License-Identifier: MIT
from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop.core.totals import add, gap, with_totals

if TYPE_CHECKING:
    from desktop.core.report import Report
    from desktop.core.values import Value


@pytest.mark.parametrize(
    ("parts", "result"),
    [
        ([], None),
        ([None, None], None),
        ([0, None], 0),
        ([1, None, 2], 3),
        ([Decimal("0.10"), 1], Decimal("1.10")),
    ],
)
def test_a_sum_leaves_blanks_out_and_is_blank_only_when_all_are(
    parts: list[Value], result: Value
) -> None:
    assert add(parts) == result


@pytest.mark.parametrize(
    ("left", "right", "result"),
    [(3, 5, 2), (5, 3, 2), (None, 4, 4), (Decimal("0.5"), 1, Decimal("0.5"))],
)
def test_a_gap_has_no_sign(left: Value, right: Value, result: Value) -> None:
    assert gap(left, right) == result


def test_the_totals_of_a_blank_report_are_blank(report_2021: Report) -> None:
    values = with_totals(report_2021.form, report_2021.values)
    assert set(values.values()) == {None}
    assert len(values) == 200


def test_one_digit_reaches_every_total_it_feeds(report_2021: Report) -> None:
    report_2021.values["requests.denied_law.research"] = 7
    values = with_totals(report_2021.form, report_2021.values)
    assert [cell for cell, value in values.items() if value == 7] == [
        "requests.denied_law.research",
        "requests.denied_law.total",
        "requests.handled.research",
        "requests.handled.total",
    ]


def test_the_inputs_are_left_alone(zero_report: Report) -> None:
    before = dict(zero_report.values)
    with_totals(zero_report.form, zero_report.values)
    assert zero_report.values == before
