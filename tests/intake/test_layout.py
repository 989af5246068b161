from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import Grid, IntakeError, Paragraph
from desktop.intake.layout import Cell, table_items
from desktop.intake.word import read_word

if TYPE_CHECKING:
    from types import SimpleNamespace

SENTENCE = "本表所列数据截至年末，由各承办单位分别报送后汇总。"


def test_a_table_around_everything_gives_its_content(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    inner = make.para("标题") + make.table(make.row("规章", "0")) + make.para("正文")
    blocks = read_word(make.docx(make.table(make.row(make.cell(inner)))))
    assert (seen.texts(blocks), seen.grids(blocks)) == (["标题", "正文"], [[["规章", "0"]]])


def test_a_frame_around_a_paragraph_gives_the_paragraph(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    assert seen.texts(read_word(make.docx(make.table(make.row("标题"))))) == ["标题"]


def test_navigation_beside_a_table_is_layout(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    inner = make.cell(make.table(make.row("规章", "0")) + make.para())
    blocks = read_word(make.docx(make.table(make.row("首页", inner))))
    assert (seen.texts(blocks), seen.grids(blocks)) == (["首页"], [[["规章", "0"]]])


def test_an_empty_cell_beside_everything_is_layout(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    inner = make.cell(make.para("正文") + make.table(make.row("规章", "0")))
    blocks = read_word(make.docx(make.table(make.row("", inner))))
    assert (seen.texts(blocks), seen.grids(blocks)) == (["正文"], [[["规章", "0"]]])


def test_a_table_nested_in_a_table_with_numbers_follows_it(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    inner = make.cell(make.table(make.row("国家秘密", "1")) + make.para())
    blocks = read_word(make.docx(make.table(make.row("新收", "5"), make.row("办理", inner))))
    assert seen.grids(blocks) == [[["新收", "5"], ["办理", ""]], [["国家秘密", "1"]]]


def test_one_column_of_prose_is_layout(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    blocks = read_word(make.docx(make.table(make.row("一、情况"), make.row(SENTENCE))))
    assert seen.texts(blocks) == ["一、情况", SENTENCE]


def test_one_column_of_labels_is_a_grid(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    blocks = read_word(make.docx(make.table(make.row("规章"), make.row("许可"))))
    assert seen.grids(blocks) == [[["规章"], ["许可"]]]


@pytest.mark.parametrize("text", ["四、行政复议情况", SENTENCE])
def test_a_heading_or_sentence_across_a_table_cuts_it(
    text: str, make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    rows = make.row("规章", "0"), make.row(make.cell(text, 2)), make.row("维持", "1")
    blocks = read_word(make.docx(make.table(*rows)))
    assert seen.texts(blocks) == [text]
    assert seen.grids(blocks) == [[["规章", "0"]], [["维持", "1"]]]


def test_a_caption_across_a_table_stays_in_it(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    rows = make.row(make.cell("第二十条第（五）项", 2)), make.row("许可", "0")
    blocks = read_word(make.docx(make.table(*rows)))
    assert seen.grids(blocks) == [[["第二十条第（五）项"], ["许可", "0"]]]


def test_a_note_under_a_table_is_a_paragraph(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    rows = make.row("许可", "0"), make.row(make.cell(SENTENCE, 2))
    assert seen.texts(read_word(make.docx(make.table(*rows)))) == [SENTENCE]


def test_a_table_without_cells_is_nothing() -> None:
    assert table_items([]) == []


def test_more_cells_than_any_report_has_are_refused() -> None:
    with pytest.raises(IntakeError, match="格子太多"):
        table_items([Cell(0, 0, 1, 1)] * 60_001)


def test_a_cell_that_holds_a_table_nests() -> None:
    assert Cell(0, 0, 1, 1, [Grid((), "")]).nests


def test_an_automatic_number_stands_apart_from_a_figure() -> None:
    items: list[Paragraph | Grid] = [Paragraph(text, "", numbering="1.") for text in ("5", "规章")]
    assert Cell(0, 0, 1, 1, items).text == "1. 5\n1.规章"
