# SPDX-License-Identifier: MIT
"""What the window itself does: dropped files, moving between its parts, its own states."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop import tasks
from desktop.gui.questions import Leave


@pytest.fixture
def drafts(tmp_path, zero_report):
    paths = [tmp_path / name for name in ("a.nianbao", "b.nianbao")]
    for path in paths:
        tasks.save_draft(path, zero_report)
    return paths


@pytest.fixture
def drop(window):
    """Let go of files over the window; return the window."""

    def let_go(*paths):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        keys = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), copy, mime, left, keys))
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, mime, left, keys))
        return window

    return let_go


def test_a_dropped_file_is_opened_when_the_drop_is_done(drop, drafts):
    window = drop(drafts[0])
    assert window.session.path is None
    QApplication.processEvents()
    assert window.session.path == drafts[0]


def test_of_several_dropped_files_the_first_is_opened_and_that_is_said(drop, drafts):
    window = drop(*drafts)
    QApplication.processEvents()
    assert window.session.path == drafts[0]
    assert "2 个文件里打开了“a.nianbao”" in window.statusBar().currentMessage()


def test_a_dropped_file_waits_for_unsaved_work(drop, drafts, window, answers):
    window.session.set_cell("requests.received.natural", 3)
    answers.leaving = Leave.STAY
    drop(drafts[0])
    QApplication.processEvents()
    assert answers.said
    assert window.session.path is None


def test_f6_leads_to_the_findings_and_enter_to_their_place(window, keys, table):
    view = table("requests")
    keys(Qt.Key.Key_F6)
    entries = window.findings.findings
    assert QApplication.focusWidget() is entries
    assert entries.currentIndex().row() == 0
    keys(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is not entries
    assert window.stack.currentWidget() is not view.parent()


def test_f6_brings_the_findings_back_from_behind_the_preview(window, keys):
    window.resize(1200, 700)
    window.commands.actions["toggle_preview"].trigger()
    assert window.findings.isHidden()
    window.commands.actions["go_to_findings"].trigger()
    assert window.findings.isVisible()
    assert not window.commands.actions["toggle_preview"].isChecked()


def test_the_command_of_the_preview_shows_whether_it_is_there(window):
    preview = window.commands.actions["toggle_preview"]
    assert not preview.isChecked()
    preview.trigger()
    assert preview.isChecked()
    assert window.preview.isVisible()


def test_the_arrow_keys_in_the_findings_explain_without_leaving_the_list(window, keys):
    keys(Qt.Key.Key_F6)
    panel = window.findings
    assert panel.explanation.finding == panel.findings.entries.entries[0]
    keys(Qt.Key.Key_Down)
    assert panel.explanation.finding == panel.findings.entries.entries[1]
    assert QApplication.focusWidget() is panel.findings


def test_tab_goes_from_the_parts_over_the_page_to_the_findings(window, keys):
    window.sections.choose("overview")
    window.sections.setFocus()
    seen = []
    for _ in range(5):
        keys(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    page = window.stack.currentWidget()
    assert seen[:3] == [page.editor, page._figure, page.sentences]
    assert window.findings.findings in seen[3:]


def test_tab_order_holds_for_a_page_that_was_seen_before(window, keys):
    for part in ("overview", "cover", "overview"):
        window.sections.choose(part)
    window.sections.setFocus()
    keys(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.stack.currentWidget().editor


def test_every_field_has_its_turn_on_the_cover(window, keys):
    window.sections.setFocus()
    names = []
    for _ in range(8):
        keys(Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().accessibleName())
    assert names[:4] == ["单位全称", "单位类别", "报告年度", "标题"]
    assert names[4:] == ["文号", "主送机关", "落款单位", "成文日期"]
