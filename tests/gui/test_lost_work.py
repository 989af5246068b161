# SPDX-License-Identifier: MIT
"""Work that was neither saved nor restored can still be found."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt

from desktop.gui.dialogs.lost_work import LostWorkDialog
from desktop.gui.questions import Leave, Questions
from desktop.store import drafts


@pytest.fixture
def aside(window, tmp_path, zero_report):
    """Two copies that were put aside; the older one is damaged."""
    folder = tmp_path / "own" / "recovery"
    drafts.save(folder / "a.old", zero_report)
    (folder / "b.old").write_bytes(b"{")
    os.utime(folder / "b.old", (0, 0))
    return folder


def find(window):
    window.commands.actions["files.find_unsaved"].trigger()


def test_the_copies_are_described_with_the_newest_first(window, answers, aside):
    answers.row = None
    find(window)
    first, second = answers.said
    assert first.endswith("清溪县云岭镇人民政府　2025 年度　已填 166 格")
    assert second.endswith("（已损坏，打不开）")


def test_the_chosen_copy_is_opened_as_unsaved_work(window, answers, aside, zero_report):
    find(window)
    assert window.session.report == zero_report
    assert window.session.unsaved
    assert not (aside / "a.old").exists()


def test_a_copy_without_organisation_and_year_says_so(window, answers, aside, zero_report):
    zero_report.cover.update(organisation="", year="")
    drafts.save(aside / "a.old", zero_report)
    answers.row = None
    find(window)
    assert "（未填单位）　（未填） 年度" in answers.said[0]


def test_a_damaged_copy_is_said_and_kept(window, answers, aside):
    answers.row = 1
    find(window)
    assert "b.old" in answers.said[-1]
    assert (aside / "b.old").exists()


def test_nothing_is_opened_when_the_user_thinks_better_of_it(window, answers, aside):
    answers.row = None
    find(window)
    assert window.session.report.values["requests.received.natural"] is None
    assert (aside / "a.old").exists()


def test_what_is_on_the_screen_is_not_lost_for_it(window, answers, aside):
    window.session.set_cell("requests.received.natural", 3)
    answers.leaving = Leave.STAY
    find(window)
    assert window.session.report.values["requests.received.natural"] == 3


def test_without_copies_the_menu_says_so(window, answers):
    find(window)
    assert "没有可以找回的内容" in answers.said[0]


def test_the_dialog_gives_the_row_that_was_chosen(qtbot):
    dialog = LostWorkDialog(["甲", "乙"])
    qtbot.addWidget(dialog)
    assert dialog.chosen() == 0
    dialog.list.setCurrentRow(1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.chosen() == 1


@pytest.mark.parametrize(("agreed", "row"), [(1, 0), (0, None)])
def test_the_question_gives_the_row_or_nothing(window, monkeypatch, agreed, row):
    monkeypatch.setattr(LostWorkDialog, "exec", lambda _: agreed)
    assert Questions(window).lost_work(["甲"]) == row
