# SPDX-License-Identifier: MIT
from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.core.text.numerals import chinese_value, numbers, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十七", 17),
        ("一百二十三", 123),
        ("两", 2),
        ("零", 0),
        ("三百零五", 305),
        ("一万二千", 12000),
        ("二十", 20),
        ("三五", None),
        ("十百", None),
        ("五百三千", None),
        ("百", None),
        ("二〇二四", None),
        ("", None),
        ("a", None),
        ("五十三四", None),
    ],
)
def test_a_chinese_numeral_has_one_value_or_none(text: str, value: int | None) -> None:
    assert chinese_value(text) == value


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("17", "17", "1"),
        ("1,204", "1204", "1"),
        ("1.2万", "12000", "1000"),
        ("4.35", "4.35", "0.01"),
        ("十七", "17", "1"),
    ],
)
def test_a_written_number_tells_its_last_digit(text: str, value: str, step: str) -> None:
    assert parse_number(text) == (Decimal(value), Decimal(step))


def test_what_is_no_number_is_none() -> None:
    assert parse_number("三五") is None


def found(text: str) -> list[tuple[int, str, bool]]:
    return [(int(one.value), one.unit, one.exact) for one in numbers(text)]


def test_only_counted_numbers_are_taken() -> None:
    assert found("2025年第12条规定十七件、20个和3，另有三五件") == [
        (17, "件", True),
        (20, "个", True),
    ]


@pytest.mark.parametrize("text", ["约5件", "30余件", "20个以上", "近5次", "5多条"])
def test_about_is_not_exact(text: str) -> None:
    assert [exact for _, _, exact in found(text)] == [False]


def test_a_rounded_number_agrees_with_what_it_may_stand_for() -> None:
    (number,) = numbers("1.2万条")
    assert number.agrees(12345)
    assert not number.agrees(13001)
