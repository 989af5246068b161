from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from desktop.intake.sheet_values import Formats, cell_text, rich_text
from tests.intake.sheets import number, styles

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def shown(value: str, code: str | int | None = None, kind: str = "n") -> str:
    """Return what a cell with this stored value and format shows."""
    formats = Formats(None if code is None else ET.fromstring(styles([code])))
    cell = number(value, style=2, kind=kind).replace("<c", f"<c {MAIN}")
    return cell_text(ET.fromstring(cell), ["甲"], formats)


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("12", None, "12"),
        ("12.0", None, "12"),
        ("1E3", None, "1000"),
        ("-3", 0, "-3"),
        ("0", "0;-0;", "0"),
        ("3.3000000000000003", "General", "3.3"),
        ("0.1", 2, "0.10"),
        ("2.5", "0.00_ ", "2.50"),
        ("2.567", "0.0", "2.567"),
        ("0.375", "0", "0.375"),
        ("1234567.5", "#,##0.00;[Red]-#,##0.00", "1234567.50"),
        ("5", '"件"0', "5"),
        ("0.25", 9, "25%"),
        ("0.5", "0.0%", "50%"),
        ("46042", 14, "2026年1月20日"),
        ("46042", 'yyyy"年"m"月"d"日"', "2026年1月20日"),
        ("3", 14, "3"),
        ("99999999", 14, "99999999"),
        ("甲", None, "甲"),
        ("NaN", None, "NaN"),
        ("1E900", None, "1E900"),
        ("", None, ""),
        ("0", None, "0"),
    ],
)
def test_a_number_is_shown_in_its_format(value: str, code: str | int | None, expected: str) -> None:
    assert shown(value, code) == expected


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("0", "s", "甲"),
        ("1", "s", ""),
        ("x", "s", ""),
        ("1", "b", "TRUE"),
        ("丙", "str", "丙"),
        ("#DIV/0!", "e", "#DIV/0!"),
    ],
)
def test_a_cell_of_another_kind_shows_its_text(value: str, kind: str, expected: str) -> None:
    assert shown(value, kind=kind) == expected


def test_a_text_cell_without_a_text_is_blank() -> None:
    assert cell_text(ET.fromstring('<c t="inlineStr"/>'), [], Formats(None)) == ""


def test_a_cell_without_a_value_is_blank() -> None:
    assert cell_text(ET.fromstring("<c/>"), [], Formats(None)) == ""


def test_readings_above_a_text_are_left_out() -> None:
    node = ET.fromstring(f"<is {MAIN}><r><t>甲</t></r><rPh><t>jia</t></rPh><t/></is>")
    assert rich_text(node) == "甲"


def test_borders_are_told_by_style() -> None:
    formats = Formats(ET.fromstring(styles([])))
    assert [formats.has_border(style) for style in (0, 1, 9)] == [False, True, False]


def test_a_format_is_read_as_far_as_a_spreadsheet_would() -> None:
    assert shown("1", "#" * 300 + "0.00") == "1"


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("5_x000D_", "5\n"),
        ("甲_x000d__x000a_乙", "甲\n乙"),
        ("甲_x0007_", "甲"),
        ("_x005F_x000D_", "_x000D_"),
        ("甲_x", "甲_x"),
    ],
)
def test_characters_that_xml_cannot_hold_are_read(stored: str, text: str) -> None:
    assert rich_text(ET.fromstring(f"<is {MAIN}><t>{stored}</t></is>")) == text
    assert shown(stored, kind="str") == text
