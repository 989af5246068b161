"""Builds PDF files by hand: text at places, rules, pictures, nested drawings."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 595, 842
_FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<<"
    "/Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)"
    "/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor<</Type/FontDescriptor"
    "/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880"
    "/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)


def write(x: float, y: float, text: str, size: float = 16, matrix: str = "1 0 0 1") -> str:
    """Write a text; `y` counts from the bottom of the page, as in the file."""
    code = text.encode("utf-16-be").hex()
    return f"BT /F1 {size} Tf {matrix} {x} {y} Tm <{code}> Tj ET\n"


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """Draw a straight line."""
    return f"{x0} {y0} m {x1} {y1} l S\n"


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """Draw all rules of a table."""
    level = "".join(rule(xs[0], y, xs[-1], y) for y in ys)
    return level + "".join(rule(x, ys[0], x, ys[-1]) for x in xs)


def table(xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], step: float = 30) -> str:
    """Draw a table of texts, its rows downwards from `top`."""
    ys = [top - step * at for at in range(len(rows) + 1)]
    texts = "".join(
        write(x + 4, top - step * (at + 1) + 8, text)
        for at, row in enumerate(rows)
        for x, text in zip(xs, row, strict=False)
    )
    return grid(xs, ys) + texts


def pdf(
    *pages: str,
    extra: Sequence[str] = (),
    resources: str = "",
    page: str = "",
    trailer: str = "",
    packed: bool = False,
) -> bytes:
    """Make a file of pages by their drawing.

    Args:
        pages: what each page draws.
        extra: further objects; the first has the number 3 + 2 * the number of pages.
        resources: further resources of every page (/XObject<<...>>).
        page: further entries of every page (/Rotate 90).
        trailer: further entries of the trailer.
        packed: whether the drawings are packed.
    """
    numbers = [4 + 2 * at for at in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        _FONT.encode(),
    ]
    for number, drawing in zip(numbers, pages, strict=True):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {number + 1} 0 R"
            f"/Resources<</Font<</F1 3 0 R>>{resources}>>{page}>>".encode()
        )
        objects.append(stream(drawing.encode(), packed=packed))
    objects += [one.encode("latin-1") for one in extra]
    return assemble(objects, trailer)


def stream(content: bytes, entries: str = "", *, packed: bool = False) -> bytes:
    """Make an object that holds bytes."""
    if packed:
        content = zlib.compress(content, 9)
        entries += "/Filter/FlateDecode"
    return f"<</Length {len(content)}{entries}>>stream\n".encode() + content + b"\nendstream"


def assemble(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """Join objects, numbered from 1, to a file."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    return out + end.encode()
