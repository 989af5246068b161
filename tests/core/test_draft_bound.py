# SPDX-License-Identifier: MIT
"""Drafts keep which figures of a text follow which cells."""

from __future__ import annotations

import pytest

from desktop.core.bound import Bound
from desktop.core.draft import DraftError, from_dict, to_dict
from desktop.core.report import EDITION, Edit, bound_edit, cell_edit, text_edit

CELL = "requests.received.natural"


@pytest.fixture
def bound_report(report_2021):
    edits = [cell_edit(CELL, 17), text_edit("overview", "收到17件")]
    report_2021.apply([*edits, bound_edit("overview", (Bound(2, 2, CELL),))])
    return report_2021


@pytest.fixture
def draft(bound_report):
    return to_dict(bound_report)


def test_bound_figures_come_back(bound_report, draft, forms):
    assert draft["bound"] == {"overview": [[2, 2, CELL]]}
    assert from_dict(draft, forms) == bound_report


def test_a_draft_of_the_schema_before_has_nothing_bound(draft, forms):
    del draft["bound"]
    assert from_dict({**draft, "schema": 4}, forms).bound == {}


def test_a_figure_that_is_not_its_cells_is_left_as_plain_text(draft, forms):
    draft["values"][CELL] = 18
    report = from_dict(draft, forms)
    assert (report.texts["overview"], report.bound) == ("收到17件", {})


def test_a_cell_of_another_edition_is_no_damage_but_not_bound(draft, forms):
    draft["bound"]["overview"] = [[2, 2, "requests.closed.natural"]]
    assert from_dict(draft, forms).bound == {}


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        ({"overview": [[4, 2, CELL]]}, "超出了文字，或者互相重叠"),
        ({"overview": [[2, 2, CELL], [3, 1, CELL]]}, "超出了文字，或者互相重叠"),
        ({"overview": [[2, 2, "no.such.cell"]]}, "不认识的格“no.such.cell”"),
        ({"nothing": [[2, 2, CELL]]}, "不认识的对应“nothing”"),
        ({"overview": {"2": CELL}}, "不认识的对应“overview”"),
        ({"overview": [["2", 2, CELL]]}, "位置不是整数"),
        ({"overview": [[2, True, CELL]]}, "位置不是整数"),
        ({"overview": [[2, 2]]}, "内容不符合格式"),
        ([], "内容不符合格式"),
    ],
)
def test_bindings_that_cannot_be_are_damage(draft, forms, bound, said):
    with pytest.raises(DraftError, match=said):
        from_dict({**draft, "bound": bound}, forms)


def test_a_draft_saved_after_a_change_of_edition_has_no_stray_bindings(bound_report, forms):
    bound_report.apply([Edit(EDITION, "2019")], forms)
    assert from_dict(to_dict(bound_report), forms) == bound_report
