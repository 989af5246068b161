# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop.core.evaluation import evaluate
from desktop.core.findings import Finding
from desktop.core.form import Severity
from desktop.core.report import Evidence, Note, NoteKind, Origin, cell_edit, text_edit
from desktop.render.figures import to_json

if TYPE_CHECKING:
    from desktop.core.report import Report

NATURAL = "requests.received.natural"


def plain(report: Report) -> dict[str, Any]:
    """Return what a program reads in the file."""
    told = to_json(report, evaluate(report), report.title)
    return dict(json.loads(json.dumps(told, ensure_ascii=False)))


def test_it_has_the_promised_keys_in_order(zero_report: Report) -> None:
    assert list(plain(zero_report)) == [
        "edition",
        "year",
        "organisation",
        "title",
        "number",
        "addressee",
        "values",
        "totals",
        "printed_totals",
        "texts",
        "signature",
        "date",
        "notes",
        "origins",
        "findings",
        "confirmed",
    ]


def test_it_says_where_every_cell_was_read(report_2021: Report) -> None:
    note = Note(NoteKind.UNDERSTOOD, "写作“12件”，读作12。", (NATURAL,))
    origin = Origin("12件", "第2个表格第4行第2格", 0.95)
    report_2021.evidence = Evidence("旧年报.txt", {}, (note,), {NATURAL: 12}, {NATURAL: origin})
    assert plain(report_2021)["origins"][NATURAL] == {
        "text": "12件",
        "place": "第2个表格第4行第2格",
        "confidence": 0.95,
        "reasons": ["写作“12件”，读作12。"],
    }


def test_values_are_the_input_cells_and_totals_the_computed_ones(busy_report: Report) -> None:
    told = plain(busy_report)
    assert list(told["values"]) == list(busy_report.form.inputs)
    assert told["totals"]["requests.received.total"] == sum(
        busy_report.values[f"requests.received.{column}"]
        for column in ("natural", "enterprise", "research", "welfare", "legal", "other")
    )


def test_a_blank_is_null_and_a_zero_is_zero(report_2021: Report) -> None:
    report_2021.values[NATURAL] = 0
    values = plain(report_2021)["values"]
    assert (values[NATURAL], values["requests.received.other"]) == (0, None)


def test_an_amount_keeps_its_decimals_as_text(report_2021: Report) -> None:
    report_2021.values["proactive.charges.amount"] = Decimal("25.10")
    assert plain(report_2021)["values"]["proactive.charges.amount"] == "25.10"


def test_a_cell_that_the_source_lacks_is_left_out_and_named_by_its_note(
    report_2021: Report,
) -> None:
    note = Note(NoteKind.ABSENT, "表三缺少一行。", (NATURAL,), "第2个表格")
    report_2021.evidence = Evidence("旧年报.txt", {}, (note,))
    told = plain(report_2021)
    assert NATURAL not in told["values"]
    assert told["notes"] == [
        {"kind": "absent", "cells": [NATURAL], "place": "第2个表格", "message": "表三缺少一行。"}
    ]


def test_printed_totals_are_what_the_source_printed(zero_report: Report) -> None:
    zero_report.evidence = Evidence("旧年报.txt", {"requests.received.total": 3})
    told = plain(zero_report)
    assert told["printed_totals"] == {"requests.received.total": 3}
    assert told["totals"]["requests.received.total"] == 0


def test_a_finding_tells_both_sides_and_where(zero_report: Report) -> None:
    zero_report.values[NATURAL] = 4
    found = next(each for each in plain(zero_report)["findings"] if each["left"] == 4)
    assert (found["severity"], found["left"], found["right"], found["difference"]) == (
        "error",
        4,
        0,
        4,
    )
    assert NATURAL in found["cells"]
    assert all(found[key] for key in ("check", "message", "advice", "source", "scope"))


def test_a_finding_tells_the_edits_that_put_it_right(zero_report: Report) -> None:
    repair = (cell_edit(NATURAL, 3), text_edit("preface", "改后的文字"))
    found = Finding("check", Severity.HINT, "句。", "改。", repair=repair)
    evaluation = replace(evaluate(zero_report), findings=(found,))
    (told,) = to_json(zero_report, evaluation, zero_report.title)["findings"]
    assert told["repair"] == [
        {"field": f"cell.{NATURAL}", "value": 3},
        {"field": "text.preface", "value": "改后的文字"},
    ]


def test_a_finding_on_a_field_names_it(zero_report: Report) -> None:
    zero_report.cover["year"] = "2019"
    fields = [each["field"] for each in plain(zero_report)["findings"]]
    assert "cover.year" in fields


def test_the_year_is_a_number_or_null(report_2021: Report) -> None:
    years = [plain(report_2021)["year"]]
    report_2021.cover["year"] = ""
    years.append(plain(report_2021)["year"])
    assert years == [2025, None]
