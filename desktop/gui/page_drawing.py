# SPDX-License-Identifier: MIT
"""Makes pictures of pages beside the window's work, so that no key waits for one."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QRunnable, Signal
from PySide6.QtGui import QImage

from desktop.gui.background import give_way, worker_pool
from desktop.render.page_images import ClosedError, PdfPages

_BAND = 400  # lines; the window may have to wait for one, when it closes pages or opens others


class Wanted(NamedTuple):
    """A page in pixels per inch."""

    pdf: PdfPages
    page: int
    dpi: float


class Drawer(QObject):
    """Draws pages one at a time. `drawn` carries what was wanted and its QImage.

    Asking again for what is under way does nothing. What was asked for before `only` named other
    pages or another size is not drawn any more.
    """

    drawn = Signal(object, object)

    _finished = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = worker_pool(self)
        self._asked: set[Wanted] = set()
        self._only: tuple[PdfPages, float] | None = None
        self._finished.connect(self._on_finished)

    def only(self, pdf: PdfPages | None, dpi: float) -> None:
        """Say which pages at which size are worth drawing from now on; None for none."""
        self._only = None if pdf is None else (pdf, dpi)

    def ask(self, wanted: Wanted) -> None:
        """Have a page drawn."""
        if wanted not in self._asked:
            self._asked.add(wanted)
            self._pool.start(_Job(self, wanted))

    def wait(self) -> None:
        """Wait for the worker, before the window goes away."""
        self._pool.waitForDone()

    def draw(self, wanted: Wanted) -> None:
        """Draw a page; called in the worker thread."""
        found: QImage | Exception | None = None
        try:
            if self._only == (wanted.pdf, wanted.dpi):
                found = picture(wanted)
        except Exception as fault:  # the net for faults is in the window, and in its thread
            found = fault
        self._finished.emit(wanted, found)

    def _on_finished(self, wanted: Wanted, found: QImage | Exception | None) -> None:
        self._asked.discard(wanted)
        if isinstance(found, Exception):
            raise found
        if found is not None:
            self.drawn.emit(wanted, found)


def picture(wanted: Wanted) -> QImage | None:
    """Return the picture of a page, made band by band; None when the pages were closed."""
    pdf, page, dpi = wanted
    width, height = pdf.size(page, dpi)
    try:
        bands = [pdf.image(page, dpi, top=top, lines=_BAND) for top in range(0, height, _BAND)]
    except ClosedError:
        return None
    data = b"".join(band.data for band in bands)
    return QImage(data, width, height, bands[0].stride, QImage.Format.Format_RGB32).copy()


class _Job(QRunnable):
    def __init__(self, owner: Drawer, wanted: Wanted) -> None:
        super().__init__()
        self._owner = owner
        self._wanted = wanted

    def run(self) -> None:
        """Draw the page."""
        give_way()
        self._owner.draw(self._wanted)
