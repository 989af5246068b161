# SPDX-License-Identifier: MIT
from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from desktop.intake.legacy_file import LegacyFile
from desktop.intake.legacy_traces import authors_of, bookmarks_of, names_in

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


def properties(*found: tuple[int, int, bytes], count: int | None = None) -> bytes:
    """The stream of properties: number, kind and content of each."""
    parts, places = b"", b""
    for number, kind, content in found:
        places += struct.pack("<II", number, 8 + 8 * len(found) + len(parts))
        parts += struct.pack("<I", kind) + content
    head = bytes(44) + struct.pack("<I", 48)
    return head + struct.pack("<II", 0, len(found) if count is None else count) + places + parts


def text(name: bytes) -> bytes:
    return struct.pack("<I", len(name)) + name


@pytest.mark.parametrize(
    ("page", "name"),
    [(65001, "张三\0".encode()), (936, "张三".encode("gbk")), (10008, "张三".encode("gbk"))],
)
def test_names_are_read_in_the_code_page_of_the_properties(page: int, name: bytes) -> None:
    stream = properties((1, 2, struct.pack("<I", page)), (4, 0x1E, text(name)))
    assert names_in(stream) == ("张三", "")


def test_names_without_a_code_page_are_chinese() -> None:
    assert names_in(properties((8, 0x1E, text("张三".encode("gbk"))))) == ("", "张三")


def test_names_in_units_are_read() -> None:
    name = struct.pack("<I", 3) + "张三\0".encode("utf-16-le")
    assert names_in(properties((4, 0x1F, name))) == ("张三", "")


def test_properties_that_are_no_text_name_nobody() -> None:
    assert names_in(properties((4, 3, bytes(4)))) == ("", "")


@pytest.mark.parametrize("stream", [b"", bytes(60), properties(count=1 << 31)])
def test_broken_properties_name_nobody(stream: bytes) -> None:
    assert names_in(stream) == ("", "")


def test_properties_that_all_claim_one_long_text_cost_nothing() -> None:
    pairs = [(4, 0x1E, struct.pack("<I", 1 << 31))] * 100
    author, _ = names_in(properties(*pairs, (5, 0x1E, text(b"a" * 3_000_000))))
    assert len(author) <= 1_000


def test_bookmarks_are_read_by_name() -> None:
    assert bookmarks_of(bookmarked(names("_GoBack", "改过"))) == ("_GoBack", "改过")


@pytest.mark.parametrize("table", [b"", b"\x00\x00\x01\x00"])
def test_a_document_without_bookmarks_has_none(table: bytes) -> None:
    assert bookmarks_of(bookmarked(table)) == ()


def test_bookmarks_are_read_as_far_as_the_list_goes() -> None:
    assert bookmarks_of(bookmarked(names("甲", "乙")[:-1])) == ("甲",)
