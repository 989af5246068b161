from __future__ import annotations

import pytest

from desktop.intake.looks import is_heading, is_number, is_sentence, is_value


@pytest.mark.parametrize(
    "text", ["0", " 12 ", "１２", "1,234", "0.37", "-18", "12件", "251000元", "O"]
)
def test_a_number_may_have_separators_a_sign_and_a_unit(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "1.属于国家秘密", "2022年1月25日", "减3", "/", "一"])
def test_labels_dates_and_marks_are_no_numbers(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize("text", ["/", "—", "无", "--", "７"])
def test_a_value_may_be_a_mark_for_none(text: str) -> None:
    assert is_value(text)


def test_a_long_text_that_ends_like_a_sentence_is_one() -> None:
    assert is_sentence("全年没有收到申请，" * 3 + "下一步继续努力。")


def test_the_longest_label_of_the_form_is_no_sentence() -> None:
    assert not is_sentence(
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    )


def test_a_very_long_text_is_a_sentence_without_its_stop() -> None:
    assert is_sentence("长" * 61)


@pytest.mark.parametrize("text", ["一、总体情况", "十二、附则", "3、 收到", " 四 、复议"])
def test_a_section_heading_begins_with_a_number_and_a_comma(text: str) -> None:
    assert is_heading(text)


@pytest.mark.parametrize("text", ["（一）予以公开", "1.属于国家秘密", "一是加强领导", "12、其他"])
def test_other_numbers_begin_no_section(text: str) -> None:
    assert not is_heading(text)
