# SPDX-License-Identifier: MIT
"""Printed labels compared whatever their spaces, widths, brackets and numbering."""

from __future__ import annotations

import pytest

from desktop.core.labels import chinese_number, read_label, similarity, without_radicals


def alike(one: str, other: str) -> float:
    return similarity(read_label(one), read_label(other))


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况",
        "一 、总 体 情 况",
        "1、总体情况",
        "1.总体情况",
        "（一）总体情况",
        "(1)总体情况",
        "（一总体情况",
        "一）总体情况",
        "/1.总体情况",
        "1总体情况",
        "總體情況",
        "总\n体\n情\n况",
        "总体情况：",
        "“总体情况”",
    ],
)
def test_the_same_words_are_the_same_label(text: str) -> None:
    assert alike(text, "总体情况") == 1


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("一、总体情况", "一、", 1),
        ("十二、附录", "一、", 12),
        ("（三）不予公开", "（一）", 3),
        ("(3)不予公开", "（一）", 3),
        ("3.其他", "1.", 3),
        ("3、其他", "1.", 3),
        ("３．其他", "1.", 3),
        ("其他", "", 0),
        ("2021年度报告", "", 0),
        ("12月", "", 0),
        ("0.37万元", "", 0),
    ],
)
def test_numbering_is_taken_off_and_kept_apart(text: str, style: str, number: int) -> None:
    label = read_label(text)
    assert (label.style, label.number) == (style, number)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("⼀、本年新收政府信息公开申请数量", "一、本年新收政府信息公开申请数量"),  # Kangxi radical
        ("⺠办", "民办"),
        ("（二）部分公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
        ("采购总金额（单位：万元，保留4位小数）", "采购总金额"),
        ("（七）合计", "（七）总计"),
        ("第二十条（第一项）", "第二十条第（一）项"),
    ],
)
def test_small_differences_leave_labels_nearly_the_same(one: str, other: str) -> None:
    assert alike(one, other) >= 0.98


def test_radicals_of_both_blocks_become_the_characters_they_look_like() -> None:
    assert without_radicals("⻘岛市⼈⺠政府⻓江⻔户⻨⻰") == "青岛市人民政府长江门户麦龙"


def test_only_radicals_are_replaced() -> None:
    text = "人民政府（２０２４）Ⅲ 總計①"
    assert without_radicals(text) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("其他法律行政止公开", "2.其他法律行政法规禁止公开"),
        ("（四）结转下年继续办理", "四、结转下年度继续办理"),
        ("行政事业收费", "行政事业性收费"),
        ("规范性文件", "行政规范性文件"),
    ],
)
def test_lost_characters_leave_labels_alike(one: str, other: str) -> None:
    assert 0.7 < alike(one, other) < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("规章", "行政许可"),
        ("第二十条第（一）项", "行政强制"),
        ("5.属于三类内部事务信息", "6.属于四类过程性信息"),
        ("", "总体情况"),
        ("", ""),
        ("。", "总体情况"),
        ("章", "可"),
    ],
)
def test_other_words_are_not_alike(one: str, other: str) -> None:
    assert alike(one, other) < 0.45


def test_one_character_is_compared_without_pairs() -> None:
    assert 0 < alike("章", "章节") < 1


@pytest.mark.parametrize(
    ("digits", "value"),
    [("7", 7), ("七", 7), ("十", 10), ("十二", 12), ("二十五", 25), ("三十", 30)],
)
def test_chinese_numerals_below_a_hundred(digits: str, value: int) -> None:
    assert chinese_number(digits) == value
