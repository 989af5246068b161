# SPDX-License-Identifier: MIT
"""Walks the tags of a web page and collects its paragraphs and tables."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.intake.blocks import Grid, IntakeError, Paragraph
from desktop.intake.limits import MAX_DEPTH
from desktop.intake.plain import read_plain
from desktop.intake.web_elements import (
    BLOCKS,
    CELLS,
    ENDS,
    GROUPS,
    HEADINGS,
    P_ENDS,
    SILENT,
    TABLE_TAGS,
    VOID,
)
from desktop.intake.web_tables import OpenTable
from desktop.intake.web_tags import attributes, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_MADE_BY_WORD = "mso-hide"
_OF_WORDS = {"p", "span", "font", "b", "strong", "i", "em", "u", "s", "tr", *CELLS}
_ALIGNED = re.compile(r"text-align\s*:\s*(\w+)")
_OUTLINE = re.compile(r"mso-outline-level\s*:\s*([1-9])")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WRAPPED = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*+[\r\n]\s*+(?=[\u2e80-\u9fff\uff00-\uffef])"
)
_WHOLE = re.compile(r"\d{1,5}(?=\s*(?:px)?$)", re.ASCII)
_SMALL = 150  # pixels
_MOST_OPEN = 200  # elements in one another; browsers stop at 512
_TOO_DEEP = "这个网页里的表格套得太深，不像一份年度报告，没有读取。请确认选对了文件。"


@dataclass(slots=True)
class _Element:
    """An open element, with what its text inherits from the elements around it."""

    tag: str
    hidden: bool  # the page has text here and does not show it
    silent: bool  # what stands here was never meant to be shown
    furniture: bool  # hidden with a part of the website, not as words of a text
    centred: bool
    level: int
    kept: bool  # white space is kept, as in pre
    count: int | None  # of an ol: the number of its last li; None where none are printed

    @property
    def unseen(self) -> bool:
        """Say whether a reader of the page sees nothing of the element."""
        return self.hidden or self.silent


@dataclass(slots=True)
class _Flow:
    """What a page or a cell holds so far, and the paragraph that is being read."""

    items: list[Paragraph | Grid] = field(default_factory=list)
    table: OpenTable | None = None
    parts: list[str] = field(default_factory=list)
    look: _Element | None = None  # of the element in which the paragraph began
    numbering: str = ""


class Page:
    """One pass over a page; `items` are its blocks in reading order."""

    def __init__(self, source: str) -> None:
        self._flows = [_Flow()]
        self._open = [
            _Element(
                "",
                hidden=False,
                silent=False,
                furniture=False,
                centred=False,
                level=0,
                kept=False,
                count=None,
            )
        ]
        self._names: Counter[str] = Counter()  # of the open elements
        self.pictures = 0  # that are shown, small ones left out
        self.left_out = False  # whether hidden text was met
        self.hidden: list[str] = []  # hidden words, those of furniture left out
        for token in tokens(source):
            if not token.name:
                self._text(token.text)
            elif token.end:
                self._end(token.name)
            else:
                self._start(token.name, attributes(token.text))
        self._close_to(1)
        self._flush()
        self.items = self._flows[0].items

    def _start(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Open an element, after those that it ends."""
        is_block = tag in BLOCKS or tag == "table"
        if is_block and self._names["head"]:
            self._end_before({"head"}, set())
        if tag in ENDS:
            self._end_before(*ENDS[tag])
        elif is_block:
            self._end_before(*P_ENDS)
        if tag in VOID:
            self._void(tag, attrs)
            return
        element = self._element(tag, attrs)
        if tag in BLOCKS:
            self._flush()
        if tag in TABLE_TAGS or len(self._open) < _MOST_OPEN:
            self._open.append(element)
            self._names[tag] += 1
            if not element.unseen:
                self._enter(tag, attrs)

    def _end(self, tag: str) -> None:
        """End the nearest open element of this name, as far as its cell or table."""
        barrier = {"table"} if tag in TABLE_TAGS else {"table", *CELLS}
        at = len(self._open) - 1
        while self._names[tag] and self._open[at].tag not in {tag, *barrier}:
            at -= 1
        if self._open[at].tag == tag:
            self._close_to(at)
        elif tag == "br":
            self._void(tag, {})
        elif tag == "p":
            self._flush()

    def _text(self, data: str) -> None:
        """Take text."""
        element = self._open[-1]
        if element.unseen:
            if not element.silent and data.strip():
                self.left_out = True
                self.hidden += [] if element.furniture else [data]
            return
        flow = self._flow
        if flow.look is None:
            if not element.kept and not data.strip(" \t\r\n\f"):
                return
            flow.look = element
        flow.parts.append(data if element.kept else _SPACE.sub(" ", _WRAPPED.sub("", data)))

    @property
    def _flow(self) -> _Flow:
        return self._flows[-1]

    def _element(self, tag: str, attrs: Mapping[str, str]) -> _Element:
        around = self._open[-1]
        style = attrs.get("style", "").lower()
        aligned = _ALIGNED.search(style)
        align = aligned[1] if aligned else attrs.get("align", "").lower()
        outline = _OUTLINE.search(style)
        hides = "hidden" in attrs or bool(_HIDDEN.search(style))
        of_words = tag in _OF_WORDS or _MADE_BY_WORD in style
        return _Element(
            tag,
            around.hidden or hides,
            around.silent or tag in SILENT,
            around.furniture or (hides and not around.hidden and not of_words),
            tag == "center" or (align == "center" if align else around.centred),
            int(outline[1]) if outline else HEADINGS.get(tag, around.level),
            around.kept or tag == "pre",
            _first_count(tag, attrs, style),
        )

    def _enter(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Open what a start tag opens: a table, a row, a cell, an item of a list."""
        table = self._flow.table
        if tag == "table":
            self._start_table()
        elif tag == "tr" and table:
            table.start_row()
        elif tag in CELLS and table:
            cell = table.start_cell(attrs.get("rowspan"), attrs.get("colspan"))
            self._flows.append(_Flow(cell.items))
        elif tag == "li":
            self._number_item()

    def _start_table(self) -> None:
        """Begin a table; one that stands in a table outside any cell begins after it."""
        self._flush()
        if len(self._flows) > MAX_DEPTH:
            raise IntakeError(_TOO_DEEP)
        if self._flow.table:
            self._end_table()
        self._flow.table = OpenTable()

    def _end_table(self) -> None:
        flow = self._flow
        if flow.table:
            self._flush()
            table, flow.table = flow.table, None
            flow.items += table.items()

    def _number_item(self) -> None:
        around = self._open[-2]
        if around.tag == "ol" and around.count is not None:
            around.count += 1
            self._flow.numbering = f"{around.count}."

    def _void(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Take an element without content: a line break, or a field that shows its value."""
        if self._open[-1].unseen:
            return
        if tag == "br" and self._flow.look:
            self._flow.parts.append("\n")
        elif tag == "hr":
            self._flush()
        elif tag == "input" and attrs.get("type", "text").lower() in ("text", "number", ""):
            self._text(attrs.get("value", ""))
        elif tag == "img":
            self.pictures += not _is_small(attrs)

    def _end_before(self, tags: set[str], barrier: set[str]) -> None:
        """End the outermost open element of `tags` above the nearest of `barrier`."""
        found = 0
        if not any(self._names[tag] for tag in tags):
            return
        for at in range(len(self._open) - 1, 0, -1):
            tag = self._open[at].tag
            if tag in tags:
                found = at
            elif tag in barrier:
                break
        if found:
            self._close_to(found)

    def _close_to(self, at: int) -> None:
        """End the open elements from this one on, innermost first."""
        while len(self._open) > at:
            element = self._open.pop()
            tag = element.tag
            self._names[tag] -= 1
            if element.unseen:
                continue
            if tag in CELLS and len(self._flows) > 1:
                self._end_table()
                self._flush()
                self._flows.pop()
            elif tag == "table":
                self._end_table()
            elif tag in GROUPS and self._flow.table:
                self._flow.table.end_group()
            elif tag in BLOCKS:
                self._flush()

    def _flush(self) -> None:
        """End the paragraph that is being read."""
        flow = self._flow
        look, numbering = flow.look, flow.numbering
        if look is None:
            return
        text = "".join(flow.parts)
        flow.parts, flow.look, flow.numbering = [], None, ""
        if look.kept and "\n" in text.strip():
            flow.items += [replace(item, place="") for item in read_plain(text).items]
            return
        text = _tidy(text)
        if text:
            flow.items.append(Paragraph(text, "", look.level, numbering, look.centred))


def _is_small(attrs: Mapping[str, str]) -> bool:
    """Say whether a picture is declared too small for a table."""
    sizes = (_WHOLE.match(attrs.get(name, "")) for name in ("width", "height"))
    return any(size and int(size[0]) < _SMALL for size in sizes)


def _first_count(tag: str, attrs: Mapping[str, str], style: str) -> int | None:
    """Return the number before the first item of a list that prints plain numbers."""
    plain = attrs.get("type", "1") == "1" and "list-style" not in style
    if tag != "ol" or not plain:
        return None
    start = attrs.get("start", "").strip()
    return int(start) - 1 if start.isdecimal() and len(start) < 6 else 0


def _tidy(text: str) -> str:
    """Return a text without spaces doubled or at the ends of its lines."""
    lines = (_SPACE.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip()
