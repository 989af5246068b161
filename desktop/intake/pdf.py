# SPDX-License-Identifier: MIT
"""A PDF with a text layer becomes blocks: ruled tables, and paragraphs between them in order.

Page numbers and running heads are left out and told; a table or paragraph that goes on over a
page break is joined. The library that opens the file also writes pages elsewhere in the program;
it reads characters and lines only, tables and paragraphs are found here.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.intake.blocks import Blocks, Grid, IntakeError, Paragraph
from desktop.intake.layout import TOO_MANY_CELLS, Cell, placed, table_items
from desktop.intake.limits import MAX_BOXES
from desktop.intake.pdf_breaks import SAME_PLACE, PageCell, PageTable, joined
from desktop.intake.pdf_child import read_pages_apart
from desktop.intake.pdf_lines import (
    Margins,
    TextLine,
    is_section,
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
_CUT_OFF = "第{}页的内容超出了纸边，右边的文字或数字被切掉，请对照原来的文件核对。"
_BEYOND = "纸面以外还有看不见的文字，没有读入：{}。"
_CUT_TABLE = "这张表在 PDF 里超出了纸边，有的列或数字被切掉，请逐格核对。"
_TORN = "表格里的数字被分页断开，已接成{}，请核对。"
_NO_RULES = "这个 PDF 的表格没有框线，按文字的位置读取，请仔细核对。"
_LEAST_COLUMNS = 4  # lines with wide gaps that are a table without rules
_LEAST_TEXT = 20  # characters
_MOST_UNKNOWN = 0.05  # of the characters
_MARGIN = 0.12  # of the page's height, in which page numbers and running heads stand
_EDGE = 2.0  # points from the edge of a page, where no table ends that is whole
_NAMED = 5  # texts in one remark
_LONGEST = 30  # characters of each
_REPEATED = 3  # pages on which a running head stands


@dataclass(slots=True)
class _Content:
    """One page: its lines outside tables, its tables, and each table's height from the top.

    `beyond` is the lines above or below the paper.
    """

    page: Page
    lines: list[TextLine]
    tables: list[tuple[float, PageTable]]
    beyond: list[TextLine]


def read_pdf(data: bytes) -> Blocks:
    """Read a PDF.

    Raises:
        IntakeError: locked, broken, hostile, too large, or without text.
    """
    pages = read_pages_apart(data)
    remarks = _refuse_pictures(pages)
    contents = _contents(pages)
    remarks += _cut_off(contents)
    remarks += _drop_running(contents)
    lines = [line.text for content in contents for line in content.lines]
    columns = sum("\t" in line for line in lines)
    if columns >= _LEAST_COLUMNS and not any(content.tables for content in contents):
        items = read_plain("\n".join(lines)).items
        remarks.append(_NO_RULES)
    else:
        parts = _parts(contents)
        remarks += _torn(parts)
        items = placed([item for part in parts for item in _blocks(part)])
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
    tables = find_tables(
        [rule for rule in page.level if 0 <= rule.at <= page.height],
        [rule for rule in page.upright if rule.end >= 0 and rule.start <= page.height],
    )
    cuts = [_is_cut(table, page) for table in tables]
    inside: list[dict[int, list[Glyph]]] = [{} for _ in tables]
    outside: list[Glyph] = []
    beyond: list[Glyph] = []
    for glyph in page.glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        if not 0 <= y <= page.height:
            beyond.append(glyph)
            continue
        for number, table in enumerate(tables):
            inner = min(max(x, table.edges[0] + 1), table.edges[-1] - 1)
            cell = table.cell_at(inner if cuts[number] else x, y)
            if cell is not None:
                inside[number].setdefault(cell, []).append(glyph)
                break
        else:
            outside.append(glyph)
    made = [
        (table.heights[0], _table(table, glyphs, cut=cut))
        for table, glyphs, cut in zip(tables, inside, cuts, strict=True)
    ]
    return _Content(page, text_lines(outside), made, text_lines(beyond))


def _is_cut(table: RuledTable, page: Page) -> bool:
    """Say whether a table reaches the edge of its page, so that some of it may be missing."""
    return table.edges[0] < _EDGE or table.edges[-1] > page.width - _EDGE


def _table(table: RuledTable, glyphs: dict[int, list[Glyph]], *, cut: bool) -> PageTable:
    cells = [
        PageCell(
            area.top,
            area.down,
            table.edges[area.left],
            table.edges[area.left + area.across],
            tuple(text_lines(glyphs.get(number, []))),
        )
        for number, area in enumerate(table.areas)
    ]
    return PageTable(table.edges, len(table.heights) - 1, cells, cut)


def _cut_off(contents: Sequence[_Content]) -> list[str]:
    """Return the remark on pages whose edge cuts off a table or words."""
    numbers = [
        str(number)
        for number, content in enumerate(contents, 1)
        if any(table.cut for _, table in content.tables)
        or any(line.right > content.page.width + _EDGE for line in content.lines)
    ]
    found = [_CUT_OFF.format("、".join(numbers))] if numbers else []
    beyond = [line.text for content in contents for line in content.beyond]
    return found + ([_BEYOND.format(_listed(beyond))] if beyond else [])


def _listed(texts: Sequence[str]) -> str:
    """Return the first of some texts, quoted and none too long."""
    said = "、".join(f"“{text[:_LONGEST]}”" for text in texts[:_NAMED])
    return said + (f"等{len(texts)}处" if len(texts) > _NAMED else "")


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
    return re.sub(r"\d+", "0", line.text), round(line.top / SAME_PLACE)


def _parts(contents: Sequence[_Content]) -> list[Paragraph | PageTable]:
    """Return the paragraphs and tables of all pages in order, joined over page breaks."""
    margins = margins_of([content.lines for content in contents])
    parts: list[Paragraph | PageTable] = []
    full = False  # the page before ended in the middle of a paragraph
    for content in contents:
        first = True
        for piece in _pieces(content):
            if isinstance(piece, PageTable):
                parts, full = _with_table(parts, piece, first=first), False
            else:
                begins = margins.indents(piece[0]) or is_section(piece[0])
                goes_on = first and full and not begins
                full = _add_lines(parts, piece, margins, goes_on=goes_on)
            first = False
    return parts


def _torn(parts: Sequence[Paragraph | PageTable]) -> list[str]:
    """Return the remark on figures that a page break tore."""
    figures = [figure for part in parts if isinstance(part, PageTable) for figure in part.torn]
    return [_TORN.format(_listed(figures))] if figures else []


def _blocks(part: Paragraph | PageTable) -> list[Paragraph | Grid]:
    """Return what a paragraph or a table is to the reader."""
    if isinstance(part, Paragraph):
        return [part]
    doubt = _CUT_TABLE if part.cut else ""
    return [
        replace(item, doubt=doubt) if isinstance(item, Grid) else item for item in _grid_items(part)
    ]


def _pieces(content: _Content) -> list[list[TextLine] | PageTable]:
    """Return runs of lines and tables of a page, from top to bottom."""
    found: list[list[TextLine] | PageTable] = []
    rest = content.lines
    for top, table in content.tables:
        above = [line for line in rest if line.top < top]
        rest = [line for line in rest if line.top >= top]
        found += [above, table] if above else [table]
    return [*found, rest] if rest else found


def _add_lines(
    parts: list[Paragraph | PageTable], lines: list[TextLine], margins: Margins, *, goes_on: bool
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
    parts: list[Paragraph | PageTable], table: PageTable, *, first: bool
) -> list[Paragraph | PageTable]:
    """Add a table; at the beginning of a page it may go on with the one before."""
    last = parts[-1] if parts else None
    whole = joined(last, table) if first and isinstance(last, PageTable) else None
    return [*parts, table] if whole is None else [*parts[:-1], whole]


def _grid_items(table: PageTable) -> list[Paragraph | Grid]:
    """Return what a table is to the reader."""
    column: dict[float, int] = {}
    number = -1
    last: float | None = None
    for edge in table.edges:
        if last is None or edge - last > SAME_PLACE:
            number += 1
            last = edge
        column[edge] = number
    return table_items(
        [
            Cell(
                cell.top,
                column[cell.left],
                cell.down,
                max(1, column[cell.right] - column[cell.left]),
                [Paragraph(cell.text, "")] if cell.lines else [],
            )
            for cell in table.cells
        ]
    )
