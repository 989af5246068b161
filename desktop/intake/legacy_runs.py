# SPDX-License-Identifier: MIT
"""The formatting of an old Word document as far as it changes what is read, by place in the file.

Source: [MS-DOC] 2.6 (single property modifiers) and 2.9.32, 2.9.175 (pages of formatted runs).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.intake.limits import refuse_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.intake.legacy_file import LegacyFile

_PAGE = 512
_MOST_PAGES = 4_000  # a report has 30
_CHARACTER_PAGES, _PARAGRAPH_PAGES = 0xFA, 0x102
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # of an operand, by the three top bits; 0 tells its own
_LONG_TABLE, _TABS = 0xD608, 0xC615
_HUGE = (0x6645, 0x6646)
_GONE = {0x083C: "hidden", 0x0800: "revision"}
_REVISIONS = {0x0801}
_MOST_FOLLOWED = 1_000_000  # bytes; the definition of a row with 12 cells has 500
_LARGEST_STYLE_LEVEL = 9  # styles 1 to 9 are always the headings


class Marks(NamedTuple):
    """Text that is left out: where it stands in the file, and why (hidden, revision)."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Look:
    """The formatting of one paragraph.

    `depth` counts the tables around it; `row_end` and `cell_end` say that its mark ends a row, or
    a cell of an inner table; `edges` and `merges` are those of the row that ends with it: the
    edges of its cells in twips, and for each cell 0 for none, 1 for continued from above, 3 for
    the first of merged cells; `joined` are cells that belong to the one at their left.
    `list_id` is 0 for no automatic number.
    """

    depth: int = 0
    row_end: bool = False
    cell_end: bool = False
    level: int = 0
    centred: bool = False
    list_id: int = 0
    list_level: int = 0
    edges: tuple[int, ...] = ()
    merges: tuple[int, ...] = ()
    joined: frozenset[int] = frozenset()


NO_LOOK = Look()


class Looks:
    """The formatting of the paragraphs of one document, looked up by the place of their mark."""

    def __init__(self, source: LegacyFile) -> None:
        self._source = source
        self._runs = sorted(_runs(source, _PARAGRAPH_PAGES, 13))
        self._starts = [run[0] for run in self._runs]
        self._known: dict[bytes, Look] = {}
        self._followed = 0  # bytes of long lists

    def at(self, fc: int) -> Look:
        """Return the formatting of the paragraph whose mark stands at this byte."""
        number = bisect_right(self._starts, fc) - 1
        if number < 0 or fc >= self._runs[number][1]:
            return NO_LOOK
        raw = self._runs[number][2]
        if raw not in self._known:
            self._known[raw] = self._look(raw)
        return self._known[raw]

    def _look(self, raw: bytes) -> Look:
        style = int.from_bytes(raw[:2], "little")
        found: dict[int, bytes] = {}
        merges: dict[int, int] = {}
        for code, operand in self._modifiers(raw[2:]):
            found[code] = operand
            if code == 0xD62B and len(operand) >= 2:
                merges[operand[0]] = operand[1] & 3

        def number(code: int) -> int:
            return int.from_bytes(found.get(code, b""), "little")

        inside = bool(number(0x2416)) or bool(number(0x2417))
        edges, own, joined = _row(found.get(_LONG_TABLE, b""))
        outline = number(0x2640) + 1 if 0x2640 in found else 0
        level = outline or style
        return Look(
            depth=max(number(0x6649), int(inside)) if inside else 0,
            row_end=bool(number(0x2417) or number(0x244C)),
            cell_end=bool(number(0x244B)),
            level=level if level <= _LARGEST_STYLE_LEVEL else 0,
            centred=(number(0x2461) or number(0x2403)) == 1,
            list_id=number(0x460B),
            list_level=number(0x260A),
            edges=edges,
            merges=tuple(merges.get(at, merge) for at, merge in enumerate(own)),
            joined=joined,
        )

    def _modifiers(self, raw: bytes) -> Iterator[tuple[int, bytes]]:
        """Yield the modifiers, those of a list too long for its page from where it lies."""
        for code, operand in _modifiers(raw):
            yield code, operand
            if code in _HUGE:
                at = int.from_bytes(operand, "little")
                size = int.from_bytes(self._source.data[at : at + 2], "little")
                self._followed += size
                refuse_many(self._followed, _MOST_FOLLOWED, "文档里的格式信息")
                yield from _modifiers(self._source.data[at + 2 : at + 2 + size])


def marks_of(source: LegacyFile) -> tuple[list[Marks], bool]:
    """Return the text that is left out, in order, and whether anything was inserted in revision."""
    found: list[Marks] = []
    inserted = False
    for start, end, raw in sorted(_runs(source, _CHARACTER_PAGES, 1)):
        for code, operand in _modifiers(raw):
            if code in _GONE and operand in (b"\x01", b"\x81"):
                found.append(Marks(start, end, _GONE[code]))
            inserted |= code in _REVISIONS and operand == b"\x01"
    return found, inserted


def _runs(source: LegacyFile, field: int, width: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield start, end and properties of every run; `width` is the size of an entry of a page.

    A page number that comes again, or lies outside the file, is passed over.
    """
    index = source.field(field)
    count = (len(index) - 4) // 8
    seen: set[int] = set()
    for number in range(min(count, _MOST_PAGES)):
        page: int = struct.unpack_from("<I", index, 4 * (count + 1) + 4 * number)[0] & 0x3F_FFFF
        raw = source.main[page * _PAGE : (page + 1) * _PAGE]
        if page not in seen and len(raw) == _PAGE:
            seen.add(page)
            yield from _page_runs(raw, width)


def _page_runs(raw: bytes, width: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield the runs of one page; paragraphs have longer entries and another count of bytes."""
    count = raw[-1]
    first = 4 * (count + 1)
    if first + count * width >= _PAGE:
        return
    places = struct.unpack_from(f"<{count + 1}I", raw)
    for number, (start, end) in enumerate(pairwise(places)):
        at = 2 * raw[first + number * width]
        size = raw[at]
        begin = at + 1
        if width > 1:
            size = 2 * size - 1
            if size < 0:
                size = 2 * raw[min(at + 1, _PAGE - 1)]
                begin = at + 2
        yield start, end, raw[begin : begin + size] if at else b""


def _modifiers(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield code and operand of each modifier, as far as they can be followed."""
    at = 0
    while at + 2 < len(raw):
        code = raw[at] | raw[at + 1] << 8
        at += 2
        size = _SIZES[code >> 13]
        if not size and code == _LONG_TABLE:
            size = int.from_bytes(raw[at : at + 2], "little") - 1
            at += 2
        elif not size:
            size = raw[at]
            at += 1
            if code == _TABS and size == 255:
                return
        if size < 0:
            return
        yield code, raw[at : at + size]
        at += size


def _row(raw: bytes) -> tuple[tuple[int, ...], tuple[int, ...], frozenset[int]]:
    """Return edges, vertical merges and horizontally joined cells of a row definition."""
    count = raw[0] if raw else 0
    cells = 1 + 2 * (count + 1)
    if not count or len(raw) < cells:
        return (), (), frozenset()
    edges = struct.unpack_from(f"<{count + 1}h", raw, 1)
    flags = [
        int.from_bytes(raw[cells + 20 * at : cells + 20 * at + 2], "little") for at in range(count)
    ]
    joined = frozenset(
        at for at, (left, flag) in enumerate(pairwise(flags), 1) if left & 3 and flag & 3 == 2
    )
    return edges, tuple(flag >> 5 & 3 for flag in flags), joined
