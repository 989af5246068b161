from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import Blocks, IntakeError
from desktop.intake.word import read_word

if TYPE_CHECKING:
    from types import SimpleNamespace


def read(make: SimpleNamespace, *rows: str) -> Blocks:
    return read_word(make.docx(make.table(*rows)))


def test_merged_cells_are_one_box_with_spans(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    c = make.cell
    grid = seen.only_grid(
        read(
            make,
            make.row(c("本年度", down="restart"), c("予以公开", across=2), "1"),
            make.row(c(down="continue"), "国家秘密", "甲", "2"),
        )
    )
    assert seen.shape(grid) == [
        (0, 0, 2, 1, "本年度"),
        (0, 1, 1, 2, "予以公开"),
        (0, 3, 1, 1, "1"),
        (1, 1, 1, 1, "国家秘密"),
        (1, 2, 1, 1, "甲"),
        (1, 3, 1, 1, "2"),
    ]


def test_a_merge_may_go_on_for_many_rows(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    c = make.cell
    rows = [make.row(c("甲", down="restart"), "0")]
    rows += [make.row(c(down="continue"), str(number)) for number in range(1, 4)]
    assert seen.shape(seen.only_grid(read(make, *rows)))[0] == (0, 0, 4, 1, "甲")


def test_a_continued_cell_of_another_width_is_its_own(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    c = make.cell
    rows = make.row(c("甲", down="restart"), "0", "1"), make.row(c("乙", 2, "continue"), "1")
    assert (1, 0, 1, 2, "乙") in seen.shape(seen.only_grid(read(make, *rows)))


def test_cells_merged_the_old_way_are_one_box(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    c = make.cell
    start, goes_on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    rows = (
        make.row(c("甲", properties=start), c("", properties=goes_on), "0"),
        make.row("乙", "丙", "1"),
    )
    assert seen.shape(seen.only_grid(read(make, *rows)))[0] == (0, 0, 1, 2, "甲")


def test_text_in_a_covered_cell_is_told(make: SimpleNamespace) -> None:
    c = make.cell
    blocks = read(
        make, make.row(c("甲", down="restart"), "0"), make.row(c("藏", 1, "continue"), "1")
    )
    assert "1 个被合并的单元格" in blocks.remarks[0]


def test_a_table_in_a_covered_cell_is_told(make: SimpleNamespace) -> None:
    c = make.cell
    inner = make.table(make.row("一", "二"))
    blocks = read(
        make, make.row(c("甲", down="restart"), "0"), make.row(c(inner, 1, "continue"), "1")
    )
    assert "被合并" in blocks.remarks[0]


def test_a_row_may_begin_after_columns(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    rows = make.row("甲", "乙"), make.row("0", properties='<w:gridBefore w:val="1"/>')
    assert (1, 1, 1, 1, "0") in seen.shape(seen.only_grid(read(make, *rows)))


def test_columns_in_which_nothing_begins_are_not_counted(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    c = make.cell
    grid = seen.only_grid(
        read(make, make.row(c("甲", 7), c("0", 3)), make.row(c("乙", 7), c("1", 3)))
    )
    assert grid.width == 2


def test_the_paragraphs_of_a_cell_are_joined(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    blocks = read(make, make.row(make.cell(make.para("自然") + make.para("人")), "0"))
    assert seen.grids(blocks) == [[["自然\n人", "0"]]]


def test_rows_and_cells_in_content_controls_are_read(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    wrapped = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = make.row(wrapped.format(make.cell("甲")), "0")
    assert seen.grids(read(make, wrapped.format(row))) == [[["甲", "0"]]]


def test_a_deleted_row_is_left_out_and_told(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    blocks = read(make, make.row("甲", "0", properties="<w:del/>"), make.row("乙", "1"))
    assert seen.grids(blocks) == [[["乙", "1"]]]
    assert "修订" in blocks.remarks[0]


def test_a_hidden_row_is_left_out_and_told(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    blocks = read(make, make.row("甲", "0", properties="<w:hidden/>"), make.row("乙", "1"))
    assert seen.grids(blocks) == [[["乙", "1"]]]
    assert "隐藏" in blocks.remarks[0]


def test_a_deleted_cell_is_left_out_and_told(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    blocks = read(make, make.row("甲", make.cell("旧", properties="<w:cellDel/>"), "0"))
    assert seen.grids(blocks) == [[["甲", "0"]]]
    assert "修订" in blocks.remarks[0]


def test_numbered_paragraphs_in_cells_keep_their_number(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    item = make.cell(make.para("国家秘密", '<w:numPr><w:numId w:val="1"/></w:numPr>'))
    blocks = read_word(make.docx(make.table(make.row(item, "0")), numbering=numbering))
    assert seen.grids(blocks) == [[["1.国家秘密", "0"]]]


@pytest.mark.parametrize("span", ["99999999999", "-3", "x", ""])
def test_an_absurd_span_is_no_fault(
    span: str, make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{make.para("甲")}</w:tc>'
    assert seen.grids(read(make, make.row(cell, "0"))) == [[["甲", "0"]]]


def test_more_cells_than_any_report_has_are_refused(make: SimpleNamespace) -> None:
    row = "<w:tr>" + "<w:tc/>" * 1000 + "</w:tr>"
    with pytest.raises(IntakeError, match="格子太多"):
        read(make, row * 61)


def grid_of(*widths: int) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def test_a_sliver_between_the_edges_of_two_rows_is_no_column(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    c = make.cell
    rows = make.row(c("行政复议", 2), c("行政诉讼", 3)), make.row("1", c("2", 2), "3", "4")
    grid = seen.only_grid(read(make, grid_of(600, 599, 1, 600, 600), *rows))
    assert [box[1:4] for box in seen.shape(grid)] == [
        *((0, 1, 2), (2, 1, 2)),
        *((0, 1, 1), (1, 1, 1), (2, 1, 1), (3, 1, 1)),
    ]


@pytest.mark.parametrize("widths", [(600, 1), (600,), ()])
def test_no_narrow_cell_vanishes(
    widths: tuple[int, ...], make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    assert seen.grids(read(make, grid_of(*widths), make.row("甲", "0"))) == [[["甲", "0"]]]
