# SPDX-License-Identifier: MIT
"""Puts characters where a copy from a PDF has radicals, which look the same and are none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.core.labels import without_radicals
from desktop.intake.blocks import Grid, Paragraph

if TYPE_CHECKING:
    from desktop.intake.blocks import Blocks

_RADICAL = re.compile("[\u2e80-\u2fdf]")
_REMARK = (
    "文件里有些字是部首符号（如“{}”，多半是从 PDF 复制来的），看着一样却搜不到，"
    "读入时换成了普通的汉字（“{}”）。"
)


def without_radicals_in(blocks: Blocks) -> Blocks:
    """Return the blocks with characters for radicals, and a remark that says so.

    A radical that stands for no character stays; blocks without any come back as they are.
    """
    found = next((one for item in blocks.items for one in _radicals(item)), "")
    if not found:
        return blocks
    remark = _REMARK.format(found, without_radicals(found))
    items = tuple(map(_mended, blocks.items))
    return replace(blocks, items=items, remarks=(*blocks.remarks, remark))


def _radicals(item: Paragraph | Grid) -> list[str]:
    """Return the radicals of a block that stand for a character."""
    boxes = item.boxes if isinstance(item, Grid) else (item,)
    radicals = [one for box in boxes for one in _RADICAL.findall(box.text)]
    return [one for one in radicals if without_radicals(one) != one]


def _mended(item: Paragraph | Grid) -> Paragraph | Grid:
    if isinstance(item, Grid):
        boxes = tuple(replace(box, text=without_radicals(box.text)) for box in item.boxes)
        return replace(item, boxes=boxes)
    return replace(
        item, text=without_radicals(item.text), numbering=without_radicals(item.numbering)
    )
