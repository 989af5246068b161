# SPDX-License-Identifier: MIT
"""Opening and saving: asks the user, calls the tasks, tells the session."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from desktop import tasks
from desktop.core.report import NoteKind, Report
from desktop.core.years import roll_forward
from desktop.gui.questions import DRAFT_FILTER, Leave, Questions
from desktop.gui.recovery import put_aside
from desktop.store import drafts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.gui.recovery import Recovery
    from desktop.gui.session import ReportSession
    from desktop.gui.settings import Settings


@contextmanager
def waiting() -> Iterator[None]:
    """Show the busy cursor while something runs."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


class Files(QObject):
    """The files side of one window. Every fault ends as one sentence; the report stays whole.

    `noticed` carries sentences for the status bar.
    """

    noticed = Signal(str)

    questions: Questions  # set when there is a window to ask in

    def __init__(
        self, session: ReportSession, settings: Settings, recovery: Recovery, year: int
    ) -> None:
        super().__init__()
        self.session = session
        self.settings = settings
        self._recovery = recovery
        self._year = year
        self._stamp: tuple[int, int] | None = None  # of the draft as it was opened or saved here

    @property
    def name(self) -> str:
        """What the window calls the report."""
        if self.session.path:
            return self.session.path.name
        return self.session.report.evidence.source or "未命名年报"

    def new(self) -> None:
        """Begin a blank report on the year before this one."""
        if self.may_leave():
            form = tasks.form_for(self.session.forms, self._year)
            self.session.load(Report.blank(form, self._year), None)
            self.noticed.emit(f"已新建 {self._year} 年度的空白年报。")

    def open(self) -> None:
        """Ask for a file and open it."""
        if self.may_leave():
            path = self.questions.open_path(self.settings.folder)
            if path:
                self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Open a draft or read a document; return whether it is on the screen now."""
        try:
            if tasks.is_draft(path):
                stamp = _stamp(path)
                report = tasks.open_file(path, self.session.forms).report
                self.session.load(report, path)
                self._stamp = stamp
                self.noticed.emit(f"已打开“{path.name}”。")
            elif not self._read(path):
                return False
        except tasks.TaskError as fault:
            self.questions.fault(str(fault))
            return False
        self.settings.remember(path)
        return True

    def _read(self, path: Path) -> bool:
        """Read a document and let the user look it through; return whether it was taken."""
        with waiting():
            source = tasks.read_source(path, self.session.forms)
        return self._take(source)

    def read_clipboard(self) -> None:
        """Read the report that the user copied, from a website or a document."""
        mime = QGuiApplication.clipboard().mimeData()
        content = mime.html() if mime.hasHtml() else mime.text()
        if not content.strip():
            self.questions.fault("剪贴板里没有文字。请先在网页或文档里选中整篇年报，复制，再试。")
        elif self.may_leave():
            try:
                self._take(tasks.read_pasted(content, self.session.forms))
            except tasks.TaskError as fault:
                self.questions.fault(str(fault))

    def _take(self, source: tasks.Source) -> bool:
        """Let the user look a source through; return whether it is on the screen now."""
        report = self.questions.review(source)
        if report is None:
            return False
        self.session.load(report, None, unsaved=True, traces=source.reading.traces)
        form = report.form.name
        self.noticed.emit(
            f"已读取“{report.evidence.source}”（{form}表样），{_left(report)}；用“保存”存成草稿。"
        )
        return True

    def attach_last_year(self) -> None:
        """Ask for last year's report and examine this one against it."""
        report = self._ask_other()
        if report:
            self.session.examine_with(report, self.session.off)
            self.noticed.emit(f"已对照“{report.title}”。")

    def roll_forward(self) -> None:
        """Ask for last year's report and begin the one of the year after, compared with it."""
        last = self._ask_other() if self.may_leave() else None
        if last:
            year = self._year if last.year is None else last.year + 1
            report = roll_forward(last, tasks.form_for(self.session.forms, year))
            self.session.load(report, None)
            self.session.examine_with(last, self.session.off)
            self.noticed.emit(f"已由“{last.title}”新建 {year} 年度的年报，上年结转已带入，请核对。")

    def _ask_other(self) -> Report | None:
        """Ask for a further report and read it; None when there is none to be had."""
        path = self.questions.open_path(self.settings.folder)
        if path is None:
            return None
        try:
            return tasks.open_file(path, self.session.forms).report
        except tasks.TaskError as fault:
            self.questions.fault(str(fault))
            return None

    def save(self) -> bool:
        """Save the draft where it is; ask where when it is nowhere. Return whether it is saved."""
        return self._save_to(self.session.path) if self.session.path else self.save_as()

    def save_as(self) -> bool:
        """Ask where to save the draft, and save it there."""
        proposal = self.proposal(drafts.SUFFIX)
        path = self.questions.save_path("保存草稿", proposal, DRAFT_FILTER, drafts.SUFFIX)
        return self._save_to(path) if path else False

    def _save_to(self, path: Path) -> bool:
        if path == self.session.path and not self._overwrites(path):
            return False
        try:
            tasks.save_draft(path, self.session.report)
        except tasks.TaskError as fault:
            self.questions.fault(str(fault))
            return False
        self._stamp = _stamp(path)
        self.session.mark_saved(path)
        self.settings.remember(path)
        self.noticed.emit(f"已保存到“{path.name}”。")
        return True

    def _overwrites(self, path: Path) -> bool:
        """Say whether the file is to be replaced; ask when somebody else has changed it."""
        if _stamp(path) in (None, self._stamp):
            return True
        return self.questions.confirm(
            f"“{path.name}”打开以后在别处改过，可能是别人，也可能是另一个窗口。"
            "在这里保存会盖掉那些修改；不想盖掉就取消，再用“另存为”。",
            "仍然保存",
        )

    def proposal(self, suffix: str) -> str:
        """Return the path to propose: beside the draft, with the prescribed name."""
        name = tasks.file_name(self.session.report) + suffix
        folder = str(self.session.path.parent) if self.session.path else self.settings.folder
        return str(Path(folder) / name)

    def may_leave(self) -> bool:
        """Return whether the present report may go away; ask when it has unsaved changes."""
        if not self.session.unsaved:
            return True
        answer = self.questions.leave(self.name, kept=self.session.path is not None)
        if answer is Leave.SAVE:
            return self.save()
        return answer is Leave.DISCARD

    def offer_lost_work(self) -> bool:
        """After a crash, offer the copy that was kept; return whether it is on the screen now."""
        for path in self._recovery.lost():
            if self.questions.confirm(
                f"上次程序没有正常退出，留有一份没有保存的年报（{_saved_at(path)}）。要恢复它吗？",
                "恢复",
                "不恢复",
                usually=True,
            ):
                if self._restore(path):
                    return True
            else:
                put_aside(path)
        return False

    def find_unsaved(self) -> None:
        """Let the user choose among the copies that were put aside, and open one."""
        paths = self._recovery.declined()
        if not paths:
            self.questions.fault(
                "没有可以找回的内容。程序意外退出时没有保存的年报会留在这里；关闭时选了“不保存”的不留。"
            )
        elif self.may_leave():
            row = self.questions.lost_work([self._described(path) for path in paths])
            if row is not None:
                self._restore(paths[row])

    def _described(self, path: Path) -> str:
        """Return what is in a copy, in one line."""
        try:
            report = tasks.open_file(path, self.session.forms).report
        except tasks.TaskError:
            return f"{_saved_at(path)}　（已损坏，打不开）"
        filled = sum(value is not None for value in report.values.values())
        organisation = report.cover["organisation"] or "（未填单位）"
        year = report.cover["year"] or "（未填）"
        return f"{_saved_at(path)}　{organisation}　{year} 年度　已填 {filled} 格"

    def _restore(self, path: Path) -> bool:
        try:
            report = tasks.open_file(path, self.session.forms).report
        except tasks.TaskError as fault:
            self.questions.fault(str(fault))
            put_aside(path)
            return False
        self.session.load(report, None, unsaved=True)
        self._recovery.keep()
        path.unlink()
        self.noticed.emit("已恢复上次没有保存的年报，请用“保存”存好。")
        return True


def _left(report: Report) -> str:
    """Return what a reading leaves for the user to look at, as half a sentence."""
    notes = report.evidence.notes
    doubtful = sum(note.kind is NoteKind.DOUBTFUL for note in notes)
    if doubtful:
        return f"还有 {doubtful} 处待核对"
    return f"有 {len(notes)} 条读取说明，列在右边" if notes else "全部读出"


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return what changes whenever a file is written; None when it is not there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _saved_at(path: Path) -> str:
    """Return when a file was written, for the user: 2026年1月12日 09:30."""
    when = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return f"{when.year}年{when.month}月{when.day}日 {when:%H:%M}"
