# SPDX-License-Identifier: MIT
"""A report keeps its bound figures true through every edit, and gives all back on undo."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.bound import Bound, Marked, agreeing, fits
from desktop.core.report import (
    EDITION,
    Edit,
    Report,
    bound_edit,
    cell_edit,
    cover_edit,
    text_edit,
)
from desktop.core.totals import with_totals

NATURAL, TOTAL = "requests.received.natural", "requests.received.total"


@pytest.fixture
def bound_report(report_2021: Report) -> Report:
    """A report that says 收到17件，其中自然人17件。, both figures bound."""
    report_2021.apply(
        [
            cell_edit(NATURAL, 17),
            text_edit("overview", "收到17件，其中自然人17件。"),
            bound_edit("overview", (Bound(2, 2, TOTAL), Bound(11, 2, NATURAL))),
        ]
    )
    return report_2021


def state(report: Report) -> tuple[object, ...]:
    return report.form, report.values, report.texts, report.bound, report.set_aside


def test_a_bound_figure_and_a_bound_total_follow_the_table(bound_report):
    bound_report.apply([cell_edit(NATURAL, 5), cell_edit("requests.received.legal", 100)])
    assert bound_report.texts["overview"] == "收到105件，其中自然人5件。"
    assert bound_report.bound["overview"] == (Bound(2, 3, TOTAL), Bound(12, 1, NATURAL))


def test_a_cell_made_blank_shows_as_not_filled_in_and_comes_back(bound_report):
    bound_report.apply([cell_edit(NATURAL, None)])
    assert bound_report.texts["overview"] == "收到（未填）件，其中自然人（未填）件。"
    bound_report.apply([cell_edit(NATURAL, 3)])
    assert bound_report.texts["overview"] == "收到3件，其中自然人3件。"


def test_other_cells_leave_the_text_alone(bound_report):
    undo = bound_report.apply([cell_edit("requests.granted.natural", 3)])
    assert [edit.field.area for edit in undo] == ["cell"]


def test_a_text_without_figures_stays_whatever_the_table_says(bound_report):
    bound_report.apply([text_edit("problems", "共17件{{17}}"), cell_edit(NATURAL, 5)])
    assert bound_report.texts["problems"] == "共17件{{17}}"


def test_text_and_cell_in_one_step_both_count(bound_report):
    bound_report.apply([text_edit("overview", "今年收到17件。"), cell_edit(NATURAL, 5)])
    assert bound_report.texts["overview"] == "今年收到5件。"


@pytest.mark.parametrize("bounds", [(), (Bound(11, 2, NATURAL),)])
def test_a_figure_that_is_given_up_stays_in_the_text(bound_report, bounds):
    bound_report.apply([bound_edit("overview", bounds)])
    assert bound_report.texts["overview"] == "收到17件，其中自然人17件。"
    assert bound_report.bound.get("overview", ()) == bounds


def test_a_cell_that_the_new_edition_lacks_is_bound_no_more(bound_report, forms):
    cell = "requests.closed_other.natural"
    bound_report.apply(
        [
            cell_edit(cell, 4),
            text_edit("problems", "4"),
            bound_edit("problems", (Bound(0, 1, cell),)),
        ]
    )
    before = state(bound_report.copy())
    undo = bound_report.apply([Edit(EDITION, "2019")], forms)
    assert bound_report.texts["problems"] == "4"
    assert set(bound_report.bound) == {"overview"}
    bound_report.apply(undo, forms)
    assert state(bound_report) == before


def test_a_text_that_the_new_edition_lacks_keeps_its_words_unbound(form_2031, bound_report, forms):
    name = next(name for name in form_2031.text_ids if name not in bound_report.form.text_ids)
    report = Report.blank(form_2031, 2031)
    cell = form_2031.inputs[0]
    report.apply(
        [cell_edit(cell, 6), text_edit(name, "共6件"), bound_edit(name, (Bound(1, 1, cell),))]
    )
    report.apply([Edit(EDITION, "2021")], forms)
    assert (report.texts[name], report.bound) == ("共6件", {})


@pytest.mark.parametrize(
    "bounds",
    [
        (Bound(2, 2, "requests.granted.natural"),),
        (Bound(0, 2, NATURAL),),
        (Bound(12, 20, NATURAL),),
        (Bound(2, 2, "nothing"),),
    ],
)
def test_an_untrue_binding_is_refused_and_the_report_unchanged(bound_report, bounds):
    before = state(bound_report.copy())
    with pytest.raises(ValueError, match="overview"):
        bound_report.apply([cell_edit(NATURAL, 17), bound_edit("overview", bounds)])
    assert state(bound_report) == before


@pytest.mark.parametrize("value", ["x", None, ("x",)])
def test_bindings_are_bindings(bound_report, value):
    with pytest.raises(ValueError, match="bound"):
        bound_report.apply([Edit(bound_edit("overview", ()).field, value)])


def test_the_cover_leaves_texts_alone(bound_report):
    assert len(bound_report.apply([cover_edit("organisation", "甲")])) == 1


def test_a_copy_is_bound_by_itself(bound_report):
    bound_report.copy().apply([text_edit("overview", "")])
    assert bound_report.bound["overview"]


edits = st.one_of(
    st.builds(
        cell_edit,
        st.sampled_from([NATURAL, "requests.received.legal"]),
        st.none() | st.integers(0, 300),
    ),
    st.builds(text_edit, st.just("overview"), st.text("17，件", max_size=6)),
    st.builds(Edit, st.just(EDITION), st.sampled_from(["2019", "2021"])),
    st.tuples(st.integers(0, 20), st.integers(0, 2), st.text("17，件", max_size=2)),
)


@given(st.lists(edits, max_size=8))
def test_any_edits_keep_what_is_bound_true_and_undo_gives_all_back(forms, steps):
    report = Report.blank(forms["2021"], 2025)
    text = "收到17件，其中自然人17件。"
    bounds = (Bound(2, 2, TOTAL), Bound(11, 2, NATURAL))
    report.apply(
        [cell_edit(NATURAL, 17), text_edit("overview", text), bound_edit("overview", bounds)]
    )
    history = []
    for step in steps:
        history.append((state(report.copy()), report.apply([as_edit(report, step)], forms)))
        values = with_totals(report.form, report.values)
        for name, kept in report.bound.items():
            marked = Marked(report.texts[name], kept)
            assert fits(marked)
            assert agreeing(marked, values) == marked
    for before, undo in reversed(history):
        report.apply(undo, forms)
        assert state(report) == before


def as_edit(report: Report, step: object) -> Edit:
    """Return a step as it is, or typing at a place as an edit of the text."""
    if isinstance(step, Edit):
        return step
    at, removed, typed = step
    text = report.texts["overview"]
    return text_edit("overview", text[:at] + typed + text[at + removed :])
