# SPDX-License-Identifier: MIT
"""A clerk puts a figure of table 3 into the text, corrects the table later, and exports."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop import tasks
from desktop.gui.dialogs.cells import CellsDialog

ENTER = Qt.Key.Key_Return
INSERT = (Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
CELL = "requests.received.natural"


@pytest.fixture
def written(window, zero_report, keys, answers, monkeypatch):
    """The overview says 全年收到3件。, the figure found by typing 新收."""

    def choose(form, values):
        dialog = CellsDialog(form, values)
        dialog.typed.setText("新收")
        dialog._insert.click()
        return dialog.chosen() if dialog.result() == QDialog.DialogCode.Accepted else None

    monkeypatch.setattr(answers, "cell", choose, raising=False)
    zero_report.values.update({CELL: 3, "requests.granted.natural": 3})
    zero_report.texts["overview"] = ""
    window.session.load(zero_report, None)
    window.sections.choose("overview")
    window.stack.currentWidget().editor.setFocus()
    keys("全年收到", INSERT, "件。")
    return window


@pytest.fixture
def corrected(written, table, keys):
    """The same after 25 was typed into the cell of the natural persons."""
    table("requests").go_to(CELL)
    keys("25", ENTER)
    return written


def test_the_figure_is_that_of_the_table(written):
    assert written.session.report.texts["overview"] == "全年收到3件。"


def test_the_text_follows_the_table(corrected):
    assert corrected.session.report.texts["overview"] == "全年收到25件。"


def test_one_undo_takes_both_back(corrected):
    corrected.session.stack.undo()
    assert corrected.session.report.texts["overview"] == "全年收到3件。"
    assert corrected.session.report.values[CELL] == 3


def test_the_document_says_the_new_figure(corrected, answers, tmp_path, forms):
    target = tmp_path / "年报.docx"
    answers.paths = [target]
    corrected.commands.actions["exports.docx"].trigger()
    assert tasks.open_file(target, forms).report.texts["overview"] == "全年收到25件。"


def test_a_saved_draft_goes_on_following(corrected, answers, tmp_path, forms):
    answers.paths = [tmp_path / "草稿.nianbao"]
    corrected.files.save()
    corrected.session.load(tasks.open_file(tmp_path / "草稿.nianbao", forms).report, None)
    corrected.session.set_cell(CELL, 4)
    assert corrected.session.report.texts["overview"] == "全年收到4件。"
