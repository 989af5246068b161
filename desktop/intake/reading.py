# SPDX-License-Identifier: MIT
"""What was understood of a source: values, printed totals, texts, cover, notes on every doubt."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.organisations import kind_of
from desktop.core.report import Evidence, Note, NoteKind, OrganisationKind, Report
from desktop.intake.align import SURE, Alignment, align
from desktop.intake.blocks import Grid, IntakeError, Paragraph
from desktop.intake.cover import find_title, year_of
from desktop.intake.editions import editions_of
from desktop.intake.figures_first import FiguresFirst, order_notes
from desktop.intake.header_notes import header_notes
from desktop.intake.lifting import lift_words, take_labels
from desktop.intake.lines import lines_of
from desktop.intake.origins import weighed
from desktop.intake.pictured import pictured_tables
from desktop.intake.prose import Prose, read_prose
from desktop.intake.radicals import without_radicals_in
from desktop.intake.several import other_reports
from desktop.intake.sideways import join_sideways
from desktop.intake.sniff import read_blocks
from desktop.intake.sum_notes import sum_notes
from desktop.intake.tables import TableReader, TableReading
from desktop.intake.turned import upright
from desktop.intake.unseen import without_unseen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.checks.subject import Traces
    from desktop.core.form import FormSpec
    from desktop.core.report import Origin
    from desktop.core.values import Value
    from desktop.intake.blocks import Blocks
    from desktop.intake.editions import Editions
    from desktop.intake.lines import Line
    from desktop.intake.targets import Likeness, Target

_LEAST_ROWS = 3
_LEAST_HEADINGS = 2
_OWN_WORDS = 0.3  # what a label that only one edition has speaks for it, in the alignment's score
_RIGHT_YEAR = 0.6
_CLEAR = 4  # labels of one edition, for one of any other, that make trying the others needless
_HEAD = 12  # blocks among which the title is looked for
_NO_TABLES = "没有找到年度报告的三张表，可能是早年的旧式报告，只读入了文字。"
_NOT_A_REPORT = "没有找到年度报告的表格或标题，这不像是一份政府信息公开工作年度报告，没有读入。"


@dataclass(frozen=True, slots=True)
class Reading:
    """A source as it was understood.

    `form` is the edition that the source has, told by its tables. `cover` has organisation, year,
    title, number, addressee, signature and date, empty where not found; the date is ISO when it is
    a real one.
    `values` holds input cells: None is blank in the source, a cell that the source does not have
    is left out; `printed_totals` likewise the total cells. `texts` has one paragraph a line.
    Every cell that is left out is named by one note ABSENT, every uncertain one by a note.
    `origins` says of every cell, input or total, where it was read and how certainly.
    `traces` is what the source carries besides its text, None where its format cannot tell.
    """

    form: FormSpec
    cover: Mapping[str, str]
    values: Mapping[str, Value]
    printed_totals: Mapping[str, Value]
    texts: Mapping[str, str]
    notes: tuple[Note, ...]
    source: str
    traces: Traces | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict)

    def report(self) -> Report:
        """Return the report to go on working with; blank where the source has no cell."""
        report = Report.blank(self.form)
        report.values.update(self.values)
        report.cover.update(self.cover)
        report.cover["organisation_kind"] = self._kind().value
        report.texts.update(self.texts)
        report.evidence = Evidence(
            self.source,
            dict(self.printed_totals),
            self.notes,
            dict(self.values),
            dict(self.origins),
        )
        return report

    def _kind(self) -> OrganisationKind:
        """Return the kind that the organisation's name tells, or else that of the signature."""
        kind = kind_of(self.cover["organisation"])
        return kind_of(self.cover["signature"]) if kind is OrganisationKind.UNKNOWN else kind


class _Fit(NamedTuple):
    """One edition laid against a source."""

    form: FormSpec
    targets: list[Target]
    alignment: Alignment


def read(data: bytes, name: str, forms: Mapping[str, FormSpec]) -> Reading:
    """Return what a file holds, whatever its format; `name` is the file's, `forms` all editions.

    Raises:
        IntakeError: it cannot be read or is no annual report; the message is for the user.
    """
    return understand(read_blocks(data, name), name, forms)


def understand(blocks: Blocks, name: str, forms: Mapping[str, FormSpec]) -> Reading:
    """Return what the blocks of a source hold.

    Raises:
        IntakeError: neither a table nor a section of the report is among them.
    """
    blocks = without_radicals_in(without_unseen(blocks))
    editions = editions_of(forms)
    like = editions.like
    lifted = take_labels(lift_words(blocks.items, like), editions.orders, like)
    items, joined = join_sideways(lifted, editions.wholes, like)
    all_rows = chain.from_iterable(editions.rows.values())
    items, doubts = FiguresFirst(all_rows, like).put_right(items)
    lines = _lines(items, editions)
    best = _best_fit(_fits(lines, editions), _labels(items, lines), like, _year_of_title(items))
    reader = TableReader(best.form, best.targets, editions)
    found = reader.read(lines, best.alignment, _doubts(items))
    others = other_reports(items, lines, best.targets, best.alignment)
    ordered = order_notes(doubts, best.alignment, best.targets)
    found.notes[:0] = [*others, *joined, *ordered, *header_notes(lines, best.form, _words(items))]
    prose = read_prose(items, _tables_of_blocks(items, best), best.form)
    _refuse_other_documents(best, prose)
    return _reading(best.form, found, prose, blocks, name, editions)


def _words(items: Sequence[Paragraph | Grid]) -> list[str]:
    return [item.text for item in items if isinstance(item, Paragraph)]


def _doubts(items: Sequence[Paragraph | Grid]) -> dict[int, str]:
    """Return why whole tables are doubtful, by the number of the table."""
    grids = (item for item in items if isinstance(item, Grid))
    return {index: grid.doubt for index, grid in enumerate(grids) if grid.doubt}


def _lines(items: Sequence[Paragraph | Grid], editions: Editions) -> list[Line]:
    """Return the lines of all tables, those that lie on their side turned up."""
    found: list[Line] = []
    grids = (item for item in items if isinstance(item, Grid))
    for index, grid in enumerate(grids):
        lines = lines_of([grid], editions.width, index)
        seen = lines if grid.rows_known else ()
        turned = upright(grid, editions.orders, editions.like, seen)
        found += lines if turned is grid else lines_of([turned], editions.width, index)
    return found


def _fits(lines: Sequence[Line], editions: Editions) -> list[_Fit]:
    """Lay each edition against the lines; one alone when only its own labels are there."""
    texts = {text for line in lines for text in line.texts}
    like, rows, others = editions.like, editions.rows, editions.other_rows
    own = {edition: like.count_own(texts, form) for edition, form in editions.forms.items()}
    most = max(own.values())
    clear = most >= _CLEAR * max(1, sum(own.values()) - most)
    return [
        _Fit(form, rows[edition], align(lines, rows[edition], like, others[edition]))
        for edition, form in editions.forms.items()
        if own[edition] == most or not clear
    ]


def _labels(items: Sequence[Paragraph | Grid], lines: Sequence[Line]) -> set[str]:
    """Return the words of the tables; where there is none, those of the paragraphs."""
    words = {text for line in lines for text in line.texts}
    return words or set(_words(items))


def _best_fit(fits: Sequence[_Fit], texts: set[str], like: Likeness, year: str) -> _Fit:
    """Return the edition that the tables speak for; the year decides only where they do not."""

    def merit(fit: _Fit) -> float:
        own = _OWN_WORDS * like.count_own(texts, fit.form)
        right_year = bool(year) and fit.form.covers(int(year))
        return fit.alignment.score + own + (_RIGHT_YEAR if right_year else 0.0)

    return max(reversed(fits), key=merit)


def _year_of_title(items: Sequence[Paragraph | Grid]) -> str:
    head = [item.text for item in items[:_HEAD] if isinstance(item, Paragraph)]
    title = find_title(head)
    return year_of(title.text) if title else ""


def _tables_of_blocks(items: Sequence[Paragraph | Grid], fit: _Fit) -> dict[int, frozenset[str]]:
    """Return the form's tables of which each block holds rows."""
    numbers = [at for at, item in enumerate(items) if isinstance(item, Grid)]
    found: dict[int, set[str]] = {}
    for match in fit.alignment.matches:
        target = fit.targets[match.target]
        if target.width and (match.likeness >= SURE or not target.own):
            found.setdefault(numbers[match.line.grid], set()).add(target.table)
    return {at: frozenset(tables) for at, tables in found.items()}


def _refuse_other_documents(fit: _Fit, prose: Prose) -> None:
    rows = sum(
        match.likeness >= SURE and fit.targets[match.target].width > 0
        for match in fit.alignment.matches
    )
    if rows < _LEAST_ROWS and prose.headings < _LEAST_HEADINGS and not prose.cover["title"]:
        raise IntakeError(_NOT_A_REPORT)


def _reading(
    form: FormSpec,
    found: TableReading,
    prose: Prose,
    blocks: Blocks,
    name: str,
    editions: Editions,
) -> Reading:
    remarks = [Note(NoteKind.REMARK, text) for text in blocks.remarks]
    remarks += pictured_tables(form, {**found.values, **found.totals}, blocks)
    remarks += _edition_remarks(form, prose.cover["year"], editions.forms)
    if not found.values and not found.totals:
        remarks.append(Note(NoteKind.REMARK, _NO_TABLES))
    sums = sum_notes(editions.sums[form.edition], found.values, found.totals, found.notes)
    notes = (*remarks, *found.notes, *sums, *prose.notes)
    return Reading(
        form,
        prose.cover,
        found.values,
        found.totals,
        prose.texts,
        notes,
        name,
        blocks.traces,
        weighed(found.origins, {**found.values, **found.totals}, notes),
    )


def _edition_remarks(form: FormSpec, year: str, forms: Mapping[str, FormSpec]) -> list[Note]:
    """Say when the tables are not those of the year."""
    right = [other for other in forms.values() if year and other.covers(int(year))]
    if not right or form in right:
        return []
    message = (
        f"这份报告用的是{form.name}表样，{year}年度应当用{right[0].name}（{right[0].document}）。"
    )
    return [Note(NoteKind.REMARK, message)]
