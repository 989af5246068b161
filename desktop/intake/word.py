# SPDX-License-Identifier: MIT
"""A Word document (.docx) becomes blocks, as its printed page would read.

Revisions are taken as accepted, hidden text is left out, numbers of lists are printed, text boxes
follow their paragraph; headers, footers and comments are not part of the report. What changes how
the document reads is told in the remarks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.intake.blocks import Blocks, Grid, IntakeError, Paragraph
from desktop.intake.layout import placed
from desktop.intake.limits import MAX_DEPTH
from desktop.intake.word_numbering import Numbering
from desktop.intake.word_package import Package
from desktop.intake.word_remarks import note_texts, remarks
from desktop.intake.word_styles import Styles, paragraph_look
from desktop.intake.word_tables import read_table
from desktop.intake.word_tags import MC, VAL, W
from desktop.intake.word_text import PROPERTIES, TOO_DEEP, TextReader
from desktop.intake.word_traces import traces_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from desktop.intake.word_styles import Look

KIND = "Word 文档"
_PARAGRAPH = f"{W}p"
_TABLE = f"{W}tbl"
_PARAGRAPH_PROPERTIES = f"{W}pPr"
_SILENT = {f"{W}tcPr", f"{W}sectPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}del", f"{W}moveFrom"}
_BESIDE = "后的文本框"


def read_word(data: bytes) -> Blocks:
    """Read a Word document.

    Raises:
        IntakeError: not a Word document, locked, broken, hostile or too large.
    """
    package = Package(data)
    root = package.document()
    body = root.find(f"{W}body")
    if body is None:
        raise IntakeError("这个 Word 文件里没有正文，无法读取。请确认选对了文件。")
    reader = _Reader(package)
    items = reader.blocks(body)
    notes = [
        (name, note_texts(package.part(role), reader.text))
        for name, role in (("脚注", "footnotes"), ("尾注", "endnotes"))
        if reader.text.met[role[:-1]]
    ]
    told = remarks(reader.text.met, notes)
    traces, pictures = traces_of(package, root, reader.text), reader.text.met["picture"]
    return Blocks(KIND, placed(items), told, traces, pictures)


class _Reader:
    """Walks a document in its order, so that fields and lists are met as they count."""

    def __init__(self, package: Package) -> None:
        self.styles = Styles(package.styles())
        self._package = package
        self._numbering: Numbering | None = None  # parsed when the first list is met
        self.text = TextReader(self.styles)
        self._depth = 0

    def blocks(self, parent: Element) -> list[Paragraph | Grid]:
        """Return the paragraphs and tables inside a body, cell, text box or content control.

        Raises:
            IntakeError: containers nested deeper than any report needs.
        """
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise IntakeError(TOO_DEEP)
        items: list[Paragraph | Grid] = []
        started = ""  # text of a paragraph whose end was deleted, so that it goes on in the next
        for node in parent:
            if node.tag == _PARAGRAPH:
                paragraph, started = self._paragraph(node, started)
                items += paragraph
            elif node.tag == _TABLE:
                items += read_table(node, self.blocks, self.text.met)
            elif node.tag == f"{W}altChunk":
                self.text.met["chunk"] += 1
            elif node.tag == f"{MC}AlternateContent":
                items += next(filter(None, map(self.blocks, node)), [])
            elif node.tag in _SILENT:
                self.text.met["revision"] += node.tag in {f"{W}del", f"{W}moveFrom"}
            elif len(node):
                items += self.blocks(node)
        if started.strip():
            items.append(Paragraph(started.strip(), ""))
        self._depth -= 1
        return items

    def _paragraph(self, node: Element, started: str) -> tuple[list[Paragraph | Grid], str]:
        """Return a paragraph with its text boxes, and the text that goes on in the next one."""
        properties = node.find(_PARAGRAPH_PROPERTIES)
        text = started + self.text.read(node)
        boxes = list(self.text.boxes)
        self.text.boxes.clear()
        items: list[Paragraph | Grid] = []
        if _end_is_deleted(properties):
            self.text.met["revision"] += 1
            started = text
        else:
            started = ""
            items.append(self._with_look(properties, text.strip()))
        for box in boxes:
            items += [replace(item, place=_BESIDE) for item in self.blocks(box)]
        return items, started

    def _with_look(self, properties: Element | None, text: str) -> Paragraph:
        """Return the paragraph with its level, number and place on the line."""
        look = paragraph_look(properties)
        style_id = self.styles.default
        if properties is not None:
            style = properties.find(f"{W}pStyle")
            style_id = self.styles.default if style is None else style.get(VAL, "")
        if style_id:
            look = look.over(self.styles.look(style_id))
        numbering = ""
        if look.list_id:
            numbering = self._next_number(look)
        return Paragraph(text, "", look.level or 0, numbering, centred=bool(look.centred))

    def _next_number(self, look: Look) -> str:
        """Count a paragraph of a list and return its number as printed."""
        if self._numbering is None:
            self._numbering = Numbering(self._package.part("numbering"))
        list_id, level = look.list_id or "", look.list_level
        if level is None:
            level = self._numbering.level_of_style(list_id, look.list_style)
        return self._numbering.next_number(list_id, level)


def _end_is_deleted(properties: Element | None) -> bool:
    if properties is None:
        return False
    run = properties.find(PROPERTIES)
    return run is not None and (
        run.find(f"{W}del") is not None or run.find(f"{W}moveFrom") is not None
    )
