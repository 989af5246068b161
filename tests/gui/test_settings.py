# SPDX-License-Identifier: MIT
"""Where the dialogs begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from desktop.gui.settings import Settings


@pytest.fixture
def documents(monkeypatch, tmp_path):
    """The documents folder of this machine, made up."""
    folder = tmp_path / "文档"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(folder))
    return folder


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


def test_the_first_dialog_begins_in_the_documents(settings, documents):
    documents.mkdir()
    assert settings.folder == str(documents)


def test_without_a_documents_folder_it_begins_at_home(settings, documents):
    assert settings.folder == str(Path.home())


def test_the_next_dialog_begins_where_the_last_file_was(settings, documents, tmp_path):
    (tmp_path / "去年").mkdir()
    settings.remember(tmp_path / "去年" / "年报.nianbao")
    assert settings.folder == str(tmp_path / "去年")


def test_a_folder_that_is_gone_is_not_begun_in(settings, documents, tmp_path):
    documents.mkdir()
    settings.remember(tmp_path / "没有" / "年报.nianbao")
    assert settings.folder == str(documents)
