# SPDX-License-Identifier: MIT
"""The tables of a source, aligned with one form, become values, printed totals and notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.form import CellKind
from desktop.core.report import Note, NoteKind, Origin
from desktop.core.values import display
from desktop.intake import table_notes as notes
from desktop.intake.columns import Columns, counts_yuan, read_columns, usual_columns
from desktop.intake.figures import Figure, Look, read_figure
from desktop.intake.fitting import Fit, fit, paddings, room_of
from desktop.intake.puzzles import Puzzle, make_puzzle
from desktop.intake.repair import solve
from desktop.intake.slips import is_lone, suspect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.form import FormSpec, TableSpec
    from desktop.core.values import Value
    from desktop.intake.align import Alignment, Match
    from desktop.intake.editions import Editions
    from desktop.intake.fitting import Padding
    from desktop.intake.lines import Line
    from desktop.intake.targets import Target


_FULL = 4  # cells for one blank, in rows that are mostly filled in


@dataclass(slots=True)
class TableReading:
    """What was understood of all tables."""

    values: dict[str, Value] = field(default_factory=dict)
    totals: dict[str, Value] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    origins: dict[str, Origin] = field(default_factory=dict)


class _Block(NamedTuple):
    """The matches of one run of rows under one header of the form."""

    table: TableSpec
    matches: list[Match]
    header: list[Line]


class _Around(NamedTuple):
    """What the rows of a block have in common.

    The header counts 元; most rows print their totals; few of their cells are blank.
    """

    yuan: bool
    printed: bool
    full: bool


class TableReader:
    """Reads the cells of an alignment, block by block."""

    def __init__(
        self,
        form: FormSpec,
        targets: Sequence[Target],
        editions: Editions,
    ) -> None:
        self.form = form
        self.targets = targets
        self.like = editions.like
        self.other_headers = editions.other_headers[form.edition]
        self.found = TableReading()
        self.sums = editions.sums[form.edition]
        self.puzzles: list[tuple[Puzzle, Match, Fit]] = []
        self.overwritten: dict[int, str] = {}
        self.lost_columns: dict[tuple[str, int, str], list[str]] = {}
        self.extras: dict[tuple[str, str], list[str]] = {}

    def read(
        self, lines: Sequence[Line], alignment: Alignment, doubts: Mapping[int, str]
    ) -> TableReading:
        """Return what the alignment makes of the lines; `doubts` is of whole tables, by number."""
        rows = [match for match in alignment.matches if self.targets[match.target].width]
        padded = paddings(rows, self.targets, self.like)
        for block in self._blocks(lines, alignment):
            self._read_block(block, padded)
        self._solve()
        self._add_notes(lines, alignment, rows)
        self._doubt_tables(rows, doubts)
        return self.found

    def _blocks(self, lines: Sequence[Line], alignment: Alignment) -> list[_Block]:
        """Return the blocks with the lines of words that stand above their rows."""
        blocks: dict[tuple[str, int], _Block] = {}
        before = 0
        for match in alignment.matches:
            target = self.targets[match.target]
            if not target.width:
                continue
            key = (target.table, target.block)
            if key not in blocks:
                last = match.lines[0] if target.own else match.lines[0] + 1
                header = [line for line in lines[before:last] if line.texts]
                near = [line for line in header if line.grid == match.line.grid]
                blocks[key] = _Block(self.form.table(target.table), [], near or header)
            blocks[key].matches.append(match)
            before = match.lines[-1] + 1
        return list(blocks.values())

    def _read_block(self, block: _Block, padded: Mapping[tuple[int, str], Padding]) -> None:
        columns = self._columns(block)
        if columns.foreign:
            for match in block.matches:
                target = self.targets[match.target]
                name = notes.row_name(self.form, target)
                self.found.notes += notes.foreign_notes(match, target, name, columns.names)
            return
        fits: list[tuple[Match, Target, Fit]] = []
        for match in block.matches:
            target = self.targets[match.target]
            padding = padded.get((match.line.grid, target.table))
            fits.append((match, target, fit(match, target, columns, padding, self.like)))
        unusual = columns.order != tuple(range(len(columns.order)))
        distrust = unusual and not self._adds_up(fits)
        yuan = counts_yuan(block.header)
        lasts = [fitted.texts[-1] for _, _, fitted in fits if fitted.texts]
        printed = 2 * sum(not (last or "").strip() for last in lasts) < len(fits)
        texts = [text or "" for _, _, fitted in fits for text in (fitted.texts or ())[:-1]]
        full = _FULL * sum(not text.strip() for text in texts) < len(texts)
        around = _Around(yuan, printed, full)
        for match, target, fitted in fits:
            trusted = fitted.unplaced() if distrust else fitted
            self._read_row(match, target, trusted, around)
        if unusual or any(fitted.texts is None for _, _, fitted in fits):
            self._doubt_sums(fits)

    def _doubt_sums(self, fits: Sequence[tuple[Match, Target, Fit]]) -> None:
        """Doubt the rows that do not add up, where columns or other rows are not as usual.

        Where most rows have another number of cells, one that only fits by a blank before its
        figures is doubtful too.
        """
        strange = 2 * sum(fitted.boxes is None for _, _, fitted in fits) > len(fits)
        for match, target, fitted in fits:
            if strange and fitted.texts and not (fitted.texts[0] or "").strip():
                name = notes.row_name(self.form, target)
                message = f"{name}与这张表多数行的格数不同，各格属于哪一列看不准，请核对。"
                self._note(NoteKind.DOUBTFUL, message, target.row.cells, match.line.place)
            elif not self._adds_up([(match, target, fitted)]):
                name = notes.row_name(self.form, target)
                message = f"{name}的合计对不上，而这张表的列不全合规定，请核对各格。"
                self._note(NoteKind.DOUBTFUL, message, target.row.cells, match.line.place)

    def _columns(self, block: _Block) -> Columns:
        """Return the columns of a block: what its header says, unless its rows say otherwise."""
        target = self.targets[block.matches[0].target]
        usual = usual_columns(target.width)
        named = read_columns(block.header, block.table, target, self.like, self.other_headers)
        if named is None or named.foreign:
            return named or usual
        sure = [match for match in block.matches if match.likeness] or block.matches
        rooms = [room_of(match, self.targets[match.target], self.like) for match in sure]
        fits_named, fits_usual = (
            sum(least <= len(columns.order) <= most for least, most in rooms)
            for columns in (named, usual)
        )
        if fits_usual <= fits_named:
            known = [column for column in named.order if column is not None]
            if named.doubtful or (None in named.order and len(known) < target.width):
                self._doubt_header(block, named)
            return named
        self._doubt_header(block, named)
        return usual

    def _doubt_header(self, block: _Block, named: Columns) -> None:
        """Say that the header of a block does not go with its rows or with the form."""
        cells = [cell for m in block.matches for cell in self.targets[m.target].row.cells]
        names = "、".join(notes.quoted(name) for name in named.names)
        message = f"{block.table.name}的表头（{names}）与规定的列对不上，请核对各列。"
        self._note(NoteKind.DOUBTFUL, message, cells, block.matches[0].line.place)

    def _adds_up(self, fits: Sequence[tuple[Match, Target, Fit]]) -> bool:
        """Say whether the printed totals of most rows are the sums of their cells."""
        right = wrong = 0
        for _, target, fitted in fits:
            texts = [text or "" for text in fitted.texts or ()]
            if not texts or None in (fitted.texts or ()):
                continue
            puzzle = make_puzzle(self.form, "", target.row.cells, texts, self.sums)
            pairs = zip(texts, puzzle.cells, strict=True)
            values = [read_figure(text, cell.kind).value for text, cell in pairs]
            for total, operands in puzzle.sums:
                whole, parts = values[total], sum(values[at] or 0 for at in operands)
                right += whole == parts and bool(whole)
                wrong += whole is not None and whole != parts
        return right >= wrong

    def _read_row(self, match: Match, target: Target, fitted: Fit, around: _Around) -> None:
        """Take the cells of a row, or put it aside as a puzzle."""
        cells, place = target.row.cells, match.line.place
        if fitted.overwritten:
            self.overwritten[match.target] = fitted.overwritten
        table = self.form.table(target.table).name
        for name, text in fitted.extras:
            self.extras.setdefault((table, name), []).append(text)
        for text in fitted.skipped:
            message = f"{notes.row_name(self.form, target)}里没有读入：“{notes.quoted(text)}”。"
            self._note(NoteKind.UNPLACED, message, (), place)
        puzzle = self._puzzle(target, fitted, around)
        if puzzle:
            self.puzzles.append((puzzle, match, fitted))
            return
        if around.full and None in (fitted.texts or ()) and is_lone(fitted.texts or ()):
            name = notes.row_name(self.form, target)
            message = f"{name}只有一个数，可能是几格的数连在了一起，请核对。"
            self._note(NoteKind.DOUBTFUL, message, cells, place)
        for cell, box in zip(cells, fitted.boxes or (), strict=True):
            if box is None:
                key = (target.table, target.block, self.form.cells[cell].column)
                self.lost_columns.setdefault(key, []).append(cell)
            else:
                self.found.origins[cell] = Origin(box.text, match.line.place_of(box))
                self._read_cell(cell, box.text, place, yuan=around.yuan)

    def _puzzle(self, target: Target, fitted: Fit, around: _Around) -> Puzzle | None:
        """Return the puzzle of a row whose figures do not tell their columns, or seem to."""
        texts = fitted.loose if fitted.boxes is None else fitted.texts or ()
        if None in texts:
            return None
        row = target.row
        puzzle = make_puzzle(self.form, row.id, row.cells, [t or "" for t in texts], self.sums)
        if fitted.boxes is None:
            return puzzle
        return suspect(puzzle, printed=around.printed, full=around.full)

    def _read_cell(self, cell: str, text: str, place: str, *, yuan: bool) -> None:
        spec = self.form.cells[cell]
        if yuan and spec.kind is CellKind.AMOUNT and text.strip()[-1:].isdecimal():
            figure = read_figure(text.strip() + "元", spec.kind)
            why = f"表头的单位是“元”，换算成{display(figure.value)}万元，请核对"
            figure = Figure(figure.value, NoteKind.DOUBTFUL, why)
        else:
            figure = read_figure(text, spec.kind)
        self._put(cell, figure.value)
        if figure.kind:
            message = f"{spec.name}写作“{notes.quoted(text)}”，{figure.why.rstrip('。')}。"
            self._note(figure.kind, message, (cell,), place)

    def _put(self, cell: str, value: Value) -> None:
        (self.found.totals if self.form.cells[cell].total else self.found.values)[cell] = value

    def _solve(self) -> None:
        """Fill the rows that were put aside; every cell of them is doubtful."""
        known = {**self.found.values, **self.found.totals}
        answers = solve(self.form, [puzzle for puzzle, _, _ in self.puzzles], known)
        for (puzzle, match, fitted), answer in zip(self.puzzles, answers, strict=True):
            row = " | ".join(puzzle.texts)
            boxes = fitted.boxes if answer.option.kind == "as_is" else None
            for at, (spec, value) in enumerate(
                zip(puzzle.cells, answer.option.values, strict=True)
            ):
                self._put(spec.id, value)
                box = boxes[at] if boxes else None
                place = match.line.place_of(box) if box else match.line.place
                self.found.origins[spec.id] = Origin(box.text if box else row, place)
            cells = tuple(spec.id for spec in puzzle.cells)
            name = notes.row_name(self.form, self.targets[match.target])
            message = notes.explain(puzzle, answer, name)
            self._note(NoteKind.DOUBTFUL, message, cells, match.line.place)

    def _add_notes(
        self, lines: Sequence[Line], alignment: Alignment, rows: Sequence[Match]
    ) -> None:
        """Add what is to be said of labels, lost rows and columns, and lines left over."""
        found = self.found.notes
        groups = {target.group for target in self.targets if target.group}
        for match in rows:
            target = self.targets[match.target]
            if target.own:
                name = notes.row_name(self.form, target)
                number = self.overwritten.get(match.target, "")
                found += notes.label_notes(match, target, name, number)
                found += notes.group_notes(match, target, name, groups, self.like)
        found += notes.absence_notes(self.form, self.targets, {match.target for match in rows})
        for (table, _, _), cells in self.lost_columns.items():
            found.append(notes.column_note(self.form, table, self.targets, cells))
        found += notes.extra_notes(self.extras)
        placed = {
            at
            for match in alignment.matches
            if self.targets[match.target].width or Look.FIGURE not in match.line.looks
            for at in match.lines
        }
        found += notes.left_over(lines, placed, self.like)
        row_at = {at: match.target for match in rows for at in match.lines}
        found += notes.slip_notes(lines, placed, row_at, self.targets)

    def _doubt_tables(self, rows: Sequence[Match], doubts: Mapping[int, str]) -> None:
        """Doubt every cell of the tables that the source itself makes doubtful."""
        for grid, doubt in doubts.items():
            own = [match for match in rows if match.line.grid == grid]
            cells = [cell for match in own for cell in self.targets[match.target].row.cells]
            if cells:
                self._note(NoteKind.DOUBTFUL, doubt, cells, own[0].line.place)

    def _note(self, kind: NoteKind, message: str, cells: Sequence[str], place: str) -> None:
        self.found.notes.append(Note(kind, message, tuple(cells), place))
