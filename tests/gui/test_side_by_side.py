# SPDX-License-Identifier: MIT
"""Last year's text beside this year's, while the user works."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor

from desktop.core.report import text_edit


@pytest.fixture
def attached(window, clean_report):
    """A window whose report took every word over from last year's."""
    last_year = clean_report.copy()
    last_year.cover["year"] = "2024"
    window.session.load(clean_report, None)
    window.session.examine_with(last_year, frozenset())
    window.examiner.examine()
    return window


@pytest.fixture
def dialog(attached, qtbot):
    attached.commands.actions["texts.show"].trigger()
    return attached.texts.dialog


def test_it_can_be_had_only_with_last_years_report(window, attached):
    action = attached.commands.actions["texts.show"]
    assert action.isEnabled()
    window.session.load(window.session.report, None)
    assert not action.isEnabled()


def test_the_shares_of_whole_and_sections_are_shown(dialog):
    assert "合计 100% 与上年相同" in dialog.head.text()
    page = dialog.browser.toPlainText()
    assert page.count("100% 与上年相同") == 2


def test_what_is_the_same_is_tinted_and_prescribed_wording_is_grey(dialog):
    page = dialog.browser.toHtml()
    assert "#ffe3a3" in page
    assert "#8a8f96" in page


def test_it_follows_what_is_typed(attached, dialog):
    attached.session.edit([text_edit("overview", "今年完全重写，另起炉灶写新的内容。")], "改")
    attached.examiner.examine()
    assert "0% 与上年相同" in dialog.browser.toPlainText()
    assert "另起炉灶" in dialog.browser.toPlainText()


def test_it_goes_away_with_last_years_report(attached, dialog):
    attached.session.load(attached.session.report, None)
    assert not dialog.isVisible()


def test_a_hidden_one_costs_nothing(attached, dialog, monkeypatch):
    dialog.close()
    monkeypatch.setattr(attached.examiner, "side_by_side", lambda: pytest.fail("compared"))
    attached.examiner.examine()


def test_it_is_one_and_the_same_window(attached, dialog):
    attached.commands.actions["texts.show"].trigger()
    assert attached.texts.dialog is dialog


def test_without_texts_it_says_so(attached, dialog):
    attached.session.last_year.texts.update(overview="", problems="")
    attached.session.edit([text_edit("overview", ""), text_edit("problems", "")], "清空")
    attached.examiner.examine()
    assert "没有可以对照的文字" in dialog.head.text()


def test_a_text_that_is_new_has_nothing_to_compare(attached, dialog):
    attached.session.edit([text_edit("problems", "短。")], "改")
    attached.examiner.examine()
    assert "没有可比的文字" in dialog.browser.toPlainText()


def place_of(dialog, words):
    """Return where words are drawn in the right column."""
    browser = dialog.browser
    cursor = browser.document().find(words)
    cursor = browser.document().find(words, cursor)
    cursor.setPosition(cursor.selectionStart(), QTextCursor.MoveMode.MoveAnchor)
    browser.setTextCursor(cursor)
    browser.ensureCursorVisible()
    return browser.cursorRect(cursor).center() + QPoint(4, 0)


def test_a_double_click_leads_to_the_paragraph(attached, dialog, qtbot):
    at = place_of(dialog, "维护网站专栏")
    qtbot.mouseDClick(dialog.browser.viewport(), Qt.MouseButton.LeftButton, pos=at)
    page = attached.stack.currentWidget()
    assert page.text_id == "overview"
    assert page.editor.textCursor().selectedText().startswith("维护网站专栏")


def test_a_double_click_beside_the_tables_does_nothing(attached, dialog, qtbot):
    part = attached.sections.current_part()
    dialog.browser.moveCursor(QTextCursor.MoveOperation.Start)
    at = dialog.browser.cursorRect().center()
    qtbot.mouseDClick(dialog.browser.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert attached.sections.current_part() == part


def test_a_heading_leads_to_its_section(attached, dialog):
    dialog.browser.anchorClicked.emit(QUrl("#problems"))
    assert attached.stack.currentWidget().text_id == "problems"


@pytest.fixture
def told(attached):
    """The finding that the texts are those of last year, chosen."""
    finding = next(f for f in attached.examiner.findings if f.check == "years.same_words")
    attached.findings.findings.chosen.emit(finding)
    return attached


def test_the_finding_leads_to_it(told):
    told.findings.explanation.beside.click()
    assert told.texts.dialog.isVisible()


def test_other_findings_do_not_offer_it(told):
    told.session.set_cell("requests.received.natural", 3)
    finding = told.session.evaluation.findings[0]
    told.findings.findings.chosen.emit(finding)
    assert told.findings.explanation.beside.isHidden()
