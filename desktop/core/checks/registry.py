# SPDX-License-Identifier: MIT
"""Which checks there are, how they are run over a subject, and what could not be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.core.checks import (
    arithmetic,
    fees,
    large,
    plausible,
    sources,
    tables,
    text_families,
    years,
)
from desktop.core.checks.needs import missing
from desktop.core.checks.spec import CheckSpec, Family, Need, Stage
from desktop.core.confirmations import with_reason

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.core.checks.subject import Subject
    from desktop.core.findings import Finding

__all__ = ["CHECKS", "CheckSpec", "Family", "Need", "Stage", "Unexamined", "run_checks", "spec_of"]

CHECKS: tuple[CheckSpec, ...] = (
    *arithmetic.CHECKS,
    *tables.CHECKS,
    *plausible.CHECKS,
    *large.CHECKS,
    *fees.CHECKS,
    *years.CHECKS,
    *sources.CHECKS,
    *text_families.CHECKS,
)


class Unexamined(NamedTuple):
    """A check that could not be made and why, both for the user."""

    family: Family
    title: str
    reason: str


def run_checks(
    subject: Subject, stage: Stage | None = None, off: Collection[Family] = frozenset()
) -> tuple[Finding, ...]:
    """Return all findings, worst first, otherwise in the order of the checks and of the form.

    A finding that the user gave a reason for, and whose numbers and words are still those the
    reason was given for, has it in `reason`.

    Args:
        subject: what is examined.
        stage: the checks of which stage; None for all.
        off: families that the user has switched off.
    """
    found = [
        with_reason(finding, subject)
        for check in CHECKS
        if (stage is None or check.stage is stage)
        and check.family not in off
        and not missing(subject, check.needs)
        for finding in check.run(subject)
    ]
    return tuple(sorted(_said_best(found), key=lambda finding: finding.severity.rank))


def _said_best(found: list[Finding]) -> list[Finding]:
    """Return the findings without those that another one says better of the same place.

    Where both name characters of the same field, the place is what they have in common.
    """
    better: dict[str, list[Finding]] = {}
    for finding in found:
        for other in _INSTEAD_OF.get(finding.check, ()):
            better.setdefault(other, []).append(finding)
    if not better:
        return found
    return [
        finding
        for finding in found
        if not any(_same_place(finding, one) for one in better.get(finding.check, ()))
    ]


def _same_place(one: Finding, other: Finding) -> bool:
    if one.field != other.field:
        return False
    if one.span is None or other.span is None:
        return True
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


_INSTEAD_OF = {check.id: check.instead_of for check in CHECKS if check.instead_of}


def unexamined(subject: Subject, off: Collection[Family] = frozenset()) -> tuple[Unexamined, ...]:
    """Return the checks that could not be made, in the order of the registry, each with why."""
    skipped = []
    for check in CHECKS:
        if check.family in off:
            skipped.append(Unexamined(check.family, check.title, "这一类检查已关闭"))
        elif lacking := missing(subject, check.needs):
            reason = "，".join(need.reason for need in lacking)
            skipped.append(Unexamined(check.family, check.title, reason))
    return tuple(skipped)


def spec_of(finding: Finding) -> CheckSpec:
    """Return the check that a finding comes from; relations within a year share one."""
    known = {check.id: check for check in CHECKS}
    family = finding.check.partition(".")[0]
    return known.get(finding.check) or known.get(family) or known["relation"]
