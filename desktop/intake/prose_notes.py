# SPDX-License-Identifier: MIT
"""The notes on paragraphs: what was not read and why, what is to be looked at, first words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.report import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.intake.blocks import Paragraph

_QUOTED = 14  # characters of a paragraph that a note quotes
_MOST_QUOTES = 20


class Remarks:
    """Collects the notes on the prose of a source, in the order in which they come up."""

    def __init__(self) -> None:
        self._found: list[tuple[NoteKind, list[str], str]] = []  # pieces of a message, its place

    @property
    def notes(self) -> list[Note]:
        """The notes so far."""
        return [Note(kind, "".join(pieces), (), place) for kind, pieces, place in self._found]

    def unplaced(self, paragraph: Paragraph, why: str) -> None:
        """Quote a paragraph that has no place, those that follow each other in one note."""
        text = f"“{paragraph.numbering}{paragraph.text}”"
        begin = f"没有读入（{why}）："
        if self._found and self._found[-1][1][0] == begin:
            self._found[-1][1].append(text)
        else:
            self._found.append((NoteKind.UNPLACED, [begin, text], paragraph.place))

    def add(self, message: str, place: str = "") -> None:
        """Add a sentence for the user."""
        self._found.append((NoteKind.REMARK, [message], place))


def opening(paragraph: Paragraph) -> str:
    """Return the first words of a paragraph in quotes."""
    text = " ".join((paragraph.numbering + paragraph.text).split())
    return f"“{text}”" if len(text) <= _QUOTED else f"“{text[:_QUOTED]}…”"


def openings(paragraphs: Sequence[Paragraph]) -> str:
    """Return the first words of each paragraph, of twenty at most."""
    quotes = "、".join(map(opening, paragraphs[:_MOST_QUOTES]))
    more = len(paragraphs) - _MOST_QUOTES
    return f"{quotes}，还有{more}段" if more > 0 else quotes
