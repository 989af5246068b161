# SPDX-License-Identifier: MIT
"""Lists what is wrong with a template that was to be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class TemplateFaultsDialog(QDialog):
    """One fault a line, with its place, as text that can be copied."""

    def __init__(self, name: str, faults: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("模板不能选用")
        self.resize(640, 360)
        head = QLabel(
            f"“{name}”有 {len(faults)} 处问题，没有选用；仍用原来的模板。"
            "请用 Word 或 WPS 照下面改好，再选用一次。",
            self,
        )
        head.setWordWrap(True)
        lines = [f"{number}. {fault}" for number, fault in enumerate(faults, start=1)]
        self.list = QPlainTextEdit("\n".join(lines), self)
        self.list.setReadOnly(True)
        self.list.setAccessibleName("模板的问题")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (head, self.list, buttons):
            layout.addWidget(widget)
