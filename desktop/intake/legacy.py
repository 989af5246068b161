# SPDX-License-Identifier: MIT
"""An old Word document (.doc, and .wps of the same kind) becomes blocks, as its page would read.

Deleted and hidden text is left out, of a field its result is read, automatic numbers are printed,
footnotes become remarks, and text boxes follow the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from desktop.core.checks.subject import Traces
from desktop.intake.blocks import Blocks, Grid, IntakeError, Paragraph
from desktop.intake.layout import placed
from desktop.intake.legacy_file import PADDING, open_legacy
from desktop.intake.legacy_lists import read_lists
from desktop.intake.legacy_runs import NO_LOOK, Looks, marks_of
from desktop.intake.legacy_tables import TableRows
from desktop.intake.legacy_traces import authors_of, bookmarks_of
from desktop.intake.limits import MAX_DEPTH, MAX_LINES, refuse_many
from desktop.intake.plain import read_plain
from desktop.intake.word_remarks import remarks
from desktop.intake.word_text import TOO_DEEP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.intake.legacy_file import LegacyFile
    from desktop.intake.legacy_runs import Look

KIND = "旧版 Word 文档"
_NOTES, _COMMENTS, _END_NOTES, _BOXES = 1, 4, 5, 6
_CELL = "\x07"
_ENDS = re.compile("[\r\x07\x0c]")
_BETWEEN_ENDS = re.compile("[^\r\x07\x0c]")
_FIELD_MARKS = re.compile("[\x13-\x15]")
_MOST_STEPS = 1_000_000  # runs left out times pieces of text
_PICTURE = "\x01\x08"
_COMMENT = "\x05"
_PUT_IN = "有插入的文字"
_SPECIAL: dict[int, str | None] = dict.fromkeys((ord(PADDING), *range(1, 0x20), 0xAD)) | {
    0x09: "\t",
    0x0B: "\n",
    0x1E: "-",
}
_NO_TABLES = "文件的表格信息已损坏，表格按格子的先后读取，请仔细核对。"


def read_legacy(data: bytes) -> Blocks:
    """Read an old Word document.

    Raises:
        IntakeError: locked, broken, too large, or of Word 95 and before.
    """
    reader = _Reader(open_legacy(data))
    items = reader.read(0)
    items += reader.read(_BOXES)
    notes = [
        (name, [item.text for item in reader.read(part) if isinstance(item, Paragraph)])
        for name, part in (("脚注", _NOTES), ("尾注", _END_NOTES))
    ]
    told = remarks(reader.met, notes)
    if reader.unknown:
        told = (*told, _NO_TABLES)
    return Blocks(KIND, placed(items), told, _traces(data, reader), reader.met["picture"])


def _comments(reader: _Reader) -> tuple[str, ...]:
    try:
        items = reader.read(_COMMENTS)
    except IntakeError:  # the document itself was read
        return ()
    return tuple(item.text for item in items if isinstance(item, Paragraph))


def _traces(data: bytes, reader: _Reader) -> Traces:
    """Return what the document carries besides its text; words put in are not told apart."""
    author, last = authors_of(data)
    put_in = (_PUT_IN,) if reader.inserted else ()
    return Traces(
        hidden=tuple(reader.left["hidden"]),
        comments=_comments(reader),
        revisions=(*reader.left["revision"], *put_in),
        bookmarks=bookmarks_of(reader.source),
        author=author,
        last_modified_by=last,
    )


class _Reader:
    """Walks the paragraphs of a document; lists count in the order in which they are met."""

    def __init__(self, source: LegacyFile) -> None:
        self.source = source
        self.met: Counter[str] = Counter()
        self.unknown = False
        self.inserted = False
        self.left: dict[str, list[str]] = {"hidden": [], "revision": []}  # words that were left out
        self._looks = Looks(source)
        self._lists = read_lists(source)
        self._starts = [piece.start for piece in source.pieces]
        self._stack: list[TableRows] = []
        self._items: list[Paragraph | Grid] = []
        self._text = self._kept()

    def read(self, number: int) -> list[Paragraph | Grid]:
        """Return the paragraphs and tables of one part of the text."""
        self._items = []
        start, end = self.source.part(number)
        refuse_many(len(_ENDS.findall(self._text, start, end)), MAX_LINES, "文档里的段落")
        if _CELL in self._text[start:end] and not self._has_tables(start, end):
            self.unknown = True
            return list(read_plain(_ENDS.sub("\n", self._text[start:end])).items)
        for text, mark, look in self._paragraphs(start, end):
            self._step_to(look.depth)
            self._add(text, mark, look)
        self._step_to(0)
        return self._items

    def _paragraphs(self, start: int, end: int) -> Iterator[tuple[str, str, Look]]:
        """Yield the text of each paragraph, its mark and its formatting."""
        text = self._text[start:end]
        done = 0
        for match in _ENDS.finditer(text):
            look = self._looks.at(self._fc(start + match.start()))
            yield text[done : match.start()], match[0], look
            done = match.end()
        yield text[done:], "\r", NO_LOOK

    def _has_tables(self, start: int, end: int) -> bool:
        """Say whether the formatting tells of any table in a part."""
        return any(look.row_end for _, _, look in self._paragraphs(start, end))

    def _add(self, text: str, end: str, look: Look) -> None:
        """Take in one paragraph and what its mark ends."""
        table = self._stack[-1] if self._stack else None
        if table is not None and look.row_end:
            table.end_row(look)
            return
        items = self._items if table is None else table.items
        shown = self._shown(text)
        if shown:
            number = self._lists.next_number(look.list_id, look.list_level) if look.list_id else ""
            items.append(Paragraph(shown, "", look.level, number, look.centred))
        if table is not None and (end == _CELL if look.depth == 1 else look.cell_end):
            table.end_cell()

    def _step_to(self, depth: int) -> None:
        """Open and close tables until as many are open."""
        if depth > MAX_DEPTH:
            raise IntakeError(TOO_DEEP)
        while len(self._stack) > depth:
            items = self._stack.pop().finish(NO_LOOK, self.met)
            outer = self._stack[-1].items if self._stack else self._items
            outer += items
        while len(self._stack) < depth:
            self._stack.append(TableRows())

    def _fc(self, cp: int) -> int:
        """Return where in the file a character stands."""
        piece = self.source.pieces[bisect_right(self._starts, cp) - 1]
        return piece.fc + (cp - piece.start) * piece.width

    def _kept(self) -> str:
        """Return the text with what no page shows blanked out; every position and mark stays."""
        gone, self.inserted = marks_of(self.source)
        self.met["revision"] += self.inserted
        refuse_many(len(gone) * len(self.source.pieces), _MOST_STEPS, "文档里的格式信息")
        text = self.source.text
        cuts = _instructions(text)
        reached: dict[str, int] = {}  # runs of a damaged file lie over each other
        for begin, end, why in gone:
            start = max(begin, reached.get(why, 0))
            reached[why] = max(start, end)
            for piece in self.source.pieces:
                first = piece.start + max(0, start - piece.fc) // piece.width
                last = min(piece.end, piece.start + max(0, end - piece.fc) // piece.width)
                if first < last:
                    cuts.append((first, last))
                    words = " ".join(text[first:last].translate(_SPECIAL).split())
                    self.met[why] += bool(text[first:last].strip("\r\x07 "))
                    self.left[why] += [words] if words else []
        return _without(text, cuts)

    def _shown(self, text: str) -> str:
        """Return the text as printed: results of fields, no control characters."""
        self.met["picture"] += sum(text.count(mark) for mark in _PICTURE)
        self.met["comment"] += text.count(_COMMENT)
        shown = text.translate(_SPECIAL).strip()
        return shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _instructions(text: str) -> list[tuple[int, int]]:
    """Return where the instructions of fields stand; a field without a result is all of it."""
    found: list[tuple[int, int]] = []
    open_fields: list[int] = []
    for match in _FIELD_MARKS.finditer(text):
        if match[0] == "\x13":
            open_fields.append(match.start())
        elif open_fields:
            begin = open_fields[-1]
            if begin >= 0:
                found.append((begin, match.end()))
            open_fields[-1] = -1
            if match[0] == "\x15":
                open_fields.pop()
    return found


def _without(text: str, cuts: list[tuple[int, int]]) -> str:
    """Blank out parts of a text, the marks of paragraphs and cells in them left."""
    parts: list[str] = []
    done = 0
    for first, last in sorted(cuts):
        if last > done:
            first = max(first, done)
            parts += [text[done:first], _BETWEEN_ENDS.sub(PADDING, text[first:last])]
            done = last
    return "".join([*parts, text[done:]])
