# SPDX-License-Identifier: MIT
"""Cuts HTML into tags and text in one pass, however broken it is.

The standard library's parser is not used: on unfinished tags, comments and quotes it takes time
with the square of their number (Python 3.11; 400 kB of `<!` take minutes), and a source may come
from anybody. Here every character is looked at a fixed number of times.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-zA-Z][^\s/<>]*+)(?P<attributes>(?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>?"""
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'<>]+))?"""
)
_COMMENT = "<!--"
_COMMENT_END = re.compile("--!?>")
_CLOSINGS = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "xml")
}


class Token(NamedTuple):
    """A start tag, an end tag or a text; `name` is empty for text, lower case otherwise."""

    name: str
    end: bool = False
    text: str = ""  # of a text, references resolved; of a start tag its attributes as written


def tokens(source: str) -> Iterator[Token]:
    """Yield the tags and texts of HTML in order.

    Comments, declarations and the content of scripts and styles are left out; of one that is
    never closed only the opening is.
    """
    unclosed: set[str] = set()  # closings that do not come any more
    done = 0
    at = source.find("<")
    while at >= 0:
        tag = _TAG.match(source, at)
        end = tag.end() if tag else _markup_end(source, at, unclosed)
        if end:
            if done < at:
                yield Token("", text=html.unescape(source[done:at]))
            done = end
        if tag:
            name = tag["name"].lower()
            yield Token(name, bool(tag["end"]), tag["attributes"])
            if name in _CLOSINGS and not tag["end"]:
                done = _find_end(source, done, name, _CLOSINGS[name], unclosed)
                yield Token(name, end=True)
        at = source.find("<", max(done, at + 1))
    if done < len(source):
        yield Token("", text=html.unescape(source[done:]))


def attributes(text: str) -> dict[str, str]:
    """Return the attributes of a start tag, names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match["value"] or ""
        if value[:1] in ("'", '"'):
            value = value[1:-1]
        found.setdefault(match["name"].lower(), html.unescape(value) if "&" in value else value)
    return found


def _markup_end(source: str, at: int, unclosed: set[str]) -> int:
    """Return the end of a comment, declaration or nameless end tag; 0 when `<` is a character."""
    if source.startswith(_COMMENT, at):
        if source.startswith((">", "->"), at + len(_COMMENT)):
            return source.index(">", at) + 1
        return _find_end(source, at + len(_COMMENT), _COMMENT, _COMMENT_END, unclosed)
    if source.startswith(("<!", "<?", "</"), at) and ">" not in unclosed:
        end = source.find(">", at)
        if end >= 0:
            return end + 1
        unclosed.add(">")
    return 0


def _find_end(source: str, at: int, name: str, closing: re.Pattern[str], unclosed: set[str]) -> int:
    """Return the place after the next closing, `at` itself when none comes any more."""
    match = None if name in unclosed else closing.search(source, at)
    if match:
        return match.end()
    unclosed.add(name)
    return at
