# SPDX-License-Identifier: MIT
"""Cuts a source into the preface and the sections, by headings, order and tables together.

The best monotone assignment of the blocks to the sections is found by dynamic programming: a
section begins at a heading, or at its table where the heading is missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.intake.blocks import Paragraph
from desktop.intake.headings import Heading, heading_reader, is_contents_line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from desktop.core.form import SectionSpec
    from desktop.intake.blocks import Grid
    from desktop.intake.headings import HeadingReader

PREFACE = 0  # the state before the first section; section n of the form is state n + 1
_REPEATED = 1.0  # score from which a second heading of a section is one
_SURE = 0.95  # likeness of a heading that is taken as such even out of its order
_TEXT_BEFORE_TABLE = 0.5  # cost of a paragraph between the heading of a table and the table
_CONTENTS = 4  # headings in a row that are a table of contents
_NAMED_CONTENTS = 2  # the same where a line says that it is one
_CONTENTS_NAME = re.compile(r"\W*目\s*[录次]\W*")
_PAGE = re.compile(r"(?<![ .…·])[ .…·]*[(（]? ?\d{1,3} ?[)）]?$")


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the sections are.

    `states` holds one number per block (PREFACE or 1 + index of the section); `headings` the
    heading that opens a section, by block; `repeated` the further headings; `contents` the blocks
    that are a table of contents.
    """

    states: tuple[int, ...]
    headings: Mapping[int, Heading]
    repeated: Mapping[int, Heading]
    contents: frozenset[int]


def cut(
    items: Sequence[Paragraph | Grid],
    tables: Mapping[int, frozenset[str]],
    sections: Sequence[SectionSpec],
    skipped: Collection[int] = (),
) -> Cut:
    """Return the best cut.

    `tables` is, by block, the form's tables that a grid holds rows of; `skipped` are blocks that
    do not belong to the report, such as page numbers.
    """
    reader = heading_reader(tuple(sections))
    found = {
        at: reader.read(item)
        for at, item in enumerate(items)
        if isinstance(item, Paragraph) and at not in skipped
    }
    contents = _contents(items, found) | _named_contents(items, found, reader)
    for at in contents:
        found[at] = ()
    states = _assign(len(items), found, tables, sections)
    openings: dict[int, Heading] = {}
    repeated: dict[int, Heading] = {}
    for at, state in enumerate(states):
        own = next((h for h in found.get(at, ()) if h.section + 1 == state), None)
        if own is None:
            continue
        if at == 0 or states[at - 1] != state:
            openings[at] = own
        elif own.score >= _REPEATED and not own.rest:
            repeated[at] = own
    _put_right(states, openings, found, sorted(tables))
    return Cut(tuple(states), openings, repeated, contents)


def _put_right(
    states: list[int],
    openings: dict[int, Heading],
    found: Mapping[int, Sequence[Heading]],
    grids: Sequence[int],
) -> None:
    """Open the sections that the source has, plainly named, before one they should follow.

    Such a section goes as far as the next heading or table of the form.
    """
    opened = {heading.section for heading in openings.values()}
    for at, headings in found.items():
        sure = next(
            (one for one in headings if one.alike >= _SURE and one.score >= _REPEATED), None
        )
        if sure is None or sure.section in opened:
            continue
        end = min((n for n in (*openings, *grids, len(states)) if n > at), default=len(states))
        states[at:end] = [sure.section + 1] * (end - at)
        openings[at] = sure
        opened.add(sure.section)


def _contents(
    items: Sequence[Paragraph | Grid], found: Mapping[int, Sequence[Heading]]
) -> frozenset[int]:
    """Return the blocks of a table of contents.

    These are lines with dotted leaders, and headings one after the other that come again behind:
    headings without their tables, which are pictures, stay headings.
    """
    lines = {
        at
        for at, item in enumerate(items)
        if isinstance(item, Paragraph) and is_contents_line(item.text)
    }
    run: list[int] = []
    for at in range(len(items) + 1):
        sure = [h for h in found.get(at, ()) if h.alike > 0.8]
        if sure and (not run or sure[0].section > found[run[-1]][0].section):
            run.append(at)
            continue
        if len(run) >= _CONTENTS and _come_again(run, at, found):
            lines.update(run)
        run = [at] if sure else []
    return frozenset(lines)


def _come_again(run: Sequence[int], after: int, found: Mapping[int, Sequence[Heading]]) -> bool:
    """Say whether most headings of a run are found once more behind it."""
    sections = {found[at][0].section for at in run}
    behind = {one.section for at, all_ in found.items() if at >= after for one in all_[:1]}
    return 2 * len(sections & behind) > len(sections)


def _named_contents(
    items: Sequence[Paragraph | Grid],
    found: Mapping[int, Sequence[Heading]],
    reader: HeadingReader,
) -> frozenset[int]:
    """Return the line 目录 and the headings, with or without pages, that follow it in order."""
    contents: list[int] = []
    for name in found:
        if not _CONTENTS_NAME.fullmatch(_text(items[name])):
            continue
        contents.append(name)
        run: list[int] = []
        last = -1
        for at in range(name + 1, len(items)):
            text = _text(items[at])
            words = " ".join(text.split())
            headings = reader.read(Paragraph(_PAGE.sub("", words) or words, ""))
            section = headings[0].section if headings and not headings[0].rest else -1
            if at not in found or not (section > last or is_contents_line(text)):
                break
            last = max(last, section)
            run.append(at)
        contents += run if len(run) >= _NAMED_CONTENTS else []
    return frozenset(contents)


def _text(item: Paragraph | Grid) -> str:
    return item.numbering + item.text if isinstance(item, Paragraph) else ""


def _assign(
    count: int,
    found: Mapping[int, Sequence[Heading]],
    tables: Mapping[int, frozenset[str]],
    sections: Sequence[SectionSpec],
) -> list[int]:
    """Return the state of each block."""
    width = len(sections) + 1
    begins = [_first_grid(tables, section.table) for section in sections]
    best = [0.0] + [-100.0] * (width - 1)
    origins: list[list[int]] = []
    for at in range(count):
        held = tables.get(at, frozenset())
        opening = {heading.section + 1: heading.score for heading in found.get(at, ())}
        following: list[float] = []
        origin: list[int] = []
        for state in range(width):
            own = state > 0 and sections[state - 1].table in held
            value, source = best[state], state
            gain = max(opening.get(state, 0.0), 0.2 if own else 0.0)
            for before in range(state) if gain else ():
                opened = best[before] + gain - 0.25 * (state - before - 1)
                if opened > value:
                    value, source = opened, before
            if at in found and not opening.get(state) and state and at < begins[state - 1]:
                value -= _TEXT_BEFORE_TABLE
            following.append(value + (0.0 if not held else 1.0 if own else -1.0))
            origin.append(source)
        best = following
        origins.append(origin)
    state = max(range(width), key=lambda each: best[each])
    states: list[int] = []
    for origin in reversed(origins):
        states.append(state)
        state = origin[state]
    return states[::-1]


def _first_grid(tables: Mapping[int, frozenset[str]], table: str) -> int:
    """Return the first block with rows of a table; 0 for a text or a table that is not there."""
    return min((at for at, held in tables.items() if table in held), default=0) if table else 0
