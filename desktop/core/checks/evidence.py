# SPDX-License-Identifier: MIT
"""Sentences as witnesses: which of several cells that could be wrong the text says it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.core.checks.repair import Fix, single_changes
from desktop.core.checks.text_readings import all_mentions, readings
from desktop.core.totals import with_totals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.checks.constraints import Constraint
    from desktop.core.checks.subject import Subject
    from desktop.core.text.mentions import Mention
    from desktop.core.values import Value


def told_by_the_text(
    subject: Subject,
    table: str,
    constraints: Sequence[Constraint],
    written: Mapping[str, Value],
) -> list[Fix]:
    """Return the one cell with which both the sums and the sentences come right; else nothing.

    Only of a report that was read: in one that is being typed the text may be older than a cell.

    Args:
        subject: what is examined.
        table: the table that does not add up.
        constraints: what must add up in it.
        written: typed cells and printed totals.
    """
    if not subject.report.evidence.source:
        return []
    witnesses = [
        mention
        for mention in subject.once(all_mentions)
        if any(cell.startswith(f"{table}.") for cell in readings(subject, mention).cells)
    ]
    unexplained = _unexplained(subject, witnesses)
    if not unexplained:
        return []
    found: list[tuple[int, Fix]] = []
    for cell, value in single_changes(subject.report.form, constraints, written):
        left = _unexplained(changed(subject, {cell: value}), witnesses)
        if left < unexplained:
            found.append((len(left), Fix(((cell, value),))))
    least = min((count for count, _ in found), default=0)
    best = [fix for count, fix in found if count == least]
    return best if len(best) == 1 else []


def changed(subject: Subject, changes: Mapping[str, Value]) -> Subject:
    """Return the subject with other values in some cells; the report in it is the same."""
    typed = {**subject.report.values, **changes}
    return replace(subject, values=with_totals(subject.report.form, typed))


def _unexplained(subject: Subject, mentions: Sequence[Mention]) -> set[int]:
    """Return which of the numbers in the text no lawful reading explains, counted from 0."""
    return {
        at
        for at, mention in enumerate(mentions)
        if (lawful := readings(subject, mention)).known and not lawful.accept(mention)
    }
