# SPDX-License-Identifier: MIT
from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.form import CellKind
from desktop.core.report import (
    COVER_FIELDS,
    EDITION,
    Edit,
    Evidence,
    Field,
    Note,
    NoteKind,
    OrganisationKind,
    Report,
    cell_edit,
    cover_edit,
    is_year,
    text_edit,
)
from desktop.store.drafts import encode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec

RECEIVED = "requests.received.natural"


def test_a_blank_report_has_every_input_blank_and_its_year(report_2021: Report) -> None:
    assert set(report_2021.values) == set(report_2021.form.inputs)
    assert set(report_2021.values.values()) == {None}
    assert report_2021.year == 2025


def test_a_report_without_year_has_none(form_2021: FormSpec) -> None:
    assert Report.blank(form_2021).year is None


def test_the_usual_title_is_made_of_organisation_and_year(zero_report: Report) -> None:
    assert zero_report.title == "清溪县云岭镇人民政府2025年政府信息公开工作年度报告"


def test_a_title_that_was_given_is_kept(zero_report: Report) -> None:
    zero_report.apply([cover_edit("title", "另起的标题")])
    assert zero_report.title == "另起的标题"


def test_every_kind_of_organisation_has_a_name_for_the_user() -> None:
    assert all(kind.label for kind in OrganisationKind)


def test_the_kind_of_organisation_is_read_from_the_cover(zero_report: Report) -> None:
    assert zero_report.kind is OrganisationKind.TOWNSHIP


@pytest.mark.parametrize(
    ("text", "good"),
    [("", True), ("2025", True), ("20", True), ("２０２５", True), ("20255", False), ("年", False)],
)
def test_a_year_has_up_to_four_digits(text: str, good: bool) -> None:
    assert is_year(text) is good


@pytest.mark.parametrize(
    "edit",
    [
        cell_edit(RECEIVED, 3),
        cell_edit("proactive.charges.amount", Decimal("1.50")),
        cover_edit("organisation", "某局"),
        text_edit("preface", "引言"),
    ],
)
def test_an_edit_puts_its_value_and_its_undo_takes_it_back(report_2021: Report, edit: Edit) -> None:
    before = report_2021.copy()
    undo = report_2021.apply([edit])
    assert report_2021.get(edit.field) == edit.value
    report_2021.apply(undo)
    assert report_2021 == before


def test_two_edits_of_one_field_are_undone_in_the_right_order(report_2021: Report) -> None:
    undo = report_2021.apply([cell_edit(RECEIVED, 1), cell_edit(RECEIVED, 2)])
    report_2021.apply(undo)
    assert report_2021.values[RECEIVED] is None


def test_the_edits_that_undo_can_themselves_be_undone(report_2021: Report) -> None:
    undo = report_2021.apply([cell_edit(RECEIVED, 1), text_edit("overview", "一")])
    after = report_2021.copy()
    redo = report_2021.apply(undo)
    report_2021.apply(redo)
    assert report_2021 == after


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        (cell_edit("requests.handled.natural", 1), KeyError),
        (cell_edit("requests.gone.natural", 1), KeyError),
        (cell_edit(RECEIVED, -1), ValueError),
        (cell_edit(RECEIVED, Decimal("0.5")), ValueError),
        (Edit(Field("cell", RECEIVED), "3"), ValueError),
        (cell_edit("proactive.charges.amount", Decimal("NaN")), ValueError),
        (cover_edit("colour", "red"), KeyError),
        (cover_edit("organisation_kind", "village"), ValueError),
        (cover_edit("year", "二零二五"), ValueError),
        (Edit(Field("cover", "title"), 3), ValueError),
        (text_edit("outlook", "计划"), KeyError),
        (Edit(Field("text", "preface"), None), ValueError),
        (Edit(Field("colour", "x"), "red"), KeyError),
        (Edit(EDITION, "1999"), KeyError),
    ],
)
def test_a_failed_apply_leaves_the_report_unchanged(
    zero_report: Report, forms: Mapping[str, FormSpec], edit: Edit, fault: type[Exception]
) -> None:
    before = zero_report.copy()
    edits = [cell_edit(RECEIVED, 5), Edit(EDITION, "2019"), Edit(EDITION, "2021"), edit]
    with pytest.raises(fault):
        zero_report.apply(edits, forms)
    assert zero_report == before


def test_an_edition_cannot_be_changed_without_the_forms(zero_report: Report) -> None:
    with pytest.raises(KeyError):
        zero_report.apply([Edit(EDITION, "2019")])


def test_another_edition_keeps_what_it_has_in_common(
    zero_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    zero_report.apply([cell_edit(RECEIVED, 5), Edit(EDITION, "2019")], forms)
    assert zero_report.form is forms["2019"]
    assert tuple(zero_report.values) == forms["2019"].inputs
    assert zero_report.values[RECEIVED] == 5
    assert zero_report.values["requests.closed.natural"] is None


def test_another_edition_sets_aside_what_it_has_no_cell_for(
    zero_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    zero_report.apply([cell_edit("proactive.charges.amount", Decimal("1.5"))])
    zero_report.apply([Edit(EDITION, "2019")], forms)
    assert zero_report.set_aside["proactive.charges.amount"] == Decimal("1.5")


def test_what_was_set_aside_comes_back(zero_report: Report, forms: Mapping[str, FormSpec]) -> None:
    before = zero_report.copy()
    zero_report.apply([Edit(EDITION, "2019"), Edit(EDITION, "2021")], forms)
    assert zero_report == before


def test_a_text_of_another_edition_is_kept_until_that_edition_comes_back(
    zero_report: Report, all_forms: Mapping[str, FormSpec]
) -> None:
    zero_report.apply([Edit(EDITION, "2031"), text_edit("outlook", "计划")], all_forms)
    zero_report.apply([Edit(EDITION, "2021")], all_forms)
    assert zero_report.form.text_ids == ("preface", "overview", "problems", "other_matters")
    zero_report.apply([Edit(EDITION, "2031")], all_forms)
    assert zero_report.texts["outlook"] == "计划"


def test_a_copy_does_not_follow_the_original(zero_report: Report) -> None:
    copy = zero_report.copy()
    zero_report.apply([cell_edit(RECEIVED, 5), text_edit("preface", "改"), cover_edit("date", "")])
    assert copy != zero_report
    assert copy.values[RECEIVED] == 0


def test_absent_cells_are_those_the_source_lacked_and_nobody_filled_in(report_2021: Report) -> None:
    lost = Note(NoteKind.ABSENT, "缺。", (RECEIVED, "requests.received.other", "requests.x.total"))
    doubt = Note(NoteKind.DOUBTFUL, "疑。", ("requests.granted.other",))
    report_2021.evidence = Evidence("a.docx", {}, (lost, doubt))
    report_2021.apply([cell_edit(RECEIVED, 0)])
    assert report_2021.absent == {"requests.received.other"}


NUMBERS = {
    CellKind.COUNT: st.none() | st.integers(0, 10**15 - 1),
    CellKind.CHANGE: st.none() | st.integers(-(10**15) + 1, 10**15 - 1),
    CellKind.AMOUNT: st.none() | st.decimals(0, 10**14, places=3),
}
COVERS = {
    "year": st.sampled_from(["", "2020", "2025"]),
    "organisation_kind": st.sampled_from([kind.value for kind in OrganisationKind]),
}


@st.composite
def some_edits(draw: Callable[..., Any], forms: Mapping[str, FormSpec]) -> list[list[Edit]]:
    """Draw batches of edits, each valid at its time, changes of edition among them."""
    edition, batches = "2021", []
    for _ in range(draw(st.integers(1, 6))):
        batch = []
        for _ in range(draw(st.integers(1, 4))):
            area = draw(st.sampled_from(["cell", "cell", "cover", "text", "edition"]))
            form = forms[edition]
            if area == "cell":
                cell = draw(st.sampled_from(form.inputs))
                batch.append(cell_edit(cell, draw(NUMBERS[form.cells[cell].kind])))
            elif area == "cover":
                name = draw(st.sampled_from(COVER_FIELDS))
                batch.append(cover_edit(name, draw(COVERS.get(name, st.text(max_size=3)))))
            elif area == "text":
                name = draw(st.sampled_from(form.text_ids))
                batch.append(text_edit(name, draw(st.text(max_size=3))))
            else:
                edition = draw(st.sampled_from(sorted(forms)))
                batch.append(Edit(EDITION, edition))
        batches.append(batch)
    return batches


@given(st.data())
def test_undo_gives_back_equal_reports_and_equal_drafts_whatever_was_edited(
    all_forms: Mapping[str, FormSpec], data: st.DataObject
) -> None:
    report = Report.blank(all_forms["2021"], 2025)
    states, undos = [], []
    for batch in data.draw(some_edits(all_forms)):
        states.append((report.copy(), encode(report)))
        undos.append(report.apply(batch, all_forms))
    for (state, draft), undo in zip(reversed(states), reversed(undos), strict=True):
        report.apply(undo, all_forms)
        assert report == state
        assert encode(report) == draft


@given(st.data())
def test_redo_gives_back_what_undo_took(
    all_forms: Mapping[str, FormSpec], data: st.DataObject
) -> None:
    report = Report.blank(all_forms["2021"], 2025)
    for batch in data.draw(some_edits(all_forms)):
        before = report.copy()
        undo = report.apply(batch, all_forms)
        after = report.copy()
        redo = report.apply(undo, all_forms)
        assert report == before
        report.apply(redo, all_forms)
        assert report == after


def test_a_printed_total_speaks_only_while_the_cells_under_it_are_as_they_were_read(report_2021):
    printed = {"requests.granted.total": 9, "requests.partial.total": 4}
    report_2021.evidence = Evidence("a.docx", printed, (), dict(report_2021.values))
    undo = report_2021.apply([cell_edit("requests.granted.natural", 3)])
    assert report_2021.standing_totals == {"requests.partial.total": 4}
    report_2021.apply(undo)
    assert report_2021.standing_totals == printed


def test_a_printed_total_of_totals_falls_with_the_cells_far_below_it(report_2021):
    report_2021.evidence = Evidence(
        "a.docx", {"requests.handled.total": 9}, (), dict(report_2021.values)
    )
    report_2021.apply([cell_edit("requests.granted.natural", 3)])
    assert not report_2021.standing_totals
