# SPDX-License-Identifier: MIT
"""Characters of a page become lines, and lines become paragraphs by their indents and widths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.intake.blocks import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.intake.pdf_page import Glyph

_WESTERN = re.compile(r"[A-Za-z0-9%.,;:)(\-]")
_SECTION = re.compile(
    r"[一二三四五六七1-7]\s*[、.．]\s*(?:总体|概述|概况|基本情况|主动公开|收到和处理|依申请公开"
    r"|政府信息公开|行政复议|存在|主要问题|其他)"
)
_FLAT = 0.4  # of the height of others
_WIDE_GAP = 3.0  # heights of a line; columns of a table without rules are as far apart
_FULL = 1.6  # characters that may be missing at the end of a full line
_INDENT = 1.2  # characters
_CENTRED = 1.0  # characters by which the middle may be off
_LOOSE = 1.8  # usual distances between lines; more is a gap
_OTHER_SIZE = 1.15


class TextLine(NamedTuple):
    """One printed line with its box; `size` is the height of its characters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


def text_lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Return the lines of these characters from top to bottom; blank ones are left out."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: (one.top + one.bottom) / 2):
        middle = (glyph.top + glyph.bottom) / 2
        if rows and (
            _middle(rows[-1]) + _reach(rows[-1], glyph) >= middle
            or _holds(rows[-1][0], glyph)
            or _holds(glyph, rows[-1][0])
        ):
            rows[-1].append(glyph)
        elif not glyph.sign.isspace():
            rows.append([glyph])
    found = [_line(sorted(row, key=lambda one: one.left)) for row in rows]
    return [line for line in found if line.text]


def _middle(row: list[Glyph]) -> float:
    """Return the middle height of the first characters of a row."""
    return (row[0].top + row[0].bottom) / 2


def _reach(row: list[Glyph], glyph: Glyph) -> float:
    """Return how far below the first character another one of its line may be."""
    return 0.45 * min(row[0].bottom - row[0].top, max(glyph.bottom - glyph.top, 1.0))


def _holds(one: Glyph, two: Glyph) -> bool:
    """Say whether a character as flat as a dash (一) stands beside another of its line.

    Some programs write fonts of which only the ink of a character tells its height.
    """
    flat = two.bottom - two.top < _FLAT * (one.bottom - one.top)
    return flat and one.top <= two.top and two.bottom <= one.bottom


def _line(row: list[Glyph]) -> TextLine:
    """Join a row; gaps between western characters are spaces, very wide ones are tabs."""
    inked = [glyph for glyph in row if not glyph.sign.isspace()]
    size = sorted(glyph.bottom - glyph.top for glyph in inked)[len(inked) // 2]
    parts: list[str] = []
    last: Glyph | None = None
    for glyph in row:
        if glyph.made:
            continue
        if last is not None and not glyph.sign.isspace():
            parts.append(_gap(last, glyph, size))
        parts.append(glyph.sign)
        last = glyph
    return TextLine(
        "".join(parts).strip(),
        inked[0].left,
        min(glyph.top for glyph in inked),
        max(glyph.right for glyph in inked),
        max(glyph.bottom for glyph in inked),
        size,
    )


def _gap(one: Glyph, two: Glyph, size: float) -> str:
    """Return the white space between two characters."""
    gap = two.left - one.right
    if one.sign.isspace() or gap <= 0.25 * size:
        return ""
    if gap > _WIDE_GAP * size:
        return "\t"
    return " " if _WESTERN.match(one.sign) and _WESTERN.match(two.sign) else ""


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the text of a page begins and ends, and how far its lines are apart."""

    left: float
    right: float
    step: float

    def fills(self, line: TextLine) -> bool:
        """Say whether a line goes on to the right margin, so that the next may belong to it."""
        return line.right > self.right - _FULL * line.size

    def indents(self, line: TextLine) -> bool:
        """Say whether a line begins right of the margin."""
        return line.left > self.left + _INDENT * line.size

    def centres(self, line: TextLine) -> bool:
        """Say whether a line stands in the middle, with room on both sides."""
        before, after = line.left - self.left, self.right - line.right
        return abs(before - after) < _CENTRED * line.size and before > 2 * line.size


def margins_of(pages: Sequence[Sequence[TextLine]]) -> Margins:
    """Return the margins that the lines of all pages show."""
    lines = [line for page in pages for line in page]
    if not lines:
        return Margins(0.0, 0.0, 0.0)
    steps = sorted(
        two.top - one.top for page in pages for one, two in pairwise(page) if two.top > one.top
    )
    return Margins(
        min(line.left for line in lines),
        max(line.right for line in lines),
        steps[len(steps) // 2] if steps else 0.0,
    )


def paragraphs(lines: Sequence[TextLine], margins: Margins) -> list[tuple[Paragraph, bool]]:
    """Join lines to paragraphs; each with whether its last line was full."""
    found: list[tuple[list[TextLine], bool]] = []
    last: TextLine | None = None
    for line in lines:
        if last is not None and _goes_on(last, line, margins):
            found[-1][0].append(line)
        else:
            found.append(([line], margins.centres(line)))
        last = line
    return [
        (
            Paragraph(_joined(part), "", centred=centred and len(part) == 1),
            margins.fills(part[-1]),
        )
        for part, centred in found
    ]


def is_section(line: TextLine) -> bool:
    """Say whether a line begins with the number and name of a section of the report."""
    return _SECTION.match(line.text) is not None


def _goes_on(one: TextLine, two: TextLine, margins: Margins) -> bool:
    """Say whether a line belongs to the paragraph of the one above it."""
    sizes = sorted((one.size, two.size))
    return (
        margins.fills(one)
        and not is_section(two)
        and not margins.indents(two)
        and sizes[1] <= _OTHER_SIZE * max(sizes[0], 0.1)
        and two.top - one.top <= _LOOSE * max(margins.step, one.size)
    )


def _joined(lines: Sequence[TextLine]) -> str:
    """Join the lines of a paragraph, with a space between western words."""
    text = lines[0].text
    for line in lines[1:]:
        words = text[-1].isascii() and text[-1].isalpha() and line.text[0].isascii()
        text += (" " if words and line.text[0].isalpha() else "") + line.text
    return text


def join_paragraphs(one: Paragraph, two: Paragraph) -> Paragraph:
    """Return two halves of a paragraph that a page break parts."""
    return Paragraph(one.text + two.text, one.place)
