# SPDX-License-Identifier: MIT
"""How well a paragraph of a source reads as the heading of a section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.labels import Label, plain, read_label, similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.form import SectionSpec
    from desktop.intake.blocks import Paragraph

_LONGEST = 36  # characters of a heading; the longest of the regulation's own names has 27
_ALIKE = 0.55
_ALSO = {  # what offices write instead, by section
    "overview": ("概述", "概况", "基本情况", "总体工作情况", "工作总体推进情况"),
    "proactive": ("主动公开情况",),
    "requests": ("依申请公开政府信息情况", "依申请公开情况"),
    "disputes": ("行政复议、行政诉讼情况", "政府信息公开行政复议和行政诉讼情况"),
    "problems": ("存在的问题及改进措施", "主要问题及改进情况", "存在问题及下一步工作打算"),
    "other_matters": ("其他需要报告事项", "其他事项", "需要说明的其他事项"),
}
_LEADERS = re.compile(r"(?:[.。·…・‥_]{3,}|\t|\s{4,})\s*\d{1,3}\s*$")
_LEADER = re.compile(r"[.·…・‥]{8,}")  # two ellipses at the end of a sentence are six dots
_SENTENCE_END = "。；;！？!?，,"
_NUMBERED = r"\s*(?:[一二三四五六七八九十\d]{1,2}\s*[、.．,，]|[(（][一二三四五六\d][)）])\s*"


@dataclass(frozen=True, slots=True)
class Heading:
    """A paragraph read as the heading of section `section` (an index).

    `rest` is text that follows the heading in the same paragraph; `alike` is the likeness of the
    words, `score` counts numbering and style too.
    """

    section: int
    score: float
    alike: float
    rest: str = ""


class HeadingReader:
    """Compares paragraphs with the headings of a form."""

    def __init__(self, sections: Sequence[SectionSpec]) -> None:
        self._names: list[list[Label]] = []
        self._openings: list[re.Pattern[str]] = []
        for section in sections:
            words = (section.heading, *section.aliases, *_ALSO.get(section.id, ()))
            self._names.append([read_label(text) for text in words])
            own = r"\s*".join(map(re.escape, _bare(section.heading)))
            self._openings.append(
                re.compile(rf"{_NUMBERED}{own}\s*(?:[:：。.]|\s)\s*(?P<rest>\S.*)", re.DOTALL)
            )

    def read(self, paragraph: Paragraph) -> tuple[Heading, ...]:
        """Return every section whose heading this may be; nothing for plain text and contents."""
        text = paragraph.numbering + paragraph.text
        if is_contents_line(text):
            return ()
        for section, opening in enumerate(self._openings):
            found = opening.match(text)
            if found:
                return (Heading(section, 1.7, 1.0, found["rest"]),)
        label = read_label(text)
        if not label.text or len(label.text) > _LONGEST or text.rstrip()[-1] in _SENTENCE_END:
            return ()
        found_all = (
            self._score(section, label, paragraph.level) for section in range(len(self._names))
        )
        return tuple(heading for heading in found_all if heading is not None)

    def _score(self, section: int, label: Label, level: int) -> Heading | None:
        alike = max(similarity(label, name) for name in self._names[section])
        numbered = label.number == section + 1 and label.style != ""
        top = {"一、": 0.4, "1.": 0.25, "（一）": -0.6, "": -0.1}[label.style]
        if alike >= _ALIKE:
            score = 2 * alike - 0.8 + (0.2 if numbered else 0.0) + top
        elif numbered and label.style == "一、" and len(label.text) <= 16:
            score = 0.3 + alike
        else:
            return None
        score += 0.3 if level == 1 else 0.0
        return Heading(section, score, alike) if score > 0 else None


def is_contents_line(text: str) -> bool:
    """Say whether a line is one of a table of contents: dots or a wide gap, then a page number."""
    text = plain(text)
    return _LEADERS.search(text) is not None or _LEADER.search(text) is not None


def _bare(heading: str) -> str:
    return re.sub(rf"^{_NUMBERED}", "", heading)
