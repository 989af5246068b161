# SPDX-License-Identifier: MIT
from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from desktop.core.evaluation import evaluate
from desktop.core.formfile import read_form
from desktop.core.report import Report
from desktop.render.errors import RenderError
from desktop.render.sheet import render_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.form import FormSpec
    from desktop.render.context import Context

    Open = Callable[[Report], "Book"]

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Book:
    """A workbook as a test looks at it: values, kinds and formulas by worksheet and address."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(BytesIO(data))
        self.strings = [
            "".join(node.text or "" for node in item.iter(S + "t"))
            for item in self._tree("xl/sharedStrings.xml")
        ]
        names = [each.attrib["name"] for each in self._tree("xl/workbook.xml").iter(S + "sheet")]
        self.sheets = {
            name: self._cells(self._tree(f"xl/worksheets/sheet{number}.xml"))
            for number, name in enumerate(names, start=1)
        }

    def _tree(self, name: str) -> ET.Element:
        return ET.fromstring(self.archive.read(name))

    def _cells(self, sheet: ET.Element) -> dict[str, tuple[str, str, str]]:
        found = {}
        for cell in sheet.iter(S + "c"):
            value = cell.findtext(S + "v") or ""
            kind = cell.attrib.get("t", "n")
            text = self.strings[int(value)] if kind == "s" else value
            found[cell.attrib["r"]] = (text, kind, cell.findtext(S + "f") or "")
        return found

    def texts(self) -> list[str]:
        """Return everything that is stored as text, sheet by sheet."""
        return [
            text
            for sheet in self.sheets.values()
            for text, kind, _ in sheet.values()
            if kind == "s"
        ]

    def row_of(self, sheet: str, label: str) -> int:
        """Return the number of the row that holds a label."""
        place = next(place for place, cell in self.sheets[sheet].items() if cell[0] == label)
        return int(re.sub(r"\D", "", place))


@pytest.fixture
def workbook(context_of: Callable[[Report], Context]) -> Open:
    """Renders a report as a spreadsheet and opens it."""
    return lambda report: Book(render_sheet(report, evaluate(report).values, context_of(report)))


def test_there_is_one_worksheet_a_section_and_one_for_the_relations(
    zero_report: Report, workbook: Open
) -> None:
    assert list(workbook(zero_report).sheets) == [
        "总体情况",
        "表二",
        "表三",
        "表四",
        "存在的主要问题及改进情况",
        "其他需要报告的事项",
        "勾稽关系",
    ]


def test_the_texts_stand_in_the_order_of_the_report(zero_report: Report, workbook: Open) -> None:
    book = workbook(zero_report)
    assert [cell[0] for cell in book.sheets["总体情况"].values()] == [
        "清溪县云岭镇人民政府2025年政府信息公开工作年度报告",
        "根据《中华人民共和国政府信息公开条例》，现公布本年度报告。",
        "一、总体情况",
        "（一）主动公开。",
        "全年更新栏目十二个。",
        "（二）监督保障。",
        "开展培训两次。",
    ]
    assert [cell[0] for cell in book.sheets["其他需要报告的事项"].values()][-2:] == [
        "清溪县云岭镇人民政府",
        "2026年1月20日",
    ]


def test_figures_are_numbers_and_totals_are_formulas(busy_report: Report, workbook: Open) -> None:
    sheet = workbook(busy_report).sheets["表三"]
    values = evaluate(busy_report).values
    assert sheet["D5"] == (str(values["requests.received.natural"]), "n", "")
    assert sheet["J5"] == (
        str(values["requests.received.total"]),
        "n",
        'IF(COUNT(D5:I5)=0,"",SUM(D5:I5))',
    )


def test_a_total_over_a_column_sums_it_as_one_range(busy_report: Report, workbook: Open) -> None:
    book = workbook(busy_report)
    row = book.row_of("表三", "（七）总计")
    assert book.sheets["表三"][f"D{row}"][2] == f'IF(COUNT(D7:D{row - 1})=0,"",SUM(D7:D{row - 1}))'


@pytest.mark.parametrize("name", ["busy_report", "busy_report_2019", "zero_report"])
def test_every_figure_of_the_report_is_in_the_tables(
    name: str, request: pytest.FixtureRequest, workbook: Open
) -> None:
    report = request.getfixturevalue(name)
    book = workbook(report)
    figures = [
        Decimal(text)
        for sheet in ("表二", "表三", "表四")
        for text, kind, _ in book.sheets[sheet].values()
        if kind == "n" and text
    ]
    assert sorted(figures) == sorted(evaluate(report).values.values())


def test_a_blank_stays_blank_and_so_does_a_total_over_blanks(
    report_2021: Report, workbook: Open
) -> None:
    sheet = workbook(report_2021).sheets["表三"]
    assert (sheet["D5"][0], sheet["J5"][0]) == ("", "")


def test_an_amount_shows_the_decimals_that_were_typed(zero_report: Report, workbook: Open) -> None:
    zero_report.values["proactive.charges.amount"] = Decimal("25.10")
    book = workbook(zero_report)
    row = book.row_of("表二", "行政事业性收费")
    assert book.sheets["表二"][f"B{row}"][:2] == ("25.1", "n")
    assert 'formatCode="0.00"' in book.archive.read("xl/styles.xml").decode()


def test_a_figure_with_more_digits_than_a_spreadsheet_keeps_is_text(
    zero_report: Report, workbook: Open
) -> None:
    zero_report.values["proactive.charges.amount"] = Decimal("123456789012.123456")
    assert "123456789012.123456" in workbook(zero_report).texts()


@pytest.mark.parametrize(
    "typed", ["=1+1", "+86", "-1", "@SUM(A1)", "{=1}", "http://example.org", "0012", "_x0041_"]
)
def test_text_that_looks_like_something_else_stays_text(
    zero_report: Report, workbook: Open, typed: str
) -> None:
    zero_report.texts.update(dict.fromkeys(zero_report.texts, typed))
    zero_report.cover.update(title=typed, signature=typed, date=typed)
    book = workbook(zero_report)
    shown = [text.replace("_x005F_x", "_x") for text in book.texts()]
    assert shown.count(typed) == 7
    assert "hyperlink" not in "".join(map(str, book.archive.namelist()))


def test_each_relation_is_a_line_with_live_formulas(busy_report: Report, workbook: Open) -> None:
    sheet = workbook(busy_report).sheets["勾稽关系"]
    row = next(place[1:] for place, cell in sheet.items() if "自然人" in cell[0])
    assert sheet[f"D{row}"][2] == "SUM('表三'!D5:D6)"
    assert sheet[f"F{row}"][2] == f"D{row}-E{row}"
    assert sheet[f"G{row}"][::2] == (
        "相符",
        f'IF(COUNT(\'表三\'!D5:D6,\'表三\'!D28:D29)=0,"未填",IF(ROUND(D{row}-E{row},6)=0,"相符","不符"))',
    )


@pytest.mark.parametrize("name", ["busy_report", "busy_report_2019", "zero_report", "report_2021"])
def test_the_stored_verdicts_are_those_of_the_program(
    name: str, request: pytest.FixtureRequest, workbook: Open
) -> None:
    report = request.getfixturevalue(name)
    sheet = workbook(report).sheets["勾稽关系"]
    broken = [place for place, cell in sheet.items() if place[0] == "G" and cell[0] == "不符"]
    checks = {relation.id for relation in report.form.relations}
    found = [each for each in evaluate(report).findings if each.check in checks]
    assert len(broken) >= len(found)
    assert bool(broken) == bool(found)


def test_a_broken_relation_is_told(zero_report: Report, workbook: Open) -> None:
    zero_report.values["requests.received.natural"] = 4
    sheet = workbook(zero_report).sheets["勾稽关系"]
    broken = [int(place[1:]) for place, cell in sheet.items() if cell[0] == "不符"]
    assert sheet[f"F{broken[0]}"][:2] == ("4", "n")


def test_only_the_relations_of_the_kind_of_organisation_are_listed(
    zero_report: Report, busy_report: Report, workbook: Open
) -> None:
    title = "乡镇、县级机关不制定规章"
    listed = [title in workbook(report).texts() for report in (zero_report, busy_report)]
    assert listed == [True, False]


def test_a_later_edition_gets_its_own_worksheets(
    form_2031: FormSpec, report_2021: Report, workbook: Open
) -> None:
    book = workbook(type(report_2021).blank(form_2031, 2031))
    assert list(book.sheets)[1:4] == ["表二", "表三", "表四"]


def test_the_same_report_gives_the_same_bytes(
    busy_report: Report, context_of: Callable[[Report], Context]
) -> None:
    made = [
        render_sheet(busy_report, evaluate(busy_report).values, context_of(busy_report))
        for _ in range(2)
    ]
    assert made[0] == made[1]


def test_the_properties_name_title_and_organisation_and_no_time(
    busy_report: Report, workbook: Open
) -> None:
    archive = workbook(busy_report).archive
    core = archive.read("docProps/core.xml").decode()
    assert busy_report.title in core
    assert "created" not in core
    assert "清溪市水务局" in archive.read("docProps/app.xml").decode()


def test_a_paragraph_too_long_for_a_cell_is_refused(zero_report: Report, workbook: Open) -> None:
    zero_report.texts["overview"] = "长" * 32_768
    with pytest.raises(RenderError, match="电子表格放不下"):
        workbook(zero_report)


def test_a_row_that_only_labels_from_above_reach_into_has_a_height(workbook: Open) -> None:
    rows = [
        {"header": True, "labels": [{"text": "行", "down": 2}, {"text": "数", "down": 2}]},
        {"header": True},
        {"id": "r", "labels": [{"text": "甲"}]},
    ]
    column = {"id": "a", "kind": "count", "unit": "件"}
    grid = {"widths_mm": [20, 20], "columns": [column], "default_columns": ["a"], "rows": rows}
    edition = {"edition": "x", "name": "x", "document": "x", "first_year": 2030}
    section = {"id": "s", "heading": "一、表", "table": "t"}
    form = read_form(
        {
            "form.toml": {**edition, "sections": [section]},
            "t.toml": {"id": "t", "name": "表", **grid},
        }
    )
    assert "甲" in workbook(Report.blank(form, 2030)).strings
