# SPDX-License-Identifier: MIT
"""The preview in the window: it follows, it jumps both ways, and it exports and prints."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from desktop import tasks
from desktop.core.report import cell_edit, text_edit
from desktop.gui import printing
from desktop.gui.cover import CoverPage
from desktop.gui.text_page import TextPage

CELL = "requests.granted.other"


@pytest.fixture
def filled(window, zero_report):
    window.session.load(zero_report, None)
    return window


@pytest.fixture
def preview(filled, qtbot, engine):
    """The preview, opened by its key, with pages in it."""
    panel = filled.preview
    panel.typesetter._make_engine = lambda: engine
    with qtbot.waitSignal(panel.typesetter.done, timeout=20_000):
        qtbot.keyClick(filled, Qt.Key.Key_F9)
    return panel


def text_at(preview, anchor):
    place = preview.view._places[anchor]
    return preview.view._pdf.texts(place.page, place[1:])[0].strip()


def test_a_hidden_preview_sets_nothing(filled, qtbot):
    filled.session.set_cell(CELL, 3)
    assert not filled.preview._pause.isActive()
    assert filled.preview.view.count == 0


def test_the_key_shows_the_pages_in_place_of_the_findings(preview, filled):
    assert preview.isVisible()
    assert not filled.findings.isVisible()
    assert preview.view.count == 4


def test_the_key_again_brings_the_findings_back(preview, filled, qtbot):
    qtbot.keyClick(filled, Qt.Key.Key_F9)
    assert filled.findings.isVisible()
    assert not preview.isVisible()


def test_a_wide_window_shows_both(preview, filled, qtbot):
    qtbot.keyClick(filled, Qt.Key.Key_F9)
    filled.resize(1900, 900)
    qtbot.keyClick(filled, Qt.Key.Key_F9)
    assert filled.findings.isVisible()
    assert preview.isVisible()


def test_pages_follow_a_cell_after_a_pause(preview, filled, qtbot):
    with qtbot.waitSignal(preview.typesetter.done, timeout=20_000):
        filled.session.set_cell(CELL, 321)
        assert preview._pause.isActive()
    assert text_at(preview, CELL) == "321"


def test_pages_go_to_the_cell_that_was_edited(preview, filled, qtbot):
    with qtbot.waitSignal(preview.typesetter.done, timeout=20_000):
        filled.session.set_cell(CELL, 5)
    assert preview.view._mark == CELL
    assert preview.view.page == 3


def test_many_edits_at_once_leave_the_place_alone(preview, filled, qtbot):
    with qtbot.waitSignal(preview.typesetter.done, timeout=20_000):
        both = [CELL, "requests.granted.legal"]
        filled.session.edit([cell_edit(cell, 5) for cell in both], "两处")
    assert preview.view.verticalScrollBar().value() == 0


def test_pages_are_set_anew_for_another_report(preview, filled, busy_report_2019, qtbot):
    with qtbot.waitSignal(preview.typesetter.done, timeout=20_000):
        filled.session.load(busy_report_2019, None)
    assert "requests.closed.natural" in preview.view._places


def test_what_changed_while_hidden_is_set_when_shown(preview, filled, qtbot):
    qtbot.keyClick(filled, Qt.Key.Key_F9)
    filled.session.set_cell(CELL, 77)
    with qtbot.waitSignal(preview.typesetter.done, timeout=20_000):
        qtbot.keyClick(filled, Qt.Key.Key_F9)
    assert text_at(preview, CELL) == "77"


def test_nothing_new_is_not_set_again(preview, filled, qtbot):
    qtbot.keyClick(filled, Qt.Key.Key_F9)
    qtbot.keyClick(filled, Qt.Key.Key_F9)
    assert not preview._pause.isActive()


def test_the_current_cell_of_the_form_is_marked_on_its_page(preview, table):
    table("requests").go_to(CELL)
    assert preview.view._mark == CELL
    assert preview.view.page == 3


def test_a_click_on_a_page_goes_to_the_cell(preview, filled):
    preview.go_to.emit(CELL)
    view = filled.stack.currentWidget().view
    assert view.model().cell_at(view.currentIndex()) == CELL


def test_a_click_on_a_paragraph_selects_it_in_its_text(preview, filled):
    filled.session.edit([text_edit("overview", "第一段。\n\n　　第二段。\n第三段。")], "文字")
    preview.go_to.emit("overview:1")
    page = filled.stack.currentWidget()
    assert isinstance(page, TextPage)
    assert page.editor.textCursor().selectedText() == "　　第二段。"


def test_a_paragraph_that_is_gone_meanwhile_selects_nothing(preview, filled):
    preview.go_to.emit("overview:40")
    assert not filled.stack.currentWidget().editor.textCursor().hasSelection()


def test_a_click_on_a_heading_goes_to_its_part(preview, filled):
    preview.go_to.emit("problems:heading")
    assert filled.sections.current_part() == "problems"


def test_a_click_on_the_date_goes_to_its_line(preview, filled):
    preview.go_to.emit("cover:date")
    page = filled.stack.currentWidget()
    assert isinstance(page, CoverPage)
    assert page._lines["date"].hasFocus()


def test_page_and_size_are_shown(preview):
    preview.view.magnify(1)
    assert preview._page.text() == f"第 1/4 页　{preview.view.zoom}%"


def test_the_buttons_change_the_size(preview):
    before = preview.view.zoom
    preview._larger()
    assert preview.view.zoom > before
    preview._smaller()
    preview._smaller()
    assert preview.view.zoom < before


def test_missing_fonts_are_said_with_their_stand_ins(preview, engine):
    if engine.font_report():
        assert "种公文字体" in preview._message.text()
    assert preview._message.toolTip() == "\n".join(engine.font_report())


def test_a_machine_with_all_fonts_says_nothing_of_them(preview):
    preview._say([])
    assert "字体" not in preview._message.text()


def test_pages_that_cannot_be_set_are_said_and_the_old_ones_stay(preview):
    preview.typesetter.failed.emit("缺字体。")
    assert preview._message.text() == "预览没有更新：缺字体。"
    assert preview.view.count == 4


def test_the_pdf_is_written_and_compared(preview, filled, answers, tmp_path):
    answers.paths = [tmp_path / "a.pdf"]
    filled.commands.actions["exports.pdf"].trigger()
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert "已核对 200/200" in filled.statusBar().currentMessage()


def test_without_a_printer_that_is_said(filled, answers, monkeypatch):
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    filled.commands.actions["exports.print_report"].trigger()
    assert answers.said == [printing.NO_PRINTER]


@pytest.fixture
def paper(preview, filled, answers, tmp_path, monkeypatch):
    """A printer that prints into a file."""
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    printer = printing.new_printer("年报")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setResolution(72)
    answers.printer = lambda title, count: printer
    return printer


def test_the_report_is_printed(paper, filled, tmp_path):
    filled.commands.actions["exports.print_report"].trigger()
    assert printing.count((tmp_path / "paper.pdf").read_bytes()) == 4
    assert filled.statusBar().currentMessage() == "已送到打印机。"


def test_nothing_is_printed_when_the_user_thinks_better_of_it(paper, filled, answers, tmp_path):
    answers.printer = lambda title, count: None
    filled.commands.actions["exports.print_report"].trigger()
    assert not (tmp_path / "paper.pdf").exists()


def test_open_errors_are_asked_about_before_printing(paper, filled, answers, tmp_path):
    filled.session.set_cell("requests.received.natural", 9)
    answers.yes = False
    filled.commands.actions["exports.print_report"].trigger()
    assert "仍然打印吗" in answers.said[-1]
    assert not (tmp_path / "paper.pdf").exists()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_fails_is_said(paper, filled, answers, tmp_path):
    paper.setOutputFileName(str(tmp_path / "none" / "paper.pdf"))
    filled.commands.actions["exports.print_report"].trigger()
    assert answers.said[-1] == printing.FAILED


def test_a_report_that_cannot_be_set_is_said_before_the_dialogue(
    paper, filled, answers, monkeypatch
):
    def fail(report, engine):
        raise tasks.TaskError("不能印。")

    monkeypatch.setattr(tasks, "render_pdf", fail)
    filled.commands.actions["exports.print_report"].trigger()
    assert answers.said[-1] == "不能印。"


def test_the_systems_dialogue_is_asked(window, monkeypatch, qtbot):
    from desktop.gui.questions import Questions

    monkeypatch.setattr(printing, "ask", lambda parent, printer, count: count == 4)
    assert Questions(window).printer("年报", 4).docName() == "年报"
    assert Questions(window).printer("年报", 5) is None
