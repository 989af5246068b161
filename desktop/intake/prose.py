# SPDX-License-Identifier: MIT
"""The paragraphs of a source become cover, texts and notes, once its tables are known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.core.form import PREFACE as PREFACE_TEXT
from desktop.core.labels import read_label, similarity
from desktop.intake.blocks import Grid, Paragraph
from desktop.intake.furniture import is_furniture
from desktop.intake.lost_sections import (
    end_of_introduction,
    start_of_other_matters,
    text_behind_tables,
)
from desktop.intake.prose_cover import CoverReader
from desktop.intake.prose_notes import Remarks, opening, openings
from desktop.intake.sections import PREFACE, cut
from desktop.intake.unfolding import MARKDOWN, unfold, without_markdown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.form import FormSpec
    from desktop.core.report import Note
    from desktop.intake.sections import Cut

_AS_PRESCRIBED = 0.75  # likeness from which a heading is as the form words it
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
    items, tables = unfold(items, tables)
    bare = without_markdown(items, tables, form.sections)
    items, tables = bare or (items, tables)
    pages = {at for at, item in enumerate(items) if _is_page_number(item)}
    around = {at for at, item in enumerate(items) if _is_around(item)}
    found = cut(items, tables, form.sections, pages | around)
    reader = _Reader(items, tables, form, found, pages, around)
    if bare:
        reader.remarks.add(MARKDOWN)
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
        self.remarks = Remarks()
        boxes = (box for table in form.tables for box in table.boxes)
        self._labels = "\n".join(read_label(box.text).text for box in boxes if box.text)

    def sort(self, moved: Mapping[int, int]) -> None:
        """Put every paragraph into its part; headings are used up."""
        for at, item in enumerate(self.items):
            if not isinstance(item, Paragraph) or at in self.pages:
                continue
            state = moved.get(at, self.cut.states[at])
            if at in self.cut.contents:
                self.remarks.unplaced(item, "像是目录，不属于正文")
            elif at in self.around:
                self.remarks.unplaced(item, "像是网页上的信息，不属于正文")
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
        words = f"后一次在{opening(behind)}之前，" if behind else ""
        self.remarks.add(
            f"标题“{heading}”不止一次出现，{words}前后的文字都读入这一部分，请核对。",
            self.items[at].place,
        )

    def finish(self, *, split: bool) -> Prose:
        """Return cover, texts and notes; `split` says whether lost sections may be looked for."""
        above = self.items[: min(self.tables, default=-1) + 1]
        reader = CoverReader(self.parts, above, self.remarks, self._misplaced_end())
        cover = reader.read()
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
                        self.remarks.unplaced(paragraph, "在表格前后，不属于正文")
        reader.complete(cover, texts)
        self._note_missing(cover)
        if self.pages:
            self.remarks.add(f"略去了{len(self.pages)}处页码。")
        return Prose(cover, texts, self.remarks.notes, len(self.cut.headings))

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
                self.remarks.unplaced(paragraph, "只有数字")
            else:
                kept.append(text)
        return "\n".join(kept)

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
            self.remarks.add(f"没有找到{'、'.join(missing)}。")
        for at, section in enumerate(self.form.sections):
            if not self._has_heading(at):
                self.remarks.add(f"没有找到标题“{section.heading}”。{self._whereabouts(at)}")

    def _whereabouts(self, section: int) -> str:
        """Say what was taken for the text of a section without a heading, and what stayed apart."""
        state = section + 1
        if state not in self.placed:
            return ""
        own, before = self.parts[state], self.placed[state]
        name = "引言" if before == PREFACE else f"“{self.form.sections[before - 1].heading}”"
        where = "表格后面的文字" if before == state else f"{name}后面的文字"
        said = f"{where}认作这一部分：{openings(own)}，请核对。" if own else ""
        if before == state or not self.parts[before]:
            return said
        return said + f"读入{name}的是：{openings(self.parts[before])}，请看有没有属于这一部分的。"

    def _misplaced_end(self) -> int:
        """Return the part that stands last though it should not; PREFACE when none does."""
        sections = [heading.section for _, heading in sorted(self.cut.headings.items())]
        return sections[-1] + 1 if sections and sections[-1] < max(sections) else PREFACE

    def _note_heading(self, at: int, item: Paragraph) -> None:
        """Remark on a heading that is worded quite differently, or numbered otherwise."""
        heading = self.cut.headings[at]
        section = self.form.sections[heading.section]
        name = section.heading
        text = (item.numbering + item.text).strip()
        if heading.rest:
            text = text[: len(text) - len(heading.rest)].strip()
        printed, right = read_label(text.strip("【】 ")), read_label(name)
        lawful = (read_label(words) for words in (name, *section.aliases))
        if max(similarity(printed, words) for words in lawful) < _AS_PRESCRIBED:
            self.remarks.add(f"标题“{text}”认作“{name}”，请核对。", item.place)
        other = (printed.style, printed.number) != (right.style, right.number)
        before = [one.section for at_, one in self.cut.headings.items() if at_ < at]
        if heading.section < max(before, default=-1):
            later = self.form.sections[max(before)].heading
            self.remarks.add(f"标题“{text}”排在“{later}”后面，次序与规定的不同。", item.place)
        if heading.renumbered or (printed.style and other):
            number = name[: name.find("、") + 1]
            self.remarks.add(f"标题“{text}”的编号应当是“{number}”。", item.place)

    def _is_label(self, paragraph: Paragraph) -> bool:
        """Say whether a paragraph is a label of the form, or a piece torn off one."""
        words = read_label(paragraph.numbering + paragraph.text).text
        return bool(words) and not words.isdecimal() and words in self._labels
