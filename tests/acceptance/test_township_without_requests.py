# SPDX-License-Identifier: MIT
"""A township that received nothing fills in its report from an empty window, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop import tasks
from desktop.core.form import Severity

TAB = Qt.Key.Key_Tab
CONTROL = Qt.KeyboardModifier.ControlModifier
NEXT = (Qt.Key.Key_PageDown, CONTROL)
ZERO = (Qt.Key.Key_0, CONTROL)


@pytest.fixture
def filled(window, keys):
    """Walk through all parts and fill them in."""
    window.sections.choose("cover")
    window.stack.currentWidget()._lines["organisation"].setFocus()
    keys("清溪县云岭镇人民政府")
    window.stack.currentWidget()._lines["signature"].setFocus()
    keys("清溪县云岭镇人民政府", TAB, "2026年1月12日")
    for words in ("现公布本镇二〇二五年度报告。", "全年公开信息三十条。"):
        keys(NEXT, words)
    for _ in range(3):
        keys(NEXT, ZERO)
    for words in ("公开形式不够多样，今年增加专栏。", "本年度没有收取信息处理费。"):
        keys(NEXT, words)
    return window


def test_nothing_is_left_to_fill_in_and_no_error_is_found(filled):
    errors = [f for f in filled.session.evaluation.findings if f.severity is Severity.ERROR]
    assert not errors
    assert filled.session.evaluation.blanks == 0


def test_every_part_says_that_it_is_filled_in(filled):
    states = [filled.sections.item(row).text() for row in range(filled.sections.count())]
    assert not any("○" in state for state in states)


def test_the_draft_opens_again_as_it_was(filled, answers, tmp_path, make_window):
    answers.paths = [tmp_path / "云岭镇.nianbao"]
    filled.commands.actions["files.save"].trigger()
    again = make_window()
    assert again.files.open_path(tmp_path / "云岭镇.nianbao")
    assert again.session.report == filled.session.report


def test_the_word_file_reads_back_whole(filled, answers, tmp_path):
    answers.paths = [tmp_path / "云岭镇.docx"]
    filled.commands.actions["exports.docx"].trigger()
    assert "已核对 200/200" in filled.statusBar().currentMessage()
    again = tasks.open_file(tmp_path / "云岭镇.docx", filled.session.forms).report
    assert again.title == "清溪县云岭镇人民政府2025年政府信息公开工作年度报告"
    assert again.cover["date"] == "2026-01-12"


def test_undo_takes_everything_back_to_the_blank_form(filled):
    while filled.session.stack.canUndo():
        filled.session.stack.undo()
    assert set(filled.session.report.values.values()) == {None}
    assert not any(filled.session.report.texts.values())
