# SPDX-License-Identifier: MIT
"""Opens the archive of a Word document and parses its parts, refusing what is hostile or broken."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from desktop.intake.blocks import IntakeError
from desktop.intake.limits import (
    MAX_ARCHIVE_ENTRIES,
    MAX_DIRECTORY_BYTES,
    MAX_MARKUP,
    MAX_PART_BYTES,
    MAX_RATIO,
    MAX_SOURCE_BYTES,
    refuse_large,
    refuse_many,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = (
    "这个文件有打开密码，无法读取。请先用 Word 或 WPS 打开，取消密码后另存为 .docx，再导入。"
)
BROKEN = "这个 Word 文件已损坏，无法读取。请用 Word 或 WPS 打开并另存为新的 .docx，再导入。"
_UNSAFE = (
    "这个 Word 文件的内部结构不正常，为安全起见没有读取。"
    "请用 Word 或 WPS 打开并另存为新的 .docx，再导入。"
)
_NOT_WORD = "这个压缩文件不是 Word 文档。请选择 .docx 文件，压缩包请先解压。"
_LARGE_PART = 5_000_000  # bytes; below it no ratio of inflated to deflated is dangerous
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    IndexError,
)
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BESIDE = ("header", "footer", "footnotes", "endnotes")
_END_RECORD = b"PK\x05\x06"
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # beginnings of UTF-16


class Package:
    """The parts of a document by role (styles, numbering); those not asked for stay packed."""

    def __init__(self, data: bytes, main: str = "word/document.xml") -> None:
        refuse_large(len(data), MAX_SOURCE_BYTES, "文件")
        if data.startswith(OLE_MAGIC):
            raise IntakeError(ENCRYPTED)
        self._zip = _open(data)
        self._entries = {info.filename.lstrip("/").lower(): info for info in _checked(self._zip)}
        self._ids: dict[str, str] = {}
        self._markup = 0  # of all parts that were parsed
        self._own = self._related("")
        self._raw = b""  # of the main part
        self.main = self._own.get("officedocument", main)
        if self.main.lower() not in self._entries:
            raise IntakeError(_NOT_WORD)
        self._roles = self._related(self.main)

    def document(self) -> ET.Element:
        """Return the root of the document itself.

        Raises:
            IntakeError: broken, hostile or too large.
        """
        self._raw = self._inflated(self.main)
        return self._parsed(self._raw)

    def speaks_of(self, name: str) -> bool:
        """Say whether a name stands in the main part; a walk through it can be saved if not."""
        return name.encode() in self._raw or self._raw.startswith(_WIDE)

    def styles(self) -> ET.Element | None:
        """Return the root of the styles, those of tables left out; None when there are none.

        Raises:
            IntakeError: broken, hostile or too large.
        """
        name = self._roles.get("styles", "")
        if name.lower() not in self._entries:
            return None
        return self._parsed(_without_table_styles(self._inflated(name)))

    def part(self, role: str) -> ET.Element | None:
        """Return the root of the part with this role (lower case), None when there is none.

        Raises:
            IntakeError: broken, hostile or too large.
        """
        return self._found(self._roles.get(role, ""))

    def own_part(self, role: str) -> ET.Element | None:
        """Return the root of a part of the package itself (core-properties), None for none.

        Raises:
            IntakeError: broken, hostile or too large.
        """
        return self._found(self._own.get(role, ""))

    def part_by_id(self, relation: str) -> ET.Element | None:
        """Return the root of the part that the document calls by this id, None for none.

        Raises:
            IntakeError: broken, hostile or too large.
        """
        return self._found(self._ids.get(relation, ""))

    def parts_beside(self, marks: Sequence[bytes]) -> Iterator[ET.Element]:
        """Yield the roots of headers, footers and notes in whose bytes one of the marks stands.

        Raises:
            IntakeError: broken, hostile or too large.
        """
        for name in sorted(set(self._ids.values())):
            if posixpath.basename(name).startswith(_BESIDE) and name.lower() in self._entries:
                data = self._inflated(name)
                if any(mark in data for mark in marks):
                    yield self._parsed(data)

    def _related(self, name: str) -> dict[str, str]:
        """Return role -> part name of the relations of a part; of the package for no name."""
        folder, base = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations.lower() not in self._entries:
            return {}
        found: dict[str, str] = {}
        self._ids = {}
        for relation in self._parse(relations):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                role = relation.get("Type", "").rsplit("/", 1)[-1].lower()
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found.setdefault(role, path)
                self._ids[relation.get("Id", "")] = path
        return found

    def _found(self, name: str) -> ET.Element | None:
        return self._parse(name) if name.lower() in self._entries else None

    def _parse(self, name: str) -> ET.Element:
        return self._parsed(self._inflated(name))

    def _parsed(self, data: bytes) -> ET.Element:
        """Parse a part; refuse many parts as one that is as large as all of them."""
        self._markup += data.count(b"<")
        refuse_many(self._markup, MAX_MARKUP, "Word 文件里的内容")
        return parse_xml(data)

    def _inflated(self, name: str) -> bytes:
        return _inflated(self._zip, self._entries[name.lower()])


def entry_names(data: bytes) -> list[str]:
    """Return the names of the entries of an archive.

    Raises:
        IntakeError: broken or hostile.
    """
    return [info.filename for info in _checked(_open(data))]


def parse_xml(data: bytes) -> ET.Element:
    """Parse XML without a document type, in UTF-8 or UTF-16.

    The encoding is forced, so that a declared one cannot hide a document type from the search.

    Raises:
        IntakeError: not well formed, with a document type, or with too much markup.
    """
    if data.startswith(_WIDE):
        data = data.decode("utf-16", "replace").encode("utf-8")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise IntakeError(_UNSAFE)
    refuse_many(data.count(b"<") + data.count(b"="), MAX_MARKUP, "Word 文件里的内容")
    if _STRICT in data:
        data = data.replace(_STRICT, _TRANSITIONAL)
    try:
        return ET.fromstring(data, ET.XMLParser(encoding="utf-8"))
    except (ET.ParseError, ValueError) as error:
        raise IntakeError(BROKEN) from error


def _open(data: bytes) -> zipfile.ZipFile:
    """Open the archive unless its list of entries alone is too large."""
    end = data.rfind(_END_RECORD)
    directory = int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0
    if directory > MAX_DIRECTORY_BYTES:
        raise IntakeError(_UNSAFE)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _FAULTS as error:
        raise IntakeError(BROKEN) from error


def _checked(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the entries; refuse too many of them and names that lead out of the archive."""
    entries = archive.infolist()
    if len(entries) > MAX_ARCHIVE_ENTRIES:
        raise IntakeError(_UNSAFE)
    for info in entries:
        name = info.filename.replace("\\", "/")
        if ".." in name.split("/") or ":" in name or name.startswith("//"):
            raise IntakeError(_UNSAFE)
    return entries


def _inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return the bytes of one entry within the limits; only stored and deflated ones are read."""
    if info.flag_bits & 1:
        raise IntakeError(ENCRYPTED)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise IntakeError(BROKEN)
    large = info.file_size > _LARGE_PART
    if info.file_size > MAX_PART_BYTES or (
        large and info.file_size > MAX_RATIO * info.compress_size
    ):
        raise IntakeError(_UNSAFE)
    try:
        with archive.open(info) as part:
            content = part.read(info.file_size + 1)  # a size that is a lie must not be believed
            part.read(1)  # the checksum is compared at the end
            return content
    except _FAULTS as error:
        raise IntakeError(BROKEN) from error


def _without_table_styles(data: bytes) -> bytes:
    """Cut the styles of tables out of a styles part: often nine tenths of it, and not needed."""
    kept: list[bytes] = []
    done = 0
    while (at := data.find(b'w:type="table"', done)) >= 0:
        start, end = data.rfind(b"<w:style ", done, at), data.find(b"</w:style>", at)
        if min(start, end) < 0:
            break
        kept.append(data[done:start])
        done = end + len(b"</w:style>")
    return b"".join([*kept, data[done:]])
