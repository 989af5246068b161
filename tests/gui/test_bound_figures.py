# SPDX-License-Identifier: MIT
"""Figures of the tables in a text: put in, followed, given up, found again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from desktop.core.report import EDITION, Edit, cell_edit
from desktop.gui import theme
from desktop.gui.text_page import TextPage

CELL, TOTAL = "requests.received.natural", "requests.received.total"
CONTROL = Qt.KeyboardModifier.ControlModifier
INSERT = (Qt.Key.Key_I, CONTROL)
UNDO = (Qt.Key.Key_Z, CONTROL)


@pytest.fixture
def page(window, qtbot):
    """Show the page of an empty text with the cursor in it; there were 17 requests."""
    window.session.set_cell(CELL, 17)
    window.sections.choose("overview")
    found = window.stack.currentWidget()
    found.editor.setFocus()
    return found


@pytest.fixture
def insert(page, window, answers):
    def put(cell=TOTAL):
        answers.chosen_cell = cell
        window.commands.actions["insert_figure"].trigger()

    return put


@pytest.fixture
def sentence(insert, keys):
    """Type 收到17件 with the figure put in from the table."""
    keys("收到")
    insert()
    keys("件")


@pytest.fixture
def menu_words(page, monkeypatch):
    """Give the commands of the context menu at a place, by their words."""
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)  # offscreen cannot grab the keyboard

    def words(place=None):
        found = {}
        page.editor.menu_opening.connect(
            lambda menu, _start: found.update({one.text(): one for one in menu.actions()})
        )
        if place is None:
            point, reason = QPoint(0, 0), QContextMenuEvent.Reason.Keyboard
        else:
            point, reason = middle(page, place), QContextMenuEvent.Reason.Mouse
        glob = page.editor.viewport().mapToGlobal(point)
        QApplication.sendEvent(page.editor.viewport(), QContextMenuEvent(reason, point, glob))
        return found

    return words


def middle(page, place):
    """Return a point of the viewport in the middle of the character at a place."""
    cursor = page.editor._cursor(place, place)
    left = page.editor.cursorRect(cursor)
    right = page.editor.cursorRect(page.editor._cursor(place + 1, place + 1))
    return QPoint((left.x() + right.x()) // 2, left.center().y())


def text(page):
    return page._session.report.texts["overview"]


def bound(page):
    marked = page._session.marked("overview")
    return [(marked.text[one.start : one.end], one.cell) for one in marked.bounds]


def tinted(page):
    return [
        one.cursor.selectedText()
        for one in page.editor.extraSelections()
        if one.format.background().color() == theme.BOUND_FILL
    ]


def test_a_chosen_figure_stands_at_the_cursor_tinted(page, sentence):
    assert text(page) == "收到17件"
    assert bound(page) == [("17", TOTAL)]
    assert tinted(page) == ["17"]


def test_the_key_of_the_command_asks_for_a_cell(page, keys, answers):
    answers.chosen_cell = CELL
    keys(INSERT)
    assert bound(page) == [("17", CELL)]


def test_the_button_asks_for_a_cell(page, answers):
    answers.chosen_cell = CELL
    page._figure.click()
    assert bound(page) == [("17", CELL)]


def test_thinking_better_of_it_changes_nothing(page, insert, window):
    count = window.session.stack.count()
    insert(None)
    assert (text(page), window.session.stack.count()) == ("", count)


def test_a_figure_takes_the_place_of_what_is_selected(page, insert, keys):
    keys("收到99件")
    page.editor.place_cursor(2, 4)
    insert()
    assert text(page) == "收到17件"


def test_tables_have_no_figures_to_put_in(window, page):
    assert window.commands.actions["insert_figure"].isEnabled()
    window.sections.choose("requests")
    assert not window.commands.actions["insert_figure"].isEnabled()
    window.insert_figure()


def test_cell_and_text_change_and_come_back_in_one_step(page, sentence, window):
    window.session.begin_visit()
    window.session.set_cell(CELL, 208)
    assert (text(page), tinted(page)) == ("收到208件", ["208"])
    window.session.stack.undo()
    assert (text(page), page.editor.toPlainText()) == ("收到17件", "收到17件")
    assert window.session.report.values[CELL] == 17
    window.session.stack.redo()
    assert (text(page), bound(page)) == ("收到208件", [("208", TOTAL)])


def test_a_figure_typed_digit_by_digit_is_one_step(page, sentence, window):
    window.session.begin_visit()
    for typed in (None, 2, 20, 17, 208):
        window.session.set_cell(CELL, typed)
    window.session.stack.undo()
    assert (text(page), window.session.report.values[CELL]) == ("收到17件", 17)
    assert bound(page) == [("17", TOTAL)]


def test_a_digit_that_does_not_show_in_the_text_still_joins_its_step(page, sentence, window):
    window.session.begin_visit()
    cells = ("requests.received.legal", CELL)
    for legal, natural in ((1, 16), (10, 7)):
        edits = zip(cells, (legal, natural), strict=True)
        window.session.edit([cell_edit(*one) for one in edits], "填写", merge=True)
    window.session.edit([cell_edit(cells[0], 4), cell_edit(CELL, 8)], "填写", merge=True)
    assert text(page) == "收到12件"
    window.session.stack.undo()
    assert (text(page), window.session.report.values[cells[0]]) == ("收到17件", None)
    window.session.stack.redo()
    assert (text(page), bound(page)) == ("收到12件", [("12", TOTAL)])


def test_what_comes_back_to_where_it_was_is_no_step(page, sentence, window):
    count = window.session.stack.count()
    window.session.begin_visit()
    window.session.set_cell(CELL, 3)
    window.session.set_cell(CELL, 17)
    assert window.session.stack.count() == count


def test_typing_before_a_figure_moves_it(page, sentence, keys, window):
    page.editor.place_cursor(0)
    keys("今年")
    window.session.set_cell(CELL, 5)
    assert text(page) == "今年收到5件"


def test_typing_in_a_figure_unbinds_it_and_undo_binds_it_again(page, sentence, keys, window):
    page.editor.place_cursor(3)
    window.session.begin_visit()
    keys("0")
    window.session.set_cell(CELL, 5)
    assert (text(page), bound(page), tinted(page)) == ("收到107件", [], [])
    window.session.stack.undo()
    keys(UNDO)
    assert (text(page), bound(page), tinted(page)) == ("收到17件", [("17", TOTAL)], ["17"])


def test_a_figure_broken_and_mended_by_hand_can_be_bound_again_by_undo(page, sentence, keys):
    page.editor.place_cursor(3)
    keys("0", Qt.Key.Key_Backspace)
    assert (text(page), bound(page)) == ("收到17件", [])
    keys(UNDO)
    assert bound(page) == [("17", TOTAL)]


def test_typing_a_like_digit_against_a_figure_is_seen(page, sentence, keys):
    page.editor.place_cursor(4)
    keys("7")
    assert (text(page), bound(page)) == ("收到177件", [])


def test_of_two_like_figures_the_deleted_one_is_gone(page, insert, keys):
    insert(CELL)
    keys("、")
    insert(TOTAL)
    page.editor.place_cursor(0)
    keys(Qt.Key.Key_Delete, Qt.Key.Key_Delete, Qt.Key.Key_Delete)
    assert bound(page) == [("17", TOTAL)]


def test_pasting_a_copy_behind_a_figure_leaves_the_first_bound(page, insert, keys):
    insert(CELL)
    keys("，")
    page.editor.selectAll()
    page.editor.copy()
    page.editor.place_cursor(3)
    page.editor.paste()
    assert (text(page), page._session.marked("overview").bounds[0].start) == ("17，17，", 0)
    assert len(bound(page)) == 1


def test_a_figure_cut_and_pasted_is_plain_text(page, sentence):
    page.editor.place_cursor(2, 4)
    page.editor.cut()
    page.editor.paste()
    assert (text(page), bound(page)) == ("收到17件", [])
    assert QGuiApplication.clipboard().mimeData().text() == "17"


def test_rare_characters_before_a_figure_do_not_misplace_it(page, keys, insert, window):
    keys("𠮷地")
    insert()
    keys("件")
    window.session.set_cell(CELL, 5)
    assert (text(page), tinted(page)) == ("𠮷地5件", ["5"])


def test_a_figure_put_against_a_digit_is_said_not_to_follow(page, keys, insert, window):
    keys("第3")
    insert()
    assert (text(page), bound(page)) == ("第317", [])
    assert "没有和表格对应" in window.statusBar().currentMessage()


def test_a_blank_cell_shows_as_not_filled_in_and_is_found_before_export(page, insert, window):
    insert("requests.granted.natural")
    assert text(page) == "（未填）"
    window.examiner.examine()
    assert any(one.check == "text_table.blank_figure" for one in window.examiner.findings)


def test_braces_stay_what_they_are_beside_a_figure(page, keys, insert, window):
    keys("{{收到}}{% x %}")
    insert()
    window.session.set_cell(CELL, 5)
    assert text(page) == "{{收到}}{% x %}5"


def test_another_edition_unbinds_what_it_lacks(page, insert, window):
    window.session.set_cell("requests.closed_other.natural", 4)
    insert("requests.closed_other.natural")
    window.session.edit([Edit(EDITION, "2019")], "换")
    assert window.session.report.texts["overview"] == "4"
    assert window.session.report.bound == {}
    window.session.stack.undo()
    assert window.session.report.bound["overview"]


def test_the_tool_tip_names_cell_and_figure(page, sentence):
    point = middle(page, 2)
    glob = page.editor.viewport().mapToGlobal(point)
    QApplication.sendEvent(page.editor.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, glob))
    words = QToolTip.text()
    assert words.startswith("表三 一、本年新收政府信息公开申请数量 总计，现在是 17。")


def test_a_blank_is_said_in_the_tool_tip(page, insert):
    insert("requests.granted.natural")
    assert "，现在空着。" in page.editor.tip_for(0)


def test_elsewhere_there_is_no_tool_tip(page, sentence):
    point = middle(page, 0)
    glob = page.editor.viewport().mapToGlobal(point)
    QApplication.sendEvent(page.editor.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, glob))
    assert QToolTip.text() == ""
    assert page.editor.tip_for(0) == ""


def test_the_context_menu_leads_to_the_cell(page, sentence, menu_words, window):
    menu_words(2)["跳到这一格"].trigger()
    view = window.stack.currentWidget().view
    assert view.model().cell_at(view.currentIndex()) == TOTAL


def test_the_context_menu_unbinds_and_the_text_stays(page, sentence, menu_words, window):
    menu_words(3)["解除对应"].trigger()
    window.session.set_cell(CELL, 5)
    assert (text(page), tinted(page)) == ("收到17件", [])


def test_unbinding_is_a_step_that_can_be_undone(page, sentence, menu_words, window):
    menu_words(3)["解除对应"].trigger()
    window.session.stack.undo()
    assert (bound(page), tinted(page)) == ([("17", TOTAL)], ["17"])


def test_by_the_keyboard_the_menu_is_about_the_figure_at_the_cursor(page, sentence, menu_words):
    page.editor.place_cursor(3)
    assert "解除对应" in menu_words()
    page.editor.place_cursor(0)
    assert "解除对应" not in menu_words()


def test_elsewhere_the_context_menu_offers_to_put_a_figure_in(page, sentence, menu_words, answers):
    words = menu_words(0)
    assert "跳到这一格" not in words
    answers.chosen_cell = CELL
    page.editor.place_cursor(0)
    words["插入表中的数…"].trigger()
    assert bound(page) == [("17", CELL), ("17", TOTAL)]


def test_the_context_menu_has_no_undo_of_its_own(page, sentence, menu_words):
    assert not any("Ctrl+Z" in words for words in menu_words(0))


def test_a_figure_over_two_lines_is_found_on_both(page, insert, keys):
    page.editor.setFixedWidth(45)
    insert("requests.granted.natural")
    QApplication.processEvents()
    rects = [page.editor._rect(place) for place in range(5)]
    assert rects[0].top() != rects[4].top()
    assert page.editor._tint_at(rects[1].center()) == 0
    assert page.editor._tint_at(QPoint(rects[4].x() - 3, rects[4].center().y())) == 0


def test_a_stock_sentence_brings_its_figures_bound(page, window):
    window.session.edit([cell_edit(c, 0) for c in window.session.report.values], "零")
    window.session.begin_visit()
    window.session.set_cell(CELL, 17)
    window.session.set_cell("requests.granted.natural", 17)
    menu = page.sentences.menu()
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text().startswith("收到申请，全部办结")).trigger()
    assert bound(page) == [("17", TOTAL), ("0", "requests.carried_in.total")]
    window.session.begin_visit()
    window.session.set_cell(CELL, 18)
    assert text(page).startswith("2025年新收政府信息公开申请18件，上年结转0件")


def test_a_text_that_is_not_on_the_screen_follows_too(page, sentence, table, keys, window):
    view = table("requests")
    view.go_to(CELL)
    keys("25", Qt.Key.Key_Return)
    assert window.session.report.texts["overview"] == "收到25件"
    window.sections.choose("overview")
    shown = window.stack.currentWidget()
    assert isinstance(shown, TextPage)
    assert shown.editor.toPlainText() == "收到25件"
