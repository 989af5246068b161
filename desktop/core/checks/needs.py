# SPDX-License-Identifier: MIT
"""Whether a subject has what a check cannot do without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.checks.spec import Need
from desktop.core.report import OrganisationKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.core.checks.subject import Subject


def missing(subject: Subject, needs: Iterable[Need]) -> tuple[Need, ...]:
    """Return those of the needs that the subject does not meet."""
    return tuple(need for need in needs if not _MET[need](subject))


_MET: dict[Need, Callable[[Subject], bool]] = {
    Need.LAST_YEAR: lambda subject: subject.last_year is not None,
    Need.KIND: lambda subject: subject.report.kind is not OrganisationKind.UNKNOWN,
    Need.YEAR: lambda subject: subject.report.year is not None,
    Need.ORGANISATION: lambda subject: bool(subject.report.cover["organisation"].strip()),
    Need.SOURCE: lambda subject: bool(subject.report.evidence.source),
    Need.TRACES: lambda subject: subject.traces is not None,
    Need.WORDS: lambda subject: bool(subject.words),
}
