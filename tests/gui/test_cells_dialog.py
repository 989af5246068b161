# SPDX-License-Identifier: MIT
"""Choosing a cell by typing what its row is called."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop.core.totals import with_totals
from desktop.gui.dialogs.cells import CellsDialog


@pytest.fixture
def dialog(qtbot, report_2021):
    report_2021.values["requests.received.natural"] = 17
    made = CellsDialog(report_2021.form, with_totals(report_2021.form, report_2021.values))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_line_has_the_focus(dialog):
    assert dialog.typed.hasFocus()


def test_typing_narrows_the_list_and_enter_takes_the_first(dialog, keys):
    keys("新收", Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.chosen() == "requests.received.total"


def test_the_arrows_walk_the_list_while_typing(dialog, keys):
    keys("新收", Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert dialog.chosen() == "requests.received.natural"


def test_the_figure_stands_beside_the_name(dialog):
    dialog.typed.setText("新收")
    assert dialog.listed.topLevelItem(0).text(1) == "17 件"


def test_a_double_click_takes_a_cell(dialog, qtbot):
    dialog.typed.setText("收费")
    rect = dialog.listed.visualItemRect(dialog.listed.topLevelItem(0))
    viewport = dialog.listed.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=rect.center())
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=rect.center())
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.chosen() == "proactive.charges.amount"


def test_where_nothing_fits_that_is_said_and_nothing_can_be_put_in(dialog):
    dialog.typed.setText("天气")
    assert dialog._none.isVisible()
    assert not dialog._insert.isEnabled()
    assert dialog.chosen() is None


def test_escape_takes_nothing(dialog, keys):
    keys(Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
