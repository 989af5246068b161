# SPDX-License-Identifier: MIT
"""Doubts that only the totals of a source raise."""

from __future__ import annotations

import pytest

from desktop.core.report import Note, NoteKind
from desktop.core.totals import with_totals
from desktop.intake.puzzles import RowSums
from desktop.intake.sum_notes import sum_notes

ROW = "requests.refused_publication"


@pytest.fixture
def read(form_2021):
    """Values and printed totals of a source in which every row has 2 and 3."""
    values = dict.fromkeys(form_2021.inputs, 0)
    for cell in values:
        if cell.endswith(".natural"):
            values[cell] = 2
    everything = with_totals(form_2021, values)
    totals = {total.cell: everything[total.cell] for total in form_2021.totals}
    return values, totals


def test_rows_that_add_up_are_not_noted(form_2021, read):
    assert sum_notes(RowSums(form_2021), *read, ()) == []


def test_a_row_that_alone_has_no_total_is_doubtful(form_2021, read):
    values, totals = read
    totals[f"{ROW}.total"] = None
    (note,) = sum_notes(RowSums(form_2021), values, totals, ())
    assert note.kind is NoteKind.DOUBTFUL
    assert f"{ROW}.natural" in note.cells
    assert f"{ROW}.total" in note.cells
    assert "“3.要求提供公开出版物”一行没有合计" in note.message


def test_a_source_that_prints_few_totals_is_not_noted(form_2021, read):
    values, totals = read
    blank = {cell: None for cell in totals if cell.endswith(".total")}
    assert sum_notes(RowSums(form_2021), values, {**totals, **blank}, ()) == []


def test_a_row_without_any_figure_is_not_doubtful(form_2021, read):
    values, totals = read
    values.update({cell: None for cell in values if cell.startswith(f"{ROW}.")})
    totals[f"{ROW}.total"] = None
    assert sum_notes(RowSums(form_2021), values, totals, ()) == []


def test_a_total_that_its_row_does_not_give_is_remarked_on(form_2021, read):
    values, totals = read
    totals[f"{ROW}.total"] = 31
    (note,) = sum_notes(RowSums(form_2021), values, totals, ())
    assert note.kind is NoteKind.REMARK
    assert "原件印的合计是 31，读出的各项相加是 2" in note.message


def test_a_row_that_the_source_has_in_part_is_not_remarked_on(form_2021, read):
    values, totals = read
    totals[f"{ROW}.total"] = 31
    del values[f"{ROW}.other"]
    assert sum_notes(RowSums(form_2021), values, totals, ()) == []


def test_a_group_of_table_four_is_named_as_a_group(form_2021, read):
    values, totals = read
    totals["disputes.cases.review_total"] = 9
    (note,) = sum_notes(RowSums(form_2021), values, totals, ())
    assert note.message.startswith("表四这一组")


def test_a_row_that_is_doubtful_anyway_gets_no_further_note(form_2021, read):
    values, totals = read
    totals[f"{ROW}.total"] = None
    known = Note(NoteKind.DOUBTFUL, "x", (f"{ROW}.total",))
    assert sum_notes(RowSums(form_2021), values, totals, (known,)) == []


def test_a_lone_blank_beside_a_long_number_is_doubtful_where_no_total_is_printed(form_2021, read):
    values, totals = read
    values.update({f"{ROW}.legal": 54, f"{ROW}.other": None})
    blank = dict.fromkeys(totals)
    (note,) = sum_notes(RowSums(form_2021), values, blank, ())
    assert (note.kind, note.cells) == (NoteKind.DOUBTFUL, (f"{ROW}.legal", f"{ROW}.other"))


@pytest.fixture
def slipped(read):
    """The same without its totals, and with them in the column before."""
    values, totals = read
    totals.update({cell: None for cell in totals if cell.endswith(".total")})
    for cells in (values, totals):
        others = [cell for cell in cells if cell.endswith(".other")]
        cells.update({cell: cells[cell.replace(".other", ".natural")] for cell in others})
    return values, totals


def test_columns_that_slipped_over_a_lost_one_are_doubtful(form_2021, slipped):
    (note,) = sum_notes(RowSums(form_2021), *slipped, ())
    assert note.kind is NoteKind.DOUBTFUL
    assert {f"{ROW}.natural", f"{ROW}.other", f"{ROW}.total"} <= set(note.cells)
    assert "像是合计" in note.message


def test_a_last_column_that_is_less_than_the_others_in_one_row_is_no_total(form_2021, slipped):
    values, totals = slipped
    values[f"{ROW}.other"] = 1
    assert sum_notes(RowSums(form_2021), values, totals, ()) == []


def test_a_blank_among_many_is_no_trace(form_2021, read):
    values, totals = read
    values.update({cell: None for cell in values if cell.endswith(".research")})
    values[f"{ROW}.enterprise"] = 54
    assert sum_notes(RowSums(form_2021), values, dict.fromkeys(totals), ()) == []


def test_a_row_that_ends_blank_among_full_ones_may_have_moved_up(form_2021, read):
    values, totals = read
    values[f"{ROW}.other"] = None
    (note,) = sum_notes(RowSums(form_2021), values, dict.fromkeys(totals), ())
    assert (note.kind, len(note.cells)) == (NoteKind.DOUBTFUL, 6)
    assert "末尾空着" in note.message
