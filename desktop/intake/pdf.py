# SPDX-License-Identifier: MIT
"""A PDF with a text layer becomes blocks: ruled tables, and paragraphs between them in order.

Page numbers and running heads are left out and told; a table or paragraph that goes on over a
page break is joined. The library that opens the file also writes pages elsewhere in the program;
it reads characters and lines only, tables and paragraphs are found here.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.intake.blocks import Blocks, Grid, IntakeError, Paragraph
from desktop.intake.layout import TOO_MANY_CELLS, Cell, placed, table_items
from desktop.intake.limits import MAX_BOXES
from desktop.intake.pdf_child import read_pages_apart
from desktop.intake.pdf_lines import (
    Margins,
    TextLine,
    join_paragraphs,
    margins_of,
    paragraphs,
    text_lines,
)
from desktop.intake.pdf_tables import find_tables
from desktop.intake.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.intake.pdf_page import Glyph, Page
    from desktop.intake.pdf_tables import RuledTable

KIND = "PDF 文件"
_NO_TEXT = (
    "这个 PDF 是扫描件或图片，里面没有文字，无法读取。请选择生成它的 Word 文档，"
    "或先用文字识别软件转成 Word。"
)
_NO_CODES = (
    "这个 PDF 的文字没有编码信息，读出来是乱码，没有读取。"
    "请选择生成它的 Word 文档，或复制其中的文字看看是否正常。"
)
_PICTURES = "第{}页是图片，里面的文字和表格读不到，请核对。"
_UNKNOWN_SIGNS = "文件里有 {} 个字没有编码信息，显示为“\ufffd”，请核对。"
_NUMBERS = "略去了{}处页码。"
_HEADS = "略去了每页重复的页眉或页脚：“{}”。"
_PAGE_NUMBER = re.compile(
    r"[-—–－·\s]*\d{1,3}[-—–－·\s]*|第\s*\d{1,3}\s*页(?:[\s/,，]*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
)
_NO_RULES = "这个 PDF 的表格没有框线，按文字的位置读取，请仔细核对。"
_LEAST_COLUMNS = 4  # lines with wide gaps that are a table without rules
_LEAST_TEXT = 20  # characters
_MOST_UNKNOWN = 0.05  # of the characters
_MARGIN = 0.12  # of the page's height, in which page numbers and running heads stand
_SAME_PLACE = 4.0  # points
_REPEATED = 3  # pages on which a running head stands


@dataclass(slots=True)
class _Table:
    """A table, over one page or several: edges in points, and cells by them."""

    edges: tuple[float, ...]
    height: int
    cells: list[tuple[int, int, float, float, str]]  # top, down, left, right, text


@dataclass(slots=True)
class _Content:
    """One page: its lines outside tables, its tables, and each table's height from the top."""

    page: Page
    lines: list[TextLine]
    tables: list[tuple[float, _Table]]


def read_pdf(data: bytes) -> Blocks:
    """Read a PDF.

    Raises:
        IntakeError: locked, broken, hostile, too large, or without text.
    """
    pages = read_pages_apart(data)
    remarks = _refuse_pictures(pages)
    contents = _contents(pages)
    remarks += _drop_running(contents)
    lines = [line.text for content in contents for line in content.lines]
    columns = sum("\t" in line for line in lines)
    if columns >= _LEAST_COLUMNS and not any(content.tables for content in contents):
        items = read_plain("\n".join(lines)).items
        remarks.append(_NO_RULES)
    else:
        items = placed(_items(contents))
    return Blocks(KIND, items, tuple(remarks), pictures=sum(page.pictures for page in pages))


def _refuse_pictures(pages: Sequence[Page]) -> list[str]:
    """Refuse a PDF without readable text; remark on pages and characters without it."""
    signs = Counter(g.sign for page in pages for g in page.glyphs if not g.sign.isspace())
    count, unknown = signs.total(), _unknown(signs)
    if count < _LEAST_TEXT:
        raise IntakeError(_NO_TEXT)
    if unknown > _MOST_UNKNOWN * count:
        raise IntakeError(_NO_CODES)
    remarks = [
        _PICTURES.format(number)
        for number, page in enumerate(pages, 1)
        if page.pictures and len(page.glyphs) < _LEAST_TEXT
    ]
    return remarks + ([_UNKNOWN_SIGNS.format(unknown)] if unknown else [])


def _unknown(signs: Counter[str]) -> int:
    """Count characters without a code, or with one of private use."""
    return sum(
        count for sign, count in signs.items() if sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff"
    )


def _contents(pages: Sequence[Page]) -> list[_Content]:
    """Return the content of every page; refuse more cells than any report has."""
    found: list[_Content] = []
    cells = 0
    for page in pages:
        found.append(_content(page))
        cells += sum(len(table.cells) for _, table in found[-1].tables)
        if cells > MAX_BOXES:
            raise IntakeError(TOO_MANY_CELLS)
    return found


def _content(page: Page) -> _Content:
    """Sort the characters of a page into its tables and the lines between them."""
    tables = find_tables(page.level, page.upright)
    inside: list[dict[int, list[Glyph]]] = [{} for _ in tables]
    outside: list[Glyph] = []
    for glyph in page.glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        for number, table in enumerate(tables):
            cell = table.cell_at(x, y)
            if cell is not None:
                inside[number].setdefault(cell, []).append(glyph)
                break
        else:
            outside.append(glyph)
    made = [
        (table.heights[0], _table(table, glyphs))
        for table, glyphs in zip(tables, inside, strict=True)
    ]
    return _Content(page, text_lines(outside), made)


def _table(table: RuledTable, glyphs: dict[int, list[Glyph]]) -> _Table:
    cells = [
        (
            area.top,
            area.down,
            table.edges[area.left],
            table.edges[area.left + area.across],
            "\n".join(line.text for line in text_lines(glyphs.get(number, []))),
        )
        for number, area in enumerate(table.areas)
    ]
    return _Table(table.edges, len(table.heights) - 1, cells)


def _drop_running(contents: Sequence[_Content]) -> list[str]:
    """Take page numbers and running heads out of the pages; return the remarks on them."""
    numbers = 0
    ends = [_ends(content) for content in contents]
    seen = Counter(
        _key(line) for lines in ends for line in {_key(one): one for one in lines}.values()
    )
    heads: dict[str, None] = {}
    for content, lines in zip(contents, ends, strict=True):
        for line in lines:
            if _PAGE_NUMBER.fullmatch(line.text):
                numbers += 1
            elif seen[_key(line)] >= _REPEATED:
                heads[line.text] = None
            else:
                continue
            content.lines.remove(line)
    found = [_NUMBERS.format(numbers)] if numbers else []
    return found + [_HEADS.format(text) for text in heads]


def _ends(content: _Content) -> list[TextLine]:
    """Return the lines of a page that stand at its very top or bottom, outside its tables."""
    height = content.page.height
    return [
        line
        for line in content.lines
        if line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height
    ]


def _key(line: TextLine) -> tuple[str, int]:
    """Return what running heads have in common: text but for figures, and height."""
    return re.sub(r"\d+", "0", line.text), round(line.top / _SAME_PLACE)


def _items(contents: Sequence[_Content]) -> list[Paragraph | Grid]:
    """Return the blocks of all pages in order, joined over page breaks."""
    margins = margins_of([content.lines for content in contents])
    parts: list[Paragraph | _Table] = []
    full = False  # the page before ended in the middle of a paragraph
    for content in contents:
        first = True
        for piece in _pieces(content):
            if isinstance(piece, _Table):
                parts, full = _with_table(parts, piece, first=first), False
            else:
                goes_on = first and full and not margins.indents(piece[0])
                full = _add_lines(parts, piece, margins, goes_on=goes_on)
            first = False
    items: list[Paragraph | Grid] = []
    for part in parts:
        items += [part] if isinstance(part, Paragraph) else _grid_items(part)
    return items


def _pieces(content: _Content) -> list[list[TextLine] | _Table]:
    """Return runs of lines and tables of a page, from top to bottom."""
    found: list[list[TextLine] | _Table] = []
    rest = content.lines
    for top, table in content.tables:
        above = [line for line in rest if line.top < top]
        rest = [line for line in rest if line.top >= top]
        found += [above, table] if above else [table]
    return [*found, rest] if rest else found


def _add_lines(
    parts: list[Paragraph | _Table], lines: list[TextLine], margins: Margins, *, goes_on: bool
) -> bool:
    """Add the paragraphs of some lines; say whether the last one may go on."""
    found = paragraphs(lines, margins)
    last = parts[-1] if parts else None
    if goes_on and isinstance(last, Paragraph):
        parts[-1] = join_paragraphs(last, found[0][0])
        parts += [paragraph for paragraph, _ in found[1:]]
    else:
        parts += [paragraph for paragraph, _ in found]
    return found[-1][1]


def _with_table(
    parts: list[Paragraph | _Table], table: _Table, *, first: bool
) -> list[Paragraph | _Table]:
    """Add a table; at the beginning of a page it goes on with the one before of the same width."""
    last = parts[-1] if parts else None
    if not first or not isinstance(last, _Table) or not _same_columns(last, table):
        return [*parts, table]
    cells = [(cell[0] + last.height, *cell[1:]) for cell in table.cells]
    edges = tuple(sorted({*last.edges, *table.edges}))
    return [*parts[:-1], _Table(edges, last.height + table.height, [*last.cells, *cells])]


def _same_columns(one: _Table, two: _Table) -> bool:
    """Say whether two tables are one: both sides agree, and the edges of one are in the other."""
    fewer, more = sorted((one.edges, two.edges), key=len)
    return all(any(abs(edge - other) <= _SAME_PLACE for other in more) for edge in fewer) and all(
        abs(fewer[at] - more[at]) <= _SAME_PLACE for at in (0, -1)
    )


def _grid_items(table: _Table) -> list[Paragraph | Grid]:
    """Return what a table is to the reader."""
    column: dict[float, int] = {}
    number = -1
    last: float | None = None
    for edge in table.edges:
        if last is None or edge - last > _SAME_PLACE:
            number += 1
            last = edge
        column[edge] = number
    return table_items(
        [
            Cell(
                top,
                column[left],
                down,
                max(1, column[right] - column[left]),
                [Paragraph(text, "")] if text else [],
            )
            for top, down, left, right, text in table.cells
        ]
    )
