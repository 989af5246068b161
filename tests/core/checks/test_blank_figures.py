# SPDX-License-Identifier: MIT
"""A figure that is not filled in is told before it is printed."""

from __future__ import annotations

import pytest

from desktop.core.bound import Bound
from desktop.core.checks.registry import run_checks
from desktop.core.checks.subject import Subject
from desktop.core.report import bound_edit, cell_edit, text_edit

CELL = "requests.received.total"
NATURAL = "requests.received.natural"


@pytest.fixture
def said(zero_report):
    """Say what is found of one family of findings after some edits."""

    def of(check, *edits):
        for edit in edits:
            zero_report.apply([edit])
        found = run_checks(Subject.of(zero_report))
        return [finding.message for finding in found if finding.check.startswith(check)]

    return of


def test_the_cell_of_a_bound_blank_is_named(said):
    text = text_edit("overview", "全年收到申请0件。")
    bound = bound_edit("overview", (Bound(6, 1, NATURAL),))
    assert said("text_table.blank_figure", text, bound, cell_edit(NATURAL, None)) == [
        "“一、总体情况”第1段：“（未填）”处对应的格"
        "（表三 一、本年新收政府信息公开申请数量 自然人）空着。"
    ]


def test_places_without_a_cell_are_told_one_by_one(said):
    found = said(
        "text_table.blank_figure", text_edit("overview", "收到（未填）件，办结（未填）件。")
    )
    assert len(found) == 2


def test_a_bound_figure_agrees_with_the_table_whatever_is_typed_there(said):
    text = text_edit("overview", "全年收到政府信息公开申请0件。")
    bound = bound_edit("overview", (Bound(12, 1, CELL),))
    assert said("text_table.", text, bound, cell_edit(NATURAL, 8)) == []


def test_the_same_figure_typed_by_hand_does_not(said):
    text = text_edit("overview", "全年收到政府信息公开申请0件。")
    assert said("text_table.", text, cell_edit(NATURAL, 8))
