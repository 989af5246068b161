# SPDX-License-Identifier: MIT
"""What a person types becomes a value and back: full-width digits, separators, units, blanks.

A value is an int, a Decimal (amounts, with the decimals that were typed) or None for a blank.
A blank is never 0.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from desktop.core.form import CellKind

Value: TypeAlias = int | Decimal | None

MAX_DIGITS = 15  # of the whole part; a longer number is a slip of the hand
MAX_DECIMALS = 12

_BLANKS = frozenset(("/", "\\", "-", "--", "—", "——", "―", "无", "空", "暂无", "N/A", "n/a"))
_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
_UNIT = re.compile(r"(?:件次|件|宗|条|项|个|次|份|万元|亿元|元|人)$")
_YUAN_PER_UNIT = {"元": Decimal(10000), "亿元": Decimal(1) / Decimal(10000)}
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_WORDED_CHANGE = re.compile(r"(增加?|减少?)(\d.*)")
_MINUS = str.maketrans(dict.fromkeys("−–—﹣", "-"))


class ValueParseError(ValueError):
    """A text is not a number of the wanted kind. The message is a whole Chinese sentence."""


class Parsed(NamedTuple):
    """A value and, when the text was not plainly that value, what was understood (Chinese)."""

    value: Value
    remark: str = ""


def parse(text: str, kind: CellKind) -> Parsed:
    """Understand what stands in a cell.

    White space around it, full-width digits and thousands separators are accepted; a unit behind
    the number, white space between digits, letter O for zero, and signs for "nothing" (`/`, `—`,
    `无`) are accepted with a remark.

    Returns:
        The value; None for blank text and for signs for "nothing", which are blanks, not zeros.

    Raises:
        ValueParseError: not a number, a number of the wrong kind, or one too long to be meant.
    """
    plain = unicodedata.normalize("NFKC", text)
    torn = re.search(r"\d\s+\d", plain) is not None
    plain = _INVISIBLE.sub("", plain)
    if not plain:
        return Parsed(None)
    if plain in _BLANKS:
        return Parsed(None, f"原文是“{plain}”，按没有填写处理")
    number, remarks = _strip(plain, kind)
    if torn:
        remarks.append("去掉了数字中间的空格")
    return Parsed(_exact(number, kind, text.strip()), "；".join(remarks))


def _strip(plain: str, kind: CellKind) -> tuple[str, list[str]]:
    """Return the bare number in ASCII and remarks on what was taken off or converted."""
    remarks = []
    unit = _UNIT.search(plain)
    if unit:
        plain = plain[: unit.start()]
        remarks.append(f"去掉了单位“{unit.group()}”")
    worded = _WORDED_CHANGE.fullmatch(plain)
    if kind is CellKind.CHANGE and worded:
        plain = ("-" if worded[1].startswith("减") else "") + worded[2]
        remarks.append("“增”“减”读作正负号")
    if re.fullmatch(r"[OoＯ〇○]+", plain):
        plain = "0" * len(plain)
        remarks.append("字母 O 读作数字 0")
    plain = plain.translate(_MINUS)
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    if (
        unit
        and kind is CellKind.AMOUNT
        and unit.group() in _YUAN_PER_UNIT
        and _NUMBER.fullmatch(plain)
    ):
        plain = f"{(Decimal(plain) / _YUAN_PER_UNIT[unit.group()]).normalize():f}"
        remarks[0] = f"由“{unit.group()}”换算成万元"
    return plain, remarks


def _exact(number: str, kind: CellKind, typed: str) -> int | Decimal:
    """Return the number if it is one of the wanted kind."""
    if not _NUMBER.fullmatch(number):
        raise ValueParseError(f"“{_short(typed)}”不是数字，请只填数字。")
    whole, _, decimals = number.lstrip("+-").partition(".")
    if len(whole) > MAX_DIGITS or len(decimals) > MAX_DECIMALS:
        raise ValueParseError(f"“{_short(typed)}”位数太多，请核对。")
    if kind is not CellKind.CHANGE and number.startswith("-"):
        raise ValueParseError(f"“{_short(typed)}”小于零，这一格不能填负数。")
    if kind is CellKind.AMOUNT:
        return Decimal(number.lstrip("+"))
    if decimals.strip("0"):
        raise ValueParseError(f"“{_short(typed)}”不是整数，这一格只能填整数。")
    return int(whole) * (-1 if number.startswith("-") else 1)


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"


def display(value: Value) -> str:
    """Return the value as it is printed; a blank is an empty text. No thousands separators."""
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def same(left: object, right: object) -> bool:
    """Say whether two values are printed alike: 12.5 and 12.50 are not, nor are blank and 0."""
    return type(left) is type(right) and str(left) == str(right)


def to_plain(value: Value) -> int | str | None:
    """Return the value for JSON: counts as int, amounts as text with their decimals."""
    return display(value) if isinstance(value, Decimal) else value


def from_plain(plain: object, kind: CellKind) -> Value:
    """Return the value that `to_plain` wrote.

    Raises:
        ValueParseError: not what `to_plain` writes for this kind.
    """
    if plain is None:
        return None
    if isinstance(plain, bool) or not isinstance(plain, int | str):
        raise ValueParseError(f"“{_short(str(plain))}”不是数字。")
    if isinstance(plain, str) and not _NUMBER.fullmatch(plain):
        raise ValueParseError(f"“{_short(plain)}”不是数字。")
    return _exact(str(plain), kind, str(plain))


def storable(value: object, kind: CellKind) -> bool:
    """Say whether a cell of this kind can hold the value, so that a draft gives it back."""
    try:
        plain = display(value) if isinstance(value, Decimal) else value
        return from_plain(plain, kind) == value
    except ValueParseError:
        return False
