# SPDX-License-Identifier: MIT
"""Makes pictures of PDF pages, and reads their text back, from any thread."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from types import TracebackType

POINTS_PER_INCH = 72.0
_WHITE = (255, 255, 255, 255)
_PDFIUM = Lock()  # pdfium must not be entered by two threads at once, whatever the document


class ClosedError(Exception):
    """The pages were closed before they could be drawn."""


class PageImage(NamedTuple):
    """A picture: per pixel blue, green, red and an unused byte; `stride` bytes a line."""

    width: int
    height: int
    stride: int
    data: bytes


class PdfPages:
    """The pages of a PDF in memory, numbered from 1. Close it, or use it in a `with`."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._closed = False
        with _PDFIUM:
            self._document = pypdfium2.PdfDocument(data)
            self.sizes_pt: tuple[tuple[float, float], ...] = tuple(
                self._document.get_page_size(index) for index in range(len(self._document))
            )

    @property
    def numbers(self) -> range:
        """The page numbers."""
        return range(1, len(self.sizes_pt) + 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory back; a second time does nothing."""
        with _PDFIUM:
            self._closed = True
            self._document.close()

    def size(self, page: int, dpi: float) -> tuple[int, int]:
        """Return width and height of a page in pixels."""
        width, height = self.sizes_pt[page - 1]
        return round(width * dpi / POINTS_PER_INCH), round(height * dpi / POINTS_PER_INCH)

    def image(self, page: int, dpi: float, *, top: int = 0, lines: int | None = None) -> PageImage:
        """Return a page, or a band of it, as a picture.

        Args:
            page: from 1.
            dpi: pixels per inch.
            top: first line of the band, in pixels.
            lines: height of the band; None for everything down to the lower edge.

        Raises:
            ClosedError: another thread has closed the pages.
        """
        width, height = self.size(page, dpi)
        band = height - top if lines is None else min(lines, height - top)
        with _PDFIUM:
            if self._closed:
                raise ClosedError
            return self._drawn(page, top, band, (width, height))

    def _drawn(self, page: int, top: int, band: int, size: tuple[int, int]) -> PageImage:
        from pypdfium2 import PdfBitmap, raw

        width, height = size
        bitmap = PdfBitmap.new_native(width, band, raw.FPDFBitmap_BGRx)
        bitmap.fill_rect(_WHITE, 0, 0, width, band)
        opened = self._document[page - 1]
        raw.FPDF_RenderPageBitmap(bitmap, opened, 0, -top, width, height, 0, raw.FPDF_ANNOT)
        opened.close()
        image = PageImage(width, band, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        return image

    def texts(self, page: int, *boxes_pt: tuple[float, float, float, float]) -> list[str]:
        """Return the text within each box of a page, line by line as it is printed.

        Args:
            page: from 1.
            boxes_pt: left, top, width, height from the upper left corner of the page.
        """
        height = self.sizes_pt[page - 1][1]
        with _PDFIUM:
            opened = self._document[page - 1]
            reader: Any = opened.get_textpage()
            found = [
                reader.get_text_bounded(left, height - top - tall, left + wide, height - top)
                for left, top, wide, tall in boxes_pt
            ]
            reader.close()
            opened.close()
        return found
