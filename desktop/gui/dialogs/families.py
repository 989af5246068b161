# SPDX-License-Identifier: MIT
"""Asks which families of checks are to be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.core.checks.spec import Family

if TYPE_CHECKING:
    from collections.abc import Collection


class FamiliesDialog(QDialog):
    """One tick per family."""

    def __init__(self, off: Collection[Family], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("检查哪些内容")
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel("不勾选的一类不再检查，以后打开的年报也一样。", self))
        self.ticks: dict[Family, QCheckBox] = {}
        for family in Family:
            tick = QCheckBox(family.label, self)
            tick.setChecked(family not in off)
            layout.addWidget(tick)
            self.ticks[family] = tick
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def off(self) -> frozenset[Family]:
        """Return the families without a tick."""
        return frozenset(family for family, tick in self.ticks.items() if not tick.isChecked())
