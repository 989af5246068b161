# SPDX-License-Identifier: MIT
"""How well a paragraph of a source reads as the heading of a section."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.core.labels import Label, plain, read_label, similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.form import SectionSpec
    from desktop.intake.blocks import Paragraph

_LONGEST = 36  # characters of a heading; the longest of the regulation's own names has 27
_LONGEST_CONTENTS = 200  # characters of a line of contents with its dots
_ALIKE = 0.55
_ALSO = {  # what offices write instead, by section
    "overview": ("概述", "概况", "基本情况", "总体工作情况", "工作总体推进情况"),
    "proactive": ("主动公开情况",),
    "requests": ("依申请公开政府信息情况", "依申请公开情况"),
    "disputes": ("行政复议、行政诉讼情况", "政府信息公开行政复议和行政诉讼情况"),
    "problems": (
        "存在的问题及改进措施",
        "主要问题及改进情况",
        "存在问题及下一步工作打算",
        "政府信息公开工作存在的主要问题及改进情况，"
        "各级人民政府的政府信息公开工作年度报告还应当包括工作考核、社会评议和责任追究结果情况",
    ),
    "other_matters": ("其他需要报告事项", "其他事项", "需要说明的其他事项"),
}
_LEADERS = re.compile(r"[.。·…・‥_]{3}$")
_PAGE = re.compile(r"(?<!\d)\d{1,3}$")
_WIDE_GAP = 4  # spaces before the number of a page
_LEADER = re.compile(r"[.·…・‥]{8,}")  # two ellipses at the end of a sentence are six dots
_SENTENCE_END = "。；;！？!?，,"
_NUMBERED = r"\s*(?:[一二三四五六七八九十\d]{1,2}\s*[、.．:：,，]|[(（][一二三四五六\d][)）])\s*"
_FRAME = "【】[]〖〗■◆●▲★ \u3000"
_NUMERALS = "一二三四五六七八九十"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_PART = re.compile(
    rf"第\s*([{_NUMERALS}]|\d{{1,2}})\s*(?:部分|章|节)\s*(?:[、.．:：,，]\s*)?(?=\S)"
)
_LATIN = re.compile(r"([ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[IVXＩＶＸ]{1,4}(?![A-Za-z]))\s*(?:[、.．:：,，)）]\s*)?(?=\S)")
_SPACED = re.compile(rf"([{_NUMERALS}])\s+(?=\S)")
_DIRECT = re.compile(rf"([{_NUMERALS}])(?=\w)")
_NO_TEXT = re.compile(
    r"[的及和与、，,。.：:)）”》]|(?:良好|报告|分析|统计|表)"
)  # goes on with the name
_SENTENCES = re.compile(r"[。；].*\S", re.DOTALL)  # more than one, so no heading
_WHOLE = re.compile(r"[，。；：,;:]|无\S{0,20}$|^(?:[(（][一二三四五六\d][)）]|一是|1[、.．])")


@dataclass(frozen=True, slots=True)
class Heading:
    """A paragraph read as the heading of section `section` (an index).

    `rest` is text that follows the heading in the same paragraph; `alike` is the likeness of the
    words, `score` counts numbering and style too; `renumbered` says that the number is written in
    a way that is no number of a heading (第一部分).
    """

    section: int
    score: float
    alike: float
    rest: str = ""
    renumbered: bool = False


@lru_cache(maxsize=8)
def heading_reader(sections: tuple[SectionSpec, ...]) -> HeadingReader:
    """Return the reader of the headings of a form; it is made once for each."""
    return HeadingReader(sections)


class HeadingReader:
    """Compares paragraphs with the headings of a form."""

    def __init__(self, sections: Sequence[SectionSpec]) -> None:
        self._names: list[list[Label]] = []
        self._openings: list[re.Pattern[str]] = []
        self._unnumbered: list[re.Pattern[str] | None] = []
        for section in sections:
            words = (section.heading, *section.aliases, *_ALSO.get(section.id, ()))
            self._names.append([read_label(text) for text in words])
            bare = sorted(map(_bare, words), key=len, reverse=True)
            names = "|".join(r"\s*".join(map(re.escape, name)) for name in bare)
            own = r"\s*".join(map(re.escape, _bare(section.heading)))
            pattern = rf"(?P<number>{_NUMBERED})(?:(?P<own>{own})|{names})"
            pattern += r"(?P<mark>\s*[:：。.]\s*|\s+|)(?P<rest>\S.*)"
            self._openings.append(re.compile(pattern, re.DOTALL))
            plainly = rf"\s*{own}\s*[:：]\s*(?P<rest>\S.*)"
            self._unnumbered.append(re.compile(plainly, re.DOTALL) if section.text else None)
        self._known = {name.text for names in self._names for name in names}

    def read(self, paragraph: Paragraph) -> tuple[Heading, ...]:
        """Return every section whose heading this may be; nothing for plain text and contents."""
        text = paragraph.numbering + paragraph.text
        if is_contents_line(text):
            return ()
        printed, text = text, self._numbered(text.strip(_FRAME))
        renumbered = text not in printed
        glued = self._glued(text)
        if glued:
            return (replace(glued, renumbered=renumbered),)
        ended = text.rstrip()[-1:] in _SENTENCE_END
        if ended and _SENTENCES.search(text):
            return ()
        label = read_label(text)
        unlike = ended or len(label.text) > _LONGEST
        if not label.text or (unlike and label.text not in self._known):
            return ()
        found_all = (
            self._score(section, label, paragraph.level) for section in range(len(self._names))
        )
        return tuple(replace(one, renumbered=renumbered) for one in found_all if one is not None)

    def _numbered(self, text: str) -> str:
        """Return a line with its `第一部分`, Roman or bare numeral as `一、`."""
        found = _PART.match(text) or _LATIN.match(text) or _SPACED.match(text)
        if found is None:
            found = _DIRECT.match(text)
            if not found or read_label(text[found.end() :]).text not in self._known:
                return text
        number = found[1]
        if not (number.isdecimal() or number in _NUMERALS):
            number = plain(number)
            if number not in _ROMAN:
                return text
            number = _NUMERALS[_ROMAN.index(number)]
        return f"{number}、{text[found.end() :]}"

    def _glued(self, text: str) -> Heading | None:
        """Return the heading that the first sentence follows in the same paragraph."""
        for section, opening in enumerate(self._openings):
            found = opening.match(text)
            if found and self._is_glued(section, found):
                return Heading(section, 1.7, 1.0, found["rest"])
        for section, plainly in enumerate(self._unnumbered):
            found = plainly.match(text) if plainly else None
            if found:
                return Heading(section, 1.0, 1.0, found["rest"])
        return None

    def _is_glued(self, section: int, found: re.Match[str]) -> bool:
        own_number = read_label(found["number"] + "项").number == section + 1
        if found["mark"]:
            return found["own"] is not None or (own_number and bool(_WHOLE.search(found["rest"])))
        starts = _NO_TEXT.match(found["rest"]) is None
        return own_number and starts and _WHOLE.search(found["rest"]) is not None

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
    if len(text) > _LONGEST_CONTENTS:
        return False
    text = plain(text).rstrip()
    if _LEADER.search(text):
        return True
    page = _PAGE.search(text, max(0, len(text) - _WIDE_GAP))
    if not page:
        return False
    before = text[: page.start()]
    words = before.rstrip()
    gap = before[len(words) :]
    return "\t" in gap or len(gap) >= _WIDE_GAP or _LEADERS.search(words) is not None


def _bare(heading: str) -> str:
    return re.sub(rf"^{_NUMBERED}", "", heading)
