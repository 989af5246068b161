from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.plain import read_plain

if TYPE_CHECKING:
    from types import SimpleNamespace


def cells(*rows: list[str]) -> str:
    """Print rows with one cell per line, an empty line after each."""
    return "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in rows)


def test_one_cell_per_line_is_read_row_by_row(seen: SimpleNamespace) -> None:
    blocks = read_plain(cells(["信息内容", "本年制发件数"], ["规章", "0"]))
    assert seen.grids(blocks) == [[["信息内容", "本年制发件数"], ["规章", "0"]]]


def test_an_empty_cell_keeps_its_place(seen: SimpleNamespace) -> None:
    blocks = read_plain(cells(["", "", "2.重复申请", "0"], ["甲", "", "", "1"]))
    assert seen.grids(blocks) == [[["", "", "2.重复申请", "0"], ["甲", "", "", "1"]]]


def test_further_lines_of_a_cell_are_joined(seen: SimpleNamespace) -> None:
    blocks = read_plain(cells(["商业\n企业", "结\n果\n维\n持"], ["0", "1"]))
    assert seen.grids(blocks)[0][0] == ["商业\n企业", "结\n果\n维\n持"]


def test_lines_of_spaces_in_a_cell_do_not_end_its_row(seen: SimpleNamespace) -> None:
    blocks = read_plain(cells(["\u2002\n\u2002\n三、本年度办理结果", "0"], ["", "1"]))
    assert seen.grids(blocks) == [[["三、本年度办理结果", "0"], ["", "1"]]]


def test_spaces_after_the_text_of_a_cell_do_not_end_its_row(seen: SimpleNamespace) -> None:
    blocks = read_plain("\t规章\n \n\t0\n\n\t许可\n\t1\n")
    assert seen.grids(blocks) == [[["规章", "0"], ["许可", "1"]]]


def test_lines_of_spaces_end_rows_where_no_empty_line_does(seen: SimpleNamespace) -> None:
    blocks = read_plain("\t规章\n\t0\n \n\t许可\n\t1\n")
    assert seen.grids(blocks) == [[["规章", "0"], ["许可", "1"]]]


def test_empty_lines_before_the_text_of_a_cell_do_not_end_its_row(seen: SimpleNamespace) -> None:
    blocks = read_plain(cells(["规章", "0"]) + "\t\n\n\n\n三、\n本年度办理结果\n\t予以公开\n\t0\n")
    assert seen.grids(blocks)[0][1] == ["三、\n本年度办理结果", "予以公开", "0"]


def test_an_empty_row_before_a_paragraph_does_not_swallow_it(seen: SimpleNamespace) -> None:
    blocks = read_plain(cells(["规章", "0"], [""]) + "\n二、后\n正文\n正文\n正文\n正文\n\t甲")
    assert "二、后" in seen.texts(blocks)


def test_text_in_two_parts_after_an_empty_cell_is_a_paragraph(seen: SimpleNamespace) -> None:
    blocks = read_plain(cells(["规章", "0"], [""]) + "二、后\n\n\t许可\n\t1\n")
    assert "二、后" in seen.texts(blocks)


def test_two_tables_under_different_headings_are_two_grids(seen: SimpleNamespace) -> None:
    blocks = read_plain(cells(["规章", "0"]) + "\n四、行政复议\n" + cells(["维持", "0"]))
    assert seen.grids(blocks) == [[["规章", "0"]], [["维持", "0"]]]


def test_a_wider_gap_than_usual_ends_a_table(seen: SimpleNamespace) -> None:
    first = cells(["规章", "0"], ["许可", "1"], ["处罚", "1"])
    assert len(seen.grids(read_plain(first + "\n" + cells(["维持", "0"])))) == 2


def test_a_heading_in_a_cell_of_its_own_is_a_paragraph(seen: SimpleNamespace) -> None:
    blocks = read_plain(cells(["规章", "0"], ["四、行政复议情况"], ["维持", "0"]))
    assert seen.texts(blocks) == ["四、行政复议情况"]
    assert len(seen.grids(blocks)) == 2


def test_a_heading_directly_after_a_cell_is_a_paragraph(seen: SimpleNamespace) -> None:
    assert seen.texts(read_plain("\t规章\n\t0\n四、行政复议\n正文")) == ["四、行政复议", "正文"]


def test_prose_indented_by_a_tab_is_no_table(seen: SimpleNamespace) -> None:
    prose = "我镇认真贯彻落实条例的各项要求，持续推进公开工作。"
    blocks = read_plain(f"\t一、总体情况\n\t{prose}\n\n\t{prose}\n\t某镇\n\t2022年1月25日\n")
    assert seen.grids(blocks) == []
    assert len(seen.texts(blocks)) == 5


def test_rows_without_their_ends_are_guessed(seen: SimpleNamespace) -> None:
    blocks = read_plain("".join(f"\t{label}\n" + "\t0\n" * 7 for label in ("甲", "乙", "丙")))
    grid = seen.only_grid(blocks)
    assert not grid.rows_known
    assert [len(line) for line in grid.lines()] == [8, 8, 8]


def test_a_very_long_row_without_a_word_after_a_number_stays_one(seen: SimpleNamespace) -> None:
    blocks = read_plain("\t甲\n" + "\t0\n" * 25)
    assert seen.only_grid(blocks).rows_known


def test_one_row_per_line_is_read(seen: SimpleNamespace) -> None:
    blocks = read_plain("规章\t0\t\t1\n许可\t5\t0\t12")
    assert seen.grids(blocks) == [[["规章", "0", "", "1"], ["许可", "5", "0", "12"]]]


def test_an_empty_line_in_a_torn_header_does_not_end_the_table(seen: SimpleNamespace) -> None:
    blocks = read_plain("商业企业\t社会公益\n\n\t组织\n0\t0\n")
    assert seen.grids(blocks) == [[["商业企业", "社会公益"], ["", "组织"], ["0", "0"]]]


def test_two_empty_lines_end_a_table_of_rows(seen: SimpleNamespace) -> None:
    assert len(seen.grids(read_plain("规章\t0\n许可\t1\n\n\n维持\t1\n纠正\t2"))) == 2


def test_a_caption_whose_tabs_were_stripped_stays_in_the_table(seen: SimpleNamespace) -> None:
    blocks = read_plain("规章\t0\n第二十条第（五）项\n许可\t1\n")
    assert seen.grids(blocks) == [[["规章", "0"], ["第二十条第（五）项"], ["许可", "1"]]]


def test_a_heading_between_rows_ends_the_table(seen: SimpleNamespace) -> None:
    assert seen.texts(read_plain("规章\t0\n许可\t1\n四、复议\n维持\t0\n纠正\t1\n")) == ["四、复议"]


def test_a_quoted_cell_of_several_lines_is_one_cell(seen: SimpleNamespace) -> None:
    blocks = read_plain('"自然\n人"\t"危及""三安全"""\t总计\n0\t1\t2\n')
    assert seen.grids(blocks) == [[["自然\n人", '危及"三安全"', "总计"], ["0", "1", "2"]]]


@pytest.mark.parametrize("text", ['"甲\n乙', '甲\t"乙\n' + "丙\n" * 12, '"甲"\n乙'])
def test_an_odd_quote_loses_nothing(text: str, seen: SimpleNamespace) -> None:
    blocks = read_plain(text)
    assert "".join(seen.texts(blocks)).replace("\t", "") == text.replace("\n", "").replace("\t", "")


def test_stacked_characters_are_joined_where_the_width_comes_out(seen: SimpleNamespace) -> None:
    blocks = read_plain("结\n果\t总\n计\t其他\n0\t1\t2\n3\t4\t5\n")
    assert seen.grids(blocks)[0][:2] == [["结\n果", "总\n计", "其他"], ["0", "1", "2"]]


def test_a_last_cell_of_stacked_characters_goes_on(seen: SimpleNamespace) -> None:
    blocks = read_plain("甲\t乙\t丙\n\t结\n果\t总\n计\n0\t1\t2\n")
    assert seen.grids(blocks) == [[["甲", "乙", "丙"], ["", "结\n果", "总\n计"], ["0", "1", "2"]]]


@pytest.mark.parametrize(
    "text",
    [
        "甲\t乙\t丙\n\t结\n0\t1\t2\n",
        "甲\t乙\t丙\t丁\n\t结\n果\n\n0\t1\n",
        "甲\t乙\n\t结\n果\t总\t计\n",
    ],
)
def test_stacked_characters_that_fit_no_width_lose_nothing(
    text: str, seen: SimpleNamespace
) -> None:
    blocks = read_plain(text)
    kept = "".join(seen.texts(blocks)) + "".join(
        cell for grid in seen.grids(blocks) for line in grid for cell in line
    )
    assert sorted("".join(kept.split())) == sorted("".join(text.split()))


def test_a_table_of_contents_is_paragraphs(seen: SimpleNamespace) -> None:
    blocks = read_plain("一、总体情况\t1\n二、主动公开\t2\n三、收到申请\t4\n")
    assert seen.grids(blocks) == []


def test_cells_per_line_may_follow_rows_per_line(seen: SimpleNamespace) -> None:
    text = "规章\t0\n许可\t1\n" + cells(["甲", "0"], ["乙", "1"], ["丙", "1"])
    assert [len(grid) for grid in seen.grids(read_plain(text))] == [2, 3]


def test_rows_per_line_may_follow_cells_per_line(seen: SimpleNamespace) -> None:
    text = cells(["甲", "0"], ["乙", "1"]) + "\t规章\t0\n\t许可\t1\n\t处罚\t1\n"
    assert [len(grid) for grid in seen.grids(read_plain(text))] == [2, 3]


def test_another_layout_may_follow_after_an_empty_line(seen: SimpleNamespace) -> None:
    text = cells(["甲", "0"], ["乙", "1"]) + "\t规章\t0\n\t许可\t1\n\t处罚\t1\n"
    assert seen.grids(read_plain(text))[1][0] == ["", "规章", "0"]


def test_a_table_may_end_the_text(seen: SimpleNamespace) -> None:
    assert seen.grids(read_plain("\t规章\n\t0\n\n\t许可\n\t1")) == [[["规章", "0"], ["许可", "1"]]]


def test_stacked_characters_at_the_end_of_the_text_lose_nothing(seen: SimpleNamespace) -> None:
    blocks = read_plain("甲\t乙\t丙\n0\t1\t2\n丁\t结\n果")
    assert seen.grids(blocks)[0][:2] == [["甲", "乙", "丙"], ["0", "1", "2"]]
    assert "果" in str(blocks)


def test_another_layout_may_follow_without_an_empty_line(seen: SimpleNamespace) -> None:
    text = cells(["甲", "0"]) + "\t乙\n\t1\n\t规章\t0\n\t许可\t1\n\t处罚\t1\n"
    assert [len(grid) for grid in seen.grids(read_plain(text))] == [2, 3]
