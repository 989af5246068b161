from __future__ import annotations

import struct
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import IntakeError
from desktop.intake.word import read_word
from desktop.intake.word_package import entry_names, parse_xml

if TYPE_CHECKING:
    from types import SimpleNamespace

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
BODY = "<w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>"
DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' + BODY
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Type="http://x/hyperlink" Target="http://x" TargetMode="External"/>'
    '<Relationship Type="http://x/officeDocument" Target="{}"/></Relationships>'
)


def refused(data: bytes, sentence: str) -> None:
    with pytest.raises(IntakeError, match=sentence):
        read_word(data)


@pytest.mark.parametrize("target", ["doc/main.xml", "/doc/main.xml"])
def test_the_document_is_found_by_its_relation(
    target: str, make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    files = {"_rels/.rels": RELATIONS.format(target), "doc/main.xml": DOCUMENT.format("甲")}
    assert seen.texts(read_word(make.archive(files))) == ["甲"]


def test_a_document_without_relations_is_found_by_its_name(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    assert seen.texts(read_word(make.archive({"word/document.xml": DOCUMENT.format("甲")}))) == [
        "甲"
    ]


def test_a_strict_document_is_read(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    text = f'<w:document xmlns:w="{STRICT}">' + BODY.format("甲")
    assert seen.texts(read_word(make.archive({"word/document.xml": text}))) == ["甲"]


def test_a_document_in_utf_16_is_read(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    data = DOCUMENT.format("甲").encode("utf-16")
    assert seen.texts(read_word(make.archive({"word/document.xml": data}))) == ["甲"]


@pytest.mark.parametrize(
    "prolog",
    ['<!DOCTYPE x [<!ENTITY a "aaaa">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">'],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(prolog: str, encoding: str, make: SimpleNamespace) -> None:
    data = (prolog + DOCUMENT.format("甲")).encode(encoding)
    refused(make.archive({"word/document.xml": data}), "为安全起见")


def test_a_declared_encoding_cannot_hide_a_document_type() -> None:
    text = b'<?xml version="1.0" encoding="cp037"?>' + "<!DOCTYPE x><x/>".encode("cp037")
    with pytest.raises(IntakeError):
        parse_xml(text)


@pytest.mark.parametrize("data", [b"", b"<x>", b"<x/><y/>", b"\xff<x/>", b"<x>\x00</x>"])
def test_broken_xml_is_refused(data: bytes) -> None:
    with pytest.raises(IntakeError, match="已损坏"):
        parse_xml(data)


def test_more_markup_than_any_report_has_is_refused() -> None:
    with pytest.raises(IntakeError, match="太多"):
        parse_xml(b"<x>" + b"<a/>" * 1_200_000 + b"</x>")


def test_a_bomb_is_refused(make: SimpleNamespace) -> None:
    refused(make.archive({"word/document.xml": b" " * 20_000_000}), "为安全起见")


def test_a_part_that_is_too_large_is_refused(
    make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.intake.word_package.MAX_PART_BYTES", 100)
    refused(make.docx(make.para("甲")), "为安全起见")


@pytest.mark.parametrize("name", ["../x", "a/../../x", "C:/x", "//server/x", "..\\x"])
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str, make: SimpleNamespace) -> None:
    refused(make.archive({"word/document.xml": DOCUMENT.format("甲"), name: "x"}), "为安全起见")


def test_too_many_entries_are_refused(make: SimpleNamespace) -> None:
    refused(make.archive({f"{number}": "" for number in range(5_001)}), "为安全起见")


def test_a_list_of_entries_that_is_too_long_is_refused() -> None:
    end = b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 1, 1, 2_000_000, 0, 0)
    refused(b"PK\x03\x04" + end, "为安全起见")


def test_an_encrypted_entry_is_named_so(make: SimpleNamespace) -> None:
    data = bytearray(make.archive({"word/document.xml": DOCUMENT.format("甲")}))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    refused(bytes(data), "打开密码")


def test_a_document_locked_with_a_password_is_named_so() -> None:
    refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "打开密码")


def test_an_odd_compression_is_refused(make: SimpleNamespace) -> None:
    data = bytearray(make.archive({"word/document.xml": DOCUMENT.format("甲")}))
    data[data.rfind(b"PK\x01\x02") + 10] = zipfile.ZIP_LZMA
    refused(bytes(data), "已损坏")


def test_a_damaged_entry_is_refused(make: SimpleNamespace) -> None:
    data = bytearray(make.archive({"word/document.xml": DOCUMENT.format("甲") * 9}))
    data[60] ^= 0xFF
    refused(bytes(data), "已损坏")


def test_an_archive_that_was_cut_off_is_refused(make: SimpleNamespace) -> None:
    refused(make.docx(make.para("甲"))[:-30], "已损坏")


def test_another_archive_is_no_word_document(make: SimpleNamespace) -> None:
    refused(make.archive({"a.txt": "x"}), "不是 Word 文档")


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.intake.word_package.MAX_SOURCE_BYTES", 10)
    refused(b"PK\x03\x04" + bytes(20), "文件太大")


def test_names_of_entries_are_listed(make: SimpleNamespace) -> None:
    assert entry_names(make.archive({"a": "", "b/c": ""})) == ["a", "b/c"]


def test_parts_together_count_as_one(make: SimpleNamespace) -> None:
    parts = dict.fromkeys(("styles", "numbering"), "<w:p/>" * 160_000)
    with pytest.raises(IntakeError, match="太多"):
        read_word(make.docx(make.para("甲", '<w:numPr><w:numId w:val="1"/></w:numPr>'), **parts))


def test_a_size_that_is_a_lie_is_not_inflated(make: SimpleNamespace) -> None:
    data = bytearray(make.archive({"word/document.xml": bytes(30_000_000)}))
    place = data.rfind(b"PK\x01\x02") + 24
    data[place : place + 4] = (1_000).to_bytes(4, "little")
    tracemalloc.start()
    with pytest.raises(IntakeError, match="已损坏"):
        read_word(bytes(data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000
