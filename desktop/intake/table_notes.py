# SPDX-License-Identifier: MIT
"""The sentences in which a reading says what is uncertain, missing or left over in the tables."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from desktop.core.report import Note, NoteKind
from desktop.core.values import display
from desktop.intake.align import SURE
from desktop.intake.figures import Look

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.core.form import FormSpec
    from desktop.core.values import Value
    from desktop.intake.align import Match
    from desktop.intake.lines import Line
    from desktop.intake.puzzles import Puzzle
    from desktop.intake.repair import Answer
    from desktop.intake.targets import Likeness, Target


_WHOLE_ROW = 5  # figures
_SAME = 0.95


def row_name(form: FormSpec, target: Target) -> str:
    """Return how a note calls a row."""
    name = form.table(target.table).name
    return f"{name}“{target.own}”一行" if target.own else f"{name}的数据行"


def quoted(text: str) -> str:
    """Return a text in one line, as a note quotes it."""
    return " ".join(text.split())


def explain(puzzle: Puzzle, answer: Answer, name: str) -> str:
    """Say what is uncertain about the row `name`, which was filled by reckoning."""
    wanted, count = puzzle.shape
    if not count:
        return f"{name}后面没有数字，按没有填写处理，请核对。"
    words = "、".join(quoted(text) or "空" for text in puzzle.texts)
    if answer.option.kind == "as_is":
        return f"{name}没有合计，其他各行都有，可能少了一格、后面的数往前移了，请核对。"
    if puzzle.slipped:
        sentence = f"{name}没有合计，像是少了一格、后面的数往前移了（原文是{words}）"
        return sentence + _reckoned(answer)
    sentence = f"{name}应有{wanted}格，原文是{count}格（{words}）"
    if answer.option.kind == "run":
        sentence += "，数字连在了一起"
        if set(answer.option.values) == {None}:
            return sentence + "，分不清各是多少，没有读入，请按原文填写。"
    elif count == wanted:
        sentence += "，各格属于哪一列看不准"
    else:
        sentence += f"，{'缺' if count < wanted else '多'}哪一格看不出来"
    return sentence + _reckoned(answer)


def _reckoned(answer: Answer) -> str:
    """Say what the totals make of a row, and what else they allow."""
    sentence = f"，按合计关系读作{_row(answer.option.values)}"
    if answer.rivals:
        sentence += f"，也可能是{_row(answer.rivals[0].values)}"
    return sentence + "，请核对。"


def _row(values: Sequence[Value]) -> str:
    return "、".join(display(value) or "空" for value in values)


def label_notes(match: Match, target: Target, name: str, number: str) -> Iterator[Note]:
    """Yield what is to be said of a row's label; `number` is a figure that stands in its place."""
    if len(match.lines) > 1:
        message = f"{name}在原文里断成两行（{match.line.quote}），已拼在一起，请核对。"
        yield Note(NoteKind.DOUBTFUL, message, target.row.cells, match.line.place)
    words = quoted(match.line.texts[-1]) if match.line.texts else ""
    if match.likeness < SURE:
        said = f"行名写作“{words}”" if words else "没有行名"
        said = f"行名处写的是“{number}”" if number else said
        message = f"{said}，按行的顺序认作{name}，请核对。"
        yield Note(NoteKind.DOUBTFUL, message, target.row.cells, match.line.place)
    elif match.likeness < 1:
        kind = NoteKind.UNDERSTOOD if match.line.figures else NoteKind.DOUBTFUL
        message = f"行名写作“{words}”，认作{name}。"
        yield Note(kind, message, target.row.cells, match.line.place)


def group_notes(
    match: Match, target: Target, name: str, groups: set[str], like: Likeness
) -> Iterator[Note]:
    """Yield a note when the label beside a row's own is that of another group of the form."""
    for text in match.line.texts[:-1] if target.group else ():
        alike = like.of(text)
        named = next((group for group in groups if alike.get(group, 0.0) >= _SAME), target.group)
        if named != target.group and alike.get(target.group, 0.0) < _SAME:
            message = f"{name}归在“{quoted(text)}”下面，规定的是“{target.group}”。"
            yield Note(NoteKind.UNDERSTOOD, message, target.row.cells, match.line.place)


def absence_notes(form: FormSpec, targets: Sequence[Target], found: set[int]) -> Iterator[Note]:
    """Yield one note per row that the source does not have, one in all for a whole table."""
    rows = [(at, target) for at, target in enumerate(targets) if target.width]
    for table, group in groupby(rows, key=lambda row: row[1].table):
        members = list(group)
        lost = [target for at, target in members if at not in found]
        if len(lost) == len(members) > 1:
            cells = tuple(cell for target in lost for cell in target.row.cells)
            yield Note(NoteKind.ABSENT, f"没有找到{form.table(table).name}的任何一行。", cells)
            continue
        for target in lost:
            what = f"“{target.own}”一行" if target.own else "数据行"
            message = f"{form.table(table).name}缺少{what}。"
            yield Note(NoteKind.ABSENT, message, target.row.cells)


def column_note(
    form: FormSpec, table_id: str, targets: Sequence[Target], cells: Sequence[str]
) -> Note:
    """Return the note on a column that the source does not have; `cells` are its cells."""
    table = form.table(table_id)
    target = next(target for target in targets if cells[0] in target.row.cells)
    label = target.leaves[target.row.cells.index(cells[0])]
    return Note(NoteKind.ABSENT, f"{table.name}缺少“{label}”一列。", tuple(cells))


def extra_notes(extras: Mapping[tuple[str, str], Sequence[str]]) -> Iterator[Note]:
    """Yield one note per column that the form does not have; by table name and words above."""
    for (table, name), texts in extras.items():
        what = f"“{quoted(name)}”一列" if name else "一列"
        message = f"{table}多出{what}（{'、'.join(texts)}），没有读入。"
        yield Note(NoteKind.UNPLACED, message)


def foreign_notes(match: Match, target: Target, name: str, headers: Sequence[str]) -> list[Note]:
    """Return the notes on a row whose columns are those of another edition."""
    columns = "、".join(map(quoted, headers))
    absent = f"{name}的列是“{columns}”，属于另一版表样，没有读入。"
    return [
        Note(NoteKind.ABSENT, absent, target.row.cells, match.line.place),
        Note(NoteKind.UNPLACED, f"没有读入：“{match.line.quote}”。", (), match.line.place),
    ]


def left_over(lines: Sequence[Line], placed: set[int], like: Likeness) -> list[Note]:
    """Return a note for every line that found no place, headers of the form left out."""
    return [
        Note(NoteKind.UNPLACED, f"没有找到位置：“{line.quote}”。", (), line.place)
        for at, line in enumerate(lines)
        if at not in placed and line.quote and not _is_header(line, like)
    ]


def slip_notes(
    lines: Sequence[Line],
    placed: set[int],
    row_at: Mapping[int, int],
    targets: Sequence[Target],
) -> Iterator[Note]:
    """Yield a doubt for every whole row of figures that found no place; `row_at` is by line.

    Such a row hints that labels and figures have slipped against each other, beside it and as far
    as the next row of the table that is missing.
    """
    found = set(row_at.values())
    for at, line in enumerate(lines):
        if at in placed or line.texts or line.figures < _WHOLE_ROW:
            continue
        near = {row_at[n] for n in (at - 1, at + 1) if n in row_at and lines[n].grid == line.grid}
        if near:
            rows = _as_far_as_missing(near, found, targets)
            cells = tuple(cell for row in rows for cell in targets[row].row.cells)
            message = f"有一行数字没有找到位置（{line.quote}），附近各行可能错行，请核对。"
            yield Note(NoteKind.DOUBTFUL, message, cells, line.place)


def _as_far_as_missing(near: set[int], found: set[int], targets: Sequence[Target]) -> list[int]:
    """Return the rows that were found from those near to the nearest missing ones of the table."""
    table = targets[min(near)].table
    rows = [at for at, target in enumerate(targets) if target.table == table and target.width]
    missing = [at for at in rows if at not in found]
    before = max((at for at in missing if at < min(near)), default=min(near))
    after = min((at for at in missing if at > max(near)), default=max(near))
    return [at for at in rows if before <= at <= after and at in found]


def _is_header(line: Line, like: Likeness) -> bool:
    """Say whether every filled cell is like a label of some form."""
    return Look.FIGURE not in line.looks and all(like.knows(text) for text in line.texts)
