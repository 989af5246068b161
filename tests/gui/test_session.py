# SPDX-License-Identifier: MIT
"""The session: edits in, changes out, undo."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QObject

from desktop.core.report import EDITION, Edit, Field, Report, cell_edit, text_edit
from desktop.gui.session import ReportSession


@pytest.fixture
def session(qapp, forms):
    owner = QObject()
    made = ReportSession(forms, Report.blank(forms["2021"], 2025))
    made.setParent(owner)
    yield made
    owner.deleteLater()


def test_a_change_names_the_edited_cell_its_totals_and_the_cells_newly_marked(session, qtbot):
    with qtbot.waitSignal(session.changed) as caught:
        session.set_cell("requests.granted.natural", 5)
    assert {
        "requests.granted.natural",
        "requests.granted.total",
        "requests.handled.natural",
        "requests.handled.total",
        "requests.received.natural",
    } <= caught.args[0].cells


def test_an_edit_that_changes_nothing_is_no_step(session):
    session.set_cell("requests.granted.natural", None)
    assert not session.stack.canUndo()


def test_a_decimal_written_otherwise_is_a_change(session):
    session.set_cell("proactive.charges.amount", Decimal("1.5"))
    session.set_cell("proactive.charges.amount", Decimal("1.50"))
    assert str(session.report.values["proactive.charges.amount"]) == "1.50"


def test_edits_of_two_visits_are_two_steps(session):
    session.set_cell("requests.granted.natural", 1)
    session.begin_visit()
    session.set_cell("requests.granted.natural", 2)
    session.stack.undo()
    assert session.report.values["requests.granted.natural"] == 1


def test_edits_of_two_cells_in_one_visit_are_two_steps(session):
    session.set_cell("requests.granted.natural", 1)
    session.set_cell("requests.partial.natural", 2)
    session.stack.undo()
    assert session.report.values["requests.granted.natural"] == 1


def test_undo_and_redo_go_through_every_kind_of_edit(session):
    before = session.report.copy()
    session.set_cell("requests.granted.natural", 1)
    session.set_cover("organisation", "清溪县水务局")
    session.edit([text_edit("overview", "正文")], "修改文字")
    session.set_cover("year", "2020")
    session.fill_blanks("disputes")
    after = session.report.copy()
    for _ in range(5):
        session.stack.undo()
    assert session.report == before
    for _ in range(5):
        session.stack.redo()
    assert session.report == after


def test_filling_blanks_leaves_what_is_there_and_is_one_step(session):
    session.set_cell("disputes.cases.review_upheld", 3)
    assert session.fill_blanks("disputes") == 11
    assert session.report.values["disputes.cases.review_upheld"] == 3
    session.stack.undo()
    assert session.report.values["disputes.cases.review_corrected"] is None


def test_a_new_year_brings_its_edition(session):
    session.set_cover("year", "2020")
    assert session.report.form.edition == "2019"


def test_a_year_that_is_half_typed_leaves_the_edition(session):
    session.set_cover("year", "20")
    assert session.report.form.edition == "2021"


def test_a_report_read_in_the_wrong_edition_stays_in_it_when_its_year_changes(session, forms):
    session.load(Report.blank(forms["2019"], 2022), None)
    session.set_cover("year", "2023")
    assert session.report.form.edition == "2019"


def test_what_the_new_edition_has_no_cell_for_comes_back(session):
    session.set_cell("proactive.rules.issued", 2)
    session.edit([Edit(EDITION, "2019")], "换表样")
    assert "proactive.rules.issued" not in session.report.values
    session.edit([Edit(EDITION, "2021")], "换表样")
    assert session.report.values["proactive.rules.issued"] == 2


def test_a_saved_report_is_clean_until_the_next_edit(session, tmp_path):
    session.set_cell("requests.granted.natural", 1)
    session.mark_saved(tmp_path / "a.nianbao")
    assert not session.unsaved
    session.stack.undo()
    assert session.unsaved


def test_a_report_read_from_a_document_is_unsaved(session, forms):
    session.load(Report.blank(forms["2021"], 2025), None, unsaved=True)
    assert session.unsaved


def test_a_field_that_does_not_exist_is_refused(session):
    with pytest.raises(KeyError):
        session.edit([cell_edit("requests.granted.total", 3)], "填写")


def test_the_change_of_a_text_touches_no_cell(session, qtbot):
    with qtbot.waitSignal(session.changed) as caught:
        session.edit([text_edit("overview", "正文")], "修改文字")
    assert caught.args[0].fields == {Field("text", "overview")}
    assert not caught.args[0].cells
