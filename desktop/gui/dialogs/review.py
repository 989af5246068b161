# SPDX-License-Identifier: MIT
"""Before a document becomes a draft: the source beside what was understood of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.checks.sources import cells_to_look_at
from desktop.core.report import Note, NoteKind, Report, cell_edit
from desktop.core.totals import with_totals
from desktop.core.values import display, same
from desktop.gui.entries import EntryList, Statement
from desktop.gui.review_model import DoubtTable, counted, doubts_of
from desktop.gui.source_view import SourceView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from desktop.core.form import FormSpec
    from desktop.intake.reading import Reading
    from desktop.tasks import Source

_LOST = (NoteKind.ABSENT, NoteKind.UNPLACED)
_HINT = "待核对的数：回车接受这一处，直接打数字改正；左边标出原件的那一处。"
_LARGEST = QSize(1500, 900)
_FRAME = QSize(24, 48)  # title bar and border of the window system


class ReviewDialog(QDialog):
    """Lists what was taken, what is doubtful, what was not found or placed, and wrong totals.

    Doubtful values are accepted with Enter or corrected by typing over them; whatever is left
    open keeps its note. `report()` gives the outcome.
    """

    def __init__(
        self,
        source: Source,
        parent: QWidget | None = None,
        gives_up: Callable[[], bool] = lambda: True,
    ) -> None:
        """Ask `gives_up` before the user's answers are thrown away."""
        super().__init__(parent)
        self._gives_up = gives_up
        self._reading = source.reading
        self.setWindowTitle(f"读取“{source.reading.source}”")
        self.resize(self.screen().availableSize().boundedTo(_LARGEST) - _FRAME)
        self.source = SourceView(source.blocks, self)
        self.doubts = DoubtTable(doubts_of(source.reading), source.reading.form, self)
        self.lost = EntryList(self, "没有找到或没有放入")
        self.remarks = EntryList(self, "说明")
        self.taken = EntryList(self, "已读出")
        self.totals = EntryList(self, "合计不一致")
        self.tabs = QTabWidget(self)
        self._fill()
        self._arrange()
        self.doubts.place_wanted.connect(self.source.show_place)
        self.doubts.settled_more.connect(self._on_settled_more)
        self.doubts.refused.connect(self._on_refused)
        if self.doubts.doubts:
            self.source.show_place(self.doubts.doubts[0].place)
        for entries in (self.lost, self.remarks, self.totals, self.taken):
            entries.chosen.connect(self._on_chosen)

    def _fill(self) -> None:
        notes = self._reading.notes
        shown = {id(doubt.note) for doubt in self.doubts.doubts}
        remarks = [note for note in notes if note.kind not in _LOST and id(note) not in shown]
        self.lost.entries.show_entries([note for note in notes if note.kind in _LOST])
        self.remarks.entries.show_entries(remarks)
        self.totals.entries.show_entries(_wrong_totals(self._reading))
        self.taken.entries.show_entries(_taken(self._reading))
        lists = (
            (self.doubts, f"待核对 {counted(self.doubts.doubts)}", len(self.doubts.doubts)),
            _tab(self.lost, "没有找到或没有放入", "处"),
            _tab(self.totals, "合计不一致", "处"),
            _tab(self.taken, "已读出", "行"),
            _tab(self.remarks, "说明", "条"),
        )
        for widget, name, _ in lists:
            self.tabs.addTab(widget, name)
        self.tabs.setCurrentIndex(next((i for i, (_, _, n) in enumerate(lists) if n), 3))

    def _arrange(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs, 1)
        self._hint = QLabel(_HINT, right)
        self._hint.setObjectName("guidance")
        self._hint.setWordWrap(True)
        self.accept_all = QPushButton("全部接受", right)
        self.accept_all.setToolTip("待核对的数都照读出的用，不再提示。")
        self.accept_all.clicked.connect(self.doubts.accept_all)
        self.accept_all.setEnabled(bool(self.doubts.doubts))
        row = QHBoxLayout()
        row.addWidget(self._hint, 1)
        row.addWidget(self.accept_all)
        column.addLayout(row)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.source)
        splitter.addWidget(right)
        splitter.setSizes([560, 680])
        buttons = QDialogButtonBox(self)
        buttons.addButton("采用，开始填写", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(_summary(self._reading), self))
        layout.addWidget(splitter, 1)
        layout.addWidget(buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter for the lists: they pass it on, and a dialog takes it for its first button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close without taking the report; ask first when answers would be lost."""
        if not self.doubts.settled() or self._gives_up():
            super().reject()

    def _on_refused(self, sentence: str) -> None:
        self._hint.setText(sentence)
        self._hint.setObjectName("fault")
        self._hint.style().polish(self._hint)

    def _on_chosen(self, entry: Note | Statement) -> None:
        self.source.show_place(entry.place)

    def _on_settled_more(self) -> None:
        self._hint.setText(_HINT)
        self._hint.setObjectName("guidance")
        self._hint.style().polish(self._hint)
        self.tabs.setTabText(0, f"待核对 {counted(self.doubts.doubts)}")
        self.accept_all.setEnabled(any(not doubt.settled for doubt in self.doubts.doubts))

    def report(self) -> Report:
        """Return the report with the corrections; notes that were settled are left out."""
        report = self._reading.report()
        settled = self.doubts.settled()
        inputs = [doubt for doubt in settled if doubt.cell in report.values]
        report.apply([cell_edit(doubt.cell, doubt.value) for doubt in inputs])
        done = {(doubt.note, doubt.cell) for doubt in settled}
        kept = (_without(note, done, report.form) for note in report.evidence.notes)
        report.evidence = replace(report.evidence, notes=tuple(note for note in kept if note))
        return report


def _tab(entries: EntryList, name: str, unit: str) -> tuple[QWidget, str, int]:
    """Return a list with the words of its tab and how many entries it has."""
    count = entries.entries.rowCount()
    return entries, f"{name} {count} {unit}", count


def _without(note: Note, done: set[tuple[Note, str]], form: FormSpec) -> Note | None:
    """Return a note without the cells that are settled; None when nothing of it is left.

    The totals of a note follow from its other cells and are settled with the last of them.
    """
    left = tuple(cell for cell in note.cells if (note, cell) not in done)
    if left == note.cells:
        return note
    still_open = any((note, cell) not in done for cell in cells_to_look_at(form, note))
    return replace(note, cells=left) if still_open else None


def _wrong_totals(reading: Reading) -> list[Statement]:
    """Return a sentence per printed total that is not the sum of what was read."""
    inputs = {cell: reading.values.get(cell) for cell in reading.form.inputs}
    computed = with_totals(reading.form, inputs)
    return [
        Statement(
            f"{reading.form.cells[cell].name}：原件印 {display(printed)}，"
            f"各项相加是 {display(computed[cell])}。"
        )
        for cell, printed in reading.printed_totals.items()
        if printed is not None and computed[cell] is not None and not same(printed, computed[cell])
    ]


def _taken(reading: Reading) -> list[Statement]:
    """Return a sentence per row that was read, with its values in printed order."""
    values = {**reading.values, **reading.printed_totals}
    return [
        Statement(
            f"{table.name} {row.labels[-1] if row.labels else ''}："
            + "、".join(display(values[cell]) or "空白" for cell in row.cells if cell in values)
        )
        for table in reading.form.tables
        for row in table.rows
        if any(cell in values for cell in row.cells)
    ]


def _summary(reading: Reading) -> str:
    year = reading.cover["year"] or "未写明"
    return (
        f"{reading.cover['organisation'] or '（没有找到单位名称）'}　{year} 年度　"
        f"{reading.form.name}表样　读出 {len(reading.values)}/{len(reading.form.inputs)} 格"
    )
