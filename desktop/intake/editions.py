# SPDX-License-Identifier: MIT
"""What every reading needs to know of all editions of the form, worked out once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from desktop.intake.puzzles import RowSums
from desktop.intake.sideways import Whole, wholes
from desktop.intake.targets import Likeness, Target, row_orders, targets_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.form import FormSpec


@dataclass(frozen=True, slots=True)
class Editions:
    """The editions, how words compare with their labels, and their rows in printed order.

    `orders` is the labels of the rows of every table; `width` the number of figures that most
    rows have; `wholes` the tables that may be printed in parts; `sums` the totals within rows, by
    edition. `other_rows` and `other_headers` are, by edition, the labels of rows and the innermost
    headers that only the others have.
    """

    forms: Mapping[str, FormSpec]
    like: Likeness
    rows: Mapping[str, list[Target]]
    orders: Sequence[tuple[str, ...]]
    width: int
    wholes: Sequence[Whole]
    sums: Mapping[str, RowSums]
    other_rows: Mapping[str, frozenset[str]]
    other_headers: Mapping[str, frozenset[str]]


_last: list[Editions] = []  # the editions seldom change while the program runs


def editions_of(forms: Mapping[str, FormSpec]) -> Editions:
    """Return what is known of these editions; the same mapping is looked at only once."""
    for known in _last:
        if known.forms is forms:
            return known
    found = _look_at(forms)
    _last[:] = [found]
    return found


def _look_at(forms: Mapping[str, FormSpec]) -> Editions:
    rows = {edition: targets_of(form) for edition, form in forms.items()}
    widths = Counter(target.width for target in chain.from_iterable(rows.values()) if target.width)
    named = {edition: {target.own for target in targets} for edition, targets in rows.items()}
    headers = {
        edition: {label for target in targets for label in target.leaves}
        for edition, targets in rows.items()
    }
    return Editions(
        forms,
        Likeness(forms.values()),
        rows,
        row_orders(rows.values()),
        widths.most_common(1)[0][0],
        wholes(forms, rows),
        {edition: RowSums(form) for edition, form in forms.items()},
        _of_others(named),
        _of_others(headers),
    )


def _of_others(labels: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    everywhere = frozenset(chain.from_iterable(labels.values()))
    return {edition: everywhere - own for edition, own in labels.items()}
