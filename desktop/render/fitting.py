# SPDX-License-Identifier: MIT
"""Fits text to a width: where a title and a column label break, how small a long figure gets.

Widths are estimated, not measured, because the fonts of the reader's machine are not known:
a Chinese character is one em wide, a Latin letter or digit half an em.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import combinations, pairwise

POINTS_PER_MM = 72 / 25.4
_NUMBERING = re.compile(r"(（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)(.+)")
_LONGEST_PAIRED = 8
_MOST_LINES = 4  # of a title
_DIGIT_EM = 0.64  # of the widest serif font that may stand in for Times New Roman (0.5)
_NAME_ENDS = re.compile("[省市州县区旗镇乡会]")
_SENSE_UNITS = re.compile(r"(\d{4}年度?|政府信息公开(?=工作)|工作年度报告)")


def width_em(text: str) -> float:
    """Return the estimated width of a text in em."""
    return sum(1.0 if unicodedata.east_asian_width(each) in "WFA" else 0.5 for each in text)


def figure_size(text: str, width_mm: float, size_pt: float) -> float:
    """Return the size, in half-point steps and not above `size_pt`, at which a figure fits."""
    room = width_mm * POINTS_PER_MM / (max(len(text), 1) * _DIGIT_EM)
    return min(size_pt, max(int(room * 2) / 2, 1.0))


def label_words(text: str) -> tuple[str, ...]:
    """Return the pieces of a short table label between which it may be broken.

    A numbering is a piece of its own, and so is every pair of characters, as the words of these
    labels are made of two; a long label is one piece, left to the word processor.
    """
    numbered = _NUMBERING.fullmatch(text)
    if numbered and len(numbered[2]) <= _LONGEST_PAIRED:
        return (numbered[1], numbered[2])
    if len(text) > _LONGEST_PAIRED or len(text) % 2:
        return (text,)
    return tuple(text[start : start + 2] for start in range(0, len(text), 2))


def label_lines(text: str, width_mm: float, size_pt: float) -> tuple[str, ...]:
    """Return the lines of a table label in a box, broken only between its words.

    A label that does not fit even so is returned as one line.
    """
    capacity = width_mm * POINTS_PER_MM / size_pt
    if width_em(text) <= capacity:
        return (text,)
    lines = [""]
    for word in label_words(text):
        if lines[-1] and width_em(lines[-1] + word) > capacity:
            lines.append("")
        lines[-1] += word
    return tuple(lines) if max(map(width_em, lines)) <= capacity else (text,)


def title_lines(title: str, organisation: str, capacity_em: float) -> tuple[str, ...]:
    """Return the lines of a title, broken at sense units so that they are about equally long.

    A title without a fitting break is returned as one line, for the word processor to break.

    Source: GB/T 9704-2012, 7.3.1: 回行时做到词意完整，排列对称，长短适宜.
    """
    if not capacity_em < width_em(title) <= _MOST_LINES * capacity_em:
        return (title,)
    wide = _breaks(title, organisation)
    fine = sorted({*wide, *(end.end() for end in _NAME_ENDS.finditer(organisation[:-1]))})
    for marks, count in ((wide, 1), (wide, 2), (fine, 2), (fine, _MOST_LINES - 1)):
        options = [
            lines
            for chosen in combinations(marks, count)
            if (lines := _cut(title, chosen)) and max(map(width_em, lines)) <= capacity_em
        ]
        if options:
            return min(options, key=_unevenness)
    return (title,)


def _breaks(title: str, organisation: str) -> list[int]:
    """Return where a title may be broken without breaking the name of the organisation."""
    marks = {end for unit in _SENSE_UNITS.finditer(title) for end in (unit.start(), unit.end())}
    if title.startswith(organisation):
        marks = {mark for mark in marks if mark >= len(organisation)} | {len(organisation)}
    return sorted(mark for mark in marks if 0 < mark < len(title))


def _cut(title: str, marks: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(title[start:end] for start, end in pairwise((0, *marks, len(title))))


def _unevenness(lines: tuple[str, ...]) -> float:
    widths = [width_em(line) for line in lines]
    return max(widths) - min(widths)
