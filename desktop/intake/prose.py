# SPDX-License-Identifier: MIT
"""The paragraphs of a source become cover, texts and notes, once its tables are known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.core.form import PREFACE as PREFACE_TEXT
from desktop.core.labels import read_label
from desktop.core.report import Note, NoteKind
from desktop.intake import cover as covers
from desktop.intake.blocks import Paragraph
from desktop.intake.sections import PREFACE, cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.form import FormSpec
    from desktop.intake.blocks import Grid
    from desktop.intake.sections import Cut

_PAGE = re.compile(
    r"[-—–－·\s]+\d{1,3}[-—–－·\s]+|第\s*\d{1,3}\s*页(?:[\s/,，]*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
)
_STRAY = re.compile(r"[\d\s.,]+")


@dataclass(slots=True)
class Prose:
    """What was understood of the paragraphs; `headings` counts the sections with a heading."""

    cover: dict[str, str]
    texts: dict[str, str]
    notes: list[Note] = field(default_factory=list)
    headings: int = 0


def read_prose(
    items: Sequence[Paragraph | Grid], tables: Mapping[int, frozenset[str]], form: FormSpec
) -> Prose:
    """Return cover and texts; `tables` is, by block, the form's tables a grid holds rows of."""
    pages = {at for at, item in enumerate(items) if _is_page_number(item)}
    found = cut(items, tables, form.sections)
    reader = _Reader(items, form, found, pages)
    reader.sort()
    return reader.finish()


def _is_page_number(item: Paragraph | Grid) -> bool:
    return isinstance(item, Paragraph) and _PAGE.fullmatch(item.text.strip()) is not None


class _Reader:
    """Sorts paragraphs into the preface, the texts, and those without a place."""

    def __init__(
        self, items: Sequence[Paragraph | Grid], form: FormSpec, found: Cut, pages: set[int]
    ) -> None:
        self.items = items
        self.form = form
        self.cut = found
        self.pages = pages
        self.parts: dict[int, list[Paragraph]] = {n: [] for n in range(len(form.sections) + 1)}
        self.notes: list[Note] = []

    def sort(self) -> None:
        """Put every paragraph into its part; headings are used up."""
        for at, item in enumerate(self.items):
            if not isinstance(item, Paragraph) or at in self.pages:
                continue
            state = self.cut.states[at]
            if at in self.cut.contents:
                self._unplaced(item, "像是目录，不属于正文")
            elif at in self.cut.headings:
                rest = self.cut.headings[at].rest
                if rest:
                    self.parts[state].append(Paragraph(rest, item.place))
                self._note_heading(at, item)
            elif at in self.cut.repeated:
                heading = self.form.sections[state - 1].heading
                self._remark(f"标题“{heading}”不止一次出现，前后的文字都读入这一部分。", item.place)
            else:
                self.parts[state].append(item)

    def finish(self) -> Prose:
        """Return cover, texts and notes."""
        cover = self._cover()
        texts = {PREFACE_TEXT: self._join(self.parts[PREFACE])}
        for state, section in enumerate(self.form.sections, 1):
            if section.text:
                texts[section.text] = self._join(self.parts[state])
            else:
                for paragraph in self.parts[state]:
                    self._unplaced(paragraph, "在表格前后，不属于正文")
        self._from_texts(cover, texts)
        self._note_missing(cover)
        if self.pages:
            self._remark(f"略去了{len(self.pages)}处页码。")
        return Prose(cover, texts, self.notes, len(self.cut.headings))

    def _cover(self) -> dict[str, str]:
        """Take title, head, signature and date out of the parts; return the cover."""
        names = ("organisation", "year", "title", "number", "addressee", "signature", "date")
        cover = dict.fromkeys(names, "")
        head = self.parts[PREFACE]
        title = covers.find_title([paragraph.text for paragraph in head])
        if title:
            for paragraph in head[: title.start]:
                self._unplaced(paragraph, "在标题之前")
            self.parts[PREFACE] = head[title.end :]
            self._take_head(cover)
            cover["title"] = title.text
            cover["organisation"] = covers.organisation_of(title.text)
            cover["year"] = covers.year_of(title.text)
        last = max((n for n, part in self.parts.items() if part), default=PREFACE)
        part = self.parts[last]
        ending = covers.find_ending([paragraph.text for paragraph in part])
        if ending.lines:
            for paragraph in part[max(ending.lines) + 1 :]:
                self._unplaced(paragraph, "在落款之后")
            self.parts[last] = [
                p for at, p in enumerate(part[: max(ending.lines)]) if at not in ending.lines
            ]
        cover["signature"], cover["date"] = ending.signature, ending.date
        return cover

    def _take_head(self, cover: dict[str, str]) -> None:
        """Take number and addressee out of the preface."""
        preface = self.parts[PREFACE]
        found = covers.find_head([paragraph.text for paragraph in preface])
        cover["number"], cover["addressee"] = found.number, found.addressee
        self.parts[PREFACE] = preface[found.lines :]

    def _join(self, paragraphs: Sequence[Paragraph]) -> str:
        """Return paragraphs one a line; what a website adds and stray numbers are left out."""
        kept: list[str] = []
        for paragraph in paragraphs:
            text = " ".join((paragraph.numbering + paragraph.text).split())
            if _STRAY.fullmatch(text):
                self._unplaced(paragraph, "只有数字")
            elif covers.is_website_line(text):
                self._unplaced(paragraph, "像是网页上的信息，不属于正文")
            else:
                kept.append(text)
        return "\n".join(kept)

    def _from_texts(self, cover: dict[str, str], texts: Mapping[str, str]) -> None:
        """Fill in what the title does not say, and say where it was taken from."""
        paragraphs = [line for text in texts.values() for line in text.split("\n") if line]
        if not cover["organisation"]:
            name = cover["signature"] or covers.organisation_in(paragraphs)
            cover["organisation"] = name
            if name:
                self._remark(f"标题里没有单位名称，按落款或正文认作“{name}”，请核对。")
        if not cover["year"]:
            cover["year"] = covers.usual_year("\n".join(paragraphs))
            if cover["year"]:
                self._remark(f"标题里没有年度，按正文认作{cover['year']}年，请核对。")

    def _note_missing(self, cover: Mapping[str, str]) -> None:
        names = {
            "title": "标题",
            "organisation": "单位名称",
            "year": "年度",
            "signature": "落款单位",
            "date": "成文日期",
        }
        missing = [name for key, name in names.items() if not cover[key]]
        if missing:
            self._remark(f"没有找到{'、'.join(missing)}。")
        opened = {heading.section for heading in self.cut.headings.values()}
        for at, section in enumerate(self.form.sections):
            if at not in opened:
                self._remark(f"没有找到标题“{section.heading}”。")

    def _note_heading(self, at: int, item: Paragraph) -> None:
        """Remark on a heading that is worded quite differently, or numbered otherwise."""
        heading = self.cut.headings[at]
        name = self.form.sections[heading.section].heading
        text = (item.numbering + item.text).strip()
        if heading.alike < 0.75:
            self._remark(f"标题“{text}”认作“{name}”，请核对。", item.place)
        printed, right = read_label(text), read_label(name)
        if printed.style and (printed.style, printed.number) != (right.style, right.number):
            number = name[: name.find("、") + 1]
            self._remark(f"标题“{text}”的编号应当是“{number}”。", item.place)

    def _unplaced(self, paragraph: Paragraph, why: str) -> None:
        text = paragraph.numbering + paragraph.text
        message = f"没有读入（{why}）：“{text}”"
        self.notes.append(Note(NoteKind.UNPLACED, message, (), paragraph.place))

    def _remark(self, message: str, place: str = "") -> None:
        self.notes.append(Note(NoteKind.REMARK, message, (), place))
