# SPDX-License-Identifier: MIT
"""Keeps the window that shows two years' texts beside each other in step with the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.gui.dialogs.side_by_side import SideBySideDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.gui.examiner import Examiner


class Beside(QObject):
    """Makes the dialog when it is first wanted; it goes away with last year's report.

    `go_to` carries a text id and the number of a paragraph, counted from 0.
    """

    go_to = Signal(str, int)

    def __init__(self, examiner: Examiner, parent: QWidget) -> None:
        super().__init__(parent)
        self._examiner = examiner
        self._window = parent
        self.dialog: SideBySideDialog | None = None
        examiner.examined.connect(self._on_examined)

    def show(self) -> SideBySideDialog:
        """Show the texts, if last year's report is there; return the dialog."""
        if self.dialog is None:
            self.dialog = SideBySideDialog(self._window)
            self.dialog.go_to.connect(self.go_to)
        self.dialog.show()
        self.dialog.raise_()
        self._on_examined()
        return self.dialog

    def show_part(self, text_id: str) -> None:
        """Show the texts, one of them in view."""
        self.show().show_part(text_id)

    def _on_examined(self) -> None:
        if self.dialog is None or not self.dialog.isVisible():
            return
        found = self._examiner.side_by_side()
        if found is None:
            self.dialog.hide()
        else:
            self.dialog.show_texts(found)
