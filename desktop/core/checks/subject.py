# SPDX-License-Identifier: MIT
"""What is examined: a report with everything that is known around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from desktop.core.checks.words import Words
from desktop.core.totals import with_totals

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.report import Report
    from desktop.core.values import Value

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Traces:
    """What a document carries beside what is printed; everything empty in a clean one."""

    hidden: tuple[str, ...] = ()  # hidden text
    comments: tuple[str, ...] = ()
    revisions: tuple[str, ...] = ()  # inserted or deleted text with revision marks
    bookmarks: tuple[str, ...] = ()
    author: str = ""
    last_modified_by: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A report under examination. Nothing in it may be changed while it lives.

    `values` are its inputs and totals. `last_year` is None while no report of the year before is
    attached, and `last_year_values` is then empty. `traces` is None when no document is known.
    """

    report: Report
    values: Mapping[str, Value]
    last_year: Report | None = None
    last_year_values: Mapping[str, Value] = field(default_factory=dict)
    traces: Traces | None = None
    words: Words = field(default_factory=Words)
    _known: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        report: Report,
        last_year: Report | None = None,
        traces: Traces | None = None,
        words: Words | None = None,
    ) -> Subject:
        """Return the subject with its totals computed."""
        values = with_totals(report.form, report.values)
        before = {} if last_year is None else with_totals(last_year.form, last_year.values)
        return cls(report, values, last_year, before, traces, words or Words())

    def once(self, compute: Callable[[Subject], _T]) -> _T:
        """Return what `compute` gives for this subject, computed the first time it is asked for.

        Args:
            compute: a module-level function; what it returns is shared and must not be changed.
        """
        if compute not in self._known:
            self._known[compute] = compute(self)
        known: _T = self._known[compute]
        return known
