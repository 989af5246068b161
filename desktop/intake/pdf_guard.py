# SPDX-License-Identifier: MIT
"""Looks through the packed parts of a PDF before a library unpacks them: a bomb is refused."""

from __future__ import annotations

import re
import zlib

from desktop.intake.blocks import IntakeError
from desktop.intake.limits import MAX_PART_BYTES

UNSAFE = (
    "这个 PDF 文件的内部结构不正常，为安全起见没有读取。"
    "请选择生成它的 Word 文档，或用其他程序重新生成 PDF 后再导入。"
)
_STREAM = re.compile(rb"(?<!end)stream\r?\n?")
_TWICE = re.compile(rb"/(?:FlateDecode|Fl)\s*/(?:FlateDecode|Fl)\b")
_STEP = 1_000_000
_MOST_STREAMS = 20_000
_LARGE = 5_000_000  # bytes; below it no ratio of unpacked to packed is dangerous
_MOST_UNPACKED = 3 * MAX_PART_BYTES
_MAX_RATIO = 250  # of one large part; a scanned white page reaches 100


def refuse_bombs(data: bytes) -> None:
    """Refuse a PDF whose parts unpack to far more than a report needs.

    Raises:
        IntakeError: too many parts, too much in them, or parts packed twice.
    """
    starts = [match.end() for match in _STREAM.finditer(data)]
    if len(starts) > _MOST_STREAMS or _TWICE.search(data):
        raise IntakeError(UNSAFE)
    total = 0
    for start in starts:
        total += _unpacked(data, start)
        if total > _MOST_UNPACKED:
            raise IntakeError(UNSAFE)


def _unpacked(data: bytes, start: int) -> int:
    """Return how many bytes a part unpacks to; 0 when it is not packed this way."""
    if data[start : start + 1] not in (b"x", b"h", b"H", b"X", b"8"):
        return 0
    engine = zlib.decompressobj()
    end = data.find(b"endstream", start)
    packed = data[start : end if end > 0 else len(data)]
    size = 0
    try:
        while packed and not engine.eof and size <= MAX_PART_BYTES:
            size += len(engine.decompress(packed, _STEP))
            packed = engine.unconsumed_tail
    except zlib.error:
        return size
    if size > MAX_PART_BYTES or (size > _LARGE and size > _MAX_RATIO * max(1, end - start)):
        raise IntakeError(UNSAFE)
    return size
