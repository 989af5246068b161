# SPDX-License-Identifier: MIT
"""Shows a source as it was cut into blocks, and the place that a note speaks of."""

from __future__ import annotations

from html import escape
from itertools import chain, repeat
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.intake.blocks import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.intake.blocks import Blocks

_STYLE = "td { padding: 2px 4px; } .here { background: #ffe08a; }"


class SourceView(QTextBrowser):
    """Read-only; `show_place` marks one row of a table or one paragraph."""

    def __init__(self, blocks: Blocks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("原件")
        self.setOpenLinks(False)
        self.document().setDefaultStyleSheet(_STYLE)
        self._blocks = blocks
        self._places = {place for place, _ in _parts(blocks, "")}
        self.show_place("")

    def show_place(self, place: str) -> None:
        """Mark and show what stands at a place; the whole source unmarked when there is none."""
        known = max((p for p in self._places if p and place.startswith(p)), key=len, default="")
        self.setHtml("".join(html for _, html in _parts(self._blocks, known)))
        if known:
            self.scrollToAnchor(known)
            bar = self.verticalScrollBar()  # what stands before it helps to read it
            bar.setValue(bar.value() - self.viewport().height() // 3)


def _parts(blocks: Blocks, here: str) -> Iterator[tuple[str, str]]:
    """Yield places with the HTML that begins there, in reading order."""
    for item in blocks.items:
        if isinstance(item, Grid):
            yield item.place, "<table border='1' cellspacing='0'>"
            yield from _rows(item, here)
            yield "", "</table><p></p>"
        else:
            mark = " class='here'" if item.place == here else ""
            words = escape(item.numbering + item.text).replace("\n", "<br>")
            yield item.place, f"<p><a name='{item.place}'></a><span{mark}>{words}</span></p>"


def _rows(grid: Grid, here: str) -> Iterator[tuple[str, str]]:
    for row, line in enumerate(grid.lines(), start=1):
        place = f"{grid.place}第{row}行"
        mark = " class='here'" if place == here else ""
        anchors = chain([f"<a name='{place}'></a>"], repeat(""))
        cells = "".join(
            f"<td rowspan='{box.down}' colspan='{box.across}'{mark}>{anchor}"
            f"{escape(box.text.strip()).replace(chr(10), '<br>')}</td>"
            for box, anchor in zip(line, anchors, strict=False)
        )
        yield place, f"<tr>{cells}</tr>"
