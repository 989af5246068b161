# SPDX-License-Identifier: MIT
from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import olefile
import pytest

from desktop.intake.legacy_file import LegacyFile
from desktop.intake.legacy_traces import authors_of, bookmarks_of

if TYPE_CHECKING:
    from pathlib import Path

BOOKMARKS = 0x142


@pytest.fixture
def stored(data_folder: Path) -> bytes:
    """A document whose properties name an author."""
    return (data_folder / "word97_features.doc").read_bytes()


def bookmarked(table: bytes) -> LegacyFile:
    """A document that has nothing but a list of bookmarks."""
    main = bytearray(BOOKMARKS + 8)
    struct.pack_into("<II", main, BOOKMARKS, 0, len(table))
    return LegacyFile(bytes(main), table, b"", (), "", ())


def names(*texts: str) -> bytes:
    parts = [struct.pack("<H", len(text)) + text.encode("utf-16-le") for text in texts]
    return struct.pack("<HHH", 0xFFFF, len(texts), 0) + b"".join(parts)


def test_the_author_is_read_from_the_properties(stored: bytes) -> None:
    assert authors_of(stored) == ("python-docx", "")


def test_a_document_without_properties_names_nobody(stored: bytes) -> None:
    other = "\x05SummaryInformation".encode("utf-16-le")
    assert authors_of(stored.replace(other, other.replace(b"y", b"z"))) == ("", "")


@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)])
def test_what_is_no_document_names_nobody(data: bytes) -> None:
    assert authors_of(data) == ("", "")


@pytest.mark.parametrize(
    ("found", "author"),
    [
        ({1: -535, 4: "张三\0".encode()}, "张三"),
        ({1: 936, 4: "张三".encode("gbk")}, "张三"),
        ({1: 10008, 4: "张三".encode("gbk")}, "张三"),
        ({4: "张三".encode("gbk")}, "张三"),
        ({4: "张三\0"}, "张三"),
        ({4: 3}, ""),
    ],
)
def test_names_are_read_in_the_code_page_of_the_properties(
    found: dict[int, object], author: str, stored: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(olefile.OleFileIO, "getproperties", lambda *_: found)
    assert authors_of(stored)[0] == author


def test_bookmarks_are_read_by_name() -> None:
    assert bookmarks_of(bookmarked(names("_GoBack", "改过"))) == ("_GoBack", "改过")


@pytest.mark.parametrize("table", [b"", b"\x00\x00\x01\x00"])
def test_a_document_without_bookmarks_has_none(table: bytes) -> None:
    assert bookmarks_of(bookmarked(table)) == ()


def test_bookmarks_are_read_as_far_as_the_list_goes() -> None:
    assert bookmarks_of(bookmarked(names("甲", "乙")[:-1])) == ("甲",)
