# SPDX-License-Identifier: MIT
from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from desktop.render.context import PrintedBox, PrintedTable
from desktop.render.tables import table_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec
    from desktop.core.report import Report
    from desktop.render.context import Context


@pytest.fixture
def xml_of(context_of: Callable[[Report], Context], busy_report: Report) -> Callable[[str], str]:
    """Returns the XML of a table of a busy report by id."""
    return lambda table: table_xml(context_of(busy_report).tables[table], {})


@pytest.mark.parametrize("table", ["proactive", "requests", "disputes"])
def test_a_table_is_as_wide_as_the_text(xml_of: Callable[[str], str], table: str) -> None:
    widths = re.findall(r'<w:gridCol w:w="(\d+)"/>', xml_of(table))
    assert sum(map(int, widths)) == round(156 * 1440 / 25.4)


@pytest.mark.parametrize("table", ["proactive", "requests", "disputes"])
def test_the_cells_of_a_row_are_as_wide_as_the_grid(
    xml_of: Callable[[str], str], table: str
) -> None:
    rows = re.findall(r"<w:tr>.*?</w:tr>", xml_of(table))
    widths = {sum(map(int, re.findall(r'<w:tcW w:w="(\d+)"', row))) for row in rows}
    assert widths == {round(156 * 1440 / 25.4)}


def test_merged_boxes_of_table_three_begin_once_and_go_on(xml_of: Callable[[str], str]) -> None:
    source = xml_of("requests")
    assert source.count('<w:vMerge w:val="restart"/>') == 8
    assert source.count("<w:vMerge/>") == 2 + 1 + 1 + 21 + 7 + 2 + 4 + 2


def test_only_the_header_rows_at_the_top_are_repeated(xml_of: Callable[[str], str]) -> None:
    assert [xml_of(name).count("<w:tblHeader/>") for name in ("proactive", "requests")] == [2, 3]


def test_no_row_is_split(xml_of: Callable[[str], str]) -> None:
    source = xml_of("requests")
    assert source.count("<w:cantSplit/>") == source.count("<w:tr>") == 28


def test_the_rows_of_a_short_table_keep_together(xml_of: Callable[[str], str]) -> None:
    rows = re.findall(r"<w:tr>.*?</w:tr>", xml_of("disputes"))
    assert ["keepNext" in row for row in rows] == [True, True, True, False]


def test_the_high_narrow_label_is_set_upright(xml_of: Callable[[str], str]) -> None:
    upright = re.findall(r"tbRlV.{0,200}?<w:t>(.*?)</w:t>", xml_of("requests"))
    assert upright == ["三、本年度办理结果"]


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_column_labels_are_whole_or_broken_in_pairs(
    forms: Mapping[str, FormSpec],
    context_of: Callable[[Report], Context],
    report_2021: Report,
    edition: str,
) -> None:
    report = type(report_2021).blank(forms[edition])
    for table in context_of(report).tables.values():
        pieces = re.findall(r"<w:t>([^<]*)</w:t><w:br/>", table_xml(table, {}))
        assert all(len(piece) == 2 or piece.endswith("）") for piece in pieces)


def test_a_figure_too_long_for_its_box_is_set_smaller() -> None:
    box = PrintedBox(0, 0, 1, 1, text="1234567", cell="a.b.c", header=False)
    table = PrintedTable("t", "表", (10.0,), 1, 0, (box,))
    assert '<w:sz w:val="8"/>' in table_xml(table, {})


def test_styles_are_given_by_id() -> None:
    box = PrintedBox(0, 0, 1, 1, text="标签", cell="", header=False)
    table = PrintedTable("t", "表", (50.0,), 1, 0, (box,))
    assert '<w:pStyle w:val="a9"/>' in table_xml(table, {"表格标签": "a9"})
