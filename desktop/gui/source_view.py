# SPDX-License-Identifier: MIT
"""Shows a source as it was cut into blocks, and the place that a note speaks of."""

from __future__ import annotations

import re
from html import escape
from itertools import chain, repeat
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.intake.blocks import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.intake.blocks import Blocks

_CELL = re.compile(r"第(\d+)格")
_STYLE = "td { padding: 2px 4px; } .here { background: #ffe08a; } .cell { background: #ffb74d; }"


class SourceView(QTextBrowser):
    """Read-only; `show_place` marks a paragraph, or a row of a table and a cell of it."""

    def __init__(self, blocks: Blocks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("原件")
        self.setOpenLinks(False)
        self.document().setDefaultStyleSheet(_STYLE)
        self._blocks = blocks
        self._places = {place for place, _ in _parts(blocks, "", 0)}
        self.show_place("")

    def show_place(self, place: str) -> None:
        """Mark and show what stands at a place; the whole source unmarked when there is none."""
        known = max((p for p in self._places if p and place.startswith(p)), key=len, default="")
        cell = _CELL.fullmatch(place.removeprefix(known)) if known else None
        number = int(cell[1]) if cell else 0
        self.setHtml("".join(html for _, html in _parts(self._blocks, known, number)))
        if known:
            self.scrollToAnchor(known)
            bar = self.verticalScrollBar()  # what stands before it helps to read it
            bar.setValue(bar.value() - self.viewport().height() // 3)


def _parts(blocks: Blocks, here: str, number: int) -> Iterator[tuple[str, str]]:
    """Yield places with the HTML that begins there, in reading order.

    Args:
        blocks: the source.
        here: the place that is marked; empty for none.
        number: the cell of it that is marked above all, counted from 1; 0 for none.
    """
    for item in blocks.items:
        if isinstance(item, Grid):
            yield item.place, "<table border='1' cellspacing='0'>"
            yield from _rows(item, here, number)
            yield "", "</table><p></p>"
        else:
            mark = " class='here'" if item.place == here else ""
            words = escape(item.numbering + item.text).replace("\n", "<br>")
            yield item.place, f"<p><a name='{item.place}'></a><span{mark}>{words}</span></p>"


def _rows(grid: Grid, here: str, number: int) -> Iterator[tuple[str, str]]:
    for row, line in enumerate(grid.lines(), start=1):
        place = f"{grid.place}第{row}行"
        marks = ["here" if place == here else ""] * len(line)
        if place == here and 0 < number <= len(line):
            marks[number - 1] = "cell"
        anchors = chain([f"<a name='{place}'></a>"], repeat(""))
        cells = "".join(
            f"<td rowspan='{box.down}' colspan='{box.across}' class='{mark}'>{anchor}"
            f"{escape(box.text.strip()).replace(chr(10), '<br>')}</td>"
            for box, mark, anchor in zip(line, marks, anchors, strict=False)
        )
        yield place, f"<tr>{cells}</tr>"
