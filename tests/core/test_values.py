# SPDX-License-Identifier: MIT
from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.form import CellKind
from desktop.core.values import (
    Parsed,
    Value,
    ValueParseError,
    display,
    from_plain,
    parse,
    same,
    storable,
    to_plain,
)

if TYPE_CHECKING:
    from desktop.core.values import Value

COUNT, CHANGE, AMOUNT = CellKind.COUNT, CellKind.CHANGE, CellKind.AMOUNT


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("12", COUNT, 12),
        ("  12\t", COUNT, 12),
        ("１２", COUNT, 12),
        ("0", COUNT, 0),
        ("007", COUNT, 7),
        ("+3", COUNT, 3),
        ("3.00", COUNT, 3),
        ("1,234,567", COUNT, 1234567),
        ("1，234", COUNT, 1234),
        ("\u200b12\ufeff", COUNT, 12),
        ("\u202d12\u202c", COUNT, 12),
        ("-4", CHANGE, -4),
        ("－4", CHANGE, -4),
        ("−4", CHANGE, -4),
        ("—4", CHANGE, -4),
        ("+4", CHANGE, 4),
        ("-0", CHANGE, 0),
        ("190.457379", AMOUNT, Decimal("190.457379")),
        ("1,234.50", AMOUNT, Decimal("1234.50")),
        ("０．５", AMOUNT, Decimal("0.5")),
        ("", COUNT, None),
        (" \n\u3000", AMOUNT, None),
    ],
)
def test_plain_numbers_and_blanks_are_understood_without_remark(
    text: str, kind: CellKind, value: Value
) -> None:
    assert parse(text, kind) == Parsed(value, "")


@pytest.mark.parametrize(
    ("text", "kind", "value", "remark"),
    [
        ("12件", COUNT, 12, "件"),
        ("3 件次", COUNT, 3, "件次"),
        ("1,200条", COUNT, 1200, "条"),
        ("5万元", AMOUNT, Decimal(5), "去掉了单位“万元”"),
        ("251000元", AMOUNT, Decimal("25.1"), "“元”换算成万元"),
        ("100000元", AMOUNT, Decimal(10), "换算"),
        ("0元", AMOUNT, Decimal(0), "换算"),
        ("1.5亿元", AMOUNT, Decimal(15000), "“亿元”换算成万元"),
        ("6元", COUNT, 6, "去掉了单位“元”"),
        ("增加5", CHANGE, 5, "正负号"),
        ("增5", CHANGE, 5, "正负号"),
        ("减少3", CHANGE, -3, "正负号"),
        ("减3项", CHANGE, -3, "正负号"),
        ("O", COUNT, 0, "字母 O"),
        ("〇", COUNT, 0, "字母 O"),
        ("oo", COUNT, 0, "字母 O"),
        ("O件", COUNT, 0, "件"),
        ("1 2", COUNT, 12, "空格"),
        ("1\n234", COUNT, 1234, "空格"),
    ],
)
def test_numbers_written_otherwise_are_understood_with_a_remark(
    text: str, kind: CellKind, value: Value, remark: str
) -> None:
    found = parse(text, kind)
    assert found.value == value
    assert remark in found.remark


@pytest.mark.parametrize("text", ["/", "\\", "-", "——", "—", "无", "空", "暂无", "N/A", " ／ "])
def test_a_sign_for_nothing_is_a_blank_and_not_a_zero(text: str) -> None:
    found = parse(text, COUNT)
    assert found.value is None
    assert "没有填写" in found.remark


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("十二", COUNT, "不是数字"),
        ("12a", COUNT, "不是数字"),
        ("1,23", COUNT, "不是数字"),
        ("1.2.3", AMOUNT, "不是数字"),
        ("1e3", COUNT, "不是数字"),
        ("件", COUNT, "不是数字"),
        ("少3", CHANGE, "不是数字"),
        ("增加5", COUNT, "不是数字"),
        ("3万件", COUNT, "不是数字"),
        ("约5元", AMOUNT, "不是数字"),
        ("-1", COUNT, "不能填负数"),
        ("-0.5", AMOUNT, "不能填负数"),
        ("1.5", COUNT, "不是整数"),
        ("-1.5", CHANGE, "不是整数"),
        ("1" * 16, COUNT, "位数太多"),
        ("0." + "1" * 13, AMOUNT, "位数太多"),
        ("1.123456789元", AMOUNT, "位数太多"),
    ],
)
def test_what_is_no_number_of_the_kind_is_refused_in_words(
    text: str, kind: CellKind, words: str
) -> None:
    with pytest.raises(ValueParseError, match=words):
        parse(text, kind)


def test_a_refusal_quotes_a_long_text_only_in_part() -> None:
    with pytest.raises(ValueParseError) as fault:
        parse("错" * 500, COUNT)
    assert len(str(fault.value)) < 50


def test_a_count_with_a_unit_of_ten_thousand_is_not_converted() -> None:
    assert parse("5万元", COUNT).value == 5


@given(st.text(), st.sampled_from(CellKind))
def test_any_text_gives_a_storable_value_or_a_refusal(text: str, kind: CellKind) -> None:
    with suppress(ValueParseError):
        assert storable(parse(text, kind).value, kind)


AMOUNTS = st.decimals(0, 10**14, places=4) | st.integers(0, 10**14).map(Decimal)


@given(AMOUNTS)
def test_an_amount_keeps_its_decimals_in_display_and_in_json(amount: Decimal) -> None:
    assert str(from_plain(to_plain(amount), AMOUNT)) == display(amount) == f"{amount:f}"


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_a_change_survives_display_and_json(number: int) -> None:
    assert parse(display(number), CHANGE).value == from_plain(to_plain(number), CHANGE) == number


def test_a_blank_is_printed_as_nothing_and_stored_as_null() -> None:
    assert (display(None), to_plain(None), from_plain(None, COUNT)) == ("", None, None)


def test_a_zero_is_printed_as_zero() -> None:
    assert display(0) == display(Decimal(0)) == "0"


@pytest.mark.parametrize("plain", [True, 1.5, [], {}, "", "x", "1e3", -1, "1.5", 10**15])
def test_json_that_no_count_writes_is_refused(plain: object) -> None:
    with pytest.raises(ValueParseError):
        from_plain(plain, COUNT)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (True, COUNT),
        (1.0, COUNT),
        ("1", COUNT),
        (-1, COUNT),
        (Decimal("0.5"), COUNT),
        (Decimal("NaN"), AMOUNT),
        (Decimal("-0.5"), AMOUNT),
        (10**15, CHANGE),
    ],
)
def test_what_a_draft_could_not_give_back_is_not_storable(value: Value, kind: CellKind) -> None:
    assert not storable(value, kind)


@pytest.mark.parametrize(
    ("value", "kind"), [(None, COUNT), (0, COUNT), (-3, CHANGE), (0, AMOUNT), (Decimal(2), AMOUNT)]
)
def test_what_a_cell_holds_is_storable(value: Value, kind: CellKind) -> None:
    assert storable(value, kind)


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        (None, None, True),
        (0, 0, True),
        (None, 0, False),
        (Decimal("12.5"), Decimal("12.50"), False),
        (Decimal("12.50"), Decimal("12.50"), True),
        ("0", 0, False),
    ],
)
def test_two_values_are_the_same_when_they_are_printed_alike(
    left: Value, right: Value, alike: bool
) -> None:
    assert same(left, right) is alike
