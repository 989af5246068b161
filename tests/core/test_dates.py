# SPDX-License-Identifier: MIT
from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.dates import parse_date, printed_date


@pytest.mark.parametrize(
    "text",
    [
        "2026年1月20日",
        "２０２６年１月２０日",
        " 2026 年 01 月 20 日 ",
        "2026-01-20",
        "2026/1/20",
        "2026.1.20",
        "二〇二六年一月二十日",
        "二○二六年一月二十日",
        "二零二六年一月二十日",
    ],
)
def test_a_day_is_understood_in_all_its_writings(text: str) -> None:
    assert parse_date(text) == date(2026, 1, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二一年十月十日", date(2021, 10, 10)),
        ("二〇二一年十二月三十一日", date(2021, 12, 31)),
        ("二〇二一年九月五日", date(2021, 9, 5)),
        ("二〇二一年十一月十九日", date(2021, 11, 19)),
    ],
)
def test_chinese_numbers_of_months_and_days_are_understood(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026年",
        "2026年2月30日",
        "2026年13月1日",
        "0000-01-01",
        "2026年1月20日前",
        "二〇二六年十十月一日",
        "二〇二六年二一月一日",
        "二〇二六年一月一二十日",
        "二〇二六年一月二十一一日",
        "二〇二六年一月二三日",
        "二〇二六年一月十十日",
    ],
)
def test_what_is_no_real_day_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_a_day_is_printed_without_leading_zeros() -> None:
    assert printed_date(date(2026, 1, 5)) == "2026年1月5日"


@given(st.dates(date(1000, 1, 1), date(9998, 1, 1)))
def test_a_printed_day_is_read_back(day: date) -> None:
    assert parse_date(printed_date(day)) == parse_date(day.isoformat()) == day
    assert parse_date(printed_date(day + timedelta(1))) != day
