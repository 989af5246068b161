# SPDX-License-Identifier: MIT
"""Typing into the grid."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QToolTip

TAB, ENTER, ESCAPE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape
CONTROL = Qt.KeyboardModifier.ControlModifier


def current(view):
    return view.model().cell_at(view.currentIndex())


def test_a_digit_is_in_the_report_and_its_totals_before_the_key_is_committed(window, table, keys):
    table("requests")
    keys("7")
    values = window.session.evaluation.values
    assert values["requests.received.natural"] == values["requests.received.total"] == 7


def test_the_balance_line_says_what_is_missing_while_typing(window, table, keys):
    table("requests")
    keys("25")
    line = window.stack.currentWidget().balance.labels[0].text()
    assert "自然人：还差 25 件未填办理结果" in line


def test_enter_goes_down_the_column_over_input_cells_only(table, keys):
    view = table("requests")
    keys("1", ENTER, "2", ENTER)
    assert current(view) == "requests.granted.natural"


def test_enter_at_the_end_of_a_column_goes_to_the_top_of_the_next(table, keys):
    view = table("requests")
    view.go_to("requests.carried_out.natural")
    keys(ENTER)
    assert current(view) == "requests.received.enterprise"


def test_enter_passes_the_computed_row(table, keys):
    view = table("requests")
    view.go_to("requests.closed_other.natural")
    keys("1", ENTER)
    assert current(view) == "requests.carried_out.natural"


def test_tab_goes_right_and_passes_the_total_column(table, keys):
    view = table("requests")
    view.go_to("requests.received.other")
    keys("3", TAB)
    assert current(view) == "requests.carried_in.natural"


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        (Qt.Key.Key_Down, "requests.denied_law.welfare"),
        (Qt.Key.Key_Up, "requests.partial.welfare"),
        (Qt.Key.Key_Left, "requests.denied_secret.research"),
        (Qt.Key.Key_Right, "requests.denied_secret.legal"),
        (Qt.Key.Key_Home, "requests.received.natural"),
        (Qt.Key.Key_End, "requests.carried_out.other"),
        (Qt.Key.Key_PageDown, "requests.unable_not_held.welfare"),
        (Qt.Key.Key_PageUp, "requests.received.welfare"),
    ],
)
def test_cursor_keys_stay_on_input_cells(table, keys, key, cell):
    view = table("requests")
    view.go_to("requests.denied_secret.welfare")
    keys(key)
    assert current(view) == cell


def test_cursor_stays_at_the_edges(table, keys):
    view = table("requests")
    keys(Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert current(view) == "requests.received.natural"


def test_letters_are_refused_with_a_word(window, table, keys):
    table("requests")
    keys("1x2")
    assert window.session.report.values["requests.received.natural"] == 12
    assert "只能填整数" in QToolTip.text()


def test_escape_takes_the_whole_visit_back(window, table, keys):
    view = table("requests")
    window.session.set_cell("requests.received.natural", 4)
    keys("56", ESCAPE)
    assert window.session.report.values["requests.received.natural"] == 4
    assert not view.findChildren(type(view.focusWidget()), "editor")


def test_a_visit_is_one_undo_step(window, table, keys):
    table("requests")
    keys("123", ENTER)
    window.session.stack.undo()
    assert window.session.report.values["requests.received.natural"] is None
    assert not window.session.stack.canUndo()


def test_escape_leaves_no_undo_step(window, table, keys):
    table("requests")
    keys("123", ESCAPE)
    assert not window.session.stack.canUndo()


def test_undo_works_while_a_cell_is_being_typed(window, table, keys):
    table("requests")
    keys("12")
    window.commands.actions["undo"].trigger()
    assert window.session.report.values["requests.received.natural"] is None
    assert QApplication.focusWidget().text() == ""


def test_delete_makes_a_cell_blank_not_zero(window, table, keys):
    table("requests")
    window.session.set_cell("requests.received.natural", 4)
    keys(Qt.Key.Key_Delete)
    assert window.session.report.values["requests.received.natural"] is None


def test_an_emptied_editor_is_blank_not_zero(window, table, keys):
    table("requests")
    keys("4", Qt.Key.Key_Backspace, ENTER)
    assert window.session.report.values["requests.received.natural"] is None


def test_total_cells_do_not_open(window, table, keys):
    view = table("requests")
    view.setCurrentIndex(view.model().index_of("requests.received.total"))
    keys("5")
    assert window.session.evaluation.values["requests.received.total"] is None


def test_full_width_digits_from_an_input_method_count(window, table, keys, qtbot):
    table("requests")
    keys("1")
    event = QInputMethodEvent()
    event.setCommitString("２")
    QApplication.sendEvent(QApplication.focusWidget(), event)
    assert window.session.report.values["requests.received.natural"] == 12


def test_an_amount_keeps_its_decimals(window, table, keys):
    view = table("proactive")
    view.go_to("proactive.charges.amount")
    keys("12.50", ENTER)
    assert str(window.session.report.values["proactive.charges.amount"]) == "12.50"


def test_a_half_typed_decimal_counts_as_far_as_it_goes(window, table, keys):
    view = table("proactive")
    view.go_to("proactive.charges.amount")
    keys("12.")
    assert window.session.report.values["proactive.charges.amount"] == Decimal(12)


def test_a_number_with_its_unit_can_be_pasted_into_an_open_cell(window, table, keys):
    view = table("proactive")
    view.go_to("proactive.charges.amount")
    QGuiApplication.clipboard().setText("251000元")
    keys("1", (Qt.Key.Key_A, CONTROL), (Qt.Key.Key_V, CONTROL))
    assert window.session.report.values["proactive.charges.amount"] == Decimal("25.1")


def test_words_cannot_be_pasted_into_an_open_cell(window, table, keys):
    table("requests")
    QGuiApplication.clipboard().setText("很多")
    keys("1", (Qt.Key.Key_V, CONTROL))
    assert window.session.report.values["requests.received.natural"] == 1
    assert "没有粘贴" in QToolTip.text()


def test_a_block_from_a_spreadsheet_fills_the_cells_from_the_current_one(window, table, keys):
    table("requests")
    QGuiApplication.clipboard().setText("1\t2\t3\n4\t5\t6\n")
    keys((Qt.Key.Key_V, CONTROL))
    values = window.session.report.values
    assert [values[f"requests.carried_in.{c}"] for c in ("natural", "enterprise", "research")] == [
        4,
        5,
        6,
    ]


def test_a_block_with_a_word_in_it_is_refused_whole(window, table, keys):
    table("requests")
    QGuiApplication.clipboard().setText("1\t很多")
    keys((Qt.Key.Key_V, CONTROL))
    assert window.session.report.values["requests.received.natural"] is None
    assert "没有粘贴" in window.statusBar().currentMessage()


def test_what_falls_on_totals_when_pasting_is_said(window, table, keys):
    view = table("requests")
    view.go_to("requests.received.other")
    QGuiApplication.clipboard().setText("1\t9")
    keys((Qt.Key.Key_V, CONTROL))
    assert "另有 1 个数" in window.statusBar().currentMessage()


def test_cells_are_copied_as_a_spreadsheet_takes_them(window, table, keys):
    view = table("requests")
    window.session.set_cell("requests.received.natural", 8)
    view.selectionModel().clear()
    view.go_to("requests.received.natural")
    keys((Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier), (Qt.Key.Key_C, CONTROL))
    assert QGuiApplication.clipboard().text() == "8\t"


def test_a_minus_is_only_a_number_with_its_digits(make_window, forms, keys, window):
    window.session.load(type(window.session.report).blank(forms["2019"], 2020), None)
    window.sections.choose("proactive")
    view = window.stack.currentWidget().view
    view.go_to("proactive.licences.change")
    keys("-3")
    assert window.session.report.values["proactive.licences.change"] == -3


@pytest.mark.parametrize("typed", ["1.5", "-3", "12.0.5"])
def test_what_is_no_count_leaves_the_cell_as_it_was_and_says_so(window, table, keys, typed):
    table("requests")
    window.session.set_cell("requests.received.natural", 4)
    keys(typed, ENTER)
    assert window.session.report.values["requests.received.natural"] == 4
    assert QToolTip.text()
