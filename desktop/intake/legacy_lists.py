# SPDX-License-Identifier: MIT
"""Automatic numbers of an old Word document: its lists and their running counters.

Source: [MS-DOC] 2.9.131 to 2.9.150 (LFO, LSTF, LVL) and the number formats of 2.2.1.3.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.intake.word_numbers import printed_number

if TYPE_CHECKING:
    from desktop.intake.legacy_file import LegacyFile

_LISTS, _OVERRIDES = 0x2E2, 0x2EA
_LIST_BYTES, _OVERRIDE_BYTES, _LEVEL_BYTES = 28, 16, 28
_LEVELS = 9
_MOST_LISTS = 2_000
_LONGEST = 64  # characters around a number
_BULLET = 23
_STYLES = {
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    10: "ideographDigital",
    11: "japaneseCounting",
    14: "decimalFullWidth",
    17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle",
    19: "decimalFullWidth2",
    22: "decimalZero",
    26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle",
    30: "ideographTraditional",
    31: "ideographZodiac",
    33: "taiwaneseCounting",
    35: "taiwaneseCountingThousand",
    36: "taiwaneseDigital",
    37: "chineseCounting",
    38: "chineseLegalSimplified",
    39: "chineseCountingThousand",
    255: "none",
}


@dataclass(frozen=True, slots=True)
class _Level:
    """One level: where it starts, how it counts, and its text; signs 0 to 8 in it are counts."""

    start: int
    style: int
    text: str


class Lists:
    """The lists of one document. Stateful: ask once per paragraph, in the order of the document."""

    def __init__(self, lists: dict[int, list[_Level]], overrides: list[int]) -> None:
        self._lists = lists
        self._overrides = overrides
        self._counters: dict[int, list[int | None]] = {}

    def next_number(self, number: int, level: int) -> str:
        """Count one paragraph of a list (from 1) and return its number as printed."""
        key = self._overrides[number - 1] if 0 < number <= len(self._overrides) else None
        levels = self._lists.get(key, []) if key is not None else []
        if key is None or level >= len(levels):
            return ""
        counters = self._counters.setdefault(key, [None] * _LEVELS)
        count = counters[level]
        counters[level] = levels[level].start if count is None else count + 1
        counters[level + 1 :] = [None] * (_LEVELS - level - 1)
        if levels[level].style == _BULLET:
            return "•"
        return "".join(
            _printed(levels[ord(sign)], counters[ord(sign)]) if ord(sign) < len(levels) else sign
            for sign in levels[level].text
        )


def read_lists(source: LegacyFile) -> Lists:
    """Return the lists of a document, those before the first fault in them."""
    at, size = struct.unpack_from("<II", source.main, _LISTS)
    count = int.from_bytes(source.table[at : at + 2], "little")
    heads = source.table[at + 2 : at + 2 + count * _LIST_BYTES]
    found: dict[int, list[_Level]] = {}
    place = at + 2 + len(heads) if size else len(source.table)
    for begin in range(0, min(len(heads), _MOST_LISTS * _LIST_BYTES), _LIST_BYTES):
        head = heads[begin : begin + _LIST_BYTES]
        if place + _LEVEL_BYTES > len(source.table) or len(head) < _LIST_BYTES:
            break
        levels: list[_Level] = []
        for _ in range(1 if head[26] & 1 else _LEVELS):
            level, place = _read_level(source.table, place)
            levels.append(level)
        found[int.from_bytes(head[:4], "little")] = levels
    index = source.field(_OVERRIDES)
    return Lists(
        found,
        [
            int.from_bytes(index[begin : begin + 4], "little")
            for begin in range(4, len(index) - _OVERRIDE_BYTES + 1, _OVERRIDE_BYTES)
        ],
    )


def _read_level(table: bytes, at: int) -> tuple[_Level, int]:
    """Return one level and the place of the next; bytes behind the end count as zeros."""
    head = table[at : at + _LEVEL_BYTES].ljust(_LEVEL_BYTES, b"\x00")
    at += _LEVEL_BYTES + head[24] + head[25]
    size = int.from_bytes(table[at : at + 2], "little")
    text = table[at + 2 : at + 2 + 2 * min(size, _LONGEST)].decode("utf-16-le", "replace")
    return _Level(int.from_bytes(head[:4], "little"), head[4], text), at + 2 + 2 * size


def _printed(level: _Level, count: int | None) -> str:
    """Return one count of a number as Word prints it."""
    return printed_number(
        level.start if count is None else count, _STYLES.get(level.style, "decimal")
    )
