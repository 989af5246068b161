# SPDX-License-Identifier: MIT
"""What a Word document carries besides its text: hidden words, comments, revisions, names.

Nothing here decides whether a document can be read: a part that is broken says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.checks.subject import Traces
from desktop.intake.blocks import IntakeError
from desktop.intake.word_tags import W, flag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from desktop.intake.word_package import Package
    from desktop.intake.word_text import TextReader

_LONGEST = 200  # characters kept of one trace
_WORDS = (f"{W}t", f"{W}delText")
_MOVED = ("ins", "del", "moveFrom", "moveTo")
_CELLS = ("cellIns", "cellDel", "cellMerge")
_FORMATS = tuple(
    f"{what}Change" for what in ("rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr")
)
_WITHOUT_WORDS = "段落或表格的增删"
_OF_FORMAT = "格式改动"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"


def traces_of(package: Package, root: Element, reader: TextReader) -> Traces:
    """Return the traces of a document.

    Args:
        package: the document.
        root: its main part.
        reader: what has read the main part, with the hidden text that it left out.
    """
    properties = _part(package, "core-properties", own=True)
    rows = _hidden_rows(root) if reader.met["hidden"] > len(reader.hidden) else ()
    return Traces(
        hidden=tuple(map(_short, (*reader.hidden, *rows))),
        comments=tuple(_comments(_part(package, "comments"))),
        revisions=tuple(_revisions(package, root)),
        bookmarks=tuple(_bookmarks(package, root)),
        author=_name(properties, _CREATOR),
        last_modified_by=_name(properties, f"{_CORE}lastModifiedBy"),
    )


def _part(package: Package, role: str, *, own: bool = False) -> Element | None:
    """Return a part of the document, or of the package itself; None when it cannot be read."""
    try:
        return package.own_part(role) if own else package.part(role)
    except IntakeError:
        return None


def _name(properties: Element | None, tag: str) -> str:
    return "" if properties is None else (properties.findtext(tag) or "").strip()


def _hidden_rows(root: Element) -> Iterator[str]:
    rows = (row for row in root.iter(f"{W}tr") if flag(row.find(f"{W}trPr"), "hidden"))
    for row in _outermost(rows):
        yield _words(row) or "表格行"


def _comments(root: Element | None) -> Iterator[str]:
    for comment in () if root is None else _outermost(root.iter(f"{W}comment")):
        yield _words(comment) or "没有文字的批注"


def _revisions(package: Package, root: Element) -> Iterator[str]:
    for name in _MOVED:
        for node in _outermost(_named(package, root, name)):
            yield _words(node) or _WITHOUT_WORDS
    for name in _CELLS:
        yield from (_WITHOUT_WORDS for _ in _named(package, root, name))
    for name in _FORMATS:
        yield from (_OF_FORMAT for _ in _named(package, root, name))
    try:
        for part in package.parts_beside([f"w:{name} ".encode() for name in _MOVED]):
            for name in _MOVED:
                for node in _outermost(part.iter(W + name)):
                    yield _words(node) or _WITHOUT_WORDS
    except IntakeError:  # the document itself was read
        return


def _bookmarks(package: Package, root: Element) -> Iterator[str]:
    for node in _named(package, root, "bookmarkStart"):
        yield _short(node.get(f"{W}name", ""))


def _named(package: Package, root: Element, name: str) -> Iterator[Element]:
    """Yield the elements of a name; a search in the bytes saves the walk, mostly in vain."""
    if package.speaks_of(name):
        yield from root.iter(W + name)


def _outermost(nodes: Iterable[Element]) -> Iterator[Element]:
    """Yield the elements that are in no other of them: the words of each are read only once."""
    inside: set[Element] = set()
    for node in nodes:
        if node not in inside:
            inside.update(node.iter(node.tag))
            yield node


def _words(node: Element) -> str:
    return _short("".join(piece.text or "" for tag in _WORDS for piece in node.iter(tag)))


def _short(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]
