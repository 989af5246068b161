# SPDX-License-Identifier: MIT
from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.render import characters


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("一\r\n二\r三\x0b四\x0c五\u2028六\u2029七\x85八", "一\n二\n三\n四\n五\n六\n七\n八"),
        ("公\x00开\x07信\x1f息\x7f报\ufffe告\uffff", "公开信息报告"),
        ("列一\t列二", "列一\t列二"),
        ("赟堃喆昇垚祎硚𠮷", "赟堃喆昇垚祎硚𠮷"),
        ("吉\ud842\udfb7", "吉\U00020bb7"),
        ("半\ud842个", "半\ufffd个"),
        ('{{ 单位 }} {% if %} <w:p> & "', '{{ 单位 }} {% if %} <w:p> & "'),
    ],
)
def test_text_is_cleaned_and_otherwise_left_as_typed(typed: str, clean: str) -> None:
    assert characters.clean(typed) == clean


def test_a_text_becomes_its_paragraphs_without_blank_ones_and_typed_indents() -> None:
    assert characters.lines("\u3000\u3000第一段。\n\n \t第二段。 \n") == ("第一段。", "第二段。")


def test_a_line_joins_what_was_broken() -> None:
    assert characters.line(" 清溪县\n水务局 ") == "清溪县 水务局"


def test_no_brace_is_left_for_a_template_engine() -> None:
    assert not set("{}") & set(characters.xml("{{7*7}}{_{x}_}{%%}"))


@given(st.text(st.characters()))
def test_any_text_survives_a_trip_through_xml(typed: str) -> None:
    clean = characters.clean(typed)
    element = ET.fromstring(f'<t a="{characters.xml(clean)}">{characters.xml(clean)}</t>')
    assert (element.text or "") == clean
