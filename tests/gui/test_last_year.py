# SPDX-License-Identifier: MIT
"""Last year's report beside this one, and which checks are made."""

from __future__ import annotations

import pytest

from desktop.core.checks.spec import Family
from desktop.gui.dialogs.checks import ChecksDialog
from desktop.gui.dialogs.families import FamiliesDialog
from desktop.store import drafts


@pytest.fixture
def last_year(tmp_path, zero_report):
    """Last year's report, which left four requests open."""
    report = zero_report.copy()
    report.cover["year"] = "2024"
    report.values.update({"requests.received.natural": 4, "requests.carried_out.natural": 4})
    path = tmp_path / "去年.nianbao"
    drafts.save(path, report)
    return path


@pytest.fixture
def this_year(window, zero_report):
    window.session.load(zero_report, None)
    return window


def checks(window):
    return {finding.check.partition(".")[0] for finding in window.examiner.findings}


def test_requests_that_were_open_last_year_and_are_gone_are_found(this_year, answers, last_year):
    answers.paths = [last_year]
    this_year.commands.actions["files.attach_last_year"].trigger()
    cells = [cell for f in this_year.session.evaluation.findings for cell in f.cells]
    assert "requests.carried_in.natural" in cells
    assert "已对照" in this_year.statusBar().currentMessage()


def test_another_report_is_not_compared_with_the_old_last_year(
    this_year, answers, last_year, zero_report
):
    answers.paths = [last_year]
    this_year.commands.actions["files.attach_last_year"].trigger()
    this_year.session.load(zero_report.copy(), None)
    assert this_year.session.last_year is None


def test_a_last_year_that_cannot_be_read_changes_nothing(this_year, answers, tmp_path):
    answers.paths = [tmp_path / "没有.docx"]
    this_year.commands.actions["files.attach_last_year"].trigger()
    assert this_year.session.last_year is None
    assert "找不到" in answers.said[-1]


def test_the_choice_of_last_year_can_be_left(this_year, answers):
    answers.paths = [None]
    this_year.commands.actions["files.attach_last_year"].trigger()
    assert this_year.session.last_year is None


def test_a_report_is_begun_from_last_years(window, answers, last_year):
    answers.paths = [last_year]
    window.commands.actions["files.roll_forward"].trigger()
    report = window.session.report
    assert report.year == 2025
    assert report.values["requests.carried_in.natural"] == 4
    assert report.values["requests.received.natural"] is None
    assert report.cover["organisation"] == "清溪县云岭镇人民政府"


def test_beginning_from_last_years_asks_before_it_drops_changes(window, answers, last_year):
    window.session.set_cell("requests.received.natural", 3)
    answers.paths = [last_year]
    window.commands.actions["files.roll_forward"].trigger()
    assert window.session.report.values["requests.received.natural"] == 3


def test_a_family_that_is_switched_off_is_silent_and_stays_off(this_year, answers, make_window):
    this_year.session.set_cell("requests.received.natural", 3)
    assert this_year.session.evaluation.findings
    answers.off = frozenset([Family.TABLES])
    this_year.commands.actions["choose_checks"].trigger()
    assert not this_year.session.evaluation.findings
    assert make_window().session.off == {Family.TABLES}


def test_the_question_about_families_can_be_left(this_year):
    this_year.commands.actions["choose_checks"].trigger()
    assert this_year.session.off == frozenset()


def test_a_tick_that_is_taken_away_is_a_family_left_out(qtbot):
    dialog = FamiliesDialog([Family.LANGUAGE])
    qtbot.addWidget(dialog)
    dialog.ticks[Family.DATES].click()
    assert dialog.off() == {Family.LANGUAGE, Family.DATES}


def test_the_page_of_all_checks_explains_the_balance(qtbot, forms):
    dialog = ChecksDialog(forms)
    qtbot.addWidget(dialog)
    assert "第一项加第二项之和" in dialog.browser.toPlainText()
