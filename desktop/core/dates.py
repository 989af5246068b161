# SPDX-License-Identifier: MIT
"""Dates as reports write them, and back."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from desktop.core.text.numerals import chinese_value

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_ARABIC = re.compile(r"(\d{4})[年\-./](\d{1,2})[月\-./](\d{1,2})日?")
_CHINESE = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)


def parse_date(text: str) -> date | None:
    """Return the day that a text names, and nothing else; None when it is no real day.

    Understands 2026年1月20日, 2026-01-20, 2026/1/20, 2026.1.20 and 二〇二六年一月二十日.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found = _ARABIC.fullmatch(plain)
    if found:
        return _real(*(int(part) for part in found.groups()))
    found = _CHINESE.fullmatch(plain)
    if found:
        year, month, day = found.groups()
        return _real(
            int(year.translate(_DIGITS)), chinese_value(month) or 0, chinese_value(day) or 0
        )
    return None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def printed_date(day: date) -> str:
    """Return the day as an official document prints it, without leading zeros: 2026年1月5日."""
    return f"{day.year}年{day.month}月{day.day}日"
