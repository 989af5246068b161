# SPDX-License-Identifier: MIT
"""Paper: which pages, in which order, and what is on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from desktop.core.evaluation import evaluate
from desktop.gui import printing
from desktop.render.context import build
from desktop.render.page_images import PdfPages


@pytest.fixture
def data(engine, zero_report):
    return engine.archive(build(zero_report, evaluate(zero_report).values)).data


@pytest.fixture
def printer(qapp, tmp_path):
    made = printing.new_printer("年报")
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "paper.pdf"))
    made.setResolution(100)
    return made


def paper(printer):
    with PdfPages(Path(printer.outputFileName()).read_bytes()) as pdf:
        return [pdf.image(page, 50).data for page in pdf.numbers], pdf.sizes_pt


def test_a_printer_begins_with_a4(qapp):
    printer = printing.new_printer("年报")
    assert printer.docName() == "年报"
    assert printer.pageLayout().pageSize().name().startswith("A4")
    assert printer.resolution() <= 600


def test_every_page_comes_out_in_its_size(data, printer):
    assert printing.print_pages(data, printer)
    images, sizes = paper(printer)
    assert len(images) == printing.count(data)
    assert [round(side) for side in sizes[0]] == [595, 842]


def test_paper_shows_the_pages(data, printer):
    printing.print_pages(data, printer)
    images, _ = paper(printer)
    assert min(images[0]) < 128
    assert images[0] != images[1]


def test_pages_in_bands_are_whole(data, printer, monkeypatch):
    printing.print_pages(data, printer)
    whole, _ = paper(printer)
    monkeypatch.setattr(printing, "_BAND_LINES", 97)
    printing.print_pages(data, printer)
    assert len(paper(printer)[0]) == len(whole)


def test_a_chosen_range_is_printed_alone(data, printer):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2-3"))
    printing.print_pages(data, printer)
    assert len(paper(printer)[0]) == 2


@pytest.mark.parametrize(
    ("ranges", "pages"), [("1,3", [1, 3]), ("2-4", [2, 3, 4]), ("", [1, 2, 3, 4])]
)
def test_pages_of_a_range(printer, ranges, pages):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString(ranges))
    assert printing.sequence(printer, 4) == pages


def test_the_last_page_may_come_first(printer):
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printing.sequence(printer, 3) == [3, 2, 1]


@pytest.mark.parametrize(("collated", "pages"), [(True, [1, 2, 1, 2]), (False, [1, 1, 2, 2])])
def test_copies_are_laid_out_when_the_printer_cannot(printer, collated, pages):
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    assert not printer.supportsMultipleCopies()
    assert printing.sequence(printer, 2) == pages


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_begin_is_said(data, qapp, tmp_path):
    printer = printing.new_printer("年报")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "none" / "paper.pdf"))
    assert not printing.print_pages(data, printer)


def test_the_dialogue_offers_pages_and_copies(qtbot, printer, monkeypatch):
    asked = []

    def answer(dialog):
        asked.append((dialog.fromPage(), dialog.toPage(), dialog.minPage(), dialog.maxPage()))
        option = QPrintDialog.PrintDialogOption.PrintPageRange
        assert dialog.testOption(option)
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", answer)
    assert printing.ask(None, printer, 4)
    assert asked == [(1, 4, 1, 4)]
