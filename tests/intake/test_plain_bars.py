from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.plain import read_plain

ROWS = [["规章", "0", ""], ["许可", "", "1"]]

if TYPE_CHECKING:
    from types import SimpleNamespace


@pytest.mark.parametrize(
    "text",
    [
        "规章|0|\n许可||1",
        "| 规章 | 0 |  |\n|---|:-:|---|\n| 许可 |  | 1 |",
        "｜规章｜0｜｜\n\n｜许可｜｜1｜",
        "┌──┬─┬─┐\n│规章│0│ │\n├──┼─┼─┤\n│许可│ │1│\n└──┴─┴─┘",
    ],
)
def test_bars_of_every_kind_part_cells(text: str, seen: SimpleNamespace) -> None:
    assert seen.grids(read_plain(text))[0] == ROWS


def test_a_cell_of_several_lines_is_one_cell(seen: SimpleNamespace) -> None:
    blocks = read_plain("| 自然\n人 | 0 |\n| 总计 | 1 |")
    assert seen.grids(blocks) == [[["自然\n人", "0"], ["总计", "1"]]]


def test_a_row_that_is_never_closed_ends_with_its_line(seen: SimpleNamespace) -> None:
    assert seen.grids(read_plain("|甲|0\n|乙|1\n丙")) == [[["甲", "0"], ["乙", "1"]]]


def test_a_break_and_an_escaped_bar_are_read(seen: SimpleNamespace) -> None:
    blocks = read_plain("|自然<br>人|0|\n|甲\\|乙|1|")
    assert seen.grids(blocks) == [[["自然\n人", "0"], ["甲|乙", "1"]]]


def test_one_line_of_navigation_is_a_paragraph(seen: SimpleNamespace) -> None:
    assert seen.texts(read_plain("首页 | 新闻 | 公开\n正文")) == ["首页 | 新闻 | 公开", "正文"]


def test_lines_with_a_single_bar_and_one_word_are_paragraphs(seen: SimpleNamespace) -> None:
    assert seen.texts(read_plain("| 甲\n| 乙")) == ["| 甲", "| 乙"]


def test_a_rule_alone_is_a_paragraph(seen: SimpleNamespace) -> None:
    assert seen.texts(read_plain("———\n正文")) == ["———", "正文"]
