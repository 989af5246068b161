# SPDX-License-Identifier: MIT
"""Colours, sizes and names of what the window paints; a mark or a word backs every colour."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPixmap

from desktop.core.form import Severity

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SEVERITY_LABELS = {
    Severity.ERROR: "错误",
    Severity.CONFIRM: "待核对",
    Severity.HINT: "提示",
}
SEVERITY_MARKS = {Severity.ERROR: "✕", Severity.CONFIRM: "？", Severity.HINT: "i"}
SEVERITY_INKS = {
    Severity.ERROR: QColor("#c62828"),
    Severity.CONFIRM: QColor("#b45f06"),
    Severity.HINT: QColor("#1565c0"),
}
SEVERITY_FILLS = {
    Severity.ERROR: QColor("#fde0e0"),
    Severity.CONFIRM: QColor("#fff0d6"),
    Severity.HINT: QColor("#e3f0fd"),
}
INK = QColor("#1c1c1c")
FAINT_INK = QColor("#9aa0a6")
PAPER = QColor("#ffffff")
HEADER_FILL = QColor("#eef1f5")
TOTAL_FILL = QColor("#f3f4f6")
BLANK_FILL = QColor("#fffdf3")
BOUND_FILL = QColor("#cdebd6")  # a figure in a text that follows a cell
BOUND_INK = QColor("#2e7d32")
FOCUS_LINE = QColor("#1a66c9")
GOOD_INK = "#2e7d32"
BAD_INK = "#c62828"
QUIET_INK = "#5f6368"

BLANK_WORD = "未填"

_FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)

STYLE = """
QListWidget#sections { border: none; background: #f6f7f9; outline: none; }
QListWidget#sections::item { padding: 7px 8px; border-bottom: 1px solid #e4e7eb; }
QListWidget#sections::item:selected { background: #dbe8fb; color: #10315c; }
QLabel#heading { font-size: 15pt; font-weight: 600; }
QLabel#guidance { color: #5f6368; }
QLabel#balance { padding: 3px 2px; }
QLabel#fault { color: #c62828; }
"""


def interface_font() -> QFont | None:
    """Return the interface font: a good Chinese one that is installed, else None."""
    installed = set(QFontDatabase.families())
    for family in _FAMILIES:
        if family in installed:
            font = QFont(family)
            font.setPointSizeF(10)
            return font
    return None


def dress(app: QApplication) -> None:
    """Give the application its style: light on a dark desktop too, as the form is paper."""
    app.styleHints().setColorScheme(Qt.ColorScheme.Light)
    app.setStyle("Fusion")
    app.setPalette(app.style().standardPalette())
    app.setStyleSheet(STYLE)


@cache
def severity_badge(severity: Severity) -> QPixmap:
    """Return a round badge with the sign of a severity."""
    pixmap = QPixmap(32, 32)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(SEVERITY_INKS[severity])
    painter.drawEllipse(QRectF(1, 1, 14, 14))
    font = QFont()
    font.setPixelSize(10)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(PAPER)
    sign = SEVERITY_MARKS[severity]
    painter.drawText(QRectF(0, 0, 16, 16), int(Qt.AlignmentFlag.AlignCenter), sign)
    painter.end()
    return pixmap
