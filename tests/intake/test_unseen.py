# SPDX-License-Identifier: MIT
"""Characters that no page shows are taken out of a source before it is understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import Blocks, Grid, Paragraph, SourceBox
from desktop.intake.reading import understand
from desktop.intake.unseen import without_unseen
from tests.intake.sources import as_blocks, invent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec


def speckled(item: Paragraph | Grid, mark: str) -> Paragraph | Grid:
    """Put a mark before every text of a block and behind it."""
    if isinstance(item, Paragraph):
        return Paragraph(mark + item.text + mark, item.place)
    boxes = [SourceBox(b.top, b.left, mark + b.text + mark, b.down, b.across) for b in item.boxes]
    return Grid(tuple(boxes), item.place)


@pytest.mark.parametrize("mark", ["\u200b", "\ufeff", "\u00ad", "\u202a", "\u200e\u2060"])
def test_a_report_reads_the_same_with_marks_that_nobody_sees(
    mark: str, forms: Mapping[str, FormSpec]
) -> None:
    plain = as_blocks(invent(forms["2021"], 1))
    marked = Blocks(plain.kind, tuple(speckled(item, mark) for item in plain.items))
    one, two = understand(plain, "", forms), understand(marked, "", forms)
    assert (two.values, two.printed_totals, two.texts) == (
        one.values,
        one.printed_totals,
        one.texts,
    )
    assert (two.cover, two.notes) == (one.cover, one.notes)


def test_a_paragraph_of_nothing_that_shows_is_gone() -> None:
    items = (Paragraph("\u200b", "第1段"), Paragraph("\u200b", "第2段", numbering="一、"))
    found = without_unseen(Blocks("文本", items)).items
    assert found == (Paragraph("", "第2段", numbering="一、"),)


def test_blocks_without_such_marks_come_back_as_they_are() -> None:
    blocks = Blocks("文本", (Paragraph("甲", ""), Grid((SourceBox(0, 0, "1"),), "")))
    assert without_unseen(blocks) is blocks
