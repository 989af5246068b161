# SPDX-License-Identifier: MIT
"""Takes the page out of a web archive (.mht), a mail message in which the pictures are parts.

The standard library's parser is asked for headers only: it keeps all parts in memory several
times over, and a hostile file can have any number of them. Here the parts are passed over where
they lie, until the first page.
"""

from __future__ import annotations

import binascii
import quopri
import re
from contextlib import suppress
from email.parser import BytesHeaderParser
from typing import TYPE_CHECKING

from desktop.intake.blocks import IntakeError
from desktop.intake.limits import MAX_TEXT_CHARACTERS, refuse_large

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_HEADER = re.compile(rb"^(?:mime-version|content-type):", re.IGNORECASE | re.MULTILINE)
_LONG_FIELD = re.compile(rb"^content-[\w-]+:(?:[^\n]|\n[ \t]){3000}", re.IGNORECASE | re.MULTILINE)
_BLANK_LINE = re.compile(rb"\n[ \t]*\r?\n")
_HEAD = 4_000
_MOST_HEADER = 16_000
_MOST_HEADERS = 500_000  # bytes of all headers; a saved page has 200 in each
_MOST_PARTS = 2_000  # a saved page has one for each picture, style and script
_MOST_NESTED = 10
_LARGEST = 4 * MAX_TEXT_CHARACTERS  # bytes of the page as it is packed
_MARK = b"\xef\xbb\xbf\r\n "
_NO_PAGE = "这个网页存档（.mht）里没有网页内容，无法读取。请重新保存网页后再试。"


def is_web_archive(data: bytes) -> bool:
    """Say whether a file begins like a web archive (.mht): the headers of a mail message."""
    head = data[:_HEAD].lstrip(_MARK)
    return len(_HEADER.findall(head)) > 1 and b"<html" not in head[:200].lower()


def archived_page(data: bytes) -> tuple[bytes, str]:
    """Return the first page of a web archive and its declared encoding.

    Raises:
        IntakeError: it has none, or it is too large.
    """
    start = len(data[:_HEAD]) - len(data[:_HEAD].lstrip(_MARK))
    parts = effort = 0
    for header, size, begin, end in _parts(data, start, len(data), 0):
        parts, effort = parts + 1, effort + size
        if parts > _MOST_PARTS or effort > _MOST_HEADERS:
            break
        if header.get_content_type() == "text/html":
            refuse_large(end - begin, _LARGEST, "网页")
            page = _unpacked(data[begin:end], str(header.get("Content-Transfer-Encoding", "")))
            return page, str(header.get_param("charset", ""))
    raise IntakeError(_NO_PAGE)


def _parts(
    data: bytes, start: int, end: int, depth: int
) -> Iterator[tuple[Message, int, int, int]]:
    """Yield the header of each part, its bytes, and where the content begins and ends.

    Parts in a part follow it. A header that is not one, or has no end, is empty.
    """
    blank = _BLANK_LINE.search(data, start, min(end, start + _MOST_HEADER))
    head = blank.end() if blank else start
    raw = data[start:head]
    header = BytesHeaderParser().parsebytes(b"" if _LONG_FIELD.search(raw) else raw)
    yield header, len(raw), head, end
    boundary = header.get_param("boundary")  # get_boundary decodes it, and fails on odd codes
    nested = header.get_content_maintype() == "multipart" and depth < _MOST_NESTED
    if not nested or not isinstance(boundary, str) or not boundary:
        return
    line = b"\n--" + boundary.encode("ascii", "replace")
    at = data.find(line, head - 1, end)
    while at >= 0:
        begin = data.find(b"\n", at + len(line), end) + 1 or end
        at = data.find(line, begin - 1, end)
        yield from _parts(data, begin, at if at >= 0 else end, depth + 1)


def _unpacked(content: bytes, encoding: str) -> bytes:
    """Undo what a mail message does to bytes; of a damaged end as much as there is."""
    encoding = encoding.strip().lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(content)
    if encoding != "base64":
        return content
    for pad in (b"", b"=="):
        with suppress(binascii.Error):
            return binascii.a2b_base64(content + pad)
    return binascii.a2b_base64(content + b"A==")  # one sign is left over, which never fails
