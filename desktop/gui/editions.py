# SPDX-License-Identifier: MIT
"""Carries the report over to another edition of the form and tells what has no place there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.core.report import EDITION, Edit
from desktop.core.set_aside import set_aside

if TYPE_CHECKING:
    from desktop.gui.files import Files


class Editions(QObject):
    """What the window does with editions; asks and tells through `files`."""

    def __init__(self, files: Files, parent: QObject) -> None:
        super().__init__(parent)
        self._files = files
        self._session = files.session
        self._report = self._session.report
        self._form = self._report.form
        self._session.reloaded.connect(self._on_reloaded)

    @property
    def wrong(self) -> bool:
        """Whether the year asks for another edition than the report has."""
        report = self._session.report
        return report.year is not None and not report.form.covers(report.year)

    @property
    def leaves_out(self) -> bool:
        """Whether something of the report has no place in its form."""
        return bool(set_aside(self._session.report, self._session.forms).size)

    def change(self) -> None:
        """Move the report to the edition that its year asks for, as one undoable step."""
        report = self._session.report
        year, before = report.year, report.form
        wanted = next((f for f in self._session.forms.values() if year and f.covers(year)), None)
        if wanted is None:
            self._files.noticed.emit("这个年度没有全国统一的表样。")
            return
        self._session.edit([Edit(EDITION, wanted.edition)], f"换成{wanted.name}表样")
        aside = set_aside(report, self._session.forms, before)
        if aside.size:
            self._files.questions.set_aside(wanted.name, aside)

    def show(self) -> None:
        """Show what of the report has no place in its form."""
        aside = set_aside(self._session.report, self._session.forms)
        self._files.questions.set_aside(self._session.report.form.name, aside)

    def _on_reloaded(self) -> None:
        """Say it when the form has changed under the report, whatever brought that about."""
        report = self._session.report
        changed = report is self._report and report.form is not self._form
        before, self._report, self._form = self._form, report, report.form
        if changed:
            size = set_aside(report, self._session.forms, before).size
            kept = (
                f"有 {size} 项没有地方放，已收起，见“报告”菜单“没有放入表样的内容”。"
                if size
                else ""
            )
            blank = "，请补填空格" if None in report.values.values() else ""
            self._files.noticed.emit(f"已换成{report.form.name}表样{blank}。{kept}")
