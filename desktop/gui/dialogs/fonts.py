# SPDX-License-Identifier: MIT
"""Which fonts preview, print and PDF use, and which the user would rather have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.render.fonts import ROLES, choose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.render.page import Pages

_ABOUT = (
    "预览、打印和 PDF 用这台电脑上的字体；公文字体装了就用，没装就用相近的代替。"
    "Word 文件里总是写公文字体的名字，不受这里影响。"
)


class FontsDialog(QDialog):
    """One list of families per kind of type; the first entry leaves the choice to the program."""

    def __init__(
        self, engine: Pages, wanted: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("预览和 PDF 的字体")
        self._lists: dict[str, QComboBox] = {}
        layout = QVBoxLayout(self)
        for text in (_ABOUT, "\n".join(engine.font_report())):
            label = QLabel(text, self)
            label.setWordWrap(True)
            label.setVisible(bool(text))
            layout.addWidget(label)
        automatic = choose(engine.families)
        form = QFormLayout()
        layout.addLayout(form)
        for role in ROLES:
            box = QComboBox(self)
            box.addItem(f"自动：{automatic[role.id].first}", "")
            for family in sorted(engine.families):
                box.addItem(family, family)
            box.setCurrentIndex(max(box.findData(wanted.get(role.id, "")), 0))
            box.setAccessibleName(role.use)
            form.addRow(f"{role.use}（{role.usual}）：", box)
            self._lists[role.id] = box
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def chosen(self) -> dict[str, str]:
        """Return the family by role where the user has chosen one."""
        return {role: box.currentData() for role, box in self._lists.items() if box.currentData()}
