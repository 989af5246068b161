# SPDX-License-Identifier: MIT
"""The text of one Word paragraph as the printed page would show it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop.intake.blocks import IntakeError
from desktop.intake.limits import MAX_DEPTH
from desktop.intake.word_tags import MATH, MC, VAL, W, flag, number

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from desktop.intake.word_styles import Styles

TOO_DEEP = "这个 Word 文件里的表格和文本框套得太深，不像一份年度报告，没有读取。请确认选对了文件。"
RUN = f"{W}r"
PROPERTIES = f"{W}rPr"
BOXES = f"{W}txbxContent"
_TEXT = f"{W}t"
_FIELD_MARK = f"{W}fldChar"
_PLAIN = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_REMOVED = {f"{W}del", f"{W}moveFrom"}
_ADDED = {f"{W}ins", f"{W}moveTo"}
_SILENT = {
    f"{W}pPr",
    PROPERTIES,
    f"{W}softHyphen",
    f"{W}instrText",
    f"{W}delText",
    f"{W}delInstrText",
    f"{W}sdtPr",
    f"{W}sdtEndPr",
    f"{W}rt",
    f"{W}lastRenderedPageBreak",
    f"{W}bookmarkStart",
    f"{W}bookmarkEnd",
    f"{W}proofErr",
}
_SYMBOLS = {
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFB): "✗",
    ("wingdings", 0xFE): "☑",
    ("wingdings", 0xA8): "□",
    ("wingdings", 0x6C): "●",
    ("wingdings", 0x6E): "■",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0xA3): "□",
    ("symbol", 0xB7): "•",
    ("symbol", 0x2D): "−",
}


class TextReader:
    """Reads the text of paragraphs and counts what it met on the way.

    `met` counts revisions, hidden text, comments, footnotes, pictures and symbols by name;
    `hidden` is the hidden text; `boxes` are the text boxes of the paragraphs read since it was
    emptied last.
    """

    def __init__(self, styles: Styles) -> None:
        self.met: Counter[str] = Counter()
        self.boxes: list[Element] = []
        self.hidden: list[str] = []
        self._styles = styles
        self._parts: list[str] = []
        self._depth = 0
        self._in_code: list[bool] = []  # one per open field: still before its result
        self._special: dict[str, Callable[[Element], None]] = {
            _FIELD_MARK: self._field_mark,
            f"{W}sym": self._symbol,
            f"{W}commentReference": lambda _: self._count("comment"),
            f"{W}footnoteReference": lambda _: self._count("footnote"),
            f"{W}endnoteReference": lambda _: self._count("endnote"),
            f"{MC}AlternateContent": self._alternative,
            BOXES: self.boxes.append,
            f"{W}drawing": self._picture,
            f"{W}pict": self._picture,
            f"{W}object": self._picture,
            f"{MATH}t": lambda node: self._parts.append(node.text or ""),
        }

    def read(self, paragraph: Element) -> str:
        """Return the text of one paragraph.

        A field whose code does not end in its paragraph is no field: nothing after it is lost.
        """
        self._parts = []
        self._walk(paragraph)
        self._in_code = [False] * len(self._in_code)
        return "".join(self._parts)

    def _count(self, name: str) -> None:
        self.met[name] += 1

    def _walk(self, parent: Element) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise IntakeError(TOO_DEEP)
        for node in parent:
            tag = node.tag
            if tag == RUN:
                self._run(node)
            elif tag in _SILENT:
                continue
            elif tag in _REMOVED:
                self._count("revision")
            elif tag in self._special:
                self._special[tag](node)
            else:
                if tag in _ADDED:
                    self._count("revision")
                self._walk(node)
        self._depth -= 1

    def _run(self, run: Element) -> None:
        properties = run.find(PROPERTIES)
        if properties is not None and self._is_hidden(properties):
            words = "".join(node.text or "" for node in run.iter(_TEXT))
            if words:
                self._count("hidden")
                self.hidden.append(words)
            for mark in run.iter(_FIELD_MARK):
                self._field_mark(mark)
            return
        for node in run:
            tag = node.tag
            if tag == _TEXT or tag in _PLAIN:
                if True not in self._in_code:
                    self._parts.append(_PLAIN.get(tag) or node.text or "")
            elif tag in self._special:
                self._special[tag](node)
            elif tag not in _SILENT:
                self._walk(node)

    def _is_hidden(self, properties: Element) -> bool:
        if properties.find(f"{W}vanish") is not None:
            return flag(properties, "vanish")
        style = properties.find(f"{W}rStyle")
        return style is not None and bool(self._styles.look(style.get(VAL, "")).hidden)

    def _field_mark(self, node: Element) -> None:
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            self._in_code.append(True)
        elif self._in_code and kind == "separate":
            self._in_code[-1] = False
        elif self._in_code and kind == "end":
            self._in_code.pop()

    def _symbol(self, node: Element) -> None:
        font = node.get(f"{W}font", "").lower()
        try:
            code = int(node.get(f"{W}char", ""), 16)
        except ValueError:
            return
        known = _SYMBOLS.get((font, code & 0xFF))
        if known is None and (code > 0xFFFF or 0xD800 <= code < 0xF900 or code < 0x20):
            self._count("symbol")
            known = "\ufffd"
        self._parts.append(known or chr(code))

    def _alternative(self, node: Element) -> None:
        """Read the first alternative that holds anything, once."""
        for branch in node:
            before = len(self._parts), len(self.boxes), self.met.total()
            self._walk(branch)
            if (len(self._parts), len(self.boxes), self.met.total()) != before:
                return

    def _picture(self, node: Element) -> None:
        boxes = len(self.boxes)
        self._find_boxes(node, 0)
        if len(self.boxes) == boxes and any(
            child.tag.endswith(("}blip", "}imagedata")) for child in node.iter()
        ):
            self._count("picture")

    def _find_boxes(self, parent: Element, depth: int) -> None:
        """Collect the outermost text boxes of a drawing, of alternatives the first with any."""
        if depth > MAX_DEPTH:
            raise IntakeError(TOO_DEEP)
        before = len(self.boxes)
        for node in parent:
            if node.tag == BOXES:
                self.boxes.append(node)
            elif len(node):
                self._find_boxes(node, depth + 1)
            if parent.tag == f"{MC}AlternateContent" and len(self.boxes) > before:
                return


def span(properties: Element | None, name: str, limit: int) -> int:
    """Return a count of grid columns from table properties, between 0 and `limit`."""
    node = None if properties is None else properties.find(W + name)
    return 0 if node is None else min(max(number(node.get(VAL)), 0), limit)
