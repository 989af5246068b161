# SPDX-License-Identifier: MIT
"""Prints pages: the dialogue with range, copies and both sides, and the drawing on the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo

from desktop.render.page_images import PdfPages

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

NO_PRINTER = "这台电脑没有可用的打印机。请先在系统里添加打印机，或用“导出 PDF”存成文件再打印。"
FAILED = "打印没有开始，请检查打印机是否开机、连接好，再试一次。"
_MOST_DPI = 600  # finer than paper shows, and a page would take 140 MB at 1200
_BAND_LINES = 1024


def has_printer() -> bool:
    """Say whether the system knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def new_printer(title: str) -> QPrinter:
    """Return the usual printer, set up for a report: A4, both sides, whole paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    if printer.resolution() > _MOST_DPI:
        printer.setResolution(_MOST_DPI)
    return printer


def ask(parent: QWidget, printer: QPrinter, count: int) -> bool:
    """Let the user choose printer, pages and copies; False when the user thinks better of it.

    Args:
        parent: the window.
        printer: takes what is chosen.
        count: how many pages there are.
    """
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("打印")
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCollateCopies)
    dialog.setMinMax(1, count)
    dialog.setFromTo(1, count)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def print_pages(data: bytes, printer: QPrinter) -> bool:
    """Draw the pages of a PDF on a printer as it was set up; False when it does not begin."""
    with PdfPages(data) as pdf:
        painter = QPainter()
        if not painter.begin(printer):
            return False
        for number, page in enumerate(sequence(printer, len(pdf.numbers))):
            if number:
                printer.newPage()
            _draw(pdf, page, painter, printer.resolution())
        return painter.end()


def count(data: bytes) -> int:
    """Return how many pages a PDF has."""
    with PdfPages(data) as pdf:
        return len(pdf.numbers)


def sequence(printer: QPrinter, total: int) -> list[int]:
    """Return the page numbers in the order in which the paper is to come out.

    Copies are laid out here only if the printer cannot make them itself.
    """
    pages = list(range(1, total + 1))
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        chosen = printer.pageRanges()
        pages = [
            page
            for page in pages
            if (chosen.contains(page) if not chosen.isEmpty() else _between(printer, page))
        ]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _ in range(copies)]


def _between(printer: QPrinter, page: int) -> bool:
    return printer.fromPage() <= page <= (printer.toPage() or page)


def _draw(pdf: PdfPages, page: int, painter: QPainter, dpi: int) -> None:
    """Draw a page in bands, so that a fine printer does not need it in the memory at once."""
    height = pdf.size(page, dpi)[1]
    for top in range(0, height, _BAND_LINES):
        band = pdf.image(page, dpi, top=top, lines=_BAND_LINES)
        kind = QImage.Format.Format_RGB32
        painter.drawImage(
            QPoint(0, top), QImage(band.data, band.width, band.height, band.stride, kind)
        )
