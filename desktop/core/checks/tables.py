# SPDX-License-Identifier: MIT
"""Checks on the tables that are no relation between cells: blanks, missing rows, the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.checks.arithmetic import diagnose
from desktop.core.checks.spec import CheckSpec, Family, Need, Stage
from desktop.core.findings import Finding
from desktop.core.form import Severity
from desktop.core.report import Field, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject


def edition(subject: Subject) -> Iterator[Finding]:
    """Yield a finding when the edition of the form is not the one for the data year.

    Source: 国办公开办函〔2021〕30号 for data years from 2021, 〔2019〕60号 for 2019 and 2020.
    """
    report = subject.report
    if report.year is None or report.form.covers(report.year):
        return
    yield Finding(
        check="table.edition",
        severity=Severity.ERROR,
        message=f"{report.year}年度的报告用了“{report.form.name}”表样（{report.form.document}），"
        "这不是该年度规定的表样。",
        advice="在“报告”菜单选择“换成本年度的表样”，再补填新表样多出来的格。",
        source="国办公开办函〔2021〕30号、〔2019〕60号",
        field=Field("cover", "year"),
    )


def absent(subject: Subject) -> Iterator[Finding]:
    """Yield one finding per row whose cells the source did not have and that is still blank.

    Source: the rows printed in the form.
    """
    report = subject.report
    missing = report.absent
    for note in report.evidence.notes:
        cells = tuple(cell for cell in note.cells if cell in missing)
        if note.kind is NoteKind.ABSENT and cells:
            yield Finding(
                check="table.absent",
                severity=Severity.ERROR,
                message=note.message,
                advice="按规定表样补上，没有发生的填 0。",
                source=report.form.document,
                cells=cells,
            )


def blanks(subject: Subject) -> Iterator[Finding]:
    """Yield one finding per table that has blank input cells.

    Cells that other findings name (absent ones, forgotten ones) are not counted again.

    Source: a report is published with every cell filled in; what did not happen is 0.
    """
    report = subject.report
    named = report.absent | subject.once(diagnose).forgotten
    for table in report.form.tables:
        cells = tuple(
            cell
            for row in table.rows
            for cell in row.cells
            if cell in report.values and report.values[cell] is None and cell not in named
        )
        if cells:
            yield Finding(
                check="table.blank",
                severity=Severity.ERROR,
                message=f"{table.name}还有 {len(cells)} 格没有填写。",
                advice="逐格填写；没有发生的，用“空格填 0”一次填好。",
                source="空白不等于 0，公布的报告每格都应有数字",
                cells=cells,
                scope=table.name,
                marked=False,
            )


CHECKS = (
    CheckSpec(
        id="table.edition",
        family=Family.TABLES,
        severity=Severity.ERROR,
        title="表样版本与报告年度一致",
        looks_at="报告用的表样版本和封面的年度",
        why="国办公开办函〔2021〕30号、〔2019〕60号",
        wrong="2024年度的报告还有“本年新制作数量”“政府集中采购”",
        right="2024年度的报告用2021年版表样",
        advice="在“报告”菜单选择“换成本年度的表样”，再补填新表样多出来的格。",
        run=edition,
        stage=Stage.TABLE,
        needs=(Need.YEAR,),
    ),
    CheckSpec(
        id="table.absent",
        family=Family.TABLES,
        severity=Severity.ERROR,
        title="原件缺少的行或格",
        looks_at="读入的文件里有没有规定表样的每一行、每一格",
        why="规定的表样",
        wrong="表三从“（三）不予公开”开始，没有“（一）予以公开”",
        right="表三各行齐全，没有发生的填 0",
        advice="按规定表样补上，没有发生的填 0。",
        run=absent,
        stage=Stage.TABLE,
    ),
    CheckSpec(
        id="table.blank",
        family=Family.TABLES,
        severity=Severity.ERROR,
        title="没有填写的格",
        looks_at="每张表里还空着的格",
        why="空白不等于 0，公布的报告每格都应有数字",
        wrong="规章一行空着，或者写“/”“无”",
        right="规章一行填 0、0、0",
        advice="逐格填写；没有发生的，用“空格填 0”一次填好。",
        run=blanks,
        stage=Stage.TABLE,
    ),
)
