# SPDX-License-Identifier: MIT
"""A real window driven by real keys; questions are answered from a script."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop import tasks
from desktop.gui.app import build_window
from desktop.gui.questions import Leave
from desktop.gui.table_page import TablePage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtCore import Qt
    from pytestqt.qtbot import QtBot

    from desktop.core.form import FormSpec
    from desktop.gui.main_window import MainWindow
    from desktop.gui.table_view import TableView
    from desktop.render.page import Pages

TODAY = date(2026, 1, 12)


class Answers:
    """Stands in for the dialogs: gives the prepared answers and keeps what was said."""

    def __init__(self) -> None:
        self.paths: list[Path | None] = []
        self.leaving = Leave.STAY
        self.yes = True
        self.off = None
        self.given_reason: str | None = None
        self.row: int | None = 0
        self.list: str | None = None
        self.chosen_cell: str | None = None
        self.said: list[str] = []

    def open_path(self, folder: str) -> Path | None:
        return self.paths.pop(0)

    def template_path(self, folder: str) -> Path | None:
        return self.paths.pop(0)

    def list_path(self, folder: str) -> Path | None:
        return self.paths.pop(0)

    def own_words(self, text: str, folder: str) -> str | None:
        self.said.append(text)
        return self.list

    def template_faults(self, name: str, faults) -> None:
        self.said += faults

    def set_aside(self, form: str, aside) -> None:
        self.said += [form, *aside.lines]

    def save_path(self, title: str, proposal: str, filter_: str, suffix: str) -> Path | None:
        self.said.append(proposal)
        return self.paths.pop(0)

    def leave(self, name: str, *, kept: bool) -> Leave:
        self.said.append(name if kept else f"{name}还没有存成草稿")
        return self.leaving

    def confirm(self, sentence: str, yes: str, no: str = "取消", *, usually: bool = False) -> bool:
        self.said.append(sentence)
        return self.yes

    def reason(self, sentence: str, present: str) -> str | None:
        self.said.append(sentence)
        return self.given_reason

    def review(self, source):
        return source.reading.report()

    def lost_work(self, lines):
        self.said += lines
        return self.row

    def cell(self, form, values) -> str | None:
        return self.chosen_cell

    def families(self, off):
        return self.off

    def fault(self, sentence: str) -> None:
        self.said.append(sentence)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def make_window(
    qtbot: QtBot, forms: Mapping[str, FormSpec], tmp_path: Path, answers: Answers
) -> Callable[..., MainWindow]:
    """Return a maker of shown, active windows that share one data folder."""

    def make(editions: Mapping[str, FormSpec] = forms) -> MainWindow:
        window = build_window(editions, tmp_path / "own", TODAY)
        window.files.questions = answers
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        qtbot.addWidget(window, before_close_func=discard)
        return window

    def discard(window: MainWindow) -> None:
        answers.leaving = Leave.DISCARD

    return make


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    return make_window()


@pytest.fixture
def keys(qtbot: QtBot) -> Callable[..., None]:
    """Type texts and keys into whatever has the focus, as a person does."""

    def type_letter(letter: str) -> None:
        if letter.isascii():
            qtbot.keyClicks(QApplication.focusWidget(), letter)
            return
        event = QInputMethodEvent()  # Chinese comes through an input method
        event.setCommitString(letter)
        QApplication.sendEvent(QApplication.focusWidget(), event)

    def press(*what: str | Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
        for one in what:
            if isinstance(one, str):
                for letter in one:
                    type_letter(letter)
            elif isinstance(one, tuple):
                qtbot.keyClick(QApplication.focusWidget(), *one)
            else:
                qtbot.keyClick(QApplication.focusWidget(), one)
                QApplication.processEvents()  # Enter commits through a queued call

    return press


@pytest.fixture
def table(window: MainWindow) -> Callable[[str], TableView]:
    """Show a table of the window and give its view the focus."""

    def show(part: str) -> TableView:
        window.sections.choose(part)
        page = window.stack.currentWidget()
        assert isinstance(page, TablePage)
        page.view.setFocus()
        return page.view

    return show


@pytest.fixture(scope="session")
def engine() -> Pages:
    """The page engine; reading the fonts of the machine takes a while, so there is one."""
    made = tasks.page_engine()
    if not all(face.families for face in made.typefaces.values()):
        pytest.skip("no Chinese font on this machine")
    return made
