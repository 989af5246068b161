# SPDX-License-Identifier: MIT
"""What the page template gets of a report: plain lists, numbers and strings, ready for JSON.

Sizes and breaks are those of the Word document, so that both look like the same document.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from desktop.core.dates import parse_date
from desktop.core.form import PREFACE
from desktop.render.fitting import POINTS_PER_MM, figure_size, label_lines, title_lines, width_em
from desktop.render.signature import indents
from desktop.render.tables import LONG_TABLE, Setting, is_upright, setting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.render.context import Context, Line, PrintedBox, PrintedTable, Section
    from desktop.render.fonts import Typeface

_LINE_PT = {10.5: 14.0, 9.0: 11.5}  # of the table styles, by type size
_EPOCH = (1980, 1, 1)  # as in the .docx
_TITLE_EM = 20.0  # characters of 22 pt in a line of 156 mm
_PARTED = "、"
_BREAK = "\u200b"
# families whose commas and stops are in the middle of their square, as is usual in Taiwan
_CENTRED = ("AR PL UKai", "AR PL UMing")
_NOT_MARKS = "[^，。、；：！？．]"
# without ideographs, kana and hangul: no line break in it, so it would run off the page
_UNBROKEN = re.compile(
    r"[^\s\u2e80-\u2fff\u3041-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]{30,}"
)


def page_data(context: Context, typefaces: Mapping[str, Typeface], latin: str) -> dict[str, Any]:
    """Return the data of the page template.

    Args:
        context: what is printed.
        typefaces: by role.
        latin: family of letters and digits; empty leaves them to the Chinese font.
    """
    sections = [_section(section, context) for section in context.sections]
    _break_after_long_tables(sections)
    preface = _lines(context.preface, PREFACE, outlined=False)
    signed = bool(context.signature or context.date)
    last = (sections[-1]["lines"] if sections else preface)[-1:] if signed else []
    for line in last:
        line["last"] = True
    return {
        "title": context.title,
        "lines": list(map(printable, title_lines(context.title, context.organisation, _TITLE_EM))),
        "organisation": context.organisation,
        "number": printable(context.number),
        "addressee": printable(context.addressee),
        "preface": preface,
        "sections": sections,
        "closed": bool(last) or not signed,
        "signature": printable(context.signature),
        "date": printable(context.date),
        "made_on": _made_on(context.date),
        "indents": indents(context.signature, context.date),
        "fonts": {role: _families(face, role, latin) for role, face in typefaces.items()},
        "bold_title": typefaces["title"].bold,
    }


def _break_after_long_tables(sections: list[dict[str, Any]]) -> None:
    """Let what follows a long table begin a page, as in the Word template."""
    long = [section["new_page"] for section in sections]
    for section, follows in zip(sections[1:], long, strict=False):
        section["new_page"] |= follows


def printable(text: str) -> str:
    """Return a text that stays on its page: long words may break, a tab is two characters wide.

    A byte order mark, which pasted text may bring and no archive may hold, is left out: it prints
    nothing.
    """
    text = text.replace("\ufeff", "").replace("\t", "\u3000\u3000")
    return _UNBROKEN.sub(lambda found: _BREAK.join(found[0]), text)


def _made_on(text: str) -> dict[str, int]:
    """Return the date of the file: that of the report, as an archive must have one, or 1980.

    The clock is not asked, so that the same report gives the same file.
    """
    found = parse_date(text)
    year, month, day = (found.year, found.month, found.day) if found else _EPOCH
    return {"year": year, "month": month, "day": day}


def _families(face: Typeface, role: str, latin: str) -> list[object]:
    """Return the font list of a role; the title has its digits from its own font.

    Marks that would be in the wrong place come from the next font of the list.
    """
    own: list[object] = [{"name": latin, "covers": "latin-in-cjk"}]
    return (own if latin and role != "title" else []) + [
        {"name": name, "covers": _NOT_MARKS} if name.startswith(_CENTRED) else name
        for name in face.families
    ]


def _section(section: Section, context: Context) -> dict[str, Any]:
    table = context.tables[section.table] if section.table else None
    return {
        "heading": section.heading,
        "anchor": f"{section.id}:heading",
        "lines": _lines(section.lines, section.id),
        "table": _table(table) if table else None,
        "new_page": table is not None and table.height > LONG_TABLE,
    }


def _lines(lines: Sequence[Line], part: str, *, outlined: bool = True) -> list[dict[str, Any]]:
    """Return the paragraphs; those before the first section's heading are not in the outline."""
    return [
        {
            "text": printable(line.text),
            "level": line.level if outlined else 0,
            "kai": line.level > 0,
            "anchor": f"{part}:{number}",
            "last": False,
        }
        for number, line in enumerate(lines)
    ]


def _table(table: PrintedTable) -> dict[str, Any]:
    how = setting(table)
    return {
        "widths": table.widths_mm,
        "size": how.size_pt,
        "line": _LINE_PT[how.size_pt],
        "row_mm": how.row_mm,
        "margin": how.margin_mm,
        "breakable": table.height > LONG_TABLE,
        "groups": list(_groups(table, how)),
    }


def _groups(table: PrintedTable, how: Setting) -> Iterator[dict[str, Any]]:
    """Yield runs of header rows and of other rows; only the rows at the top are repeated."""
    headed = {box.top for box in table.boxes if box.header}
    for header, boxes in groupby(table.boxes, lambda box: box.top in headed):
        each = list(boxes)
        repeat = header and each[0].top < table.header_rows
        yield {
            "header": header,
            "repeat": repeat,
            "level": 1 if repeat else 2,
            "boxes": [_box(box, table, how) for box in each],
        }


def _box(box: PrintedBox, table: PrintedTable, how: Setting) -> dict[str, Any]:
    width_mm = sum(table.widths_mm[box.left : box.left + box.across])
    inner_mm = width_mm - 2 * how.margin_mm
    upright = is_upright(box, width_mm)
    place = {"top": box.top, "left": box.left, "down": box.down, "across": box.across}
    if box.cell:
        size = figure_size(box.text, inner_mm, how.size_pt)
        return {
            **place,
            "anchor": box.cell,
            "text": box.text,
            "size": size,
            "centred": True,
            "header": False,
        }
    lines = _upright_lines(box.text) if upright else label_lines(box.text, inner_mm, how.size_pt)
    return {
        **place,
        "anchor": "",
        "lines": lines,
        "single": len(lines) == 1 and _fits(lines[0], inner_mm, how.size_pt),
        "centred": box.header or upright or not how.suffix,
        "header": box.header,
    }


def _fits(text: str, width_mm: float, size_pt: float) -> bool:
    return width_em(text) * size_pt <= width_mm * POINTS_PER_MM


def _upright_lines(text: str) -> list[str]:
    """Return one character a line, as in vertical setting; a pause mark stays with its number."""
    lines: list[str] = []
    for letter in text:
        if letter == _PARTED and lines:
            lines[-1] += letter
        else:
            lines.append(letter)
    return lines
