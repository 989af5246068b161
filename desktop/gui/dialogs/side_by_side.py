# SPDX-License-Identifier: MIT
"""Last year's text on the left, this year's on the right, what was taken over tinted."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.core.checks.side_by_side import Mark
from desktop.core.text.likeness import SHORTEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QMouseEvent, QTextTable

    from desktop.core.checks.side_by_side import Part, Piece, Row, SideBySide

_SAME, _PRESCRIBED = "background: #ffe3a3;", "color: #8a8f96;"
_STYLES = {Mark.OWN: "", Mark.SAME: _SAME, Mark.PRESCRIBED: _PRESCRIBED}
_GAP = "&nbsp;" * 6
_ABOUT = (
    f"<span style='{_SAME}'>&nbsp;底色&nbsp;</span> 与上年相同的句子"
    f"（只改了年份、数字的也算）{_GAP}"
    f"<span style='{_PRESCRIBED}'>灰字</span> 规定用语，不算{_GAP}双击一段，就到填写它的地方。"
)
_SHEET = "td, th { padding: 4px 6px; } th { background: #eef1f5; } a { color: #10315c; }"


class SideBySideDialog(QDialog):
    """Stays open while the user works; `go_to` carries a text id and a paragraph of this year."""

    go_to = Signal(str, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("与上年文字对照")
        self.resize(1000, 640)
        self.head = QLabel(self)
        self.head.setWordWrap(True)
        self.browser = _Browser(self)
        self.browser.double_clicked.connect(self._on_double_clicked)
        self.browser.anchorClicked.connect(self._on_link)
        about = QLabel(_ABOUT, self)
        about.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.head, self.browser, about, buttons):
            layout.addWidget(widget)
        layout.setStretchFactor(self.browser, 1)
        self.parts: tuple[Part, ...] = ()

    def show_texts(self, found: SideBySide) -> None:
        """Show the texts as they stand; the place on the screen stays."""
        self.parts = found.parts
        self.head.setText(
            f"<b>合计 {found.share}% 与上年相同</b>（规定用语和不足 {SHORTEST} 个字的句子不算；"
            "引言、其他事项每年相近，不比）"
            if found.parts
            else "两年都没有写“总体情况”和“问题及改进情况”，没有可以对照的文字。"
        )
        bar = self.browser.verticalScrollBar()
        place = bar.value()
        self.browser.setHtml("".join(_html(found.parts)))
        bar.setValue(place)

    def show_part(self, text_id: str) -> None:
        """Bring one of the texts into view."""
        self.browser.scrollToAnchor(text_id)

    def _on_double_clicked(self, table: int, row: int) -> None:
        part = self.parts[table]
        self.go_to.emit(part.text_id, part.rows[max(row - 1, 0)].number)

    def _on_link(self, url: QUrl) -> None:
        self.go_to.emit(url.fragment(), 0)


class _Browser(QTextBrowser):
    """`double_clicked` carries the number of the table and of its row, the header being row 0."""

    double_clicked = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("上年与本年的文字")
        self.setOpenLinks(False)
        self.document().setDefaultStyleSheet(_SHEET)

    def tables(self) -> list[QTextTable]:
        """Return the tables of the page, in order."""
        return self.document().rootFrame().childFrames()  # type: ignore[return-value]

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        cursor = self.cursorForPosition(event.position().toPoint())
        table = cursor.currentTable()
        if table is not None:
            place = self.tables().index(table)
            self.double_clicked.emit(place, table.cellAt(cursor).row())


def _html(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        share = f"{part.takeover.share}% 与上年相同" if part.takeover.compared else "没有可比的文字"
        yield f"<h3><a name='{part.text_id}' href='#{part.text_id}'>{escape(part.heading)}</a>"
        yield f"&nbsp;&nbsp;{share}</h3><table width='100%' border='1' cellspacing='0'>"
        yield "<tr><th width='50%'>上年</th><th width='50%'>本年</th></tr>"
        yield from map(_row, part.rows)
        yield "</table>"


def _row(row: Row) -> str:
    return f"<tr><td>{_paragraph(row.before)}</td><td>{_paragraph(row.now)}</td></tr>"


def _paragraph(pieces: Sequence[Piece]) -> str:
    return "".join(
        f"<span style='{_STYLES[piece.mark]}'>{escape(piece.text)}</span>" for piece in pieces
    )
