# SPDX-License-Identifier: MIT
"""Opens an old Word document (.doc, .wps): its header, its pieces of text, and where they stand.

A position in the text (CP) counts UTF-16 units; a position in the file (FC) counts bytes of the
stream WordDocument. Formatting is stored by FC, so that both must be known of every unit.

Source: [MS-DOC] 2.3 to 2.5 and 2.8.35 (Clx).
"""

from __future__ import annotations

import io
import re
import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.intake.blocks import IntakeError
from desktop.intake.limits import (
    MAX_SOURCE_BYTES,
    MAX_STORED_CHARACTERS,
    refuse_large,
    refuse_many,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from olefile import OleFileIO

BROKEN = (
    "这个旧版 Word 文档已损坏，无法读取。请用 Word 或 WPS 打开，另存为新的 .docx 文件后再导入。"
)
ENCRYPTED = (
    "这个旧版 Word 文档有打开密码，无法读取。"
    "请先用 Word 或 WPS 打开，取消密码后另存为 .docx，再导入。"
)
TOO_OLD = "这是 Word 95 或更早的文档，不能直接读取。请用 Word 或 WPS 打开，另存为 .docx 后再导入。"
PADDING = "\x00"  # stands for the second byte of a character in a piece of bytes
_IDENTITY = 0xA5EC
_WORD_97 = 0xC0  # versions of the format below it are Word 6 and 95
_ENCRYPTED, _SECOND_TABLE, _OBFUSCATED = 0x0100, 0x0200, 0x8000
_HEADER_BYTES = 0x382  # up to the last field that is read
_DATA = "Data"  # the stream of pictures
_LARGEST_STREAM = 16_000_000  # bytes of another one; a report has 100 000
_MOST_PIECES = 20_000
_MOST_DIRECTORY = 1_000  # sectors of four streams; a document with pictures has 20
_MOST_LISTS = 20_000  # of properties before the pieces
_LENGTHS = (0x4C, 0x50, 0x54, 0x58, 0x5C, 0x60, 0x64)  # text, notes, headers, (macros), comments …
_CLX = 0x1A2
_COMPRESSED = 0x4000_0000
_HIGH = re.compile(rb"[\x80-\xff]")
_PAIRS = re.compile(rb"(?:[\xb0-\xf7][\xa1-\xfe]|[\xa1-\xa9][\xa1-\xfe])+")


class TooOldError(IntakeError):
    """A document of Word 95 or before, which other programs still convert."""


class Piece(NamedTuple):
    """A run of text that lies together in the file; `width` is its bytes per character."""

    start: int
    end: int
    fc: int
    width: int


@dataclass(frozen=True, slots=True)
class LegacyFile:
    """The streams of a document and its text; `parts` are the lengths of text, notes and so on.

    `text` has one character per UTF-16 unit, surrogates apart.
    """

    main: bytes
    table: bytes
    data: bytes
    pieces: tuple[Piece, ...]
    text: str
    parts: tuple[int, ...]

    def field(self, offset: int) -> bytes:
        """Return the part of the table stream that the header names at this offset."""
        at, size = struct.unpack_from("<II", self.main, offset)
        return self.table[at : at + size]

    def part(self, number: int) -> tuple[int, int]:
        """Return where a part begins and ends: 0 text, 1 footnotes, 5 end notes, 6 text boxes."""
        start = sum(self.parts[:number])
        return min(start, len(self.text)), min(start + self.parts[number], len(self.text))


def open_legacy(data: bytes) -> LegacyFile:
    """Open a document.

    Raises:
        IntakeError: locked, broken, too large, or of Word 95 and before.
    """
    refuse_large(len(data), MAX_SOURCE_BYTES, "文件")
    stream = _streams(data)
    main = stream("WordDocument")
    if len(main) < 0x20:
        raise IntakeError(BROKEN)
    identity, version = struct.unpack_from("<HH", main)
    flags: int = struct.unpack_from("<H", main, 0x0A)[0]
    if identity != _IDENTITY or version < _WORD_97:
        raise TooOldError(TOO_OLD) if version < _WORD_97 else IntakeError(BROKEN)
    if flags & (_ENCRYPTED | _OBFUSCATED):
        raise IntakeError(ENCRYPTED)
    if len(main) < _HEADER_BYTES:
        raise IntakeError(BROKEN)
    table = stream("1Table" if flags & _SECOND_TABLE else "0Table")
    parts = tuple(struct.unpack_from("<I", main, at)[0] for at in _LENGTHS)
    refuse_many(sum(parts), MAX_STORED_CHARACTERS, "文档里的文字")
    at, size = struct.unpack_from("<II", main, _CLX)
    pieces = _pieces(table[at : at + size])
    total = sum(end - start for start, end, *_ in pieces)
    refuse_many(total, MAX_STORED_CHARACTERS, "文档里的文字")
    text = "".join(_decoded(main, piece) for piece in pieces)
    return LegacyFile(main, table, stream(_DATA), pieces, text, parts)


def open_storage(data: bytes) -> OleFileIO[str]:
    """Open the storage of streams; a file with more of them than any document has is refused.

    Raises:
        Exception: of any kind; olefile lets faults of damaged files through.
    """
    import olefile

    class Storage(olefile.OleFileIO):  # type: ignore[type-arg]  # generic in the stubs alone
        """A storage that looks at the length of its directory before it reads it."""

        fat: Sequence[int]  # the stubs leave it out

        def loaddirectory(self, sect: int) -> None:
            at, count = sect, 0
            while at < len(self.fat):
                at, count = self.fat[at], count + 1
                if count > _MOST_DIRECTORY:
                    raise IntakeError(BROKEN)
            super().loaddirectory(sect)

    return Storage(io.BytesIO(data))


def _streams(data: bytes) -> Callable[[str], bytes]:
    """Return what gives a stream by name; one that is missing is empty."""
    try:
        storage = open_storage(data)
    except Exception as error:  # olefile lets faults of damaged files of any kind through
        raise IntakeError(BROKEN) from error

    def stream(name: str) -> bytes:
        try:
            size = storage.get_size(name) if storage.exists(name) else 0
            if name != _DATA:
                refuse_large(size, _LARGEST_STREAM, "文档的正文")
            return storage.openstream(name).read() if 0 < size <= len(data) else b""
        except IntakeError:
            raise
        except Exception as error:  # as above
            raise IntakeError(BROKEN) from error

    return stream


def _pieces(clx: bytes) -> tuple[Piece, ...]:
    """Return the pieces of text in order, from the piece table behind the property lists."""
    at = lists = 0
    while clx[at : at + 1] == b"\x01" and at + 3 <= len(clx) and lists < _MOST_LISTS:
        lists += 1
        at += 3 + int.from_bytes(clx[at + 1 : at + 3], "little")
    if clx[at : at + 1] != b"\x02":
        raise IntakeError(BROKEN)
    size = int.from_bytes(clx[at + 1 : at + 5], "little")
    plc = clx[at + 5 : at + 5 + size]
    count = (len(plc) - 4) // 12
    if not 0 < count <= _MOST_PIECES:
        raise IntakeError(BROKEN)
    positions = struct.unpack_from(f"<{count + 1}I", plc)
    pieces: list[Piece] = []
    for number, (start, end) in enumerate(pairwise(positions)):
        place: int = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * number + 2)[0]
        if end < start or (pieces and start != pieces[-1].end) or (not pieces and start):
            raise IntakeError(BROKEN)
        narrow = bool(place & _COMPRESSED)
        fc = place & ~_COMPRESSED
        pieces.append(Piece(start, end, fc // 2 if narrow else fc, 1 if narrow else 2))
    return tuple(pieces)


def _decoded(main: bytes, piece: Piece) -> str:
    """Return the text of a piece, one character per unit; a piece outside the file is broken."""
    count = piece.end - piece.start
    raw = main[piece.fc : piece.fc + count * piece.width]
    if len(raw) < count * piece.width:
        raise IntakeError(BROKEN)
    if piece.width == 1:
        return _narrow(raw)
    text = raw.decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    return "".join(map(chr, struct.unpack(f"<{count}H", raw)))


def _narrow(raw: bytes) -> str:
    """Decode bytes as the Western code page, or as GBK where every high byte is one of a pair."""
    if _HIGH.search(raw) and not _HIGH.search(_PAIRS.sub(b"", raw)):
        return _PAIRS.sub(_padded, raw).decode("gb18030", "replace").replace("\x1a", PADDING)
    return raw.decode("cp1252", "replace")


def _padded(match: re.Match[bytes]) -> bytes:
    """Return pairs of bytes with a mark after each, which keeps the count of units."""
    pairs = match[0]
    return b"".join(pairs[at : at + 2] + b"\x1a" for at in range(0, len(pairs), 2))
