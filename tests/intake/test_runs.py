# SPDX-License-Identifier: MIT
"""Digits that have run together, cut wherever the totals allow."""

from __future__ import annotations

import pytest

from desktop.intake.runs import Cutter

ROW = [(6, (0, 1, 2, 3, 4, 5))]


def cuts(*pieces: str, count: int = 7, sums: list[tuple[int, tuple[int, ...]]] = ROW) -> list:
    return list(Cutter(count, sums).cuts(pieces))


def test_the_total_leaves_one_way() -> None:
    assert cuts("230", "000023") == [(23, 0, 0, 0, 0, 0, 23)]


def test_no_number_reaches_over_a_gap() -> None:
    assert cuts("12", "0000012") == [(12, 0, 0, 0, 0, 0, 12)]
    assert cuts("1", "2", count=1, sums=[]) == []


def test_zeros_stand_alone() -> None:
    assert cuts("0000000") == [(0, 0, 0, 0, 0, 0, 0)]


def test_several_ways_are_all_found() -> None:
    assert cuts("123", count=2, sums=[]) == [(1, 23), (12, 3)]


def test_a_wrong_total_leaves_no_way() -> None:
    assert cuts("1000005") == []


@pytest.mark.parametrize("pieces", [("1a0",), ("1" * 61,), ("12",), ()])
def test_what_is_no_row_of_digits_has_no_way(pieces: tuple[str, ...]) -> None:
    assert cuts(*pieces) == []


def test_the_search_gives_up_in_time() -> None:
    cutter = Cutter(15, [(14, tuple(range(14)))])
    assert list(cutter.cuts(["1" * 60])) == []
    assert cutter.tried < 100_000
