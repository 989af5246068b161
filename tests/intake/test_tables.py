# SPDX-License-Identifier: MIT
"""Cells of aligned tables: values, printed totals, and a note for every doubt."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop.core.report import NoteKind
from desktop.intake.blocks import Blocks, Grid, Paragraph, SourceBox
from desktop.intake.reading import Reading, understand

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec

TITLE = Paragraph("云岭镇2021年政府信息公开工作年度报告", "第1段")
HEADS = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
RULES = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]


@pytest.fixture
def read(forms: Mapping[str, FormSpec]) -> Callable[..., Reading]:
    """Read one table, given by its rows."""

    def read_rows(*rows: list[str], exact: bool = True) -> Reading:
        boxes = [SourceBox(y, x, text) for y, row in enumerate(rows) for x, text in enumerate(row)]
        grid = Grid(tuple(boxes), "第1个表格", exact=exact)
        return understand(Blocks("试验", (TITLE, grid)), "试验", forms)

    return read_rows


def row(reading: Reading, name: str) -> list[object]:
    found = {**reading.values, **reading.printed_totals}
    return [value for cell, value in found.items() if f".{name}." in cell]


def notes(reading: Reading, kind: NoteKind, row_name: str = "") -> str:
    found = (n for n in reading.notes if n.kind is kind)
    return "\n".join(
        n.message for n in found if not row_name or any(row_name in c for c in n.cells)
    )


def test_values_and_printed_totals_are_kept_apart(read: Callable[..., Reading]) -> None:
    reading = read(HEADS, ["（一）予以公开", *"1200003"])
    assert reading.values["requests.granted.enterprise"] == 2
    assert reading.printed_totals == {"requests.granted.total": 3}


def test_a_wrong_printed_total_is_kept_as_printed(read: Callable[..., Reading]) -> None:
    reading = read(HEADS, ["（一）予以公开", *"1200009"])
    assert reading.printed_totals["requests.granted.total"] == 9


def test_a_subtotal_row_is_quoted(read: Callable[..., Reading]) -> None:
    reading = read(
        HEADS, ["2.重复申请", *"0000000"], ["小计", *"1111117"], ["（七）总计", *"0000000"]
    )
    assert "“小计 | 1 | 1" in notes(reading, NoteKind.UNPLACED)


def test_an_extra_column_is_quoted_once(read: Callable[..., Reading]) -> None:
    heads = [*HEADS[:-1], "小计", "总计"]
    reading = read(heads, ["（一）予以公开", *"12000023"], ["（二）部分公开", *"00000000"])
    assert row(reading, "granted") == [1, 2, 0, 0, 0, 0, 3]
    assert "表三多出“小计”一列（2、0）" in notes(reading, NoteKind.UNPLACED)


def test_a_lost_column_is_absent(read: Callable[..., Reading]) -> None:
    heads = [head for head in HEADS if head != "科研机构"]
    reading = read(heads, ["（一）予以公开", *"120003"], ["（二）部分公开", *"000000"])
    assert "requests.granted.research" not in reading.values
    assert "缺少“科研机构”一列" in notes(reading, NoteKind.ABSENT, "partial.research")


def test_a_header_that_is_not_trusted_is_checked_by_the_totals(
    read: Callable[..., Reading],
) -> None:
    heads = [*HEADS[:-1], "总计", "小计"]
    reading = read(heads, ["（一）予以公开", *"12000023"], ["（二）部分公开", *"30400047"])
    assert row(reading, "granted") == [1, 2, 0, 0, 0, 0, 3]
    assert "多哪一格看不出来" in notes(reading, NoteKind.DOUBTFUL, "granted")


def test_a_header_with_an_extra_and_a_lost_column_is_doubtful(
    read: Callable[..., Reading],
) -> None:
    heads = [*HEADS[:3], *HEADS[4:-1], "小计", "总计"]
    reading = read(heads, ["（一）予以公开", *"1200023"])
    assert "对不上" in notes(reading, NoteKind.DOUBTFUL, "granted")


def test_rows_that_do_not_go_with_the_header_are_read_in_the_order_of_the_form(
    read: Callable[..., Reading],
) -> None:
    heads = [head for head in HEADS if head != "科研机构"]
    reading = read(heads, ["（一）予以公开", *"1200003"], ["（二）部分公开", *"0000000"])
    assert row(reading, "granted") == [1, 2, 0, 0, 0, 0, 3]
    assert "对不上" in notes(reading, NoteKind.DOUBTFUL, "granted")


def test_a_block_of_the_other_edition_is_absent_and_quoted(read: Callable[..., Reading]) -> None:
    reading = read(
        ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"],
        ["规章", "1", "2", "3"],
        ["信息内容", "本年处理决定数量"],
        ["行政许可", "4"],
        ["信息内容", "本年收费金额（单位：万元）"],
        ["行政事业性收费", "5"],
        ["2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", *"0000000"],
        ["3.其他", *"0000000"],
    )
    assert reading.form.edition == "2021"
    assert row(reading, "rules") == []
    assert "另一版表样" in notes(reading, NoteKind.ABSENT, "rules")
    assert "规章 | 1 | 2 | 3" in notes(reading, NoteKind.UNPLACED)


def test_an_amount_under_a_header_in_yuan_is_converted_with_a_doubt(
    read: Callable[..., Reading],
) -> None:
    reading = read(["信息内容", "本年收费金额（单位：元）"], ["行政事业性收费", "25100"])
    assert reading.values["proactive.charges.amount"] == Decimal("2.51")
    assert "单位是“元”" in notes(reading, NoteKind.DOUBTFUL, "charges")


def test_words_between_label_and_figures_are_quoted(read: Callable[..., Reading]) -> None:
    reading = read(RULES, ["规章", "市里制定", "1", "2", "3"])
    assert row(reading, "rules") == [1, 2, 3]
    assert "市里制定" in notes(reading, NoteKind.UNPLACED)


def test_a_row_without_any_cell_is_blank_with_a_doubt(read: Callable[..., Reading]) -> None:
    reading = read(RULES, ["规章"], ["行政规范性文件", "1", "2", "3"])
    assert row(reading, "rules") == [None] * 3
    assert "没有数字" in notes(reading, NoteKind.DOUBTFUL, "rules")


def test_a_blank_row_is_blank_and_not_zero(read: Callable[..., Reading]) -> None:
    reading = read(RULES, ["规章", "", "", ""])
    assert row(reading, "rules") == [None] * 3
    assert not notes(reading, NoteKind.DOUBTFUL)


def test_one_figure_with_the_digits_of_a_row_is_cut(read: Callable[..., Reading]) -> None:
    rows = [[name, *"0000000"] for name in ("（二）部分公开", "2.重复申请")]
    reading = read(HEADS, ["（一）予以公开", "120000012", *[""] * 6], *rows)
    assert row(reading, "granted") == [12, 0, 0, 0, 0, 0, 12]
    assert "连在了一起" in notes(reading, NoteKind.DOUBTFUL, "granted")


def test_a_row_that_has_slipped_is_doubtful(read: Callable[..., Reading]) -> None:
    rows = [[name, *"0000000"] for name in ("（二）部分公开", "2.重复申请")]
    reading = read(HEADS, ["（一）予以公开", "1", "2", "0", "0", "0", "3", ""], *rows)
    assert "少了一格、后面的数往前移了" in notes(reading, NoteKind.DOUBTFUL, "granted")


def test_digits_that_cannot_be_cut_are_left_blank(read: Callable[..., Reading]) -> None:
    reading = read(
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"], ["行政许可396442278"]
    )
    assert row(reading, "licences") == [None] * 3
    assert "分不清各是多少" in notes(reading, NoteKind.DOUBTFUL, "licences")


def test_a_row_of_figures_without_a_place_makes_its_neighbours_doubtful(
    read: Callable[..., Reading],
) -> None:
    reading = read(
        HEADS,
        ["1.属于国家秘密", *"0000000"],
        [*"1111117"],
        ["2.其他法律行政法规禁止公开", *"0000000"],
    )
    assert "可能错行" in notes(reading, NoteKind.DOUBTFUL, "denied_secret")
    assert "可能错行" in notes(reading, NoteKind.DOUBTFUL, "denied_law")


def test_a_row_of_figures_beside_nothing_makes_nothing_doubtful(
    read: Callable[..., Reading],
) -> None:
    reading = read(RULES, ["规章", "0", "0", "0"], ["甲", "乙"], [*"123456789012345678901234"])
    assert not notes(reading, NoteKind.DOUBTFUL)
    assert "1 | 2 | 3" in notes(reading, NoteKind.UNPLACED)


def test_a_whole_table_that_is_missing_has_one_note(read: Callable[..., Reading]) -> None:
    absent = [n for n in read(RULES, ["规章", *"000"]).notes if n.kind is NoteKind.ABSENT]
    assert [len(note.cells) for note in absent] == [3, 1, 1, 1, 1, 175, 15]


def test_a_blank_in_an_extra_column_is_nothing_to_quote(read: Callable[..., Reading]) -> None:
    heads = [*HEADS[:-1], "小计", "总计"]
    reading = read(heads, ["（一）予以公开", *"120000", "", "3"])
    assert "多出" not in notes(reading, NoteKind.UNPLACED)


def test_columns_in_another_order_that_do_not_add_up_are_doubtful(
    read: Callable[..., Reading],
) -> None:
    heads = ["", "总计", *HEADS[1:-1]]
    reading = read(heads, ["（一）予以公开", *"1200003"], ["（二）部分公开", *"3100004"])
    assert row(reading, "granted") == [1, 2, 0, 0, 0, 0, 3]
    assert "哪一列看不准" in notes(reading, NoteKind.DOUBTFUL, "granted")


def test_a_row_that_does_not_add_up_beside_irregular_rows_is_doubtful(
    read: Callable[..., Reading],
) -> None:
    rows = [["（二）部分公开", *"12000023"], ["1.属于国家秘密", *"1200003"]]
    reading = read(HEADS, ["（一）予以公开", *"1200009"], *rows)
    assert "合计对不上" in notes(reading, NoteKind.DOUBTFUL, "granted")
    assert not notes(reading, NoteKind.DOUBTFUL, "denied_secret")


@pytest.mark.parametrize("exact", [True, False])
def test_merged_cells_that_are_repeated_are_one(
    read: Callable[..., Reading], *, exact: bool
) -> None:
    corner, people = ["勾稽关系"] * 3, ["申请人情况"] * 7
    upper = ["自然人", *["法人或其他组织"] * 5, "总计"]
    reading = read(
        [*corner, *people],
        [*corner, *upper],
        [*corner, *HEADS[1:]],
        [*["一、本年新收政府信息公开申请数量"] * 3, *"1200003"],
        ["三、本年度办理结果", "（一）予以公开", "（一）予以公开", *"0200002"],
        ["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密", *"1000001"],
        exact=exact,
    )
    assert row(reading, "received") == [1, 2, 0, 0, 0, 0, 3]
    assert row(reading, "granted") == [0, 2, 0, 0, 0, 0, 2]
    assert row(reading, "denied_secret") == [1, 0, 0, 0, 0, 0, 1]
    assert notes(reading, NoteKind.DOUBTFUL) == ""


def test_figures_before_their_label_are_read(read: Callable[..., Reading]) -> None:
    reading = read(
        HEADS,
        [*"1200003", "（一）予以公开"],
        ["（二）部分公开", *"0200002"],
        ["三、本年度办理结果", *"1000001", "1.属于国家秘密"],
    )
    assert row(reading, "granted") == [1, 2, 0, 0, 0, 0, 3]
    assert row(reading, "partial") == [0, 2, 0, 0, 0, 0, 2]
    assert row(reading, "denied_secret") == [1, 0, 0, 0, 0, 0, 1]


def test_a_row_that_fits_by_a_blank_among_rows_that_do_not_is_doubtful(
    read: Callable[..., Reading],
) -> None:
    short = [[name, *"100001"] for name in ("（一）予以公开", "1.属于国家秘密", "2.重复申请")]
    reading = read(HEADS, *short, ["（二）部分公开", "", *"100001"], exact=False)
    assert "与这张表多数行的格数不同" in notes(reading, NoteKind.DOUBTFUL, "partial")


def test_every_cell_of_a_doubtful_table_is_doubtful(forms: Mapping[str, FormSpec]) -> None:
    rows = (RULES, ["规章", "1", "2", "3"])
    boxes = [SourceBox(y, x, text) for y, row in enumerate(rows) for x, text in enumerate(row)]
    grids = (Grid((SourceBox(0, 0, "甲"),), "第1个表格", doubt="切掉了。"),)
    grids += (Grid(tuple(boxes), "第2个表格", doubt="切掉了。"),)
    reading = understand(Blocks("试验", (TITLE, *grids)), "试验", forms)
    found = [note.cells for note in reading.notes if note.message == "切掉了。"]
    assert found == [
        tuple(f"proactive.rules.{name}" for name in ("issued", "repealed", "in_force"))
    ]


def test_a_unit_in_the_first_cell_of_table_four_is_no_label(read: Callable[..., Reading]) -> None:
    leaves = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    figures = ["0件", "0", "5", "0", "5件", *"10001", *"00022"]
    reading = read(leaves * 3, figures)
    assert row(reading, "cases")[:4] == [0, 0, 5, 0]
    assert notes(reading, NoteKind.DOUBTFUL) == ""


def test_a_row_under_the_name_of_another_group_is_told(read: Callable[..., Reading]) -> None:
    reading = read(
        HEADS,
        ["（三）不予公开", "8.属于行政查询事项", *"0000000"],
        ["（三）不予公开", "1.本机关不掌握相关政府信息", *"0000000"],
    )
    assert "归在“（三）不予公开”下面，规定的是“（四）无法提供”" in notes(
        reading, NoteKind.UNDERSTOOD, "unable_not_held"
    )
    assert "归在" not in notes(reading, NoteKind.UNDERSTOOD, "denied_inquiry")
