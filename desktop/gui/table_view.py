# SPDX-License-Identifier: MIT
"""Shows one statutory table like the printed form; keys walk over the input cells only."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.core.report import cell_edit
from desktop.core.values import ValueParseError, display, parse
from desktop.gui.cell_delegate import CellDelegate
from desktop.render.fitting import label_words

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent

    from desktop.core.report import Edit
    from desktop.gui.table_model import TableModel

_Move = QAbstractItemView.CursorAction
_PADDING = 5
_LEAST_ROW = 22
_LEAST_WIDTH_PX = 620


class TableView(QTableView):
    """A table whose current cell is always an input cell."""

    noticed = Signal(str)  # a sentence for the status bar

    def __init__(self, model: TableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = model
        self.setModel(model)
        self._delegate = CellDelegate(self)
        self._delegate.refused.connect(self.noticed)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(model.table.name)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(True)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(8)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for box in model.table.boxes:
            if box.down > 1 or box.across > 1:
                self.setSpan(box.top, box.left, box.down, box.across)
        self._walk = self._input_places()
        self._down_walk = sorted(self._walk, key=self._down_order)
        self.setCurrentIndex(model.index(*self._walk[0]))

    def _input_places(self) -> list[tuple[int, int]]:
        cells = self._table.session.report.form.cells
        return [
            (box.top, box.left)
            for box in self._table.table.boxes
            if box.cell and not cells[box.cell].total
        ]

    def _down_order(self, place: tuple[int, int]) -> tuple[int, int, int]:
        """Sort places block by block (rows between headers), in a block column by column."""
        row, column = place
        block = sum(spec.header for spec in self._table.table.rows[:row])
        return (block, column, row)

    def go_to(self, cell: str) -> None:
        """Make a cell current and visible; nothing happens for a cell of another table."""
        index = self._table.index_of(cell)
        if not index.isValid():
            return
        self.scrollTo(index)
        self.setCurrentIndex(index)
        self.setFocus()

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the next input cell in the direction of a key, or the present one at the edge."""
        here = (self.currentIndex().row(), self.currentIndex().column())
        target = self._target(action, here)
        return self._table.index(*target) if target else self.currentIndex()

    def _target(self, action: _Move, here: tuple[int, int]) -> tuple[int, int] | None:
        match action:
            case _Move.MoveNext | _Move.MoveRight:
                return min((place for place in self._walk if place > here), default=None)
            case _Move.MovePrevious | _Move.MoveLeft:
                return max((place for place in self._walk if place < here), default=None)
            case _Move.MoveHome:
                return self._walk[0]
            case _Move.MoveEnd:
                return self._walk[-1]
            case _Move.MoveDown:
                return self._beyond(here, 1)
            case _Move.MoveUp:
                return self._beyond(here, -1)
            case _Move.MovePageDown:
                return self._beyond(here, 8)
            case _Move.MovePageUp:
                return self._beyond(here, -8)
        return None

    def _beyond(self, here: tuple[int, int], rows: int) -> tuple[int, int] | None:
        """Return the input cell nearest in column, `rows` input rows further down (or up)."""
        tops = sorted({top for top, _ in self._walk})
        ahead = [top for top in tops if (top > here[0] if rows > 0 else top < here[0])]
        if not ahead:
            return None
        top = ahead[min(rows, len(ahead)) - 1] if rows > 0 else ahead[max(rows, -len(ahead))]
        return min(
            (place for place in self._walk if place[0] == top),
            key=lambda place: abs(place[1] - here[1]),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            event.ignore()  # a line passes on the keys it has no use for; its delegate sees to them
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step_down()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: object) -> None:
        """After Enter in a cell, go on to the input cell below."""
        super().closeEditor(editor, hint)  # type: ignore[arg-type]
        if hint == CellDelegate.EndEditHint.SubmitModelCache:
            self._step_down()

    def _step_down(self) -> None:
        """Go on to the cell below; at the end of a column to the top of the next one."""
        here = (self.currentIndex().row(), self.currentIndex().column())
        if here in self._down_walk[:-1]:
            target = self._down_walk[self._down_walk.index(here) + 1]
            self.setCurrentIndex(self._table.index(*target))

    def _selected_cells(self) -> list[tuple[int, int]]:
        return sorted((index.row(), index.column()) for index in self.selectedIndexes())

    def _copy(self) -> None:
        """Put the selected cells on the clipboard as lines with tabs, as spreadsheets take them."""
        lines: dict[int, list[str]] = {}
        for row, column in self._selected_cells():
            cell = self._table.cell_at(self._table.index(row, column))
            if cell:
                text = display(self._table.session.evaluation.values[cell])
                lines.setdefault(row, []).append(text)
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines.values()))

    def _paste(self, text: str) -> None:
        """Put lines with tabs into the cells from the current one on; refuse all or take all."""
        edits, passed, faults = self._pasted_edits(text)
        if faults:
            self.noticed.emit(f"没有粘贴：{faults[0]}")
            return
        self._table.session.edit(edits, "粘贴")
        beyond = f"，另有 {passed} 个数落在合计格或表外，没有采用" if passed else ""
        self.noticed.emit(f"已粘贴 {len(edits)} 格{beyond}。")

    def _pasted_edits(self, text: str) -> tuple[list[Edit], int, list[str]]:
        edits: list[Edit] = []
        passed = 0
        faults: list[str] = []
        start = self.currentIndex()
        for down, line in enumerate(text.rstrip("\r\n").splitlines()):
            cells = self._cells_from(start.row() + down, start.column())
            for place, word in enumerate(line.split("\t")):
                cell = cells[place] if place < len(cells) else ""
                if not cell or cell not in self._table.session.report.values:
                    passed += bool(word.strip())
                    continue
                try:
                    kind = self._table.session.report.form.cells[cell].kind
                    edits.append(cell_edit(cell, parse(word, kind).value))
                except ValueParseError as fault:
                    faults.append(str(fault))
        return edits, passed, faults

    def _cells_from(self, row: int, column: int) -> list[str]:
        """Return the cells of a row from a grid column on, left to right."""
        return [
            box.cell
            for box in self._table.table.boxes
            if box.cell and box.top == row and box.left >= column
        ]

    def _clear(self) -> None:
        """Make the selected input cells blank."""
        cells = [self._table.cell_at(self._table.index(*place)) for place in self._selected_cells()]
        values = self._table.session.report.values
        edits = [cell_edit(cell, None) for cell in cells if cell in values]
        self._table.session.edit(edits, "清空")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the columns their printed proportions and the rows the height their labels need."""
        widths = self._table.table.widths_mm
        room = max(self.viewport().width() - 1, _LEAST_WIDTH_PX)
        edges = [round(room * sum(widths[:i]) / sum(widths)) for i in range(len(widths) + 1)]
        for column, (left, right) in enumerate(pairwise(edges)):
            self.setColumnWidth(column, right - left)
        for row, height in enumerate(self._heights(edges)):
            self.setRowHeight(row, height)

    def _heights(self, edges: list[int]) -> list[int]:
        metrics = self.fontMetrics()
        heights = [max(_LEAST_ROW, metrics.height() + _PADDING)] * len(self._table.table.rows)
        for box in sorted(self._table.table.boxes, key=lambda box: box.down):
            if not box.text:
                continue
            room = edges[box.left + box.across] - edges[box.left] - _PADDING
            text = _wrapped(box.text, room, metrics)
            self._delegate.labels[box.top, box.left] = text
            flags = int(Qt.TextFlag.TextWordWrap)
            needed = metrics.boundingRect(QRect(0, 0, room, 10_000), flags, text).height()
            rows = range(box.top, box.top + box.down)
            short = needed + _PADDING - sum(heights[row] for row in rows)
            if short > 0:
                heights[rows[-1]] += short
        return heights


def _wrapped(text: str, room: int, metrics: QFontMetrics) -> str:
    """Return a label broken between its words; one without room for a word breaks anywhere."""
    words = label_words(text)
    if metrics.horizontalAdvance(text) <= room:
        return text
    if max(metrics.horizontalAdvance(word) for word in words) > room:
        return text
    lines = [""]
    for word in words:
        if lines[-1] and metrics.horizontalAdvance(lines[-1] + word) > room:
            lines.append("")
        lines[-1] += word
    return "\n".join(lines)
