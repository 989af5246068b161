# SPDX-License-Identifier: MIT
"""What is drawn on the pages of a PDF: characters and straight rules with their places.

Places are in points, x to the right and y downwards from the top left corner of a page that is
turned so that most of its text stands upright.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.intake.blocks import IntakeError
from desktop.intake.limits import MAX_SOURCE_BYTES, refuse_large, refuse_many
from desktop.intake.pdf_guard import UNSAFE, refuse_bombs

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCKED = "这个 PDF 文件有打开密码，无法读取。请取消密码后再导入，或选择生成它的 Word 文档。"
BROKEN = "这个 PDF 文件已损坏，无法读取。请重新下载，或选择生成它的 Word 文档。"
_PASSWORD_ERRORS = ("password", "security")
_MOST_PAGES = 300
_MOST_CHARACTERS = 300_000
_MOST_ON_PAGE = 30_000
_MOST_OBJECTS = 60_000
_MOST_FORMS = 6  # form objects in one another
_THIN = 3.0  # points; a filled box as thin as this is a rule
_SAMPLE = 200  # characters that tell how a page is turned
_UNKNOWN = "\ufffd"

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Glyph(NamedTuple):
    """One printed character and its box; `made` is a space that the library saw in a gap."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float
    made: bool = False


class Rule(NamedTuple):
    """A straight line at `at` from `start` to `end`: at a height or, upright, at a distance."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size, its characters in the order of the file, its rules both ways."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]
    pictures: int = 0


def read_pages(data: bytes) -> list[Page]:
    """Return the pages of a PDF.

    Raises:
        IntakeError: locked, broken, hostile or too large.
    """
    import pypdfium2

    refuse_large(len(data), MAX_SOURCE_BYTES, "文件")
    refuse_bombs(data)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = any(word in str(error).lower() for word in _PASSWORD_ERRORS)
        raise IntakeError(LOCKED if locked else BROKEN) from error
    try:
        return _pages(document)
    except pypdfium2.PdfiumError as error:
        raise IntakeError(BROKEN) from error
    finally:
        document.close()


def _pages(document: Any) -> list[Page]:
    refuse_large(len(document), _MOST_PAGES, "PDF 文件")
    pages: list[Page] = []
    characters = 0
    for number in range(len(document)):
        page = document[number]
        pages.append(_page(page))
        page.close()
        characters += len(pages[-1].glyphs)
        refuse_many(characters, _MOST_CHARACTERS, "PDF 文件里的文字")
    return pages


def _page(page: Any) -> Page:
    """Read one page, turned upright."""
    text = page.get_textpage()
    refuse_many(text.count_chars(), _MOST_ON_PAGE, "PDF 文件一页里的文字")
    turns = _turns(text.raw, text.count_chars())
    left, bottom, right, top = page.get_mediabox()
    drawing = _Drawing(turns, (left, bottom, right, top))
    drawing.draw(page.raw)
    glyphs = tuple(drawing.glyphs(text.raw, text.count_chars()))
    text.close()
    size = (top - bottom, right - left) if turns % 2 else (right - left, top - bottom)
    return Page(*size, glyphs, tuple(drawing.level), tuple(drawing.upright), drawing.pictures)


def _turns(text: Any, count: int) -> int:
    """Return by how many quarters most of the first characters are turned."""
    import pypdfium2.raw as pdfium

    found = Counter(
        round(pdfium.FPDFText_GetCharAngle(text, at) / (math.pi / 2)) % 4
        for at in range(min(count, _SAMPLE))
        if not pdfium.FPDFText_IsGenerated(text, at)
    )
    return found.most_common(1)[0][0] if found else 0


class _Drawing:
    """Collects what one page draws, each place turned upright."""

    def __init__(self, turns: int, box: tuple[float, float, float, float]) -> None:
        self.level: list[Rule] = []
        self.upright: list[Rule] = []
        self.pictures = 0
        self._turns = turns
        self._box = box
        self._objects = 0

    def glyphs(self, text: Any, count: int) -> Iterator[Glyph]:
        """Yield the characters of a page; line ends that the library makes up are left out."""
        import pypdfium2.raw as pdfium

        box = pdfium.FS_RECTF()
        for at in range(count):
            code = pdfium.FPDFText_GetUnicode(text, at)
            if code in (0x0A, 0x0D):
                continue
            pdfium.FPDFText_GetLooseCharBox(text, at, box)
            x0, y0 = self._turned(box.left, box.bottom)
            x1, y1 = self._turned(box.right, box.top)
            made = pdfium.FPDFText_IsGenerated(text, at) == 1
            sign = _UNKNOWN if pdfium.FPDFText_HasUnicodeMapError(text, at) == 1 else _sign(code)
            yield Glyph(sign, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), made)

    def draw(self, page: Any) -> None:
        """Collect the rules of a page and count its pictures."""
        import pypdfium2.raw as pdfium

        for at in range(pdfium.FPDFPage_CountObjects(page)):
            self._object(pdfium.FPDFPage_GetObject(page, at), _IDENTITY, 0)

    def _object(self, item: Any, outer: Matrix, depth: int) -> None:
        import pypdfium2.raw as pdfium

        self._count()
        if depth > _MOST_FORMS:
            raise IntakeError(UNSAFE)
        kind = pdfium.FPDFPageObj_GetType(item)
        self.pictures += kind == pdfium.FPDF_PAGEOBJ_IMAGE
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(item, _times(_matrix(item), outer))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            inner = _times(_matrix(item), outer)
            for at in range(pdfium.FPDFFormObj_CountObjects(item)):
                self._object(pdfium.FPDFFormObj_GetObject(item, at), inner, depth + 1)

    def _path(self, item: Any, matrix: Matrix) -> None:
        """Take in the straight lines of a path; of a filled shape only when it is thin."""
        stroked = _is_stroked(item)
        for points in self._shapes(item, matrix):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            wide, high = max(xs) - min(xs), max(ys) - min(ys)
            if min(wide, high) <= _THIN:
                self._rule(min(xs), max(xs), min(ys), max(ys))
            elif stroked:
                for (x0, y0), (x1, y1) in pairwise(points):
                    self._rule(min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1))

    def _rule(self, left: float, right: float, top: float, bottom: float) -> None:
        """Take in a box as thin as a rule; another one is none."""
        wide, high = right - left, bottom - top
        if high <= _THIN < wide:
            self.level.append(Rule((top + bottom) / 2, left, right))
        elif wide <= _THIN < high:
            self.upright.append(Rule((left + right) / 2, top, bottom))

    def _shapes(self, item: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
        """Yield the corners of each run of straight lines in a path; curves are left out."""
        import pypdfium2.raw as pdfium

        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        for at in range(pdfium.FPDFPath_CountSegments(item)):
            self._count()
            segment = pdfium.FPDFPath_GetPathSegment(item, at)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if pdfium.FPDFPathSegment_GetType(segment) != pdfium.FPDF_SEGMENT_LINETO:
                if len(points) > 1:
                    yield points
                points = []
            points.append(self._turned(*_applied(matrix, x.value, y.value)))
            if pdfium.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if len(points) > 1:
            yield points

    def _count(self) -> None:
        self._objects += 1
        if self._objects > _MOST_OBJECTS:
            raise IntakeError(UNSAFE)

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        """Return a place of the file as a place of the upright page."""
        left, bottom, right, top = self._box
        if self._turns == 1:
            return top - y, right - x
        if self._turns == 2:
            return right - x, y - bottom
        if self._turns == 3:
            return y - bottom, x - left
        return x - left, top - y


def _sign(code: int) -> str:
    """Return the character of a code; what no code stands for is told apart."""
    if code > 0x10FFFF or 0xD800 <= code < 0xE000 or code in (0, 0xFFFE, 0xFFFF):
        return _UNKNOWN
    return chr(code)


def _matrix(item: Any) -> Matrix:
    import pypdfium2.raw as pdfium

    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that stands for `inner` followed by `outer`."""
    a, b, c, d, e, f = inner
    x0, y0 = _applied(outer, e, f)
    o = outer
    return (
        a * o[0] + b * o[2],
        a * o[1] + b * o[3],
        c * o[0] + d * o[2],
        c * o[1] + d * o[3],
        x0,
        y0,
    )


def _applied(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _is_stroked(item: Any) -> bool:
    """Say whether the outline of a path is drawn."""
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    return bool(stroke.value)
