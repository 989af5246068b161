# SPDX-License-Identifier: MIT
"""What is done with: pages of another report, answered dialogs, the export before the last."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog

from desktop.core.report import Report
from desktop.core.set_aside import SetAside
from desktop.gui.dialogs.checks import ChecksDialog
from desktop.gui.questions import Questions

RECEIVED = "requests.received.natural"


@pytest.fixture
def deleted(window):
    """Let what is to be deleted go, and return the dialogs that the window still has."""

    def dialogs():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return window.findChildren(QDialog)

    return dialogs


@pytest.fixture
def answered(monkeypatch):
    """Let every dialog be left at once."""
    monkeypatch.setattr(QDialog, "exec", lambda dialog: 0)
    monkeypatch.setattr("PySide6.QtWidgets.QMessageBox.exec", lambda box: 0)


def test_a_line_that_is_open_is_not_for_the_next_report(window, table, keys, answers, tmp_path):
    table("requests")
    answers.paths = [tmp_path / "a.nianbao"]
    keys("12")
    window.commands.actions["files.save"].trigger()
    window.commands.actions["files.new"].trigger()
    QApplication.processEvents()
    assert window.session.report.values[RECEIVED] is None
    assert not window.session.unsaved


def test_a_text_that_is_still_composed_is_not_for_the_next_report(window, clean_report):
    window.session.load(clean_report, None)
    window.sections.choose("overview")
    editor = window.stack.currentWidget().editor
    window.session.load(Report.blank(clean_report.form, 2025), None)
    editor.insertPlainText("县")  # an input method commits what it has when it loses the focus
    assert window.session.report.texts["overview"] == ""


def test_pages_of_another_edition_hear_of_nothing(window, table, forms):
    page = window.stack
    window.session.load(Report.blank(forms["2021"], 2025), None)
    window.session.fill_blanks("requests")
    view = table("requests")
    seen = []
    view.model().dataChanged.connect(lambda *_: seen.append(1))
    window.session.load(Report.blank(forms["2019"], 2020), None)
    window.session.set_cell(RECEIVED, 3)
    assert seen == []
    assert page.currentWidget() is not view.parent()


def test_a_year_that_changes_the_edition_leaves_the_cursor_where_it_was(window, keys):
    window.sections.choose("cover")
    line = window.stack.currentWidget()._lines["year"]
    line.setFocus()
    line.selectAll()
    keys("2020", Qt.Key.Key_Tab)
    assert window.session.report.form.edition == "2019"
    assert QApplication.focusWidget().accessibleName() == "标题"


def test_an_undone_change_of_edition_leaves_the_keys_in_the_table(window, table, forms):
    window.session.load(Report.blank(forms["2019"], 2022), None)
    window.commands.actions["editions.change"].trigger()
    table("requests")
    window.session.stack.undo()
    assert QApplication.focusWidget() is window.stack.currentWidget().view


def test_the_focus_stays_in_the_list_of_parts(window, forms):
    window.sections.setFocus()
    window.session.load(Report.blank(forms["2019"], 2020), None)
    assert QApplication.focusWidget() is window.sections


def test_only_the_document_exported_last_is_opened(window, monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.fileName()))
    for name in ("a.docx", "b.docx"):
        window.exports.exported.emit(tmp_path / name)
    window._open_exported.click()
    assert opened == ["b.docx"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda questions: questions.families(frozenset()),
        lambda questions: questions.set_aside("2021年版", SetAside((), (), ())),
        lambda questions: questions.lost_work(["一份"]),
        lambda questions: questions.template_faults("a.docx", ["一处"]),
        lambda questions: questions.leave("a", kept=True),
        lambda questions: questions.confirm("真的吗？", "真的"),
        lambda questions: questions.own_words("", ""),
    ],
)
@pytest.mark.usefixtures("answered")
def test_a_dialog_goes_when_it_is_answered(window, deleted, ask):
    ask(Questions(window))
    assert deleted() == []


@pytest.mark.usefixtures("answered")
def test_the_page_of_checks_goes_when_it_is_closed(window, deleted, monkeypatch):
    monkeypatch.setattr(ChecksDialog, "exec", lambda dialog: 0)
    window.commands.actions["show_checks"].trigger()
    assert deleted() == []


def test_a_recent_file_keeps_its_ampersand(window, tmp_path):
    path = tmp_path / "A&B.nianbao"
    path.touch()
    window.files.settings.remember(path)
    window.commands.recent.aboutToShow.emit()
    assert window.commands.recent.actions()[0].text().startswith("A&&B.nianbao")


def test_the_first_window_is_no_larger_than_the_screen(window):
    room = window.screen().availableSize()
    assert window.width() <= max(room.width(), window.minimumWidth())
    assert window.height() <= max(room.height(), window.minimumHeight())


def test_a_screen_reader_is_told_what_a_field_is_for(window, keys):
    window.sections.choose("cover")
    line = window.stack.currentWidget()._lines["year"]
    assert "2025" in line.accessibleDescription()
    line.setFocus()
    keys("x", Qt.Key.Key_Tab)
    assert "不是年度" in line.accessibleDescription()
