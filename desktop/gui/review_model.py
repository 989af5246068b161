# SPDX-License-Identifier: MIT
"""The doubtful values of a reading, one a line: accept with a key, or type the right one."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.core.checks.sources import cells_to_look_at
from desktop.core.report import Note, NoteKind
from desktop.core.source_words import quoted
from desktop.core.values import ValueParseError, display, parse
from desktop.gui.wrapping import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from desktop.core.form import FormSpec
    from desktop.core.report import Origin
    from desktop.core.values import Value
    from desktop.intake.reading import Reading

_HEADERS = ("格", "读作", "原件写着", "理由", "")
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ROOT = QModelIndex()
_NAME, _VALUE, _WORDS, _REASON, _STATE = range(5)
_NAME_PX = 190
_WORDS_PX = 110
_MARGINS_PX = 8  # what a cell keeps free left and right of its text
_Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class Doubt:
    """One doubtful cell: the note on it, the value to take, and whether the user settled it.

    `origin` is what the source has there; None where it is not known.
    """

    note: Note
    cell: str
    value: Value
    origin: Origin | None = None
    settled: bool = False

    @property
    def place(self) -> str:
        """Where to look in the source."""
        return (self.origin.place if self.origin else "") or self.note.place


def doubts_of(reading: Reading) -> list[Doubt]:
    """Return the doubtful cells of a reading, in the order of its notes.

    Total cells are computed anew; they are among them only where a note is on nothing else.
    """
    read = {**reading.values, **reading.printed_totals}
    return [
        Doubt(note, cell, read.get(cell), reading.origins.get(cell))
        for note in reading.notes
        if note.kind is NoteKind.DOUBTFUL
        for cell in cells_to_look_at(reading.form, note)
    ]


def counted(doubts: Sequence[Doubt]) -> str:
    """Return how many doubts are open: the places of the source, and the cells they are on."""
    still_open = [doubt for doubt in doubts if not doubt.settled]
    places = len({id(doubt.note) for doubt in still_open})
    return f"{places} 处（{len(still_open)} 格）" if places else "0 处"


class DoubtModel(QAbstractTableModel):
    """Name, value, reason and state of each doubtful cell; only the value can be edited.

    `refused` carries a sentence about what was typed and is no value.
    """

    refused = Signal(str)

    def __init__(self, doubts: Sequence[Doubt], form: FormSpec, parent: QObject) -> None:
        super().__init__(parent)
        self.doubts = doubts
        self._form = form

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.doubts)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal:
            return _HEADERS[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._editable(index) else flags

    def _editable(self, index: _Index) -> bool:
        computed = self._form.cells[self.doubts[index.row()].cell].total
        return index.column() == _VALUE and not computed

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        if index.isValid() and role == _ALIGNMENT and index.column() == _REASON:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if not index.isValid() or role not in (_DISPLAY, _EDIT, _TOOL_TIP):
            return None
        doubt = self.doubts[index.row()]
        texts = (
            _column_first(self._form.cells[doubt.cell].name),
            display(doubt.value) or ("" if role == _EDIT else "空白"),
            quoted(doubt.origin) if doubt.origin else "",
            f"{doubt.note.message}（{doubt.note.place}）",
            "✓ 已核对" if doubt.settled else "○ 待核对",
        )
        if role == _TOOL_TIP and index.column() == _WORDS and doubt.origin:
            return folded(doubt.origin.text)
        return texts[index.column()]

    def setData(self, index: _Index, value: Any, role: int = _EDIT) -> bool:
        doubt = self.doubts[index.row()]
        if role != _EDIT or not self._editable(index):
            return False
        try:
            doubt.value = parse(str(value), self._form.cells[doubt.cell].kind).value
        except ValueParseError as fault:
            self.refused.emit(f"没有采用：{fault}")
            return False
        self.settle(index.row())
        return True

    def settle(self, row: int) -> None:
        """Note that the user looked at a value and takes it as it now is."""
        self.doubts[row].settled = True
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(_HEADERS) - 1))


def _column_first(name: str) -> str:
    """Return a cell's name on two lines, the column first: row labels may be long."""
    rest, _, column = name.rpartition(" ")
    return f"{column}\n{rest}"


class DoubtTable(QTableView):
    """Enter accepts and goes on to the next; digits open the value.

    `place_wanted` says where in the source; `settled_more` that fewer doubts are open now;
    `refused` carries a sentence about what was typed and is no value.
    """

    place_wanted = Signal(str)
    settled_more = Signal()
    refused = Signal(str)

    def __init__(self, doubts: Sequence[Doubt], form: FormSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self.doubts = doubts
        self._doubts = DoubtModel(doubts, form, self)
        self.setModel(self._doubts)
        self.setAccessibleName("待核对")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_NAME, _NAME_PX), (_VALUE, 60), (_WORDS, _WORDS_PX), (_STATE, 84)):
            self.setColumnWidth(column, width)
        self._fit_rows()
        header.sectionResized.connect(self._on_section_resized)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._doubts.dataChanged.connect(self._on_data_changed)
        self._doubts.refused.connect(self.refused)
        self._merge_reasons()
        self.setCurrentIndex(self._doubts.index(0, _VALUE))

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.place_wanted.emit(self.doubts[current.row()].place)

    def _on_data_changed(self) -> None:
        self.settled_more.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.state() != QAbstractItemView.State.EditingState:
            self._accept_current()
        else:
            super().keyPressEvent(event)

    def _accept_current(self) -> None:
        """Take all values that one note is about, and go on to the next note."""
        row = self.currentIndex().row()
        if row < 0:
            return
        rows = self._rows_of(self.doubts[row].note)
        for settled in rows:
            self._doubts.settle(settled)
        following = min(rows[-1] + 1, len(self.doubts) - 1)
        self.setCurrentIndex(self._doubts.index(following, _VALUE))

    def _rows_of(self, note: Note) -> list[int]:
        return [row for row, doubt in enumerate(self.doubts) if doubt.note is note]

    def _merge_reasons(self) -> None:
        """Show the words of a note once beside all its cells."""
        for note in {id(doubt.note): doubt.note for doubt in self.doubts}.values():
            rows = self._rows_of(note)
            if len(rows) > 1:
                self.setSpan(rows[0], _REASON, len(rows), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()  # the column that stretches has its width only now

    def _on_section_resized(self, column: int, _before: int, _now: int) -> None:
        if column in (_NAME, _WORDS, _REASON):
            self._fit_rows()

    def _fit_rows(self) -> None:
        """Make every row high enough for the whole name, and for its share of the reason."""
        shares = Counter(id(doubt.note) for doubt in self.doubts)
        for row, doubt in enumerate(self.doubts):
            reason = self._height(row, _REASON) / shares[id(doubt.note)]
            own = max(self._height(row, column) for column in (_NAME, _WORDS))
            self.setRowHeight(row, max(own, math.ceil(reason)))

    def _height(self, row: int, column: int) -> int:
        width = self.columnWidth(column) - _MARGINS_PX
        text = self._doubts.index(row, column).data()
        wrapped = int(Qt.TextFlag.TextWordWrap)
        return self.fontMetrics().boundingRect(0, 0, width, 0, wrapped, text).height() + 8

    def accept_all(self) -> None:
        """Take every doubtful value as it is."""
        for row in range(len(self.doubts)):
            self._doubts.settle(row)

    def settled(self) -> list[Doubt]:
        """Return the doubts that the user accepted or corrected."""
        return [doubt for doubt in self.doubts if doubt.settled]
