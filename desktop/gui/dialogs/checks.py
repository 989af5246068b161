# SPDX-License-Identifier: MIT
"""The page of all checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from desktop.core.checks.catalogue import markdown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec


class ChecksDialog(QDialog):
    """Shows what every check looks at, why, and what is wrong and right."""

    def __init__(self, forms: Mapping[str, FormSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("全部检查项目")
        self.resize(860, 620)
        self.browser = QTextBrowser(self)
        self.browser.setAccessibleName("全部检查项目")
        self.browser.setMarkdown(markdown(forms))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.browser)
        layout.addWidget(buttons)
