# SPDX-License-Identifier: MIT
"""Reads a PDF back and says where it differs from what it was to print.

Every figure is looked for inside its own cell, at the place that the form gives that cell; titles,
paragraphs and labels are looked for in their order.
"""

from __future__ import annotations

import unicodedata
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple

from desktop.render.fitting import POINTS_PER_MM
from desktop.render.page_images import PdfPages
from desktop.render.tables import setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.render.context import Context, PrintedBox, PrintedTable
    from desktop.render.page import Place, Typeset

# left, top, width, height; without the page number
_BODY_PT = (0.0, 30 * POINTS_PER_MM, 210 * POINTS_PER_MM, 232 * POINTS_PER_MM)
_LEFT_MM = 28.0
_SLACK_PT = 1.0
_LINE_END_HYPHENS = dict.fromkeys(map(ord, "\x02\ufffe"), "-")
_NOT_COMPARED = {"Mn", "Cf", "Cc", "Cn", "Co"}
_LEFTWARD = {"R", "AL", "AN"}


class Difference(NamedTuple):
    """One thing that is not printed as it should be: what it is called, and what should stand."""

    name: str
    expected: str
    found: str


def differences(typeset: Typeset, context: Context) -> list[Difference]:
    """Return what the pages print otherwise than the context says, or do not print at all."""
    with PdfPages(typeset.data) as pages:
        return [
            *_figures(pages, typeset, context),
            *_labels(pages, typeset, context),
            *_texts(pages, context),
        ]


def bare(text: str) -> str:
    """Return what a comparison sees of a text: no white space, accents, or invisible characters."""
    plain = unicodedata.normalize("NFKD", text.translate(_LINE_END_HYPHENS))
    return "".join(
        letter
        for letter in plain
        if not letter.isspace()
        and unicodedata.category(letter) not in _NOT_COMPARED
        and unicodedata.bidirectional(letter) not in _LEFTWARD
    )


def _is_mixed(text: str) -> bool:
    """Say whether letters in it run from right to left, so that it is read back in any order."""
    return any(unicodedata.bidirectional(letter) in _LEFTWARD for letter in text)


def _figures(pages: PdfPages, typeset: Typeset, context: Context) -> Iterator[Difference]:
    for table in context.tables.values():
        boxes = [box for box in table.boxes if box.cell]
        printed = _printed_figures(pages, typeset, boxes)
        for box in boxes:
            place = typeset.places.get(box.cell)
            if place is None or not _is_in_column(place, box, table):
                yield Difference(f"{table.name} {box.cell}", box.text, "不在表里")
            elif bare(printed[box.cell]) != bare(box.text):
                yield Difference(f"{table.name} {box.cell}", box.text, printed[box.cell].strip())


def _printed_figures(pages: PdfPages, typeset: Typeset, boxes: list[PrintedBox]) -> dict[str, str]:
    """Return the text inside each cell."""
    by_page: dict[int, list[str]] = {}
    for box in boxes:
        place = typeset.places.get(box.cell)
        if place:
            by_page.setdefault(place.page, []).append(box.cell)
    found: dict[str, str] = {}
    for page, cells in by_page.items():
        places = [typeset.places[cell][1:] for cell in cells]
        found.update(zip(cells, pages.texts(page, *places), strict=True))
    return found


def _is_in_column(place: Place, box: PrintedBox, table: PrintedTable) -> bool:
    edges = list(accumulate(table.widths_mm, initial=_LEFT_MM + setting(table).margin_mm))
    return abs(edges[box.left] * POINTS_PER_MM - place.x_pt) < _SLACK_PT


def _texts(pages: PdfPages, context: Context) -> Iterator[Difference]:
    """Yield the titles and paragraphs that are not there in their order."""
    printed = bare("".join(pages.texts(page, _BODY_PT)[0] for page in pages.numbers))
    start = 0
    for name, text in _expected(context):
        if _is_mixed(text):
            if not set(bare(text)) <= set(printed):
                yield Difference(name, text, "没有找到")
            continue
        wanted = bare(text)
        at = printed.find(wanted, start)
        if at < 0:
            yield Difference(name, text, "没有找到")
        else:
            start = at + len(wanted)


def _labels(pages: PdfPages, typeset: Typeset, context: Context) -> Iterator[Difference]:
    """Yield the labels that are not printed within their columns."""
    for table in context.tables.values():
        cells = (typeset.places.get(box.cell) for box in table.boxes if box.cell)
        numbers = sorted({place.page for place in cells if place})
        strips: dict[tuple[int, int], str] = {}
        for box in table.boxes:
            columns = (box.left, box.across)
            if columns not in strips:
                strips[columns] = _strip(pages, numbers, table, *columns)
            if not box.cell and bare(box.text) not in strips[columns]:
                yield Difference(table.name, box.text, "没有找到")


def _strip(pages: PdfPages, numbers: list[int], table: PrintedTable, left: int, across: int) -> str:
    """Return what stands between the edges of some columns, down the pages of a table."""
    _, top, _, tall = _BODY_PT
    start_mm = _LEFT_MM + sum(table.widths_mm[:left])
    wide_mm = sum(table.widths_mm[left : left + across])
    strip = (start_mm * POINTS_PER_MM, top, wide_mm * POINTS_PER_MM, tall)
    return bare("".join(pages.texts(number, strip)[0] for number in numbers))


def _expected(context: Context) -> Iterator[tuple[str, str]]:
    """Yield name and text of everything outside tables, in printed order."""
    yield "标题", context.title
    yield "文号", context.number
    yield "主送", context.addressee
    for line in context.preface:
        yield "引言", line.text
    for section in context.sections:
        for text in chain([section.heading], (line.text for line in section.lines)):
            yield section.heading, text
    yield "落款", context.signature
    yield "日期", context.date
