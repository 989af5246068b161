# SPDX-License-Identifier: MIT
"""Line and text fields whose undo belongs to the window, not to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget


def is_undo(event: QEvent) -> bool:
    """Say whether a key event asks for undo or redo."""
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return any(event.matches(key) for key in keys)  # type: ignore[attr-defined]


class LineEdit(QLineEdit):
    """A one-line field; `visited` says that the user has come to it."""

    visited = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.visited.emit()
        super().focusInEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions()[:3]:  # undo, redo and their separator
            menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class TextEdit(QPlainTextEdit):
    """A field for paragraphs that takes plain text only; `visited` starts a new undo step."""

    visited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event):
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.visited.emit()
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.visited.emit()
        super().insertFromMimeData(source)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.visited.emit()
        super().focusInEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def show_text(self, text: str) -> None:
        """Put `text` there by changing only what differs, so that the cursor keeps its place."""
        old = self.toPlainText()
        if old == text:
            return
        head = 0
        while head < min(len(old), len(text)) and old[head] == text[head]:
            head += 1
        tail = 0
        while tail < min(len(old), len(text)) - head and old[-1 - tail] == text[-1 - tail]:
            tail += 1
        cursor = self.textCursor()
        cursor.setPosition(_utf16(old[:head]))
        end = _utf16(old[: len(old) - tail])
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        cursor.insertText(text[head : len(text) - tail])
        self.setTextCursor(cursor)

    def insert_passage(self, text: str) -> None:
        """Insert at the cursor, behind what is selected; several paragraphs get lines of theirs."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        if "\n" in text:
            head = "" if cursor.atBlockStart() else "\n"
            tail = "" if cursor.atBlockEnd() else "\n"
            text = head + text + tail
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def underline(self, spans: Sequence[tuple[int, int, QColor]]) -> None:
        """Underline spans of characters (start, end, colour) with a wavy line."""
        selections = []
        for start, end, colour in spans:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor(start, end)
            selection.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            selection.format.setUnderlineColor(colour)
            selections.append(selection)
        self.setExtraSelections(selections)

    def select_span(self, start: int, end: int) -> None:
        """Select characters and bring them into view."""
        self.setTextCursor(self._cursor(start, end))
        self.centerCursor()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(_utf16(text[:start]))
        cursor.setPosition(_utf16(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _utf16(text: str) -> int:
    """Return the length of a text as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
