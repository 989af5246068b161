# SPDX-License-Identifier: MIT
"""A page for one statutory table: its grid, the command that fills blanks, and the balance line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.gui.balance import BalanceLine
from desktop.gui.table_model import TableModel
from desktop.gui.table_view import TableView

if TYPE_CHECKING:
    from desktop.core.evaluation import Balance
    from desktop.core.form import TableSpec
    from desktop.gui.session import Change, ReportSession


class TablePage(QWidget):
    """Shows one table; `noticed` carries sentences for the status bar."""

    noticed = Signal(str)

    def __init__(
        self,
        session: ReportSession,
        table: TableSpec,
        heading: str,
        guidance: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._cells = frozenset(box.cell for box in table.boxes if box.cell)
        self.table = table
        self._model = TableModel(session, table, self)
        self.view = TableView(self._model, self)
        self.view.noticed.connect(self.noticed)
        self.setFocusProxy(self.view)
        self._fill = QPushButton("空格填 0", self)
        self._fill.setToolTip("把本表还没有填的格都填成 0，已经填的不动；可以撤销。")
        self._fill.clicked.connect(self.fill_blanks)
        self.balance = BalanceLine(self)
        self.balance.chosen.connect(self.view.go_to)
        self._arrange(heading, guidance)
        session.changed.connect(self._on_changed)
        self.refresh()

    def _arrange(self, heading: str, guidance: str) -> None:
        title = QLabel(heading, self)
        title.setObjectName("heading")
        hint = QLabel(guidance, self)
        hint.setObjectName("guidance")
        hint.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(title)
        top.addStretch(1)
        top.addWidget(self._fill)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(hint)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.balance)

    def retire(self) -> None:
        """Touch the session no more: its report is another one, and an open line is not for it."""
        self._session.changed.disconnect(self._on_changed)
        self._model.retire()
        self.view.reset()  # closes the line without taking what stands in it

    def fill_blanks(self) -> None:
        """Put 0 into every blank of this table, and say how many there were."""
        count = self._session.fill_blanks(self.table.id)
        sentence = f"{self.table.name}有 {count} 个空格填成了 0。" if count else "没有空格。"
        self.noticed.emit(sentence)

    def _on_changed(self, change: Change) -> None:
        if change.cells & self._cells:
            self.refresh()

    def refresh(self) -> None:
        """Show the balance line and whether there are blanks left."""
        values = self._session.evaluation.values
        self._fill.setEnabled(any(values[cell] is None for cell in self._cells))
        self.balance.show_balances(self._own_balances())

    def _own_balances(self) -> list[tuple[str, Balance]]:
        """Return the balances of this table, each with the cell to go to."""
        specs = self._session.report.form.balances
        balances = self._session.evaluation.balances
        return [
            (spec.incoming[0], balance)
            for spec, balance in zip(specs, balances, strict=True)
            if spec.incoming[0] in self._cells
        ]
