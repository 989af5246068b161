# SPDX-License-Identifier: MIT
"""Invented reports as sources: paragraphs and tables to be damaged, then written in any format."""

from __future__ import annotations

import html
import io
import random
import zipfile
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.core.form import CellKind
from desktop.core.totals import with_totals
from desktop.intake.blocks import Blocks, Grid, Paragraph, SourceBox

if TYPE_CHECKING:
    from desktop.core.form import FormSpec, TableSpec
    from desktop.core.values import Value

ABSENT = "absent"


@dataclass
class Part:
    """One box of a table: where it is, what it says, and which cell of the form it is."""

    top: int
    left: int
    down: int
    across: int
    text: str
    cell: str = ""
    header: bool = False


@dataclass
class Table:
    """A table that can be damaged; `rows` tells which form row each grid row is."""

    id: str
    parts: list[Part]
    rows: list[str]

    @property
    def height(self) -> int:
        return max(part.top + part.down for part in self.parts)

    @property
    def width(self) -> int:
        return max(part.left + part.across for part in self.parts)

    def row(self, top: int) -> list[Part]:
        """The boxes that begin in a row, left to right."""
        return sorted((p for p in self.parts if p.top == top), key=lambda part: part.left)

    def data_rows(self) -> list[int]:
        return sorted({part.top for part in self.parts if part.cell})

    def drop_row(self, top: int) -> None:
        for part in list(self.parts):
            if part.top <= top < part.top + part.down:
                part.down -= 1
            elif part.top > top:
                part.top -= 1
            if not part.down:
                self.parts.remove(part)

    def drop_column(self, left: int) -> None:
        for part in list(self.parts):
            if part.left <= left < part.left + part.across:
                part.across -= 1
            elif part.left > left:
                part.left -= 1
            if not part.across:
                self.parts.remove(part)

    def open_row(self, top: int) -> None:
        """Make room for a new row; boxes that reach over it grow."""
        for part in self.parts:
            if part.top >= top:
                part.top += 1
            elif part.top + part.down > top:
                part.down += 1

    def open_column(self, left: int) -> None:
        for part in self.parts:
            if part.left >= left:
                part.left += 1
            elif part.left + part.across > left:
                part.across += 1

    def cut(self, top: int) -> Table:
        """Cut the table before a row; a box across the cut is repeated on both sides."""
        lower: list[Part] = []
        for part in list(self.parts):
            if part.top >= top:
                self.parts.remove(part)
                part.top -= top
                lower.append(part)
            elif part.top + part.down > top:
                rest = part.top + part.down - top
                part.down -= rest
                lower.append(replace(part, top=0, down=rest))
        return Table(self.id, lower, [])


@dataclass
class Source:
    """A report to be read, and what a right reading of it holds.

    `truth` has every cell of the form; ABSENT for one that the source no longer has.
    """

    form: FormSpec
    items: list[str | Table]
    truth: dict[str, Value | str]
    texts: dict[str, str]
    chance: random.Random = field(default_factory=lambda: random.Random(0))

    def table(self, table_id: str) -> Table:
        return next(t for t in self.items if isinstance(t, Table) and t.id == table_id)

    def tables(self) -> list[Table]:
        """The tables of the form, not those that stand around it."""
        tables = [item for item in self.items if isinstance(item, Table)]
        return [table for table in tables if table.id in {t.id for t in self.form.tables}]

    def forget(self, part: Part) -> None:
        if part.cell:
            self.truth[part.cell] = ABSENT


def invent(form: FormSpec, seed: int) -> Source:
    """A sound report: all zero, or busy with every relation kept."""
    chance = random.Random(seed)
    values = _values(form, chance, busy=seed % 3 != 0)
    year = form.first_year
    texts = {
        "overview": f"{year}年，云岭镇按要求公开。\n（一）主动公开\n公开信息{seed % 90 + 10}条。",
        "problems": "（一）存在的问题\n公开内容不够丰富。\n（二）改进措施\n加强培训。",
        "other_matters": "本年度未收取信息处理费。",
    }
    items: list[str | Table] = [f"清溪县云岭镇{year}年政府信息公开工作年度报告"]
    for section in form.sections:
        items.append(section.heading)
        if section.table:
            items.append(_table(form.table(section.table), values))
        else:
            items.extend(texts[section.text].split("\n"))
    items += ["清溪县云岭镇人民政府", f"{year + 1}年1月18日"]
    return Source(form, items, dict(values), texts, chance)


def _values(form: FormSpec, chance: random.Random, *, busy: bool) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for cell in form.inputs:
        kind = form.cells[cell].kind
        number = chance.choice((0, 0, 0, 1, 2, 3, 7, 12, 48)) if busy else 0
        if kind is CellKind.AMOUNT:
            values[cell] = (
                Decimal(chance.choice(("0", "0.37", "12.5", "190.4573"))) if busy else Decimal(0)
            )
        else:
            values[cell] = -number if kind is CellKind.CHANGE and number == 3 else number
    for balance in form.balances:
        if balance.column == "total":
            continue
        everything = with_totals(form, values)
        ends = sum(everything[c] or 0 for c in (*balance.handled, *balance.open))
        carried = min(ends, chance.choice((0, 0, 1, 4)))
        values[balance.incoming[0]] = ends - carried
        values[balance.incoming[1]] = carried
    return with_totals(form, values)


def _table(table: TableSpec, values: dict[str, Value]) -> Table:
    parts = [
        Part(
            box.top,
            box.left,
            box.down,
            box.across,
            f"{values[box.cell]}" if box.cell else box.text,
            box.cell,
            box.header,
        )
        for box in table.boxes
    ]
    return Table(table.id, parts, [row.id for row in table.rows])


# --- formats ---


def as_blocks(source: Source) -> Blocks:
    """As Word and web pages give it: every span known."""
    items: list[Paragraph | Grid] = []
    for at, item in enumerate(source.items):
        if isinstance(item, Table):
            boxes = sorted(item.parts, key=lambda p: (p.top, p.left))
            items.append(
                Grid(
                    tuple(SourceBox(p.top, p.left, p.text, p.down, p.across) for p in boxes),
                    f"第{sum(isinstance(x, Grid) for x in items) + 1}个表格",
                )
            )
        elif item.strip():
            items.append(Paragraph(item, f"第{at + 1}段"))
    return Blocks("试验", tuple(items))


def as_tabs(source: Source) -> str:
    """Tab-separated rows of one width; a merged cell leaves empty cells behind."""
    return "\n".join(
        _rows_text(item, "\t") if isinstance(item, Table) else item for item in source.items
    )


def as_bars(source: Source) -> str:
    """The same with bars between and around the cells."""
    return "\n".join(
        _rows_text(item, "|", "|") if isinstance(item, Table) else item for item in source.items
    )


def _rows_text(table: Table, mark: str, frame: str = "") -> str:
    lines: list[list[str]] = [[] for _ in range(table.height)]
    for part in sorted(table.parts, key=lambda p: p.left):
        for top in range(part.top, part.top + part.down):
            lines[top] += [""] * (part.left + part.across - len(lines[top]))
    for part in table.parts:
        lines[part.top][part.left] = " ".join(part.text.split())
    return "\n".join(frame + mark.join(line) + frame for line in lines) + "\n"


def as_lines(source: Source) -> str:
    """One cell per line after a tab, a blank line after each row, as Word files become text."""
    out: list[str] = []
    for item in source.items:
        if not isinstance(item, Table):
            out.append(item)
            continue
        for top in range(item.height):
            here = [p for p in item.parts if p.top <= top < p.top + p.down]
            for part in sorted(here, key=lambda p: p.left):
                out.append("\t" + (part.text if part.top == top else ""))
            out.append("")
    return "\n".join(out)


def as_html(source: Source) -> str:
    """A web page with spans."""
    out = ["<html><head><meta charset='utf-8'></head><body>"]
    for item in source.items:
        if not isinstance(item, Table):
            out.append(f"<p>{html.escape(item)}</p>")
            continue
        out.append("<table>")
        for top in range(item.height):
            cells = "".join(
                f"<td rowspan={p.down} colspan={p.across}>{html.escape(p.text)}</td>"
                for p in item.row(top)
            )
            out.append(f"<tr>{cells}</tr>")
        out.append("</table>")
    return "\n".join([*out, "</body></html>"])


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def as_docx(source: Source) -> bytes:
    """A Word document with gridSpan and vMerge."""
    body = "".join(
        _word_table(item) if isinstance(item, Table) else _word_paragraph(item)
        for item in source.items
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", _PACKAGE)
        document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", document)
    return buffer.getvalue()


def _word_paragraph(text: str) -> str:
    runs = "</w:t><w:br/><w:t>".join(html.escape(text).split("\n"))
    return f'<w:p><w:r><w:t xml:space="preserve">{runs}</w:t></w:r></w:p>'


def _word_table(table: Table) -> str:
    rows = []
    for top in range(table.height):
        here = [p for p in table.parts if p.top <= top < p.top + p.down]
        cells = []
        at = 0
        for part in sorted(here, key=lambda p: p.left):
            merge = "" if part.down == 1 else "<w:vMerge/>"
            if merge and part.top == top:
                merge = '<w:vMerge w:val="restart"/>'
            gap = f'<w:tc><w:tcPr><w:gridSpan w:val="{part.left - at}"/></w:tcPr><w:p/></w:tc>'
            cells.append(gap if part.left > at else "")
            cells.append(
                f'<w:tc><w:tcPr><w:gridSpan w:val="{part.across}"/>{merge}</w:tcPr>'
                f"{_word_paragraph(part.text if part.top == top else '')}</w:tc>"
            )
            at = max(at, part.left + part.across)
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def as_cells(source: Source) -> str:
    """A page copied as text, one cell per line: not even the rows can be seen."""
    out: list[str] = []
    for item in source.items:
        if isinstance(item, Table):
            boxes = sorted(item.parts, key=lambda p: (p.top, p.left))
            out += ["".join(p.text.split()) for p in boxes if p.text.strip()]
        else:
            out.append(item)
    return "\n".join(out)
