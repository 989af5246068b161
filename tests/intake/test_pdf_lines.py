from __future__ import annotations

import pytest

from desktop.intake.pdf_lines import margins_of, text_lines
from desktop.intake.pdf_page import Glyph


def glyphs(text: str, left: float = 0, top: float = 0, *, step: float = 10) -> list[Glyph]:
    """Make a row of characters ten points wide and high."""
    return [
        Glyph(sign, left + at * step, top, left + at * step + 10, top + 10)
        for at, sign in enumerate(text)
    ]


def texts(*rows: list[Glyph]) -> list[str]:
    return [line.text for line in text_lines([glyph for row in rows for glyph in row])]


def test_characters_of_one_height_are_a_line_from_left_to_right() -> None:
    assert texts(glyphs("乙", 10, 1), glyphs("甲")) == ["甲乙"]


def test_lines_are_from_top_to_bottom() -> None:
    assert texts(glyphs("下", 0, 20), glyphs("上")) == ["上", "下"]


def test_spaces_that_were_typed_are_kept_and_those_made_up_are_not() -> None:
    made = Glyph(" ", 10, 0, 12, 10, made=True)
    assert texts([*glyphs("甲"), made, *glyphs("乙 丙", 12)]) == ["甲乙 丙"]


def test_figures_that_stand_apart_keep_a_space() -> None:
    assert texts(glyphs("12"), glyphs("3", 26)) == ["12 3"]


def test_a_very_wide_gap_is_a_tab() -> None:
    assert texts(glyphs("甲"), glyphs("1", 60)) == ["甲\t1"]


def test_white_space_alone_is_no_line() -> None:
    assert texts(glyphs("  ")) == []


def test_small_marks_on_the_line_belong_to_it() -> None:
    mark = [Glyph("，", 10, 4, 20, 10)]
    assert texts(glyphs("甲"), mark) == ["甲，"]


def test_no_lines_have_no_margins() -> None:
    assert margins_of([[], []]).right == 0


def test_one_line_tells_no_distance() -> None:
    assert margins_of([text_lines(glyphs("甲"))]).step == 0


@pytest.mark.parametrize("at", [4.0, 0.5, 8.5])
def test_a_flat_character_belongs_to_its_line(at: float) -> None:
    flat = Glyph("一", 10, at, 20, at + 1)
    assert texts(glyphs("（"), [flat], glyphs("）", 20), glyphs("下", 0, 20)) == ["（一）", "下"]
