# SPDX-License-Identifier: MIT
"""Begins the report of the next year with what last year's already decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.form import FollowKind
from desktop.core.report import Report
from desktop.core.totals import with_totals

if TYPE_CHECKING:
    from desktop.core.form import FormSpec

_LAST_YEAR = 9999  # that the cover has room for
_KEPT = ("organisation", "organisation_kind", "addressee", "signature")


def roll_forward(last: Report, form: FormSpec) -> Report:
    """Return the report for the year after, everything blank but what follows from last year's.

    Organisation, kind, addressee and signature stay. A cell that must equal one of last year's
    report, and nothing else (the requests carried in), is filled in; what was blank there stays
    blank.

    Args:
        last: last year's report; it is left as it is.
        form: the edition for the new year.
    """
    year = None if last.year is None or last.year >= _LAST_YEAR else last.year + 1
    report = Report.blank(form, year)
    report.cover.update({name: last.cover[name] for name in _KEPT})
    before = with_totals(last.form, last.values)
    for follow in form.follows:
        if follow.kind is not FollowKind.EQUAL or follow.plus or follow.minus:
            continue
        cell, *others = follow.now
        source, *more = follow.before
        if not (others or more) and cell in report.values:
            report.values[cell] = before.get(source)
    return report
