# SPDX-License-Identifier: MIT
"""Sets a report into pages: one engine behind the preview, the printer and the PDF.

The template never sees user text as markup: everything reaches it as JSON strings.
"""

from __future__ import annotations

import json
import re
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.render import fonts
from desktop.render.errors import RenderError
from desktop.render.fitting import POINTS_PER_MM
from desktop.render.page_data import page_data
from desktop.render.tables import setting
from desktop.render.tagging import tag_row_headers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from typst import PDFStandard

    from desktop.render.context import Context

_STANDARDS: tuple[PDFStandard, ...] = ("a-2a", "ua-1")
_LEFT_MM, _WIDTH_MM = 28.0, 156.0
_LINE_PT, _BASELINE_PT = 28.95, 20.55  # of a line of text: its height, and down to the baseline
_QUOTED = re.compile(r'(?:text|codepoint) `"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class Place(NamedTuple):
    """Where something is printed: page from 1, and a box in points from its upper left corner.

    The box of a cell is its inside; that of a paragraph is its first line.
    """

    page: int
    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float


class Typeset(NamedTuple):
    """The pages as PDF, and where everything that the user filled in is printed.

    The keys are cell ids, `section:0`, `section:1` … for the paragraphs of a section (`preface:0`
    … for those of the preface), `section:heading`, and `cover:title`, `cover:number`,
    `cover:addressee`, `cover:signature`, `cover:date`; what is not printed has no place.
    """

    data: bytes
    places: dict[str, Place]


class Pages:
    """The page engine. It may be used from several threads; it works for one at a time.

    Making one looks for the fonts of the machine, which takes about as long as a report; keep it.
    """

    def __init__(self, template: Path, wanted: Mapping[str, str] | None = None) -> None:
        """Read the fonts of the machine.

        Args:
            template: the page template, `report.typ`; it can read nothing outside its folder.
            wanted: the user's own choice of font family by role (see `fonts.ROLES`).
        """
        import typst

        self._lock = Lock()
        found = typst.Fonts(include_embedded_fonts=False)
        self.families = frozenset(found.families())
        self.typefaces = fonts.choose(self.families, wanted)
        self._compiler = typst.Compiler(template, root=template.parent, font_paths=found)

    def font_report(self) -> list[str]:
        """Return a Chinese sentence for each official font that is missing on this machine."""
        return fonts.report(self.typefaces)

    def preview(self, context: Context) -> Typeset:
        """Return the pages as a plain PDF; a character that no font has is an empty box."""
        return self._typeset(context, ())

    def archive(self, context: Context) -> Typeset:
        """Return the pages as PDF/A-2a and PDF/UA-1; the same input gives the same bytes.

        Raises:
            RenderError: a character cannot be printed or kept in an archive; it is named.
        """
        typeset = self._typeset(context, _STANDARDS)
        return typeset._replace(data=tag_row_headers(typeset.data, context))

    def _typeset(self, context: Context, standards: tuple[PDFStandard, ...]) -> Typeset:
        from typst import TypstError

        inputs = page_data(context, self.typefaces, fonts.latin(self.families))
        with self._lock:
            try:
                compiled: Any = self._compiler.compile(
                    format="pdf",
                    sys_inputs={"data": json.dumps(inputs, ensure_ascii=False)},
                    pdf_standards=list(standards),
                )
            except TypstError as fault:
                raise RenderError(_sentence(fault.message, context)) from fault
            spots = json.loads(self._compiler.query("<spots>", field="value", one=True))
        boxes = dict(_inner_boxes(context))
        places = {anchor: _place(anchor, boxes.get(anchor), *where) for anchor, *where in spots}
        return Typeset(bytes(compiled), places)


def _inner_boxes(context: Context) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield for each cell the width and the least height of its inside, in points."""
    for table in context.tables.values():
        how = setting(table)
        for box in table.boxes:
            if box.cell:
                outer_mm = sum(table.widths_mm[box.left : box.left + box.across])
                inner_mm = outer_mm - 2 * how.margin_mm
                yield box.cell, (inner_mm * POINTS_PER_MM, how.row_mm * POINTS_PER_MM - 2)


def _place(
    anchor: str, box: tuple[float, float] | None, page: int, x_pt: float, y_pt: float
) -> Place:
    """Return the place of a spot; the engine gives that of a paragraph by its baseline."""
    if box:
        return Place(page, x_pt, y_pt, *box)
    top = y_pt if anchor.startswith("cover:") else y_pt - _BASELINE_PT
    return Place(page, _LEFT_MM * POINTS_PER_MM, top, _WIDTH_MM * POINTS_PER_MM, _LINE_PT)


def _sentence(message: str, context: Context) -> str:
    """Return what the engine complains about in words; most of it can only be a character."""
    quoted = _QUOTED.search(message)
    if not quoted:
        return f"排版没有成功，请把这句话告诉维护人员：{message}"
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), quoted[1])
    codes = " ".join(f"U+{ord(letter):04X}" for letter in text)
    where = next((name for name, words in _texts(context) if text in words), "")
    return (
        f"{f'“{where}”里的' if where else ''}“{text}”（{codes}）不能放进 PDF："
        "这台电脑没有含这个字的字体，或者它是自造字。请换一个字，或装上有这个字的字体再试。"
    )


def _texts(context: Context) -> Iterator[tuple[str, str]]:
    """Yield what the user wrote, each with the name that the user knows it by."""
    yield "标题", context.title
    yield "落款", context.signature
    yield "引言", "\n".join(line.text for line in context.preface)
    for section in context.sections:
        yield section.heading, "\n".join(line.text for line in section.lines)
