# SPDX-License-Identifier: MIT
"""Lists what of a report has no place in its edition of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.gui.dialogs.lines import LinesDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.core.set_aside import SetAside


class SetAsideDialog(LinesDialog):
    """One value a line."""

    def __init__(self, form: str, aside: SetAside, parent: QWidget | None = None) -> None:
        head = (
            f"{form}表样里没有下面这些内容的位置。它们收在草稿里，不印出来，也不检查；"
            "换回原来的表样时还在。请对照它们补填新表样。"
        )
        super().__init__("没有放入表样的内容", head, aside.lines, parent)
