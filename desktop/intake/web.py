# SPDX-License-Identifier: MIT
"""A web page (.html, .mht, the clipboard) becomes blocks, as a browser would show it.

Broken markup is read as far as it goes. Navigation and other text around a report stays: the
report is found in the blocks later.
"""

from __future__ import annotations

import re

from desktop.intake.blocks import Blocks
from desktop.intake.decoding import decode_text, repair_garbled
from desktop.intake.layout import placed
from desktop.intake.limits import (
    MAX_SOURCE_BYTES,
    MAX_TAGS,
    MAX_TEXT_CHARACTERS,
    refuse_large,
)
from desktop.intake.web_archive import archived_page, is_web_archive
from desktop.intake.web_page import Page
from desktop.intake.web_traces import traces_of

KIND = "网页"
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]{2,20})""", re.IGNORECASE)
_HEAD = 4_000
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff\ud800-\udfff]")
_LONG_CODE = re.compile(r"&#(?:\d{10,}|[xX][0-9a-fA-F]{10,});?")  # of no character
_HIDDEN_TEXT = "网页里有隐藏的文字，没有读取。"


def read_web(data: bytes | str, kind: str = KIND) -> Blocks:
    """Read a web page or a web archive.

    Args:
        data: a file's bytes, or HTML as the clipboard gives it.
        kind: what the source is called.

    Raises:
        IntakeError: not text, too much of it, or tables nested without end.
    """
    text, remarks = _text(data) if isinstance(data, bytes) else repair_garbled(data)
    refuse_large(len(text), MAX_TEXT_CHARACTERS, "网页")
    refuse_large(text.count("<"), MAX_TAGS, "网页")
    text = _INVISIBLE.sub("", _after_clipboard_header(text))
    page = Page(_LONG_CODE.sub("\ufffd", text))
    if page.left_out:
        remarks = (*remarks, _HIDDEN_TEXT)
    return Blocks(kind, placed(page.items), remarks, traces_of(text, page.hidden), page.pictures)


def _text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the HTML of a file, taken out of the web archive if it is one."""
    refuse_large(len(data), MAX_SOURCE_BYTES, "文件")
    declared = ""
    if is_web_archive(data):
        data, declared = archived_page(data)
    found = _CHARSET.search(data[:_HEAD])
    return decode_text(data, found[1].decode("ascii", "replace") if found else declared)


def _after_clipboard_header(text: str) -> str:
    """Cut off the lines of offsets that Windows puts before HTML on the clipboard."""
    if text.startswith("Version:") and "StartHTML:" in text[:200]:
        return text[max(text.find("<"), 0) :]
    return text
