# SPDX-License-Identifier: MIT
"""Finds the placeholders of a Word template and what is wrong with them, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.render.placeholders import BLOCKS, NAMES
from desktop.render.sandbox import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}|\{#.*?#\}", re.DOTALL)
_ALONE = re.compile(r"\s*\{\{\s*(?:p\s+)?(\w+)\s*\}\}\s*")
_DOCX_PREFIX = re.compile(r"^-?\s*(?:tr|tc|p|r)\s+")
_BOUND = re.compile(r"\b(?:for|set)\s+(\w+)")
_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|｛\s*｛|｝\s*｝")
_LONGEST_QUOTE = 30


class Spot(NamedTuple):
    """One paragraph of a template, its text, and its place in Chinese (第3段, 页脚第1段)."""

    element: Any
    text: str
    place: str


def spots(document: Any) -> Iterator[Spot]:
    """Yield the paragraphs of a `docx` document: the body, then headers and footers."""
    yield from _paragraphs(document.element.body, "")
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in ("header", "footer"):
            where = "页眉" if kind == "header" else "页脚"
            yield from _paragraphs(relation.target_part.element, where)


def _paragraphs(root: Any, where: str) -> Iterator[Spot]:
    for number, element in enumerate(root.iter(W + "p"), start=1):
        if next(element.iterdescendants(W + "p"), None) is None:  # not one that holds a text box
            text = "".join(node.text or "" for node in element.iter(W + "t"))
            yield Spot(element, text, f"{where}第{number}段")


def alone(text: str) -> str:
    """Return the name of the placeholder that is all there is in a paragraph; empty if not so."""
    found = _ALONE.fullmatch(text)
    return found[1] if found else ""


def has_picture(paragraph: Any) -> bool:
    """Say whether a paragraph holds a picture, a shape or an embedded object."""
    return next(paragraph.iter(W + "drawing", W + "pict", W + "object"), None) is not None


def used(text: str) -> set[str]:
    """Return the words that stand inside the placeholders of a paragraph."""
    return {word for tag in _TAG.finditer(text) for word in re.findall(r"\w+", tag[0])}


def problems(found: list[Spot], extra: frozenset[str] = frozenset()) -> list[str]:
    """Return one Chinese sentence per broken, unknown or misplaced placeholder, in order.

    Args:
        found: the paragraphs of the template.
        extra: names that are known beside those of the contract.
    """
    bound = {name for spot in found for name in _BOUND.findall(spot.text)}
    if bound:
        bound.add("loop")
    known = NAMES | extra | bound
    return [sentence for spot in found for sentence in _in_spot(spot, known)]


def _in_spot(spot: Spot, known: frozenset[str]) -> Iterator[str]:
    for tag in _TAG.finditer(spot.text):
        if tag[1] is not None:
            yield from _in_expression(spot, tag[0], tag[1], known)
    if alone(spot.text) in BLOCKS and has_picture(spot.element):
        yield f"{spot.place}的 {{{{{alone(spot.text)}}}}} 要单独占一段，请把同段的图片移到别的段。"
    rest = _TAG.sub("", spot.text)
    if _BRACES.search(rest):
        yield (
            f"{spot.place}“{_quote(spot.text)}”的大括号不成对或用了全角，"
            "请写成半角的两对，如 {{标题}}。"
        )
        return
    for name in sorted(known):
        if re.search(rf"[{{｛]\s*{name}\s*[}}｝]", rest):
            yield f"{spot.place}“{_quote(spot.text)}”少写了大括号，请写成 {{{{{name}}}}}。"


def _in_expression(spot: Spot, tag: str, inside: str, known: frozenset[str]) -> Iterator[str]:
    from jinja2 import TemplateError, meta

    try:
        tree = environment().parse("{{" + _DOCX_PREFIX.sub("", inside) + "}}")
        names = meta.find_undeclared_variables(tree)
    except TemplateError:
        yield f"{spot.place}的占位符“{_quote(tag)}”写法有误，请写成 {{{{标题}}}} 这样。"
        return
    for name in sorted(names - known):
        yield f"{spot.place}的占位符 {{{{{name}}}}} 不认识，请对照占位符说明改正或删去。"
    for name in sorted(names & BLOCKS):
        if alone(spot.text) != name:
            yield f"{spot.place}的 {{{{{name}}}}} 要单独占一段，请把同段的其他文字移到别的段。"


def _quote(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…"
