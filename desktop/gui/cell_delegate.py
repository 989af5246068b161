# SPDX-License-Identifier: MIT
"""Paints the boxes of a table and edits its cells; every key goes into the report at once."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPen,
    QPolygonF,
    QValidator,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from desktop.core.form import CellKind
from desktop.core.values import ValueParseError, display, parse
from desktop.gui import theme
from desktop.gui.line_edit import LineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.core.form import Severity
    from desktop.core.values import Value
    from desktop.gui.table_model import TableModel

_Index = QModelIndex | QPersistentModelIndex
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_LABEL_FLAGS = _CENTRE | int(Qt.TextFlag.TextWordWrap)
_TYPEABLE = {
    # Signs and points are let through and then refused as a whole: 1.5 must not become 15.
    CellKind.COUNT: re.compile(r"[+\-−–]?[\d,\s]*\.?\d*\s*"),
    CellKind.CHANGE: re.compile(r"[+\-−–]?[\d,\s]*\.?\d*\s*"),
    CellKind.AMOUNT: re.compile(r"[+\-−–]?[\d,\s]*\.?\d*\s*"),
}
_BEGUN = ("-", "+", "−", "–", ".")  # what a number may begin with
_MARK_SIZE = 13
_SHORT = 4  # digits that fit into every cell
_CELL_MARGIN = 4


class NumberValidator(QValidator):
    """Lets through what can become a number of the wanted kind, full-width digits included."""

    def __init__(self, kind: CellKind, parent: QObject) -> None:
        super().__init__(parent)
        self._kind = kind

    def validate(self, text: str, position: int) -> QValidator.State:
        plain = unicodedata.normalize("NFKC", text)
        if not _TYPEABLE[self._kind].fullmatch(plain):
            return QValidator.State.Invalid
        try:
            typed_value(text, self._kind)
        except ValueParseError:
            return QValidator.State.Intermediate
        return QValidator.State.Acceptable


def typed_value(text: str, kind: CellKind) -> Value:
    """Return the value of a text that is still being typed; a decimal point at its end is open.

    Raises:
        ValueParseError: it is no number yet.
    """
    return parse(unicodedata.normalize("NFKC", text).strip().removesuffix("."), kind).value


class CellEditor(LineEdit):
    """The line in which a number is typed. Undo belongs to the window, so the line has none."""

    def __init__(self, kind: CellKind, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setValidator(NumberValidator(kind, self))
        self.setFrame(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.inputRejected.connect(self._on_input_rejected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)

    def _paste(self, text: str) -> None:
        """Take a number with its unit or separators; say so when it is none."""
        try:
            value = parse(text, self.kind).value
        except ValueParseError as fault:
            self.complain(f"没有粘贴：{fault}")
            return
        self.setText(display(value))
        self.textEdited.emit(self.text())

    def _on_input_rejected(self) -> None:
        words = {
            CellKind.COUNT: "整数",
            CellKind.CHANGE: "整数，减少填负数",
            CellKind.AMOUNT: "数字",
        }
        self.complain(f"这一格只能填{words[self.kind]}。")

    def complain(self, sentence: str) -> None:
        """Show a sentence beside the cell."""
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), sentence, self)


class CellDelegate(QStyledItemDelegate):
    """Paints labels, cells and marks; opens editors on input cells."""

    refused = Signal(str)  # a sentence: what was typed could not be taken

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.labels: dict[tuple[int, int], str] = {}  # labels broken into lines, by place

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        model: TableModel = index.model()  # type: ignore[assignment]
        cell = model.cell_at(index)
        editor = CellEditor(model.session.report.form.cells[cell].kind, parent)
        editor.setAccessibleName(model.session.report.form.cells[cell].name)
        editor.setProperty("before", display(model.session.report.values[cell]))
        model.session.begin_visit()
        place = QPersistentModelIndex(index)
        editor.textEdited.connect(lambda text: self._on_text_edited(editor, place, text))
        return editor

    def _on_text_edited(self, editor: CellEditor, place: QPersistentModelIndex, text: str) -> None:
        """Put what is typed into the report before the key is released."""
        if not place.isValid():
            return
        model: TableModel = place.model()  # type: ignore[assignment]
        try:
            value = typed_value(text, editor.kind)
        except ValueParseError as fault:
            value = parse(editor.property("before"), editor.kind).value
            if text.strip() not in _BEGUN:
                editor.complain(str(fault))
        model.session.set_cell(model.cell_at(place), value)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show the cell's value, unless the line already says the same in its own way."""
        assert isinstance(editor, CellEditor)
        text = index.data()
        try:
            same = bool(editor.text()) and display(typed_value(editor.text(), editor.kind)) == text
        except ValueParseError:
            same = False
        if not same and editor.text() != text:
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: object, index: _Index) -> None:
        """Take the line as it stands; what is no number is refused in words."""
        assert isinstance(editor, CellEditor)
        try:
            value = typed_value(editor.text(), editor.kind)
        except ValueParseError as fault:
            self.refused.emit(str(fault))
            return
        table: TableModel = model  # type: ignore[assignment]
        table.session.set_cell(table.cell_at(index), value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape takes the whole visit back."""
        if (
            event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape  # type: ignore[attr-defined]
            and isinstance(watched, CellEditor)
        ):
            watched.setText(watched.property("before"))
            watched.textEdited.emit(watched.text())
            self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(watched, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model: TableModel = index.model()  # type: ignore[assignment]
        box = model.box_at(index)
        if box is None:
            return
        rect: QRect = option.rect
        if not box.cell:
            painter.fillRect(rect, theme.HEADER_FILL)
            painter.setPen(theme.INK)
            painter.setFont(option.font)
            painter.drawText(
                rect.adjusted(2, 1, -2, -1),
                _LABEL_FLAGS,
                self.labels.get((box.top, box.left), box.text),
            )
            return
        self._paint_cell(painter, option, model, box.cell)

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, model: TableModel, cell: str
    ) -> None:
        rect: QRect = option.rect
        evaluation = model.session.evaluation
        value = evaluation.values[cell]
        total = model.session.report.form.cells[cell].total
        severity = evaluation.severities.get(cell)
        painter.fillRect(rect, _fill(severity, blank=value is None, total=total))
        font = QFont(option.font)
        font.setBold(total)
        text = display(value) if value is not None else "" if total else theme.BLANK_WORD
        painter.setFont(_fitting(font, text, rect.width()))
        painter.setPen(theme.FAINT_INK if value is None else theme.INK)
        painter.drawText(rect, _CENTRE, text)
        if severity:
            _paint_mark(painter, rect, severity)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.FOCUS_LINE, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))


def _fitting(font: QFont, text: str, room: int) -> QFont:
    """Return the font, smaller when a long figure would not fit into its cell."""
    if len(text) > _SHORT:
        width = QFontMetrics(font).horizontalAdvance(text)
        if width > room - _CELL_MARGIN:
            font.setPointSizeF(max(font.pointSizeF() * (room - _CELL_MARGIN) / width, 5))
    return font


def _fill(severity: Severity | None, *, blank: bool, total: bool) -> object:
    if severity:
        return theme.SEVERITY_FILLS[severity]
    if total:
        return theme.TOTAL_FILL
    return theme.BLANK_FILL if blank else theme.PAPER


def _paint_mark(painter: QPainter, rect: QRect, severity: Severity) -> None:
    """Paint a folded corner with the sign of the severity, for those who do not see the colour."""
    right, top = rect.right() + 1, rect.top()
    corner = QPolygonF(
        [QPointF(right - _MARK_SIZE, top), QPointF(right, top), QPointF(right, top + _MARK_SIZE)]
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.SEVERITY_INKS[severity])
    painter.drawPolygon(corner)
    font = painter.font()
    font.setPixelSize(7)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(theme.PAPER)
    sign = QRect(right - 8, top, 8, 8)
    painter.drawText(sign, int(Qt.AlignmentFlag.AlignCenter), theme.SEVERITY_MARKS[severity])
    painter.restore()
