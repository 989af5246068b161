from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop import tasks
from desktop.intake.blocks import Grid, IntakeError, Paragraph
from desktop.intake.pdf import read_pdf
from desktop.intake.reading import read
from tests.intake.pdfs import WIDTH, pdf, rule, table, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import SimpleNamespace

    from desktop.core.form import FormSpec
    from desktop.core.report import Report

LINE = "这一行的文字有二十几个而且一直写到右边的页边"
XS = (70, 220, 300)
BODY = write(70, 600, LINE)


def texts(*pages: str) -> list[str]:
    """Return the paragraphs of a file of these pages."""
    return [item.text for item in read_pdf(pdf(*pages)).items if isinstance(item, Paragraph)]


def cells(*pages: str) -> list[list[list[str]]]:
    """Return the texts of the tables of a file of these pages, by row."""
    found = read_pdf(pdf(*pages)).items
    return [
        [[box.text for box in line] for line in item.lines()]
        for item in found
        if isinstance(item, Grid)
    ]


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_every_cell_and_text_of_a_report_is_read(
    edition: str,
    forms: Mapping[str, FormSpec],
    busy_report: Report,
    busy_report_2019: Report,
    tmp_path: Path,
) -> None:
    report = {"2021": busy_report, "2019": busy_report_2019}[edition]
    tasks.export_pdf(report, tmp_path / "a.pdf")
    found = read((tmp_path / "a.pdf").read_bytes(), "年报.pdf", forms)
    assert (found.form, found.values, found.texts) == (report.form, report.values, report.texts)


def test_full_lines_are_one_paragraph_and_an_indent_begins_another() -> None:
    page = write(70, 700, LINE) + write(70, 670, "接着写完。") + write(102, 640, "另起一段。")
    assert texts(page) == [LINE + "接着写完。", "另起一段。"]


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    number = write(290, 30, "— 1 —")
    assert texts(write(70, 700, LINE) + number, write(70, 700, "接着写完。")) == [
        LINE + "接着写完。"
    ]


def test_a_paragraph_that_is_indented_on_the_next_page_begins_there() -> None:
    assert texts(write(70, 700, LINE), write(102, 700, "另起一段。")) == [LINE, "另起一段。"]


def test_larger_type_and_a_gap_begin_a_paragraph() -> None:
    wide = write(70, 700, LINE[:17], 22)
    page = wide + write(70, 670, LINE) + write(70, 640, LINE) + write(70, 560, LINE)
    assert texts(page) == [LINE[:17], LINE + LINE, LINE]


def test_western_words_keep_their_spaces() -> None:
    page = "".join(
        write(70 + 90 * at, 700, word) for at, word in enumerate(("甲乙丙丁", "PDF", "A4"))
    )
    assert texts(page + write(70, 640, LINE)) == ["甲乙丙丁PDF A4", LINE]


def test_a_line_in_the_middle_is_centred() -> None:
    page = write(200, 740, "工作年度报告") + write(70, 700, LINE)
    first = read_pdf(pdf(page)).items[0]
    assert isinstance(first, Paragraph)
    assert first.centred


def test_page_numbers_are_left_out_and_told() -> None:
    found = read_pdf(pdf(BODY + write(290, 30, "— 1 —"), BODY + write(290, 30, "第2页")))
    assert [item.text for item in found.items] == [LINE + LINE]
    assert found.remarks == ("略去了2处页码。",)


def test_a_running_head_is_left_out_and_told() -> None:
    pages = [write(70, 800, "某某市年度报告") + BODY] * 3
    found = read_pdf(pdf(*pages))
    assert [item.text for item in found.items] == [LINE * 3]
    assert found.remarks == ("略去了每页重复的页眉或页脚：“某某市年度报告”。",)


def test_a_line_at_the_top_of_two_pages_is_text() -> None:
    assert len(texts(*[write(102, 800, "甲乙") + BODY] * 2)) == 4


def test_a_figure_in_mid_page_is_no_page_number() -> None:
    assert texts(BODY + write(102, 400, "3")) == [LINE, "3"]


def test_blocks_are_in_the_order_of_the_page() -> None:
    page = BODY + table(XS, 560, [["规章", "0"]]) + write(70, 400, LINE)
    kinds = [type(item) for item in read_pdf(pdf(page)).items]
    assert kinds == [Paragraph, Grid, Paragraph]


def test_a_table_goes_on_over_a_page_break() -> None:
    first = BODY + table(XS, 200, [["规章", "0"], ["规范性文件", "1"]])
    second = table(XS, 780, [["行政许可", "2"]]) + write(70, 600, LINE)
    assert cells(first, second) == [[["规章", "0"], ["规范性文件", "1"], ["行政许可", "2"]]]


def test_a_part_with_fewer_edges_is_still_of_the_same_table(seen: SimpleNamespace) -> None:
    first = BODY + table(XS, 200, [["规章", "0"]])
    second = table((70, 300), 780, [["合计"]]) + rule(70, 740, 300, 740) + rule(70, 780, 70, 740)
    second += table(XS, 740, [["丙", "1"]])
    [grid] = [item for item in read_pdf(pdf(first, second)).items if isinstance(item, Grid)]
    assert [(box.text, box.across) for box in grid.boxes][:3] == [
        ("规章", 1),
        ("0", 1),
        ("合计", 2),
    ]


def test_edges_slightly_off_on_the_next_page_are_the_same(seen: SimpleNamespace) -> None:
    first = BODY + table(XS, 200, [["规章", "0"]])
    assert cells(first, table((71, 221, 301), 780, [["丙", "1"]])) == [[["规章", "0"], ["丙", "1"]]]


@pytest.mark.parametrize("xs", [(70, 220, 330), (70, 190, 300)])
def test_a_table_of_other_columns_is_another(xs: tuple[int, ...]) -> None:
    pages = (BODY + table(XS, 200, [["规章", "0"]]), table(xs, 780, [["丙", "1"]]))
    assert len(cells(*pages)) == 2


def test_a_table_below_text_on_the_next_page_is_another() -> None:
    pages = (BODY + table(XS, 200, [["规章", "0"]]), BODY + table(XS, 580, [["丙", "1"]]))
    assert len(cells(*pages)) == 2


def test_a_page_that_begins_with_text_after_a_table_begins_a_paragraph() -> None:
    pages = (BODY + table(XS, 200, [["规章", "0"]]), write(70, 700, LINE))
    assert texts(*pages) == [LINE, LINE]


def test_a_table_without_rules_is_read_by_its_gaps_and_told() -> None:
    rows = [("规章", "0", "1"), ("规范性文件", "2", "3"), ("行政许可", "4", "5"), ("丁", "6", "7")]
    page = "".join(
        write(70 + 160 * column, 700 - 30 * at, text)
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    found = read_pdf(pdf(page + BODY))
    assert isinstance(found.items[0], Grid)
    assert [box.text for box in found.items[0].lines()[0]] == ["规章", "0", "1"]
    assert "没有框线" in found.remarks[0]


def test_a_file_without_text_is_a_picture() -> None:
    with pytest.raises(IntakeError, match="没有文字"):
        read_pdf(pdf(write(70, 700, "甲")))


def test_a_page_that_is_a_picture_is_told() -> None:
    picture = "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
    picture += "/ColorSpace/DeviceGray/Length 1>>stream\n0\nendstream"
    named = "/XObject<</P 8 0 R>>"
    found = read_pdf(pdf(BODY, "q 500 0 0 700 40 40 cm /P Do Q", extra=[picture], resources=named))
    assert found.remarks == ("第2页是图片，里面的文字和表格读不到，请核对。",)
    assert found.pictures == 1


def test_text_without_codes_is_refused() -> None:
    with pytest.raises(IntakeError, match="没有编码信息"):
        read_pdf(pdf(write(70, 700, "\ue001\ue002" + LINE)))


def test_one_character_without_a_code_is_told() -> None:
    found = read_pdf(pdf(BODY + write(70, 570, "\ue001" + LINE)))
    assert found.remarks[0].startswith("文件里有 1 个字没有编码信息")


@pytest.mark.parametrize(
    "matrix",
    ["1 0 0 1 0 0", f"0 1 -1 0 {WIDTH} 0", "0 -1 1 0 0 842", f"-1 0 0 -1 {WIDTH} 842"],
)
def test_a_page_is_read_whichever_way_it_is_turned(matrix: str) -> None:
    page = f"q {matrix} cm {BODY}{table(XS, 500, [['规章', '0'], ['丙', '1']])} Q"
    assert cells(page) == [[["规章", "0"], ["丙", "1"]]]


def test_an_empty_page_is_no_fault() -> None:
    assert texts(BODY, "") == [LINE]


def test_too_many_cells_on_all_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.intake.pdf.MAX_BOXES", 3)
    page = BODY + table(XS, 560, [["规章", "0"]])
    assert read_pdf(pdf(page)).items
    with pytest.raises(IntakeError, match="格子太多"):
        read_pdf(pdf(page, page))


def test_a_figure_torn_by_the_page_is_joined_and_told() -> None:
    xs = (70, 220, 300)
    first = BODY + table(xs, 80, [["许可", "14235"]])
    second = table(xs, 780, [["", "7"], ["丙", "1"]])
    found = read_pdf(pdf(first, second))
    [grid] = [item for item in found.items if isinstance(item, Grid)]
    assert grid.boxes[1].text == "14235\n7"
    assert found.remarks == ("表格里的数字被分页断开，已接成“142357”，请核对。",)


@pytest.mark.parametrize("xs", [(70, 500, WIDTH), (0, 200, 300)])
def test_a_table_that_the_paper_cuts_off_is_doubtful_and_told(xs: tuple[int, ...]) -> None:
    found = read_pdf(pdf(BODY + table(xs, 560, [["规章", "0"], ["丙", "1"]])))
    [grid] = [item for item in found.items if isinstance(item, Grid)]
    assert "超出了纸边" in grid.doubt
    assert found.remarks[0].startswith("第1页的内容超出了纸边")


def test_characters_beyond_the_paper_stay_in_their_cells() -> None:
    page = BODY + table((70, 500, WIDTH), 560, [["规章", "一二三四五六七"], ["丙", "1"]])
    assert cells(page) == [[["规章", "一二三四五六七"], ["丙", "1"]]]


def test_a_whole_table_is_not_doubtful() -> None:
    found = read_pdf(pdf(BODY + table(XS, 560, [["规章", "0"]])))
    assert [item.doubt for item in found.items if isinstance(item, Grid)] == [""]


def test_a_line_that_the_paper_cuts_off_is_told() -> None:
    found = read_pdf(pdf(BODY + write(70, 500, LINE * 2)))
    assert found.remarks[0].startswith("第1页的内容超出了纸边")


def test_what_stands_above_or_below_the_paper_is_left_out_and_told() -> None:
    hidden = table(XS, -40, [["规章", "9"]])
    found = read_pdf(pdf(BODY + hidden + write(70, 900, "看不见")))
    assert [item.text for item in found.items if isinstance(item, Paragraph)] == [LINE]
    assert found.remarks == ("纸面以外还有看不见的文字，没有读入：“看不见”、“规章\t9”。",)


def test_the_heading_of_a_section_begins_a_paragraph_below_a_full_line() -> None:
    page = write(70, 700, LINE) + write(70, 670, "一、总体情况") + write(70, 640, "二、三级单位")
    assert texts(page) == [LINE, "一、总体情况", "二、三级单位"]


def test_the_heading_of_a_section_begins_a_paragraph_on_the_next_page() -> None:
    assert texts(write(70, 700, LINE), write(70, 700, "一、总体情况")) == [LINE, "一、总体情况"]


def test_a_line_that_only_looks_numbered_goes_on() -> None:
    assert texts(write(70, 700, LINE) + write(70, 670, "一、二级单位。")) == [
        LINE + "一、二级单位。"
    ]


def test_of_many_texts_beyond_the_paper_the_first_are_named() -> None:
    hidden = "".join(write(70, 900 + 30 * at, "看不见" * 11) for at in range(6))
    [remark] = read_pdf(pdf(BODY + hidden)).remarks
    assert remark.count("看不见" * 10 + "”") == 5
    assert remark.endswith("等6处。")
