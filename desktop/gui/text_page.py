# SPDX-License-Identifier: MIT
"""A page for one free text: what belongs into it, the text, and how long it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.core.bound import Bound, Marked, printed, spliced
from desktop.core.report import Field
from desktop.gui import theme
from desktop.gui.line_edit import TextEdit
from desktop.gui.stock_sentences import StockSentences

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QMenu

    from desktop.core.findings import Finding
    from desktop.gui.examiner import Examiner
    from desktop.gui.sections import Part
    from desktop.gui.session import Change, ReportSession

_PAUSE_MS = 1500
_INSERT = "插入表中的数…"
_NOT_ALONE = "这里连着别的数字，插入的数成了其中一部分，没有和表格对应。"


class TextPage(QWidget):
    """Edits one text of the report; typing merges into one undo step until a pause.

    `figure_wanted` says that a figure of the tables is to be chosen and given to `insert_figure`;
    `cell_wanted` carries the cell to go to; `noticed` carries sentences for the status bar.
    """

    figure_wanted = Signal()
    cell_wanted = Signal(str)
    noticed = Signal(str)

    def __init__(
        self, session: ReportSession, examiner: Examiner, part: Part, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._examiner = examiner
        self.text_id = part.text
        self._fields = frozenset((Field("text", part.text), Field("bound", part.text)))
        self._session = session
        title = QLabel(part.heading, self)
        title.setObjectName("heading")
        hint = QLabel(part.guidance, self)
        hint.setObjectName("guidance")
        hint.setWordWrap(True)
        self.editor = TextEdit(self)
        self.editor.setAccessibleName(part.heading)
        self.editor.setPlaceholderText("在这里写正文，每个自然段一行；不用空两格，导出时自动缩进。")
        layout = QVBoxLayout(self)
        for widget in (title, hint, self.editor):
            layout.addWidget(widget)
        layout.addLayout(self._build_foot())
        self.setFocusProxy(self.editor)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(session.begin_visit)
        self.editor.visited.connect(session.begin_visit)
        self.editor.textChanged.connect(self._on_typed)
        self.editor.tip_for = self._tip
        self.editor.menu_opening.connect(self._on_menu_opening)
        session.changed.connect(self._on_changed)
        examiner.examined.connect(self._on_examined)
        self._stale = False
        self._show_all()

    def retire(self) -> None:
        """Touch the session no more: its report is another one, and this text is not for it."""
        self.editor.textChanged.disconnect(self._on_typed)
        self._session.changed.disconnect(self._on_changed)
        self._examiner.examined.disconnect(self._on_examined)
        self._pause.stop()

    def _build_foot(self) -> QHBoxLayout:
        self._count = QLabel(self)
        self._count.setObjectName("guidance")
        self._figure = QPushButton(_INSERT, self)
        self._figure.setToolTip(
            "选表里的一格，把它的数放到光标处；表里的数变了，这里跟着变（Ctrl+I）"
        )
        self._figure.clicked.connect(self.figure_wanted)
        self.sentences = StockSentences(self._session, self.text_id, self)
        self.sentences.chosen.connect(self._insert_sentence)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self._figure)
        foot.addWidget(self.sentences)
        return foot

    def _on_typed(self) -> None:
        text = self.editor.toPlainText()
        if text == self._session.report.texts[self.text_id]:
            return
        _, caret = self.editor.selected_span()
        self._session.set_text(self.text_id, text, caret)
        self._pause.start()

    def insert_figure(self, cell: str) -> None:
        """Put the figure of a cell in place of what is selected, or at the cursor."""
        figure = printed(self._session.evaluation.values[cell])
        start, end = self.editor.selected_span()
        passage = Marked(figure, (Bound(0, len(figure), cell),))
        self._insert(start, end, passage, "插入表中的数")

    def _insert_sentence(self, passage: Marked) -> None:
        """Put a stock sentence behind what is selected; several paragraphs get lines of theirs."""
        text = self._session.report.texts[self.text_id]
        _, place = self.editor.selected_span()
        if "\n" in passage.text:
            head = "\n" if text[:place] and text[place - 1] != "\n" else ""
            tail = "\n" if text[place:] and text[place] != "\n" else ""
            passage = spliced(Marked(head + tail), len(head), len(head), passage)
        self._insert(place, place, passage, "插入常用句子")

    def _insert(self, start: int, end: int, passage: Marked, label: str) -> None:
        """Put a passage in, as one undo step of its own."""
        self._session.begin_visit()
        whole = self._session.insert(self.text_id, start, end, passage, label)
        self._session.begin_visit()
        self.editor.setFocus()
        self.editor.place_cursor(start + len(passage.text))
        if not whole:
            self.noticed.emit(_NOT_ALONE)

    def _bound_from(self, start: int | None) -> Bound | None:
        """Return the bound figure that starts at a place."""
        bounds = self._session.marked(self.text_id).bounds
        return next((one for one in bounds if one.start == start), None)

    def _tip(self, start: int) -> str:
        """Return what is told of the bound figure at a place: its cell and what is there now."""
        bound = self._bound_from(start)
        if bound is None:
            return ""
        name = self._session.report.form.cells[bound.cell].name
        value = self._session.evaluation.values[bound.cell]
        now = "现在空着" if value is None else f"现在是 {printed(value)}"
        return f"{name}，{now}。\n表里的数变了，这里跟着变；在这个数里打字，就不再跟着变。"

    def _on_menu_opening(self, menu: QMenu, start: int | None) -> None:
        """Put on top of the context menu what can be done with figures of the tables."""
        insert = QAction(_INSERT, menu)
        insert.triggered.connect(self.figure_wanted)
        actions = [insert]
        bound = self._bound_from(start)
        if bound is not None:
            go = QAction("跳到这一格", menu)
            go.triggered.connect(partial(self._go_to_cell, bound.cell))
            part = QAction("解除对应", menu)
            part.setToolTip("这个数留在原处，不再跟着表格变")
            part.triggered.connect(partial(self._unbind, bound))
            actions = [go, part, insert]
        first = menu.actions()[0]
        menu.insertActions(first, actions)
        menu.insertSeparator(first)

    def _go_to_cell(self, cell: str, _checked: object = None) -> None:
        self.cell_wanted.emit(cell)

    def _unbind(self, bound: Bound, _checked: object = None) -> None:
        self._session.unbind(self.text_id, bound)

    def _on_changed(self, change: Change) -> None:
        if not change.fields.isdisjoint(self._fields):
            if self.isVisible():
                self.refresh()
            else:  # a key in a table does not wait for a text that nobody sees
                self._stale = True

    def _on_examined(self) -> None:
        if self.isVisible():
            self._underline()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show_all()

    def _show_all(self) -> None:
        self._stale = False
        self.refresh()
        self._underline()

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
        text, bounds = self._session.marked(self.text_id)
        self.editor.show_text(text)
        self.editor.tint([(one.start, one.end) for one in bounds])
        self._count.setText(f"共 {sum(not letter.isspace() for letter in text)} 字")
