# SPDX-License-Identifier: MIT
"""Carrying the report over to another edition, and what has no place there."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.core.report import Report
from desktop.core.set_aside import SetAside
from desktop.gui.dialogs.set_aside import SetAsideDialog
from desktop.gui.questions import Questions


@pytest.fixture
def misplaced(window, forms):
    """A report on 2022 in the edition of 2019, on the screen."""
    report = Report.blank(forms["2019"], 2022)
    report.values["requests.received.natural"] = 4
    report.values["proactive.norms.made"] = 11
    window.session.load(report, None)
    return window


@pytest.fixture
def moved(misplaced):
    misplaced.commands.actions["editions.change"].trigger()
    return misplaced


def test_the_wrong_edition_can_be_changed_for_the_right_one(moved):
    assert moved.session.report.form.edition == "2021"
    assert moved.session.report.values["requests.received.natural"] == 4
    assert "有 1 项没有地方放" in moved.statusBar().currentMessage()


def test_what_has_no_place_is_listed_at_once(moved, answers):
    assert answers.said[0] == "2021年版"
    assert "表二 规范性文件 本年新制作数量：11 件" in answers.said
    assert answers.said[-1].endswith("：表二 7 格，表三 18 格")


def test_what_has_no_place_can_be_seen_again_as_long_as_it_is_there(moved, answers):
    first = answers.said.copy()
    moved.commands.actions["editions.show"].trigger()
    assert answers.said == first * 2
    moved.session.stack.undo()
    assert not moved.commands.actions["editions.show"].isEnabled()


def test_where_everything_has_a_place_no_dialog_asks_for_a_click(window, answers, forms):
    window.session.load(Report.blank(forms["2019"], 2022), None)
    window.commands.actions["editions.change"].trigger()
    assert answers.said == []
    assert window.statusBar().currentMessage() == "已换成2021年版表样，请补填空格。"


def test_a_year_that_brings_another_edition_says_what_has_no_place(window, busy_report):
    window.session.load(busy_report, None)
    window.session.set_cover("year", "2020")
    assert "已换成2019年试行版表样" in window.statusBar().currentMessage()
    assert "项没有地方放" in window.statusBar().currentMessage()


def test_another_report_in_another_edition_is_no_change_of_edition(window, forms):
    window.session.load(Report.blank(forms["2019"], 2020), None)
    assert window.statusBar().currentMessage() == ""


def test_a_year_without_a_form_is_told(window, forms):
    window.session.load(Report.blank(forms["2019"], 2012), None)
    window.commands.actions["editions.change"].trigger()
    assert "没有全国统一的表样" in window.statusBar().currentMessage()


def test_the_right_edition_cannot_be_changed(window):
    assert not window.commands.actions["editions.change"].isEnabled()
    assert not window.commands.actions["editions.show"].isEnabled()


def test_the_dialog_gives_everything_to_the_clipboard(qtbot):
    aside = SetAside(("表二 规章 对外公开总数量：12 件",), (), ("表三 18 格",))
    dialog = SetAsideDialog("2021年版", aside)
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().splitlines() == aside.lines


def test_the_window_asks_the_dialog(window, monkeypatch):
    shown = []
    monkeypatch.setattr(SetAsideDialog, "exec", lambda self: shown.append(self.list.toPlainText()))
    Questions(window).set_aside("2021年版", SetAside(("一",), (), ()))
    assert shown == ["没有对应格的数（1 个）：\n一"]
