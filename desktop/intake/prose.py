# SPDX-License-Identifier: MIT
"""The paragraphs of a source become cover, texts and notes, once its tables are known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.core.form import PREFACE as PREFACE_TEXT
from desktop.core.labels import read_label
from desktop.core.report import Note, NoteKind
from desktop.intake import cover as covers
from desktop.intake.blocks import Grid, Paragraph
from desktop.intake.furniture import is_furniture
from desktop.intake.lost_sections import (
    end_of_introduction,
    start_of_other_matters,
    text_behind_tables,
)
from desktop.intake.sections import PREFACE, cut
from desktop.intake.unfolding import MARKDOWN, unfold, without_markdown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.form import FormSpec
    from desktop.intake.cover import Ending, Title
    from desktop.intake.sections import Cut

_PAGE = re.compile(
    r"[-—–－·\s]+\d{1,3}[-—–－·\s]+|第\s*\d{1,3}\s*页(?:[\s/,，]*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
)
_QUOTED = 14  # characters of a paragraph that a note quotes
_MOST_QUOTES = 20
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
    items, tables = unfold(items, tables)
    bare = without_markdown(items, tables, form.sections)
    items, tables = bare or (items, tables)
    pages = {at for at, item in enumerate(items) if _is_page_number(item)}
    around = {at for at, item in enumerate(items) if _is_around(item)}
    found = cut(items, tables, form.sections, pages | around)
    reader = _Reader(items, tables, form, found, pages, around)
    if bare:
        reader.remark(MARKDOWN)
    reader.sort(text_behind_tables(items, tables, found, form.sections))
    return reader.finish(split=bool(found.headings or tables))


def _is_page_number(item: Paragraph | Grid) -> bool:
    return isinstance(item, Paragraph) and _PAGE.fullmatch(item.text.strip()) is not None


def _is_around(item: Paragraph | Grid) -> bool:
    return isinstance(item, Paragraph) and is_furniture(item.numbering + item.text)


class _Reader:
    """Sorts paragraphs into the preface, the texts, and those without a place."""

    def __init__(
        self,
        items: Sequence[Paragraph | Grid],
        tables: Mapping[int, frozenset[str]],
        form: FormSpec,
        found: Cut,
        pages: set[int],
        around: set[int],
    ) -> None:
        self.items = items
        self.tables = tables
        self.form = form
        self.cut = found
        self.pages = pages
        self.around = around
        self.parts: dict[int, list[Paragraph]] = {n: [] for n in range(len(form.sections) + 1)}
        self.second: dict[int, int] = {}
        self.placed: dict[int, int] = {}
        self.notes: list[Note] = []
        boxes = (box for table in form.tables for box in table.boxes)
        self._labels = "\n".join(read_label(box.text).text for box in boxes if box.text)

    def sort(self, moved: Mapping[int, int]) -> None:
        """Put every paragraph into its part; headings are used up."""
        for at, item in enumerate(self.items):
            if not isinstance(item, Paragraph) or at in self.pages:
                continue
            state = moved.get(at, self.cut.states[at])
            if at in self.cut.contents:
                self._unplaced(item, "像是目录，不属于正文")
            elif at in self.around:
                self._unplaced(item, "像是网页上的信息，不属于正文")
            elif at in self.cut.headings:
                rest = self.cut.headings[at].rest
                if rest:
                    self.parts[state].append(Paragraph(rest, item.place))
                self._note_heading(at, item)
            elif at in self.cut.repeated:
                self._note_repeated(at, state)
            else:
                self.parts[state].append(item)
        for state in set(moved.values()):
            self.placed[state] = state

    def _note_repeated(self, at: int, state: int) -> None:
        """Say that a heading comes again, and before which words."""
        self.second.setdefault(state, len(self.parts[state]))
        heading = self.form.sections[state - 1].heading
        following = (self.items[n] for n in range(at + 1, len(self.items)))
        behind = next((item for item in following if isinstance(item, Paragraph)), None)
        words = f"后一次在{_opening(behind)}之前，" if behind else ""
        self.remark(
            f"标题“{heading}”不止一次出现，{words}前后的文字都读入这一部分，请核对。",
            self.items[at].place,
        )

    def finish(self, *, split: bool) -> Prose:
        """Return cover, texts and notes; `split` says whether lost sections may be looked for."""
        cover = self._cover()
        if split:
            self._find_lost()
        else:
            self.placed[PREFACE + 1] = PREFACE
        texts = {PREFACE_TEXT: self._join(self.parts[PREFACE])}
        for state, section in enumerate(self.form.sections, 1):
            if section.text:
                texts[section.text] = self._join(self.parts[state])
            else:
                for paragraph in self.parts[state]:
                    if not self._is_label(paragraph):
                        self._unplaced(paragraph, "在表格前后，不属于正文")
        self._from_texts(cover, texts)
        self._note_missing(cover)
        if self.pages:
            self.remark(f"略去了{len(self.pages)}处页码。")
        return Prose(cover, texts, self.notes, len(self.cut.headings))

    def _cover(self) -> dict[str, str]:
        """Take title, head, signature and date out of the parts; return the cover."""
        names = ("organisation", "year", "title", "number", "addressee", "signature", "date")
        cover = dict.fromkeys(names, "")
        head = self.parts[PREFACE]
        title = covers.find_title([paragraph.text for paragraph in head])
        byline = covers.Ending("", "", frozenset())
        lines: list[Paragraph] = []
        if title:
            for paragraph in head[: title.start]:
                self._unplaced(paragraph, "在标题之前")
            self.parts[PREFACE] = head[title.end :]
            self._leave_repeated_title()
            self._take_head(cover)
            byline = covers.find_byline([each.text for each in self.parts[PREFACE]])
            lines = self.parts[PREFACE][: len(byline.lines)]
            del self.parts[PREFACE][: len(lines)]
            self._take_head(cover)
        else:
            title = self._title_in_grid()
        if title:
            cover["title"], site = covers.without_site(title.text)
            if site:
                self.remark(f"标题后面的网站名称“{site}”没有读入。")
            cover["organisation"] = covers.organisation_of(title.text)
            cover["year"] = covers.year_of(title.text)
        self._take_ending(cover)
        self._use_byline(cover, byline, lines)
        return cover

    def _title_in_grid(self) -> Title | None:
        """Return a title in the cells of a table up to the first of the form."""
        above = self.items[: min(self.tables, default=-1) + 1]
        for grid in (item for item in above if isinstance(item, Grid)):
            title = covers.find_title([box.text for box in grid.boxes if box.text])
            if title:
                self.remark(f"标题“{title.text}”取自表格里的文字，请核对。", grid.place)
                return title
        return None

    def _leave_repeated_title(self) -> None:
        """Leave out lines right under the title that say it again or name a column of a website."""
        preface = self.parts[PREFACE]
        while preface:
            again = covers.find_title([preface[0].text])
            if again is None:
                return
            self._unplaced(preface.pop(0), "重复标题，或是网页的栏目名")

    def _take_ending(self, cover: dict[str, str]) -> None:
        """Take signature and date from the end of the last part."""
        last = max((n for n, part in self.parts.items() if part), default=PREFACE)
        part = self.parts[last]
        ending = covers.find_ending([paragraph.text for paragraph in part])
        if ending.lines:
            for paragraph in part[max(ending.lines) + 1 :]:
                self._unplaced(paragraph, "在落款之后")
            self.parts[last] = [
                p for at, p in enumerate(part[: max(ending.lines)]) if at not in ending.lines
            ]
            if not ending.date:
                self.remark(f"最后一行“{ending.signature}”认作落款单位，请核对。")
        elif part:
            text, ending = covers.split_ending(part[-1].text)
            part[-1] = replace(part[-1], text=text)
        cover["signature"], cover["date"] = ending.signature, ending.date

    def _use_byline(
        self, cover: dict[str, str], byline: Ending, lines: Sequence[Paragraph]
    ) -> None:
        """Fill in what stands under the title and not at the end; quote it when it is not used."""
        used = False
        for name, value in (("signature", byline.signature), ("date", byline.date)):
            if value and not cover[name]:
                cover[name] = value
                used = True
        for paragraph in lines:
            text = paragraph.text.strip()
            if used:
                self.remark(f"标题下面的“{text}”认作落款或成文日期，请核对。", paragraph.place)
            else:
                self._unplaced(paragraph, "在标题下面，落款和日期以文末为准")

    def _take_head(self, cover: dict[str, str]) -> None:
        """Take number and addressee out of the preface."""
        preface = self.parts[PREFACE]
        found = covers.find_head([paragraph.text for paragraph in preface])
        cover["number"] = cover["number"] or found.number
        cover["addressee"] = cover["addressee"] or found.addressee
        self.parts[PREFACE] = preface[found.lines :]

    def _find_lost(self) -> None:
        """Divide a part between two texts where the heading of the second is lost."""
        for at, section in enumerate(self.form.sections):
            before, state = at, at + 1
            owner = self.form.sections[before - 1].text if before else PREFACE_TEXT
            if not section.text or not owner or self._has_heading(at) or self.parts[state]:
                continue
            part = self.parts[before]
            lines = [paragraph.text for paragraph in part]
            if before == PREFACE:
                first = end_of_introduction(lines)
            else:
                first = self.second.get(before) or start_of_other_matters(lines)
            self.parts[before], self.parts[state] = part[:first], part[first:]
            self.placed[state] = before

    def _has_heading(self, section: int) -> bool:
        return any(heading.section == section for heading in self.cut.headings.values())

    def _join(self, paragraphs: Sequence[Paragraph]) -> str:
        """Return paragraphs one a line; stray numbers are left out."""
        kept: list[str] = []
        for paragraph in paragraphs:
            text = " ".join((paragraph.numbering + paragraph.text).split())
            if _STRAY.fullmatch(text):
                self._unplaced(paragraph, "只有数字")
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
                self.remark(f"标题里没有单位名称，按落款或正文认作“{name}”，请核对。")
        if not cover["year"]:
            cover["year"] = covers.usual_year("\n".join(paragraphs))
            if cover["year"]:
                self.remark(f"标题里没有年度，按正文认作{cover['year']}年，请核对。")

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
            self.remark(f"没有找到{'、'.join(missing)}。")
        for at, section in enumerate(self.form.sections):
            if not self._has_heading(at):
                self.remark(f"没有找到标题“{section.heading}”。{self._whereabouts(at)}")

    def _whereabouts(self, section: int) -> str:
        """Say what was taken for the text of a section without a heading, and what stayed apart."""
        state = section + 1
        if state not in self.placed:
            return ""
        own, before = self.parts[state], self.placed[state]
        name = "引言" if before == PREFACE else f"“{self.form.sections[before - 1].heading}”"
        where = "表格后面的文字" if before == state else f"{name}后面的文字"
        said = f"{where}认作这一部分：{_openings(own)}，请核对。" if own else ""
        if before == state or not self.parts[before]:
            return said
        return said + f"读入{name}的是：{_openings(self.parts[before])}，请看有没有属于这一部分的。"

    def _note_heading(self, at: int, item: Paragraph) -> None:
        """Remark on a heading that is worded quite differently, or numbered otherwise."""
        heading = self.cut.headings[at]
        name = self.form.sections[heading.section].heading
        text = (item.numbering + item.text).strip()
        if heading.rest:
            text = text[: len(text) - len(heading.rest)].strip()
        if heading.alike < 0.75:
            self.remark(f"标题“{text}”认作“{name}”，请核对。", item.place)
        printed, right = read_label(text.lstrip("【 ")), read_label(name)
        other = (printed.style, printed.number) != (right.style, right.number)
        if heading.renumbered or (printed.style and other):
            number = name[: name.find("、") + 1]
            self.remark(f"标题“{text}”的编号应当是“{number}”。", item.place)

    def _is_label(self, paragraph: Paragraph) -> bool:
        """Say whether a paragraph is a label of the form, or a piece torn off one."""
        words = read_label(paragraph.numbering + paragraph.text).text
        return bool(words) and not words.isdecimal() and words in self._labels

    def _unplaced(self, paragraph: Paragraph, why: str) -> None:
        """Quote a paragraph that has no place, those that follow each other in one note."""
        text = f"“{paragraph.numbering}{paragraph.text}”"
        begin = f"没有读入（{why}）："
        last = self.notes[-1] if self.notes else None
        if last and last.message.startswith(begin):
            self.notes[-1] = replace(last, message=last.message + text)
        else:
            self.notes.append(Note(NoteKind.UNPLACED, begin + text, (), paragraph.place))

    def remark(self, message: str, place: str = "") -> None:
        """Add a sentence for the user."""
        self.notes.append(Note(NoteKind.REMARK, message, (), place))


def _opening(paragraph: Paragraph) -> str:
    """Return the first words of a paragraph in quotes."""
    text = " ".join((paragraph.numbering + paragraph.text).split())
    return f"“{text}”" if len(text) <= _QUOTED else f"“{text[:_QUOTED]}…”"


def _openings(paragraphs: Sequence[Paragraph]) -> str:
    """Return the first words of each paragraph, of twenty at most."""
    quotes = "、".join(map(_opening, paragraphs[:_MOST_QUOTES]))
    more = len(paragraphs) - _MOST_QUOTES
    return f"{quotes}，还有{more}段" if more > 0 else quotes
