# SPDX-License-Identifier: MIT
"""What every output prints of a report: one frozen context in which everything is a string."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from desktop.core import dates
from desktop.core.form import PREFACE
from desktop.core.values import display
from desktop.render import characters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.form import Box, SectionSpec, TableSpec
    from desktop.core.report import Report
    from desktop.core.values import Value

_SUBHEADING = re.compile(r"（[一二三四五六七八九十]{1,3}）[^。！？]{1,38}[。：:]?")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Line(NamedTuple):
    """One paragraph of a text. `level` is 2 for a heading like （一）…, 0 for body text."""

    text: str
    level: int = 0


class PrintedBox(NamedTuple):
    """One box of a printed table: a label, or the figure of the cell with the id `cell`."""

    top: int
    left: int
    down: int
    across: int
    text: str
    cell: str
    header: bool


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """One table with its figures as they are printed; the boxes cover the grid in reading order."""

    id: str
    name: str
    widths_mm: tuple[float, ...]
    height: int
    header_rows: int
    boxes: tuple[PrintedBox, ...]

    def rows(self) -> list[list[PrintedBox]]:
        """Return for each row the boxes that cover it, those begun above included."""
        found: list[list[PrintedBox]] = [[] for _ in range(self.height)]
        for box in self.boxes:
            for row in range(box.top, box.top + box.down):
                found[row].append(box)
        return [sorted(row, key=lambda box: box.left) for row in found]


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its heading and either a table (by id) or paragraphs, which may be none."""

    id: str
    heading: str
    lines: tuple[Line, ...] = ()
    table: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a template may print. A blank cell and an empty field are empty strings.

    `number` and `addressee` are 文号 and 主送机关. `date` is 2026年1月20日, or what the source had.
    """

    title: str
    organisation: str
    year: str
    number: str
    addressee: str
    preface: tuple[Line, ...]
    sections: tuple[Section, ...]
    tables: Mapping[str, PrintedTable]
    signature: str
    date: str


def build(report: Report, values: Mapping[str, Value]) -> Context:
    """Return what the report prints.

    Args:
        report: cover, texts and form.
        values: inputs and totals by cell; None is printed as an empty cell.
    """
    cover = {name: characters.line(text) for name, text in report.cover.items()}
    return Context(
        title=characters.line(report.title),
        organisation=cover["organisation"],
        year=cover["year"],
        number=cover["number"],
        addressee=cover["addressee"],
        preface=_lines(report.texts.get(PREFACE, "")),
        sections=tuple(_section(spec, report) for spec in report.form.sections),
        tables={table.id: _table(table, values) for table in report.form.tables},
        signature=cover["signature"],
        date=printed_date(cover["date"]),
    )


def annex_context(report: Report, paragraphs: Sequence[str]) -> Context:
    """Return what the annex to a report prints: no table, and the signature of the report.

    Args:
        report: cover of the report that it explains.
        paragraphs: the title of the annex, then its text.
    """
    cover = {name: characters.line(text) for name, text in report.cover.items()}
    return Context(
        title=paragraphs[0],
        organisation=cover["organisation"],
        year=cover["year"],
        number="",
        addressee="",
        preface=tuple(Line(characters.line(text)) for text in paragraphs[1:]),
        sections=(),
        tables={},
        signature=cover["signature"],
        date=printed_date(cover["date"]),
    )


def printed_date(text: str) -> str:
    """Return an ISO date as 2026年1月20日, without leading zeros; any other text as it is."""
    if not _ISO_DATE.fullmatch(text):
        return text
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return dates.printed_date(day)


def _section(spec: SectionSpec, report: Report) -> Section:
    text = report.texts.get(spec.text, "") if spec.text else ""
    return Section(spec.id, spec.heading, _lines(text), spec.table)


def _lines(text: str) -> tuple[Line, ...]:
    return tuple(
        Line(line, 2 if _SUBHEADING.fullmatch(line) else 0) for line in characters.lines(text)
    )


def _table(spec: TableSpec, values: Mapping[str, Value]) -> PrintedTable:
    return PrintedTable(
        id=spec.id,
        name=spec.name,
        widths_mm=spec.widths_mm,
        height=len(spec.rows),
        header_rows=spec.header_rows,
        boxes=tuple(_box(box, values) for box in spec.boxes),
    )


def _box(box: Box, values: Mapping[str, Value]) -> PrintedBox:
    text = display(values[box.cell]) if box.cell else box.text
    return PrintedBox(box.top, box.left, box.down, box.across, text, box.cell, box.header)
