# SPDX-License-Identifier: MIT
"""Lists whose entries are sentences of several lines: as high as their words need, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

_Index = QModelIndex | QPersistentModelIndex
_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_TALL = 1_000_000
_BADGE_PX = 22  # a badge of 16 with the margins that the style gives it


def text_height(text: str, font: QFont, width: int) -> int:
    """Return how high a text is in pixels when it is wrapped at a width."""
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, _TALL), _WRAPPED, text).height()


class WrappingDelegate(QStyledItemDelegate):
    """Measures an entry at the width it is drawn in.

    Qt 6.11 measures a wrapped text as if there were neither icon nor padding beside it, and cuts
    the last line off.
    """

    def __init__(self, view: QListView, *, beside: int, around: int) -> None:
        """Set the pixels left and right of a text, badge apart, and those above and below it."""
        super().__init__(view)
        self._view = view
        self._beside = beside
        self._around = around

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        option.showDecorationSelected = True  # the text gets all the height there is

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.viewport().width() - 2 * self._view.spacing()
        badge = _BADGE_PX if index.data(Qt.ItemDataRole.DecorationRole) else 0
        text = str(index.data() or "")
        height = text_height(text, self._view.font(), width - self._beside - badge)
        return QSize(width, height + self._around)


def relayout(view: QListView) -> None:
    """Measure the entries of a list anew.

    ResizeMode.Adjust of Qt 6.11 does so only when the height of a list from top to bottom
    changes, so that in another width wrapped sentences would be cut or followed by a gap.
    """
    view.scheduleDelayedItemsLayout()
