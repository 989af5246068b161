# SPDX-License-Identifier: MIT
"""Specimens of what sentences say in figures where more than the sentence has to be known."""

from __future__ import annotations

from decimal import Decimal

from tests.core.checks.specimens import Made, Specimen
from tests.core.checks.specimens_words import added, text

BOUGHT = {
    "proactive.procurement.projects": 2,
    "proactive.procurement.amount": Decimal("36.5"),
}


def bought(sentence: str) -> Made:
    """Return a report of the edition before that says something of central procurement."""
    return Made(BOUGHT, {"overview": sentence}, base="busy_report_2019")


SPECIMENS = [
    text(
        "text_table.received",
        "（二）依申请公开情况。\n收到申请59件。",
        "（二）依申请公开情况。\n收到申请17件。",
    ),
    text(
        "text_table.received",
        "（二）依申请公开情况\n2025年，共收到九十六件。",
        "（二）行政审批情况\n2025年，共收到九十六件。",
        name="the heading",
    ),
    text("text_table.received", "全年收到申请59件。", "全年收到低保申请59件。", name="plain"),
    Specimen(
        "text_table.procurement",
        bought("政府集中采购项目12个。"),
        bought("政府集中采购项目2个，采购总金额36.5万元。"),
        "projects",
    ),
    Specimen(
        "text_table.procurement",
        bought("政府集中采购总金额3.65万元。"),
        bought("政府集中采购总金额365000元。"),
        "amount",
    ),
    Specimen(
        "text_table.applicants",
        added("全年收到政府信息公开申请17件，其中自然人申请8件，法人9件。"),
        added("全年收到政府信息公开申请71件，其中自然人申请69件，法人2件。"),
        "the whole is wrong",
    ),
]
