# SPDX-License-Identifier: MIT
"""Takes the cover out of the prose: title and head before the text, signature and date behind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.intake import cover as covers
from desktop.intake.blocks import Grid, Paragraph
from desktop.intake.sections import PREFACE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.intake.cover import Ending, Title
    from desktop.intake.prose_notes import Remarks


class CoverReader:
    """Reads the cover from the parts of a source; the lines that it takes are gone from them."""

    def __init__(
        self,
        parts: dict[int, list[Paragraph]],
        above: Sequence[Paragraph | Grid],
        remarks: Remarks,
        end: int = PREFACE,
    ) -> None:
        """Keep what to read from.

        Args:
            parts: the paragraphs of the preface and of each section, by state.
            above: the blocks up to the first table of the form; a title may stand in a grid.
            remarks: where every doubt is told.
            end: the part that stands last in the source, where its order is not that of the form.
        """
        self.parts = parts
        self.above = above
        self.remarks = remarks
        self.end = end

    def read(self) -> dict[str, str]:
        """Take title, head, signature and date out of the parts; return the cover."""
        names = ("organisation", "year", "title", "number", "addressee", "signature", "date")
        cover = dict.fromkeys(names, "")
        head = self.parts[PREFACE]
        title = covers.find_title([paragraph.text for paragraph in head])
        byline = covers.Ending("", "", frozenset())
        lines: list[Paragraph] = []
        if title:
            for paragraph in head[: title.start]:
                self.remarks.unplaced(paragraph, "在标题之前")
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
                self.remarks.add(f"标题后面的网站名称“{site}”没有读入。")
            cover["organisation"] = covers.organisation_of(title.text)
            cover["year"] = covers.year_of(title.text)
        self._take_ending(cover)
        self._use_byline(cover, byline, lines)
        return cover

    def _title_in_grid(self) -> Title | None:
        """Return a title in the cells of a table up to the first of the form."""
        for grid in (item for item in self.above if isinstance(item, Grid)):
            title = covers.find_title([box.text for box in grid.boxes if box.text])
            if title:
                self.remarks.add(f"标题“{title.text}”取自表格里的文字，请核对。", grid.place)
                return title
        return None

    def _leave_repeated_title(self) -> None:
        """Leave out lines right under the title that say it again or name a column of a website."""
        preface = self.parts[PREFACE]
        while preface:
            again = covers.find_title([preface[0].text])
            if again is None:
                return
            self.remarks.unplaced(preface.pop(0), "重复标题，或是网页的栏目名")

    def _take_ending(self, cover: dict[str, str]) -> None:
        """Take signature and date from the end of the last part."""
        last = max((n for n, part in self.parts.items() if part), default=PREFACE)
        last = self.end if self.end and self.parts[self.end] else last
        part = self.parts[last]
        ending = covers.find_ending([paragraph.text for paragraph in part])
        if ending.lines:
            for paragraph in part[max(ending.lines) + 1 :]:
                self.remarks.unplaced(paragraph, "在落款之后")
            self.parts[last] = [
                p for at, p in enumerate(part[: max(ending.lines)]) if at not in ending.lines
            ]
            if not ending.date:
                self.remarks.add(f"最后一行“{ending.signature}”认作落款单位，请核对。")
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
                self.remarks.add(f"标题下面的“{text}”认作落款或成文日期，请核对。", paragraph.place)
            else:
                self.remarks.unplaced(paragraph, "在标题下面，落款和日期以文末为准")

    def _take_head(self, cover: dict[str, str]) -> None:
        """Take number and addressee out of the preface."""
        preface = self.parts[PREFACE]
        found = covers.find_head([paragraph.text for paragraph in preface])
        cover["number"] = cover["number"] or found.number
        cover["addressee"] = cover["addressee"] or found.addressee
        self.parts[PREFACE] = preface[found.lines :]

    def complete(self, cover: dict[str, str], texts: Mapping[str, str]) -> None:
        """Fill in what the title does not say, and say where it was taken from."""
        paragraphs = [line for text in texts.values() for line in text.split("\n") if line]
        if not cover["organisation"]:
            name = cover["signature"] or covers.organisation_in(paragraphs)
            cover["organisation"] = name
            if name:
                self.remarks.add(f"标题里没有单位名称，按落款或正文认作“{name}”，请核对。")
        if not cover["year"]:
            cover["year"] = covers.usual_year("\n".join(paragraphs))
            if cover["year"]:
                self.remarks.add(f"标题里没有年度，按正文认作{cover['year']}年，请核对。")
