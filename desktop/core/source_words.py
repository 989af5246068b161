# SPDX-License-Identifier: MIT
"""What the document that a report was read from says in a cell, told to the user in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.values import display, same

if TYPE_CHECKING:
    from desktop.core.report import Origin, Report
    from desktop.core.values import Value

_ROW = " | "  # between the cells of a row that could not be told apart
_LONGEST = 28
_LONGEST_ROW = 48


def quoted(origin: Origin) -> str:
    """Return the words of the source between quotation marks, long ones cut; 空白 for a blank."""
    words = " ".join(origin.text.split())
    if not words:
        return "空白"
    row = _ROW in words
    longest = _LONGEST_ROW if row else _LONGEST
    shown = words if len(words) <= longest else f"{words[:longest]}…"
    return f"{'这一行' if row else ''}“{shown}”"


def compared(report: Report, cell: str, value: Value) -> str:
    """Return one line on what the source has in a cell, and what became of it.

    Args:
        report: the report.
        cell: an input or a total of its form.
        value: what stands there now; a total as it is computed.

    Returns:
        An empty text where the report was not read from a document, or that lacks the cell.
    """
    origin = report.evidence.origins.get(cell)
    if origin is None:
        return ""
    place = f"（{origin.place}）" if origin.place else ""
    words = quoted(origin) + place
    evidence = report.evidence
    if same(evidence.values.get(cell, evidence.printed_totals.get(cell)), value):
        return f"原件：{words}"
    if cell in report.form.inputs:
        return f"原件是{words}，" + (
            f"后来改成 {display(value)}" if value is not None else "后来清空"
        )
    return f"原件印的是{words}，" + (
        "现在是空白" if value is None else f"现在算出 {display(value)}"
    )


def reasons(report: Report, cell: str, value: Value) -> tuple[str, ...]:
    """Return what the reading says of a cell whose value is still the one that was read."""
    evidence = report.evidence
    read = evidence.values.get(cell, evidence.printed_totals.get(cell))
    return evidence.reasons(cell) if same(read, value) else ()
