# SPDX-License-Identifier: MIT
"""Numbers as sentences write them: 17, １７, 1,204, 十七, 一百二十三, 1.2万, 两, 零."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_DIGITS = {name: value for value, name in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}
_HAN = "零〇一二两三四五六七八九十百千万亿"

ABOUT = "约|近|将近|超过?|逾|不足|不到|至少|大约|上|数|几"
# atomic: no unit stands behind the first digits of a number only
FRAGMENT = rf"(?>\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+(?:\.\d+)?|[{_HAN}]+)(?:\s*+[万亿](?!元))?"
COUNTED = (
    "件次|人次|件|宗|份|条|起|项|例|个|次|封|笔|篇|场|期|部|本|张|户|批|则|家|类|人|名|处|块|页"
    "|%|万元|亿元|元"
)

_NUMBER = re.compile(
    rf"(?P<about>{ABOUT})?(?<![第\d.〔年])(?P<number>{FRAGMENT})(?P<more>余|多)?\s*"
    rf"(?P<tail>[万亿](?!元))?(?P<unit>{COUNTED})?(?P<after>以上|左右|上下|以内|多|余)?"
)
_ORDINAL = re.compile(r"第(?:[\d一二三四五六七八九十百零（）()]+[、条项款章]*)+")
_ARABIC = re.compile(r"(?P<whole>[\d,]+)(?:\.(?P<decimals>\d+))?\s*(?P<group>[万亿])?")


class Number(NamedTuple):
    """A number in a text.

    `unit` is the counting word or empty. `exact` is false beside 约, 余, 以上 and the like.
    `step` is what the last digit stands for: 1 for 17, 1000 for 1.2万.
    """

    value: Decimal
    start: int
    end: int
    unit: str = ""
    exact: bool = True
    step: Decimal = Decimal(1)

    def agrees(self, value: Decimal | int) -> bool:
        """Say whether the number can stand for `value`, rounded or cut off at its last digit."""
        if self.step <= 1:
            return self.value == value
        return abs(self.value - value) < self.step


def chinese_value(text: str) -> int | None:
    """Return the value of a Chinese numeral; None when it is not well formed (三五, 十百)."""
    if not text or any(letter not in _HAN for letter in text):
        return None
    if (len(text) > 1 and all(letter in _DIGITS for letter in text)) or text[0] in "百千万亿":
        return None
    total = group = 0
    digit: int | None = None
    last_unit = 10**12
    for letter in text:
        if letter in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[letter]
        elif letter in _UNITS:
            unit = _UNITS[letter]
            if unit >= last_unit or (digit is None and group):
                return None
            group += (1 if digit is None else digit) * unit
            digit, last_unit = None, unit
        else:
            total = (total + group + (digit or 0)) * _GROUPS[letter]
            group, digit, last_unit = 0, None, 10**12
    return total + group + (digit or 0)


def parse_number(text: str) -> tuple[Decimal, Decimal] | None:
    """Return value and step of a written number without its counting word; None for no number."""
    text = text.strip()
    found = _ARABIC.fullmatch(text)
    if found:
        decimals = found["decimals"] or ""
        value = Decimal(found["whole"].replace(",", "") + ("." + decimals if decimals else ""))
        scale = Decimal(_GROUPS.get(found["group"] or "", 1))
        return value * scale, scale.scaleb(-len(decimals))
    value_ = chinese_value(text)
    return None if value_ is None else (Decimal(value_), Decimal(1))


@lru_cache(maxsize=2048)  # several checks read the same sentence, and most outlive an edit
def numbers(text: str) -> tuple[Number, ...]:
    """Return the counted numbers of a levelled text, in order.

    Numbers without a counting word, ordinals, article numbers and years are left out.
    """
    ordinals = [found.span() for found in _ORDINAL.finditer(text)]
    result = []
    for found in _NUMBER.finditer(text):
        if not found["unit"] or any(a <= found.start("number") < b for a, b in ordinals):
            continue
        parsed = parse_number(found["number"] + (found["tail"] or ""))
        if parsed:
            exact = not (found["about"] or found["more"] or found["after"])
            start, end = found.start("number"), found.end("unit")
            result.append(Number(parsed[0], start, end, found["unit"], exact, parsed[1]))
    return tuple(result)
