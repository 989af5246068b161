# SPDX-License-Identifier: MIT
"""What single texts look like: a number, a sentence, a heading. Knows nothing of the form."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[-−–+]?[\d０-９OＯ〇]+(?:[,，.．][\d０-９]+)*\s*(?:件|条|项|个|元|万元)?")
_MARK = re.compile(r"[-−–—/／、无0-]{1,4}")
_HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,3}|\d)\s*、")
_LONG = 60  # characters; the longest label of the form has 37
_SENTENCE = 20


def is_number(text: str) -> bool:
    """Say whether a cell holds a number and nothing else (its unit allowed)."""
    return _NUMBER.fullmatch(text.strip()) is not None


def is_value(text: str) -> bool:
    """Say whether a cell holds a number or one of the marks people type for none."""
    return is_number(text) or _MARK.fullmatch(text.strip()) is not None


def is_sentence(text: str) -> bool:
    """Say whether a text is prose and no label: very long, or long and ended like a sentence."""
    text = text.strip()
    return len(text) > _LONG or (len(text) > _SENTENCE and text[-1] in "。；：！？")


def is_heading(text: str) -> bool:
    """Say whether a line begins like a section heading (一、 or 1、)."""
    return _HEADING.match(text.strip()) is not None
