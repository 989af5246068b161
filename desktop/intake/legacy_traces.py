# SPDX-License-Identifier: MIT
"""What an old Word document carries besides its text: the names in its properties, bookmarks.

Nothing here decides whether a document can be read: what is broken says nothing.

Source: [MS-OLEPS] 2.21 for the properties, [MS-DOC] 2.9.274 for the names of bookmarks.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from desktop.intake.legacy_file import open_storage

if TYPE_CHECKING:
    from desktop.intake.legacy_file import LegacyFile

_SUMMARY = "\x05SummaryInformation"
_CODE_PAGE, _AUTHOR, _LAST_AUTHOR = 1, 4, 8
_UTF_8 = 65001
_FIRST_SET = 44  # where the stream tells the place of its first set
_BYTES, _UNITS = 0x1E, 0x1F  # kinds of text
_LARGEST = 4_000_000  # bytes of the stream; a picture of the first page may be in it
_MOST_PROPERTIES = 100
_LONGEST = 1_000  # characters of a name
_BOOKMARKS = 0x142
_EXTENDED = b"\xff\xff"


def authors_of(data: bytes) -> tuple[str, str]:
    """Return the author and the one who saved last; empty where the document does not say."""
    try:
        with open_storage(data) as storage:
            known = storage.exists(_SUMMARY) and storage.get_size(_SUMMARY) <= _LARGEST
            raw = storage.openstream(_SUMMARY).read() if known else b""
    except Exception:  # olefile lets faults of damaged files of any kind through
        return "", ""
    return names_in(raw)


def names_in(raw: bytes) -> tuple[str, str]:
    """Return the author and the one who saved last from the stream of properties.

    The library that opens the storage would read all properties, of which each may claim all of
    the stream for itself.
    """
    try:
        start: int = struct.unpack_from("<I", raw, _FIRST_SET)[0]
        count: int = struct.unpack_from("<I", raw, start + 4)[0]
        pairs = struct.unpack_from(f"<{2 * min(count, _MOST_PROPERTIES)}I", raw, start + 8)
        places = dict(zip(pairs[::2], pairs[1::2], strict=True))
        page: int = 0
        if _CODE_PAGE in places:
            page = struct.unpack_from("<H", raw, start + places[_CODE_PAGE] + 4)[0]
        found = [_value(raw, start + places.get(key, len(raw))) for key in (_AUTHOR, _LAST_AUTHOR)]
    except struct.error:
        return "", ""
    author, last = (_name(*value, page) for value in found)
    return author, last


def _value(raw: bytes, at: int) -> tuple[int, bytes]:
    """Return kind and bytes of a text; nothing of other kinds and beyond the end."""
    kind, size = struct.unpack_from("<II", raw, at) if at + 8 <= len(raw) else (0, 0)
    width = {_BYTES: 1, _UNITS: 2}.get(kind, 0)
    return kind, raw[at + 8 : at + 8 + width * min(size, _LONGEST)]


def _name(kind: int, raw: bytes, page: int) -> str:
    if kind == _UNITS:
        return raw.decode("utf-16-le", "replace").strip("\0 ")
    try:
        text = raw.decode("utf-8" if page == _UTF_8 else f"cp{page}", "replace")
    except LookupError:
        text = raw.decode("gb18030", "replace")
    return text.strip("\0 ")


def bookmarks_of(source: LegacyFile) -> tuple[str, ...]:
    """Return the names of the bookmarks, as far as the list of them can be followed."""
    table = source.field(_BOOKMARKS)
    if not table.startswith(_EXTENDED):
        return ()
    names: list[str] = []
    at = 6
    for _ in range(int.from_bytes(table[2:4], "little")):
        size = 2 * int.from_bytes(table[at : at + 2], "little")
        if at + 2 + size > len(table):
            break
        names.append(table[at + 2 : at + 2 + size].decode("utf-16-le", "replace"))
        at += 2 + size
    return tuple(names)
