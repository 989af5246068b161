# SPDX-License-Identifier: MIT
"""A list of sentences: findings, or notes on a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.core.report import Note, NoteKind
from desktop.gui import theme
from desktop.gui.wrapping import WrappingDelegate, relayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from desktop.core.findings import Finding

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
ENTRY = int(Qt.ItemDataRole.UserRole)
_ROOT = QModelIndex()
_BESIDE_PX = 6  # the margins of the style
_Index = QModelIndex | QPersistentModelIndex

_NOTE_LABELS = {
    NoteKind.ABSENT: "原件没有",
    NoteKind.DOUBTFUL: "待核对",
    NoteKind.UNDERSTOOD: "已换写",
    NoteKind.UNPLACED: "没有放入",
    NoteKind.REMARK: "说明",
}


class Statement(NamedTuple):
    """A sentence that needs no label; `place` is where in a source it is about, in Chinese."""

    message: str
    place: str = ""


class EntryModel(QAbstractListModel):
    """Findings, notes or statements; the role ENTRY gives the entry itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[Finding | Note | Statement, ...] = ()

    def show_entries(self, entries: Sequence[Finding | Note | Statement]) -> None:
        """Replace the list; nothing is drawn anew when it is the same."""
        if self.entries != tuple(entries):
            self.beginResetModel()
            self.entries = tuple(entries)
            self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if isinstance(entry, Note):
            return _note_data(entry, role)
        if isinstance(entry, Statement):
            return entry.message if role in (_DISPLAY, _TOOL_TIP) else None
        return _finding_data(entry, role)


def _finding_data(finding: Finding, role: int) -> Any:
    if role == _DISPLAY:
        label = theme.SEVERITY_LABELS[finding.severity]
        reason = f"\n理由：{finding.reason}" if finding.reason else ""
        return f"【{label}】{finding.message}{reason}"
    if role == _TOOL_TIP:
        return f"{finding.message}\n怎么办：{finding.advice}"
    if role == _DECORATION:
        return theme.severity_badge(finding.severity)
    return None


def _note_data(note: Note, role: int) -> Any:
    if role in (_DISPLAY, _TOOL_TIP):
        place = f"（{note.place}）" if note.place else ""
        return f"【{_NOTE_LABELS[note.kind]}】{note.message}{place}"
    return None


class EntryList(QListView):
    """Shows entries; `chosen` carries the one that the user goes to, by mouse or by key.

    `looked_at` carries the one that the arrow keys have come to.
    """

    chosen = Signal(object)
    looked_at = Signal(object)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.entries = EntryModel(self)
        self.setModel(self.entries)
        self.setItemDelegate(WrappingDelegate(self, beside=_BESIDE_PX, around=4))
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSpacing(2)
        self.clicked.connect(self._on_index)
        self.activated.connect(self._on_index)

    def show_entries(self, entries: Sequence[Finding | Note | Statement]) -> None:
        """Replace the list; the place on the screen and the entry that is chosen stay."""
        if self.entries.entries == tuple(entries):
            return
        row, chosen = self.currentIndex().row(), self.currentIndex().data(ENTRY)
        bar = self.verticalScrollBar()
        place = bar.value()
        self.entries.show_entries(entries)
        if row >= 0 and entries:
            kept = chosen in self.entries.entries
            row = self.entries.entries.index(chosen) if kept else min(row, len(entries) - 1)
            flag = QItemSelectionModel.SelectionFlag
            select = flag.ClearAndSelect if kept else flag.NoUpdate
            self.selectionModel().setCurrentIndex(self.entries.index(row), select)
        if place:
            self.executeDelayedItemsLayout()
            bar.setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            relayout(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self.looked_at.emit(self.currentIndex().data(ENTRY))

    def _on_index(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(ENTRY))
