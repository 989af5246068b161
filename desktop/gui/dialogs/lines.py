# SPDX-License-Identifier: MIT
"""A list of sentences below an explanation, as text that can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget


class LinesDialog(QDialog):
    """One sentence a line; all of them, or what is selected, can be copied."""

    def __init__(self, title: str, head: str, lines: Iterable[str], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(640, 420)
        explanation = QLabel(head, self)
        explanation.setWordWrap(True)
        self.list = QPlainTextEdit("\n".join(lines), self)
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy = buttons.addButton("全部复制", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._on_copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (explanation, self.list, buttons):
            layout.addWidget(widget)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.list.toPlainText())
