# SPDX-License-Identifier: MIT
"""The pages of the report beside the form: they follow typing after a pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop import tasks
from desktop.gui.page_view import PageView
from desktop.gui.table_model import TableModel
from desktop.gui.typesetting import Typesetter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QHideEvent, QShowEvent

    from desktop.gui.session import Change, ReportSession
    from desktop.gui.table_view import TableView
    from desktop.render.page import Pages, Typeset

_PAUSE_MS = 300
_ABOUT = "点页面上的内容，就到填写它的地方。分页以 Word 文件为准。"
_LEAST_WIDTH_PX = 360


class PreviewPanel(QWidget):
    """Shows the report as it will be printed, while it is visible; hidden it costs nothing.

    `go_to` carries what was clicked: a cell id, `part:number` for a paragraph of a part,
    `part:heading`, or `cover:field`.
    """

    go_to = Signal(str)

    def __init__(
        self,
        session: ReportSession,
        parent: QWidget,
        make_engine: Callable[[], Pages] = tasks.page_engine,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.setMinimumWidth(_LEAST_WIDTH_PX)
        self._stale = True
        self._wanted = ""
        self.typesetter = Typesetter(self, make_engine)
        self.view = PageView(self)
        self._page = QLabel(self)
        self._message = QLabel(_ABOUT, self)
        self._message.setWordWrap(True)
        self._message.setObjectName("guidance")
        self._arrange()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._typeset)
        self._connect(session)

    def _connect(self, session: ReportSession) -> None:
        session.changed.connect(self._on_changed)
        session.reloaded.connect(self._on_reloaded)
        self.typesetter.done.connect(self._on_done)
        self.typesetter.failed.connect(self._on_failed)
        self.view.clicked.connect(self.go_to)
        self.view.zoomed.connect(self._refresh_page)
        self.view.verticalScrollBar().valueChanged.connect(self._refresh_page)

    def _arrange(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self._page, 1)
        for words, tip, method in (
            ("－", "缩小（Ctrl＋滚轮）", self._smaller),
            ("＋", "放大（Ctrl＋滚轮）", self._larger),
            ("适合宽度", "页面与预览栏一样宽", self.view.fit),
        ):
            button = QToolButton(self)
            button.setText(words)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(method)
            bar.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addLayout(bar)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._message)

    def _smaller(self) -> None:
        self.view.magnify(-1)

    def _larger(self) -> None:
        self.view.magnify(1)

    def follow(self, table: TableView) -> None:
        """Mark on the page the cell that becomes current in a table of the form."""
        table.selectionModel().currentChanged.connect(self._on_current)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        model = index.model()
        if isinstance(model, TableModel):
            self.show_cell(model.cell_at(index))

    def show_cell(self, cell: str) -> None:
        """Mark a cell (or another anchor) on its page and bring it into sight, now or when set."""
        self._wanted = cell
        if self.isVisible() and self.view.show_anchor(cell):
            self._wanted = ""

    def _on_changed(self, change: Change) -> None:
        self._stale = True
        cells = [field.name for field in change.fields if field.area == "cell"]
        if len(cells) == 1:
            self._wanted = cells[0]
        if self.isVisible():
            self._pause.start()

    def _on_reloaded(self) -> None:
        self.typesetter.forget()
        self._stale = True
        if self.isVisible():
            self._pause.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._pause.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()

    def renew(self) -> None:
        """Set everything anew: the user has chosen other fonts."""
        self.typesetter.renew()
        self._stale = True
        if self.isVisible():
            self._pause.start(0)

    def close_engine(self) -> None:
        """Wait for the worker and give the pages back, before the window goes away."""
        self._pause.stop()
        self.typesetter.close()
        self.view.close_pages()

    def _typeset(self) -> None:
        self._stale = False
        self._pause.setInterval(_PAUSE_MS)
        self.typesetter.start(self._session.report)

    def _on_done(self, typeset: Typeset) -> None:
        self.view.show_pages(typeset)
        self._say(self.typesetter.engine().font_report())
        if self._wanted:
            self.show_cell(self._wanted)
        self._refresh_page()

    def _say(self, fonts: list[str]) -> None:
        """Show what the pages are, and as a tool tip which fonts stand in for missing ones."""
        more = f"本机缺 {len(fonts)} 种公文字体，已代替（鼠标停在这里看）。" if fonts else ""
        self._message.setText(more + _ABOUT)
        self._message.setToolTip("\n".join(fonts))

    def _on_failed(self, sentence: str) -> None:
        self._message.setText(f"预览没有更新：{sentence}")

    def _refresh_page(self) -> None:
        view = self.view
        self._page.setText(f"第 {view.page}/{view.count} 页　{view.zoom}%" if view.count else "")
