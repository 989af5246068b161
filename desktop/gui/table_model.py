# SPDX-License-Identifier: MIT
"""One statutory table as a Qt model: the printed grid, labels and cells alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.core.source_words import compared, reasons
from desktop.core.values import ValueParseError, display, parse
from desktop.gui.theme import BLANK_WORD, SEVERITY_LABELS
from desktop.gui.wrapping import folded

if TYPE_CHECKING:
    from desktop.core.form import Box, TableSpec
    from desktop.gui.session import Change, ReportSession

# Enum look-ups cost 3 µs each in PySide6 (seen in 6.11), a repaint makes thousands.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)

_LABEL_FLAGS = Qt.ItemFlag.ItemIsEnabled
_TOTAL_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_INPUT_FLAGS = _TOTAL_FLAGS | Qt.ItemFlag.ItemIsEditable

# blanks say so themselves; what is doubtful in a source is told cell by cell
_NOT_OF_ONE_CELL = frozenset({"table.blank", "source.doubtful", "source.written_otherwise"})
_REASONS_TOLD = 1

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TableModel(QAbstractTableModel):
    """The grid of one table; a merged box lives at its top left place, its other places are empty.

    Only input cells can be edited; the value goes through the session, never into the model.
    """

    def __init__(self, session: ReportSession, table: TableSpec, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self.table = table
        self._boxes = {(box.top, box.left): box for box in table.boxes}
        self._places = {box.cell: (box.top, box.left) for box in table.boxes if box.cell}
        self._cells = session.report.form.cells
        session.changed.connect(self._on_changed)

    def retire(self) -> None:
        """Follow the session no more: its report is another one."""
        self.session.changed.disconnect(self._on_changed)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.table.widths_mm)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        cell = self.cell_at(index)
        if not cell:
            return _LABEL_FLAGS
        return _TOTAL_FLAGS if self._cells[cell].total else _INPUT_FLAGS

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        box = self._boxes.get((index.row(), index.column()))
        if box is None:
            return None
        if role in (_DISPLAY, _EDIT):
            return display(self.session.evaluation.values[box.cell]) if box.cell else box.text
        if role == _ALIGNMENT:
            return _CENTRE
        if role == _TOOL_TIP:
            return self._tool_tip(box)
        if role == _ACCESSIBLE:
            return self._spoken(box)
        return None

    def setData(self, index: _Index, value: Any, role: int = _EDIT) -> bool:
        cell = self.cell_at(index)
        if role != _EDIT or not cell or self._cells[cell].total:
            return False
        try:
            parsed = parse(str(value), self._cells[cell].kind)
        except ValueParseError:
            return False
        self.session.set_cell(cell, parsed.value)
        return True

    def box_at(self, index: _Index) -> Box | None:
        """Return the box that begins at an index; None inside a merged one."""
        return self._boxes.get((index.row(), index.column()))

    def cell_at(self, index: _Index) -> str:
        """Return the cell id at an index; empty for labels and inside merged boxes."""
        box = self._boxes.get((index.row(), index.column()))
        return box.cell if box else ""

    def index_of(self, cell: str) -> QModelIndex:
        """Return the index of a cell; an invalid one when another table has it."""
        place = self._places.get(cell)
        return self.index(*place) if place else QModelIndex()

    def _tool_tip(self, box: Box) -> str:
        if not box.cell:
            return box.text
        name = self._cells[box.cell].name
        lines = [f"{name}（单位：{self._cells[box.cell].unit}）"]
        if self._cells[box.cell].total:
            lines.append("自动计算，不用填写。")
        lines += [
            f"【{SEVERITY_LABELS[finding.severity]}】{finding.message}{finding.advice}"
            for finding in self.session.evaluation.findings
            if box.cell in finding.cells and finding.check not in _NOT_OF_ONE_CELL
        ]
        return "\n".join(map(folded, [*lines, *self._source_words(box.cell)]))

    def _source_words(self, cell: str) -> list[str]:
        """Return what the source has in a cell, and what the reading says of it."""
        value = self.session.evaluation.values[cell]
        told = compared(self.session.report, cell, value)
        said = reasons(self.session.report, cell, value)
        return [line for line in (told, *said[:_REASONS_TOLD]) if line]

    def _spoken(self, box: Box) -> str:
        """Return what a screen reader says."""
        if not box.cell:
            return box.text
        value = display(self.session.evaluation.values[box.cell]) or BLANK_WORD
        severity = self.session.evaluation.severities.get(box.cell)
        mark = f"，{SEVERITY_LABELS[severity]}" if severity else ""
        return f"{self._cells[box.cell].name}，{value}{mark}"

    def _on_changed(self, change: Change) -> None:
        for cell in change.cells:
            place = self._places.get(cell)
            if place:
                index = self.index(*place)
                self.dataChanged.emit(index, index)
