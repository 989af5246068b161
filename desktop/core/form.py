# SPDX-License-Identifier: MIT
"""The statutory form as frozen data: tables, cells, totals, relations, sections of an edition."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class CellKind(Enum):
    """What a number in a cell is."""

    COUNT = "count"  # a whole number, 0 or more
    CHANGE = "change"  # a signed whole number
    AMOUNT = "amount"  # a decimal, 0 or more, printed with the decimals that were typed


class Severity(Enum):
    """How much a finding matters, worst first."""

    ERROR = "error"  # must be put right
    CONFIRM = "confirm"  # may be right; somebody has to say so
    HINT = "hint"  # worth a look

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class RelationKind(Enum):
    """The closed vocabulary of relations a form file may state."""

    EQUAL_SUMS = "equal_sums"  # sum(left) = sum(right)
    AT_MOST = "at_most"  # sum(left) <= sum(right); an empty side is 0
    NONE_WITHOUT = "none_without"  # sum(left) = 0 implies sum(right) = 0
    ZERO_FOR = "zero_for"  # every left cell is 0 for some kinds of organisation


@dataclass(frozen=True, slots=True)
class CellSpec:
    """One number of the form, typed or computed.

    `id` is `table.row.column`; `unit` is what the number counts (件, 万元), never empty;
    `name` is how a message calls it; `total` says that it is computed and cannot be typed.
    """

    id: str
    table: str
    row: str
    column: str
    kind: CellKind
    unit: str
    name: str
    total: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """One printed box of a table: a label or a cell, at a grid place with its spans.

    Exactly one of `text` and `cell` is set, except that an empty label has neither.
    """

    top: int
    left: int
    down: int
    across: int
    text: str = ""
    cell: str = ""
    header: bool = False


@dataclass(frozen=True, slots=True)
class RowSpec:
    """One printed row of a table. `id` is empty for header rows, which hold no cells."""

    id: str
    index: int
    header: bool
    labels: tuple[str, ...]  # from the outermost group to the row's own label
    cells: tuple[str, ...]  # cell ids, left to right


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One statutory table as it is printed."""

    id: str
    name: str
    widths_mm: tuple[float, ...]
    rows: tuple[RowSpec, ...]
    boxes: tuple[Box, ...]  # reading order, covering the grid without gap or overlap
    columns: tuple[str, ...]  # ids, in the order of first use

    @property
    def header_rows(self) -> int:
        """Number of header rows at the top, the ones a printed page repeats."""
        return next((row.index for row in self.rows if not row.header), len(self.rows))


@dataclass(frozen=True, slots=True)
class TotalSpec:
    """A computed cell and the cells it adds up."""

    cell: str
    operands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationSpec:
    """One relation applied to one row or column: a statement about two groups of cells.

    `id` names the rule, `scope` the row or column label it was applied to. Where this one fails,
    the finding of the rule `instead_of` on the same scope is left out: this one says it better.
    """

    id: str
    kind: RelationKind
    severity: Severity
    scope: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    left_name: str
    right_name: str
    title: str
    source: str
    advice: str
    instead_of: str = ""
    organisation_kinds: tuple[str, ...] = ()


class FollowKind(Enum):
    """How cells of this year stand to what the year before leads one to expect."""

    EQUAL = "equal"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class FollowSpec:
    """What a row or column has to do with the report of the year before.

    Expected are the sum of `before` (cells of last year's report) plus `plus` minus `minus` (cells
    of this year's); `now` stands to it as `kind` says. `severity` ERROR holds only between two
    reports that were filled in here; where one was read from a document it is CONFIRM. Where this
    one fails, the findings of `instead_of` are told in its own.
    """

    id: str
    kind: FollowKind
    severity: Severity
    scope: str
    now: tuple[str, ...]
    before: tuple[str, ...]
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    now_name: str
    expected_name: str
    title: str
    source: str
    advice: str
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class BalanceSpec:
    """The line under a table: what came in, what was handled, what stays open, one per column."""

    column: str
    label: str
    incoming: tuple[str, ...]
    handled: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """One section: its printed heading and either a table or a text (the other is empty)."""

    id: str
    heading: str
    aliases: tuple[str, ...]
    table: str = ""
    text: str = ""
    guidance: str = ""


@dataclass(frozen=True, slots=True)
class FormSpec:
    """One edition of the statutory form.

    `last_year` is None while the edition is in force. `totals` are in an order in which every
    operand that is itself a total comes first.
    """

    edition: str
    name: str
    document: str
    first_year: int
    last_year: int | None
    sections: tuple[SectionSpec, ...]
    tables: tuple[TableSpec, ...]
    cells: Mapping[str, CellSpec]
    totals: tuple[TotalSpec, ...]
    relations: tuple[RelationSpec, ...]
    balances: tuple[BalanceSpec, ...]
    follows: tuple[FollowSpec, ...] = ()

    def table(self, table_id: str) -> TableSpec:
        """Return the table with this id; KeyError when the form has none."""
        for table in self.tables:
            if table.id == table_id:
                return table
        raise KeyError(table_id)

    @property
    def inputs(self) -> tuple[str, ...]:
        """Ids of the cells that are typed, in printed order."""
        return tuple(cell.id for cell in self.cells.values() if not cell.total)

    @property
    def text_ids(self) -> tuple[str, ...]:
        """Ids of the free texts: the preface, then those of the sections in order."""
        return (PREFACE, *(section.text for section in self.sections if section.text))

    def covers(self, year: int) -> bool:
        """Say whether a report on the data year `year` is to be made in this edition."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


PREFACE = "preface"
