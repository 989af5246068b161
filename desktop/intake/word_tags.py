# SPDX-License-Identifier: MIT
"""Names of WordprocessingML, and its values read without trusting them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VAL = f"{W}val"
_OFF = {"0", "false", "off", "none"}
_MOST_DIGITS = 9


def number(text: str | None, default: int = 0) -> int:
    """Return a whole number from an attribute, `default` when it is missing or none."""
    text = (text or "").strip()
    digits = text.removeprefix("-")
    if len(digits) <= _MOST_DIGITS and digits.isdecimal():
        return int(text)
    return default


def value(node: Element, name: str) -> str:
    """Return the `w:val` of a child, empty when there is none."""
    child = node.find(W + name)
    return "" if child is None else child.get(VAL, "")


def flag(node: Element | None, name: str) -> bool:
    """Say whether a child switches something on; a child without a value does."""
    child = None if node is None else node.find(W + name)
    return child is not None and child.get(VAL, "1") not in _OFF
