# SPDX-License-Identifier: MIT
"""Whatever stands in the tables, every broken sum is spoken of, and the search always ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import paths
from desktop.core.checks.arithmetic import diagnose
from desktop.core.checks.relations import broken_relations
from desktop.core.checks.subject import Subject
from desktop.core.report import Evidence, Report
from desktop.store.forms import load_forms

if TYPE_CHECKING:
    from desktop.core.values import Value

FORM = load_forms(paths.data_folder("resources") / "forms")["2021"]
CELLS = [cell for cell in FORM.inputs if not cell.startswith("proactive")]
TOTALS = [total.cell for total in FORM.totals]
COUNTS = st.none() | st.integers(0, 30)


TYPED = st.dictionaries(st.sampled_from(CELLS), COUNTS, max_size=12)
PRINTED = st.none() | st.dictionaries(st.sampled_from(TOTALS), COUNTS, max_size=8)


def made(typed: dict[str, Value], printed: dict[str, Value] | None) -> Report:
    """Return a report of zeros with these cells; of its totals these are printed otherwise."""
    report = Report.blank(FORM, 2025)
    report.values.update(dict.fromkeys(report.values, 0))
    report.values.update(typed)
    totals = {} if printed is None else {**dict.fromkeys(TOTALS, 0), **printed}
    report.evidence = Evidence("a.docx", totals)
    return report


@settings(max_examples=150)
@given(TYPED, PRINTED)
def test_every_broken_sum_is_among_the_cells_of_a_finding(
    typed: dict[str, Value], printed: dict[str, Value] | None
) -> None:
    report = made(typed, printed)
    subject = Subject.of(report)
    told = {cell for finding in diagnose(subject).findings for cell in finding.cells}
    for _, broken in broken_relations(report, subject.values):
        assert told & set(broken.cells), broken.message
    for cell, total in report.evidence.printed_totals.items():
        if total is not None and differs(subject.values[cell], total):
            assert cell in told, cell


def differs(computed: Value, printed: Value) -> bool:
    return computed is not None and computed != printed


@settings(max_examples=150)
@given(TYPED, PRINTED)
def test_a_repair_never_makes_it_worse(
    typed: dict[str, Value], printed: dict[str, Value] | None
) -> None:
    report = made(typed, printed)
    before = diagnose(Subject.of(report)).findings
    for finding in before:
        if finding.repair:
            repaired = report.copy()
            repaired.apply(finding.repair)
            after = diagnose(Subject.of(repaired)).findings
            assert len(after) <= len(before), finding.message
