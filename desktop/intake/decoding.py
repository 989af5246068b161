# SPDX-License-Identifier: MIT
"""Bytes of a text file become text, whichever way an office encodes it."""

from __future__ import annotations

import codecs
import re

from desktop.intake.blocks import IntakeError
from desktop.intake.limits import MAX_TEXT_CHARACTERS, refuse_large

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LONG_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SAMPLE = 4_000
_PLAUSIBLE = re.compile(
    "[\t\r\n -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’—…·①-⑳\ufeff\U00020000-\U0003ffff]"
)
_LEAST_ZEROS = 0.4  # of the bytes of what has no letters but Western ones
_LEAST_PLAUSIBLE = 0.9  # of the characters; of Chinese read in the wrong order 0.4 are
_BAD_SHARE = 0.005  # replaced characters that are still called a damaged text, not another encoding
_GARBLED = re.compile("[\u4e00-\u9fff][\u4e00-\u9fff\ue000-\uf8ff]{3}")
_WESTERN = re.compile("[\u0080-\u00ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_FEW = 20
_MOST_BYTES = 4 * MAX_TEXT_CHARACTERS  # a character has four at most
_LOST_SHARE = 0.1  # of the characters
_LOST = (
    "这个文件的文字在保存时已经变成乱码，无法还原，没有读取。"
    "请找到原来的文件，或请提供的人重新保存后再试。"
)
_LONG = (
    "这个文件是 UTF-32 编码的文本，不能直接读取。"
    "请用记事本或 WPS 打开，另存为 UTF-8 编码的文本再试。"
)
_DAMAGED = "文件里有个别字无法识别，显示为“\ufffd”，请核对。"
_STAYS_GARBLED = "文件里有 {} 行乱码无法还原，请对照原件核对。"
_REPAIRED = "文件的文字曾按错误的编码保存（乱码），已自动还原，请核对。"


def decode_text(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the text and remarks on what had to be repaired.

    Order: byte order mark, UTF-16 without one, UTF-8 without a fault (then it is UTF-8 whatever
    was declared), the `declared` encoding when it is a Chinese one, UTF-8 with few faults, GB18030.

    Raises:
        IntakeError: too large, or no encoding gives readable text.
    """
    refuse_large(len(data), _MOST_BYTES, "文件")
    text, remarks = _decoded(data, declared)
    if text.count("\ufffd") > max(_FEW, _LOST_SHARE * len(text)):
        raise IntakeError(_LOST)
    return text, remarks


def _decoded(data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    if data.startswith(_LONG_MARKS) or _is_long(data):
        raise IntakeError(_LONG)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_replacements(data[len(mark) :], encoding)
    for encoding in (find_wide(data) or "utf-8", _chinese(declared)):
        text = _strictly(data, encoding) if encoding else None
        if text is not None:
            return repair_garbled(text)
    damaged = data.decode("utf-8", "replace")
    if damaged.count("\ufffd") <= max(1, _BAD_SHARE * len(damaged)) and len(damaged) > 1:
        return damaged, (_DAMAGED,)
    if len(_HAN.findall(damaged)) > damaged.count("\ufffd"):  # saved by what took it for GBK
        return damaged, (_REPAIRED,)
    text, remarks = _with_replacements(data, "gb18030")
    repaired, told = repair_garbled(text)
    return repaired, told or remarks


def repair_garbled(text: str) -> tuple[str, tuple[str, ...]]:
    """Undo UTF-8 that was read as GBK, line by line where it can be undone without a doubt.

    Chinese of any kind that was read as a Western encoding is undone as a whole.
    """
    if not _HAN.search(text) and len(_WESTERN.findall(text)) > _LOST_SHARE * len(text):
        western = _from_western(text)
        return (western, (_REPAIRED,)) if western else (text, ())
    if not _GARBLED.search(text):
        return text, ()
    lines = [_repaired(line) for line in text.split("\n")]
    joined = "\n".join(lines)
    told = (_REPAIRED,) if joined != text else ()
    lost = sum(map(_stays_garbled, lines))
    return joined, (*told, _STAYS_GARBLED.format(lost)) if lost else told


def _from_western(text: str) -> str:
    """Return the Chinese behind Western letters; nothing when there is none."""
    raw = b"".join(
        sign.encode("latin-1") if sign < "\u0100" else sign.encode("cp1252", "replace")
        for sign in text
    )
    found = (raw.decode(encoding, "replace") for encoding in ("utf-8", "gb18030"))
    return next((way for way in found if 4 * way.count("\ufffd") < len(_HAN.findall(way))), "")


def _repaired(line: str) -> str:
    """Return the line behind the garbled one, or the line itself.

    Chinese text in GBK is hardly ever valid UTF-8 by chance. Where reading it wrongly has cost
    characters, the line is taken when four of five came back.
    """
    if not _GARBLED.search(line):
        return line
    text = _behind(line)
    return text if text.count("\ufffd") * 4 <= len(_HAN.findall(text)) else line


def _stays_garbled(line: str) -> bool:
    """Say whether a line, after repair, has more Chinese behind it than what cannot be read."""
    if not _GARBLED.search(line):
        return False
    text = _behind(line)
    return text.count("\ufffd") < len(_HAN.findall(text))


def _behind(line: str) -> str:
    """Return what a line would be if it were UTF-8 that was read as GBK."""
    return line.replace("\ufffd", "?").encode("gb18030", "replace").decode("utf-8", "replace")


def _chinese(declared: str) -> str:
    """Return the codec for a declared encoding; nothing where other codecs are surer or safer."""
    name = declared.lower().replace("-", "").replace("_", "")
    if name.startswith("gb"):
        return "gb18030"
    return {"big5": "big5hkscs", "big5hkscs": "big5hkscs"}.get(name, "")


def _strictly(data: bytes, encoding: str) -> str | None:
    """Return the text, None when the bytes are not text in this encoding."""
    try:
        text = data.decode(encoding)
    except UnicodeError:
        return None
    return None if "\x00" in text else text


def _with_replacements(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """Return the text, unknown bytes as U+FFFD and told in a remark."""
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd") + text.count("\x00")
    if bad > max(1, len(text) // 20):
        raise IntakeError(
            "无法识别这个文件的文字编码。请用记事本或 WPS 打开，另存为 UTF-8 编码的文本再试。"
        )
    return text.replace("\x00", "\ufffd"), (_DAMAGED,) if bad else ()


def find_wide(data: bytes) -> str:
    """Return the byte order in which a file without a mark is UTF-16 text; nothing for others.

    Line ends and digits have a zero byte, but so has `一`, on the other side.
    """
    sample = data[:_SAMPLE]
    few = sample.isascii() and sample.count(0) < _LEAST_ZEROS * len(sample)  # Western text
    if len(data) % 2 or b"\x00" not in sample or few:
        return ""
    texts = {order: sample.decode(order, "replace") for order in ("utf-16-le", "utf-16-be")}
    shares = {order: len(_PLAUSIBLE.findall(text)) / len(text) for order, text in texts.items()}
    best = max(texts, key=lambda order: (shares[order], sum(map(str.isascii, texts[order]))))
    return best if shares[best] >= _LEAST_PLAUSIBLE else ""


def _is_long(data: bytes) -> bool:
    """Say whether every fourth byte pair is empty, as in UTF-32."""
    sample = data[:_SAMPLE]
    pairs = sample[::4] + sample[1::4], sample[2::4] + sample[3::4]
    return len(sample) >= 4 and len(data) % 4 == 0 and b"\x00" * (len(sample) // 2) in pairs
