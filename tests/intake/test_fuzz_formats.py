"""Whatever is done to the bytes of a document, it is read or refused with a sentence, and soon."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.intake.blocks import IntakeError
from desktop.intake.legacy import read_legacy
from desktop.intake.pdf import read_pdf
from desktop.intake.sheet import read_sheet
from tests.intake import pdfs, sheets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.intake.blocks import Blocks

few = settings(max_examples=120, deadline=None, derandomize=True)
LIMIT_S = 2.0
LINE = "这一行的文字有二十几个而且一直写到右边的页边"
ODD = [b"\x00" * 4, b"\xff" * 4, b"\xff\xff\xff\x7f", b"\x01", b"/", b"<<", b">>", b"0 ", b"9" * 9]

PDF = pdfs.pdf(
    pdfs.write(70, 700, LINE) + pdfs.table((70, 220, 300), 600, [["规章", "0"], ["丙", "1"]]),
    pdfs.table((70, 220, 300), 780, [["丁", "2"]]),
)
SHEET = sheets.xlsx(
    sheets.sheet(sheets.rows(["规章", "0"], ["丙", "1"], style=1), merges=["A1:A2"]),
    formats=["0.00"],
)


def outcome(read: Callable[[bytes], Blocks], data: bytes) -> str:
    """Return the sentence with which a document is refused, a full stop when it is read."""
    start = sum(os.times()[:4])  # of the processors, the child's too: a busy machine is no fault
    try:
        read(data)
        return "。"
    except IntakeError as error:
        return str(error)
    finally:
        assert sum(os.times()[:4]) - start < LIMIT_S


def damaged(data: bytes, places: list[tuple[float, bytes]], cut: float) -> bytes:
    """Write bytes at places, and cut the end off; both as shares of the whole."""
    raw = bytearray(data)
    for place, content in places:
        at = int(place * len(raw))
        raw[at : at + len(content)] = content
    return bytes(raw[: int(cut * len(raw))])


shares = st.floats(0, 1, exclude_max=True)
contents = st.one_of(st.sampled_from(ODD), st.binary(min_size=1, max_size=4))
edits = st.lists(st.tuples(shares, contents), max_size=12)
ends = st.one_of(st.just(1.0), shares)


@pytest.fixture(scope="module")
def word_97(data_folder: Path) -> bytes:
    return (data_folder / "word97_features.doc").read_bytes()


@few
@given(edits, ends)
def test_a_damaged_old_document_is_read_or_refused(
    word_97: bytes, places: list[tuple[float, bytes]], cut: float
) -> None:
    assert outcome(read_legacy, damaged(word_97, places, cut)).endswith("。")


@few
@given(shares, st.integers(0, 0xFFFFFFFF))
def test_any_number_in_the_header_of_an_old_document_is_borne(
    word_97: bytes, place: float, number: int
) -> None:
    raw = bytearray(word_97)
    begin = raw.index(b"\xec\xa5")
    struct.pack_into("<I", raw, begin + int(place * 0x380), number)
    assert outcome(read_legacy, bytes(raw)).endswith("。")


@few
@given(shares, st.integers(0, 0xFFFFFFFF))
def test_any_number_in_the_storage_of_an_old_document_is_borne(
    word_97: bytes, place: float, number: int
) -> None:
    raw = bytearray(word_97)
    first: int = struct.unpack_from("<I", raw, 76)[0]
    areas = [0, 512 * (first + 1), 512 * (struct.unpack_from("<I", raw, 48)[0] + 1)]
    at = areas[int(place * 3)] + int(place * 3 % 1 * 508)
    struct.pack_into("<I", raw, at, number)
    assert outcome(read_legacy, bytes(raw)).endswith("。")


@few
@given(edits, ends)
def test_a_damaged_pdf_is_read_or_refused(places: list[tuple[float, bytes]], cut: float) -> None:
    assert outcome(read_pdf, damaged(PDF, places, cut)).endswith("。")


@few
@given(edits, ends)
def test_a_damaged_spreadsheet_is_read_or_refused(
    places: list[tuple[float, bytes]], cut: float
) -> None:
    assert outcome(read_sheet, damaged(SHEET, places, cut)).endswith("。")


@few
@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "<row>",
                    "</row>",
                    '<row r="2" hidden="1">',
                    '<c r="A1"/>',
                    '<c r="ZZZ9999999"/>',
                ),
                *("<c><v>1</v></c>", '<c t="s"><v>9</v></c>', '<c s="1"><f>A1</f></c>'),
                *('<c t="inlineStr"><is><t>甲</t></is></c>', '<c s="99"><v>1E999</v></c>'),
            ]
        ),
        max_size=30,
    ).map("".join),
    st.lists(st.sampled_from(["A1:B2", "B2:A1", "A1:XFD1048576", "C3:C3", "x"]), max_size=4),
)
def test_any_cells_of_a_spreadsheet_are_borne(content: str, merges: list[str]) -> None:
    data = sheets.xlsx(sheets.sheet(content, merges=merges), formats=[])
    assert outcome(read_sheet, data).endswith("。")


@pytest.mark.parametrize(
    ("content", "merges"),
    [
        (sheets.rows(["甲", "1"]) * 30_000, []),
        (
            "".join(
                f'<row r="{at}">{sheets.text("甲", f"A{at}")}</row>' for at in range(1, 20_000)
            ),
            [],
        ),
        (sheets.rows(*[["甲", "1"]] * 2_000), ["A1:B2"] * 60_000),
        ("<row>" + '<c s="1"/>' * 130_000 + "</row>", []),
        (
            f'<row r="1">{sheets.text("甲", "A1")}</row>'
            f'<row r="1048576">{sheets.number("1", "XFD1048576")}</row>',
            ["A1:XFD1048576"],
        ),
        (
            f'<row r="1">{sheets.text("甲", "A1")}{sheets.number("1", "XFD1")}</row>'
            f'<row r="2">{sheets.text("乙", "A2")}</row>' * 9,
            [],
        ),
    ],
)
def test_a_spreadsheet_of_too_many_cells_is_refused_soon(content: str, merges: list[str]) -> None:
    data = sheets.xlsx(sheets.sheet(content, merges=merges), formats=[])
    assert outcome(read_sheet, data).endswith("。")


@pytest.mark.parametrize(
    "drawing",
    [
        pdfs.rule(10, 50, 90, 50) * 70_000,
        "".join(pdfs.rule(10, at, 500, at) + pdfs.rule(at, 10, at, 800) for at in range(10, 800)),
        f"BT /F1 9 Tf 1 0 0 1 9 9 Tm <{'4e00' * 310_000}> Tj ET",
        "q " * 200_000,
        "10 10 m " + "20 20 l 10 10 l " * 60_000 + "S",
    ],
)
def test_a_pdf_that_draws_too_much_is_read_or_refused_soon(drawing: str) -> None:
    assert outcome(read_pdf, pdfs.pdf(pdfs.write(70, 700, LINE) + drawing)).endswith("。")
