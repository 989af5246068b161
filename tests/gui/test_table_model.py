# SPDX-License-Identifier: MIT
"""The table model."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.core.report import Evidence, Note, NoteKind, Origin, Report, cell_edit
from desktop.gui.session import ReportSession
from desktop.gui.table_model import TableModel


@pytest.fixture
def owner(qapp):
    return QObject()


@pytest.fixture
def model(forms, owner):
    session = ReportSession(forms, Report.blank(forms["2021"], 2025))
    session.setParent(owner)
    return TableModel(session, forms["2021"].table("requests"), owner)


@pytest.mark.parametrize("edition", ["2019", "2021", "2031"])
def test_every_table_of_every_edition_keeps_the_rules_of_qt(all_forms, owner, edition):
    session = ReportSession(all_forms, Report.blank(all_forms[edition], 2025))
    for table in all_forms[edition].tables:
        model = TableModel(session, table, owner)
        QAbstractItemModelTester(
            model, QAbstractItemModelTester.FailureReportingMode.Warning, owner
        )
        session.edit([cell_edit(cell, 1) for cell in session.report.values], "填写")


def test_labels_stand_where_they_are_printed(model):
    assert model.index(0, 0).data().startswith("（本列数据的勾稽关系为")


def test_places_inside_a_merged_box_are_empty(model):
    assert model.index(1, 1).data() is None


def test_a_total_cannot_be_set(model):
    assert not model.setData(model.index_of("requests.received.total"), "3")


def test_a_word_cannot_be_set(model):
    assert not model.setData(model.index_of("requests.received.natural"), "三")


def test_a_text_is_set_as_a_number(model):
    assert model.setData(model.index_of("requests.received.natural"), "１２")
    assert model.session.report.values["requests.received.natural"] == 12


def test_a_cell_of_another_table_has_no_index(model):
    assert not model.index_of("disputes.cases.review_upheld").isValid()


def test_the_tool_tip_of_a_broken_relation_gives_both_sides_and_the_difference(model):
    model.session.edit(
        [cell_edit("requests.received.welfare", 16), cell_edit("requests.carried_in.welfare", 6)],
        "填写",
    )
    tip = model.index_of("requests.handled.welfare").data(Qt.ItemDataRole.ToolTipRole)
    assert "是 22" in tip
    assert "相差 22" in tip


def test_a_screen_reader_hears_name_value_and_mark(model):
    model.session.edit([cell_edit("requests.received.welfare", 16)], "填写")
    words = model.index_of("requests.received.welfare").data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "表三 一、本年新收政府信息公开申请数量 社会公益组织，16，错误"


def test_a_screen_reader_hears_that_a_cell_is_not_filled_in(model):
    words = model.index_of("requests.received.natural").data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.endswith("未填")


def tip_of(model, cell):
    return model.index_of(cell).data(Qt.ItemDataRole.ToolTipRole)


@pytest.fixture
def read(model):
    """A cell that was read from a document, with a doubt; and a second cell with another one."""
    cells = ("requests.received.natural", "requests.carried_in.natural")
    origins = {cell: Origin("12件", "第2个表格第4行第2格", 0.5) for cell in cells}
    notes = [Note(NoteKind.DOUBTFUL, f"{n}看不清。", (cell,)) for n, cell in enumerate(cells)]
    values = dict.fromkeys(cells, 12)
    model.session.report.evidence = Evidence("a.docx", {}, tuple(notes), values, origins)
    model.session.edit([cell_edit(cell, 12) for cell in cells], "读取")
    return model


def test_the_tool_tip_tells_what_the_source_has_and_the_doubt_on_this_cell(read):
    tip = tip_of(read, "requests.carried_in.natural").splitlines()
    assert "原件：“12件”（第2个表格第4行第2格）" in tip
    assert "1看不清。" in tip
    assert "0看不清。" not in "".join(tip)


def test_the_tool_tip_tells_what_was_changed(read):
    read.session.set_cell("requests.received.natural", 15)
    tip = tip_of(read, "requests.received.natural")
    assert "原件是“12件”（第2个表格第4行第2格），后来改成 15" in tip
    assert "看不清" not in tip
