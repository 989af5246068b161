# SPDX-License-Identifier: MIT
"""How likely it is that somebody who meant one number wrote another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.values import display

if TYPE_CHECKING:
    from desktop.core.values import Value

LIKELY = 1  # a digit lost, doubled or swapped, or the cell forgotten
POSSIBLE = 2  # off by one, one wrong digit, a 0 in place of the number
UNLIKELY = 4


def cost(written: Value, meant: Value) -> int:
    """Return LIKELY, POSSIBLE or UNLIKELY; the smaller, the easier the slip."""
    if written is None:
        return LIKELY
    one, other = display(written), display(meant)
    if _one_more(one, other) or _one_more(other, one) or _swapped(one, other):
        return LIKELY
    near = written - (meant or 0) in {1, -1}
    return POSSIBLE if near or written == 0 or _one_other(one, other) else UNLIKELY


def _one_more(long: str, short: str) -> bool:
    """Say whether `long` is `short` with one more character in it."""
    return len(long) == len(short) + 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )


def _swapped(one: str, other: str) -> bool:
    """Say whether two neighbours in one text are the other way round in the other."""
    if len(one) != len(other):
        return False
    at = [place for place, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    return (
        len(at) == 2
        and at[1] == at[0] + 1
        and one[at[0]] == other[at[1]]
        and one[at[1]] == other[at[0]]
    )


def _one_other(one: str, other: str) -> bool:
    """Say whether two texts of two or more characters differ in one of them."""
    return len(one) == len(other) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1
