# SPDX-License-Identifier: MIT
"""The lines of a text as they were meant: page numbers set aside, wrapped sentences whole again.

A text copied from a PDF or an e-mail has its lines cut at one width. A line goes on in the next
when a bracket or a date is open at its end, when it is as long as most lines without an end are,
or when most lines have no end and page numbers, brackets or dates show that lines were cut.
Headings, items of a list, names and dates stand alone, and so does what has tabs or bars in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from desktop.intake.cover import find_title, is_name
from desktop.intake.looks import is_heading, is_value

_PAGE = re.compile(
    r"[-—–－·]+\s*\d{1,3}\s*[-—–－·]+|第\s*\d{1,3}\s*页(?:[\s/,，]*共\s*\d{1,3}\s*页)?"
)
_PARTED = re.compile("[\t|｜│┃║∣￨]")
_BEGINS = re.compile(
    r"[一二三四五六七八九十]{1,3}\s*[、是.．]|[(（]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]"
    r"|\d{1,2}\s*[、.．](?!\d)|\d{1,2}[)）]|第[一二三四五六七八九十]{1,3}[条章节，、]"
    r"|[①-⑳#*•●■◆▲>＞-]|[注附]\S{0,2}[:：]"
)
_OPENS = re.compile(
    r"我|本|全[年县市区镇乡省]|20\d\d年?|今年|截至|根据|按照|对照|针对|目前|下一步|首先|其次|此外|同时"
)
_DATE = re.compile(r"20\d\d\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?")
_OPEN_DATE = re.compile(r"(?:20\d\d|年\s*\d{1,2}|月\s*\d{1,2}|20\d\d\s*年|\d\s*年\s*\d{1,2}\s*月)$")
_REST_OF_DATE = re.compile(r"[年月日](?![\u4e00-\u9fff])|[年月日][至起止，。]|\d{1,2}\s*[月日]")
_ENDED = re.compile(r"[。！？；：:;!?…][”’）)》]?$")
_STOP = re.compile("[，。；,]")
_PROSE = re.compile("[，。；,、《]")
_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")"}
_NARROWEST = 40  # columns of a wrapped text, two to a Chinese character
_NARROWER, _WIDER = 10, 3  # columns: a first line is indented by two characters
_OVER = 12  # columns; lines so much longer show that a text is not wrapped
_WIDEST = 100  # columns of a line in a text that is wrapped at many widths
_LEAST = 3  # lines without an end that show how a text is wrapped
_RAGGED = 30  # columns of a line that is cut where widths differ
_LONGEST = 4_000  # characters of a paragraph; longer ones are no report's
_DATE_END = 20
_REACH = 80  # characters within which an open bracket is closed


class TextLine(NamedTuple):
    """A line and its number in the text, counted from 1; of a joined line, its first."""

    number: int
    text: str


class Text(NamedTuple):
    """The lines of a text without its page numbers, and those."""

    lines: list[TextLine]
    pages: list[TextLine]


class _Wrap(NamedTuple):
    """How a text is wrapped: at `width` columns, 0 when at none; `ragged` when at many."""

    width: int = 0
    ragged: bool = False


def whole_lines(lines: list[str]) -> Text:
    """Return the lines with page numbers taken out and wrapped sentences joined."""
    kept, pages = _without_pages([TextLine(at, line) for at, line in enumerate(lines, 1)])
    after_page = {page.number + more for page in pages for more in (1, 2)}
    wrap = _wrap_of([line.text for line in kept], torn=bool(pages))
    found: list[TextLine] = []
    at = 0
    while at < len(kept):
        number, text = kept[at]
        last = text
        at += 1
        while at < len(kept):
            gap = not kept[at].text.strip()
            following = kept[min(at + gap, len(kept) - 1)]
            apart = gap and following.number not in after_page
            if not _goes_on(text, last, following.text, _Wrap() if apart else wrap):
                break
            text, last = _joined(text, following.text), following.text
            at += gap + 1
        found.append(TextLine(number, text))
    return Text(found, pages)


def _without_pages(lines: list[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """Part page numbers from the other lines; of blank lines around one, one is left."""
    kept: list[TextLine] = []
    pages: list[TextLine] = []
    for line in lines:
        if _PAGE.fullmatch(line.text.strip()):
            pages.append(TextLine(line.number, line.text.strip()))
        elif line.text or not (kept and pages) or kept[-1].text or line.number != _after(pages):
            kept.append(line)
    return kept, pages


def _after(pages: list[TextLine]) -> int:
    return pages[-1].number + 1


def _wrap_of(lines: list[str], *, torn: bool) -> _Wrap:
    """Return how a text is wrapped, told by its lines without an end that may go on.

    `torn` says that something else shows that lines were cut.
    """
    cut: Counter[int] = Counter()
    whole: Counter[int] = Counter()
    for line, following in pairwise([*lines, ""]):
        width = _width(line)
        if width < _RAGGED or not _is_prose(line):
            continue
        if _ENDED.search(line.strip()):
            whole[width] += 1
        elif following.strip() and _may_follow(following):
            cut[width] += 1
    usual = max(cut, key=lambda width: _near(width, cut), default=0)
    count, all_cut = _near(usual, cut), cut.total()
    over = sum(lines for width, lines in (cut + whole).items() if width > usual + _OVER)
    if usual >= _NARROWEST and count >= _LEAST and 2 * count > all_cut and 4 * over < count:
        return _Wrap(width=usual)
    if all_cut < max(_LEAST, whole.total()) or max(cut + whole) > _WIDEST:
        return _Wrap()
    return _Wrap(ragged=torn or any(_is_open(*pair) for pair in pairwise(lines)))


def _near(width: int, cut: Counter[int]) -> int:
    """Return how many lines were cut at a width."""
    return sum(cut[each] for each in range(width - _NARROWER, width + _WIDER + 1))


def _goes_on(text: str, last: str, following: str, wrap: _Wrap) -> bool:
    """Say whether a text whose last line is `last` goes on in the following line."""
    text, end, begin = text.strip(), last.strip(), following.strip()
    if (
        not (text and begin)
        or len(text) > _LONGEST
        or not _may_follow(following)
        or not _may_go_on(text, end)
    ):
        return False
    if _is_open(text, begin):
        return True
    if not _STOP.search(text + begin) or _ENDED.search(end):
        return False
    width = _width(last)
    if wrap.width:
        near = wrap.width - _NARROWER <= width <= wrap.width + _WIDER
        short = _width(following) < wrap.width - _NARROWER
        return near and not (short and is_name(begin))
    return (
        wrap.ragged and width >= _RAGGED and bool(_STOP.search(begin)) and not _OPENS.match(begin)
    )


def _may_go_on(text: str, end: str) -> bool:
    """Say whether a line may be cut: no row, no heading, no title."""
    if _PARTED.search(text) or text.startswith("#") or _is_row(end):
        return False
    return (not is_heading(text) or _STOP.search(text) is not None) and find_title([text]) is None


def _may_follow(line: str) -> bool:
    """Say whether a line may go on what stands above it: it begins nothing of its own."""
    text = line.strip()
    if _PARTED.search(line) or line.startswith(("  ", "\u3000")) or _BEGINS.match(text):
        return False
    return not (is_value(text) or _is_row(text) or _DATE.fullmatch(text))


def _is_row(text: str) -> bool:
    """Say whether a line ends with several values, or is one."""
    words = text.split()[-2:]
    return all(map(is_value, words))


def _is_prose(line: str) -> bool:
    text = line.strip()
    return _PROSE.search(text) is not None and _may_go_on(text, text)


def _is_open(text: str, following: str) -> bool:
    """Say whether a bracket or a date goes on from the end of a text into the next line."""
    end, begin = text.rstrip(), following.lstrip()
    date = _OPEN_DATE.search(end[-_DATE_END:]) and _REST_OF_DATE.match(begin)
    return bool(date) or _closes(end, begin)


def _closes(text: str, following: str) -> bool:
    """Say whether a line closes the bracket that is open at the end of a text."""
    opened = max(_PAIRS, key=lambda bracket: text.rfind(bracket))
    if text.rfind(opened) <= text.rfind(_PAIRS[opened]):
        return False
    close = following.find(_PAIRS[opened], 0, _REACH)
    return close >= 0 and not re.search(rf"[{opened}。]", following[:close])


def _joined(text: str, following: str) -> str:
    text, following = text.rstrip(), following.strip()
    words = text[-1:].isascii() and following[:1].isascii()
    return (
        text + (" " if words and text[-1].isalnum() and following[0].isalnum() else "") + following
    )


def _width(text: str) -> int:
    """Return how many columns a text takes, two for a Chinese character or mark."""
    wide = sum(unicodedata.east_asian_width(letter) in "WFA" for letter in text.strip())
    return len(text.strip()) + wide
