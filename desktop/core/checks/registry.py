# SPDX-License-Identifier: MIT
"""Which checks there are, and how they are run over a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from desktop.core.checks import relations, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desktop.core.findings import Finding
    from desktop.core.report import Report
    from desktop.core.values import Value

Check: TypeAlias = "Callable[[Report, Mapping[str, Value]], Iterator[Finding]]"


class CheckSpec(NamedTuple):
    """One check: a stable id (the prefix of its findings' ids), what it looks at, and its code."""

    id: str
    title: str
    run: Check


CHECKS: tuple[CheckSpec, ...] = (
    CheckSpec("relation", "表内勾稽关系", relations.broken_relations),
    CheckSpec("table.printed_total", "原件印的总计与各项之和一致", tables.printed_totals),
    CheckSpec("table.edition", "表样版本与报告年度一致", tables.edition),
    CheckSpec("table.absent", "原件缺少的行或格", tables.absent),
    CheckSpec("table.blank", "没有填写的格", tables.blanks),
)


def run_checks(report: Report, values: Mapping[str, Value]) -> tuple[Finding, ...]:
    """Return all findings, worst first, otherwise in the order of the checks and of the form.

    Args:
        report: the report as it stands.
        values: its inputs and totals.
    """
    found = [finding for check in CHECKS for finding in check.run(report, values)]
    return tuple(sorted(found, key=lambda finding: finding.severity.rank))
