from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.core.report import NoteKind
from desktop.intake.blocks import Blocks, Grid, SourceBox
from desktop.intake.plain import read_plain
from desktop.intake.reading import understand
from tests.intake.sources import as_blocks, as_tabs, invent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec

OWN = "云岭镇2023年政府信息公开工作年度报告"
OTHER = "石泉镇2023年政府信息公开工作年度报告"


def both(forms: Mapping[str, FormSpec], *titles: str) -> Blocks:
    """The blocks of one report after the other; without a title for an empty one."""
    items = []
    for number, title in enumerate(titles):
        source = invent(forms["2021"], number)
        source.items[:1] = [title] if title else []
        items += as_blocks(source).items
    tables = iter(range(1, 99))
    placed = [
        replace(item, place=f"第{next(tables)}个表格") if isinstance(item, Grid) else item
        for item in items
    ]
    return Blocks("网页", tuple(placed))


def told(blocks: Blocks, forms: Mapping[str, FormSpec]) -> list[str]:
    notes = understand(blocks, "", forms).notes
    return [n.message for n in notes if n.kind is NoteKind.REMARK and "不止有一份" in n.message]


def test_two_reports_in_one_file_are_told_by_name(forms: Mapping[str, FormSpec]) -> None:
    [message] = told(both(forms, OWN, OTHER), forms)
    assert f"数字读自“{OWN}”（第1个表格起）" in message
    assert f"“{OTHER}”（第4个表格起）没有读入" in message


def test_tables_that_come_twice_without_a_title_are_told(forms: Mapping[str, FormSpec]) -> None:
    [message] = told(both(forms, OWN, ""), forms)
    assert "，第4个表格起没有读入" in message


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_one_report_is_one(edition: str, forms: Mapping[str, FormSpec]) -> None:
    assert told(as_blocks(invent(forms[edition], 3)), forms) == []


def test_one_report_as_text_is_one(forms: Mapping[str, FormSpec]) -> None:
    assert told(read_plain(as_tabs(invent(forms["2021"], 3))), forms) == []


def test_what_was_read_is_named_where_the_later_tables_were_read(
    forms: Mapping[str, FormSpec],
) -> None:
    blocks = both(forms, OWN, OTHER)
    bare = [
        replace(item, boxes=tuple(box for box in item.boxes if not box.text.isdecimal()))
        if isinstance(item, Grid) and at < len(blocks.items) / 2
        else item
        for at, item in enumerate(blocks.items)
    ]
    [message] = told(replace(blocks, items=tuple(bare)), forms)
    assert f"数字读自“{OTHER}”" in message


def test_a_row_that_comes_twice_in_one_table_is_no_second_report(
    forms: Mapping[str, FormSpec],
) -> None:
    blocks = as_blocks(invent(forms["2021"], 1))
    grids = [item for item in blocks.items if isinstance(item, Grid)]
    low = grids[1].height
    again = tuple(SourceBox(b.top + low, b.left, b.text, b.down, b.across) for b in grids[1].boxes)
    doubled = replace(grids[1], boxes=grids[1].boxes + again)
    items = tuple(doubled if item is grids[1] else item for item in blocks.items)
    assert told(replace(blocks, items=items), forms) == []
