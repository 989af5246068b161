# SPDX-License-Identifier: MIT
"""Paragraph and character styles of a Word document, as far as reading needs them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.intake.word_tags import VAL, W, flag, number, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_MOST_PARENTS = 20
BODY_LEVEL = 9  # the outline level of body text, counted from 0


@dataclass(frozen=True, slots=True)
class Look:
    """What a style or a paragraph says of itself; None where it says nothing.

    `level` counts from 1, 0 is body text; `list_level` counts from 0; `list_id` `0` is no list.
    """

    level: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    centred: bool | None = None
    hidden: bool | None = None
    list_style: str = ""

    def over(self, base: Look) -> Look:
        """Return this look with the gaps filled from the style it is based on."""
        if self is NOTHING:
            return base
        lists = self if self.list_id is not None else base
        return Look(
            level=base.level if self.level is None else self.level,
            list_id=lists.list_id,
            list_level=lists.list_level if self.list_level is None else self.list_level,
            centred=base.centred if self.centred is None else self.centred,
            hidden=base.hidden if self.hidden is None else self.hidden,
            list_style=lists.list_style,
        )


NOTHING = Look()


class Styles:
    """The styles of one document by id, each with what it inherits."""

    def __init__(self, root: Element | None) -> None:
        self._nodes: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self.default = ""
        for node in [] if root is None else root.iterfind(f"{W}style"):
            style_id = node.get(f"{W}styleId", "")
            self._nodes[style_id] = node
            if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default") in ("1", "true"):
                self.default = style_id

    def look(self, style_id: str, depth: int = 0) -> Look:
        """Return what a style says, its parents included; an unknown style says nothing."""
        if style_id not in self._looks:
            node = self._nodes.get(style_id)
            self._looks[style_id] = NOTHING if node is None else self._read(node, style_id, depth)
        return self._looks[style_id]

    def _read(self, node: Element, style_id: str, depth: int) -> Look:
        own = paragraph_look(node.find(f"{W}pPr"))
        if own.list_id is not None:
            own = replace(own, list_style=style_id)
        run = node.find(f"{W}rPr")
        if run is not None and run.find(f"{W}vanish") is not None:
            own = replace(own, hidden=flag(run, "vanish"))
        heading = _HEADING.fullmatch(value(node, "name"))
        if own.level is None and heading:
            own = replace(own, level=int(heading[1]))
        parent = value(node, "basedOn")
        if not parent or depth >= _MOST_PARENTS:
            return own
        return own.over(self.look(parent, depth + 1))


def paragraph_look(properties: Element | None) -> Look:
    """Return what paragraph properties say by themselves, without their style."""
    if properties is None:
        return NOTHING
    level = list_id = list_level = centred = None
    for node in properties:
        if node.tag == f"{W}outlineLvl":
            outline = number(node.get(VAL), BODY_LEVEL)
            level = outline + 1 if 0 <= outline < BODY_LEVEL else 0
        elif node.tag == f"{W}numPr":
            list_id = value(node, "numId") or None
            depth = value(node, "ilvl")
            list_level = number(depth) if depth else None
        elif node.tag == f"{W}jc":
            centred = node.get(VAL) == "center"
    if (level, list_id, list_level, centred) == (None,) * 4:
        return NOTHING
    return Look(level, list_id, list_level, centred)
