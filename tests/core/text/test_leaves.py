# SPDX-License-Identifier: MIT
"""Single rows of table 3 in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.checks.registry import run_checks
from desktop.core.checks.subject import Subject
from desktop.core.text.topics import mentions

if TYPE_CHECKING:
    from desktop.core.report import Report


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "公开申请中，本机关不掌握的3件、没有现成信息2件。",
            {"unable_not_held": 3, "unable_not_ready": 2},
        ),
        ("公开申请中，因属于国家秘密不予公开1件。", {"denied_secret": 1}),
        ("公开申请中，重复申请约3件。", {}),
        ("公开申请中，信访举报投诉、重复申请各3件。", {}),
        ("公开申请中，因不掌握等原因无法提供3件。", {}),
        ("2024年的公开申请中，重复申请3件。", {}),
        ("自然人的公开申请中，重复申请3件。", {}),
        ("行政查询3件。", {}),
    ],
)
def test_rows_are_read_where_they_are_named_alone(text: str, rows: dict[str, int]) -> None:
    found = mentions(text, "overview", 2025, whole_area=False)
    told = {one.concept: one.number.value for one in found if one.concept.startswith("leaf.")}
    assert told == {f"leaf.{row}": number for row, number in rows.items()}


def test_a_row_that_the_edition_does_not_have_is_left_alone(busy_report_2019: Report) -> None:
    busy_report_2019.texts["overview"] = "公开申请中，逾期不补正1件。"
    found = run_checks(Subject.of(busy_report_2019))
    assert not [one for one in found if one.check == "text_table.results"]
