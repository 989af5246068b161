from __future__ import annotations

import struct

import pytest

from desktop.intake.blocks import IntakeError
from desktop.intake.legacy_file import LegacyFile
from desktop.intake.legacy_runs import NO_LOOK, Look, Looks, Marks, marks_of
from tests.intake import oldword as old


def source(**options: object) -> LegacyFile:
    """Make a document of ten characters with this formatting."""
    found = old.streams("甲" * 10, **options)
    return LegacyFile(found["WordDocument"], found["1Table"], found["Data"], (), "", ())


def look(modifiers: bytes, number: int = 0, data: bytes = b"") -> Look:
    """Return the formatting of a paragraph with these modifiers."""
    return Looks(source(papx=[(10, old.style(modifiers, number))], data=data)).at(old.TEXT_AT)


@pytest.mark.parametrize(
    ("modifiers", "number", "expected"),
    [
        (b"", 0, NO_LOOK),
        (b"", 2, Look(level=2)),
        (b"", 15, NO_LOOK),
        (struct.pack("<HB", 0x2640, 0), 15, Look(level=1)),
        (struct.pack("<HB", 0x2403, 1), 0, Look(centred=True)),
        (struct.pack("<HB", 0x2461, 1), 0, Look(centred=True)),
        (old.CELL, 0, Look(depth=1)),
        (old.ROW_END, 0, Look(depth=1, row_end=True)),
        (old.CELL + old.depth(2), 0, Look(depth=2)),
        (struct.pack("<HHHB", 0x460B, 3, 0x260A, 2), 0, Look(list_id=3, list_level=2)),
        (old.edges(0, 50, 90), 0, Look(edges=(0, 50, 90), merges=(0, 0))),
        (
            old.edges(0, 5, 9, flags=(0x61, 0x20)),
            0,
            Look(edges=(0, 5, 9), merges=(3, 1)),
        ),
        (
            old.edges(0, 5, 9, flags=(1, 2)),
            0,
            Look(edges=(0, 5, 9), merges=(0, 0), joined=frozenset({1})),
        ),
        (
            old.edges(0, 5, 9) + struct.pack("<HBBB", 0xD62B, 2, 1, 3),
            0,
            Look(edges=(0, 5, 9), merges=(0, 3)),
        ),
    ],
)
def test_modifiers_are_understood(modifiers: bytes, number: int, expected: Look) -> None:
    assert look(modifiers, number) == expected


@pytest.mark.parametrize(
    "modifiers",
    [
        struct.pack("<HB", 0xC615, 255) + bytes(9),
        struct.pack("<HH", 0xD608, 0) + bytes(9),
        struct.pack("<HHB", 0xD608, 2, 0),
        struct.pack("<HHBh", 0xD608, 9, 63, 1),
        struct.pack("<HBB", 0xD62B, 1, 0),
    ],
)
def test_modifiers_that_cannot_be_followed_change_nothing(modifiers: bytes) -> None:
    assert look(modifiers) == NO_LOOK


def test_a_list_too_long_for_its_page_is_read_where_it_lies() -> None:
    modifier = struct.pack("<HI", 0x6646, 2)
    data = b"xx" + struct.pack("<H", len(old.ROW_END)) + old.ROW_END
    assert look(modifier, data=data).row_end


def test_long_lists_read_over_and_over_are_refused() -> None:
    modifiers = struct.pack("<HI", 0x6646, 0) * 20
    with pytest.raises(IntakeError, match="格式信息太多"):
        look(modifiers, data=b"\xff" * 70_000)


@pytest.mark.parametrize("fc", [0, old.TEXT_AT + 20])
def test_a_place_outside_all_runs_has_no_formatting(fc: int) -> None:
    assert Looks(source(papx=[(10, old.style(old.CELL))])).at(fc) is NO_LOOK


def test_a_run_without_properties_has_no_formatting() -> None:
    assert Looks(source(papx=[(10, b"")])).at(old.TEXT_AT) == NO_LOOK


def test_text_left_out_is_found_with_its_reason() -> None:
    runs = [(2, old.HIDDEN), (4, b""), (6, old.DELETED)]
    begin = old.TEXT_AT
    assert marks_of(source(chpx=runs)) == (
        [Marks(begin, begin + 4, "hidden"), Marks(begin + 8, begin + 12, "revision")],
        False,
    )


def test_inserted_text_is_told() -> None:
    assert marks_of(source(chpx=[(4, old.INSERTED)])) == ([], True)


def test_a_page_outside_the_file_and_one_named_twice_are_passed_over() -> None:
    found = source(chpx=[(2, old.HIDDEN)])
    at, _ = struct.unpack_from("<II", found.main, 0xFA)
    page = struct.unpack_from("<I", found.table, at + 8)[0]
    index = struct.pack("<7I", 0, 0, 0, 0, page, page, 9_999)
    main = bytearray(found.main)
    struct.pack_into("<II", main, 0xFA, len(found.table), len(index))
    twice = LegacyFile(bytes(main), found.table + index, b"", (), "", ())
    assert len(marks_of(twice)[0]) == 1


def test_a_page_with_more_runs_than_it_can_hold_is_passed_over() -> None:
    found = source(chpx=[(2, old.HIDDEN)])
    main = found.main[:-1] + b"\xff"
    assert marks_of(LegacyFile(main, found.table, b"", (), "", ())) == ([], False)
