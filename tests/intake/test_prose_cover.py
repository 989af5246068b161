# SPDX-License-Identifier: MIT
"""The cover in the prose of a source: title, head, signature and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.report import NoteKind
from desktop.intake.blocks import Grid, Paragraph, SourceBox
from desktop.intake.prose import Prose, read_prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.form import FormSpec

TITLE = "清溪县云岭镇2023年政府信息公开工作年度报告"


@pytest.fixture
def read(form_2021: FormSpec) -> Callable[..., Prose]:
    def read_lines(*lines: str) -> Prose:
        items = [Paragraph(line, f"第{at}段") for at, line in enumerate(lines, 1)]
        return read_prose(items, {}, form_2021)

    return read_lines


def messages(prose: Prose, kind: NoteKind) -> str:
    return "\n".join(note.message for note in prose.notes if note.kind is kind)


def test_lines_before_the_title_and_behind_the_signature_are_quoted(
    read: Callable[..., Prose],
) -> None:
    ending = ("无。", "云岭镇", "2024年1月8日", "（此件公开发布）")
    prose = read("内部资料", TITLE, "六、其他需要报告的事项", *ending)
    assert prose.texts["other_matters"] == "无。"
    assert "（在标题之前）：“内部资料”" in messages(prose, NoteKind.UNPLACED)
    assert "（在落款之后）：“（此件公开发布）”" in messages(prose, NoteKind.UNPLACED)


def test_organisation_and_year_come_from_the_text_when_the_title_lacks_them(
    read: Callable[..., Prose],
) -> None:
    prose = read("政府信息公开年度报告", "云岭镇根据规定公开信息。2023年更新栏目。", "一、总体情况")
    assert (prose.cover["organisation"], prose.cover["year"]) == ("云岭镇", "2023")
    remarks = messages(prose, NoteKind.REMARK)
    assert "标题里没有单位名称" in remarks
    assert "标题里没有年度" in remarks


def test_the_signature_names_the_organisation_before_the_text_does(
    read: Callable[..., Prose],
) -> None:
    prose = read("2023年政府信息公开年度报告", "一、总体情况", "甲。", "清溪县水务局")
    assert prose.cover["organisation"] == "清溪县水务局"


def test_a_title_said_again_is_quoted(read: Callable[..., Prose]) -> None:
    prose = read(TITLE, "政府信息公开年报", "前言。", "一、总体情况", "甲。")
    assert prose.texts["preface"] == "前言。"
    assert "“政府信息公开年报”" in messages(prose, NoteKind.UNPLACED)


def test_unit_and_date_under_the_title_count_when_the_end_has_none(
    read: Callable[..., Prose],
) -> None:
    prose = read(TITLE, "云岭镇人民政府", "2024年1月8日", "前言。", "一、总体情况", "甲。")
    assert (prose.cover["signature"], prose.cover["date"]) == ("云岭镇人民政府", "2024-01-08")
    assert "标题下面的“2024年1月8日”" in messages(prose, NoteKind.REMARK)


def test_unit_and_date_under_the_title_are_quoted_when_the_end_has_others(
    read: Callable[..., Prose],
) -> None:
    prose = read(TITLE, "2024年1月8日", "一、总体情况", "甲。", "云岭镇人民政府", "2024年1月9日")
    assert prose.cover["date"] == "2024-01-09"
    assert "“2024年1月8日”" in messages(prose, NoteKind.UNPLACED)


def test_a_last_line_taken_for_the_signature_is_remarked(read: Callable[..., Prose]) -> None:
    prose = read(TITLE, "一、总体情况", "甲。", "云岭镇人民政府")
    assert "最后一行“云岭镇人民政府”认作落款单位" in messages(prose, NoteKind.REMARK)


def test_a_title_in_a_table_is_found_and_remarked(form_2021: FormSpec) -> None:
    layout = Grid((SourceBox(0, 0, "政务公开"), SourceBox(1, 0, TITLE)), "第1个表格")
    first = Grid((), "第2个表格")
    found = read_prose([Grid((), ""), layout, first], {2: frozenset(("proactive",))}, form_2021)
    assert found.cover["title"] == TITLE
    assert "取自表格" in messages(found, NoteKind.REMARK)


def test_a_table_without_a_title_gives_none(form_2021: FormSpec) -> None:
    found = read_prose([Grid((), "")], {0: frozenset(("proactive",))}, form_2021)
    assert found.cover["title"] == ""


def test_a_signature_behind_the_last_sentence_is_taken_off(read: Callable[..., Prose]) -> None:
    prose = read(TITLE, "六、其他需要报告的事项", "无。云岭镇人民政府 2024年1月8日")
    assert (prose.texts["other_matters"], prose.cover["signature"]) == ("无。", "云岭镇人民政府")


def test_the_name_of_a_website_behind_the_title_is_left_out_and_remarked(
    read: Callable[..., Prose],
) -> None:
    prose = read(f"{TITLE} - 清溪县政府网", "一、总体情况", "甲。")
    assert prose.cover["title"] == TITLE
    assert "“清溪县政府网”" in messages(prose, NoteKind.REMARK)
