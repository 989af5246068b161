# SPDX-License-Identifier: MIT
"""Makes typed and pasted text fit for a document without changing what a reader sees of it."""

from __future__ import annotations

import re

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "{": "&#123;", "}": "&#125;"}
)


def clean(text: str) -> str:
    r"""Return the text with every kind of line break as `\n` and without control characters.

    Halves of a surrogate pair that stand side by side become their character; a lone half becomes
    U+FFFD, so that its place stays visible. Tabs are kept.
    """
    text = _CONTROLS.sub("", _BREAKS.sub("\n", text))
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def lines(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, cleaned, without blank ones and white space at the ends.

    The indent of a printed paragraph comes from its style, so that typed indents would double it.
    """
    return tuple(line.strip() for line in clean(text).split("\n") if line.strip())


def line(text: str) -> str:
    """Return the text as one line: what was broken over lines is joined by spaces."""
    return " ".join(lines(text))


def xml(text: str) -> str:
    """Return cleaned text escaped for XML, braces included, so that no template engine sees any."""
    return text.translate(_ESCAPES)
