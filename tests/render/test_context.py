# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.render.context import Line, printed_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.report import Report
    from desktop.render.context import Context


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("2026-01-05", "2026年1月5日"),
        ("2026-12-31", "2026年12月31日"),
        ("2026-02-30", "2026-02-30"),
        ("二〇二六年一月", "二〇二六年一月"),
        ("", ""),
    ],
)
def test_a_date_is_printed_without_leading_zeros_and_otherwise_as_typed(
    typed: str, printed: str
) -> None:
    assert printed_date(typed) == printed


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("（一）主动公开情况", 2),
        ("（十一）其他情况。", 2),
        ("（一）主动公开。全年公开信息三百条。", 0),
        ("（一）" + "长" * 39, 0),
        ("1.主动公开", 0),
        ("正文（一）主动公开", 0),
        ("（1）公开渠道", 0),
    ],
)
def test_a_short_line_with_a_bracketed_number_is_a_heading(
    report_2021: Report, context_of: Callable[[Report], Context], line: str, level: int
) -> None:
    report_2021.texts["overview"] = line
    assert context_of(report_2021).sections[0].lines == (Line(line, level),)


def test_blank_cells_are_printed_empty_and_zeros_as_zeros(
    report_2021: Report, context_of: Callable[[Report], Context]
) -> None:
    report_2021.values["requests.received.natural"] = 0
    boxes = context_of(report_2021).tables["requests"].boxes
    texts = {box.cell: box.text for box in boxes if box.cell}
    assert (texts["requests.received.natural"], texts["requests.received.other"]) == ("0", "")


def test_the_sections_follow_the_form(
    busy_report: Report, context_of: Callable[[Report], Context]
) -> None:
    context = context_of(busy_report)
    assert [section.heading for section in context.sections] == [
        section.heading for section in busy_report.form.sections
    ]


def test_every_cell_of_the_form_is_printed_once(
    busy_report: Report, context_of: Callable[[Report], Context]
) -> None:
    context = context_of(busy_report)
    cells = [box.cell for table in context.tables.values() for box in table.boxes if box.cell]
    assert sorted(cells) == sorted(busy_report.form.cells)


def test_each_row_of_a_table_is_covered_from_edge_to_edge(
    busy_report_2019: Report, context_of: Callable[[Report], Context]
) -> None:
    for table in context_of(busy_report_2019).tables.values():
        widths = {sum(box.across for box in row) for row in table.rows()}
        assert widths == {len(table.widths_mm)}


def test_the_cover_is_printed_on_single_lines(
    report_2021: Report, context_of: Callable[[Report], Context]
) -> None:
    report_2021.cover.update(organisation="清溪县\n水务局", signature="清溪县\x0b水务局")
    context = context_of(report_2021)
    assert (context.organisation, context.signature) == ("清溪县 水务局", "清溪县 水务局")


def test_without_a_title_the_usual_one_is_printed(
    zero_report: Report, context_of: Callable[[Report], Context]
) -> None:
    title = "清溪县云岭镇人民政府2025年政府信息公开工作年度报告"
    assert context_of(zero_report).title == title
