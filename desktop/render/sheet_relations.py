# SPDX-License-Identifier: MIT
"""The worksheet of a report that lists its relations, each with live formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.core.form import RelationKind, Severity
from desktop.core.totals import add
from desktop.render.sheet_formulas import BLANK, BROKEN, HOLDS, Place, number, side, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.core.form import RelationSpec
    from desktop.core.report import Report
    from desktop.core.values import Value

NAME = "勾稽关系"
_COLUMNS = (  # label, width in characters
    ("表格", 8),
    ("行或列", 18),
    ("应有的关系", 44),
    ("左边", 12),
    ("右边", 12),
    ("相差", 12),
    ("结果", 8),
    ("不符时", 12),
)
_LEFT, _RIGHT, _GAP, _RESULT = 3, 4, 5, 6
_WEIGHTS = {Severity.ERROR: "必须改正", Severity.CONFIRM: "需要确认", Severity.HINT: "请留意"}


def add_relations(
    book: Any, report: Report, values: Mapping[str, Value], places: Mapping[str, Place]
) -> None:
    """Add the worksheet, one line per relation that applies to this kind of organisation.

    Args:
        book: an XlsxWriter workbook.
        report: form and kind of organisation.
        values: inputs and totals by cell, for the results that are stored with the formulas.
        places: where the cells of the form stand.
    """
    sheet = book.add_worksheet(NAME)
    plain = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
    bold = book.add_format({"border": 1, "bold": True, "align": "center"})
    red = book.add_format({"bg_color": "#F4C7C3", "bold": True})
    for column, (label, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, label, bold)
    row = 0
    for row, relation in enumerate(_applicable(report), start=1):
        for column, text in enumerate(_words(report, relation)):
            sheet.write_string(row, column, text, plain)
        sheet.write_string(row, len(_COLUMNS) - 1, _WEIGHTS[relation.severity], plain)
        _formulas(sheet, row, relation, values, places, plain)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.conditional_format(
        1,
        _RESULT,
        max(row, 1),
        _RESULT,
        {"type": "cell", "criteria": "==", "value": f'"{BROKEN}"', "format": red},
    )


def _applicable(report: Report) -> Iterator[RelationSpec]:
    for relation in report.form.relations:
        if not relation.organisation_kinds or report.kind.value in relation.organisation_kinds:
            yield relation


def _words(report: Report, relation: RelationSpec) -> tuple[str, str, str]:
    table = report.form.cells[(*relation.left, *relation.right)[0]].table
    return report.form.table(table).name, relation.scope, relation.title


def _formulas(
    sheet: Any,
    row: int,
    relation: RelationSpec,
    values: Mapping[str, Value],
    places: Mapping[str, Place],
    look: Any,
) -> None:
    here = [Place(NAME, row, column).address for column in range(len(_COLUMNS))]
    left, right = (
        number(add([values[cell] for cell in cells]) or 0)
        for cells in (relation.left, relation.right)
    )
    sheet.write_formula(row, _LEFT, side(relation.left, places), look, left)
    sheet.write_formula(row, _RIGHT, side(relation.right, places), look, right)
    sheet.write_formula(row, _GAP, f"={here[_LEFT]}-{here[_RIGHT]}", look, left - right)
    formula = verdict(relation, places, here[_LEFT], here[_RIGHT])
    sheet.write_formula(row, _RESULT, formula, look, _result(relation, values, left, right))


def _result(relation: RelationSpec, values: Mapping[str, Value], left: float, right: float) -> str:
    """Return what the formula will say, for readers that do not calculate."""
    if all(values[cell] is None for cell in (*relation.left, *relation.right)):
        return BLANK
    gap = round(left - right, 6)
    holds = {
        RelationKind.EQUAL_SUMS: gap == 0,
        RelationKind.AT_MOST: gap <= 0,
        RelationKind.NONE_WITHOUT: left != 0 or right == 0,
        RelationKind.ZERO_FOR: left == 0,
    }
    return HOLDS if holds[relation.kind] else BROKEN
