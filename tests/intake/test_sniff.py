from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import IntakeError, Paragraph
from desktop.intake.sniff import Format, find_format, read_blocks
from tests.intake.pdfs import pdf, write

if TYPE_CHECKING:
    from pathlib import Path
    from types import SimpleNamespace

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)
HEADERS = b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Format.EMPTY),
        (b"\xef\xbb\xbf \r\n\x00", Format.EMPTY),
        (b"%PDF-1.7 x", Format.PDF),
        (b"junk\n%PDF-1.4", Format.PDF),
        (OLE + "WordDocument\0".encode("utf-16-le"), Format.OLD_WORD),
        (OLE + "EncryptedPackage\0".encode("utf-16-le"), Format.ENCRYPTED),
        (OLE + "Workbook\0".encode("utf-16-le"), Format.OLD_SHEET),
        (OLE + "PowerPoint Document\0".encode("utf-16-le"), Format.SLIDES),
        (OLE, Format.OTHER_OLE),
        (OLE + "Bookman".encode("utf-16-le"), Format.OTHER_OLE),
        (b"{\\rtf1", Format.RICH_TEXT),
        (b"\x89PNG\r\n", Format.PICTURE),
        (b"\xff\xd8\xff\xe0", Format.PICTURE),
        (b"BM\x01\x02\x03\x04" + bytes(4), Format.PICTURE),
        (b"Rar!\x1a", Format.ARCHIVE),
        (b"<?xml version='1.0'?><w:wordDocument >", Format.WORD_XML),
        (b"<?xml version='1.0'?><uof:UOF xmlns:uof='x'>", Format.UOF),
        (b"<?xml version='1.0'?><office:document xmlns:office='x'>", Format.OPEN_DOCUMENT),
        (b"<?xml version='1.0'?><pkg:package xmlns>", Format.WORD_XML),
        ("<p class=x>甲</p>".encode(), Format.WEB),
        ("\ufeff<!DOCTYPE html>".encode("utf-16"), Format.WEB),
        ("说明<table ><tr><td>甲".encode(), Format.WEB),
        (HEADERS, Format.WEB),
        ("规章\t0".encode(), Format.PLAIN),
        ("规章\t0".encode("gbk"), Format.PLAIN),
        ("规章\t0".encode("utf-16"), Format.PLAIN),
        ("规章\t0 1 2 3 4".encode("utf-16-le"), Format.PLAIN),
        (("一、总体情况与信息公开工作" * 9 + "\n1").encode("utf-16-le"), Format.PLAIN),
        (("一、总体情况与信息公开工作" * 9 + "\n1").encode("utf-16-be"), Format.PLAIN),
        ("<table><tr><td>规章".encode("utf-16-be"), Format.WEB),
        ("一、总体情况".encode("utf-32"), Format.PLAIN),
        ("一、总体情况".encode("utf-32-be"), Format.PLAIN),
        (b"BMW", Format.PLAIN),
        (b"a\x00b" + b"text" * 10, Format.UNKNOWN),
        (bytes(range(1, 32)) * 4, Format.UNKNOWN),
    ],
)
def test_a_file_is_known_by_its_content(data: bytes, kind: Format) -> None:
    assert find_format(data) is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("word/document.xml", Format.WORD),
        ("xl/workbook.xml", Format.SHEET),
        ("ppt/presentation.xml", Format.SLIDES),
        ("OFD.xml", Format.OFD),
        ("uof.xml", Format.UOF),
        ("content.xml", Format.OPEN_DOCUMENT),
        ("a.txt", Format.ARCHIVE),
    ],
)
def test_an_archive_is_known_by_its_entries(name: str, kind: Format, make: SimpleNamespace) -> None:
    assert find_format(make.archive({name: "x"})) is kind


def test_a_word_document_is_read_whatever_its_name(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    assert read_blocks(make.docx(make.para("甲")), "年报.doc").kind == "Word 文档"


def test_a_web_page_is_read_whatever_its_name() -> None:
    assert read_blocks(b"<html><p>x", "年报.doc").kind == "网页"


def test_a_pdf_is_read_whatever_its_name() -> None:
    page = pdf(write(70, 600, "这是一份二十多个字的文件所以不会被当成图片看待"))
    assert read_blocks(page, "年报.docx").kind == "PDF 文件"


def test_a_text_is_read_whatever_its_name() -> None:
    assert read_blocks("规章\t0".encode(), "年报.docx").kind == "纯文本"


@pytest.mark.parametrize(
    "data",
    [b"", OLE, b"{\\rtf1", b"\x89PNG", b"Rar!", b"a\x00" + b"b" * 50],
)
def test_what_cannot_be_read_is_named_with_one_thing_to_do(data: bytes) -> None:
    with pytest.raises(IntakeError, match=r"^“年报”.*请.*。$"):
        read_blocks(data, "年报")


def test_a_locked_document_says_how_to_unlock_it() -> None:
    with pytest.raises(IntakeError, match="取消密码"):
        read_blocks(OLE + "EncryptedPackage\0".encode("utf-16-le"), "年报")


def test_every_format_has_a_reader_or_a_sentence() -> None:
    from desktop.intake import sniff

    assert set(Format) == set(sniff._READERS) | set(sniff._REFUSALS)


def test_a_name_with_braces_is_no_fault() -> None:
    with pytest.raises(IntakeError, match=r"\{0\}"):
        read_blocks(b"", "{0}")


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.intake.sniff.MAX_SOURCE_BYTES", 3)
    with pytest.raises(IntakeError, match="“年报”太大"):
        read_blocks(b"text", "年报")


def to_word(data: bytes, ending: str) -> bytes:
    """Stand in for an office program: the result names the ending it was given."""
    return f"<p>{ending} {len(data)}".encode()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"{\\rtf1", ".rtf 6"),
        (OLE, ".wps 72"),
        (OLE + "Workbook\0".encode("utf-16-le"), ".xls 90"),
        (b"<?xml version='1.0'?><w:wordDocument >", ".xml 38"),
    ],
)
def test_what_is_not_read_here_is_converted_where_a_program_can(data: bytes, text: str) -> None:
    found = read_blocks(data, "年报", to_word)
    assert [item.text for item in found.items if isinstance(item, Paragraph)] == [text]
    assert "LibreOffice" in found.remarks[0]


def test_what_no_program_makes_a_report_of_is_refused_as_before() -> None:
    with pytest.raises(IntakeError, match="是图片"):
        read_blocks(b"\x89PNG", "年报", to_word)


def test_an_open_document_is_converted(make: SimpleNamespace) -> None:
    data = make.archive({"content.xml": "x"})
    assert read_blocks(data, "年报", to_word).items[0].text.startswith(".odt")


@pytest.fixture
def word_95(data_folder: Path) -> bytes:
    """A document that says of itself that it is of Word 95."""
    data = bytearray((data_folder / "word97_features.doc").read_bytes())
    at = data.index(b"\xec\xa5")
    data[at + 2 : at + 4] = b"\x68\x00"
    return bytes(data)


def test_a_document_of_word_95_is_converted(word_95: bytes) -> None:
    assert read_blocks(word_95, "年报", to_word).items[0].text.startswith(".doc")


def test_a_document_of_word_95_is_refused_without_a_program(word_95: bytes) -> None:
    with pytest.raises(IntakeError, match="Word 95"):
        read_blocks(word_95, "年报")


def test_a_document_of_word_97_is_read_here(data_folder: Path) -> None:
    data = (data_folder / "word97_features.doc").read_bytes()
    assert read_blocks(data, "年报", to_word).kind == "旧版 Word 文档"


def test_more_text_than_any_report_has_is_refused() -> None:
    with pytest.raises(IntakeError, match="文件里的文字太多"):
        read_blocks(("<p>" + "政" * 700_000).encode(), "甲")


def test_more_paragraphs_than_any_report_has_are_refused() -> None:
    with pytest.raises(IntakeError, match="文件里的内容太多"):
        read_blocks(b"<p>" + b"1<br>" * 15_001, "甲")
