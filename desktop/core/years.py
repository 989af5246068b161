# SPDX-License-Identifier: MIT
"""Begins the report of the next year with what last year's already decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.form import FollowKind
from desktop.core.report import Report
from desktop.core.totals import with_totals

if TYPE_CHECKING:
    from desktop.core.form import FormSpec

_KEPT = ("organisation", "organisation_kind", "addressee", "signature")


def roll_forward(last: Report, form: FormSpec) -> Report:
    """Return the report for the year after, everything blank but what follows from last year's.

    Organisation, kind, addressee and signature stay. Cells that must equal cells of last year's
    report, and nothing else (the requests carried in), are filled in; what was blank there stays
    blank.

    Args:
        last: last year's report; it is left as it is.
        form: the edition for the new year.
    """
    report = Report.blank(form, None if last.year is None else last.year + 1)
    report.cover.update({name: last.cover[name] for name in _KEPT})
    before = with_totals(last.form, last.values)
    for follow in form.follows:
        if follow.kind is FollowKind.EQUAL and not (follow.plus or follow.minus):
            pairs = zip(follow.now, follow.before, strict=True)
            report.values.update(
                {cell: before.get(source) for cell, source in pairs if cell in report.values}
            )
    return report
