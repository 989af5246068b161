# SPDX-License-Identifier: MIT
"""What is said of captions and headers that a source words in another way than the form.

Nothing is read from them; they are compared only, widths, spaces, quotes and kinds of brackets
aside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.labels import plain
from desktop.core.report import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from desktop.core.form import FormSpec
    from desktop.intake.lines import Line

_CAPTION = "第二十条"
_LONGEST_CAPTION = 16
_CORNER = "勾稽关系"
_UNIT = re.compile(r"(?P<what>.+)\(单位:(?P<unit>.+)\)")
_BRACKETS = str.maketrans("[]〔〕【】{}〈〉<>", "()()()()()()")
_NUMERAL = re.compile(r"[一二三四五六七八九十]")
_PUNCTUATION = re.compile(r"[\W_]+")


class _Printed(NamedTuple):
    """A header of the form, for comparing and as printed; `table` is its table's name."""

    bare: str
    text: str
    table: str


class _Said(NamedTuple):
    """Words of the source, where they stand, and how they compare."""

    line: Line
    text: str
    bare: str


def header_notes(lines: Sequence[Line], form: FormSpec, around: Sequence[str] = ()) -> list[Note]:
    """Return a note per table for its captions, for its corner and for units left out.

    `around` is the paragraphs outside the tables, where some sources have the captions.
    """
    headers = [
        _Printed(_bare(label), label, table.name)
        for table in form.tables
        for row in table.rows
        if row.header
        for label in row.labels
    ]
    said = [
        _Said(line, text, _bare(text)) for line in lines if not line.figures for text in line.texts
    ]
    captions = [one for one in headers if one.bare.startswith(_CAPTION)]
    words = [text for line in lines for text in line.texts]
    return [
        *_caption_notes(said, captions),
        *_lost_captions([_bare(text) for text in (*words, *around)], captions),
        *_corner_notes(said, [one for one in headers if _CORNER in one.bare]),
        *_unit_notes(said, headers, lines),
    ]


def _bare(text: str) -> str:
    """Return a text without spaces, in one width and with one kind of brackets."""
    return "".join(plain(text).split()).translate(_BRACKETS)


def _caption_notes(said: Sequence[_Said], right: Sequence[_Printed]) -> Iterator[Note]:
    """Yield one note for all captions of table 2 that are written otherwise."""
    known = {caption.bare: caption for caption in right}
    wrong = [
        one for one in said if _is_caption(one.bare) and not _is_right(one.line, one.bare, known)
    ]
    if right and wrong:
        wanted = _meant(wrong[0].bare, right)
        quotes = "、".join(dict.fromkeys(f"“{_joined(one.text)}”" for one in wrong))
        message = f"{wanted.table}的分栏标题写作{quotes}，规定的写法如“{wanted.text}”。"
        yield Note(NoteKind.UNDERSTOOD, message, (), wrong[0].line.place)


def _lost_captions(said: Sequence[str], right: Sequence[_Printed]) -> Iterator[Note]:
    """Yield a note when the source has the later captions, but not the one at the top."""
    there = {_number(text) for text in said if text.startswith(_CAPTION)}
    later = {_number(caption.bare) for caption in right[1:]}
    if later and later <= there and not there & {_number(right[0].bare), ""}:
        message = f"{right[0].table}缺少分栏标题“{right[0].text}”。"
        yield Note(NoteKind.UNDERSTOOD, message)


def _number(bare: str) -> str:
    """Return the number of the item that a caption names, empty when it names none."""
    found = _NUMERAL.search(bare, len(_CAPTION))
    return found[0] if found else ""


def _is_right(line: Line, bare: str, known: Collection[str]) -> bool:
    """Say whether words are those of the form, or a piece of them where cells may be in pieces."""
    return bare in known or (not line.exact and any(bare in one for one in known))


def _is_caption(bare: str) -> bool:
    return bare.startswith(_CAPTION) and len(bare) <= _LONGEST_CAPTION


def _meant(bare: str, right: Sequence[_Printed]) -> _Printed:
    """Return the caption with the same number of the item, else the first."""
    number = _NUMERAL.search(bare, len(_CAPTION))
    same = [one for one in right if number and number[0] in one.bare[len(_CAPTION) :]]
    return (same or right)[0]


def _corner_notes(said: Sequence[_Said], right: Sequence[_Printed]) -> Iterator[Note]:
    """Yield one note for the first corner note that is worded otherwise."""
    known = {_PUNCTUATION.sub("", corner.bare) for corner in right}
    for line, text, bare in said:
        words = _PUNCTUATION.sub("", bare) if right and _CORNER in bare else ""
        if words and not _is_right(line, words, known):
            corner = right[0]
            message = (
                f"{corner.table}左上角的说明写作“{_joined(text)}”，规定的写法是“{corner.text}”。"
            )
            yield Note(NoteKind.UNDERSTOOD, message, (), line.place)
            return


def _unit_notes(
    said: Sequence[_Said], headers: Sequence[_Printed], lines: Sequence[Line]
) -> Iterator[Note]:
    """Yield a note for each header whose unit the source gives nowhere in its table."""
    for header in headers:
        found = _UNIT.fullmatch(header.bare)
        what = found["what"] if found else ""
        line = next((one.line for one in said if what and what == one.bare), None)
        if line and found and not _names_money(lines, line.grid):
            message = (
                f"{header.table}的表头“{what}”没有写单位{found['unit']}，"
                f"规定的写法是“{header.text}”。"
            )
            yield Note(NoteKind.UNDERSTOOD, message, (), line.place)


def _names_money(lines: Sequence[Line], grid: int) -> bool:
    """Say whether a table speaks of any unit of money, be it beside a figure."""
    return any("元" in cell.text for line in lines if line.grid == grid for cell in line.cells)


def _joined(text: str) -> str:
    return " ".join(text.split())
