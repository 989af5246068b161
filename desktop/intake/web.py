# SPDX-License-Identifier: MIT
"""A web page (.html, .mht, the clipboard) becomes blocks, as a browser would show it.

Broken markup is read as far as it goes. Navigation and other text around a report stays: the
report is found in the blocks later.
"""

from __future__ import annotations

import re

from desktop.intake.blocks import Blocks, IntakeError
from desktop.intake.decoding import decode_text, repair_garbled
from desktop.intake.layout import placed
from desktop.intake.limits import (
    MAX_SOURCE_BYTES,
    MAX_TAGS,
    MAX_TEXT_CHARACTERS,
    refuse_large,
)
from desktop.intake.web_page import Page
from desktop.intake.web_traces import traces_of

KIND = "网页"
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]{2,20})""", re.IGNORECASE)
_ARCHIVE = re.compile(rb"^(?:mime-version|content-type):.{0,200}", re.IGNORECASE | re.MULTILINE)
_LONG_HEADER = re.compile(rb"^content-[\w-]+:(?:[^\n]|\n[ \t]){3000}", re.IGNORECASE | re.MULTILINE)
_HEAD = 4_000
_MOST_MULTIPARTS = 20
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
    return Blocks(kind, placed(page.items), remarks, traces_of(text, page.hidden))


def is_web_archive(data: bytes) -> bool:
    """Say whether a file begins like a web archive (.mht): the headers of a mail message."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n ")
    return len(_ARCHIVE.findall(head)) > 1 and b"<html" not in head[:200].lower()


def _text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the HTML of a file, taken out of the web archive if it is one."""
    refuse_large(len(data), MAX_SOURCE_BYTES, "文件")
    declared = ""
    if is_web_archive(data):
        data, declared = _archived_page(data)
    found = _CHARSET.search(data[:_HEAD])
    return decode_text(data, found[1].decode("ascii", "replace") if found else declared)


def _archived_page(data: bytes) -> tuple[bytes, str]:
    """Return the first HTML part of a web archive and its declared encoding.

    Raises:
        IntakeError: it has none.
    """
    from email import message_from_bytes

    lower = data.lower()
    nested = lower.count(b"multipart/") + lower.count(b"message/") > _MOST_MULTIPARTS
    if not nested and not _LONG_HEADER.search(data):
        for part in message_from_bytes(data).walk():
            payload = part.get_payload(decode=True)
            if part.get_content_type() == "text/html" and isinstance(payload, bytes):
                return payload, str(part.get_param("charset", ""))
    raise IntakeError("这个网页存档（.mht）里没有网页内容，无法读取。请重新保存网页后再试。")


def _after_clipboard_header(text: str) -> str:
    """Cut off the lines of offsets that Windows puts before HTML on the clipboard."""
    if text.startswith("Version:") and "StartHTML:" in text[:200]:
        return text[max(text.find("<"), 0) :]
    return text
