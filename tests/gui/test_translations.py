# SPDX-License-Identifier: MIT
"""Qt's own dialogs speak Chinese."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QFileIconProvider, QLabel

from desktop.gui.translations import install_translations

LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture
def chinese(qapp):
    translators = install_translations(qapp)
    yield qapp
    for translator in translators:
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def file_dialog(chinese, qtbot, tmp_path):
    dialog = QFileDialog(None, "打开", str(tmp_path), "年报草稿 (*.nianbao)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    return dialog


def test_no_label_and_no_button_of_the_file_dialog_is_english(file_dialog):
    widgets = (*file_dialog.findChildren(QLabel), *file_dialog.findChildren(QAbstractButton))
    texts = [widget.text() for widget in widgets]
    assert any("查找范围" in text for text in texts)
    assert not [text for text in texts if LATIN_WORD.search(text)]


def test_the_kinds_of_files_are_named_in_chinese(chinese, tmp_path):
    from PySide6.QtCore import QFileInfo

    assert QFileIconProvider().type(QFileInfo(str(tmp_path))) == "文件夹"


def test_words_of_others_are_left_alone(chinese):
    assert QCoreApplication.translate("Somebody", "Else") == "Else"


def test_what_qt_translates_itself_is_not_touched(chinese):
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_a_missing_translation_of_qt_does_not_stop_the_program(qapp, monkeypatch, tmp_path):
    monkeypatch.setattr("desktop.gui.translations._folder", lambda: str(tmp_path))
    (only,) = install_translations(qapp)
    qapp.removeTranslator(only)
