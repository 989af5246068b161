# SPDX-License-Identifier: MIT
"""Readings as a whole: which edition, which document, and the report that comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.report import NoteKind
from desktop.intake.blocks import Blocks, Grid, IntakeError, Paragraph, SourceBox
from desktop.intake.reading import read, understand
from tests.intake.damages import lost_row
from tests.intake.sources import as_blocks, as_tabs, invent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_edition_is_told_by_the_tables(edition: str, forms: Mapping[str, FormSpec]) -> None:
    source = invent(forms[edition], 1)
    source.items[0] = "云岭镇2023年政府信息公开工作年度报告"
    assert understand(as_blocks(source), "", forms).form.edition == edition


def test_without_tables_the_year_tells_the_edition(forms: Mapping[str, FormSpec]) -> None:
    items = (Paragraph("云岭镇2020年政府信息公开工作年度报告", "第1段"),)
    assert understand(Blocks("文本", items), "", forms).form.edition == "2019"


def test_a_year_without_a_form_is_not_remarked(forms: Mapping[str, FormSpec]) -> None:
    items = (Paragraph("云岭镇2016年政府信息公开工作年度报告", "第1段"),)
    notes = understand(Blocks("文本", items), "", forms).notes
    assert not any("年度应当用" in note.message for note in notes)


def test_an_invented_edition_is_read_like_the_others(
    all_forms: Mapping[str, FormSpec],
) -> None:
    source = invent(all_forms["2021"], 1)
    assert understand(as_blocks(source), "", all_forms).form.edition == "2021"


@pytest.mark.parametrize(
    "items",
    [
        (),
        (Paragraph("会议纪要", "第1段"),),
        (Grid((SourceBox(0, 0, "姓名"), SourceBox(0, 1, "3")), "第1个表格"),),
    ],
)
def test_another_document_is_refused_in_one_sentence(
    items: tuple[Paragraph | Grid, ...], forms: Mapping[str, FormSpec]
) -> None:
    with pytest.raises(IntakeError, match=r"这不像是一份政府信息公开工作年度报告"):
        understand(Blocks("文本", items), "", forms)


def test_a_file_is_read_by_its_content(forms: Mapping[str, FormSpec]) -> None:
    source = invent(forms["2021"], 2)
    found = read(as_tabs(source).encode(), "年报.txt", forms)
    assert (found.source, found.values) == (
        "年报.txt",
        {cell: source.truth[cell] for cell in forms["2021"].inputs},
    )


def test_remarks_of_the_source_are_notes(forms: Mapping[str, FormSpec]) -> None:
    blocks = as_blocks(invent(forms["2021"], 2))
    found = understand(Blocks("文本", blocks.items, ("有修订。",)), "", forms)
    assert [(note.kind, note.message) for note in found.notes] == [(NoteKind.REMARK, "有修订。")]


def test_a_report_is_blank_where_the_source_has_no_cell(forms: Mapping[str, FormSpec]) -> None:
    source = invent(forms["2021"], 2)
    lost_row(source)
    report = understand(as_blocks(source), "年报.docx", forms).report()
    lost = {cell for cell in forms["2021"].inputs if source.truth[cell] == "absent"}
    assert lost
    assert report.absent == lost
    assert report.evidence.source == "年报.docx"
    assert report.cover["organisation"] == "清溪县云岭镇"


def test_without_any_table_the_labels_in_the_text_tell_the_edition(
    forms: Mapping[str, FormSpec],
) -> None:
    lines = ["一、总体情况", "公开了12条。", "二、主动公开政府信息情况", "本年新制作数量"]
    lines += ["本年新公开数量", "对外公开总数量", "三、收到和处理政府信息公开申请情况"]
    blocks = Blocks("试验", tuple(Paragraph(line, "段") for line in lines))
    assert understand(blocks, "试验", forms).form.edition == "2019"
