from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.intake.blocks import Grid
from desktop.intake.reading import understand
from tests.intake.sources import as_blocks, invent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec


def told(forms: Mapping[str, FormSpec], tables: int, pictures: int) -> list[str]:
    """Return what is said of the pictures of a report with its first tables only."""
    blocks = as_blocks(invent(forms["2021"], 1))
    grids = [item for item in blocks.items if isinstance(item, Grid)][:tables]
    items = tuple(i for i in blocks.items if not isinstance(i, Grid) or i in grids)
    notes = understand(replace(blocks, items=items, pictures=pictures), "", forms).notes
    return [note.message for note in notes if "做成了图片" in note.message]


def test_a_missing_table_may_be_a_picture(forms: Mapping[str, FormSpec]) -> None:
    [message] = told(forms, 2, 3)
    assert f"没有找到“{forms['2021'].tables[2].name}”，而文件里有 3 张图片" in message


def test_tables_that_are_there_are_no_pictures(forms: Mapping[str, FormSpec]) -> None:
    assert told(forms, 3, 3) == []


def test_without_pictures_a_table_is_just_missing(forms: Mapping[str, FormSpec]) -> None:
    assert told(forms, 2, 0) == []
