# SPDX-License-Identifier: MIT
"""The tables of a source, aligned with one form, become values, printed totals and notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.form import CellKind
from desktop.core.report import Note, NoteKind
from desktop.core.values import display
from desktop.intake.align import SURE
from desktop.intake.columns import Columns, counts_yuan, read_columns, usual_columns
from desktop.intake.figures import Look, read_figure
from desktop.intake.fitting import Fit, fit, label_columns, width_of
from desktop.intake.repair import Answer, Puzzle, make_puzzle, solve
from desktop.intake.targets import leaf_labels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.form import FormSpec, TableSpec
    from desktop.core.values import Value
    from desktop.intake.align import Alignment, Match
    from desktop.intake.lines import Line
    from desktop.intake.targets import Likeness, Target


@dataclass(slots=True)
class TableReading:
    """What was understood of all tables; `placed` are the numbers of the lines that were used."""

    values: dict[str, Value] = field(default_factory=dict)
    totals: dict[str, Value] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    placed: set[int] = field(default_factory=set)


class _Block(NamedTuple):
    """The matches of one run of rows under one header of the form."""

    table: TableSpec
    matches: list[Match]
    header: list[Line]


class TableReader:
    """Reads the cells of an alignment, block by block."""

    def __init__(
        self,
        form: FormSpec,
        targets: Sequence[Target],
        like: Likeness,
        other_headers: frozenset[str],
    ) -> None:
        self.form = form
        self.targets = targets
        self.like = like
        self.other_headers = other_headers
        self.found = TableReading()
        self.puzzles: list[tuple[Puzzle, Match]] = []
        self.overwritten: dict[int, str] = {}
        self.lost_columns: dict[tuple[str, str, str], list[str]] = {}

    def read(self, lines: Sequence[Line], alignment: Alignment) -> TableReading:
        """Return what the alignment makes of the lines."""
        self.found.placed = {at for match in alignment.matches for at in match.lines}
        rows = [match for match in alignment.matches if self.targets[match.target].width]
        labels = label_columns(rows)
        for block in self._blocks(lines, alignment):
            self._read_block(block, labels)
        self._solve()
        self._note_order(rows)
        self._note_absent(rows)
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
                header = [line for line in lines[before : match.lines[0]] if not line.figures]
                blocks[key] = _Block(self.form.table(target.table), [], header)
            blocks[key].matches.append(match)
            before = match.lines[-1] + 1
        return list(blocks.values())

    def _read_block(self, block: _Block, labels: Mapping[int, frozenset[int]]) -> None:
        columns = self._columns(block)
        for match in block.matches:
            target = self.targets[match.target]
            if columns.foreign:
                self._refuse(match, target, columns)
                continue
            fitted = fit(
                match, target, columns, labels.get(match.line.grid, frozenset()), self.like
            )
            self._read_row(match, target, fitted, yuan=counts_yuan(block.header))

    def _columns(self, block: _Block) -> Columns:
        """Return the columns of a block: what its header says, unless its rows say otherwise."""
        target = self.targets[block.matches[0].target]
        usual = usual_columns(target.width)
        named = read_columns(block.header, block.table, target.row, self.like, self.other_headers)
        if named is None or named.foreign:
            return named or usual
        widths = [width_of(match, self.targets[match.target], self.like) for match in block.matches]
        if len(named.order) != target.width and 2 * widths.count(target.width) > len(widths):
            return usual
        return named

    def _refuse(self, match: Match, target: Target, columns: Columns) -> None:
        """Leave a row out whose columns are those of another edition."""
        names = "、".join(" ".join(name.split()) for name in columns.names)
        self._note(
            NoteKind.ABSENT,
            f"{self._row_name(target)}的列是“{names}”，属于另一版表样，没有读入。",
            target.row.cells,
            match.line.place,
        )
        self._note(NoteKind.UNPLACED, f"没有读入：“{match.line.quote}”。", (), match.line.place)

    def _read_row(self, match: Match, target: Target, fitted: Fit, *, yuan: bool) -> None:
        cells = target.row.cells
        if fitted.overwritten:
            self.overwritten[match.target] = fitted.overwritten
        for name, text in fitted.extras:
            message = (
                f"{self._row_name(target)}多出“{' '.join(name.split())}”一格“{text}”，没有读入。"
            )
            self._note(NoteKind.UNPLACED, message, (), match.line.place)
        loose = fitted.loose if fitted.texts is None else self._run_in(target, fitted.texts)
        if fitted.texts is None or loose:
            self.puzzles.append((make_puzzle(self.form, target.row.id, cells, loose), match))
            return
        for cell, words in zip(cells, fitted.texts, strict=True):
            if words is None:
                column = self.form.cells[cell].column
                self.lost_columns.setdefault((target.table, str(target.block), column), []).append(
                    cell
                )
            else:
                self._read_cell(cell, words, match.line.place, yuan=yuan)

    def _run_in(self, target: Target, texts: Sequence[str | None]) -> tuple[str, ...]:
        """Return the one figure of a row when it must be those of all its cells, else nothing."""
        filled = tuple(text for text in texts if text and text.strip())
        whole = any(self.form.cells[cell].total for cell in target.row.cells)
        run = whole and len(filled) == 1 and len(re.findall(r"\d", filled[0])) >= target.width
        return filled if run else ()

    def _read_cell(self, cell: str, text: str, place: str, *, yuan: bool) -> None:
        spec = self.form.cells[cell]
        if yuan and spec.kind is CellKind.AMOUNT and text.strip()[-1:].isdecimal():
            text = text.strip() + "元"
        figure = read_figure(text, spec.kind)
        self._put(cell, figure.value)
        if figure.kind:
            words = " ".join(text.split())
            self._note(figure.kind, f"{spec.name}写作“{words}”，{figure.why}。", (cell,), place)

    def _put(self, cell: str, value: Value) -> None:
        (self.found.totals if self.form.cells[cell].total else self.found.values)[cell] = value

    def _solve(self) -> None:
        known = {**self.found.values, **self.found.totals}
        answers = solve(self.form, [puzzle for puzzle, _ in self.puzzles], known)
        for (puzzle, match), answer in zip(self.puzzles, answers, strict=True):
            for spec, value in zip(puzzle.cells, answer.option.values, strict=True):
                self._put(spec.id, value)
            cells = tuple(spec.id for spec in puzzle.cells)
            message = self._explain(puzzle, answer, self.targets[match.target])
            self._note(NoteKind.DOUBTFUL, message, cells, match.line.place)

    def _explain(self, puzzle: Puzzle, answer: Answer, target: Target) -> str:
        """Say what is uncertain about a row that was filled by reckoning."""
        wanted, count = puzzle.shape
        words = "、".join(" ".join(text.split()) or "空" for text in puzzle.texts)
        name = self._row_name(target)
        if not count:
            return f"{name}后面没有数字，按没有填写处理，请核对。"
        sentence = f"{name}应有{wanted}格，原文是{count}格（{words}）"
        if answer.option.kind == "run":
            sentence += "，数字连在了一起"
        elif count < wanted:
            sentence += "，缺哪一格看不出来"
        else:
            sentence += "，多哪一格看不出来"
        taken = "、".join(display(value) or "空" for value in answer.option.values)
        sentence += f"，按合计关系读作{taken}"
        if answer.rivals:
            other = "、".join(display(value) or "空" for value in answer.rivals[0].values)
            sentence += f"，也可能是{other}"
        return sentence + "，请核对。"

    def _note_order(self, rows: Sequence[Match]) -> None:
        """Note rows that were found by their order alone, or whose label reads differently."""
        for match in rows:
            target = self.targets[match.target]
            if not target.own:
                continue
            words = " ".join(match.line.texts[-1].split()) if match.line.texts else ""
            if match.likeness < SURE:
                number = self.overwritten.get(match.target, "")
                said = f"行名写作“{words}”" if words else "没有行名"
                said = f"行名处写的是“{number}”" if number else said
                self._note(
                    NoteKind.DOUBTFUL,
                    f"{said}，按行的顺序认作{self._row_name(target)}，请核对。",
                    target.row.cells,
                    match.line.place,
                )
            elif match.likeness < 1:
                self._note(
                    NoteKind.UNDERSTOOD,
                    f"行名写作“{words}”，认作{self._row_name(target)}。",
                    target.row.cells,
                    match.line.place,
                )

    def _note_absent(self, rows: Sequence[Match]) -> None:
        matched = {match.target for match in rows}
        for at, target in enumerate(self.targets):
            if target.width and at not in matched:
                self._note(NoteKind.ABSENT, self._absence(target), target.row.cells, "")
        for (table, _, _), cells in self.lost_columns.items():
            row = next(r for r in self.form.table(table).rows if cells[0] in r.cells)
            label = leaf_labels(self.form.table(table), row)[row.cells.index(cells[0])]
            name = self.form.table(table).name
            self._note(NoteKind.ABSENT, f"{name}缺少“{label}”一列。", tuple(cells), "")

    def _absence(self, target: Target) -> str:
        name = self.form.table(target.table).name
        return f"{name}缺少“{target.own}”一行。" if target.own else f"{name}缺少数据行。"

    def _row_name(self, target: Target) -> str:
        name = self.form.table(target.table).name
        return f"{name}“{target.own}”一行" if target.own else f"{name}的数据行"

    def _note(self, kind: NoteKind, message: str, cells: Sequence[str], place: str) -> None:
        self.found.notes.append(Note(kind, message, tuple(cells), place))


def note_unplaced(lines: Sequence[Line], placed: set[int], like: Likeness) -> list[Note]:
    """Return a note for every line that found no place, headers of the form left out."""
    return [
        Note(NoteKind.UNPLACED, f"没有找到位置：“{line.quote}”。", (), line.place)
        for at, line in enumerate(lines)
        if at not in placed and line.quote and not _is_header(line, like)
    ]


def _is_header(line: Line, like: Likeness) -> bool:
    """Say whether every filled cell is like a label of some form."""
    return Look.FIGURE not in line.looks and all(
        like.is_piece(text) or max(like.of(text).values(), default=0.0) >= SURE
        for text in line.texts
    )
