# SPDX-License-Identifier: MIT
"""Places in a text that wait for a figure: bound to a cell that is blank, or left of such a one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.core.bound import BLANK_FIGURE
from desktop.core.checks.passages import hit, text_check, texts_of
from desktop.core.checks.spec import Family
from desktop.core.form import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.passages import Hit
    from desktop.core.checks.subject import Subject

_MARK = re.compile(re.escape(BLANK_FIGURE))


def blank_figures(subject: Subject) -> Iterator[Hit]:
    """Yield each place that says that a figure is not filled in, with its cell if it has one."""
    report = subject.report
    for passage in texts_of(subject):
        bounds = {one.start: one.cell for one in report.bound.get(passage.id, ())}
        for number, found in enumerate(_MARK.finditer(passage.raw), start=1):
            cell = bounds.get(found.start())
            words = f"“{BLANK_FIGURE}”处没有数。"
            if cell:
                words = f"“{BLANK_FIGURE}”处对应的格（{report.form.cells[cell].name}）空着。"
            scope = f"{passage.id}:{cell or number}"
            yield hit(passage, *found.span(), words, scope=scope)


CHECKS = (
    text_check(
        blank_figures,
        Family.TEXT_TABLES,
        "text_table.blank_figure",
        Severity.ERROR,
        "正文里的数都有了",
        looks_at=f"正文里有没有“{BLANK_FIGURE}”：对应表格的数，表里还空着",
        why="本程序自定",
        wrong=f"全年收到申请{BLANK_FIGURE}件",
        right="全年收到申请17件",
        advice="填好表里对应的格，这里会自己变；或者把这几个字改成数。",
    ),
)
