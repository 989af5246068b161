# SPDX-License-Identifier: MIT
"""Looks through the packed parts of a PDF before a library unpacks them: a bomb is refused.

The library draws every part as often as it is called, and unpacks without a limit of its own.
"""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

from desktop.intake.blocks import IntakeError
from desktop.intake.limits import MAX_PART_BYTES

UNSAFE = (
    "这个 PDF 文件的内部结构不正常，为安全起见没有读取。"
    "请选择生成它的 Word 文档，或用其他程序重新生成 PDF 后再导入。"
)
_STREAM = re.compile(rb"(?<!end)stream\r?\n?")
_TWICE = re.compile(rb"/(?:FlateDecode|Fl)\s*/(?:FlateDecode|Fl)\b")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_PACKED = re.compile(rb"/F(?:ilter)?\s*\[?\s*/(?:FlateDecode|Fl)\b|^(?!.*/Filter)", re.DOTALL)
_DATA = re.compile(rb"/Image\b|/Length1\b|Type0C|Type1C|/OpenType|/ObjStm|/XRef|/Alternate|/CMap")
_CALLS = re.compile(rb"[\s/]Do\b")
_STEP = 1_000_000
_HEAD = 1_000  # bytes before a part in which its description is looked for
_MOST_STREAMS = 20_000
_LARGE = 5_000_000  # bytes; below it no ratio of unpacked to packed is dangerous
_MOST_UNPACKED = 3 * MAX_PART_BYTES
_MOST_DRAWN = 4_000_000  # bytes of drawing in one part; a page of a report has 100 000
_MOST_CALLS = 20_000  # drawings that forms calling forms may lead to
_UNKNOWN_CALLS = 50  # of a form that is packed in another way
_MAX_RATIO = 250  # of one large part; a scanned white page reaches 100


class _Part(NamedTuple):
    """One part: its size when unpacked, whether it is a form, and how many others it calls."""

    size: int
    is_form: bool
    calls: int


def refuse_bombs(data: bytes) -> None:
    """Refuse a PDF whose parts unpack, or draw each other, to far more than a report needs.

    Raises:
        IntakeError: too many parts, too much in them, or parts packed twice.
    """
    starts = [match.end() for match in _STREAM.finditer(data)]
    if len(starts) > _MOST_STREAMS or _TWICE.search(data):
        raise IntakeError(UNSAFE)
    total = 0
    calls = 1
    for start in starts:
        part = _read(data, start)
        total += part.size
        if part.is_form:
            calls *= max(1, part.calls)
        if total > _MOST_UNPACKED or calls > _MOST_CALLS:
            raise IntakeError(UNSAFE)


def _read(data: bytes, start: int) -> _Part:
    """Unpack the part that begins here, a piece at a time, and count."""
    head = data[max(0, start - _HEAD) : start].rsplit(b"obj", 1)[-1]
    head = _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), head)
    is_form = _FORM.search(head) is not None
    end = data.find(b"endstream", start)
    packed = data[start : end if end > 0 else len(data)]
    if packed[:1] not in (b"x", b"h", b"H", b"X", b"8"):
        known = _PACKED.search(head) is not None
        return _Part(0, is_form, len(_CALLS.findall(packed)) if known else _UNKNOWN_CALLS)
    most = MAX_PART_BYTES if _DATA.search(head) else _MOST_DRAWN
    size, calls = _unpack(packed, most, count=is_form)
    if size > most or (size > _LARGE and size > _MAX_RATIO * max(1, len(packed))):
        raise IntakeError(UNSAFE)
    return _Part(size, is_form, calls)


def _unpack(packed: bytes, most: int, *, count: bool) -> tuple[int, int]:
    """Return how many bytes a part unpacks to, a little over `most` at most, and its calls."""
    engine = zlib.decompressobj()
    size = calls = 0
    try:
        while packed and not engine.eof and size <= most:
            piece = engine.decompress(packed, _STEP)
            size += len(piece)
            calls += len(_CALLS.findall(piece)) if count else 0
            packed = engine.unconsumed_tail
    except zlib.error:
        pass
    return size, calls
