# SPDX-License-Identifier: MIT
"""The report as plain figures for programs: the content of the .json file."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop.core.values import to_plain

if TYPE_CHECKING:
    from desktop.core.evaluation import Evaluation
    from desktop.core.findings import Finding
    from desktop.core.report import Edit, Evidence, Note, Report


def to_json(report: Report, evaluation: Evaluation, title: str) -> dict[str, Any]:
    """Return the report ready for JSON.

    `values` holds the input cells only: a blank is None, a cell that the source did not have is
    left out. Counts are int, amounts are text with the decimals that were typed. `totals` are
    computed, `printed_totals` are what the source printed. `findings` are open, `confirmed` those
    that the user gave a reason for.

    Args:
        report: the report.
        evaluation: what follows from it.
        title: the title as it is printed.
    """
    absent = report.absent
    return {
        "edition": report.form.edition,
        "year": report.year,
        "organisation": report.cover["organisation"],
        "title": title,
        "number": report.cover["number"],
        "addressee": report.cover["addressee"],
        "values": {
            cell: to_plain(report.values[cell]) for cell in report.form.inputs if cell not in absent
        },
        "totals": {
            total.cell: to_plain(evaluation.values[total.cell]) for total in report.form.totals
        },
        "printed_totals": {
            cell: to_plain(value) for cell, value in report.evidence.printed_totals.items()
        },
        "texts": {name: report.texts.get(name, "") for name in report.form.text_ids},
        "signature": report.cover["signature"],
        "date": report.cover["date"],
        "notes": [_note(note) for note in report.evidence.notes],
        "origins": _origins(report.evidence),
        "findings": [_finding(finding) for finding in evaluation.findings],
        "confirmed": [_finding(finding) for finding in evaluation.confirmed],
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "kind": note.kind.value,
        "cells": list(note.cells),
        "place": note.place,
        "message": note.message,
    }


def _origins(evidence: Evidence) -> dict[str, Any]:
    """Return where every cell was read, how certainly, and what is said of it."""
    return {
        cell: {
            "text": origin.text,
            "place": origin.place,
            "confidence": origin.confidence,
            "reasons": list(evidence.reasons(cell)),
        }
        for cell, origin in evidence.origins.items()
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "cells": list(finding.cells),
        "field": None if finding.field is None else ".".join(finding.field),
        "message": finding.message,
        "advice": finding.advice,
        "source": finding.source,
        "left": to_plain(finding.left),
        "right": to_plain(finding.right),
        "difference": to_plain(finding.difference),
        "scope": finding.scope,
        "quote": finding.quote,
        "repair": [_edit(edit) for edit in finding.repair],
        "reason": finding.reason,
    }


def _edit(edit: Edit) -> dict[str, Any]:
    value = edit.value
    plain = to_plain(value) if isinstance(value, int | Decimal | None) else str(value)
    return {"field": ".".join(edit.field), "value": plain}
