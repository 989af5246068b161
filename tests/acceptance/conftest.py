# SPDX-License-Identifier: MIT
"""The window of the GUI tests, and an invented report as it is found on a website."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.report import Report
from desktop.core.totals import with_totals
from desktop.core.values import display
from tests.gui.conftest import answers, keys, make_window, table, window  # noqa: F401

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.form import FormSpec, TableSpec


def table_lines(spec: TableSpec, values: dict[str, object]) -> list[str]:
    """Print a table one cell a line, a tab before each, a blank line after every row."""
    lines = []
    for row in range(len(spec.rows)):
        for box in sorted(spec.boxes, key=lambda box: box.left):
            if box.top <= row < box.top + box.down:
                text = display(values[box.cell]) if box.cell else box.text
                lines.append("\t" + (text if box.top == row else ""))
        lines.append("")
    return lines


def printed(report: Report) -> str:
    """Return the report as text copied out of a Word file."""
    values = with_totals(report.form, report.values)
    lines = [report.title, *report.texts["preface"].splitlines()]
    for section in report.form.sections:
        lines.append(section.heading)
        if section.table:
            lines += table_lines(report.form.table(section.table), values)
        else:
            lines += report.texts[section.text].splitlines()
    return "\n".join([*lines, report.cover["signature"], "2023年1月16日", ""])


@pytest.fixture
def old_form_report(form_2019: FormSpec, tmp_path: Path) -> Path:
    """A township's report on 2022 in the form of 2019, with requests that were never answered."""
    report = Report.blank(form_2019, 2022)
    report.values.update(dict.fromkeys(report.values, 0))
    report.values.update(
        {
            "proactive.norms.made": 7,
            "proactive.norms.published": 7,
            "proactive.norms.total": 9,
            "requests.received.welfare": 16,
            "requests.received.other": 1,
            "requests.carried_in.welfare": 6,
            "requests.carried_in.other": 2,
        }
    )
    report.cover.update(organisation="清溪县云岭镇", signature="清溪县云岭镇人民政府")
    report.texts.update(
        preface="现公布云岭镇2022年度报告。",
        overview="（一）主动公开\n全年公开信息三十条。",
        problems="公开形式还不够多样，明年增加专栏。",
        other_matters="无。",
    )
    path = tmp_path / "云岭镇2022.txt"
    path.write_text(printed(report), "utf-8")
    return path
