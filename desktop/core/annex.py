# SPDX-License-Identifier: MIT
"""The annex 审核说明: what was left as it is, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.evaluation import Evaluation
    from desktop.core.report import Report

TITLE = "审核说明"


def annex(report: Report, evaluation: Evaluation) -> list[str]:
    """Return the lines of the annex, one paragraph each; none when no reason was given.

    Args:
        report: the report, for its title.
        evaluation: what follows from it. Reasons that were given for other numbers or words than
            those of now are not in it: these findings are open again.
    """
    if not evaluation.confirmed:
        return []
    lines = [TITLE, f"《{report.title}》中下列事项经核对无误，说明如下："]
    for number, finding in enumerate(evaluation.confirmed, start=1):
        lines += [f"{number}.{finding.message}", f"说明：{_sentence(finding.reason)}"]
    return lines


def _sentence(reason: str) -> str:
    """Return the reason on one line, with an end mark."""
    line = " ".join(reason.split())
    return line if line.endswith(("。", "！", "？")) else f"{line}。"
