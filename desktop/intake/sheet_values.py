# SPDX-License-Identifier: MIT
"""What a cell of a spreadsheet shows: its text, or its number in the cell's format.

A number is shown with at least the decimals of its format and never with fewer than it has, so
that nothing is rounded away; a zero that the format hides is shown.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DECIMALS = {2: 2, 4: 2, 7: 2, 8: 2, 10: 2, 39: 2, 40: 2, 43: 2, 44: 2}
_PERCENT = {9, 10}
_DATES = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_FRACTION = re.compile(r"\.([0#?]+)")
_IS_DATE = re.compile(r"y|d|年|日", re.IGNORECASE)
_DAY_ZERO = date(1899, 12, 30)  # of the serial numbers from 1 March 1900 on
_LAST_DAY = 2_958_465
_MOST_DIGITS = 15  # a cell keeps no more; what follows is an artefact of binary fractions
_MOST_DECIMALS = 15
_LONGEST_FORMAT = 255  # characters; Excel takes no more
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_TRUTH = {"0": "FALSE", "1": "TRUE"}


class Formats:
    """The number formats and borders of a workbook, by the style number of a cell."""

    def __init__(self, root: Element | None) -> None:
        self._codes: dict[int, str] = {}
        self._formats: list[int] = []
        self._bordered: list[bool] = []
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        for node in root.iter(f"{S}numFmt"):
            code = node.get("formatCode", "")[:_LONGEST_FORMAT]
            self._codes[_number(node.get("numFmtId"))] = code
        borders = [
            any(side.get("style", "none") != "none" for side in border)
            for border in root.iterfind(f"{S}borders/{S}border")
        ]
        for node in root.iterfind(f"{S}cellXfs/{S}xf"):
            self._formats.append(_number(node.get("numFmtId")))
            border = _number(node.get("borderId"))
            self._bordered.append(border < len(borders) and borders[border])

    def has_border(self, style: int) -> bool:
        """Say whether cells of a style have a border on any side."""
        return style < len(self._bordered) and self._bordered[style]

    def shown(self, text: str, style: int) -> str:
        """Return a stored number as it is shown; text that is no number as it is."""
        try:
            value = Decimal(text.strip())
            if not value.is_finite() or abs(value.adjusted()) > 2 * _MOST_DIGITS:
                return text
        except InvalidOperation:
            return text
        kind = self._formats[style] if style < len(self._formats) else 0
        code = _LITERAL.sub("", self._codes.get(kind, "")).split(";")[0]
        if (kind in _DATES or _IS_DATE.search(code)) and 60 < value <= _LAST_DAY:
            day = _DAY_ZERO + timedelta(days=int(value))
            return f"{day.year}年{day.month}月{day.day}日"
        if kind in _PERCENT or "%" in code:
            return _plain(value * 100, 0) + "%"
        found = _FRACTION.search(code)
        decimals = found[1].count("0") if found else _DECIMALS.get(kind, 0)
        return _plain(value, min(decimals, _MOST_DECIMALS))


def cell_text(node: Element, strings: list[str], formats: Formats) -> str:
    """Return what a cell shows; the result of a formula is the one that was saved with it."""
    kind = node.get("t", "n")
    if kind == "inlineStr":
        inline = node.find(f"{S}is")
        return "" if inline is None else rich_text(inline)
    stored = node.find(f"{S}v")
    text = (stored.text or "") if stored is not None else ""
    if kind == "s":
        at = _number(text, -1)
        return strings[at] if 0 <= at < len(strings) else ""
    if kind == "b":
        return _TRUTH.get(text, text)
    return formats.shown(text, _number(node.get("s"))) if kind == "n" and text else _unescaped(text)


def rich_text(node: Element) -> str:
    """Return the text of a string with its differently formatted parts, readings left out."""
    return "".join(
        _unescaped(part.text or "") if part.tag == f"{S}t" else rich_text(part)
        for part in node
        if part.tag in (f"{S}t", f"{S}r")
    )


def _unescaped(text: str) -> str:
    """Return a text with the characters that XML cannot hold, which are written `_x000D_`.

    Line ends stay, other control characters and halves of characters go.
    """
    if "_x" not in text:
        return text
    signs = (chr(int(code, 16)) if at % 2 else code for at, code in enumerate(_ESCAPED.split(text)))
    whole = "".join(signs).replace("\r\n", "\n").replace("\r", "\n")
    return _NO_TEXT.sub("", whole)


def _plain(value: Decimal, decimals: int) -> str:
    """Return a number in plain digits with at least so many decimals."""
    rounded = (
        value
        if not value
        else value.quantize(Decimal(1).scaleb(max(value.adjusted() - _MOST_DIGITS + 1, -30)))
    )
    whole, _, rest = format(rounded, "f").partition(".")
    rest = rest.rstrip("0").ljust(decimals, "0")
    return f"{whole}.{rest}" if rest else whole


def _number(text: str | None, default: int = 0) -> int:
    """Return a count in an attribute; `default` when it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default
