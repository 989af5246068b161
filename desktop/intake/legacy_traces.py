# SPDX-License-Identifier: MIT
"""What an old Word document carries besides its text: the names in its properties, bookmarks.

Nothing here decides whether a document can be read: what is broken says nothing.

Source: [MS-OLEPS] 2.21 for the properties, [MS-DOC] 2.9.274 for the names of bookmarks.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.intake.legacy_file import LegacyFile

_SUMMARY = "\x05SummaryInformation"
_CODE_PAGE, _AUTHOR, _LAST_AUTHOR = 1, 4, 8
_UTF_8 = 65001
_BOOKMARKS = 0x142
_EXTENDED = b"\xff\xff"


def authors_of(data: bytes) -> tuple[str, str]:
    """Return the author and the one who saved last; empty where the document does not say."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as storage:
            found = storage.getproperties(_SUMMARY) if storage.exists(_SUMMARY) else {}
    except Exception:  # olefile lets faults of damaged files of any kind through
        return "", ""
    return _name(found, _AUTHOR), _name(found, _LAST_AUTHOR)


def _name(found: Mapping[int, object], key: int) -> str:
    raw, page = found.get(key), found.get(_CODE_PAGE)
    if not isinstance(raw, bytes):
        return raw.strip("\0 ") if isinstance(raw, str) else ""
    number = page & 0xFFFF if isinstance(page, int) else 0
    try:
        text = raw.decode("utf-8" if number == _UTF_8 else f"cp{number}", "replace")
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
