# SPDX-License-Identifier: MIT
"""The elements of HTML by what they do to text: blocks, tables, headings, and what ends what."""

from __future__ import annotations

CELLS = {"td", "th"}
GROUPS = {"tbody", "thead", "tfoot"}
TABLE_TAGS = {"table", "tr", *CELLS, *GROUPS}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = {
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "ul",
} | set(HEADINGS)
VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "param",
    "source",
    "track",
    "wbr",
}
SILENT = {"script", "style", "noscript", "template", "head", "title", "select", "svg"}
ENDS = {  # a start tag ends these open elements first, searched up to the last one named
    "tr": ({"tr", *CELLS}, {"table", *GROUPS}),
    "td": (CELLS, {"tr", "table"}),
    "th": (CELLS, {"tr", "table"}),
    "tbody": ({*GROUPS, "tr", *CELLS, "caption"}, {"table"}),
    "thead": ({*GROUPS, "tr", *CELLS, "caption"}, {"table"}),
    "tfoot": ({*GROUPS, "tr", *CELLS, "caption"}, {"table"}),
    "li": ({"li"}, {"ol", "ul", "table", *CELLS}),
    "dt": ({"dt", "dd"}, {"dl", "table", *CELLS}),
    "dd": ({"dt", "dd"}, {"dl", "table", *CELLS}),
    "option": ({"option"}, {"select", "table", *CELLS}),
}
P_ENDS = ({"p"}, {"table", *CELLS})
