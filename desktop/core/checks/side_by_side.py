# SPDX-License-Identifier: MIT
"""Last year's texts beside this year's, paragraph by paragraph, with what was taken over marked."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.checks.carried_over import taken_over
from desktop.core.checks.passages import OVERVIEW, PROBLEMS
from desktop.core.text.likeness import Takeover, percent
from desktop.core.text.sentences import level, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.core.checks.subject import Subject

COMPARED = (OVERVIEW, PROBLEMS)
_NOTHING = Takeover(0, (), 0, 0)
_MOST = 250_000  # pairs of paragraphs; a long report has some 2000
_NO_WORDS = re.compile(r"[\W\d_]+")


class Mark(Enum):
    """What a piece of a text is."""

    OWN = "own"
    SAME = "same"  # of a sentence that is in both years, years and figures aside
    PRESCRIBED = "prescribed"  # wording that everybody uses; not counted


class Piece(NamedTuple):
    """Some characters of a paragraph that are marked alike."""

    text: str
    mark: Mark


class Row(NamedTuple):
    """A paragraph of last year and the one of this year that stands beside it.

    One side may be empty. `number` counts this year's paragraphs from 0; where there is none it
    is that of the paragraph before.
    """

    before: tuple[Piece, ...]
    now: tuple[Piece, ...]
    number: int


class Part(NamedTuple):
    """One compared text: its id, its heading, what was taken over, and its paragraphs.

    Every paragraph of both years is in `rows` once, in its order.
    """

    text_id: str
    heading: str
    takeover: Takeover
    rows: tuple[Row, ...]


class SideBySide(NamedTuple):
    """All compared texts, and the share of all of them together in percent, 0 to 100."""

    parts: tuple[Part, ...]
    share: int

    @property
    def sentence(self) -> str:
        """What was taken over, in one sentence."""
        shares = "，".join(f"“{part.heading}”{part.takeover.share}%" for part in self.parts)
        return f"文字与上年相同的部分：{shares}；合计 {self.share}%（规定用语不算）。"


def side_by_side(subject: Subject) -> SideBySide | None:
    """Return the texts beside those of last year; None without last year's report.

    A text that is empty in both years is left out.
    """
    before = subject.last_year
    if before is None:
        return None
    found = subject.once(taken_over)
    prescribed = subject.words.lists.get("prescribed", ())
    headings = {one.text: one.heading for one in subject.report.form.sections}
    parts = []
    for text_id in COMPARED:
        now, then = subject.report.texts.get(text_id, ""), before.texts.get(text_id, "")
        if now.strip() or then.strip():
            takeover = found.get(text_id, _NOTHING)
            rows = tuple(_rows(now, then, takeover, prescribed))
            parts.append(Part(text_id, headings.get(text_id, text_id), takeover, rows))
    taken = sum(part.takeover.taken for part in parts)
    return SideBySide(tuple(parts), percent(taken, sum(part.takeover.compared for part in parts)))


def _rows(now: str, before: str, takeover: Takeover, prescribed: Sequence[str]) -> Iterator[Row]:
    same_now = [(pair.start, len(pair.now)) for pair in takeover.pairs]
    same_before = [(pair.start_before, len(pair.before)) for pair in takeover.pairs]
    right = _marked(now, same_now, prescribed)
    left = _marked(before, same_before, prescribed)
    number = 0
    for at_before, at_now in _beside(_weights(now, before, takeover), len(left), len(right)):
        number = number if at_now is None else at_now
        yield Row(
            () if at_before is None else left[at_before],
            () if at_now is None else right[at_now],
            number,
        )


def _marked(
    text: str, same: Iterable[tuple[int, int]], prescribed: Sequence[str]
) -> list[tuple[Piece, ...]]:
    """Return the paragraphs of a text in pieces that are marked alike."""
    marks = [Mark.OWN] * len(text)
    for start, length in same:
        marks[start : start + length] = [Mark.SAME] * length
    levelled = level(text)
    for phrase in prescribed:
        for found in re.finditer(re.escape(phrase), levelled):
            marks[found.start() : found.end()] = [Mark.PRESCRIBED] * len(phrase)
    return [
        tuple(_pieces(text[one.start : one.start + len(one.text)], marks[one.start :]))
        for one in paragraphs(text)
    ]


def _pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or marks[at] is not marks[start]:
            yield Piece(text[start:at], marks[start])
            start = at


def _weights(now: str, before: str, takeover: Takeover) -> dict[tuple[int, int], int]:
    """Return how many letters a paragraph of last year and one of this year have in common.

    Of texts beyond all measure it tells nothing: their paragraphs stand side by side in turn.
    """
    news, olds = paragraphs(now), paragraphs(before)
    if len(news) * len(olds) > _MOST:
        return {}
    found: dict[tuple[int, int], int] = {}
    for pair in takeover.pairs:
        at = (
            sum(one.start <= pair.start_before for one in olds) - 1,
            sum(one.start <= pair.start for one in news) - 1,
        )
        found[at] = found.get(at, 0) + len(pair.now)
    bare = [_NO_WORDS.sub("", one.text) for one in news]
    for row, old in enumerate(olds):
        words = _NO_WORDS.sub("", old.text)
        for column, other in enumerate(bare):
            if words == other:
                found[row, column] = found.get((row, column), 0) + len(words) + 1
    return found


def _beside(
    weights: dict[tuple[int, int], int], before: int, now: int
) -> Iterator[tuple[int | None, int | None]]:
    """Yield which paragraphs stand beside each other, both sides in their order.

    Those with most in common, as far as order allows; what stands between them in turn.
    """
    left = right = 0
    for row, column in [*_chain(weights, before, now), (before, now)]:
        while left < row or right < column:
            yield (left if left < row else None), (right if right < column else None)
            left, right = min(left + 1, row), min(right + 1, column)
        if row < before:
            yield row, column
        left, right = row + 1, column + 1


def _chain(weights: dict[tuple[int, int], int], before: int, now: int) -> list[tuple[int, int]]:
    """Return the pairs of paragraphs in rising order that have most letters in common."""
    if not weights:
        return []
    best = [[0] * (now + 1) for _ in range(before + 1)]
    for row in reversed(range(before)):
        for column in reversed(range(now)):
            together = best[row + 1][column + 1] + weights.get((row, column), 0)
            best[row][column] = max(together, best[row + 1][column], best[row][column + 1])
    found = []
    row = column = 0
    while row < before and column < now:
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            found.append((row, column))
            row, column = row + 1, column + 1
    return found
