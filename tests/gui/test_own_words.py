# SPDX-License-Identifier: MIT
"""The office's own list of words in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop.gui.dialogs.own_words import OwnWordsDialog
from desktop.gui.own_words import FILE_NAME
from desktop.gui.questions import Questions

RULE = "公开栏 => 公示栏"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "own"


@pytest.fixture
def township(window, clean_report):
    """A window with a report that speaks of a 公开栏 and is otherwise in order."""
    window.session.load(clean_report, None)
    return window


@pytest.fixture
def edit(township, answers):
    """Edit the list: what the user leaves in it, None to give up."""

    def to(text):
        answers.list = text
        township.commands.actions["own_words.edit"].trigger()

    return to


@pytest.fixture
def dialog(qtbot, answers, tmp_path):
    made = OwnWordsDialog(RULE, str(tmp_path), answers)
    qtbot.addWidget(made)
    return made


def checks(window):
    return [f.check for f in window.examiner.findings]


def test_a_rule_is_used_as_soon_as_it_is_saved(township, edit):
    edit(RULE)
    assert "language.own_list" in checks(township)
    assert "共 1 条" in township.statusBar().currentMessage()


def test_the_replacement_is_offered(township, edit):
    edit(RULE)
    finding = next(f for f in township.examiner.findings if f.check == "language.own_list")
    township.examiner.repair(finding)
    assert "公示栏" in township.session.report.texts["overview"]


def test_the_list_is_there_at_the_next_start(edit, make_window, clean_report):
    edit(RULE)
    other = make_window()
    other.session.load(clean_report, None)
    assert "language.own_list" in checks(other)


def test_the_editor_begins_with_what_was_saved(edit, answers):
    edit(f"# 说明\n{RULE}")
    edit(None)
    assert answers.said[-1].splitlines() == ["# 说明", RULE]


def test_giving_up_changes_nothing(township, edit, folder):
    edit(None)
    assert not (folder / FILE_NAME).exists()
    assert "language.own_list" not in checks(township)


def test_a_list_that_cannot_be_written_is_told(township, edit, answers, folder):
    (folder / FILE_NAME).mkdir()
    township.own_words._path = folder / "none" / FILE_NAME
    edit(RULE)
    assert "无法保存" in answers.said[-1]
    assert "language.own_list" not in checks(township)


@pytest.fixture
def broken(folder):
    folder.mkdir()
    path = folder / FILE_NAME
    path.write_bytes(b"\0\1")
    return path


def test_a_list_that_cannot_be_read_is_told_and_the_rest_works(broken, window):
    assert "本单位用语没有读出来" in window.statusBar().currentMessage()
    assert window.examiner.findings


def test_a_list_that_cannot_be_read_is_kept_beside_the_new_one(broken, edit, answers, township):
    edit(RULE)
    assert str(broken) in answers.said[-2]
    assert broken.with_suffix(".old").read_bytes() == b"\0\1"
    assert "language.own_list" in checks(township)


def test_a_line_that_is_not_understood_is_said_at_once(dialog):
    dialog.editor.setPlainText(f"{RULE}\n老百姓 =>")
    assert dialog.remarks.text().startswith("第2行“老百姓 =>”看不懂")
    assert dialog.counts.text() == "共 1 条可用"


def test_nothing_is_said_of_a_list_in_order(dialog):
    assert dialog.remarks.isHidden()


def test_many_remarks_are_counted(dialog):
    dialog.editor.setPlainText("甲 =>\n" * 6)
    assert dialog.remarks.text().endswith("还有 2 行看不懂。")


def test_an_empty_list_is_not_exported(dialog):
    dialog.editor.clear()
    assert not dialog.export.isEnabled()


def test_an_imported_file_is_added_without_what_is_there(dialog, answers, tmp_path):
    path = tmp_path / "别科.txt"
    path.write_text(f"{RULE}\n\n老百姓 => 群众\n老百姓 => 群众\n", "gb18030")
    answers.paths = [path]
    dialog.import_.click()
    assert dialog.text().splitlines() == [RULE, "老百姓 => 群众"]


def test_a_file_that_is_no_list_is_told_and_nothing_is_added(dialog, answers, tmp_path):
    path = tmp_path / "表.xlsx"
    path.write_bytes(b"PK\0")
    answers.paths = [path]
    dialog.import_.click()
    assert "不是用语清单" in answers.said[-1]
    assert dialog.text() == RULE


def test_a_list_is_exported(dialog, answers, tmp_path):
    path = tmp_path / "清单.txt"
    answers.paths = [path]
    dialog.export.click()
    assert path.read_text("utf-8-sig") == RULE
    assert answers.said[-1].endswith("本单位用语.txt")


def test_an_export_that_fails_is_told(dialog, answers, tmp_path):
    answers.paths = [tmp_path / "none" / "a.txt"]
    dialog.export.click()
    assert "无法保存" in answers.said[-1]


def test_the_choice_of_a_file_can_be_left(dialog, answers):
    answers.paths = [None, None]
    dialog.import_.click()
    dialog.export.click()
    assert dialog.text() == RULE


@pytest.mark.parametrize(("done", "given"), [(QDialog.accept, RULE), (QDialog.reject, None)])
def test_the_question_gives_the_list_or_nothing(window, monkeypatch, done, given):
    def finish(dialog):
        done(dialog)
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", finish)
    monkeypatch.setattr(OwnWordsDialog, "exec", finish, raising=False)
    assert Questions(window).own_words(RULE, "") == given


@pytest.mark.parametrize(("sure", "open_"), [(False, True), (True, False)])
def test_escape_asks_before_it_drops_what_was_typed(dialog, answers, qtbot, sure, open_):
    answers.yes = sure
    dialog.show()
    dialog.editor.setPlainText("市民之家")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() is open_
    assert "还没有保存" in answers.said[-1]


def test_escape_asks_nothing_where_nothing_was_typed(dialog, answers, qtbot):
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert answers.said == []
