# SPDX-License-Identifier: MIT
"""Radicals in a source become characters, and the reading says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.intake.blocks import Blocks, Grid, Paragraph, SourceBox
from desktop.intake.radicals import without_radicals_in
from desktop.intake.reading import understand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec

TITLE = "云泽县柳河镇⼈⺠政府2024年政府信息公开⼯作年度报告"


def test_radicals_in_paragraphs_numbers_and_tables_are_replaced() -> None:
    paragraph = Paragraph("⼈⺠", "第1段", numbering="⼀、")
    grid = Grid((SourceBox(0, 0, "⾏政"),), "第1个表格")
    found = without_radicals_in(Blocks("文本", (paragraph, grid))).items
    assert found == (
        Paragraph("人民", "第1段", numbering="一、"),
        Grid((SourceBox(0, 0, "行政"),), "第1个表格"),
    )


def test_one_remark_names_the_first_of_them_after_the_other_remarks() -> None:
    items = (Paragraph("人民", ""), Paragraph("⼈⺠", ""), Paragraph("⻘年", ""))
    first, second = without_radicals_in(Blocks("文本", items, ("甲。",))).remarks
    assert first == "甲。"
    assert "（如“⼈”，" in second
    assert "（“人”）" in second


def test_blocks_without_any_come_back_as_they_are() -> None:
    blocks = Blocks("文本", (Paragraph("人民⺀", ""),))
    assert without_radicals_in(blocks) is blocks


def test_title_organisation_signature_and_text_are_read_in_characters(
    forms: Mapping[str, FormSpec],
) -> None:
    lines = (TITLE, "一、总体情况", "⺠生类占多数。", "云泽县柳河镇⼈⺠政府", "2025年1月24日")
    blocks = Blocks("文本", tuple(Paragraph(line, "") for line in lines))
    found = understand(blocks, "", forms)
    assert found.texts["overview"] == "民生类占多数。"
    assert found.cover["title"].startswith("云泽县柳河镇人民政府2024年")
    assert found.cover["organisation"] == found.cover["signature"] == "云泽县柳河镇人民政府"
