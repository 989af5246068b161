# SPDX-License-Identifier: MIT
"""A page for one free text: what belongs into it, the text, and how long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.core.report import Field, text_edit
from desktop.gui import theme
from desktop.gui.line_edit import TextEdit
from desktop.gui.stock_sentences import StockSentences

if TYPE_CHECKING:
    from desktop.core.findings import Finding
    from desktop.gui.examiner import Examiner
    from desktop.gui.sections import Part
    from desktop.gui.session import Change, ReportSession

_PAUSE_MS = 1500


class TextPage(QWidget):
    """Edits one text of the report; typing merges into one undo step until a pause."""

    def __init__(
        self, session: ReportSession, examiner: Examiner, part: Part, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._examiner = examiner
        self.text_id = part.text
        self._session = session
        title = QLabel(part.heading, self)
        title.setObjectName("heading")
        hint = QLabel(part.guidance, self)
        hint.setObjectName("guidance")
        hint.setWordWrap(True)
        self.editor = TextEdit(self)
        self.editor.setAccessibleName(part.heading)
        self.editor.setPlaceholderText("在这里写正文，每个自然段一行；不用空两格，导出时自动缩进。")
        self._count = QLabel(self)
        self._count.setObjectName("guidance")
        self.sentences = StockSentences(session, self.text_id, self)
        self.sentences.chosen.connect(self._insert)
        layout = QVBoxLayout(self)
        for widget in (title, hint, self.editor):
            layout.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self.sentences)
        layout.addLayout(foot)
        self.setFocusProxy(self.editor)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(session.begin_visit)
        self.editor.visited.connect(session.begin_visit)
        self.editor.textChanged.connect(self._on_typed)
        session.changed.connect(self._on_changed)
        examiner.examined.connect(self._underline)
        self.refresh()
        self._underline()

    def _on_typed(self) -> None:
        text = self.editor.toPlainText()
        if text == self._session.report.texts[self.text_id]:
            return
        self._session.edit([text_edit(self.text_id, text)], "修改文字", merge=True)
        self._pause.start()

    def _insert(self, text: str) -> None:
        """Put a stock sentence in at the cursor, as one undo step of its own."""
        self.editor.setFocus()
        self._session.begin_visit()
        self.editor.insert_passage(text)
        self._session.begin_visit()

    def _on_changed(self, change: Change) -> None:
        if Field("text", self.text_id) in change.fields:
            self.refresh()

    def _underline(self) -> None:
        """Underline the words that findings are about, in the colour of their severity."""
        spans = [
            (*finding.span, theme.SEVERITY_INKS[finding.severity])
            for finding in self._examiner.on_text(self.text_id)
            if finding.span
        ]
        self.editor.underline(spans)

    def go_to(self, finding: Finding) -> None:
        """Put the cursor on the words that a finding is about."""
        self.editor.setFocus()
        if finding.span:
            self.editor.select_span(*finding.span)

    def go_to_paragraph(self, number: int) -> None:
        """Select a paragraph, counted from 0 without blank lines, as they are printed."""
        self.editor.setFocus()
        start = 0
        for line in self._session.report.texts[self.text_id].split("\n"):
            if line.strip():
                if number == 0:
                    self.editor.select_span(start, start + len(line))
                    return
                number -= 1
            start += len(line) + 1

    def refresh(self) -> None:
        """Show the text as the report has it."""
        text = self._session.report.texts[self.text_id]
        self.editor.show_text(text)
        self._count.setText(f"共 {sum(not letter.isspace() for letter in text)} 字")
