# SPDX-License-Identifier: MIT
"""Which numbers of the tables a number in the text may lawfully stand for."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.checks.passages import OTHER, OVERVIEW, texts_of
from desktop.core.form import PREFACE
from desktop.core.report import OrganisationKind
from desktop.core.text.topics import mentions
from desktop.core.totals import add

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from desktop.core.checks.subject import Subject
    from desktop.core.text.mentions import Mention
    from desktop.core.values import Value

_WHOLE_AREAS = {OrganisationKind.COUNTY, OrganisationKind.CITY, OrganisationKind.PROVINCE}
_AREA_ENDINGS = ("县", "市", "区", "省", "州", "旗")
_GROUPS = ("granted", "partial", "denied", "unable", "refused", "closed")


class Readings(NamedTuple):
    """The lawful readings of a number: what it is called and how much it is, the plainest first.

    A name with {} in it is a sentence that wants the amount there.
    """

    options: tuple[tuple[str, Value], ...]
    cells: tuple[str, ...]

    @property
    def known(self) -> bool:
        """Whether the tables say enough: the plainest reading is filled in."""
        return bool(self.options) and self.options[0][1] is not None

    def accept(self, mention: Mention) -> bool:
        """Say whether any reading is what the text says; for 0 only the plainest one counts."""
        outcome = mention.concept.startswith("outcome.") and "not_upheld" not in mention.concept
        nothing = mention.number.value == 0 and not outcome
        options = self.options[:1] if nothing else self.options
        return any(value is not None and mention.number.agrees(value) for _, value in options)


def all_mentions(subject: Subject) -> tuple[Mention, ...]:
    """Return what preface, overview and other matters say in numbers, in order."""
    report = subject.report
    name = report.cover["organisation"].strip().removesuffix("人民政府").removesuffix("办事处")
    whole = report.kind in _WHOLE_AREAS or (
        report.kind is OrganisationKind.UNKNOWN and name.endswith(_AREA_ENDINGS)
    )
    return tuple(
        found
        for passage in texts_of(subject, PREFACE, OVERVIEW, OTHER)
        for found in mentions(passage.raw, passage.id, report.year, name[-3:], whole_area=whole)
    )


class Figures:
    """The numbers of the tables as sentences speak of them."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values
        self._groups = {
            name: tuple(
                cell
                for cell in values
                if cell.startswith(f"requests.{name}") and cell.endswith(".total")
            )
            for name in _GROUPS
        }

    def row(self, *rows: str) -> Value:
        """Return the sum of the totals of some rows of table 3; None when none is filled in."""
        return add([self._values.get(f"requests.{row}.total") for row in rows])

    def group(self, name: str) -> Value:
        """Return the total of a group of results: granted, partial, denied, unable ..."""
        return add([self._values[cell] for cell in self.group_cells(name)])

    def group_cells(self, name: str) -> tuple[str, ...]:
        """Return the total cells of a group of results."""
        return self._groups[name]

    def block(self, rows: Iterable[str], columns: Iterable[str]) -> Value:
        """Return the sum of some rows of table 3 in some columns."""
        cells = [f"requests.{row}.{column}" for row in rows for column in columns]
        return add([self._values.get(cell) for cell in cells])

    def dispute(self, *names: str) -> Value:
        """Return the sum of some columns of table 4."""
        return add([self._values.get(f"disputes.cases.{name}") for name in names])

    def cell(self, cell: str) -> Value:
        """Return one cell; None when it is blank or the form does not have it."""
        return self._values.get(cell)


def _minus(left: Value, *right: Value) -> Value:
    return None if left is None else left - sum(value or 0 for value in right)


def _plus(left: Value, *right: Value) -> Value:
    return None if left is None else add([left, *right])


def _requests(figures: Figures, mention: Mention) -> list[tuple[str, Value]]:
    new, old = figures.row("received"), figures.row("carried_in")
    done, left = figures.row("handled"), figures.row("carried_out")
    both = ("本年新收加上年结转", _plus(new, old))
    wide = [
        ("本年新收", new),
        both,
        ("办理结果总计", done),
        ("办理结果总计加结转下年度", _plus(done, left)),
    ]
    closed, refused = figures.group("closed"), figures.group("refused")
    answered = [
        ("办理结果总计", done),
        *wide[:2],
        ("办理结果总计减其他处理", _minus(done, closed)),
        ("办理结果总计减上年结转", _minus(done, old)),
    ]
    granted, partial = figures.group("granted"), figures.group("partial")
    options = {
        "received": wide,
        "received_new": wide[:2] if mention.loose and "含" in mention.words else wide[:1],
        "carried_in": [("上年结转", old)],
        "carried_out": [("结转下年度继续办理", left)],
        "handled": answered,
        "answered": [
            *answered,
            ("办理结果总计减不予处理和其他处理", _minus(done, closed, refused)),
            ("予以公开加部分公开", _plus(granted, partial)),
            ("予以公开", granted),
        ],
    }
    options["asked"] = [*wide, *options["answered"]]
    return options.get(mention.concept, [])


_REQUEST_CELLS = {
    "received": ("received", "carried_in"),
    "received_new": ("received",),
    "carried_in": ("carried_in",),
    "carried_out": ("carried_out",),
    "handled": ("handled",),
    "answered": ("handled",),
    "asked": ("received", "carried_in", "handled"),
}
_GROUP_NAMES = dict(
    zip(
        _GROUPS,
        ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"),
        strict=True,
    )
)


def _results(figures: Figures, concept: str) -> tuple[list[tuple[str, Value]], tuple[str, ...]]:
    names = concept.split("+")
    together = add([figures.group(name) for name in names])
    label = "加".join(_GROUP_NAMES[name] for name in names)
    cells = tuple(cell for name in names for cell in figures.group_cells(name))
    options = [(label, together)]
    if len(names) > 1:
        options.append((_GROUP_NAMES[names[-1]], figures.group(names[-1])))
    elif names == ["granted"]:
        options.append(("予以公开加部分公开", _plus(together, figures.group("partial"))))
    return options, cells


def _not_granted(figures: Figures) -> tuple[list[tuple[str, Value]], tuple[str, ...]]:
    """Return the reading of 均予以公开: nothing was denied, unavailable, refused, closed."""
    names = ("denied", "unable", "refused", "closed")
    together = add([figures.group(name) for name in names])
    cells = tuple(cell for name in names for cell in figures.group_cells(name))
    return [("不予公开、无法提供、不予处理、其他处理之和", together)], cells


_COURTS = {"review": "行政复议", "direct": "未经复议直接起诉", "after_review": "复议后起诉"}
_KINDS = {
    "any": tuple(_COURTS),
    "review": ("review",),
    "suit": ("direct", "after_review"),
    "direct": ("direct",),
    "after_review": ("after_review",),
}
_OUTCOMES = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
}


def _disputes(figures: Figures, concept: str) -> tuple[list[tuple[str, Value]], tuple[str, ...]]:
    if concept.startswith("outcome."):
        _, whose, which = concept.split(".")
        return _outcome(figures, _KINDS[whose], which)
    review = figures.dispute("review_total")
    direct, after = figures.dispute("direct_total"), figures.dispute("after_review_total")
    suits = _plus(direct, after)
    courts = [
        ("行政诉讼总计", suits),
        ("未经复议直接起诉总计", direct),
        ("复议后起诉总计", after),
    ]
    every = [("行政复议、行政诉讼总计", _plus(review, suits))]
    options = {
        "review": [("行政复议总计", review)],
        "suit": courts,
        "direct": courts[1:2],
        "after_review": courts[2:],
        "review+suit": every if review != suits else [*every, ("行政复议总计", review)],
        "suit+review": every,
        "direct+after_review": courts[:1],
    }.get(concept, [])
    meant = {kind for name in concept.split("+") for kind in _KINDS[name]}
    return options, tuple(f"disputes.cases.{kind}_total" for kind in _COURTS if kind in meant)


def _outcome(
    figures: Figures, kinds: tuple[str, ...], which: str
) -> tuple[list[tuple[str, Value]], tuple[str, ...]]:
    """Return the readings of 维持3件, 没有纠正的 and of 均获维持 (nothing that was not upheld)."""
    if which == "not_upheld":
        names = [f"{kind}_{other}" for kind in kinds for other in _OUTCOMES if other != "upheld"]
        what = "、".join(_COURTS[kind] for kind in kinds)
        options = [(f"有 {{}} 件{what}的结果不是“结果维持”", figures.dispute(*names))]
        return options, tuple(f"disputes.cases.{name}" for name in names)
    none, which = which.startswith("no_"), which.removeprefix("no_")
    sets = [some for size in range(len(kinds), 0, -1) for some in combinations(kinds, size)]
    options = [
        (
            "、".join(_COURTS[kind] for kind in some) + _OUTCOMES[which],
            figures.dispute(*(f"{kind}_{which}" for kind in some)),
        )
        for some in sets
    ]
    return options[:1] if none else options, tuple(
        f"disputes.cases.{kind}_{which}" for kind in kinds
    )


_COLUMNS = {
    "natural": "自然人",
    "enterprise": "商业企业",
    "research": "科研机构",
    "welfare": "社会公益组织",
    "legal": "法律服务机构",
    "other": "其他",
}
_ORGANISATIONS = tuple(name for name in _COLUMNS if name != "natural")


def _applicants(figures: Figures, column: str) -> tuple[list[tuple[str, Value]], tuple[str, ...]]:
    """Return the readings of 自然人8件 and 法人2件; organisations may be any of their columns."""
    if column == "organisations":
        some = [
            columns
            for size in range(len(_ORGANISATIONS), 0, -1)
            for columns in combinations(_ORGANISATIONS, size)
        ]
        label = "自然人以外的各列"
    else:
        some, label = [(column,)], f"“{_COLUMNS[column]}”一列"
    rows = (
        ("本年新收", ("received",)),
        ("本年新收加上年结转", ("received", "carried_in")),
        ("办理结果总计", ("handled",)),
        ("办理结果总计加结转下年度", ("handled", "carried_out")),
    )
    options = [
        (f"{name}{label}", figures.block(lines, columns))
        for columns in some
        for name, lines in rows
    ]
    if column == "organisations":
        options[0] = "本年新收有 {} 件不是自然人提出的", options[0][1]
    return options, tuple(f"requests.received.{name}" for name in some[0])


def readings(subject: Subject, mention: Mention) -> Readings:
    """Return what a mention may stand for; nothing when the form has no such cells.

    Decisions, charges and procurement have no readings: their numbers are compared elsewhere.
    """
    figures = subject.once(_figures)
    if mention.concept.startswith("plain."):
        return readings(subject, mention._replace(concept=mention.concept.partition(".")[2]))
    if mention.concept in _REQUEST_CELLS:
        rows = _REQUEST_CELLS[mention.concept]
        options = _requests(figures, mention)
        return _known(subject, options, [f"requests.{row}.total" for row in rows])
    if mention.concept == "not_granted":
        return _known(subject, *_not_granted(figures))
    if mention.concept.startswith("applicants."):
        return _known(subject, *_applicants(figures, mention.concept.partition(".")[2]))
    if mention.concept.startswith("leaf."):
        return _leaf(subject, figures, mention.concept.partition(".")[2])
    if mention.concept.split("+")[0] in _GROUPS:
        return _known(subject, *_results(figures, mention.concept))
    if mention.concept.startswith("norms."):
        cell = f"proactive.{mention.concept}"
        if mention.concept == "norms.issued" and cell not in subject.values:
            cell = "proactive.norms.made"  # as the edition before calls it
        return _known(subject, [(_name(subject, cell), figures.cell(cell))], [cell])
    if mention.concept.startswith("outcome.") or mention.concept.split("+")[0] in _KINDS:
        return _known(subject, *_disputes(figures, mention.concept))
    return Readings((), ())  # amounts and decisions are compared where they are read


def all_wholes(subject: Subject) -> frozenset[Decimal | int]:
    """Return what results may be counted among: all requests that came in or were handled."""
    figures = subject.once(_figures)
    rows = ("received",), ("received", "carried_in"), ("handled",), ("handled", "carried_out")
    found = [figures.row(*some) for some in rows]
    found.append(add([figures.group("granted"), figures.group("partial")]))
    return frozenset(value for value in found if value)


def _leaf(subject: Subject, figures: Figures, row: str) -> Readings:
    """Return the readings of 不掌握27件: that row, or all of its group where it is named for it."""
    cell = f"requests.{row}.total"
    spec = subject.report.form.cells.get(cell)
    if spec is None:
        return Readings((), ())
    group = row.partition("_")[0]
    name = spec.name.removesuffix("总计").strip()
    options = [(name, figures.cell(cell))]
    options.append((_GROUP_NAMES[group], figures.group(group)))
    return _known(subject, options, [cell])


def _name(subject: Subject, cell: str) -> str:
    spec = subject.report.form.cells.get(cell)
    return "" if spec is None else spec.name


def _figures(subject: Subject) -> Figures:
    return Figures(subject.values)


def _known(
    subject: Subject, options: Iterable[tuple[str, Value]], cells: Iterable[str]
) -> Readings:
    there = tuple(cell for cell in cells if cell in subject.values)
    return Readings(tuple(options) if there else (), there)
