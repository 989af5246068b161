# SPDX-License-Identifier: MIT
"""What a web page carries besides its text: names, and what Word leaves in pages it saves."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from desktop.core.checks.subject import Traces
from desktop.intake.web_tags import attributes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEAD = 100_000
_LONGEST_COMMENT = 5_000
_META = re.compile(r"<meta\s[^<>]{0,2000}>", re.IGNORECASE)
_AUTHOR = re.compile(r"<o:Author>([^<]{0,200})<", re.IGNORECASE)
_LAST_AUTHOR = re.compile(r"<o:LastAuthor>([^<]{0,200})<", re.IGNORECASE)
_COMMENT = re.compile(r"""class=["']?MsoCommentText["']?[^<>]{0,500}>""")
_COMMENT_END = re.compile("</(?:p|div)>", re.IGNORECASE)
_TAG = re.compile("<[^<>]*>")
_CHINESE = re.compile("[\u3400-\u9fff]")


def traces_of(source: str, hidden: Iterable[str]) -> Traces:
    """Return the traces of a page.

    Args:
        source: the page.
        hidden: words in it that no reader sees; those without any Chinese belong to its machinery.
    """
    head = source[:_HEAD]
    return Traces(
        hidden=tuple(words for words in map(_joined, hidden) if _CHINESE.search(words)),
        comments=tuple(_comments(source)),
        author=_first(_AUTHOR, head) or _declared_author(head),
        last_modified_by=_first(_LAST_AUTHOR, head),
    )


def _first(pattern: re.Pattern[str], head: str) -> str:
    found = pattern.search(head)
    return _joined(html.unescape(found[1])) if found else ""


def _declared_author(head: str) -> str:
    for found in _META.finditer(head):
        declared = attributes(found[0][5:-1])
        if declared.get("name", "").lower() == "author":
            return _joined(declared.get("content", ""))
    return ""


def _comments(source: str) -> Iterator[str]:
    """Yield the words of the paragraphs that hold comments of Word."""
    at = 0
    while found := _COMMENT.search(source, at):
        end = _COMMENT_END.search(source, found.end(), found.end() + _LONGEST_COMMENT)
        if not end:
            return
        words = _joined(html.unescape(_TAG.sub("", source[found.end() : end.start()])))
        if words:
            yield words
        at = end.end()


def _joined(text: str) -> str:
    return " ".join(text.split())
