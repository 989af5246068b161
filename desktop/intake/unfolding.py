# SPDX-License-Identifier: MIT
"""Paragraphs as they were meant: broken lines apart, the marks of Markdown taken off."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.intake.blocks import Paragraph
from desktop.intake.cover import find_title
from desktop.intake.headings import heading_reader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.form import SectionSpec
    from desktop.intake.blocks import Grid
    from desktop.intake.headings import HeadingReader

_MARK = re.compile(r"\s*#{1,6}\s+(?P<words>\S.*)")
_CLOSED = re.compile(r"(?<=\S)\s+#+$")
_BOLD = re.compile(r"(\*\*\*|\*\*|__)(?=\S).+(?<=\S)\1")
_BOLD_MARKS = ("***", "**", "__")
_MARKED = re.compile(r"\s*(?:#{1,6}\s|\*\*|__)")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!-])")
_SURE = 0.9  # likeness from which words are a heading of the form
_WRAPPED = 28  # a longer line without an end goes on in the next; headings are shorter
_LONGEST = 5000  # characters of a paragraph that may still grow
_ENDED = re.compile(r"[。！？；：:;!?”）)…]\s*$")
_BEGINS = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,2}[、是.]|[(（]?[一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[、.．])"
)
MARKDOWN = "文件里有 Markdown 的记号，读入时去掉了标题前的“#”和加粗的“**”。"


class Unfolded(NamedTuple):
    """Blocks, and by their new numbers the form's tables of each."""

    items: list[Paragraph | Grid]
    tables: dict[int, frozenset[str]]


def unfold(items: Sequence[Paragraph | Grid], tables: Mapping[int, frozenset[str]]) -> Unfolded:
    """Return a paragraph for each line of a paragraph with line breaks.

    A long line without an end is one with the next: old pages break their lines anywhere.
    """
    found = Unfolded([], {})
    for at, item in enumerate(items):
        if at in tables:
            found.tables[len(found.items)] = tables[at]
        if isinstance(item, Paragraph) and "\n" in item.text.strip():
            lines = _whole_lines(item.text)
            found.items.append(replace(item, text=lines[0]))
            found.items.extend(replace(item, text=line, numbering="") for line in lines[1:])
        else:
            found.items.append(item)
    return found


def _whole_lines(text: str) -> list[str]:
    whole: list[str] = []
    for line in (part.strip() for part in text.split("\n")):
        if not line:
            continue
        if whole and _goes_on(whole[-1], line):
            whole[-1] += line
        else:
            whole.append(line)
    return whole


def _goes_on(line: str, following: str) -> bool:
    """Say whether a line is broken in mid-sentence: long, without an end, and no title."""
    if not _WRAPPED < len(line) < _LONGEST or _ENDED.search(line) or _BEGINS.match(following):
        return False
    return re.search("[，。；]", line + following) is not None and find_title([line]) is None


def without_markdown(
    items: Sequence[Paragraph | Grid],
    tables: Mapping[int, frozenset[str]],
    sections: Sequence[SectionSpec],
) -> Unfolded | None:
    """Return the blocks without the marks of Markdown; None where a source is not plainly that.

    It is when a title or a heading of the form is marked as one; elsewhere `#` is a character.
    Rules (`---`) are gone, so that blocks behind them have new numbers.
    """
    marked = [item for item in items if isinstance(item, Paragraph) and _MARKED.match(item.text)]
    reader = heading_reader(tuple(sections)) if marked else None
    if reader is None or not any(_is_marked(item, reader) for item in marked):
        return None
    found = Unfolded([], {})
    for at, item in enumerate(items):
        if at in tables:
            found.tables[len(found.items)] = tables[at]
        if not isinstance(item, Paragraph):
            found.items.append(item)
        elif not _RULE.fullmatch(item.text):
            found.items.append(_bare(item))
    return found


def _is_marked(item: Paragraph, reader: HeadingReader) -> bool:
    marked, bold = _MARK.fullmatch(item.text), _BOLD.fullmatch(item.text.strip())
    if not (marked or bold):
        return False
    words = _bare(item).text
    headings = reader.read(Paragraph(words, ""))
    return any(one.alike >= _SURE for one in headings) or find_title([words]) is not None


def _bare(item: Paragraph) -> Paragraph:
    marked = _MARK.fullmatch(item.text)
    text = _CLOSED.sub("", marked["words"].rstrip()) if marked else item.text
    for mark in _BOLD_MARKS:
        text = _without_pairs(text, mark)
    return replace(item, text=_ESCAPED.sub(r"\1", text))


def _without_pairs(text: str, mark: str) -> str:
    """Take the marks off around words; where one opening is never closed, no later one is."""
    opens = re.compile(rf"{re.escape(mark)}(?=\S)")
    closes = re.compile(rf"(?<=\S){re.escape(mark)}")
    pieces: list[str] = []
    done = 0
    while (begin := opens.search(text, done)) and (end := closes.search(text, begin.end() + 1)):
        pieces += [text[done : begin.start()], text[begin.end() : end.start()]]
        done = end.end()
    return "".join([*pieces, text[done:]])
