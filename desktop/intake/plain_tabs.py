# SPDX-License-Identifier: MIT
"""Finds tables whose cells are separated by tabs, in two layouts.

One cell per line: each cell begins with a tab, an empty line ends a row, and the further lines
of a cell have no tab (a cell may also begin with empty lines). One row per line: tabs between the
cells; a torn row may have an empty line in it, and a cell of several lines breaks the row up.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from desktop.intake.looks import is_heading, is_number, is_sentence, is_value
from desktop.intake.plain_loose import guess_rows
from desktop.intake.plain_rows import Table, is_prose_row, looks_tabular

_LOOK_AHEAD = 12  # lines that decide which of the two layouts it is
_LABEL_COLUMNS = 3  # an unfinished row has at most this many empty cells before its late text
_LATE_LINES = 3
_MOST_CELLS = 20  # in one row; more means that the row ends were lost (the form has 15)
_REGULAR = 5  # rows of one width; so many are rows, however wide: a table on its side has 28
_CAPTION = 40
_STACKED = 4  # characters of a line inside a narrow cell
_STACKED_FIRST = 2  # of the first line of such a cell
_REGION = 200  # lines that are looked at for the width of a table
_QUOTED_LINES = 10


class _Row(NamedTuple):
    """One row and the lines it stands in."""

    start: int
    end: int
    cells: list[str]


def find_tab_tables(lines: list[str]) -> list[Table]:
    """Return the tables of a run of lines, in order; lines indented by tabs are none."""
    tables: list[Table] = []
    at = 0
    layout = _CellLines(lines)
    while at < len(lines):
        if "\t" not in lines[at] and not (_quoted(lines, at) or _begins_stacked(lines, at)):
            at += 1
        elif _one_cell_per_line(lines, at):
            rows, at = layout.rows(at)
            tables += _tables(rows)
        else:
            rows, at = _row_lines(lines, at)
            tables += [] if _is_contents(rows) else _tables(rows)
    return tables


def _one_cell_per_line(lines: list[str], at: int) -> bool:
    """Say which layout begins here: most of the next lines with tabs have one, at the front."""
    if not lines[at].startswith("\t"):
        return False
    tabbed = [line for line in lines[at : at + _LOOK_AHEAD] if "\t" in line]
    single = [line for line in tabbed if line.startswith("\t") and "\t" not in line[1:]]
    return len(single) * 2 > len(tabbed)


def _tables(rows: list[_Row]) -> list[Table]:
    """Group rows into tables; headings and prose between them stay outside."""
    groups: list[list[_Row]] = [[]]
    for row in rows:
        texts = [cell for cell in row.cells if cell.strip()]
        if is_prose_row(row.cells) or (len(texts) == 1 and _stands_alone(texts[0])):
            groups.append([])
        else:
            groups[-1].append(row)
    return [
        _table(group) for group in groups if group and looks_tabular([row.cells for row in group])
    ]


def _stands_alone(text: str) -> bool:
    return is_heading(text) or is_sentence(text)


def _table(group: list[_Row]) -> Table:
    """Make a table of rows; a row far too long has lost its ends, then they are guessed."""
    cells = [row.cells for row in group]
    start, end = group[0].start, group[-1].end
    widths = Counter(map(len, cells))
    if max(widths) <= _MOST_CELLS or widths.most_common(1)[0][1] >= _REGULAR:
        return Table(start, end, cells)
    texts = [cell for row in cells for cell in row]
    if not any(is_value(one) and not is_value(two) for one, two in pairwise(texts)):
        return Table(start, end, cells)
    return Table(start, end, guess_rows(texts), rows_known=False)


class _CellLines:
    """Reads the layout with one cell per line."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.next_text = _next_texts(lines)
        gaps = self._gaps()
        self.usual_gap = gaps.most_common(1)[0][0] if gaps else 1
        self.strict = any(not one and two.startswith("\t") for one, two in pairwise(lines))

    def _gaps(self) -> Counter[int]:
        """Count how many blank lines stand between two cells that have some between them."""
        found: Counter[int] = Counter()
        for at, line in enumerate(self.lines[:-1]):
            after = self.next_text[at + 1]
            if line.startswith("\t") and after > at + 1 and self._is_cell(after):
                found[after - at - 1] += 1
        return found

    def _is_cell(self, at: int) -> bool:
        return at < len(self.lines) and self.lines[at].startswith("\t")

    def rows(self, at: int) -> tuple[list[_Row], int]:
        """Return the rows of the region that begins at a cell, and the line after it."""
        rows: list[_Row] = []
        while self._is_cell(at):
            if rows and self._is_other_layout(at):
                break
            row = self._row(at)
            rows.append(row)
            after = self.next_text[row.end] if row.end < len(self.lines) else row.end
            if after - row.end > self.usual_gap:
                return rows, row.end
            at = after
        return rows, rows[-1].end

    def _row(self, start: int) -> _Row:
        """Read one row; it ends before the blank line or the prose that closes it."""
        cells: list[str] = []
        at = start
        while at < len(self.lines):
            line = self.lines[at]
            if line.startswith("\t"):
                if cells and self._is_other_layout(at):
                    break
                cells += line[1:].split("\t")
            elif not line.strip() and not self._is_inside(at, cells):
                late = self._late_text(at, cells)
                if not late:
                    break
                cells[-1] += "\n" + "\n".join(self.lines[at:late])
                at = late
                continue
            elif "\t" in line or is_sentence(line) or self._is_section(at, cells):
                break
            else:
                cells[-1] += "\n" + line
            at += 1
        return _Row(start, at, cells)

    def _is_other_layout(self, at: int) -> bool:
        return "\t" in self.lines[at][1:] and not _one_cell_per_line(self.lines, at)

    def _is_section(self, at: int, cells: list[str]) -> bool:
        """Say whether a numbered line is a heading, not the late text of the cell before it."""
        text_follows = bool(cells[-1].strip()) or not self._is_cell(at + 1)
        return text_follows and is_heading(self.lines[at])

    def _is_inside(self, at: int, cells: list[str]) -> bool:
        """Say whether a blank line belongs to the cell before it.

        White space without a tab is an empty paragraph of a cell that has no text yet; after text
        it ends the row only where the text marks no row end by a truly empty line.
        """
        if not self.lines[at]:
            return False
        return not cells[-1].strip() or (self.strict and self._is_cell(self.next_text[at]))

    def _late_text(self, at: int, cells: list[str]) -> int:
        """Return the line after the text that follows empty lines within a cell; 0 for none."""
        if len(cells) > _LABEL_COLUMNS or any(cell.strip() for cell in cells):
            return 0
        first = self.next_text[at]
        for after in range(first + 1, min(first + 1 + _LATE_LINES, len(self.lines))):
            if self._is_cell(after):
                return 0 if self._is_cell(first) else after
            if not self.lines[after].strip():
                return 0
        return 0


def _next_texts(lines: list[str]) -> list[int]:
    """Return for each line the first line from there that is a cell or has text."""
    found = [len(lines)] * len(lines)
    following = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].strip() or lines[at].startswith("\t"):
            following = at
        found[at] = following
    return found


def _row_lines(lines: list[str], at: int) -> tuple[list[_Row], int]:
    """Return the tab-separated rows of the region that begins here, and the line after it."""
    rows: list[_Row] = []
    width = _width(lines, at)
    while at < len(lines):
        line = lines[at]
        if rows and _one_cell_per_line(lines, at):
            break
        quoted = _quoted(lines, at)
        if quoted or "\t" in line or (not rows and line.strip()):
            row = quoted or _stacked(lines, at, width)
            rows.append(row or _Row(at, at + 1, line.split("\t")))
        elif line.strip() and _has_tab(lines, at + 1) and _is_caption(line):
            rows.append(_stacked(lines, at, width) or _Row(at, at + 1, [line]))
        elif line.strip() or not _has_tab(lines, at + 1):
            break
        else:
            at += 1
            continue
        at = rows[-1].end
    return rows, rows[-1].end


def _has_tab(lines: list[str], at: int) -> bool:
    return at < len(lines) and "\t" in lines[at]


def _is_caption(line: str) -> bool:
    """Say whether a line between rows is a row of one cell whose tabs were stripped."""
    return len(line.strip()) <= _CAPTION and not is_heading(line) and not is_sentence(line)


def _width(lines: list[str], at: int) -> int:
    """Return the most tabs in a line of the region, as far as no two blank lines end it."""
    most = 0
    for line, after in pairwise([*lines[at : at + _REGION], ""]):
        if not line.strip() and "\t" not in line and not after.strip() and "\t" not in after:
            break
        most = max(most, line.count("\t"))
    return most


def _quoted(lines: list[str], at: int) -> _Row | None:
    """Read a row with a quoted cell of several lines, as spreadsheets put it on the clipboard."""
    if not (lines[at].startswith('"') or '\t"' in lines[at]):
        return None
    text = ""
    for end in range(at, min(at + _QUOTED_LINES, len(lines))):
        text += ("\n" if text else "") + lines[end]
        if text.count('"') % 2 == 0:
            if "\t" not in text:
                break
            return _Row(at, end + 1, [_unquoted(cell) for cell in text.split("\t")])
    return None


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell


def _stacked(lines: list[str], at: int, width: int) -> _Row | None:
    """Join the lines of a row with stacked cells (结 / 果), when its width comes out right."""
    if not (_is_stacked(lines[at]) or _goes_on(lines, at)):
        return None
    tabs = 0
    for end in range(at, min(at + _REGION, len(lines))):
        line = lines[end]
        tabs += line.count("\t")
        new_row = end > at and is_value(line.split("\t", 1)[0])
        if tabs > width or new_row or not line.strip("\n ") or is_heading(line):
            return None
        if tabs == width:
            while end + 1 < len(lines) and _is_stacked(lines[end + 1]):
                end += 1
            cells = "\n".join(lines[at : end + 1]).split("\t")
            return _Row(at, end + 1, cells) if end > at else None
    return None


def _goes_on(lines: list[str], at: int) -> bool:
    """Say whether the last cell of a line may go on in the next."""
    last = lines[at].rsplit("\t", 1)[-1].strip()
    if not 0 < len(last) <= _STACKED_FIRST or is_value(last) or at + 1 == len(lines):
        return False
    following = lines[at + 1].split("\t", 1)[0].strip()
    return _is_stacked(lines[at + 1]) or (
        0 < len(following) <= _STACKED_FIRST and not is_value(following)
    )


def _begins_stacked(lines: list[str], at: int) -> bool:
    """Say whether a table begins with the first line of a stacked cell."""
    if not _is_stacked(lines[at]) or "\t" not in "".join(lines[at + 1 : at + 1 + _STACKED]):
        return False
    return _stacked(lines, at, _width(lines, at)) is not None


def _is_stacked(line: str) -> bool:
    text = line.strip()
    small = "\t" not in line and 0 < len(text) <= _STACKED
    return small and not is_number(text) and not is_heading(text)


def _is_contents(rows: list[_Row]) -> bool:
    """Say whether rows are a table of contents: numbered headings and rising page numbers."""
    pairs = [[cell.strip() for cell in row.cells if cell.strip()] for row in rows]
    if len(pairs) < 3 or any(len(pair) != 2 or not pair[1].isdecimal() for pair in pairs):
        return False
    pages = [int(pair[1][:6]) for pair in pairs]
    return pages == sorted(pages) and 0 < pages[0] < pages[-1] and is_heading(pairs[0][0])
