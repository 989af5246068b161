# SPDX-License-Identifier: MIT
"""Asks which cell of the tables is meant: a line to type in, and the cells that fit it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.core.cell_search import entries, matching

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec
    from desktop.core.values import Value

_CELL = int(Qt.ItemDataRole.UserRole)
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CellsDialog(QDialog):
    """The cells with their present figures; Enter takes the one that is marked."""

    def __init__(
        self, form: FormSpec, values: Mapping[str, Value], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("插入表中的数")
        self.resize(720, 460)
        self._entries = entries(form, values)
        self.typed = QLineEdit(self)
        self.typed.setPlaceholderText("打行名、列名或数来找，例如：新收 自然人")
        self.typed.setAccessibleName("找哪一格")
        self.typed.setClearButtonEnabled(True)
        self.typed.installEventFilter(self)
        self.listed = QTreeWidget(self)
        self.listed.setHeaderLabels(["表和格", "现在是"])
        self.listed.setRootIsDecorated(False)
        self.listed.setUniformRowHeights(True)
        self.listed.setAlternatingRowColors(True)
        self.listed.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.listed.setAccessibleName("表中的格")
        header = self.listed.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._none = QLabel("没有这样的格，请换个说法。", self)
        self._none.setObjectName("guidance")
        hint = QLabel("表里的数变了，正文里的这个数跟着变。空着的格先印“（未填）”。", self)
        hint.setObjectName("guidance")
        buttons = QDialogButtonBox(self)
        self._insert = buttons.addButton("插入", QDialogButtonBox.ButtonRole.AcceptRole)
        self._insert.setDefault(True)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        for widget in (self.typed, self.listed, self._none, hint, buttons):
            layout.addWidget(widget)
        self.typed.textChanged.connect(self._fill)
        self.listed.itemDoubleClicked.connect(self.accept)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._fill("")

    def _fill(self, typed: str) -> None:
        found = matching(self._entries, typed)
        self.listed.clear()
        for entry in found:
            item = QTreeWidgetItem([entry.name, entry.figure])
            item.setData(0, _CELL, entry.cell)
            item.setToolTip(0, entry.name)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
            self.listed.addTopLevelItem(item)
        self._none.setVisible(not found)
        self._insert.setEnabled(bool(found))
        self.listed.setCurrentIndex(self.listed.model().index(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that walk a list do so while the line has the focus."""
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _LIST_KEYS:
            self.listed.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def chosen(self) -> str | None:
        """Return the cell that is marked; None when none is."""
        item = self.listed.currentItem()
        return None if item is None else str(item.data(0, _CELL))
