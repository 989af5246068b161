# SPDX-License-Identifier: MIT
"""Plain text becomes blocks: paragraphs by line, and tables in the layouts that texts have.

Wrapped lines are made whole first (`plain_wraps`). The layouts are tried from the surest to the
least sure: tabs (`plain_tabs`), a bar behind each cell (`plain_cells`), bars between the cells of
a line (`plain_bars`), spaces or one cell per line (`plain_loose`). What no layout explains is a
paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.intake.blocks import Blocks, Grid, IntakeError, Paragraph, SourceBox
from desktop.intake.decoding import decode_text, repair_garbled
from desktop.intake.limits import MAX_BOXES, MAX_LINES, MAX_TEXT_CHARACTERS, refuse_large
from desktop.intake.plain_bars import find_bar_tables
from desktop.intake.plain_cells import find_cell_tables
from desktop.intake.plain_loose import find_loose_tables
from desktop.intake.plain_rows import Table
from desktop.intake.plain_tabs import find_tab_tables
from desktop.intake.plain_wraps import Text, whole_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.checks.subject import Traces

KIND = "纯文本"
_BOOKMARK = re.compile(r"\[bookmark: ?([^\]\n]*)\]")
_LINE_END = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff\ud800-\udfff]")
_FINDERS: tuple[Callable[[list[str]], list[Table]], ...] = (
    find_tab_tables,
    find_cell_tables,
    find_bar_tables,
    find_loose_tables,
)


def read_plain(data: bytes | str, kind: str = KIND) -> Blocks:
    """Cut a text into paragraphs and tables.

    Empty lines separate and are not kept; every other line is a paragraph, in one, or in a table.

    Args:
        data: a file's bytes, or text as the clipboard gives it.
        kind: what the source is called, for readers that come to plain text in the end.

    Raises:
        IntakeError: not text, or too much of it.
    """
    text, remarks = decode_text(data) if isinstance(data, bytes) else repair_garbled(data)
    refuse_large(len(text), MAX_TEXT_CHARACTERS, "文本")
    lines = [_INVISIBLE.sub("", line) for line in _LINE_END.split(_BOOKMARK.sub("", text))]
    refuse_large(len(lines), MAX_LINES, "文本")
    whole = whole_lines(lines)
    parts: list[list[str] | Table] = [[line.text for line in whole.lines]]
    for find in _FINDERS:
        parts = [piece for part in parts for piece in _cut(part, find)]
    return Blocks(kind, tuple(_items(parts, whole)), remarks, _traces(text))


def _traces(text: str) -> Traces | None:
    """Return the bookmarks that a program wrote into the text; None when it wrote none."""
    names = tuple(name.strip() for name in _BOOKMARK.findall(text))
    if not names:
        return None
    from desktop.core.checks.subject import Traces

    return Traces(bookmarks=names)


def _cut(
    part: list[str] | Table, find: Callable[[list[str]], list[Table]]
) -> list[list[str] | Table]:
    """Cut a run of lines at the tables found in it; a table stays whole."""
    if isinstance(part, Table):
        return [part]
    pieces: list[list[str] | Table] = []
    done = 0
    for table in find(part):
        pieces += [part[done : table.start], table]
        done = table.end
    return [*pieces, part[done:]]


def _items(parts: list[list[str] | Table], whole: Text) -> list[Paragraph | Grid]:
    """Turn lines and tables into blocks with their places; page numbers stand between them."""
    items: list[Paragraph | Grid] = []
    at = tables = boxes = 0
    pages = [Paragraph(page.text, f"第{page.number}行") for page in whole.pages]
    numbers = [page.number for page in whole.pages]
    for part in parts:
        length = part.end - part.start if isinstance(part, Table) else len(part)
        for line in whole.lines[at : at + length]:
            while numbers and numbers[0] < line.number:
                numbers.pop(0)
                items.append(pages.pop(0))
            if not isinstance(part, Table) and line.text.strip():
                items.append(Paragraph(line.text.strip(), f"第{line.number}行"))
        at += length
        if isinstance(part, Table):
            tables += 1
            items.append(_grid(part, f"第{tables}个表格"))
            boxes += sum(map(len, part.rows))
            if boxes > MAX_BOXES:
                raise IntakeError(
                    "文本里的表格格子太多，不像一份年度报告，没有读取。请确认选对了文件。"
                )
    return [*items, *pages]


def _grid(table: Table, place: str) -> Grid:
    """Return the table as a grid, the cells of each row counted from the left."""
    boxes = tuple(
        SourceBox(top, left, text.strip())
        for top, row in enumerate(table.rows)
        for left, text in enumerate(row)
    )
    return Grid(boxes, place, exact=False, rows_known=table.rows_known)
