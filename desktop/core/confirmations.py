# SPDX-License-Identifier: MIT
"""Reasons that the user gives for findings which may be right, and what they were given for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.core.form import Severity
from desktop.core.report import Confirmation, Edit, Field
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.checks.subject import Subject
    from desktop.core.findings import Finding
    from desktop.core.values import Value


def given_for(finding: Finding, values: Mapping[str, Value]) -> str:
    """Return what a reason would be given for: the numbers and the words of the finding.

    Args:
        finding: the finding.
        values: inputs and totals of the report; a blank stands as nothing, not as 0.
    """
    cells = [f"{cell}={display(values.get(cell))}" for cell in finding.cells]
    sides = f"{display(finding.left)}|{display(finding.right)}"
    return ";".join([*cells, sides, finding.quote])


def confirm(finding: Finding, values: Mapping[str, Value], reason: str) -> Edit:
    """Return the edit that keeps a reason with the report; an empty reason takes it away.

    Raises:
        ValueError: the finding is not one that can be confirmed.
    """
    if finding.severity is not Severity.CONFIRM:
        raise ValueError(f"{finding.check} cannot be confirmed")
    kept = Confirmation(reason.strip(), given_for(finding, values)) if reason.strip() else None
    return Edit(Field("confirmation", finding.key), kept)


def with_reason(finding: Finding, subject: Subject) -> Finding:
    """Return the finding with the reason kept for it, if it was given for the same values."""
    if finding.severity is not Severity.CONFIRM:
        return finding
    kept = subject.report.confirmations.get(finding.key)
    if kept is None or kept.given_for != given_for(finding, subject.values):
        return finding
    return replace(finding, reason=kept.reason)
