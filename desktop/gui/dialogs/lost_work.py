# SPDX-License-Identifier: MIT
"""Lists the copies of unsaved work that were put aside, for the user to choose one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_ABOUT = "这些是没有保存就关掉、当时没有恢复的年报，最近的在最上面。打开以后请用“保存”存好。"


class LostWorkDialog(QDialog):
    """One line per copy; `chosen()` is the row that the user wants."""

    def __init__(self, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("找回未保存的内容")
        self.resize(620, 320)
        about = QLabel(_ABOUT, self)
        about.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName("没有保存的年报")
        for line in lines:
            self.list.addItem(QListWidgetItem(line))
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(self.accept)
        buttons = QDialogButtonBox(self)
        buttons.addButton("打开", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (about, self.list, buttons):
            layout.addWidget(widget)

    def chosen(self) -> int:
        """Return the row that is chosen."""
        return self.list.currentRow()
