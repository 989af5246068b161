# SPDX-License-Identifier: MIT
"""Shows pages one below the other; only those in sight are drawn, by a worker.

Until the picture of a page is there, the one before it stands in its place, or white paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.gui import theme
from desktop.gui.page_drawing import Drawer, Wanted
from desktop.render.page_images import POINTS_PER_INCH, PdfPages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QImage, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from desktop.render.page import Place, Typeset

_GAP = 12  # around each page
_KEPT = 6  # pictures of pages
_LEAST_DPI, _MOST_DPI = 30.0, 240.0
_STEP = 1.2
_A4 = (595.276, 841.89)
_DESK = QColor("#d9dde3")
_MARK_FILL = QColor(255, 214, 0, 70)


class PageView(QAbstractScrollArea):
    """A column of pages. `clicked` carries the anchor of the cell or paragraph that was clicked.

    While `fits` is true the pages are as wide as the view.
    """

    clicked = Signal(str)
    zoomed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("预览")
        self.setMinimumWidth(260)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.fits = True
        self._dpi = 72.0
        self._pdf: PdfPages | None = None
        self._places: Mapping[str, Place] = {}
        self._images: dict[int, tuple[Wanted, QImage]] = {}
        self._mark = ""
        self._drawer = Drawer(self)
        self._drawer.drawn.connect(self._on_drawn)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pdf.sizes_pt) if self._pdf else 0

    @property
    def zoom(self) -> int:
        """The size of the pages in percent of the printed size on a usual screen."""
        return round(self._dpi / 96 * 100)

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 1; 0 without pages."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return min(max(middle // self._pitch() + 1, 1), self.count) if self.count else 0

    def show_pages(self, typeset: Typeset) -> None:
        """Show other pages at the same place and size."""
        if self._pdf:
            self._pdf.close()
        self._pdf = PdfPages(typeset.data)
        self._places = typeset.places
        for page in [page for page in self._images if page > self.count]:
            del self._images[page]
        self._arrange()
        self.viewport().update()

    def close_pages(self) -> None:
        """Show nothing and give the memory back, when the worker has ended."""
        if self._pdf:
            self._pdf.close()
        self._pdf = None
        self._places = {}
        self._images.clear()
        self._drawer.only(None, 0)
        self._drawer.wait()

    def magnify(self, steps: int) -> None:
        """Make the pages larger (or smaller, with negative steps) around the present middle."""
        self.fits = False
        self._set_dpi(self._dpi * _STEP**steps)

    def fit(self) -> None:
        """Make the pages as wide as the view, now and whenever its width changes."""
        self.fits = True
        room = self.viewport().width() - 2 * _GAP
        self._set_dpi(room / _A4[0] * POINTS_PER_INCH)

    def _set_dpi(self, dpi: float) -> None:
        dpi = min(max(dpi, _LEAST_DPI), _MOST_DPI)
        if dpi == self._dpi:
            return
        bar = self.verticalScrollBar()
        half = self.viewport().height() / 2
        middle = (bar.value() + half) / self._pitch()
        self._dpi = dpi
        self._arrange()
        bar.setValue(round(middle * self._pitch() - half))
        self.viewport().update()
        self.zoomed.emit()

    def _pixels(self, points: float) -> int:
        return round(points * self._dpi / POINTS_PER_INCH)

    def _size(self) -> QSize:
        width, height = self._pdf.sizes_pt[0] if self._pdf else _A4
        return QSize(self._pixels(width), self._pixels(height))

    def _pitch(self) -> int:
        """Return the distance between the upper edges of two pages."""
        return self._size().height() + _GAP

    def _rect(self, page: int) -> QRect:
        """Return where a page is in the viewport."""
        size = self._size()
        left = max((self.viewport().width() - size.width()) // 2, _GAP)
        left -= self.horizontalScrollBar().value()
        top = _GAP + (page - 1) * self._pitch() - self.verticalScrollBar().value()
        return QRect(QPoint(left, top), size)

    def _arrange(self) -> None:
        area = self.viewport().size()
        tall = self.count * self._pitch() + _GAP
        wide = self._size().width() + 2 * _GAP
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(tall - area.height(), 0))
        vertical.setPageStep(area.height())
        vertical.setSingleStep(40)
        horizontal.setRange(0, max(wide - area.width(), 0))
        horizontal.setPageStep(area.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.fits:
            self.fit()
        self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), _DESK)
        for page in range(1, self.count + 1):
            rect = self._rect(page)
            if rect.intersects(event.rect()):
                self._paint_page(painter, page, rect)
        self._paint_mark(painter)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int, rect: QRect) -> None:
        """Paint what there is of a page, and have it drawn if that is not what it should be."""
        assert self._pdf is not None
        wanted = Wanted(self._pdf, page, self._dpi * self.devicePixelRatioF())
        drawn, image = self._images.get(page, (None, None))
        if image is None:
            painter.fillRect(rect, Qt.GlobalColor.white)
        else:
            painter.drawImage(rect, image)
        if drawn != wanted:
            self._drawer.only(wanted.pdf, wanted.dpi)
            self._drawer.ask(wanted)

    def _on_drawn(self, wanted: Wanted, image: QImage) -> None:
        if wanted.pdf is not self._pdf:
            return
        if len(self._images) >= _KEPT and wanted.page not in self._images:
            del self._images[max(self._images, key=lambda other: abs(other - wanted.page))]
        self._images[wanted.page] = (wanted, image)
        self.viewport().update(self._rect(wanted.page))

    def _paint_mark(self, painter: QPainter) -> None:
        place = self._places.get(self._mark)
        if place:
            painter.setPen(theme.FOCUS_LINE)
            painter.setBrush(_MARK_FILL)
            painter.drawRect(self._place_rect(place))

    def _place_rect(self, place: Place) -> QRectF:
        """Return where a place is in the viewport."""
        corner = self._rect(place.page).topLeft()
        scale = self._dpi / POINTS_PER_INCH
        return QRectF(
            corner.x() + place.x_pt * scale,
            corner.y() + place.y_pt * scale,
            place.width_pt * scale,
            place.height_pt * scale,
        )

    def show_anchor(self, anchor: str) -> bool:
        """Mark a cell or paragraph and bring it into sight; False when it is not printed."""
        self._mark = anchor
        self.viewport().update()
        place = self._places.get(anchor)
        if place is None:
            return False
        rect = self._place_rect(place)
        height = self.viewport().height()
        if rect.top() < _GAP or rect.bottom() > height - _GAP:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + rect.center().y() - height / 2))
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            anchor = self._anchor_at(event.position().toPoint())
            if anchor:
                self._mark = anchor
                self.viewport().update()
                self.clicked.emit(anchor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _anchor_at(self, point: QPoint) -> str:
        for page in range(1, self.count + 1):
            rect = self._rect(page)
            if rect.contains(point):
                scale = POINTS_PER_INCH / self._dpi
                inner = point - rect.topLeft()
                return nearest(self._places, page, inner.x() * scale, inner.y() * scale)
        return ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.magnify(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)


def nearest(places: Mapping[str, Place], page: int, x_pt: float, y_pt: float) -> str:
    """Return the anchor that a point belongs to: the last line begun at or above it.

    A paragraph that began on an earlier page counts for the top of this one; of the cells of a
    table row the nearest one is meant. Empty when nothing stands above the point.
    """
    above = {
        anchor: place
        for anchor, place in places.items()
        if (place.page, place.y_pt) <= (page, y_pt)
    }
    if not above:
        return ""
    last = max((place.page, place.y_pt) for place in above.values())
    row = [
        (anchor, place)
        for anchor, place in above.items()
        if place.page == last[0] and last[1] - place.y_pt < 1
    ]
    return min(row, key=lambda each: abs(each[1].x_pt + each[1].width_pt / 2 - x_pt))[0]
