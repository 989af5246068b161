# SPDX-License-Identifier: MIT
"""Automatic numbering of Word paragraphs: the lists of a document and their running counters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.intake.word_numbers import printed_number
from desktop.intake.word_tags import VAL, W, flag, number, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")  # bullets of the fonts Symbol and Wingdings


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list; `restart` is the level below which it starts again, 0 for never."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    paragraph_style: str = ""


class Numbering:
    """The lists of one document. Stateful: ask once per paragraph, in the order of the document."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, str] = {}  # numId -> abstractNumId
        self._levels: dict[str, dict[int, _Level]] = {}  # by abstractNumId
        self._own_levels: dict[str, dict[int, _Level]] = {}  # overrides, by numId
        self._starts: dict[str, dict[int, int]] = {}  # start overrides not yet used, by numId
        self._counters: dict[str, list[int | None]] = {}
        if root is not None:
            self._read(root)

    def level_of_style(self, list_id: str, style_id: str) -> int:
        """Return the level (from 0) of a list that is linked to a paragraph style, else 0."""
        for level, spec in self._levels.get(self._lists.get(list_id, ""), {}).items():
            if spec.paragraph_style == style_id:
                return level
        return 0

    def next_number(self, list_id: str, level: int) -> str:
        """Count one paragraph of a list and return its number as printed, empty for none."""
        abstract = self._lists.get(list_id)
        if abstract is None or not 0 <= level < _LEVELS:
            return ""
        counters = self._counters.setdefault(abstract, [None] * _LEVELS)
        starts = self._starts.get(list_id, {})
        for at, start in list(starts.items()):
            if at <= level:
                counters[at] = start - 1 if at == level else start
                del starts[at]
        count = counters[level]
        spec = self._level(list_id, abstract, level)
        counters[level] = spec.start if count is None else count + 1
        for deeper in range(level + 1, _LEVELS):
            restart = self._level(list_id, abstract, deeper).restart
            if restart is None or level < restart:
                counters[deeper] = None
        return self._printed(list_id, abstract, spec, counters)

    def _printed(
        self, list_id: str, abstract: str, spec: _Level, counters: list[int | None]
    ) -> str:
        if spec.style == "bullet":
            return _PRIVATE.sub("•", spec.text)

        def counted(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = self._level(list_id, abstract, at)
            count = counters[at]
            style = "decimal" if spec.legal and other.style != "none" else other.style
            return printed_number(other.start if count is None else count, style)

        return _PLACE.sub(counted, spec.text)

    def _level(self, list_id: str, abstract: str, level: int) -> _Level:
        own = self._own_levels.get(list_id, {}).get(level)
        return own or self._levels.get(abstract, {}).get(level, _Level())

    def _read(self, root: Element) -> None:
        links: dict[str, str] = {}  # abstractNumId -> name of the style that has the levels
        named: dict[str, str] = {}
        for node in root.iterfind(f"{W}abstractNum"):
            abstract = node.get(f"{W}abstractNumId", "")
            self._levels[abstract] = dict(map(_read_level, node.iterfind(f"{W}lvl")))
            links[abstract] = value(node, "numStyleLink")
            named[value(node, "styleLink")] = abstract
        for node in root.iterfind(f"{W}num"):
            list_id = node.get(f"{W}numId", "")
            abstract = value(node, "abstractNumId")
            self._lists[list_id] = named.get(links.get(abstract, "") or "\0", abstract)
            self._read_overrides(node, list_id)

    def _read_overrides(self, node: Element, list_id: str) -> None:
        for override in node.iterfind(f"{W}lvlOverride"):
            level = number(override.get(f"{W}ilvl"))
            start = override.find(f"{W}startOverride")
            if start is not None:
                self._starts.setdefault(list_id, {})[level] = number(start.get(VAL), 1)
            own = override.find(f"{W}lvl")
            if own is not None:
                self._own_levels.setdefault(list_id, {})[level] = _read_level(own)[1]


def _read_level(node: Element) -> tuple[int, _Level]:
    restart = node.find(f"{W}lvlRestart")
    style = next(iter(node.iter(f"{W}numFmt")), None)
    return number(node.get(f"{W}ilvl")), _Level(
        start=number(value(node, "start"), 1),
        style="decimal" if style is None else style.get(VAL, "decimal"),
        text=value(node, "lvlText"),
        legal=flag(node, "isLgl"),
        restart=None if restart is None else number(restart.get(VAL)),
        paragraph_style=value(node, "pStyle"),
    )
