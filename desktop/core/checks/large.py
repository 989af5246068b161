# SPDX-License-Identifier: MIT
"""Counts so large that a slip is likelier: asked about once for the whole report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.checks.arithmetic import named_wrong
from desktop.core.checks.spec import CheckSpec, Family, Stage
from desktop.core.findings import Finding
from desktop.core.form import CellKind, Severity
from desktop.core.report import OrganisationKind
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject

_TOWNSHIP = (OrganisationKind.TOWNSHIP,)
_COUNTY = (OrganisationKind.COUNTY, OrganisationKind.COUNTY_DEPARTMENT)
# cells by the beginning of their id: the largest plausible count of a township, of a county,
# of anybody else
_LIMITS: tuple[tuple[str, tuple[int, int, int]], ...] = (
    ("requests.", (5_000, 50_000, 1_000_000)),
    ("disputes.", (500, 5_000, 100_000)),
    ("proactive.rules.", (1_000, 2_000, 20_000)),
    ("proactive.norms.", (1_000, 5_000, 100_000)),
    ("proactive.", (1_000_000, 20_000_000, 1_000_000_000)),
)


def large(subject: Subject) -> Iterator[Finding]:
    """Yield one finding for all counts above what an office of this kind can have.

    Of a total and its parts only the parts are named.
    """
    form, kind = subject.report.form, subject.report.kind
    size = 0 if kind in _TOWNSHIP else 1 if kind in _COUNTY else 2
    named = subject.once(named_wrong)
    cells = tuple(
        cell
        for cell in form.inputs
        if form.cells[cell].kind is not CellKind.AMOUNT
        and cell not in named
        and (subject.values[cell] or 0) > _limit(cell, size)
    )
    if cells:
        listed = "、".join(
            f"{form.cells[cell].name} {display(subject.values[cell])}" for cell in cells[:_SHOWN]
        )
        more = f"等 {len(cells)} 格" if len(cells) > _SHOWN else ""
        yield Finding(
            check="plausible.large",
            severity=Severity.CONFIRM,
            message=f"数字大得不合常理：{listed}{more}。",
            advice="核对是否多打了几位，或者填了别的数（点击量、人口）；确实如此，写一句理由。",
            source="本程序自定：按同类单位的通常情形推算",
            cells=cells,
            left=subject.values[cells[0]],
            scope="、".join(cells),
        )


_SHOWN = 3


def _limit(cell: str, size: int) -> int:
    return next((limits[size] for start, limits in _LIMITS if cell.startswith(start)), 10**9)


CHECKS = (
    CheckSpec(
        id="plausible.large",
        family=Family.TABLES,
        severity=Severity.CONFIRM,
        title="没有大得不合常理的数",
        looks_at="各格的件数，与同类单位可能达到的数量；例如乡镇、街道一年收到 5000 件以上申请",
        why="本程序自定：按同类单位的通常情形推算",
        wrong="某镇本年新收申请 1000000 件",
        right="某镇本年新收申请 10 件",
        advice="核对是否多打了几位。",
        run=large,
        stage=Stage.TABLE,
    ),
)
