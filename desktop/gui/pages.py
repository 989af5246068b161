# SPDX-License-Identifier: MIT
"""The pages in the middle of the window, one per part of the report, made when first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget

from desktop.core.report import Field, Note
from desktop.gui.cover import CoverPage
from desktop.gui.sections import part_of, parts_of
from desktop.gui.table_page import TablePage
from desktop.gui.text_page import TextPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.core.findings import Finding
    from desktop.gui.examiner import Examiner
    from desktop.gui.sections import Part
    from desktop.gui.session import ReportSession


class PageStack(QStackedWidget):
    """Holds the pages. `noticed` carries sentences for the status bar; `part_wanted` a part id.

    `table_made` carries the TableView of a page that was just made; `figure_wanted` says that the
    text on the screen is to get a figure of the tables.
    """

    noticed = Signal(str)
    part_wanted = Signal(str)
    table_made = Signal(object)
    figure_wanted = Signal()

    def __init__(self, session: ReportSession, examiner: Examiner, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._examiner = examiner
        self._made: dict[str, TablePage | TextPage | CoverPage] = {}
        self._had_focus = False
        self._field = ""

    def forget(self) -> None:
        """Throw all pages away: another report, or another edition of the form, is there.

        Whoever was typing on the page gets the focus back by `take_back_focus`.
        """
        page, focus = self.currentWidget(), QApplication.focusWidget()
        self._had_focus = bool(page and focus and page.isAncestorOf(focus))
        self._field = page.focused() if isinstance(page, CoverPage) else ""
        for made in self._made.values():
            made.retire()
            self.removeWidget(made)
            made.deleteLater()
        self._made = {}

    def take_back_focus(self) -> None:
        """Put the cursor where it was before the pages were thrown away, if it was on one."""
        page = self.currentWidget()
        if not self._had_focus or page is None:
            return
        if isinstance(page, CoverPage) and self._field:
            page.go_to(Field("cover", self._field))
        else:
            page.setFocus()

    def show_part(self, part_id: str) -> None:
        """Bring the page of a part to the front."""
        page = self._made.get(part_id)
        if page is None:
            part = next(part for part in parts_of(self._session) if part.id == part_id)
            page = self._make(part)
            self._made[part_id] = page
            self.addWidget(page)
        self.setCurrentWidget(page)

    def _make(self, part: Part) -> TablePage | TextPage | CoverPage:
        if part.table:
            table = self._session.report.form.table(part.table)
            page = TablePage(self._session, table, part.heading, part.guidance, self)
            page.noticed.connect(self.noticed)
            self.table_made.emit(page.view)
            return page
        if part.text:
            written = TextPage(self._session, self._examiner, part, self)
            written.noticed.connect(self.noticed)
            written.figure_wanted.connect(self.figure_wanted)
            written.cell_wanted.connect(self._on_cell_wanted)
            return written
        return CoverPage(self._session, self)

    def _on_cell_wanted(self, cell: str) -> None:
        self.go_to_cells((cell,))

    def go_to(self, entry: Finding | Note) -> None:
        """Show what a finding or a note is about, and put the cursor there."""
        if isinstance(entry, Note):
            self.go_to_cells(entry.cells)
            return
        self.part_wanted.emit(part_of(self._session.report.form, entry))
        page = self.currentWidget()
        if entry.cells:
            self.go_to_cells(entry.cells)
        elif isinstance(page, CoverPage) and entry.field:
            page.go_to(entry.field)
        elif isinstance(page, TextPage):
            page.go_to(entry)

    def go_to_cells(self, cells: tuple[str, ...]) -> None:
        """Go to the first of the cells that can be typed, else to the first."""
        form = self._session.report.form
        known = [cell for cell in cells if cell in form.cells]
        if not known:
            return
        cell = next((c for c in known if c in self._session.report.values), known[0])
        table = form.cells[cell].table
        part = next(part for part in parts_of(self._session) if part.table == table)
        self.part_wanted.emit(part.id)
        page = self.currentWidget()
        if isinstance(page, TablePage):
            page.view.go_to(cell)

    def go_to_text(self, text_id: str, paragraph: int) -> None:
        """Go to a paragraph of a text, counted from 0 without blank lines."""
        part = next(part for part in parts_of(self._session) if part.text == text_id)
        self.go_to_printed(f"{part.id}:{paragraph}")

    def go_to_printed(self, anchor: str) -> None:
        """Go to where something printed is filled in.

        Args:
            anchor: a cell id, `part:number` for a paragraph of a part, `part:heading`, or
                `cover:field`.
        """
        part, _, place = anchor.partition(":")
        if not place:
            self.go_to_cells((anchor,))
            return
        self.part_wanted.emit(part)
        page = self.currentWidget()
        if isinstance(page, CoverPage):
            page.go_to(Field("cover", place))
        elif isinstance(page, TextPage):
            page.go_to_paragraph(int(place) if place.isdecimal() else 0)
