# SPDX-License-Identifier: MIT
"""Cuts a text into paragraphs and sentences, in one width, keeping every character's place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_NARROW = {0xFF10 + n: ord("0") + n for n in range(10)}
_NARROW |= {0xFF21 + n: ord("A") + n for n in range(26)} | {
    0xFF41 + n: ord("a") + n for n in range(26)
}
_NARROW |= {
    ord(wide): ord(plain) for wide, plain in zip("％．＿＠－　\xa0\t", "%._@-   ", strict=True)
}
_WIDE = dict(zip(",;:()?!", "，；：（）？！", strict=True))
_HALF = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[;()?!]")
_SENTENCE = re.compile(r"[^。！？]+[。！？]*")
_HEADING = re.compile(
    r"\s*(?:[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)]|[一二三四五六七八九十]{1,3}、"
    r"|\d{1,2}\s*[.、．](?!\d))\s*"
)
_CLAUSE = re.compile(r"[^，。；\n]+")
_RULES = re.compile(r"等(?:各项)?(?:制度|机制|办法|规定)")
_END_MARK = re.compile(r"[。；！？]")
_LONGEST_HEADING = 40


class Sentence(NamedTuple):
    """One sentence: its text in one width, its first character's place, its paragraph's number."""

    text: str
    start: int
    paragraph: int


class Paragraph(NamedTuple):
    """One line of a text in one width; `numbering` is the length of a leading （一） or 1."""

    text: str
    start: int
    numbering: int

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading: numbered, short, and without the end mark of a sentence."""
        return self.names_a_topic and not self.text.strip().endswith("。")

    @property
    def names_a_topic(self) -> bool:
        """Whether it is a heading, or a short numbered line that ends in 。 like a sentence."""
        words = self.text.strip()
        short = len(words) <= _LONGEST_HEADING
        return self.numbering > 0 and short and not _END_MARK.search(words.removesuffix("。"))


def level(text: str) -> str:
    """Return the text in one width, character for character.

    Digits and letters become half-width, punctuation beside words full-width, so that patterns
    need to know one form only and places stay those of the original.
    """
    return _HALF.sub(lambda found: _WIDE[found[0]], text.translate(_NARROW))


@lru_cache(maxsize=32)
def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the lines that are not empty, in order."""
    found = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            numbered = _HEADING.match(line)
            found.append(Paragraph(level(line), start, numbered.end() if numbered else 0))
        start += len(line) + 1
    return tuple(found)


@lru_cache(maxsize=32)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences, in order; a line end ends one, a semicolon does not."""
    return tuple(
        Sentence(found[0], paragraph.start + found.start(), number)
        for number, paragraph in enumerate(paragraphs(text))
        for found in _SENTENCE.finditer(paragraph.text)
        if found[0].strip()
    )


def without_names_of_rules(text: str) -> str:
    """Return a levelled text without clauses that only list rules: 审查、追责等制度."""
    return _CLAUSE.sub(
        lambda found: "" if "、" in found[0] and _RULES.search(found[0]) else found[0], text
    )


def letters(text: str) -> int:
    """Return how many characters a text has for the reader: white space is not counted."""
    return sum(not letter.isspace() for letter in text)
