# SPDX-License-Identifier: MIT
"""Rows whose figures were printed before their label, in tables with one cell a line.

Such a table is guessed: a label has the figures behind it. Where figures follow the header at once
and a label has none behind it, those rows read the other way round. Where every label has some
there is a label too few, and nothing tells to which side the figures belong.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.report import Note, NoteKind
from desktop.intake.align import names_row
from desktop.intake.blocks import Grid, Paragraph, SourceBox
from desktop.intake.figures import Look, look

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.intake.align import Alignment
    from desktop.intake.targets import Likeness, Target

_HEADER = 0.9  # likeness from which words are a header of the form
_ROW = ("row", "either")
_TURNED = "{}里有的数字印在行名前面，这几行按“数字在前、行名在后”读入，请核对。"
_UNCLEAR = "{}的第一行数字前面没有行名，分不清各行数字属于前面还是后面的行名，请逐行核对。"


class Doubt(NamedTuple):
    """What is said of rows of a table: `rows` are its grid rows."""

    message: str
    rows: frozenset[int]


class _Pair(NamedTuple):
    """Figures, from place `start` to before `end`, and the place of the label behind them."""

    start: int
    end: int
    label: int


class FiguresFirst:
    """Puts labels before their figures; knows the labels of rows and of headers of the forms."""

    def __init__(self, targets: Iterable[Target], like: Likeness) -> None:
        known = list(targets)
        self._rows = frozenset(target.own for target in known if target.own)
        self._headers = {
            label for target in known if not target.width for label in target.row.labels
        }
        self._like = like

    def put_right(
        self, items: Sequence[Paragraph | Grid]
    ) -> tuple[list[Paragraph | Grid], dict[int, Doubt]]:
        """Return the blocks with the labels first, and the doubts by the number of the table."""
        found: list[Paragraph | Grid] = []
        doubts: dict[int, Doubt] = {}
        waiting = deque(items)
        grids = 0
        while waiting:
            item = waiting.popleft()
            if isinstance(item, Grid):
                if not item.rows_known:
                    item, doubt = self._put_right(item, waiting)
                    doubts.update({grids: doubt} if doubt else {})
                grids += 1
            found.append(item)
        return found, doubts

    def _put_right(self, grid: Grid, waiting: deque[Paragraph | Grid]) -> tuple[Grid, Doubt | None]:
        """Return the grid put right; the label of its last row may be the next block."""
        texts = [box.text for box in grid.boxes]
        following = waiting[0] if waiting else None
        below = isinstance(following, Paragraph) and self._is_row(following.text)
        if below and isinstance(following, Paragraph):
            texts.append(following.text)
        kinds = self._kinds(texts)
        pairs = _pairs(kinds)
        if pairs is None:
            message = _UNCLEAR.format(grid.place)
            return grid, Doubt(message, frozenset(box.top for box in grid.boxes))
        if not pairs:
            return grid, None
        if below and pairs[-1].label == len(grid.boxes):
            waiting.popleft()
        else:
            texts = texts[: len(grid.boxes)]
        order = list(range(len(texts)))
        for start, end, label in pairs:
            order[start : label + 1] = [*range(end, label + 1), *range(start, end)]
        tops = _tops([kinds[at] == "figure" for at in order])
        boxes = [SourceBox(top, 0, texts[at]) for top, at in zip(tops, order, strict=True)]
        rows = frozenset(tops[order.index(pair.label)] for pair in pairs)
        return replace(grid, boxes=_counted(boxes)), Doubt(_TURNED.format(grid.place), rows)

    def _kinds(self, texts: Sequence[str]) -> list[str]:
        """Return what each text is: `figure`, `row`, `header`, `either` or `words`.

        其他 and 总计 head a column or name a row: behind a header they head a column.
        """
        kinds: list[str] = []
        for text in texts:
            row, header = self._is_row(text), self._is_header(text)
            if look(text) is not Look.WORDS:
                kinds.append("figure")
            elif header and (not row or kinds[-1:] == ["header"]):
                kinds.append("header")
            else:
                kinds.append(("either" if header else "row") if row else "words")
        return kinds

    def _is_row(self, text: str) -> bool:
        return names_row(text, self._rows, self._like)

    def _is_header(self, text: str) -> bool:
        alikes = self._like.of(text).items()
        return any(alike >= _HEADER and label in self._headers for label, alike in alikes)


def _pairs(kinds: Sequence[str]) -> list[_Pair] | None:
    """Return figures before labels; None where a label is missing at the end of such rows."""
    pairs: list[_Pair] = []
    goes_on = False
    at = 0
    while at < len(kinds):
        start, at = at, _end(kinds, at)
        if kinds[start] != "figure":
            continue
        before = kinds[start - 1] if start else "header"
        if before in _ROW and not (goes_on and pairs[-1].label == start - 1):
            goes_on = False
        elif goes_on or before == "header":
            named = _ROW if goes_on else ("row",)
            label = next((n for n in range(at, _end(kinds, at)) if kinds[n] in named), 0)
            if label and (goes_on or _is_whole(kinds, start, at, label)):
                pairs.append(_Pair(start, at, label))
                goes_on = True
            elif goes_on:
                return None
    return pairs


def _is_whole(kinds: Sequence[str], start: int, end: int, label: int) -> bool:
    """Say whether figures are a row: as many as stand behind the label, if any do."""
    following = _end(kinds, label + 1) if "figure" in kinds[label + 1 : label + 2] else 0
    return not following or following - label - 1 == end - start


def _end(kinds: Sequence[str], at: int) -> int:
    """Return the end of the run of figures, or of words, that begins here."""
    figures = at < len(kinds) and kinds[at] == "figure"
    while at < len(kinds) and (kinds[at] == "figure") is figures:
        at += 1
    return at


def _tops(figures: Sequence[bool]) -> list[int]:
    """Return the rows of cells, each of words first and figures after them."""
    tops: list[int] = []
    for at, figure in enumerate(figures):
        new = at > 0 and figures[at - 1] and not figure
        tops.append(tops[-1] + new if tops else 0)
    return tops


def _counted(boxes: Sequence[SourceBox]) -> tuple[SourceBox, ...]:
    """Return the boxes with their places in the row counted from the left."""
    found: list[SourceBox] = []
    for box in boxes:
        left = found[-1].left + 1 if found and found[-1].top == box.top else 0
        found.append(replace(box, left=left))
    return tuple(found)


def order_notes(
    doubts: Mapping[int, Doubt], alignment: Alignment, targets: Sequence[Target]
) -> list[Note]:
    """Return a note per table in doubt, on the cells of its rows."""
    return [
        Note(
            NoteKind.DOUBTFUL,
            doubt.message,
            tuple(
                cell
                for match in alignment.matches
                if match.line.grid == grid and match.line.row in doubt.rows
                for cell in targets[match.target].row.cells
            ),
        )
        for grid, doubt in doubts.items()
    ]
