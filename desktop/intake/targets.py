# SPDX-License-Identifier: MIT
"""The printed rows of a form as one sequence, and how alike words are to its labels."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.core.formgrid import column_labels
from desktop.core.labels import Label, read_label, similarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.core.form import FormSpec, RowSpec, TableSpec

_KNOWN = 0.6  # from here, words are meant for the label
_OWN = 0.9
_MOST_KNOWN = 4000  # texts of sources; more would only fill memory
_LEAST = 0.25  # below, words have nothing in common


@dataclass(frozen=True, slots=True)
class Target:
    """One printed row of the form.

    `own` is the row's own label, `group` the one beside it that it shares with others; both empty
    where the form prints none. `block` counts the runs of header rows of a table. `width` is the
    number of cells; 0 for a header row. `paths` are the header labels above each cell, the
    outermost first.
    """

    table: str
    row: RowSpec
    own: str
    group: str
    block: int
    width: int
    paths: tuple[tuple[str, ...], ...] = ()

    @property
    def leaves(self) -> tuple[str, ...]:
        """The innermost header label above each cell."""
        return tuple(path[-1] for path in self.paths)


def targets_of(form: FormSpec) -> list[Target]:
    """Return the rows of all tables in printed order."""
    return [target for table in form.tables for target in _table_targets(table)]


def _labels_of(form: FormSpec) -> set[str]:
    return {label for table in form.tables for row in table.rows for label in row.labels}


def _table_targets(table: TableSpec) -> list[Target]:
    found: list[Target] = []
    block = -1
    before_header = False
    for row in table.rows:
        if row.header and not before_header:
            block += 1
        before_header = row.header
        own = row.labels[-1] if row.labels and not row.header else ""
        group = row.labels[-2] if len(row.labels) > 2 and not row.header else ""
        paths = tuple(column_labels(table, cell) for cell in row.cells)
        found.append(Target(table.id, row, own, group, block, len(row.cells), paths))
    return found


def row_orders(forms: Iterable[Sequence[Target]]) -> list[tuple[str, ...]]:
    """Return the labels of the rows of every table of some forms, in order, each order once."""
    orders: dict[tuple[str, ...], None] = {}
    for targets in forms:
        for _, rows in groupby(targets, key=lambda target: target.table):
            orders[tuple(target.own for target in rows if target.own)] = None
    return [order for order in orders if order]


class Likeness:
    """Compares words of a source with every label of some forms; each text is compared once."""

    def __init__(self, forms: Iterable[FormSpec]) -> None:
        per_form = {form.edition: _labels_of(form) for form in forms}
        everywhere = set.intersection(*per_form.values())
        texts = sorted(set.union(*per_form.values()))
        self._own = {
            edition: labels - set.union(set(), *(o for e, o in per_form.items() if e != edition))
            for edition, labels in per_form.items()
        }
        self._labels: dict[str, Label] = {text: read_label(text) for text in texts}
        self._pieces = "\n".join(label.text for label in self._labels.values())
        partial = {self._labels[text].text for text in texts if text not in everywhere}
        self._same: dict[str, dict[str, float]] = {}
        for text in texts:
            if self._labels[text].text not in partial:
                self._same.setdefault(self._labels[text].text, {})[text] = 1.0
        self._known: dict[str, Mapping[str, float]] = {}

    def of(self, text: str) -> Mapping[str, float]:
        """Return how alike the text is to the labels, above 0 to 1; unlike ones are left out."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            known = self._known[text] = self._compare(read_label(text))
        return known

    def count_own(self, texts: Iterable[str], form: FormSpec) -> int:
        """Return how many of the texts are labels that no other form has."""
        own = self._own[form.edition]
        return sum(
            any(alike >= _OWN and label in own for label, alike in self.of(text).items())
            for text in texts
        )

    def knows(self, text: str) -> bool:
        """Say whether a text is like a label of the forms, or stands within one."""
        bare = read_label(text).text
        return bool(bare) and (
            bare in self._pieces or max(self.of(text).values(), default=0.0) >= _KNOWN
        )

    def _compare(self, label: Label) -> Mapping[str, float]:
        """Compare with all labels; words that every form has need no second look."""
        same = self._same.get(label.text)
        if same and label.text:
            return same
        pairs = ((text, similarity(label, other)) for text, other in self._labels.items())
        return {text: alike for text, alike in pairs if alike >= _LEAST}
