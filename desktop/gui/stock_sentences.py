# SPDX-License-Identifier: MIT
"""The button that offers stock sentences for a text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from desktop import tasks
from desktop.core.bound import Marked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.gui.session import ReportSession

_NONE_FITS = "（按现在填的数，没有合适的句子）"
_SHOWN = 30  # characters of a sentence that the menu shows; the rest is in the tool tip


class StockSentences(QPushButton):
    """Lists what fits the figures at the moment it is pressed; `chosen` carries what to insert.

    That is a Marked: the text and the figures in it that follow their cells.
    """

    chosen = Signal(object)

    def __init__(self, session: ReportSession, text_id: str, parent: QWidget) -> None:
        super().__init__("常用句子…", parent)
        self._session = session
        self._text_id = text_id
        self.setToolTip("按表格里填的数，列出合适的句子，选一句放到光标处")
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        session = self._session
        try:
            found = tasks.offers(session.report, session.evaluation.values, self._text_id)
        except tasks.TaskError as fault:
            menu.addAction(str(fault)).setEnabled(False)
            return
        for offer in found:
            action = menu.addAction(f"{offer.title}　{_shortened(offer.text)}".replace("&", "&&"))
            action.setToolTip(offer.text)
            action.triggered.connect(partial(self._on_chosen, Marked(offer.text, offer.bounds)))
        if menu.isEmpty():
            menu.addAction(_NONE_FITS).setEnabled(False)

    def _on_chosen(self, passage: Marked, _checked: object = None) -> None:
        self.chosen.emit(passage)


def _shortened(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
