# SPDX-License-Identifier: MIT
"""Figures that have run together (`230000023`): every way to cut them that the totals allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 6  # digits of one number; with more, every cut would fit somehow
_MOST_DIGITS = 60
_PATIENCE = 20_000  # cuts tried; a row of seven small numbers needs some hundred


class Cutter:
    """Cuts digits into numbers, from the left, giving up a way as soon as a total is wrong.

    `sums` is the position of each total with those of its operands, which all stand before it.
    """

    def __init__(self, count: int, sums: Sequence[tuple[int, tuple[int, ...]]]) -> None:
        self.count = count
        self.sums = dict(sums)
        self.tried = 0

    def cuts(self, pieces: Sequence[str]) -> Iterator[tuple[int, ...]]:
        """Yield each way to read the pieces as `count` numbers; none reaches over two pieces.

        No number begins with a zero that is not its only digit. Nothing is yielded when the
        pieces are not digits alone, or too many; the search ends when it takes too long.
        """
        digits = "".join(pieces)
        if not digits.isdecimal() or len(digits) > _MOST_DIGITS:
            return
        ends = set()
        end = 0
        for piece in pieces:
            end += len(piece)
            ends.add(end)
        yield from self._from(digits, 0, sorted(ends), ())

    def _from(
        self, digits: str, at: int, ends: Sequence[int], done: tuple[int, ...]
    ) -> Iterator[tuple[int, ...]]:
        if len(done) == self.count:
            if at == len(digits):
                yield done
            return
        self.tried += 1
        left = len(digits) - at
        if self.tried > _PATIENCE or left < self.count - len(done):
            return
        border = next(end for end in ends if end > at)
        for length in self._lengths(digits, at, border, done):
            number = int(digits[at : at + length])
            yield from self._from(digits, at + length, ends, (*done, number))

    def _lengths(self, digits: str, at: int, border: int, done: tuple[int, ...]) -> Sequence[int]:
        """Return how many digits the next number may have."""
        if len(done) in self.sums:
            total = str(sum(done[operand] for operand in self.sums[len(done)]))
            fits = digits.startswith(total, at) and at + len(total) <= border
            return (len(total),) if fits else ()
        if digits[at] == "0":
            return (1,)
        return range(1, min(_LONGEST, border - at) + 1)
