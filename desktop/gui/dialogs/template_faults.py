# SPDX-License-Identifier: MIT
"""Lists what is wrong with a template that was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.gui.dialogs.lines import LinesDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class TemplateFaultsDialog(LinesDialog):
    """One fault a line, with its place."""

    def __init__(self, name: str, faults: Sequence[str], parent: QWidget | None = None) -> None:
        head = (
            f"“{name}”有 {len(faults)} 处问题，没有选用；仍用原来的模板。"
            "请用 Word 或 WPS 照下面改好，再选用一次。"
        )
        lines = [f"{number}. {fault}" for number, fault in enumerate(faults, start=1)]
        super().__init__("模板不能选用", head, lines, parent)
