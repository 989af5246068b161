# SPDX-License-Identifier: MIT
"""Where the text of a section begins whose heading is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.intake.blocks import Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.core.form import SectionSpec
    from desktop.intake.sections import Cut

_INTRODUCTION = re.compile(
    r"现将|现公布|现予|予以公布|编制|统计期限|起止时间|如下|本报告|电子版|^根据|^按照|^为"
)
_SUBHEADING = re.compile(r"\s*[(（][一二三四五六七八九十\d]{1,2}[)）]|\s*\d{1,2}[、.．]")
_OTHER_MATTERS = re.compile(
    r"信息处理费|其他需要报告|^(?:本(?:年度|单位|机关))?(?:无|没有|暂无)[^，。]{0,16}[。.]?$"
)
_TABLE_NOTE = re.compile(r"\s*(?:[（(]?\s*(?:备?注|说明)\s*\d*\s*[:：、.)）]|[*＊※])")


def text_behind_tables(
    items: Sequence[Paragraph | Grid],
    tables: Mapping[int, frozenset[str]],
    found: Cut,
    sections: Sequence[SectionSpec],
) -> dict[int, int]:
    """Return, by block, the state of paragraphs behind a table whose next section has no heading.

    Only where that section is a text; a note to the table stays with the table.
    """
    opened = {heading.section for heading in found.headings.values()}
    moved: dict[int, int] = {}
    for section, following in enumerate(sections[1:]):
        state = section + 1
        if not following.text or section + 1 in opened or not sections[section].table:
            continue
        grids = [at for at, held in tables.items() if sections[section].table in held]
        behind = [
            at
            for at, each in enumerate(found.states)
            if grids and at > max(grids) and each == state
        ]
        texts = [at for at in behind if isinstance(items[at], Paragraph)]
        first = next((n for n, at in enumerate(texts) if not _is_note(items[at])), len(texts))
        moved |= dict.fromkeys(texts[first:], state + 1)
    return moved


def _is_note(item: Paragraph | Grid) -> bool:
    return isinstance(item, Paragraph) and _TABLE_NOTE.match(item.text) is not None


def end_of_introduction(lines: Sequence[str]) -> int:
    """Return how many of the lines before the first table introduce the report."""
    for at, line in enumerate(lines):
        if _SUBHEADING.match(line) or not _INTRODUCTION.search(line):
            return at
    return len(lines)


def start_of_other_matters(lines: Sequence[str]) -> int:
    """Return the first line of the last text, as far as its words tell; else the number of lines.

    It is never the first line.
    """
    found: Iterable[int] = (at for at, line in enumerate(lines) if _OTHER_MATTERS.search(line))
    return next((at for at in found if at), len(lines))
