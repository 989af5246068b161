# SPDX-License-Identifier: MIT
"""Line and text fields whose undo belongs to the window, not to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QToolTip

from desktop.gui import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData, QPoint
    from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QMenu, QWidget


def is_undo(event: QEvent) -> bool:
    """Say whether a key event asks for undo or redo."""
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return any(event.matches(key) for key in keys)  # type: ignore[attr-defined]


def _without_undo(menu: QMenu) -> QMenu:
    """Return the context menu of a field with its own undo taken out, to be shown once."""
    for action in menu.actions()[:3]:  # undo, redo and their separator
        menu.removeAction(action)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


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
        menu = _without_undo(self.createStandardContextMenu())
        menu.popup(event.globalPos())


class TextEdit(QPlainTextEdit):
    """A field for paragraphs that takes plain text only; `visited` starts a new undo step.

    Places are those of Python: characters from 0. `menu_opening` carries the context menu before it
    is shown, and the start of the tinted span it is about, None for none. `tip_for` gives the tool
    tip of the tinted span that starts at a place.
    """

    visited = Signal()
    menu_opening = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tip_for: Callable[[int], str] = lambda _start: ""
        self._underlined: list[QTextEdit.ExtraSelection] = []
        self._tinted: list[QTextEdit.ExtraSelection] = []
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
        menu = _without_undo(self.createStandardContextMenu())
        by_mouse = event.reason() == event.Reason.Mouse
        self.menu_opening.emit(menu, self._tint_at(event.pos() if by_mouse else None))
        menu.popup(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        assert isinstance(event, QHelpEvent)
        start = self._tint_at(event.pos())
        QToolTip.showText(event.globalPos(), "" if start is None else self.tip_for(start), self)
        return True

    def _tint_at(self, point: QPoint | None) -> int | None:
        """Return where the tinted span under a point of the viewport, or the cursor, starts."""
        for selection in self._tinted:
            cursor = selection.cursor
            if point is None:
                here = self.textCursor().position()
                inside = cursor.selectionStart() <= here <= cursor.selectionEnd()
            else:
                inside = self._covers(cursor, point)
            if inside:
                return self._place(cursor.selectionStart())
        return None

    def _covers(self, cursor: QTextCursor, point: QPoint) -> bool:
        """Say whether a point is on the characters of a cursor, over two lines if need be."""
        first = self._rect(cursor.selectionStart())
        last = self._rect(cursor.selectionEnd())
        if first.top() == last.top():
            return QRect(first.topLeft(), last.bottomRight()).contains(point)
        on_first = first.top() <= point.y() <= first.bottom() and point.x() >= first.left()
        return on_first or (last.top() <= point.y() <= last.bottom() and point.x() <= last.right())

    def _rect(self, position: int) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return self.cursorRect(cursor)

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

    def selected_span(self) -> tuple[int, int]:
        """Return start and end of what is selected, the same twice when nothing is."""
        cursor = self.textCursor()
        return self._place(cursor.selectionStart()), self._place(cursor.selectionEnd())

    def underline(self, spans: Sequence[tuple[int, int, QColor]]) -> None:
        """Underline spans of characters (start, end, colour) with a wavy line."""
        style = QTextCharFormat.UnderlineStyle.WaveUnderline
        self._underlined = [self._marked(start, end, style, ink) for start, end, ink in spans]
        self.setExtraSelections(self._tinted + self._underlined)

    def tint(self, spans: Sequence[tuple[int, int]]) -> None:
        """Lay a ground under spans of characters (start, end), with a dotted line below."""
        if not spans and not self._tinted:
            return
        style = QTextCharFormat.UnderlineStyle.DotLine
        self._tinted = [self._marked(*span, style, theme.BOUND_INK) for span in spans]
        for selection in self._tinted:
            selection.format.setBackground(theme.BOUND_FILL)
        self.setExtraSelections(self._tinted + self._underlined)

    def _marked(
        self, start: int, end: int, style: QTextCharFormat.UnderlineStyle, ink: QColor
    ) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(start, end)
        selection.format.setUnderlineStyle(style)
        selection.format.setUnderlineColor(ink)
        return selection

    def select_span(self, start: int, end: int) -> None:
        """Select characters and bring them into view."""
        self.place_cursor(start, end)
        self.centerCursor()

    def place_cursor(self, start: int, end: int | None = None) -> None:
        """Put the cursor at a place, or select up to an end."""
        self.setTextCursor(self._cursor(start, start if end is None else end))

    def _cursor(self, start: int, end: int) -> QTextCursor:
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(text, start))
        cursor.setPosition(self._position(text, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _position(self, text: str, place: int) -> int:
        """Return the position of Qt for a place of Python."""
        if self._counts_alike(text):
            return min(place, len(text))
        return _utf16(text[:place])

    def _place(self, position: int) -> int:
        """Return the place of Python for a position of Qt."""
        text = self.toPlainText()
        if self._counts_alike(text):
            return position
        head = text.encode("utf-16-le", "surrogatepass")[: 2 * position]
        return len(head.decode("utf-16-le", "surrogatepass"))

    def _counts_alike(self, text: str) -> bool:
        """Say whether none of the characters counts twice for Qt."""
        return self.document().characterCount() == len(text) + 1


def _utf16(text: str) -> int:
    """Return the length of a text as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
