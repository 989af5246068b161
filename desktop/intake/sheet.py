# SPDX-License-Identifier: MIT
"""A spreadsheet (.xlsx, .xlsm) becomes blocks: its shown sheets in order, cells as they look.

Formulas give the results saved with them; macros are not looked at. Hidden sheets, rows and
columns are left out and told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.intake.blocks import Blocks, IntakeError, Paragraph
from desktop.intake.layout import TOO_MANY_CELLS, placed
from desktop.intake.limits import MAX_BOXES, MAX_READ_CHARACTERS, refuse_many
from desktop.intake.looks import is_heading
from desktop.intake.sheet_layout import Worksheet, sheet_items
from desktop.intake.sheet_values import Formats, S, cell_text, rich_text
from desktop.intake.word_package import Package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from desktop.intake.blocks import Grid
    from desktop.intake.sheet_layout import Place

KIND = "电子表格"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_WORDS = {
    "这个 Word 文件": "这个电子表格",
    "Word 文件": "电子表格",
    "Word 或 WPS": "Excel 或 WPS",
    " Word 文档": "电子表格",
    ".docx": ".xlsx",
}
_HIDDEN_SHEET = "工作表“{}”是隐藏的，没有读取。"
_HIDDEN_CELLS = "工作表“{}”里有隐藏的行或列，没有读取。"
_NO_RESULT = (
    "工作表“{}”里有 {} 个公式没有保存结果，读作空白。请用 Excel 或 WPS 打开并保存后再导入。"
)
_COMPUTED = "勾稽关系"  # the sheet that this program adds to its own spreadsheets
_NOT_READ = "工作表“{}”是由其他表格算出来的，没有读取。"
_COLUMNS = 16_384  # of a worksheet
_TRUE = ("1", "true")


def read_sheet(data: bytes) -> Blocks:
    """Read a spreadsheet.

    Raises:
        IntakeError: no spreadsheet, locked, broken, hostile or too large.
    """
    try:
        return _read(Package(data, "xl/workbook.xml"))
    except IntakeError as error:
        message = str(error)
        for word, other in _WORDS.items():
            message = message.replace(word, other)
        raise IntakeError(message) from error


def _read(package: Package) -> Blocks:
    root = package.part("sharedstrings")
    strings = [] if root is None else [rich_text(node) for node in root.iterfind(f"{S}si")]
    formats = Formats(package.part("styles"))
    items: list[Paragraph | Grid] = []
    remarks: list[str] = []
    for sheet in package.document().iterfind(f"{S}sheets/{S}sheet"):
        name = sheet.get("name", "")
        content = package.part_by_id(sheet.get(_RELATION, ""))
        if content is None or content.tag != f"{S}worksheet":
            continue
        left_out = _HIDDEN_SHEET if sheet.get("state", "visible") != "visible" else ""
        left_out = _NOT_READ if name == _COMPUTED else left_out
        if left_out:
            remarks.append(left_out.format(name))
            continue
        reader = _Reader(strings, formats)
        found = sheet_items(reader.read(content))
        if found and is_heading(name):
            items.append(Paragraph(name, ""))
        items += found
        remarks += [_HIDDEN_CELLS.format(name)] if reader.hidden else []
        remarks += [_NO_RESULT.format(name, reader.no_result)] if reader.no_result else []
    return Blocks(KIND, placed(items), tuple(remarks))


class _Reader:
    """Reads the cells of one worksheet; counts what was not read."""

    def __init__(self, strings: list[str], formats: Formats) -> None:
        self.hidden = 0
        self.no_result = 0
        self._size = 0
        self._strings = strings
        self._formats = formats
        self._hidden_columns = bytearray(_COLUMNS)

    def read(self, root: Element) -> Worksheet:
        """Return the cells that are shown.

        Raises:
            IntakeError: more cells than any report has.
        """
        for node in root.iterfind(f"{S}cols/{S}col"):
            if node.get("hidden") in _TRUE:
                first, last = _count(node.get("min")), min(_count(node.get("max")), _COLUMNS)
                size = max(0, last - first + 1) if first else 0
                self._hidden_columns[last - size : last] = b"\x01" * size
        found = Worksheet()
        for place, node in self._cells(root):
            text = cell_text(node, self._strings, self._formats)
            self.no_result += not text and node.find(f"{S}f") is not None
            self._size += len(text)
            refuse_many(self._size, MAX_READ_CHARACTERS, "电子表格里的文字")
            if text.strip():
                found.texts[place] = text
            if self._formats.has_border(_count(node.get("s"))):
                found.bordered.add(place)
            if len(found.texts) + len(found.bordered) > 2 * MAX_BOXES:
                raise IntakeError(TOO_MANY_CELLS)
        used = (*found.texts, *found.bordered)
        end = max((row for row, _ in used), default=-1), max((at for _, at in used), default=-1)
        for node in root.iterfind(f"{S}mergeCells/{S}mergeCell"):
            _merge(found, node.get("ref", ""), end)
        return found

    def _cells(self, root: Element) -> Iterator[tuple[Place, Element]]:
        """Yield the cells that are not hidden; places that are not written are counted on."""
        row = -1
        for line in root.iterfind(f"{S}sheetData/{S}row"):
            row = _count(line.get("r")) - 1 if line.get("r") else row + 1
            hidden = line.get("hidden") in _TRUE
            column = -1
            for node in line.iterfind(f"{S}c"):
                place = _place(node.get("r", ""))
                column = place[1] if place else column + 1
                if not hidden and not self._is_hidden(column):
                    yield (row, column), node
                elif node.find(f"{S}v") is not None or node.find(f"{S}is") is not None:
                    self.hidden += 1

    def _is_hidden(self, column: int) -> bool:
        return column < _COLUMNS and bool(self._hidden_columns[column])


def _merge(found: Worksheet, reference: str, end: Place) -> None:
    """Take in merged cells, as far as the last row and column that are used."""
    first, _, last = reference.partition(":")
    one, two = _place(first), _place(last)
    if one is None or two is None:
        return
    down, across = min(two[0], end[0]) - one[0] + 1, min(two[1], end[1]) - one[1] + 1
    if down > 0 and across > 0:
        found.spans[one] = down, across


def _place(reference: str) -> Place | None:
    """Return row and column from 0 of a place like C12; None when it is none."""
    match = _PLACE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _count(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 0
