from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from desktop.intake import legacy_file
from desktop.intake.blocks import IntakeError
from desktop.intake.legacy_file import LegacyFile, open_legacy
from tests.intake import oldword as old

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def open_streams(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, bytes]], LegacyFile]:
    def opener(found: dict[str, bytes]) -> LegacyFile:
        monkeypatch.setattr(legacy_file, "_streams", lambda _: lambda name: found.get(name, b""))
        return open_legacy(b"")

    return opener


def test_the_table_stream_is_the_one_the_header_names(
    open_streams: Callable[[dict[str, bytes]], LegacyFile],
) -> None:
    found = old.streams("甲\r", flags=0)
    found["0Table"] = found.pop("1Table")
    assert open_streams(found).text == "甲\r"


def test_property_lists_before_the_pieces_are_passed_over(
    open_streams: Callable[[dict[str, bytes]], LegacyFile],
) -> None:
    lists = b"\x01\x02\x00ab" + old.piece_table((0, 1), [old.TEXT_AT])
    assert open_streams(old.streams("甲\r", clx=lists)).text == "甲"


@pytest.mark.parametrize("flag", [0x0100, 0x8000])
def test_a_locked_document_says_how_to_unlock_it(
    flag: int, open_streams: Callable[[dict[str, bytes]], LegacyFile]
) -> None:
    with pytest.raises(IntakeError, match="取消密码"):
        open_streams(old.streams("甲", flags=flag))


def test_a_document_of_word_95_is_named(
    open_streams: Callable[[dict[str, bytes]], LegacyFile],
) -> None:
    with pytest.raises(IntakeError, match="Word 95"):
        open_streams(old.streams("甲", version=104))


@pytest.mark.parametrize(
    "clx",
    [
        b"",
        b"\x03",
        b"\x01\xff",
        b"\x02\x00\x00\x00\x00",
        old.piece_table((0,), []),
        old.piece_table((1, 2), [old.TEXT_AT]),
        old.piece_table((0, 2, 1), [old.TEXT_AT] * 2),
        old.piece_table((0, 90_000), [old.TEXT_AT]),
        old.piece_table(range(20_002), [0] * 20_001),
    ],
)
def test_a_broken_table_of_pieces_is_named(
    clx: bytes, open_streams: Callable[[dict[str, bytes]], LegacyFile]
) -> None:
    with pytest.raises(IntakeError, match="已损坏"):
        open_streams(old.streams("甲", clx=clx))


@pytest.mark.parametrize("main", [b"", b"\xec\xa5\xc1\x00" + bytes(40), b"ab\xc1\x00" + bytes(900)])
def test_a_broken_header_is_named(
    main: bytes, open_streams: Callable[[dict[str, bytes]], LegacyFile]
) -> None:
    with pytest.raises(IntakeError, match="已损坏"):
        open_streams({"WordDocument": main})


def test_more_text_than_any_report_has_is_refused(
    open_streams: Callable[[dict[str, bytes]], LegacyFile],
) -> None:
    with pytest.raises(IntakeError, match="文字太多"):
        open_streams(old.streams("甲", parts=(5_000_000,)))


def test_pieces_that_repeat_the_same_bytes_for_ever_are_refused(
    open_streams: Callable[[dict[str, bytes]], LegacyFile],
) -> None:
    ends = range(0, 5_000_001, 1_000)
    clx = old.piece_table(ends, [old.TEXT_AT] * 5_000)
    with pytest.raises(IntakeError, match="文字太多"):
        open_streams(old.streams("甲" * 1_000, clx=clx))


def test_a_stream_that_claims_more_than_the_file_holds_is_empty(data_folder: Path) -> None:
    data = bytearray((data_folder / "word97_features.doc").read_bytes())
    entry = data.index("WordDocument".encode("utf-16-le"))
    struct.pack_into("<I", data, entry + 120, 8_000_000)
    with pytest.raises(IntakeError, match="已损坏"):
        open_legacy(bytes(data))


def test_a_stream_of_text_larger_than_any_document_has_is_refused(data_folder: Path) -> None:
    data = bytearray((data_folder / "word97_features.doc").read_bytes())
    entry = data.index("WordDocument".encode("utf-16-le"))
    struct.pack_into("<I", data, entry + 120, 1 << 30)
    with pytest.raises(IntakeError, match="正文太大"):
        open_legacy(bytes(data))


def test_a_chain_of_sectors_that_bites_its_tail_is_named(data_folder: Path) -> None:
    data = bytearray((data_folder / "word97_features.doc").read_bytes())
    sector: int = struct.unpack_from("<I", data, 76)[0]
    table = 512 * (sector + 1)
    for at in range(table, table + 512, 4):
        struct.pack_into("<I", data, at, 1)
    with pytest.raises(IntakeError, match="已损坏"):
        open_legacy(bytes(data))


def test_a_stream_that_cannot_be_followed_is_named(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise IndexError

    monkeypatch.setattr("olefile.OleFileIO.openstream", fail)
    with pytest.raises(IntakeError, match="已损坏"):
        open_legacy((data_folder / "word97_features.doc").read_bytes())


def test_a_directory_of_more_streams_than_any_document_has_is_refused_soon(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(legacy_file, "_MOST_DIRECTORY", 0)
    with pytest.raises(IntakeError, match="已损坏"):
        open_legacy((data_folder / "word97_features.doc").read_bytes())


def test_property_lists_without_end_are_broken(
    open_streams: Callable[[dict[str, bytes]], LegacyFile],
) -> None:
    clx = b"\x01\x00\x00" * 20_001 + old.piece_table((0, 1), [old.TEXT_AT])
    with pytest.raises(IntakeError, match="已损坏"):
        open_streams(old.streams("甲\r", clx=clx))
