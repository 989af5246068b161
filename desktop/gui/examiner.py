# SPDX-License-Identifier: MIT
"""Looks at the whole report, texts included, whenever the user pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import tasks
from desktop.core.checks.registry import spec_of
from desktop.core.checks.spec import Stage
from desktop.core.confirmations import confirm
from desktop.core.evaluation import examine

if TYPE_CHECKING:
    from desktop.core.checks.registry import Unexamined
    from desktop.core.checks.side_by_side import SideBySide
    from desktop.core.checks.words import Words
    from desktop.core.findings import Finding
    from desktop.gui.session import ReportSession

_PAUSE_MS = 600


class Examiner(QObject):
    """Keeps the findings of a session complete.

    Findings on cells are those of the last key; findings on words those of the last pause.
    `examined` says that one of the two is new. `evaluation` is that of the last pause, texts
    included.
    """

    examined = Signal()

    def __init__(self, session: ReportSession, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self._on_words: tuple[Finding, ...] = ()
        self._confirmed: tuple[Finding, ...] = ()
        self.evaluation = session.evaluation
        self.unexamined: tuple[Unexamined, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.examine)
        session.changed.connect(self._on_changed)
        session.reloaded.connect(self.examine)
        self.examine()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every open finding, worst first."""
        found = (*self._session.evaluation.findings, *self._on_words)
        return tuple(sorted(found, key=lambda finding: finding.severity.rank))

    @property
    def confirmed(self) -> tuple[Finding, ...]:
        """The findings that the user gave a reason for, on cells first."""
        return (*self._session.evaluation.confirmed, *self._confirmed)

    def on_text(self, text_id: str) -> list[Finding]:
        """Return the findings on one text that say which characters they mean."""
        return [
            finding
            for finding in self._on_words
            if finding.span and finding.field and finding.field == ("text", text_id)
        ]

    def _on_changed(self) -> None:
        self._pause.start()

    def examine(self) -> None:
        """Look at everything now."""
        self._pause.stop()
        session = self._session
        result = examine(
            session.report,
            session.last_year,
            traces=session.traces,
            words=self._words,
            off=session.off,
        )
        self.evaluation = result.evaluation
        self._on_words = _on_words(result.evaluation.findings)
        self._confirmed = _on_words(result.evaluation.confirmed)
        self.unexamined = result.unexamined
        self.examined.emit()

    def go_by(self, words: Words) -> None:
        """Examine with other word lists from now on."""
        self._words = words
        self.examine()

    def side_by_side(self) -> SideBySide | None:
        """Return the texts beside those of last year; None while its report is not attached."""
        return tasks.side_by_side(self._session.report, self._session.last_year, self._words)

    def repair(self, finding: Finding) -> None:
        """Make the edits that a finding offers, as one step that can be undone.

        A repair of words puts a whole text in place, so that it is asked for anew: what was typed
        since the finding was made stays. Nothing is done where the finding holds no more.
        """
        self.examine()
        about = _about(finding)
        same = [one for one in self.findings if _about(one) == about]
        if same:
            nearest = min(same, key=lambda one: abs(_place(one) - _place(finding)))
            self._session.begin_visit()
            self._session.edit(nearest.repair, "采用建议")

    def give_reason(self, finding: Finding, reason: str) -> None:
        """Keep why a finding is right as it is; an empty reason opens it again."""
        edit = confirm(finding, self._session.evaluation.values, reason)
        self._session.edit([edit], "说明理由" if reason else "撤回理由")
        self.examine()


def _about(finding: Finding) -> tuple[object, ...]:
    """Return what a finding says of what, wherever that stands in its text by now."""
    return finding.check, finding.field, finding.cells, finding.quote


def _place(finding: Finding) -> int:
    return finding.span[0] if finding.span else 0


def _on_words(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if spec_of(finding).stage is Stage.TEXT)
