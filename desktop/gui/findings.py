# SPDX-License-Identifier: MIT
"""What is to be put right, what the user explained, and what the reading of a document noted."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.checks.registry import spec_of
from desktop.core.findings import Finding
from desktop.core.form import Severity
from desktop.gui import theme
from desktop.gui.entries import ENTRY, EntryList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.report import Note
    from desktop.gui.examiner import Examiner
    from desktop.gui.session import ReportSession

_PAUSE_MS = 40
_ON_LAST_YEARS_WORDS = frozenset({"years.same_words", "years.old_problems"})


class FindingsPanel(QWidget):
    """Three lists and, under them, the explanation of the chosen finding with what can be done.

    `go_to` carries a Finding or a Note; `repair_wanted` and `reason_wanted` the chosen finding;
    `beside_wanted` the id of the text to be shown beside that of last year.
    """

    go_to = Signal(object)
    repair_wanted = Signal(object)
    reason_wanted = Signal(object)
    beside_wanted = Signal(str)

    def __init__(self, session: ReportSession, examiner: Examiner, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._examiner = examiner
        self.findings = EntryList(self, "问题")
        self.confirmed = EntryList(self, "已说明")
        self.notes = EntryList(self, "读取说明")
        self.explanation = Explanation(self)
        self._summary = QLabel(self)
        self._summary.setWordWrap(True)
        self._unexamined = QLabel(self)
        self._unexamined.setObjectName("guidance")
        self._unexamined.setWordWrap(True)
        self._tabs = QTabWidget(self)
        self._tabs.setUsesScrollButtons(False)  # three short names; none may hide behind an arrow
        self._arrange()
        for entries in (self.findings, self.confirmed, self.notes):
            entries.chosen.connect(self._on_chosen)
            entries.looked_at.connect(self.explanation.explain)
        self.explanation.repair.clicked.connect(self._on_repair)
        self.explanation.reason.clicked.connect(self._on_reason)
        self.explanation.beside.clicked.connect(self._on_beside)
        # Laying out the sentences takes longer than the rest of a key; the marks in the grid do not
        # wait for it.
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        session.changed.connect(self._on_changed)
        examiner.examined.connect(self.refresh)
        self.refresh()

    def _arrange(self) -> None:
        page = QWidget(self)
        inner = QVBoxLayout(page)
        inner.setContentsMargins(4, 4, 4, 0)
        inner.addWidget(self._summary)
        inner.addWidget(self.findings, 1)
        inner.addWidget(self._unexamined)
        for widget, name in ((page, "问题"), (self.confirmed, "已说明"), (self.notes, "读取说明")):
            self._tabs.addTab(widget, name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tabs, 1)
        layout.addWidget(self.explanation)

    def sizeHint(self) -> QSize:
        return QSize(300, 400)

    def take_focus(self) -> None:
        """Put the cursor on the finding that is chosen, or on the first."""
        self._tabs.setCurrentIndex(0)
        self.findings.setFocus()
        if not self.findings.currentIndex().isValid():
            self.findings.setCurrentIndex(self.findings.entries.index(0))
        self.explanation.explain(self.findings.currentIndex().data(ENTRY))

    def _on_changed(self) -> None:
        self._pause.start()

    def _on_chosen(self, entry: object) -> None:
        self.explanation.explain(entry)
        self.go_to.emit(entry)

    def _on_repair(self) -> None:
        self.repair_wanted.emit(self.explanation.finding)

    def _on_reason(self) -> None:
        self.reason_wanted.emit(self.explanation.finding)

    def _on_beside(self) -> None:
        finding = self.explanation.finding
        if finding and finding.field:
            self.beside_wanted.emit(finding.field.name)

    def refresh(self) -> None:
        """Show the findings and notes of the report as it stands."""
        lists: tuple[tuple[str, EntryList, Sequence[Finding] | Sequence[Note]], ...] = (
            ("问题", self.findings, self._examiner.findings),
            ("已说明", self.confirmed, self._examiner.confirmed),
            ("读取说明", self.notes, self._session.report.evidence.notes),
        )
        for place, (name, widget, entries) in enumerate(lists):
            widget.show_entries(entries)
            self._tabs.setTabText(place, f"{name}（{len(entries)}）")
            self._tabs.setTabVisible(place, place == 0 or bool(entries))
        self._summary.setText(_summary(self._examiner.findings))
        self._unexamined.setText(self._not_looked_at())
        self.explanation.keep(self._examiner.findings + self._examiner.confirmed)

    def _not_looked_at(self) -> str:
        """Say briefly what could not be examined; the tool tip lists it."""
        skipped = self._examiner.unexamined
        reasons = dict.fromkeys(half for one in skipped for half in one.reason.split("，"))
        self._unexamined.setToolTip("\n".join(f"{one.title}：{one.reason}" for one in skipped))
        self._unexamined.setVisible(bool(skipped))
        return f"有 {len(skipped)} 项没有检查：{'；'.join(reasons)}。" if skipped else ""


class Explanation(QWidget):
    """Explains one finding: what was looked at, why, what to do; hidden while none is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.finding: Finding | None = None
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.repair = QPushButton("采用建议", self)
        self.repair.setToolTip("按建议改好；可以撤销。")
        self.reason = QPushButton("说明理由…", self)
        self.reason.setToolTip("情况属实时，写下理由，这一条就不再列出；数字改变后会重新列出。")
        self.beside = QPushButton("与上年对照…", self)
        self.beside.setToolTip("并排看上年和本年的文字，相同的句子有底色。")
        buttons = QHBoxLayout()
        for button in (self.repair, self.reason, self.beside):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.addWidget(self._words)
        layout.addLayout(buttons)
        self.hide()

    def explain(self, entry: object) -> None:
        """Explain an entry; a note needs no explanation."""
        self.finding = entry if isinstance(entry, Finding) else None
        self.setVisible(self.finding is not None)
        if self.finding:
            self._words.setText(_explanation(self.finding))
            self.repair.setVisible(bool(self.finding.repair))
            self.reason.setVisible(self.finding.severity is Severity.CONFIRM)
            self.beside.setVisible(self.finding.check in _ON_LAST_YEARS_WORDS)
            self.reason.setText("修改理由…" if self.finding.reason else "说明理由…")

    def keep(self, findings: Sequence[Finding]) -> None:
        """Go away when the finding that is explained is no longer there."""
        if self.finding and self.finding not in findings:
            self.explain(None)


def _explanation(finding: Finding) -> str:
    spec = spec_of(finding)
    lines = [
        f"<b>{escape(spec.title)}</b>",
        f"怎么办：{escape(finding.advice)}",
        f"依据：{escape(finding.source or spec.why)}",
        f"例：✕ {escape(spec.wrong)}　✓ {escape(spec.right)}",
    ]
    return "<br>".join(lines)


def _summary(findings: Sequence[Finding]) -> str:
    if not findings:
        return "✓ 没有发现问题。"
    counts = [
        (theme.SEVERITY_LABELS[severity], sum(f.severity is severity for f in findings))
        for severity in Severity
    ]
    words = "，".join(f"{label} {count} 处" for label, count in counts if count)
    return f"{words}。点一条就到它所在的地方。"
