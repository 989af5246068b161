from __future__ import annotations

import pytest

from desktop.intake.blocks import IntakeError
from desktop.intake.decoding import decode_text, find_wide, repair_garbled

TEXT = "规章\t0\r\n青石镇"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_every_encoding_an_office_uses_is_recognised(encoding: str) -> None:
    assert decode_text(TEXT.encode(encoding)) == (TEXT, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised_without_its_mark(encoding: str) -> None:
    assert decode_text(TEXT.encode(encoding)) == (TEXT, ())


def test_utf_8_is_believed_against_what_is_declared() -> None:
    assert decode_text(TEXT.encode(), "gb2312") == (TEXT, ())


def test_a_declared_big5_is_used() -> None:
    assert decode_text("規章與許可".encode("big5"), "Big5") == ("規章與許可", ())


def test_a_declared_gb2312_is_read_as_the_larger_gb18030() -> None:
    assert decode_text("祎".encode("gb18030"), "GB2312") == ("祎", ())


def test_a_declared_western_encoding_is_not_believed() -> None:
    assert decode_text(TEXT.encode("gbk"), "iso-8859-1") == (TEXT, ())


def test_one_damaged_character_is_replaced_and_told() -> None:
    data = TEXT.encode() * 100
    text, remarks = decode_text(data[:50] + b"\xff" + data[50:])
    assert text.count("\ufffd") == 3
    assert "请核对" in remarks[0]


def test_a_text_cut_off_within_a_character_is_still_utf_8() -> None:
    assert decode_text(TEXT.encode()[:-1])[0] == TEXT[:-1] + "\ufffd"


def test_a_damaged_gb18030_text_is_read_with_replacements() -> None:
    data = (TEXT * 50).encode("gbk")
    assert decode_text(data[:41] + b"\xff" + data[41:])[1]


@pytest.mark.parametrize("data", [b"\xff\x80" * 500, b"\xff\xfe" + b"\x00\xd8" * 500])
def test_what_is_no_text_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(IntakeError, match="另存为 UTF-8"):
        decode_text(data)


def test_utf_8_that_was_read_as_gbk_is_repaired_and_told() -> None:
    garbled = "政府信息".encode().decode("gbk")
    text, remarks = repair_garbled(f"{garbled}\n好")
    assert text == "政府信息\n好"
    assert "乱码" in remarks[0]


def test_a_garbled_line_that_lost_a_character_is_repaired_as_far_as_it_goes() -> None:
    garbled = ("政府信息" * 5 + "公开").encode().decode("gbk", "replace")
    assert repair_garbled(garbled)[0].startswith("政府信息" * 5)


def test_ordinary_chinese_is_not_taken_for_garbled() -> None:
    assert repair_garbled("政府信息公开工作年度报告\n自然人") == (
        "政府信息公开工作年度报告\n自然人",
        (),
    )


def test_text_without_chinese_is_left_alone() -> None:
    assert repair_garbled("abc 12") == ("abc 12", ())


REPORT = "政府信息公开工作年度报告\n一、总体情况\n规章，行政规范性文件 3 件\n" * 3


def garbled_and_saved(text: str) -> bytes:
    """Return UTF-8 that somebody opened as GBK and saved as GBK."""
    return text.encode().decode("gbk", "replace").replace("\ufffd", "?").encode("gbk")


def test_utf_8_that_was_opened_and_saved_as_gbk_lost_too_much() -> None:
    with pytest.raises(IntakeError, match="乱码，无法还原"):
        decode_text(garbled_and_saved(REPORT))


def test_little_that_was_lost_so_is_told() -> None:
    text, remarks = decode_text(garbled_and_saved("规范性文件情况" * 9 + "一"))
    assert text.startswith("规范性文件情况")
    assert "乱码" in remarks[0]


def test_lines_that_stay_garbled_are_counted() -> None:
    line = REPORT.splitlines()[2].encode().decode("gbk", "replace").replace("\ufffd", "?")
    _, remarks = decode_text(f"规章\n{line}\n".encode())
    assert "1 行乱码无法还原" in remarks[0]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_chinese_that_was_read_as_western_letters_is_repaired(encoding: str) -> None:
    western = REPORT.encode(encoding).decode("latin-1")
    text, remarks = decode_text(western.encode())
    assert text == REPORT
    assert "乱码" in remarks[0]


def test_quotation_marks_of_windows_are_undone_too() -> None:
    western = "政府开".encode().decode("cp1252", "replace").replace("\ufffd", "")
    assert "\u201d" in western
    assert "政" in decode_text(western.encode())[0]


def test_western_letters_with_no_chinese_behind_them_are_left_alone() -> None:
    assert decode_text("éàüéàüéàü".encode()) == ("éàüéàüéàü", ())


def test_a_text_that_was_lost_when_it_was_saved_is_refused() -> None:
    lost = REPORT.encode("gb18030").decode("utf-8", "replace")
    with pytest.raises(IntakeError, match="乱码，无法还原"):
        decode_text(lost.encode())


def test_more_bytes_than_the_longest_text_has_are_not_decoded() -> None:
    with pytest.raises(IntakeError, match="太大"):
        decode_text(bytes(16_000_001))


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    ["一、总体情况\n一一一\n2025年新收申请3件。", "<p>abc</p>\n", "NaN abc zoo\n", "𠮷村１\n"],
)
def test_wide_text_without_a_mark_is_read_in_its_order(order: str, text: str) -> None:
    assert decode_text(text.encode(order)) == (text, ())


@pytest.mark.parametrize("data", [b"", b"ab", b"a\x00b", bytes(range(256)) * 4])
def test_what_is_no_wide_text_has_no_order(data: bytes) -> None:
    assert find_wide(data) == ""


@pytest.mark.parametrize("order", ["utf-32", "utf-32-le", "utf-32-be"])
def test_text_of_four_bytes_each_is_named(order: str) -> None:
    with pytest.raises(IntakeError, match="UTF-32 编码"):
        decode_text("一、总体情况\n".encode(order))
