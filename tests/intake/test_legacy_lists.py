from __future__ import annotations

import struct

import pytest

from desktop.intake.legacy_file import LegacyFile
from desktop.intake.legacy_lists import Lists, read_lists
from tests.intake import oldword as old

SIMPLE = 1


def level(style: int, text: str, start: int = 1) -> bytes:
    """Make one level of a list."""
    head = struct.pack("<IB", start, style).ljust(28, b"\x00")
    return head + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def lists(*levels: bytes, flag: int = SIMPLE, cut: int = 0) -> Lists:
    """Make a document with one list; the table ends `cut` bytes early."""
    head = struct.pack("<H", 1) + struct.pack("<I", 77).ljust(26, b"\x00") + bytes([flag, 0])
    numbers = struct.pack("<I", 1) + struct.pack("<I", 77).ljust(16, b"\x00")
    found = old.streams("甲", lists=head + b"".join(levels), overrides=numbers)
    table = found["1Table"]
    if cut:
        at, size = struct.unpack_from("<II", found["WordDocument"], 0x2E2)
        table = table[: at + size - cut]
    return read_lists(LegacyFile(found["WordDocument"], table, b"", (), "", ()))


def test_a_list_counts_in_its_own_way() -> None:
    found = lists(level(37, "\x00、"))
    assert [found.next_number(1, 0) for _ in range(3)] == ["一、", "二、", "三、"]


def test_a_level_starts_again_below_the_next_of_its_upper_level() -> None:
    found = lists(level(0, "\x00."), level(0, "\x00.\x01", 3), *[level(0, "")] * 7, flag=0)
    asked = [0, 1, 1, 0, 1]
    assert [found.next_number(1, at) for at in asked] == ["1.", "1.3", "1.4", "2.", "2.3"]


def test_an_upper_level_that_was_never_counted_prints_its_start() -> None:
    found = lists(level(0, "", 5), level(0, "\x00.\x01"), *[level(0, "")] * 7, flag=0)
    assert found.next_number(1, 1) == "5.1"


def test_a_bullet_is_a_dot() -> None:
    assert lists(level(23, "\uf0b7")).next_number(1, 0) == "•"


def test_a_count_of_a_level_that_the_list_lacks_is_left_as_it_is() -> None:
    assert lists(level(0, "\x05")).next_number(1, 0) == "\x05"


@pytest.mark.parametrize(("number", "at"), [(0, 0), (2, 0), (1, 1)])
def test_an_unknown_list_or_level_has_no_number(number: int, at: int) -> None:
    assert not lists(level(0, "\x00")).next_number(number, at)


def test_lists_end_at_the_first_fault() -> None:
    assert not lists(level(0, "\x00"), cut=20).next_number(1, 0)
