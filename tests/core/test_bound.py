# SPDX-License-Identifier: MIT
"""Figures in a text that follow cells: kept exact or given up, and no other character changed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.bound import (
    Bound,
    Marked,
    agreeing,
    fits,
    moved,
    printed,
    refreshed,
    spliced,
    without,
)

SEVENTEEN = Marked("收到17件", (Bound(2, 2, "a"),))
letters = st.text("1７.,件，共\n", max_size=4)
cells = st.dictionaries(st.sampled_from("abc"), st.none() | st.integers(0, 2000), min_size=3)


def shown(marked):
    return [(marked.text[one.start : one.end], one.cell) for one in marked.bounds]


@st.composite
def bound_texts(draw):
    """Return values and a text of plain pieces with bound figures between them."""
    values = draw(cells)
    marked = Marked(draw(letters))
    for cell in draw(st.lists(st.sampled_from("abc"), max_size=4)):
        figure = printed(values[cell])
        end = len(marked.text)
        marked = spliced(marked, end, end, Marked(figure, (Bound(0, len(figure), cell),)))
        marked = spliced(marked, len(marked.text), len(marked.text), Marked(draw(letters)))
    return values, marked


@st.composite
def edited(draw):
    values, old = draw(bound_texts())
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(old.text))] * 2)))
    return values, old, start, end, draw(letters)


@given(edited())
def test_whatever_is_typed_bindings_stay_exact_or_are_dropped(case):
    values, old, start, end, typed = case
    new = old.text[:start] + typed + old.text[end:]
    result = moved(old, new, start + len(typed))
    assert result.text == new
    assert fits(result)
    assert agreeing(result, values) == result


@given(edited())
def test_where_the_cursor_stands_unknown_as_many_bindings_stay(case):
    _, old, start, end, typed = case
    new = old.text[:start] + typed + old.text[end:]
    known = moved(old, new, start + len(typed))
    assert len(moved(old, new).bounds) >= len(known.bounds)


@given(bound_texts(), cells)
def test_a_refresh_changes_the_bound_figures_and_nothing_else(case, values):
    _, old = case
    new = refreshed(old, values)
    pieces, at = [], 0
    for one in old.bounds:
        pieces += old.text[at : one.start], printed(values[one.cell])
        at = one.end
    assert new.text == "".join([*pieces, old.text[at:]])
    assert agreeing(new, values) == new


@given(edited())
def test_a_passage_put_in_keeps_the_text_around_it(case):
    values, old, start, end, typed = case
    passage = Marked("共" + printed(values["a"]) + typed)
    bound = passage._replace(bounds=(Bound(1, len(printed(values["a"])), "a"),))
    result = spliced(old, start, end, bound)
    assert result.text == old.text[:start] + bound.text + old.text[end:]
    assert agreeing(result, values) == result


@pytest.mark.parametrize(
    ("new", "caret"),
    [("新收到17件", 1), ("收到17件，", 6), ("17件", 0), ("收到17", 4), ("收到，17件", 3)],
)
def test_typing_around_a_figure_moves_it(new, caret):
    assert shown(moved(SEVENTEEN, new, caret)) == [("17", "a")]


@pytest.mark.parametrize(
    "new", ["收到1件", "收到187件", "收到117件", "收到17.5件", "收到1,17件", "收到１17件", "件"]
)
def test_typing_inside_or_against_a_figure_unbinds_it(new):
    assert moved(SEVENTEEN, new) == Marked(new)


def test_a_full_stop_behind_a_figure_leaves_it_bound():
    assert shown(moved(Marked("共17", (Bound(1, 2, "a"),)), "共17.")) == [("17", "a")]


def test_of_two_like_figures_the_cursor_tells_which_was_deleted():
    twins = Marked("17、17", (Bound(0, 2, "a"), Bound(3, 2, "b")))
    assert shown(moved(twins, "17", 0)) == [("17", "b")]
    assert shown(moved(twins, "17", 2)) == [("17", "a")]


def test_a_cursor_that_cannot_be_right_is_not_believed():
    assert shown(moved(SEVENTEEN, "新收到17件", 5)) == [("17", "a")]


def test_a_blank_is_no_zero():
    assert [printed(value) for value in (None, 0, Decimal("1.50"))] == ["（未填）", "0", "1.50"]


def test_a_figure_whose_cell_is_gone_stays_as_plain_text():
    assert refreshed(SEVENTEEN, {}) == Marked("收到17件")


def test_figures_that_come_to_touch_are_given_up():
    blanks = Marked("（未填）（未填）", (Bound(0, 4, "a"), Bound(4, 4, "b")))
    assert refreshed(blanks, {"a": 1, "b": 2}) == Marked("12")


@pytest.mark.parametrize(
    "bounds",
    [
        (Bound(4, 2, "a"),),
        (Bound(-1, 2, "a"),),
        (Bound(2, 0, "a"),),
        (Bound(0, 3, "a"), Bound(2, 1, "b")),
        (Bound(3, 1, "a"), Bound(0, 1, "b")),
    ],
)
def test_places_outside_the_text_or_across_one_another_do_not_fit(bounds):
    assert not fits(Marked("收到17件", bounds))


def test_one_binding_is_given_up_by_itself():
    assert without((Bound(0, 1, "a"), Bound(2, 1, "b")), Bound(0, 1, "a")) == (Bound(2, 1, "b"),)
