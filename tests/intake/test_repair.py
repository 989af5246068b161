# SPDX-License-Identifier: MIT
"""Rows with too few or too many figures, filled as the totals allow."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from desktop.intake.puzzles import RowSums, make_puzzle
from desktop.intake.repair import solve
from desktop.intake.ways import options

if TYPE_CHECKING:
    from desktop.core.form import FormSpec
    from desktop.core.values import Value
    from desktop.intake.puzzles import Puzzle

COLUMNS = ("natural", "enterprise", "research", "welfare", "legal", "other", "total")


def puzzle(form: FormSpec, row: str, *texts: str) -> Puzzle:
    return make_puzzle(
        form, row, [f"requests.{row}.{name}" for name in COLUMNS], texts, RowSums(form)
    )


def answer(form: FormSpec, *texts: str) -> tuple[Value, ...]:
    return solve(form, [puzzle(form, "granted", *texts)], {})[0].option.values


def test_all_ways_agree_where_everything_is_zero(form_2021: FormSpec) -> None:
    found = solve(form_2021, [puzzle(form_2021, "granted", *"000000")], {})[0]
    assert found.option.values == (0,) * 7
    assert found.rivals == ()


def test_a_lost_figure_follows_from_the_total(form_2021: FormSpec) -> None:
    assert sum(v or 0 for v in answer(form_2021, "1", "2", "0", "0", "0", "5")[:6]) == 5


def test_a_lost_total_is_the_sum_when_the_last_figure_cannot_be_one(form_2021: FormSpec) -> None:
    assert answer(form_2021, "9", "2", "3", "1", "0", "1") == (9, 2, 3, 1, 0, 1, 16)


def test_rows_of_one_shape_lost_the_same_column(form_2021: FormSpec) -> None:
    rows = ("granted", "partial", "denied_secret")
    texts = (("3", "0", "0", "0", "0", "3"), ("0", "1", "0", "0", "2", "3"), "000000")
    known: dict[str, Value] = {f"requests.handled.{name}": None for name in COLUMNS}
    pairs = zip(rows, texts, strict=True)
    found = solve(form_2021, [puzzle(form_2021, row, *text) for row, text in pairs], known)
    assert len({one.option.pattern for one in found}) == 1


def test_the_totals_of_the_columns_choose_between_ways(form_2021: FormSpec) -> None:
    row = puzzle(form_2021, "received", "3", "0", "0", "0", "0", "3")
    known: dict[str, Value] = {}
    for name in COLUMNS:
        open_cases = 3 if name in ("enterprise", "total") else 0
        known |= {f"requests.carried_in.{name}": 0, f"requests.handled.{name}": 0}
        known[f"requests.carried_out.{name}"] = open_cases
    assert solve(form_2021, [row], known)[0].option.values == (0, 3, 0, 0, 0, 0, 3)


def test_an_extra_subtotal_is_left_out(form_2021: FormSpec) -> None:
    assert answer(form_2021, "1", "2", "0", "0", "0", "0", "2", "3") == (1, 2, 0, 0, 0, 0, 3)


def test_figures_that_ran_together_are_cut_by_the_total(form_2021: FormSpec) -> None:
    assert answer(form_2021, "230 000023") == (23, 0, 0, 0, 0, 0, 23)


def test_digits_that_no_total_explains_are_not_read(form_2021: FormSpec) -> None:
    assert answer(form_2021, "0 123456789") == (None,) * 7


def test_few_figures_that_are_no_digits_of_a_row_stay_as_they_are(form_2021: FormSpec) -> None:
    assert set(answer(form_2021, "12345678", "12345678")) == {12345678, None}


def test_without_totals_only_a_single_way_to_cut_is_taken(form_2019: FormSpec) -> None:
    cells = [f"proactive.licences.{name}" for name in ("last_year", "change", "decisions")]
    one = make_puzzle(form_2019, "licences", cells, ["000"], RowSums(form_2019))
    many = make_puzzle(form_2019, "licences", cells, ["396442278"], RowSums(form_2019))
    assert [found.option.values for found in solve(form_2019, [one, many], {})] == [
        (0, 0, 0),
        (None, None, None),
    ]


@pytest.mark.parametrize("texts", [(), ("5",), ("5", "5"), ("7", "4", "9")])
def test_there_is_always_a_way(texts: tuple[str, ...], form_2021: FormSpec) -> None:
    assert options(puzzle(form_2021, "granted", *texts))


def test_rows_that_lost_their_blanks_are_fitted_by_the_sums_of_the_columns(
    form_2021: FormSpec,
) -> None:
    # the row of sums says 2 for companies and 1 for others; no zero is printed anywhere
    rows = {"received": "9 2 1 12", "denied_law": "3 1 4", "granted": "6 2 8"}
    puzzles = [puzzle(form_2021, row, *texts.split()) for row, texts in rows.items()]
    asked = {cell.id for one in puzzles for cell in one.cells}
    known: dict[str, Value] = {cell: None for cell in form_2021.cells if cell not in asked}
    sums = {"natural": 9, "enterprise": 2, "other": 1, "total": 12}
    known.update({f"requests.handled.{name}": value for name, value in sums.items()})
    assert [found.option.values for found in solve(form_2021, puzzles, known)] == [
        (9, 2, None, None, None, 1, 12),
        (3, None, None, None, None, 1, 4),
        (6, 2, None, None, None, None, 8),
    ]


def test_figures_that_run_together_keep_their_zeros_in_a_source_that_leaves_zeros_out(
    form_2021: FormSpec,
) -> None:
    short = [puzzle(form_2021, row, "3", "3") for row in ("denied_law", "partial")]
    run = puzzle(form_2021, "granted", "2300005")
    *_, last = solve(form_2021, [*short, run], {})
    assert last.option.values == (2, 3, 0, 0, 0, 0, 5)


def test_a_short_row_of_blanks_is_blank(form_2021: FormSpec) -> None:
    assert answer(form_2021, *[""] * 6) == (None,) * 7


def test_one_figure_in_a_row_without_totals_is_not_torn(form_2021: FormSpec) -> None:
    cells = [f"proactive.rules.{name}" for name in ("issued", "repealed", "in_force")]
    row = make_puzzle(form_2021, "rules", cells, ["564"], RowSums(form_2021))
    values = solve(form_2021, [row], {})[0].option.values
    assert sorted(values, key=str) == [564, None, None]


def test_a_row_of_many_figures_takes_no_time(form_2021: FormSpec) -> None:
    row = puzzle(form_2021, "granted", *map(str, range(3_000)))
    start = time.process_time()
    assert len(options(row)[0].values) == len(COLUMNS)
    assert time.process_time() - start < 3
