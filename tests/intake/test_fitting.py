# SPDX-License-Identifier: MIT
"""The cells behind a label in their columns, as far as that is certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.align import Match
from desktop.intake.blocks import SourceBox
from desktop.intake.columns import Columns
from desktop.intake.fitting import Fit, fit
from desktop.intake.lines import make_line
from desktop.intake.targets import Likeness, targets_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec

COLUMNS = Columns(tuple(range(7)), ("",) * 7, tuple(range(2, 9)))


@pytest.fixture
def fitted(forms: Mapping[str, FormSpec]) -> Callable[..., Fit]:
    """Fit cells behind a label; each is a text and its grid place, with the columns it covers."""
    like = Likeness(forms.values())
    target = next(one for one in targets_of(forms["2021"]) if one.row.id == "granted")

    def fit_cells(*cells: tuple[str, int, int], exact: bool = True) -> Fit:
        boxes = [SourceBox(0, left, text, 1, across) for text, left, across in cells]
        line = make_line(0, 0, "", [SourceBox(0, 0, target.own, 1, 2), *boxes], exact=exact)
        return fit(Match(line, 0, (0,), 1.0), target, COLUMNS, None, like)

    return fit_cells


def behind(first: int) -> list[tuple[str, int, int]]:
    """Return single cells from a grid place to the last column."""
    return [(str(left), left, 1) for left in range(first, 9)]


def test_a_cell_for_every_column_is_in_it(fitted: Callable[..., Fit]) -> None:
    assert fitted(*behind(2)).texts == ("2", "3", "4", "5", "6", "7", "8")


def test_a_blank_over_several_columns_leaves_each_of_them_blank(fitted: Callable[..., Fit]) -> None:
    assert fitted(("", 2, 3), *behind(5)).texts == ("", "", "", "5", "6", "7", "8")


@pytest.mark.parametrize("first", [("1", 2, 3), ("", 9, 1)])
def test_a_figure_over_several_columns_and_a_cell_beside_them_have_no_place(
    first: tuple[str, int, int], fitted: Callable[..., Fit]
) -> None:
    found = fitted(first, *behind(5))
    assert found.texts is None
    assert found.loose == (first[0], "5", "6", "7", "8")


def test_without_places_too_few_cells_are_loose(fitted: Callable[..., Fit]) -> None:
    assert fitted(("", 2, 3), *behind(5), exact=False).loose == ("", "5", "6", "7", "8")


def test_words_between_the_label_and_the_cells_are_skipped(fitted: Callable[..., Fit]) -> None:
    found = fitted(("见附件", 1, 1), *behind(2))
    assert (found.skipped, found.texts) == (("见附件",), ("2", "3", "4", "5", "6", "7", "8"))
