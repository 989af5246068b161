# SPDX-License-Identifier: MIT
"""Renders a report into a spreadsheet: one worksheet a section, totals and relations as formulas.

The last worksheet lists the relations. What is text stays text, whatever sign it begins with.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from desktop.core.values import display
from desktop.render.errors import RenderError
from desktop.render.fitting import POINTS_PER_MM, width_em
from desktop.render.office_package import core_xml, pack
from desktop.render.sheet_formulas import Place, number, total
from desktop.render.sheet_relations import add_relations
from desktop.render.tables import is_upright

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from desktop.core.report import Report
    from desktop.core.values import Value
    from desktop.render.context import Context, PrintedBox, PrintedTable, Section

_LONGEST_CELL = 32_767  # characters that a spreadsheet can hold in one cell
_EXACT_DIGITS = 15  # significant digits that a number of a spreadsheet keeps
_NUMBERING = re.compile(r"^[一二三四五六七八九十]+、")
_TEXT_COLUMN = 70  # characters of half an em
_PIXELS_PER_MM = 96 / 25.4
_WIDENING = 1.3  # of the printed widths; the page is scaled to its width
_LINE_PT = 13.0
_TEXT_LINE_PT = 16.0
_HIGHEST_ROW_PT = 409.0
_SIZE_PT = 10


def render_sheet(report: Report, values: Mapping[str, Value], context: Context) -> bytes:
    """Return the .xlsx of a report; the same report gives the same bytes.

    Args:
        report: form and kind of organisation.
        values: inputs and totals by cell.
        context: what is printed of them.

    Raises:
        RenderError: a paragraph is longer than a cell of a spreadsheet can hold.
    """
    import xlsxwriter

    saved = BytesIO()
    book = xlsxwriter.Workbook(saved, {"in_memory": True})
    book.set_properties({"title": context.title, "company": context.organisation})
    sheet = _Book(book, report, values)
    for place, section in enumerate(context.sections):
        before = list(_front(context)) if place == 0 else []
        last = place == len(context.sections) - 1
        after = [text for text in (context.signature, context.date) if text] if last else []
        sheet.add(section, context, before, after)
    add_relations(book, report, values, sheet.places)
    book.close()
    return pack(saved.getvalue(), {"docProps/core.xml": core_xml(context.title)})


def _front(context: Context) -> Iterator[tuple[str, str]]:
    """Yield what stands before the first section: format and text."""
    yield "title", context.title
    yield from (("text", text) for text in (context.number, context.addressee) if text)
    yield from (("text", line.text) for line in context.preface)


class _Book:
    """The workbook while it is written. `places` says where each cell of the form has gone."""

    def __init__(self, book: Any, report: Report, values: Mapping[str, Value]) -> None:
        self.book = book
        self.values = values
        self.kinds = report.form.cells
        self.operands = {spec.cell: spec.operands for spec in report.form.totals}
        self.places: dict[str, Place] = {}
        self.formats: dict[str, Any] = {
            name: book.add_format({"text_wrap": True, "valign": "vcenter", **look})
            for name, look in _LOOKS.items()
        }

    def add(
        self, section: Section, context: Context, before: list[tuple[str, str]], after: list[str]
    ) -> None:
        """Add the worksheet of a section, with what stands before and after it."""
        table = context.tables[section.table] if section.table else None
        name = table.name if table else _NUMBERING.sub("", section.heading)
        sheet = self.book.add_worksheet(_sheet_name(name, set(self.book.sheetnames)))
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        span = len(table.widths_mm) if table else 1
        rows = [*before, ("heading", section.heading)]
        rows += [("text", line.text) for line in section.lines]
        self._paragraphs(sheet, 0, rows, span)
        end = len(rows)
        if table:
            self._table(sheet, table, end)
            end += table.height
        else:
            sheet.set_column(0, 0, _TEXT_COLUMN)
        self._paragraphs(sheet, end, [("right", text) for text in after], span)

    def _paragraphs(self, sheet: Any, top: int, rows: list[tuple[str, str]], span: int) -> None:
        for row, (look, text) in enumerate(rows, start=top):
            if len(text) > _LONGEST_CELL:
                raise RenderError(
                    f"“{text[:10]}…”这一段超过 {_LONGEST_CELL} 字，电子表格放不下，请分成几段。"
                )
            lines = -(-width_em(text) // (_TEXT_COLUMN / 2 - 3))
            sheet.set_row(row, min(max(lines, 1) * _TEXT_LINE_PT + 6, _HIGHEST_ROW_PT))
            if span > 1:
                sheet.merge_range(row, 0, row, span - 1, "", self.formats[look])
            sheet.write_string(row, 0, text, self.formats[look])

    def _table(self, sheet: Any, table: PrintedTable, top: int) -> None:
        for column, width in enumerate(table.widths_mm):
            sheet.set_column_pixels(column, column, round(width * _PIXELS_PER_MM * _WIDENING))
        for row, boxes in enumerate(table.rows()):
            heights = (_height(box, table) for box in boxes if box.down == 1)
            sheet.set_row(top + row, max(heights, default=_LINE_PT + 6))
        sheet.repeat_rows(top, top + max(table.header_rows, 1) - 1)
        name = sheet.get_name()
        self.places |= {
            box.cell: Place(name, top + box.top, box.left) for box in table.boxes if box.cell
        }
        for box in table.boxes:
            width = sum(table.widths_mm[box.left : box.left + box.across])
            self._box(sheet, box, top, self._look(box, width))

    def _box(self, sheet: Any, box: PrintedBox, top: int, look: Any) -> None:
        row, column = top + box.top, box.left
        if box.down > 1 or box.across > 1:
            sheet.merge_range(row, column, row + box.down - 1, column + box.across - 1, "", look)
        value = self.values[box.cell] if box.cell else None
        if box.cell in self.operands:
            formula = total(self.places[cell] for cell in self.operands[box.cell])
            sheet.write_formula(row, column, formula, look, "" if value is None else number(value))
        elif value is None or not _is_exact(value):
            sheet.write_string(row, column, box.text, look)
        else:
            sheet.write_number(row, column, number(value), look)

    def _look(self, box: PrintedBox, width_mm: float) -> Any:
        if not box.cell:
            upright = is_upright(box, width_mm)
            return self.formats["upright" if upright else "header" if box.header else "label"]
        decimals = len(box.text.partition(".")[2])
        name = f"figure{decimals}"
        if name not in self.formats:
            pattern = "0." + "0" * decimals if decimals else "0"
            look = {**_LOOKS["header"], "num_format": pattern, "text_wrap": False, "shrink": True}
            self.formats[name] = self.book.add_format(look)
        return self.formats[name]


_BOX = {"border": 1, "font_name": "宋体", "font_size": _SIZE_PT}
_LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "align": "center"},
    "heading": {"bold": True, "font_size": 12},
    "text": {"font_size": 11},
    "right": {"font_size": 11, "align": "right"},
    "header": {**_BOX, "align": "center", "text_wrap": True, "valign": "vcenter"},
    "label": _BOX,
    "upright": {**_BOX, "align": "center", "rotation": 270},
}


def _sheet_name(name: str, taken: set[str]) -> str:
    """Return a name that a worksheet may have and no other one has."""
    plain = re.sub(r"[\[\]:*?/\\']", "", name)[:28] or "表"
    return next(
        each
        for each in (plain, *(f"{plain}{number}" for number in range(2, 99)))
        if each.lower() not in {other.lower() for other in taken}
    )


def _is_exact(value: int | Decimal) -> bool:
    """Say whether a number of a spreadsheet keeps every digit."""
    return len(display(value).replace(".", "").lstrip("-0")) <= _EXACT_DIGITS


def _height(box: PrintedBox, table: PrintedTable) -> float:
    """Return the height in points that a label needs."""
    width = sum(table.widths_mm[box.left : box.left + box.across]) * POINTS_PER_MM
    lines = -(-width_em(box.text) * _SIZE_PT // (width - 4))
    return float(max(lines, 1) * _LINE_PT + 6)
