# SPDX-License-Identifier: MIT
"""Dates as reports write them, and back."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

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
        return _real(int(year.translate(_DIGITS)), _small(month), _small(day))
    return None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _small(text: str) -> int:
    """Return a number below 100 written with 十; 0 when it is none."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return int(text.translate(_DIGITS)) if len(text) == 1 else 0
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return 0
    return 10 * int((tens or "一").translate(_DIGITS)) + int((ones or "零").translate(_DIGITS))


def printed_date(day: date) -> str:
    """Return the day as an official document prints it, without leading zeros: 2026年1月5日."""
    return f"{day.year}年{day.month}月{day.day}日"
