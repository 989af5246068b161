# SPDX-License-Identifier: MIT
"""What a specimen of a check is: one report that the check must speak of, and one that it must not.

The lists are in `specimens_*.py`, one per area; `test_specimens.py` collects them all.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.core.checks.subject import Subject
from desktop.core.checks.words import Words
from desktop.core.report import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.checks.subject import Traces
    from desktop.core.report import Note, Report
    from desktop.core.values import Value


@dataclass(frozen=True)
class Made:
    """How a report is made: a fixture (`base`) and what is put into it.

    `last_year` is made from the same kind of fixture, one year earlier; None attaches nothing.
    """

    cells: Mapping[str, Value] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    cover: Mapping[str, str] = field(default_factory=dict)
    base: str = "zero_report"
    source: str = ""
    printed: Mapping[str, Value] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    traces: Traces | None = None
    words: Words = field(default_factory=Words)
    last_year: Made | None = None

    def fill(self, report: Report) -> Report:
        """Put everything into the report and return it."""
        report.values.update(self.cells)
        report.texts.update(self.texts)
        report.cover.update(self.cover)
        report.evidence = Evidence(self.source, dict(self.printed), self.notes)
        return report

    def subject(self, base: Report) -> Subject:
        """Return the subject; `base` is a fresh report of the fixture named by `base`."""
        before = None
        if self.last_year is not None:
            before = base.copy()
            before.cover["year"] = str((before.year or 0) - 1)
            before = self.last_year.fill(before)
        return Subject.of(self.fill(base), before, self.traces, self.words)


@dataclass(frozen=True)
class Specimen:
    """A report on which `check` (an id of a finding) must speak, and one where it must not."""

    check: str
    wrong: Made
    right: Made
    name: str = ""

    def on(self, base: str) -> Specimen:
        """Return the same specimen on another fixture."""
        return replace(
            self, wrong=replace(self.wrong, base=base), right=replace(self.right, base=base)
        )
