# SPDX-License-Identifier: MIT
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.text.sentences import (
    letters,
    level,
    paragraphs,
    sentences,
    without_names_of_rules,
)


@given(st.text())
def test_a_levelled_text_keeps_every_place(text: str) -> None:
    assert len(level(text)) == len(text)


def test_digits_become_narrow_and_marks_wide() -> None:
    assert level("２０２５年,虽然(一)1,204条:好") == "2025年，虽然（一）1,204条：好"


@given(st.text(alphabet="收到十7件，。；\n（一） "))
def test_a_sentence_stands_where_it_says(text: str) -> None:
    plain = level(text)
    assert all(plain[one.start : one.start + len(one.text)] == one.text for one in sentences(text))


def test_a_line_end_ends_a_sentence_and_a_semicolon_does_not() -> None:
    assert [one.text for one in sentences("甲；乙。丙\n丁！")] == ["甲；乙。", "丙", "丁！"]


def test_a_short_numbered_line_is_a_heading() -> None:
    lines = paragraphs("（一）主动公开\n\n（二）加强培训。\n正文")
    assert [line.is_heading for line in lines] == [True, False, False]


def test_letters_are_counted_without_white_space() -> None:
    assert letters(" 公 开\n。") == 3


def test_a_list_of_rules_is_left_out() -> None:
    assert without_names_of_rules("完善公开、追责等制度，开展考核。") == "，开展考核。"
