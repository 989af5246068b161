# SPDX-License-Identifier: MIT
"""The line under a table that says for every column what is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.gui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.evaluation import Balance

_PER_LINE = 4


class BalanceLine(QWidget):
    """One sentence per column; `chosen` carries the cell of a sentence that was clicked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.labels: list[QLabel] = []
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setVerticalSpacing(2)

    def show_balances(self, balances: Sequence[tuple[str, Balance]]) -> None:
        """Show the balances, each with the cell to go to; none hides the line."""
        while len(self.labels) < len(balances):
            self._add_label()
        for label, (cell, balance) in zip(self.labels, balances, strict=False):
            text = _html(cell, balance)
            if label.text() != text:
                label.setText(text)
                label.setAccessibleName(balance.sentence)
        self.setVisible(bool(balances))

    def _add_label(self) -> None:
        place = len(self.labels)
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.linkActivated.connect(self.chosen)
        self._layout.addWidget(label, place // _PER_LINE, place % _PER_LINE)
        self.labels.append(label)


def _html(cell: str, balance: Balance) -> str:
    if balance.missing is None:
        return f'<span style="color:{theme.QUIET_INK}">○ {balance.sentence}</span>'
    if balance.missing == 0:
        return f'<span style="color:{theme.GOOD_INK}">✓ {balance.sentence}</span>'
    return (
        f'<a href="{cell}" style="color:{theme.BAD_INK}; font-weight:600;'
        f' text-decoration:none">✕ {balance.sentence}</a>'
    )
