# SPDX-License-Identifier: MIT
"""The list of findings and, for a report read from a document, of what the reading has to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.form import Severity
from desktop.core.report import Note, NoteKind
from desktop.gui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.findings import Finding
    from desktop.gui.session import ReportSession

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_ITEM = int(Qt.ItemDataRole.UserRole)

_PAUSE_MS = 40

_NOTE_LABELS = {
    NoteKind.ABSENT: "原件没有",
    NoteKind.DOUBTFUL: "请核对",
    NoteKind.UNDERSTOOD: "已换写",
    NoteKind.UNPLACED: "没有放入",
    NoteKind.REMARK: "说明",
}


class EntryModel(QAbstractListModel):
    """A list of findings or notes, shown as sentences; UserRole gives the entry itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[Finding | Note, ...] = ()

    def show_entries(self, entries: Sequence[Finding | Note]) -> None:
        """Replace the list; nothing is drawn anew when it is the same."""
        if self.entries != tuple(entries):
            self.beginResetModel()
            self.entries = tuple(entries)
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _DISPLAY) -> Any:
        entry = self.entries[index.row()]
        if role == _ITEM:
            return entry
        if isinstance(entry, Note):
            return _note_data(entry, role)
        return _finding_data(entry, role)


def _finding_data(finding: Finding, role: int) -> Any:
    if role == _DISPLAY:
        label = theme.SEVERITY_LABELS[finding.severity]
        return f"【{label}】{finding.message}\n→ {finding.advice}"
    if role == _TOOL_TIP:
        return f"{finding.message}\n怎么办：{finding.advice}\n依据：{finding.source}"
    if role == _DECORATION:
        return theme.severity_badge(finding.severity)
    return None


def _note_data(note: Note, role: int) -> Any:
    if role in (_DISPLAY, _TOOL_TIP):
        place = f"（{note.place}）" if note.place else ""
        return f"【{_NOTE_LABELS[note.kind]}】{note.message}{place}"
    return None


class EntryList(QListView):
    """A list of sentences; `activated_entry` carries the one that was clicked or entered."""

    activated_entry = Signal(object)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.entries = EntryModel(self)
        self.setModel(self.entries)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSpacing(2)
        self.clicked.connect(self._on_index)
        self.activated.connect(self._on_index)

    def _on_index(self, index: QModelIndex) -> None:
        self.activated_entry.emit(index.data(_ITEM))


class FindingsPanel(QWidget):
    """Two lists: what is to be put right, and what the reading of a document noted."""

    go_to = Signal(object)  # a Finding or a Note

    def __init__(self, session: ReportSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.findings = EntryList(self, "问题")
        self.notes = EntryList(self, "读取说明")
        self._summary = QLabel(self)
        self._summary.setWordWrap(True)
        self._tabs = QTabWidget(self)
        page = QWidget(self)
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 4, 0, 0)
        inner.addWidget(self._summary)
        inner.addWidget(self.findings, 1)
        self._tabs.addTab(page, "问题")
        self._tabs.addTab(self.notes, "读取说明")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tabs)
        for entries in (self.findings, self.notes):
            entries.activated_entry.connect(self.go_to)
        # Laying out the sentences takes longer than the rest of a key; the marks in the grid do not
        # wait for it.
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        session.changed.connect(self._pause.start)
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(300, 400)

    def refresh(self) -> None:
        """Show the findings and notes of the report as it stands."""
        findings = self._session.evaluation.findings
        notes = self._session.report.evidence.notes
        self.findings.entries.show_entries(findings)
        self.notes.entries.show_entries(notes)
        self._summary.setText(_summary(findings))
        self._tabs.setTabText(0, f"问题（{len(findings)}）")
        self._tabs.setTabText(1, f"读取说明（{len(notes)}）")
        self._tabs.setTabVisible(1, bool(notes))


def _summary(findings: Sequence[Finding]) -> str:
    if not findings:
        return "✓ 没有发现问题。"
    counts = [
        (theme.SEVERITY_LABELS[severity], sum(f.severity is severity for f in findings))
        for severity in Severity
    ]
    words = "，".join(f"{label} {count} 处" for label, count in counts if count)
    return f"{words}。点一条就到它所在的格。"
