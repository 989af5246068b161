# SPDX-License-Identifier: MIT
"""Lists what of a report has no place in its edition of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.core.set_aside import SetAside


class SetAsideDialog(QDialog):
    """One value a line, as text that can be copied in whole or in part."""

    def __init__(self, form: str, aside: SetAside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("没有放入表样的内容")
        self.resize(640, 420)
        head = QLabel(
            f"{form}表样里没有下面这些内容的位置。它们收在草稿里，不印出来，也不检查；"
            "换回原来的表样时还在。请对照它们补填新表样。",
            self,
        )
        head.setWordWrap(True)
        self.list = QPlainTextEdit("\n".join(aside.lines), self)
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName("没有放入表样的内容")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy = buttons.addButton("全部复制", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._on_copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (head, self.list, buttons):
            layout.addWidget(widget)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.list.toPlainText())
