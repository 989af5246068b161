# SPDX-License-Identifier: MIT
"""The window: parts on the left, the page in the middle, findings on the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QMessageBox,
    QPushButton,
    QSplitter,
    QToolBar,
    QWidget,
)

from desktop import __version__, tasks
from desktop.gui.actions import EDIT, build_commands
from desktop.gui.beside import Beside
from desktop.gui.dialogs.checks import ChecksDialog
from desktop.gui.editions import Editions
from desktop.gui.examiner import Examiner
from desktop.gui.exports import Exports
from desktop.gui.findings import FindingsPanel
from desktop.gui.guide import GUIDE
from desktop.gui.own_words import OwnWords
from desktop.gui.pages import PageStack
from desktop.gui.preview import PreviewPanel
from desktop.gui.questions import asked
from desktop.gui.sections import SectionsPanel
from desktop.gui.table_page import TablePage
from desktop.gui.templates import Templates
from desktop.gui.text_page import TextPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from desktop.core.findings import Finding
    from desktop.gui.files import Files
    from desktop.gui.recovery import Recovery

_NOTICE_MS = 15_000
_LEAST_PAGE_PX = 660  # else a table asks for so much that the preview has no room
_WIDE_PX = 1700  # room for form, findings and preview


class MainWindow(QMainWindow):
    """Assembles the panels and forwards between them; what they do is in their own modules."""

    def __init__(self, files: Files, recovery: Recovery, folder: Path) -> None:
        super().__init__()
        self.files = files
        self.session = files.session
        self._recovery = recovery
        self.own_words = OwnWords(files, folder, self)
        self.examiner = Examiner(self.session, self.own_words.load(), self)
        self.templates = Templates(files, self)
        self.setAcceptDrops(True)
        self._dropped: list[Path] = []
        self.setMinimumSize(900, 560)
        self.sections = SectionsPanel(self.session, self.examiner, self)
        self.stack = PageStack(self.session, self.examiner, self)
        self.findings = FindingsPanel(self.session, self.examiner, self)
        self.preview = PreviewPanel(
            self.session, self, lambda: tasks.page_engine(files.settings.fonts)
        )
        self.preview.hide()
        self.exports = Exports(files, self.examiner, self.preview.typesetter.engine, self)
        self.editions = Editions(files, self)
        self.texts = Beside(self.examiner, self)
        self._splitter = self._build_splitter()
        self.setCentralWidget(self._splitter)
        bar = QToolBar("常用", self)
        bar.setMovable(False)
        self.addToolBar(bar)
        self.commands = build_commands(self, bar)
        self.commands.actions["toggle_preview"].setCheckable(True)
        self._add_undo(bar)
        self.commands.recent.aboutToShow.connect(self._fill_recent)
        self._build_status()
        self._connect()
        self._on_reloaded()
        if self.own_words.fault:
            self.notice(self.own_words.fault)

    def _build_splitter(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for widget in (self.sections, self.stack, self.findings, self.preview):
            splitter.addWidget(widget)
        self.stack.setMinimumWidth(_LEAST_PAGE_PX)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([210, 880, 290, 0])
        return splitter

    def _add_undo(self, bar: QToolBar) -> None:
        stack = self.session.stack
        undo = stack.createUndoAction(self, "撤销")
        undo.setIconText("撤销")  # the tool bar stays short, the menu says what is undone
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        redo = stack.createRedoAction(self, "重做")
        redo.setIconText("重做")
        redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        menu = self.commands.menus[EDIT]
        first = menu.actions()[0]
        menu.insertActions(first, [undo, redo])
        menu.insertSeparator(first)
        bar.addSeparator()
        bar.addActions([undo, redo])
        self.commands.actions.update(undo=undo, redo=redo)

    def _build_status(self) -> None:
        self._progress = QLabel(self)
        self._edition = QLabel(self)
        self._open_exported = QPushButton("打开导出的文件", self)
        self._open_exported.setFlat(True)
        self._open_exported.hide()
        self._open_exported.clicked.connect(self._on_open_exported)
        self._exported = Path()
        for widget in (self._open_exported, self._progress, self._edition):
            self.statusBar().addPermanentWidget(widget)

    def _connect(self) -> None:
        self.sections.chosen.connect(self.show_part)
        self.stack.part_wanted.connect(self.sections.choose)
        self.stack.noticed.connect(self.notice)
        self.stack.figure_wanted.connect(self.insert_figure)
        self.stack.table_made.connect(self.preview.follow)
        self.preview.go_to.connect(self.stack.go_to_printed)
        self.findings.go_to.connect(self.stack.go_to)
        self.findings.repair_wanted.connect(self.examiner.repair)
        self.findings.reason_wanted.connect(self._on_reason_wanted)
        self.findings.beside_wanted.connect(self.texts.show_part)
        self.texts.go_to.connect(self.stack.go_to_text)
        self.own_words.changed.connect(self.examiner.go_by)
        self.files.noticed.connect(self.notice)
        self.exports.exported.connect(self._on_exported)
        self.session.reloaded.connect(self._on_reloaded)
        self.session.identity_changed.connect(self._refresh_title)
        self.session.changed.connect(self._refresh_status)
        self.templates.changed.connect(self._refresh_template)

    def rescue(self) -> str:
        """Write the recovery copy at once; return where it is, empty when nothing is unsaved."""
        path = self._recovery.keep()
        return str(path) if path.exists() else ""

    def notice(self, sentence: str) -> None:
        """Show a sentence in the status bar for a while."""
        self.statusBar().showMessage(sentence, _NOTICE_MS)

    def show_part(self, part_id: str) -> None:
        """Bring the page of a part to the front."""
        self.stack.show_part(part_id)
        self._order_tabs()
        self.commands.actions["fill_blanks"].setEnabled(isinstance(self._page(), TablePage))
        self.commands.actions["insert_figure"].setEnabled(isinstance(self._page(), TextPage))

    def _order_tabs(self) -> None:
        """Let Tab go from the parts to the page, then to the rest: pages are made later than it."""
        before: QWidget = self.sections
        for widget in self._page().findChildren(QWidget):
            reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if reached and widget.window() is self:  # not the list of a box that opens
                self.setTabOrder(before, widget)
                before = widget

    def _page(self) -> QWidget:
        """Return the page on the screen; there always is one."""
        page = self.stack.currentWidget()
        assert page is not None
        return page

    def _on_reason_wanted(self, finding: Finding) -> None:
        reason = self.files.questions.reason(finding.message, finding.reason)
        if reason is not None:
            self.examiner.give_reason(finding, reason)

    def _on_reloaded(self) -> None:
        """Throw the pages away and draw everything from the session."""
        self.stack.forget()
        self.sections.rebuild()
        self.show_part(self.sections.current_part())
        self.stack.take_back_focus()
        self.findings.refresh()
        self.commands.actions["editions.show"].setEnabled(self.editions.leaves_out)
        self._refresh_title()
        self._refresh_status()
        self._refresh_template()

    def _refresh_template(self) -> None:
        self.commands.actions["templates.give_up"].setEnabled(self.templates.chosen)

    def _refresh_title(self) -> None:
        self.setWindowTitle(f"{self.files.name}[*] — 年报")
        self.setWindowModified(self.session.unsaved)

    def _refresh_status(self, _change: object = None) -> None:
        report = self.session.report
        filled = sum(value is not None for value in report.values.values())
        self._progress.setText(f"已填 {filled}/{len(report.values)} 格")
        self._edition.setText(f"{report.form.name}表样　{report.form.document}")
        actions = self.commands.actions
        actions["editions.change"].setEnabled(self.editions.wrong)
        actions["texts.show"].setEnabled(self.session.last_year is not None)

    def _on_exported(self, path: Path) -> None:
        self._exported = path
        self._open_exported.show()

    def _on_open_exported(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._exported)))

    def _fill_recent(self) -> None:
        menu = self.commands.recent
        menu.clear()
        for path in self.files.settings.recent:
            words = f"{path.name}　（{path.parent}）".replace("&", "&&")
            action = QAction(words, menu)
            action.triggered.connect(lambda _checked=False, path=path: self.open_recent(path))
            menu.addAction(action)
        if menu.isEmpty():
            menu.addAction("（还没有）").setEnabled(False)

    def open_recent(self, path: Path) -> None:
        """Open one of the recent files."""
        if self.files.may_leave():
            self.files.open_path(path)

    def choose_fonts(self) -> None:
        """Let the user choose the fonts of preview, print and PDF."""
        settings, questions = self.files.settings, self.files.questions
        try:
            wanted = questions.fonts(self.preview.typesetter.engine(), settings.fonts)
        except tasks.TaskError as fault:
            questions.fault(str(fault))
            return
        if wanted is not None:
            settings.fonts = wanted
            self.preview.renew()

    def toggle_preview(self) -> None:
        """Show the printed pages in place of the findings, and back; a wide window shows both."""
        shown = self.preview.isHidden()
        self.findings.setHidden(shown and self.width() < _WIDE_PX)
        self.preview.setVisible(shown)
        self.commands.actions["toggle_preview"].setChecked(shown)
        if shown:
            side = 0 if self.findings.isHidden() else 290
            self._splitter.setSizes([190, self.width() - side - 640, side, 450])
        else:
            self._splitter.setSizes([210, self.width() - 500, 290, 0])

    def go_to_findings(self) -> None:
        """Put the cursor into the list of what is open; Enter there leads to the place."""
        if self.findings.isHidden():
            self.toggle_preview()
        self.findings.take_focus()

    def fill_blanks(self) -> None:
        """Put 0 into the blanks of the table on the screen."""
        page = self._page()
        if isinstance(page, TablePage):
            page.fill_blanks()

    def insert_figure(self) -> None:
        """Let the user choose a cell whose figure the text on the screen is to show."""
        page = self._page()
        if isinstance(page, TextPage):
            form, values = self.session.report.form, self.session.evaluation.values
            cell = self.files.questions.cell(form, values)
            if cell is not None:
                page.insert_figure(cell)

    def previous_part(self) -> None:
        """Go to the part before, ready to type."""
        self.sections.step(-1)
        self._page().setFocus()

    def next_part(self) -> None:
        """Go to the part after, ready to type."""
        self.sections.step(1)
        self._page().setFocus()

    def choose_checks(self) -> None:
        """Switch families of checks off and on."""
        off = self.files.questions.families(self.session.off)
        if off is not None:
            self.files.settings.off = off
            self.session.examine_with(self.session.last_year, off)
            self.examiner.examine()

    def show_checks(self) -> None:
        """Show the page of all checks."""
        asked(ChecksDialog(self.session.forms, self))

    def show_help(self) -> None:
        """Show how the program is used, in short."""
        QMessageBox.information(self, "使用说明", GUIDE)

    def show_about(self) -> None:
        """Show the version."""
        words = f"年报 {__version__}\n填写、检查政府信息公开工作年度报告。\n不联网，数据只在本机。"
        QMessageBox.about(self, "关于年报", words)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self._dropped = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, self._on_dropped)  # where it came from does not wait for our questions

    def _on_dropped(self) -> None:
        if self._dropped and self.files.may_leave():
            self.open_first(self._dropped)

    def open_first(self, paths: Sequence[Path]) -> None:
        """Open the first of several files, and say so when there are others."""
        opened = self.files.open_path(paths[0])
        if opened and len(paths) > 1:
            self.notice(f"一次打开一份：{len(paths)} 个文件里打开了“{paths[0].name}”。")

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_leave():
            event.ignore()
            return
        self.files.settings.geometry = self.saveGeometry()
        self.preview.close_engine()
        self._recovery.drop()
        event.accept()
