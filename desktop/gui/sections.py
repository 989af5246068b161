# SPDX-License-Identifier: MIT
"""The list of the report's parts in order, each with its state in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.core.form import PREFACE, Severity
from desktop.gui import theme
from desktop.gui.wrapping import WrappingDelegate, relayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop.core.findings import Finding
    from desktop.core.form import FormSpec
    from desktop.gui.examiner import Examiner
    from desktop.gui.session import ReportSession


class Part(NamedTuple):
    """One page of the window: the cover, the preface, or a section with a table or a text."""

    id: str
    heading: str
    guidance: str
    table: str = ""
    text: str = ""


def parts_of(session: ReportSession) -> list[Part]:
    """Return the pages of the report's form in printed order."""
    preface = Part(
        PREFACE,
        "引言",
        "标题下、第一部分前面的话：编制依据、统计期限（1月1日至12月31日）、联系方式。可以不写。",
        text=PREFACE,
    )
    sections = [
        Part(section.id, section.heading, section.guidance, section.table, section.text)
        for section in session.report.form.sections
    ]
    return [Part("cover", "封面信息", ""), preface, *sections]


def part_of(form: FormSpec, finding: Finding) -> str:
    """Return the id of the page that a finding is about."""
    if finding.cells:
        table = form.cells[finding.cells[0]].table
        return next(section.id for section in form.sections if section.table == table)
    if finding.field and finding.field.area == "text":
        name = finding.field.name
        return next((section.id for section in form.sections if section.text == name), PREFACE)
    return "cover"


class SectionsPanel(QListWidget):
    """Shows the parts; `chosen` carries the id of the one the user goes to."""

    chosen = Signal(str)

    def __init__(self, session: ReportSession, examiner: Examiner, parent: QWidget) -> None:
        super().__init__(parent)
        self._examiner = examiner
        self.setObjectName("sections")
        self.setAccessibleName("报告各部分")
        self.setWordWrap(True)
        self.setItemDelegate(WrappingDelegate(self, beside=24, around=16))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(190)
        self._session = session
        self._parts: list[Part] = []
        self.currentRowChanged.connect(self._on_row_changed)
        session.changed.connect(self.refresh)
        examiner.examined.connect(self.refresh)
        self.rebuild()

    def sizeHint(self) -> QSize:
        return QSize(210, 400)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            relayout(self)

    def rebuild(self) -> None:
        """List the parts of another report or form; the chosen part stays chosen if it is there."""
        present = self.current_part()
        self._parts = parts_of(self._session)
        with QSignalBlocker(self):
            self.clear()
            for part in self._parts:
                self.addItem(QListWidgetItem(part.heading))
        self.refresh()
        self.choose(present or "cover")

    def current_part(self) -> str:
        """Return the id of the chosen part; empty when there is none."""
        row = self.currentRow()
        return self._parts[row].id if 0 <= row < len(self._parts) else ""

    def choose(self, part_id: str) -> None:
        """Go to a part; the cover when the form does not have it."""
        ids = [part.id for part in self._parts]
        self.setCurrentRow(ids.index(part_id) if part_id in ids else 0)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) part; stay at the ends."""
        self.setCurrentRow(min(max(self.currentRow() + by, 0), len(self._parts) - 1))

    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._parts[row].id)

    def refresh(self) -> None:
        """Bring the states up to date."""
        found: dict[str, list[Finding]] = {}
        for finding in self._examiner.findings:
            if finding.check != "table.blank":
                found.setdefault(part_of(self._session.report.form, finding), []).append(finding)
        for row, part in enumerate(self._parts):
            text = f"{part.heading}\n{self._state(part, found.get(part.id, []))}"
            item = self.item(row)
            if item.text() != text:
                item.setText(text)
                relayout(self)

    def _state(self, part: Part, findings: Sequence[Finding]) -> str:
        words = [
            f"{theme.SEVERITY_MARKS[severity]} {count} 处{theme.SEVERITY_LABELS[severity]}"
            for severity in Severity
            if (count := sum(finding.severity is severity for finding in findings))
        ]
        words += self._gaps(part)
        return "，".join(words) or "✓ 已填写"

    def _gaps(self, part: Part) -> list[str]:
        report = self._session.report
        if part.table:
            blank = sum(
                value is None and report.form.cells[cell].table == part.table
                for cell, value in report.values.items()
            )
            return [f"○ 还有 {blank} 格未填"] if blank else []
        if part.id == "cover":
            labels = {"organisation": "单位", "year": "年度", "signature": "落款", "date": "日期"}
            open_fields = [label for name, label in labels.items() if not report.cover[name]]
            return ["○ 未填" + "、".join(open_fields)] if open_fields else []
        if report.texts[part.text].strip():
            return []
        return ["○ 未写（可以不写）" if part.id == PREFACE else "○ 未写"]
