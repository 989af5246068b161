# SPDX-License-Identifier: MIT
"""Aligns the lines of a source with the rows of a form, by their labels and their order together.

Dynamic programming over both sequences: a line is matched with a row, two lines torn apart are
matched with one row, or a line or a row is skipped. The sum of the scores also says how well an
edition of the form fits the source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.labels import plain
from desktop.intake.lines import Line, join

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.intake.targets import Likeness, Target

SURE = 0.6  # likeness from which a label names its row
LIKELY = 0.45  # likeness from which a label speaks for its row
_GROUP = 0.7
_NEVER = -5.0
_IN_GROUP = 0.35  # score of a line without a label of its own, but with the right group
_OWN = 0.8  # likeness from which words are a row's own label; two of them are no row
_NAMED = 0.75  # likeness from which a label places a line against the order of the rows
_FILLS = 1.0  # score from which figures without words place a line in a row without a label
_NO_HEADER = -0.3  # score of words for a header that they have nothing of
_HEADER_WORDS = 4  # words in a line without figures that make it a header
_WHOLE = 0.95
_TEAR = 0.15  # what it costs to put two lines together
_NONE, _SKIP_ROW, _SKIP_LINE, _MATCH, _MATCH_TWO = (0, 0), (0, 1), (1, 0), (1, 1), (2, 1)
_SUBTOTAL = re.compile(r"小计")


@dataclass(frozen=True, slots=True)
class Match:
    """A line placed in a row.

    `lines` are the numbers of the source lines it was made of; `likeness` is that of the label,
    0 when the row was found by its order alone.
    """

    line: Line
    target: int
    lines: tuple[int, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """How lines and rows belong together; `score` is comparable between forms."""

    matches: tuple[Match, ...]
    score: float


class _Scores:
    """Scores lines against all targets, looking labels up once."""

    def __init__(
        self,
        lines: Sequence[Line],
        targets: Sequence[Target],
        like: Likeness,
        other_rows: frozenset[str],
    ) -> None:
        self.other_rows = other_rows
        self.lines = lines
        self.targets = targets
        self.like = like
        self.own = frozenset(target.own for target in targets if target.own)
        self.widths = {target.width for target in targets}
        self.groups = _running_groups(lines, targets, like)
        self.rows_named: dict[str, bool] = {}
        self._singles: dict[int, list[tuple[float, float]]] = {}

    def single(self, at: int) -> list[tuple[float, float]]:
        """Return the scores of one line as it is; they are asked for more than once."""
        if at not in self._singles:
            self._singles[at] = self.of(self.lines[at], at)
        return self._singles[at]

    def of(self, line: Line, at: int) -> list[tuple[float, float]]:
        """Return, for every target, the score of the line for it and the likeness of its label.

        `at` is the number of the line, the second of a torn one; a likeness too small to speak
        for a row is 0.
        """
        group = self.groups[at]
        alike = self._alike(line)
        unlike = self._unlike(line)
        foreign = self._foreign(alike, at)
        header = line.texts and line.figures <= 1
        if sum(map(self._names_row, line.texts)) > 1:
            return [
                (self._header(line, t) if header and not t.width else _NEVER, 0.0)
                for t in self.targets
            ]
        rooms = {width: _room(line, width) for width in self.widths}
        groups = {name for name, value in alike.items() if value >= _GROUP and unlike > _NEVER}
        found: list[tuple[float, float]] = []
        for target in self.targets:
            if not target.own:
                if target.width:
                    score = self._unlabelled(line, target)
                elif header and not alike.keys().isdisjoint(target.row.labels):
                    score = self._header(line, target)
                else:
                    score = _NO_HEADER if header else _NEVER
                found.append((score, 0.0))
                continue
            value = alike.get(target.own, 0.0)
            if value >= LIKELY:
                score = 2 * value - 0.6
            elif target.group in foreign and line.span <= target.width:
                score, value = _NEVER, 0.0
            else:
                score, value = _IN_GROUP if target.group in groups else unlike, 0.0
            bonus = 0.1 if group and target.group == group else 0.0
            found.append((score + bonus + rooms[target.width], value))
        return found

    def _names_row(self, text: str) -> bool:
        known = self.rows_named.get(text)
        if known is None:
            known = self.rows_named[text] = names_row(text, self.own, self.like)
        return known

    def _alike(self, line: Line) -> dict[str, float]:
        """Return how alike the words of a line are to the labels, the most alike of each."""
        alike: dict[str, float] = {}
        for text in line.texts:
            for label, value in self.like.of(text).items():
                alike[label] = max(value, alike.get(label, 0.0))
        return alike

    def _foreign(self, alike: Mapping[str, float], at: int) -> set[str]:
        """Return the labels of a line that are rows in another edition and no group here."""
        foreign = {label for label, value in alike.items() if value > _WHOLE} & self.other_rows
        return foreign - self._groups_named(at + 1) if foreign else foreign

    def _groups_named(self, at: int) -> set[str]:
        """Return the groups of which a line names a row; none behind the last line."""
        texts = self.lines[at].texts if at < len(self.lines) else ()
        own = {label for text in texts for label, v in self.like.of(text).items() if v >= _OWN}
        return {target.group for target in self.targets if target.own in own}

    def torn(self, at: int) -> Line | None:
        """Return a line and the one before it as one, when each may be a part of the same row.

        Only one of them has figures, and the other's words are not a whole label of a header.
        """
        first, second = self.lines[at - 1], self.lines[at]
        if bool(first.figures) == bool(second.figures):
            return None
        without = second if first.figures else first
        if not without.texts or len(without.texts) > 2 or self._heads(without):
            return None
        return join(first, second)

    def _heads(self, line: Line) -> bool:
        alike = self.like.of(line.texts[0])
        return any(value > _WHOLE and label not in self.own for label, value in alike.items())

    def _unlike(self, line: Line) -> float:
        """Score a line for a row whose label it does not have; order may still place it.

        A line that names another row for certain, or a subtotal, is not placed by order.
        """
        if not line.texts:
            return 0.3 if line.figures else _NEVER
        if any(_SUBTOTAL.search(plain(text)) for text in line.texts):
            return _NEVER
        sure = (self.like.of(text) for text in line.texts)
        named = any(v > _WHOLE and label in self.own for one in sure for label, v in one.items())
        return _NEVER if named else -0.5

    def _unlabelled(self, line: Line, target: Target) -> float:
        """Score a line for a row that the form prints without a label: only its width can tell."""
        width = max(line.slots, line.figures)
        off = abs(width - target.width)
        if not width or off > target.width // 3:
            return _NEVER
        bare = all(self.like.knows(text) for text in line.texts)
        return (0.4 if bare else 0.0) + 0.8 * (1 - off / target.width)

    def _header(self, line: Line, target: Target) -> float:
        total = 0.0
        for text in line.texts:
            alike = self.like.of(text)
            total += max([alike[label] for label in target.row.labels if label in alike], default=0)
        return 0.8 * total / len(line.texts) + _NO_HEADER


def align(
    lines: Sequence[Line],
    targets: Sequence[Target],
    like: Likeness,
    other_rows: frozenset[str] = frozenset(),
) -> Alignment:
    """Return the best alignment of all lines with all rows.

    `other_rows` is the labels that name a row of its own in another edition, but not in this one.
    """
    scores = _Scores(lines, targets, like, other_rows)
    score, steps = _fill(scores)
    matches: list[Match] = []
    at, row = len(lines), len(targets)
    while at or row:
        taken, matched = steps[at][row]
        if taken and matched:
            line = lines[at - 1] if taken == 1 else join(lines[at - 2], lines[at - 1])
            known = scores.single(at - 1) if taken == 1 else scores.of(line, at - 1)
            alike = known[row - 1][1]
            matches.append(Match(line, row - 1, tuple(range(at - taken, at)), alike))
        at -= taken
        row -= matched
    matches += _out_of_order(scores, matches)
    return Alignment(tuple(sorted(matches, key=lambda match: match.lines)), score)


def _out_of_order(scores: _Scores, matches: Sequence[Match]) -> list[Match]:
    """Match lines left over with rows left over that they name, or fill, without a doubt."""
    used = {at for match in matches for at in match.lines}
    taken = {match.target for match in matches}
    found: list[Match] = []
    for at, line in enumerate(scores.lines):
        if at in used or not line.figures:
            continue
        for row, (score, alike) in enumerate(scores.single(at)):
            target = scores.targets[row]
            fills = bool(target.width) and not target.own and score >= _FILLS
            if row not in taken and (alike >= _NAMED or fills):
                found.append(Match(line, row, (at,), alike))
                taken.add(row)
                break
    return found


def _fill(scores: _Scores) -> tuple[float, list[list[tuple[int, int]]]]:
    """Return the best score of all, and for every pair of prefixes the step that leads to it.

    A step is (lines taken, rows taken): (1, 1) and (2, 1) match, the others skip.
    """
    costs = [_cost_of_row(target) for target in scores.targets]
    first, moves = [0.0], [_NONE]
    for cost in costs:
        first.append(first[-1] - cost)
        moves.append(_SKIP_ROW)
    best, steps = [first], [moves]
    for at, line in enumerate(scores.lines):
        lost = _cost_of_line(line)
        single = scores.single(at)
        torn = scores.torn(at) if at else None
        double = scores.of(torn, at) if torn else None
        above, here, moves = best[at], [best[at][0] - lost], [_SKIP_LINE]
        value = here[0]
        for row, cost in enumerate(costs):
            step = _SKIP_ROW
            value -= cost
            if above[row + 1] - lost > value:
                value, step = above[row + 1] - lost, _SKIP_LINE
            if above[row] + single[row][0] > value:
                value, step = above[row] + single[row][0], _MATCH
            if double and double[row][1] and best[at - 1][row] + double[row][0] - _TEAR > value:
                value, step = best[at - 1][row] + double[row][0] - _TEAR, _MATCH_TWO
            here.append(value)
            moves.append(step)
        best.append(here)
        steps.append(moves)
    return best[-1][-1], steps


def names_row(text: str, own: frozenset[str], like: Likeness) -> bool:
    """Say whether a text is the label of a row of its own, one of `own`."""
    return any(alike >= _OWN and label in own for label, alike in like.of(text).items())


def _cost_of_line(line: Line) -> float:
    """Return what it costs to place a line nowhere; words alone may be a header of any kind."""
    if not line.figures:
        return 0.0
    return 0.5 if line.texts else 0.3


def _cost_of_row(target: Target) -> float:
    return 0.1 if target.width else 0.0


def _room(line: Line, width: int) -> float:
    """Score how many cells a line has for a row of `width` cells."""
    if not line.figures and line.slots < width:
        if len(line.texts) >= _HEADER_WORDS:
            return _NEVER
        return -0.3 if line.slots else -1.0
    if not line.texts and line.slots > 2 * width:
        return _NEVER
    off = 0 if line.span <= width <= line.slots else abs(line.slots - width)
    return (0.2, 0.05)[off] if off < 2 else -0.1 * min(off, 4)


def _running_groups(lines: Sequence[Line], targets: Sequence[Target], like: Likeness) -> list[str]:
    """Return for each line the group label that was printed last at or before it."""
    names = {target.group for target in targets if target.group}
    found: list[str] = []
    now = ""
    for line in lines:
        for text in line.texts:
            alike = like.of(text)
            now = next((name for name in names if alike.get(name, 0.0) >= _GROUP), now)
        found.append(now)
    return found
