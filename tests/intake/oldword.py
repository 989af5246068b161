"""Builds the streams of old Word documents: text, pieces, formatting and lists."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT_AT = 0x400
CELL = struct.pack("<HB", 0x2416, 1)
ROW_END = CELL + struct.pack("<HB", 0x2417, 1)
HIDDEN = struct.pack("<HB", 0x083C, 1)
DELETED = struct.pack("<HB", 0x0800, 1)
INSERTED = struct.pack("<HB", 0x0801, 1)

Run = tuple[int, bytes]


def depth(number: int) -> bytes:
    """Make the modifier that tells how many tables are around a paragraph."""
    return struct.pack("<HI", 0x6649, number)


def edges(*places: int, flags: Sequence[int] = ()) -> bytes:
    """Make the definition of a row; `flags` are those of its cells."""
    count = len(places) - 1
    cells = b"".join(
        struct.pack("<H18x", flag) for flag in [*flags, *[0] * (count - len(flags))][:count]
    )
    body = struct.pack(f"<B{count + 1}h", count, *places) + cells
    return struct.pack("<HH", 0xD608, len(body) + 1) + body


def page(first: int, runs: Sequence[Run], width: int) -> bytes:
    """Make a page of runs, each with its end in the file and its properties."""
    raw = bytearray(512)
    raw[511] = len(runs)
    struct.pack_into(f"<{len(runs) + 1}I", raw, 0, first, *[end for end, _ in runs])
    at = 510
    for number, (_, properties) in enumerate(runs):
        if not properties:
            continue
        if width == 1:
            stored = bytes([len(properties)]) + properties
        else:
            padded = properties + b"\x00" * (len(properties) % 2)
            stored = bytes([0, len(padded) // 2]) + padded
            if len(properties) % 2:
                stored = bytes([(len(properties) + 1) // 2]) + properties
        at = (at - len(stored)) // 2 * 2
        raw[at : at + len(stored)] = stored
        raw[4 * (len(runs) + 1) + number * width] = at // 2
    return bytes(raw)


def streams(
    text: str | bytes = "",
    *,
    papx: Sequence[tuple[int, bytes]] = (),
    chpx: Sequence[tuple[int, bytes]] = (),
    parts: Sequence[int] = (),
    clx: bytes | None = None,
    version: int = 0xC1,
    flags: int = 0x0200,
    lists: bytes = b"",
    overrides: bytes = b"",
    data: bytes = b"",
) -> dict[str, bytes]:
    """Make the streams of a document.

    Args:
        text: as characters, or as bytes in a piece of one byte per character.
        papx: where each paragraph ends, in characters, and its modifiers; style 0.
        chpx: the same of runs of characters.
        parts: the lengths of text, footnotes and so on; all of it is text without them.
    """
    narrow = isinstance(text, bytes)
    raw = text if isinstance(text, bytes) else text.encode("utf-16-le", "surrogatepass")
    size = 1 if narrow else 2
    count = len(raw) // size
    main = bytearray(TEXT_AT) + raw
    main += bytes(-len(main) % 512)
    table = bytearray(16)

    def add(field: int, content: bytes) -> None:
        struct.pack_into("<II", main, field, len(table), len(content))
        table.extend(content)

    struct.pack_into("<HH", main, 0, 0xA5EC, version)
    struct.pack_into("<H", main, 0x0A, flags)
    for place, length in zip(
        (0x4C, 0x50, 0x54, 0x58, 0x5C, 0x60, 0x64), parts or (count,), strict=False
    ):
        struct.pack_into("<I", main, place, length)
    for field, runs, width in ((0xFA, chpx, 1), (0x102, papx, 13)):
        if runs:
            number = len(main) // 512
            placed = [(TEXT_AT + end * size, look) for end, look in runs]
            main += page(TEXT_AT, placed, width)
            add(field, struct.pack("<III", TEXT_AT, placed[-1][0], number))
    if lists:
        add(0x2E2, lists)
    if overrides:
        add(0x2EA, overrides)
    place = TEXT_AT * 2 | 0x4000_0000 if narrow else TEXT_AT
    add(0x1A2, piece_table((0, count), [place]) if clx is None else clx)
    return {"WordDocument": bytes(main), "1Table": bytes(table), "Data": data}


def piece_table(positions: Sequence[int], places: Sequence[int]) -> bytes:
    """Make the table of pieces from their positions in the text and their places in the file."""
    plc = struct.pack(f"<{len(positions)}I", *positions)
    plc += b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    return b"\x02" + struct.pack("<I", len(plc)) + plc


def style(modifiers: bytes, number: int = 0) -> bytes:
    """Make the properties of a paragraph: its style and its modifiers."""
    return struct.pack("<H", number) + modifiers
