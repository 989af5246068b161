# SPDX-License-Identifier: MIT
"""How much of a text was taken over from another one, sentence by sentence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.text.sentences import Sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORTEST = 10  # letters of a sentence that is worth comparing
_ALIKE = 0.85
_SHINGLE = 4
_YEAR = re.compile(r"20\d\d年|[今去上本]年度?")
_NOISE = re.compile(r"[\W_\d]+|[零一二三四五六七八九十百]+(?=[件条次个宗期])")


class Pair(NamedTuple):
    """A sentence and the one it was taken from: words and place of both, and the likeness to 1."""

    now: str
    before: str
    start: int
    start_before: int
    likeness: float


class Takeover(NamedTuple):
    """What was taken over. `share` is the part in percent of all that was compared, 0 to 100.

    `compared` and `taken` count letters without figures, punctuation and prescribed wording.
    """

    share: int
    pairs: tuple[Pair, ...]
    compared: int
    taken: int


def takeover(now: str, before: str, prescribed: Sequence[str] = ()) -> Takeover:
    """Compare two texts.

    Sentences are alike by the share of common pieces in all pieces of both; of several that are
    equally alike the first counts. Years, figures and punctuation do not count: a sentence that
    differs in them alone was taken over. Prescribed wording is taken out of both first.

    Args:
        now: the text of this year.
        before: that of last year.
        prescribed: phrases that everybody has to use.
    """
    olds = [(one, _shingles(words)) for one, words in _bare(before, prescribed)]
    holding: dict[str, list[int]] = defaultdict(list)
    for number, (_, shingles) in enumerate(olds):
        for shingle in shingles:
            holding[shingle].append(number)
    pairs: list[Pair] = []
    compared = taken = 0
    for sentence, words in _bare(now, prescribed):
        compared += len(words)
        mine = _shingles(words)
        shared = Counter(number for shingle in mine for number in holding.get(shingle, ()))
        alike = [
            (2 * common / (len(mine) + len(olds[number][1])), -number)
            for number, common in shared.items()
        ]
        likeness, number = max(alike, default=(0.0, 0))
        if likeness >= _ALIKE:
            taken += len(words)
            old = olds[-number][0]
            pairs.append(Pair(sentence.text, old.text, sentence.start, old.start, likeness))
    return Takeover(percent(taken, compared), tuple(pairs), compared, taken)


def percent(taken: int, compared: int) -> int:
    """Return a share in whole percent; 0 where nothing was compared."""
    return round(100 * taken / compared) if compared else 0


def _bare(text: str, prescribed: Sequence[str]) -> list[tuple[Sentence, str]]:
    """Return sentences with what is left of them for comparing; short ones are left out."""
    found = []
    for sentence in sentences(text):
        words = sentence.text
        for phrase in prescribed:
            words = words.replace(phrase, "")
        words = _NOISE.sub("", _YEAR.sub("", words))
        if len(words) >= SHORTEST:
            found.append((sentence, words))
    return found


def _shingles(words: str) -> frozenset[str]:
    return frozenset(words[at : at + _SHINGLE] for at in range(len(words) - _SHINGLE + 1))
