# SPDX-License-Identifier: MIT
"""Sentences of several lines: list entries as high as their words need, folded tool tips."""

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
_TIP_LETTERS = 44
_NEAR = 12
_STOPS = "，。；：、）"
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


def folded(line: str) -> str:
    """Return a line broken into several that are short enough for a tool tip.

    Qt breaks no line of a plain tool tip by itself. A break stands behind punctuation if there
    is some near the end.
    """
    lines = []
    while len(line) > _TIP_LETTERS:
        tail = line[_TIP_LETTERS - _NEAR : _TIP_LETTERS + 1]  # a stop begins no line
        ends = [at + 1 for at, letter in enumerate(tail) if letter in _STOPS]
        cut = _TIP_LETTERS - _NEAR + ends[-1] if ends else _TIP_LETTERS
        lines.append(line[:cut])
        line = line[cut:]
    return "\n".join([*lines, line])
