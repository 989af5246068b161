"""Builds spreadsheets by hand: sheets of cells with their values, formats, merges and borders."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
BORDER = 1  # the style number of cells with borders; 2 and on are those of the given formats


def text(value: str, place: str = "", style: int = 0) -> str:
    """Make a cell with a text in it."""
    where = f' r="{place}"' if place else ""
    return f'<c{where} t="inlineStr" s="{style}"><is><t>{value}</t></is></c>'


def number(value: str, place: str = "", style: int = 0, kind: str = "n") -> str:
    """Make a cell with a stored value."""
    where = f' r="{place}"' if place else ""
    return f'<c{where} t="{kind}" s="{style}"><v>{value}</v></c>'


def rows(*lines: Sequence[str], style: int = 0) -> str:
    """Make rows of texts and numbers; an empty text is no cell."""
    found = ""
    for top, line in enumerate(lines, 1):
        cells = "".join(
            (number if value.isdigit() else text)(value, f"{chr(65 + at)}{top}", style)
            for at, value in enumerate(line)
            if value
        )
        found += f'<row r="{top}">{cells}</row>'
    return found


def sheet(content: str, before: str = "", merges: Sequence[str] = ()) -> str:
    """Make a worksheet of rows."""
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in merges)
    return (
        f"<worksheet {_MAIN}>{before}<sheetData>{content}</sheetData>"
        f"<mergeCells>{merged}</mergeCells></worksheet>"
    )


def styles(formats: Sequence[str | int]) -> str:
    """Make the styles: plain, bordered, then one for each format code or number."""
    codes = "".join(
        f'<numFmt numFmtId="{200 + at}" formatCode={quoteattr(code)}/>'
        for at, code in enumerate(formats)
        if isinstance(code, str)
    )
    looks = "".join(
        f'<xf numFmtId="{200 + at if isinstance(code, str) else code}" borderId="0"/>'
        for at, code in enumerate(formats)
    )
    return (
        f"<styleSheet {_MAIN}><numFmts>{codes}</numFmts><borders><border><left/></border>"
        '<border><left style="thin"/></border></borders><cellXfs><xf numFmtId="0" borderId="0"/>'
        f'<xf numFmtId="0" borderId="1"/>{looks}</cellXfs></styleSheet>'
    )


def xlsx(
    *sheets: str,
    names: Sequence[str] = (),
    states: Sequence[str] = (),
    strings: str | None = None,
    formats: Sequence[str | int] | None = None,
) -> bytes:
    """Make a workbook of worksheets."""
    listed = "".join(
        f'<sheet name="{name}" state="{state}" xmlns:r="{_REL}" r:id="r{at}"/>'
        for at, (name, state) in enumerate(
            zip(
                names or [f"Sheet{at}" for at in range(len(sheets))],
                states or ["visible"] * len(sheets),
                strict=True,
            )
        )
    )
    parts = {f"xl/sheet{at}.xml": content for at, content in enumerate(sheets)}
    relations = {f"r{at}": ("worksheet", f"sheet{at}.xml") for at in range(len(sheets))}
    if strings is not None:
        parts["xl/strings.xml"] = f"<sst {_MAIN}>{strings}</sst>"
        relations["s"] = ("sharedStrings", "strings.xml")
    if formats is not None:
        parts["xl/styles.xml"] = styles(formats)
        relations["t"] = ("styles", "styles.xml")
    parts["xl/workbook.xml"] = f"<workbook {_MAIN}><sheets>{listed}</sheets></workbook>"
    parts["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}">'
        + "".join(
            f'<Relationship Id="{key}" Type="{_REL}/{role}" Target="{target}"/>'
            for key, (role, target) in relations.items()
        )
        + "</Relationships>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()
