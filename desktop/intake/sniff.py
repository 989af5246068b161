# SPDX-License-Identifier: MIT
"""Any file becomes blocks: what it is shows in its content, its ending is not believed."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from desktop.intake.blocks import IntakeError, Paragraph
from desktop.intake.decoding import find_wide
from desktop.intake.legacy_file import TooOldError
from desktop.intake.limits import (
    MAX_LINES,
    MAX_READ_CHARACTERS,
    MAX_SOURCE_BYTES,
    refuse_large,
    refuse_many,
)
from desktop.intake.word_package import ENCRYPTED, OLE_MAGIC, entry_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.intake.blocks import Blocks, Grid
    from desktop.intake.office import Converter

_HEAD = 4_096
_HTML_START = re.compile(rb"<(?:!doctype html|html|head|body|meta|table|div|p|span|h[1-6])[\s>/]")
_HTML_INSIDE = re.compile(rb"<(?:html|body|table)[\s>]")
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.02  # of the first bytes; more is no text


class Format(Enum):
    """What a file is, as far as it matters to the user."""

    EMPTY = "empty"
    WORD = "word"
    WEB = "web"
    PLAIN = "plain"
    ENCRYPTED = "encrypted"
    OLD_WORD = "old_word"
    SHEET = "sheet"
    OLD_SHEET = "old_sheet"
    OTHER_OLE = "other_ole"
    SLIDES = "slides"
    OPEN_DOCUMENT = "open_document"
    OFD = "ofd"
    UOF = "uof"
    WORD_XML = "word_xml"
    PDF = "pdf"
    RICH_TEXT = "rich_text"
    PICTURE = "picture"
    ARCHIVE = "archive"
    UNKNOWN = "unknown"


def read_blocks(data: bytes, name: str, convert: Converter | None = None) -> Blocks:
    """Read a source of any kind.

    Args:
        data: the file's bytes.
        name: the file's name, for the sentence to the user only.
        convert: turns the bytes of a document that is not read here, and the ending that tells
            its kind, into a Word document or spreadsheet; None where no program can do it.

    Raises:
        IntakeError: the file cannot be read; says what it is and what to do instead.
    """
    refuse_large(len(data), MAX_SOURCE_BYTES, f"“{name}”")
    kind = find_format(data)
    reader = _READERS.get(kind)
    if reader is not None:
        try:
            return _bounded(reader(data))
        except TooOldError:
            if convert is None:
                raise
    elif convert is None or kind not in _ENDINGS:
        raise IntakeError(_REFUSALS[kind].format(f"“{name}”"))
    return _converted(data, name, kind, convert)


def _bounded(blocks: Blocks) -> Blocks:
    """Return the blocks; refuse more of them, and more text in them, than any report has."""
    texts = [text for item in blocks.items for text in _texts(item)]
    refuse_many(sum(map(len, texts)), MAX_READ_CHARACTERS, "文件里的文字")
    lines = len(blocks.items) + sum(text.count("\n") for text in texts)
    refuse_many(lines, MAX_LINES, "文件里的内容")
    return blocks


def _texts(item: Paragraph | Grid) -> list[str]:
    return [item.text] if isinstance(item, Paragraph) else [box.text for box in item.boxes]


def _converted(data: bytes, name: str, kind: Format, convert: Converter) -> Blocks:
    """Convert a document and read what comes out."""
    from desktop.intake.office import CONVERTED

    found = read_blocks(convert(data, _ENDINGS[kind]), name)
    return replace(found, remarks=(CONVERTED, *found.remarks))


def find_format(data: bytes) -> Format:
    """Say what a file is, from its content alone.

    Raises:
        IntakeError: an archive that is broken or hostile.
    """
    if not data.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        return Format.EMPTY
    if data.startswith(OLE_MAGIC):
        return _find_ole(data)
    if data.startswith(b"PK\x03\x04"):
        return _find_package(entry_names(data))
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return Format.PICTURE
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    return _find_text(data)


def _find_ole(data: bytes) -> Format:
    """Tell the old office formats by the names of their streams."""
    for stream, kind in (
        ("EncryptedPackage", Format.ENCRYPTED),
        ("WordDocument", Format.OLD_WORD),
        ("Workbook", Format.OLD_SHEET),
        ("Book", Format.OLD_SHEET),
        ("PowerPoint Document", Format.SLIDES),
    ):
        if f"{stream}\0".encode("utf-16-le") in data:
            return kind
    return Format.OTHER_OLE


def _find_package(names: list[str]) -> Format:
    """Tell the formats that are zip archives by the names of their entries."""
    lower = {name.lower().lstrip("/") for name in names}
    folders = {name.partition("/")[0] for name in lower if "/" in name}
    for folder, kind in (("word", Format.WORD), ("xl", Format.SHEET), ("ppt", Format.SLIDES)):
        if folder in folders:
            return kind
    if "ofd.xml" in lower:
        return Format.OFD
    if "uof.xml" in lower:
        return Format.UOF
    if "content.xml" in lower:
        return Format.OPEN_DOCUMENT
    return Format.ARCHIVE


def _find_text(data: bytes) -> Format:
    """Tell web pages from plain text, and text from everything else."""
    head = data[:_HEAD]
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    wide = marked or head.count(0) * 4 > len(head) or bool(find_wide(data))
    if wide:
        head = head.replace(b"\x00", b"")
    elif len(_CONTROLS.findall(head)) > max(1, _MOST_CONTROLS * len(head)) or 0 in head:
        return Format.UNKNOWN
    lower = head.lower()
    start = lower.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    for pattern, kind in _XML:
        if pattern.search(lower):
            return kind
    if start.startswith(b"<") and _HTML_START.search(start):
        return Format.WEB
    from desktop.intake.web_archive import is_web_archive

    if _HTML_INSIDE.search(lower) or is_web_archive(data):
        return Format.WEB
    return Format.PLAIN


def _read_word(data: bytes) -> Blocks:
    from desktop.intake.word import read_word

    return read_word(data)


def _read_web(data: bytes) -> Blocks:
    from desktop.intake.web import read_web

    return read_web(data)


def _read_plain(data: bytes) -> Blocks:
    from desktop.intake.plain import read_plain

    return read_plain(data)


def _read_legacy(data: bytes) -> Blocks:
    from desktop.intake.legacy import read_legacy

    return read_legacy(data)


def _read_sheet(data: bytes) -> Blocks:
    from desktop.intake.sheet import read_sheet

    return read_sheet(data)


def _read_pdf(data: bytes) -> Blocks:
    from desktop.intake.pdf import read_pdf

    return read_pdf(data)


_MAGIC = (
    (b"{\\rtf", Format.RICH_TEXT),
    (b"\x89PNG", Format.PICTURE),
    (b"\xff\xd8\xff", Format.PICTURE),
    (b"GIF8", Format.PICTURE),
    (b"II*\x00", Format.PICTURE),
    (b"MM\x00*", Format.PICTURE),
    (b"RIFF", Format.PICTURE),
    (b"Rar!", Format.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Format.ARCHIVE),
    (b"\x1f\x8b", Format.ARCHIVE),
    (b"PK\x05\x06", Format.ARCHIVE),
)

_XML = (
    (re.compile(rb"<(?:pkg:package|w:worddocument)[\s>]"), Format.WORD_XML),
    (re.compile(rb"<uof:uof[\s>]"), Format.UOF),
    (re.compile(rb"<office:document[\s>]"), Format.OPEN_DOCUMENT),
)

_READERS: dict[Format, Callable[[bytes], Blocks]] = {
    Format.WORD: _read_word,
    Format.OLD_WORD: _read_legacy,
    Format.PDF: _read_pdf,
    Format.SHEET: _read_sheet,
    Format.WEB: _read_web,
    Format.PLAIN: _read_plain,
}

_ENDINGS = {  # of what an office program may convert
    Format.RICH_TEXT: ".rtf",
    Format.OPEN_DOCUMENT: ".odt",
    Format.OLD_WORD: ".doc",
    Format.OLD_SHEET: ".xls",
    Format.OTHER_OLE: ".wps",
    Format.WORD_XML: ".xml",
}
_SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后再导入。"
_REFUSALS = {
    Format.EMPTY: "{}是空的，没有内容可读。请确认选对了文件。",
    Format.ENCRYPTED: ENCRYPTED,
    Format.OLD_SHEET: "{}是旧版电子表格（.xls 或 .et），不能直接读取。"
    "请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
    Format.OTHER_OLE: "{}是其他程序的文件，或者不完整，无法读取。请用制作它的程序打开，"
    "另存为 .docx 后再导入。",
    Format.SLIDES: "{}是演示文稿，不是年度报告。请选择报告的 Word 文档、网页或文本。",
    Format.OPEN_DOCUMENT: "{}是 OpenDocument 文档，不能直接读取。" + _SAVE_AS,
    Format.OFD: "{}是 OFD 版式文件，不能直接读取。请选择生成它的 Word 文档。",
    Format.UOF: "{}是 UOF（标文通）文档，不能直接读取。" + _SAVE_AS,
    Format.WORD_XML: "{}是 XML 格式的 Word 文档，不能直接读取。" + _SAVE_AS,
    Format.RICH_TEXT: "{}是 RTF 文档，不能直接读取。" + _SAVE_AS,
    Format.PICTURE: "{}是图片，里面的文字读不到。请选择报告的 Word 文档、网页或文本。",
    Format.ARCHIVE: "{}是压缩包。请先解压，再选择里面的文件。",
    Format.UNKNOWN: "{}不是能读取的文件。请选择报告的 Word 文档（.docx）、网页或文本。",
}
