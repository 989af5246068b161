# SPDX-License-Identifier: MIT
"""Takes out the characters that no page shows and that come with a copy from a web page or program.

One of them in a cell would make words of its figure, and one in a date or name would hide it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.intake.blocks import Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.intake.blocks import Blocks

# soft hyphens, spaces without width, marks of direction, joiners, byte order marks
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")


def without_unseen(blocks: Blocks) -> Blocks:
    """Return the blocks without such characters; a paragraph of nothing else is gone."""
    if not any(map(_UNSEEN.search, _texts(blocks))):
        return blocks
    items = map(_shown, blocks.items)
    kept = (one for one in items if isinstance(one, Grid) or one.text or one.numbering)
    return replace(blocks, items=tuple(kept))


def _texts(blocks: Blocks) -> Iterator[str]:
    for item in blocks.items:
        if isinstance(item, Paragraph):
            yield item.text
        else:
            yield from (box.text for box in item.boxes)


def _shown(item: Paragraph | Grid) -> Paragraph | Grid:
    if isinstance(item, Paragraph):
        return replace(item, text=_UNSEEN.sub("", item.text))
    boxes = tuple(replace(box, text=_UNSEEN.sub("", box.text)) for box in item.boxes)
    return replace(item, boxes=boxes)
