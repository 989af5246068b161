from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.evaluation import evaluate
from desktop.intake import sheet as sheets
from desktop.intake.blocks import IntakeError
from desktop.intake.reading import read
from desktop.intake.sheet import read_sheet
from desktop.render.context import build
from desktop.render.sheet import render_sheet
from tests.intake.sheets import number, rows, sheet, text, xlsx

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import SimpleNamespace

    from desktop.core.form import FormSpec
    from desktop.core.report import Report

TABLE = rows(["规章", "0"], ["丙", "1"])


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_every_cell_and_text_of_a_report_is_read(
    edition: str, forms: Mapping[str, FormSpec], busy_report: Report, busy_report_2019: Report
) -> None:
    report = {"2021": busy_report, "2019": busy_report_2019}[edition]
    values = evaluate(report).values
    found = read(render_sheet(report, values, build(report, values)), "年报.xlsx", forms)
    assert (found.form, found.values, found.texts) == (report.form, report.values, report.texts)


def test_sheets_are_read_in_order(seen: SimpleNamespace) -> None:
    found = read_sheet(xlsx(sheet(rows(["甲"])), sheet(TABLE), sheet(rows(["乙"]))))
    assert seen.texts(found) == ["甲", "乙"]
    assert seen.grids(found) == [[["规章", "0"], ["丙", "1"]]]


def test_the_name_of_a_sheet_is_read_when_it_is_a_heading(seen: SimpleNamespace) -> None:
    found = read_sheet(xlsx(sheet(TABLE), sheet(TABLE), names=["二、主动公开", "Sheet2"]))
    assert seen.texts(found) == ["二、主动公开"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_left_out_and_told(state: str) -> None:
    data = xlsx(sheet(TABLE), sheet(TABLE), names=["甲", "乙"], states=["visible", state])
    found = read_sheet(data)
    assert len(found.items) == 1
    assert found.remarks == ("工作表“乙”是隐藏的，没有读取。",)


def test_the_relations_that_this_program_adds_are_left_out_and_told() -> None:
    found = read_sheet(xlsx(sheet(TABLE), sheet(TABLE), names=["甲", "勾稽关系"]))
    assert len(found.items) == 1
    assert "算出来" in found.remarks[0]


def test_hidden_rows_and_columns_are_left_out_and_told(seen: SimpleNamespace) -> None:
    content = TABLE.replace('<row r="2">', '<row r="2" hidden="1">')
    content += '<row r="4"><c r="B4"/></row>'
    content += '<row r="3"><c r="A3"/><c r="B3"><is><t>x</t></is></c><c r="C3"/></row>'
    found = read_sheet(xlsx(sheet(content, '<cols><col min="2" max="2" hidden="1"/></cols>')))
    assert seen.texts(found) == ["规章"]
    assert "隐藏的行或列" in found.remarks[0]


@pytest.mark.parametrize(("first", "last"), [("0", "9"), ("9", "2"), ("x", "1"), ("9", "99999")])
def test_hidden_columns_that_make_no_sense_hide_nothing_else(
    first: str, last: str, seen: SimpleNamespace
) -> None:
    hidden = f'<cols><col min="{first}" max="{last}" hidden="1"/></cols>'
    assert seen.grids(read_sheet(xlsx(sheet(TABLE, hidden)))) == [[["规章", "0"], ["丙", "1"]]]


def test_a_formula_gives_the_result_that_was_saved(seen: SimpleNamespace) -> None:
    cells = text("合计", "A1") + '<c r="B1"><f>1+1</f><v>2</v></c>'
    assert seen.grids(read_sheet(xlsx(sheet(f"<row>{cells}</row>")))) == [[["合计", "2"]]]


def test_a_formula_without_a_result_is_blank_and_told(seen: SimpleNamespace) -> None:
    cells = text("合计", "A1") + number("1", "B1") + '<c r="C1"><f>1+1</f></c>'
    assert "1 个公式没有保存结果" in read_sheet(xlsx(sheet(f"<row>{cells}</row>"))).remarks[0]


def test_cells_without_places_follow_each_other(seen: SimpleNamespace) -> None:
    content = f"<row>{text('甲')}{number('1')}</row><row>{text('乙')}{number('2')}</row>"
    assert seen.grids(read_sheet(xlsx(sheet(content)))) == [[["甲", "1"], ["乙", "2"]]]


def test_shared_strings_are_found(seen: SimpleNamespace) -> None:
    content = f"<row>{number('1', kind='s')}{number('7')}</row>"
    strings = "<si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r></si>"
    assert seen.grids(read_sheet(xlsx(sheet(content), strings=strings))) == [[["乙丙", "7"]]]


@pytest.mark.parametrize("ref", ["A1:B2", "A1:XFD1048576"])
def test_merged_cells_are_one_as_far_as_the_sheet_is_used(ref: str, seen: SimpleNamespace) -> None:
    content = f'<row r="1">{text("甲", "A1")}</row><row r="2">{number("1", "B2")}</row>'
    found = read_sheet(xlsx(sheet(content, merges=[ref])))
    assert seen.texts(found) == ["甲"]


@pytest.mark.parametrize("ref", ["", "A1", "A1:b", "Z9:Z9"])
def test_a_merge_that_makes_no_sense_changes_nothing(ref: str, seen: SimpleNamespace) -> None:
    assert len(seen.grids(read_sheet(xlsx(sheet(TABLE, merges=[ref]))))[0]) == 2


def test_what_is_no_worksheet_is_passed_over() -> None:
    chart = "<chartsheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>"
    assert not read_sheet(xlsx(chart)).items


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_BOXES", 1)
    with pytest.raises(IntakeError, match="格子太多"):
        read_sheet(xlsx(sheet(TABLE)))


def test_a_workbook_of_another_kind_is_named(make: SimpleNamespace) -> None:
    with pytest.raises(IntakeError, match=r"不是电子表格。请选择 \.xlsx"):
        read_sheet(make.archive({"xl/workbook.bin": "x"}))


def test_a_broken_workbook_is_named_as_a_spreadsheet() -> None:
    with pytest.raises(IntakeError, match=r"^这个电子表格已损坏"):
        read_sheet(xlsx("<worksheet"))


def test_a_long_text_that_many_cells_share_is_refused() -> None:
    shared = rows(*[["甲" * 30_000]] * 30)
    with pytest.raises(IntakeError, match="电子表格里的文字太多"):
        read_sheet(xlsx(sheet(shared)))
