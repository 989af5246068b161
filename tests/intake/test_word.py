from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import Grid, IntakeError, Paragraph
from desktop.intake.word import read_word

if TYPE_CHECKING:
    from types import SimpleNamespace


def test_paragraphs_and_tables_come_in_order(make: SimpleNamespace) -> None:
    body = make.para("一、前") + make.table(make.row("规章", "0")) + make.para("二、后")
    first, grid, last = read_word(make.docx(body)).items
    assert (first, last) == (Paragraph("一、前", "第1段"), Paragraph("二、后", "第2段"))
    assert isinstance(grid, Grid)
    assert (grid.place, grid.exact, grid.rows_known) == ("第1个表格", True, True)


def test_empty_paragraphs_are_not_blocks(make: SimpleNamespace) -> None:
    assert read_word(make.docx(make.para() + make.para("  "))).items == ()


def test_the_source_is_named(make: SimpleNamespace) -> None:
    assert read_word(make.docx("")).kind == "Word 文档"


def test_a_content_control_around_everything_is_looked_into(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    inner = make.para("甲") + make.table(make.row("规章", "0"))
    body = f"<w:sdt><w:sdtPr><w:id/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    blocks = read_word(make.docx(body))
    assert (seen.texts(blocks), seen.grids(blocks)) == (["甲"], [[["规章", "0"]]])


@pytest.mark.parametrize("tag", ["ins", "moveTo", "customXml"])
def test_inserted_blocks_are_read(tag: str, make: SimpleNamespace, seen: SimpleNamespace) -> None:
    body = f"<w:{tag}>{make.para('甲')}</w:{tag}>"
    assert seen.texts(read_word(make.docx(body))) == ["甲"]


@pytest.mark.parametrize("tag", ["del", "moveFrom"])
def test_deleted_blocks_are_left_out_and_told(tag: str, make: SimpleNamespace) -> None:
    blocks = read_word(make.docx(f"<w:{tag}>{make.para('甲')}</w:{tag}>"))
    assert blocks.items == ()
    assert "修订" in blocks.remarks[0]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    body = make.para("总体", "<w:rPr><w:del/></w:rPr>") + make.para("情况", "<w:rPr/>")
    assert seen.texts(read_word(make.docx(body))) == ["总体情况"]


def test_a_last_paragraph_whose_end_was_moved_is_kept(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    body = make.para("总体", "<w:rPr><w:moveFrom/></w:rPr>")
    assert seen.texts(read_word(make.docx(body))) == ["总体"]


def test_a_part_in_another_format_is_mentioned(make: SimpleNamespace) -> None:
    assert "其他文件" in read_word(make.docx("<w:altChunk/>")).remarks[0]


def test_section_properties_are_no_text(make: SimpleNamespace) -> None:
    body = f"<w:bookmarkEnd/><w:sectPr><w:pgSz/></w:sectPr>{make.para('甲')}"
    assert len(read_word(make.docx(body)).items) == 1


def test_tables_in_one_another_without_end_are_refused(make: SimpleNamespace) -> None:
    body = "<w:tbl><w:tr><w:tc>" * 100 + "</w:tc></w:tr></w:tbl>" * 100
    with pytest.raises(IntakeError, match="套得太深"):
        read_word(make.docx(body))


def test_a_document_without_a_body_is_refused(make: SimpleNamespace) -> None:
    with pytest.raises(IntakeError, match="没有正文"):
        read_word(make.archive({"word/document.xml": "<x/>"}))


def test_a_text_box_before_any_paragraph_has_a_place(make: SimpleNamespace) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    [item] = read_word(make.docx(f"<w:p><w:r><w:pict>{box}</w:pict></w:r></w:p>")).items
    assert item.place == "第1段后的文本框"


def test_of_alternatives_the_first_with_anything_is_read(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    branches = f"<mc:Choice/><mc:Choice>{make.para('甲')}</mc:Choice><mc:Fallback>{make.para('乙')}"
    body = f"<mc:AlternateContent>{branches}</mc:Fallback></mc:AlternateContent>"
    assert seen.texts(read_word(make.docx(body + "<mc:AlternateContent/>"))) == ["甲"]
