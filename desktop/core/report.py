# SPDX-License-Identifier: MIT
"""The report that is being filled in: the one mutable object of the program.

Every change goes through `Report.apply`, which returns the edits that take it back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from desktop.core.bound import Bound, Bounds, Marked, agreeing, fits, moved, refreshed
from desktop.core.totals import with_totals
from desktop.core.values import same, storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.core.form import FormSpec
    from desktop.core.values import Value


class OrganisationKind(Enum):
    """Which kind of organisation reports; some checks depend on it."""

    UNKNOWN = ""
    TOWNSHIP = "township"
    COUNTY = "county"
    COUNTY_DEPARTMENT = "county_department"
    CITY = "city"
    CITY_DEPARTMENT = "city_department"
    PROVINCE = "province"
    PROVINCE_DEPARTMENT = "province_department"

    @property
    def label(self) -> str:
        """The name for the user."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    OrganisationKind.UNKNOWN: "（未选择）",
    OrganisationKind.TOWNSHIP: "乡镇人民政府、街道办事处",
    OrganisationKind.COUNTY: "县级人民政府",
    OrganisationKind.COUNTY_DEPARTMENT: "县级政府部门",
    OrganisationKind.CITY: "设区的市级人民政府",
    OrganisationKind.CITY_DEPARTMENT: "设区的市级政府部门",
    OrganisationKind.PROVINCE: "省级人民政府",
    OrganisationKind.PROVINCE_DEPARTMENT: "省级政府部门",
}

COVER_FIELDS = (
    "organisation",
    "organisation_kind",
    "year",
    "title",
    "number",
    "addressee",
    "signature",
    "date",
)


class NoteKind(Enum):
    """Why a reading says something about a place of its source."""

    ABSENT = "absent"  # the source does not have these cells
    DOUBTFUL = "doubtful"  # placed, but another reading is possible
    UNDERSTOOD = "understood"  # the source writes it in another way
    UNPLACED = "unplaced"  # could not be placed; the message quotes it
    REMARK = "remark"  # about the source as a whole


@dataclass(frozen=True, slots=True)
class Note:
    """What a reading has to say about its source. `cells` may be empty; `place` is in Chinese."""

    kind: NoteKind
    message: str
    cells: tuple[str, ...] = ()
    place: str = ""


class Origin(NamedTuple):
    """Where the value of a cell was read.

    `text` is what the source prints there, unchanged, empty for a blank; where the cells of a row
    could not be told apart it is the whole row, divided by ` | `. `place` says in Chinese where
    that stands (第3个表格第5行第4格). `confidence` is 1 where the source says it plainly, 0 where
    nothing could be read from what is there, and between them what the weakest doubt leaves.
    """

    text: str
    place: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the document a report was read from; empty for a report begun here.

    `printed_totals` are the total cells as the source prints them (None: printed blank),
    `values` the input cells as they were read (a cell that the source lacks is not in it).
    `origins` has the same cells as those two together; a draft of an older version has none.
    """

    source: str = ""
    printed_totals: Mapping[str, Value] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)

    def reasons(self, cell: str) -> tuple[str, ...]:
        """Return why a cell is not certain, or how it was understood; nothing when it is plain."""
        return tuple(note.message for note in self.notes if cell in note.cells)


class Confirmation(NamedTuple):
    """Why the user leaves something as it is, and the numbers and words that was said about."""

    reason: str
    given_for: str


class Field(NamedTuple):
    """The address of one thing that can be edited.

    `area` is `cell`, `cover`, `text`, `bound` (its name is that of a text), `confirmation` (its
    name is the key of a finding) or `edition` (with an empty `name`).
    """

    area: str
    name: str


Content: TypeAlias = "Value | str | Confirmation | Bounds"


class Edit(NamedTuple):
    """Put `value` into `field`: a Value into a cell, a str into a text, the cover, the edition.

    A confirmation takes a Confirmation, or None to take it away; the bindings of a text a tuple.
    """

    field: Field
    value: Content


def cell_edit(cell: str, value: Value) -> Edit:
    """Return the edit that puts a value into an input cell."""
    return Edit(Field("cell", cell), value)


def cover_edit(name: str, text: str) -> Edit:
    """Return the edit of a cover field, one of COVER_FIELDS."""
    return Edit(Field("cover", name), text)


def text_edit(name: str, text: str) -> Edit:
    """Return the edit of a free text."""
    return Edit(Field("text", name), text)


def bound_edit(name: str, bounds: Bounds) -> Edit:
    """Return the edit of what is bound in a text; none of it for an empty tuple."""
    return Edit(Field("bound", name), bounds)


EDITION = Field("edition", "")
_FOLLOWED = frozenset(("cell", "text", "edition"))  # areas whose edits can move a bound figure


def is_year(text: str) -> bool:
    """Say whether a text can stand in the cover field `year`: up to four digits, or nothing."""
    return not text or (text.isdecimal() and len(text) <= 4)


@dataclass(slots=True)
class Report:
    """One report in one edition of the form.

    `values` has exactly the input cells of the form; None is a blank. `set_aside` keeps values of
    cells that the present edition does not have, so that changing the edition loses nothing; for
    the same reason `texts` has, after those of the form, the texts of other editions that are not
    empty. `cover["year"]` is up to four digits or empty; `cover["date"]` is ISO (2026-01-20), or
    what the source had, or empty; an empty title stands for the usual one; `cover["number"]` is
    文号, `cover["addressee"]` 主送机关, and most reports have neither. Texts hold one paragraph a
    line. `confirmations` are kept by the key of the finding that they answer. `bound` says which
    figures in a text follow which cells; it has only texts with such figures, and their characters
    are always what the cell has.
    """

    form: FormSpec
    values: dict[str, Value]
    cover: dict[str, str]
    texts: dict[str, str]
    set_aside: dict[str, Value] = field(default_factory=dict)
    evidence: Evidence = field(default_factory=Evidence)
    confirmations: dict[str, Confirmation] = field(default_factory=dict)
    bound: dict[str, Bounds] = field(default_factory=dict)

    @classmethod
    def blank(cls, form: FormSpec, year: int | None = None) -> Report:
        """Return a report in which nothing is filled in but the year."""
        cover = dict.fromkeys(COVER_FIELDS, "")
        cover["year"] = "" if year is None else str(year)
        texts = dict.fromkeys(form.text_ids, "")
        return cls(form, dict.fromkeys(form.inputs), cover, texts)

    @property
    def year(self) -> int | None:
        """The data year; None when it is not filled in."""
        return int(self.cover["year"]) if self.cover["year"].isdecimal() else None

    @property
    def kind(self) -> OrganisationKind:
        """The kind of organisation."""
        return OrganisationKind(self.cover["organisation_kind"])

    @property
    def title(self) -> str:
        """The title to print: the one given, else organisation and year in the prescribed form."""
        if self.cover["title"]:
            return self.cover["title"]
        return f"{self.cover['organisation']}{self.cover['year']}年政府信息公开工作年度报告"

    def get(self, field_: Field) -> Content:
        """Return what stands in a field; KeyError for one that the report does not have."""
        if field_ == EDITION:
            return self.form.edition
        if field_.area == "bound":
            return self.bound.get(field_.name, ())
        if field_.area == "confirmation":
            return self.confirmations.get(field_.name)
        return self._area(field_)[field_.name]

    def apply(
        self, edits: Iterable[Edit], forms: Mapping[str, FormSpec] | None = None
    ) -> list[Edit]:
        """Carry out the edits and return those that undo them, in the order to apply them.

        Bound figures follow: they move with the text around them and show what their cells have;
        what that changes is undone with the rest. Bindings that are among the edits are taken as
        they are.

        Args:
            edits: in order; a cell that is computed or not of the form is refused, and so is
                what a draft could not give back.
            forms: all editions by name; needed only for an edit of the edition.

        Raises:
            KeyError: a field that the report does not have; the report is unchanged.
            ValueError: a value that the field cannot hold; the report is unchanged.
        """
        undo: list[Edit] = []
        texts = dict(self.texts) if self.bound else {}
        given = list(edits)
        try:
            for edit in given:
                undo.append(self._exchange(edit, forms))
            for edit in list(self._following(given, texts)):
                undo.append(self._exchange(edit, forms))
        except (KeyError, ValueError):
            for edit in reversed(undo):
                self._put(edit, forms or {})
            raise
        undo.reverse()
        return undo

    def _exchange(self, edit: Edit, forms: Mapping[str, FormSpec] | None) -> Edit:
        before = self.get(edit.field)
        self._put(edit, forms or {})
        return Edit(edit.field, before)

    def _following(self, edits: Sequence[Edit], before: Mapping[str, str]) -> Iterator[Edit]:
        """Yield what the edits ask of bound figures; ValueError for bindings that are untrue.

        Args:
            edits: what was just done.
            before: the texts as they were, where anything was bound.
        """
        given = {edit.field.name for edit in edits if edit.field.area == "bound"}
        if not self.bound or not (given or any(edit.field.area in _FOLLOWED for edit in edits)):
            return
        values = with_totals(self.form, self.values)
        for name, bounds in self.bound.items():
            now = Marked(self.texts.get(name, ""), bounds)
            if name in given:
                if not fits(now) or agreeing(now, values) != now:
                    raise ValueError(f"{name} cannot have {bounds!r} bound")
                continue
            old = before[name]
            new = now if old == now.text else moved(Marked(old, bounds), now.text)
            new = refreshed(new, values if name in self.form.text_ids else {})
            if new.text != now.text:
                yield text_edit(name, new.text)
            if new.text != old or new.bounds != bounds:
                yield bound_edit(name, new.bounds)  # even the same ones, so that undo names them

    def _put(self, edit: Edit, forms: Mapping[str, FormSpec]) -> None:
        if edit.field == EDITION:
            self._change_form(forms[str(edit.value)])
            return
        if not self._holds(edit.field, edit.value):
            raise ValueError(f"{edit.field} cannot hold {edit.value!r}")
        if edit.value is None and edit.field.area == "confirmation":
            self.confirmations.pop(edit.field.name, None)
            return
        if edit.value == () and edit.field.area == "bound":
            self.bound.pop(edit.field.name, None)
            return
        self._area(edit.field)[edit.field.name] = edit.value

    def _holds(self, field_: Field, value: object) -> bool:
        if field_.area == "confirmation":
            return value is None or isinstance(value, Confirmation)
        if field_.area == "bound":
            return isinstance(value, tuple) and all(isinstance(one, Bound) for one in value)
        if field_.area == "cell":
            return storable(value, self.form.cells[field_.name].kind)
        if not isinstance(value, str):
            return False
        match field_:
            case Field("cover", "year"):
                return is_year(value)
            case Field("cover", "organisation_kind"):
                return value in {kind.value for kind in OrganisationKind}
        return True

    def _area(self, field_: Field) -> dict[str, Content]:
        if field_.area == "text" and field_.name not in self.form.text_ids:
            raise KeyError(field_.name)
        areas: dict[str, object] = {
            "cell": self.values,
            "cover": self.cover,
            "text": self.texts,
            "confirmation": self.confirmations,
            "bound": self.bound,
        }
        return areas[field_.area]  # type: ignore[return-value]

    def _change_form(self, form: FormSpec) -> None:
        """Move to another edition; what it has no cell for is set aside, and comes back later."""
        known = {**self.set_aside, **self.values}
        self.form = form
        self.values = {cell: known.pop(cell, None) for cell in form.inputs}
        self.set_aside = {cell: value for cell, value in known.items() if value is not None}
        others = {name: text for name, text in self.texts.items() if text}
        self.texts = {**dict.fromkeys(form.text_ids, ""), **others}

    def copy(self) -> Report:
        """Return an independent copy, for work that goes on while the user types."""
        return Report(
            self.form,
            dict(self.values),
            dict(self.cover),
            dict(self.texts),
            dict(self.set_aside),
            self.evidence,
            dict(self.confirmations),
            dict(self.bound),
        )

    @property
    def standing_totals(self) -> dict[str, Value]:
        """Printed totals that still speak of what is here: no cell under them was changed since."""
        read = self.evidence.values
        changed = {
            cell
            for cell, value in self.values.items()
            if cell in read and not same(read[cell], value)
        }
        for total in self.form.totals:
            if not changed.isdisjoint(total.operands):
                changed.add(total.cell)
        printed = self.evidence.printed_totals.items()
        return {cell: value for cell, value in printed if cell not in changed}

    @property
    def absent(self) -> frozenset[str]:
        """Input cells that the source did not have and that are still blank."""
        named = {
            cell
            for note in self.evidence.notes
            if note.kind is NoteKind.ABSENT
            for cell in note.cells
        }
        return frozenset(cell for cell in named if self.values.get(cell, 0) is None)
