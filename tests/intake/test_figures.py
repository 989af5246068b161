# SPDX-License-Identifier: MIT
"""What stands in a cell, and the value of a figure."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop.core.form import CellKind
from desktop.core.report import NoteKind
from desktop.intake.figures import Figure, Look, look, read_figure, split_label

if TYPE_CHECKING:
    from desktop.core.values import Value

COUNT, AMOUNT, CHANGE = CellKind.COUNT, CellKind.AMOUNT, CellKind.CHANGE


@pytest.mark.parametrize("text", ["", "  ", "\u00a0", "\u3000\n"])
def test_white_space_is_blank(text: str) -> None:
    assert look(text) is Look.BLANK


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "12",
        "１２",
        "1,234",
        "0.37万元",
        "251000元",
        "12件",
        "-3",
        "减3",
        "O",
        "/",
        "—",
        "无",
        "－",
        "230 000",
        "22（其中修订 16 件）",
        "3\n4",
    ],
)
def test_numbers_and_marks_for_none_are_figures(text: str) -> None:
    assert look(text) is Look.FIGURE


@pytest.mark.parametrize(
    "text", ["规章", "1.属于国家秘密", "3.其他", "2 其他法律", "本单位未制作规章", "第3页", "数据1"]
)
def test_labels_and_sentences_are_words(text: str) -> None:
    assert look(text) is Look.WORDS


@pytest.mark.parametrize(
    ("text", "label", "figure"),
    [
        ("行政许可396442278", "行政许可", "396442278"),
        ("规章 0 0 0", "规章", "0 0 0"),
        ("（一）予以公开：12", "（一）予以公开", "12"),
    ],
)
def test_figures_are_cut_off_a_label(text: str, label: str, figure: str) -> None:
    assert split_label(text) == (label, figure)


@pytest.mark.parametrize("text", ["规章", "12", "1.属于国家秘密"])
def test_a_label_without_figures_behind_it_is_not_cut(text: str) -> None:
    assert split_label(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [("0", COUNT, 0), ("17", COUNT, 17), ("-3", CHANGE, -3), ("0.50", AMOUNT, Decimal("0.50"))],
)
def test_a_plain_figure_needs_no_note(text: str, kind: CellKind, value: Value) -> None:
    assert read_figure(text, kind) == Figure(value)


@pytest.mark.parametrize("text", ["", " ", "\u00a0"])
def test_blank_is_not_zero_and_needs_no_note(text: str) -> None:
    assert read_figure(text, COUNT).value is None


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("12件", COUNT, 12),
        ("１２", COUNT, 12),
        ("O", COUNT, 0),
        ("1,234", COUNT, 1234),
        ("/", COUNT, None),
        ("无", COUNT, None),
        ("251000元", AMOUNT, Decimal("25.1")),
        ("减3", CHANGE, -3),
    ],
)
def test_another_way_of_writing_is_understood_with_a_note(
    text: str, kind: CellKind, value: Value
) -> None:
    figure = read_figure(text, kind)
    assert (figure.value, figure.kind) == (value, NoteKind.UNDERSTOOD)
    assert figure.why


@pytest.mark.parametrize(
    ("text", "value", "why"),
    [
        ("22（其中修订 16 件）", 22, "括号前"),
        ("本单位未制作规章", None, "没有读取"),
        ("-18", None, "没有读取"),
        ("1.5", None, "没有读取"),
        ("0 0 0", 0, "连在了一起"),
        ("1 2", 12, "连在了一起"),
        ("1, 000", 1000, "连在了一起"),
        ("5①", 5, "注释的记号"),
        ("② 5", 5, "注释的记号"),
        ("12²", 12, "注释的记号"),
        ("007", 7, "连在了一起"),
    ],
)
def test_what_may_be_read_in_another_way_is_doubtful(text: str, value: Value, why: str) -> None:
    figure = read_figure(text, COUNT)
    assert (figure.value, figure.kind) == (value, NoteKind.DOUBTFUL)
    assert why in figure.why


@pytest.mark.parametrize("text", ["9" * 5_000 + "甲", "9" + " " * 50_000 + "甲"])
def test_what_has_no_end_is_no_figure_with_an_explanation(text: str) -> None:
    start = time.process_time()
    assert look(text) is Look.WORDS
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize("text", ["约3", "近 3 件", "共3件", "3余件", "3件左右", "3以上"])
def test_a_figure_that_is_only_about_right_is_doubtful(text: str) -> None:
    assert look(text) is Look.FIGURE
    assert read_figure(text, COUNT) == Figure(3, NoteKind.DOUBTFUL, "只读取了数字")
