# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.checks.slips import LIKELY, POSSIBLE, UNLIKELY, cost

if TYPE_CHECKING:
    from desktop.core.values import Value


@pytest.mark.parametrize(
    ("written", "meant"),
    [(None, 7), (1, 12), (12, 1), (33, 3), (21, 12), (1203, 1230), (None, 0), (10, 1)],
)
def test_lost_doubled_and_swapped_digits_and_forgotten_cells_are_likely(
    written: Value, meant: Value
) -> None:
    assert cost(written, meant) == LIKELY


@pytest.mark.parametrize(("written", "meant"), [(0, 7), (6, 7), (8, 7), (17, 87), (120, 121)])
def test_one_more_one_less_one_wrong_digit_and_zero_are_possible(
    written: Value, meant: Value
) -> None:
    assert cost(written, meant) == POSSIBLE


@pytest.mark.parametrize(("written", "meant"), [(5, 9), (12, 34), (321, 123), (7, 412), (9, 5)])
def test_anything_else_is_unlikely(written: Value, meant: Value) -> None:
    assert cost(written, meant) == UNLIKELY
