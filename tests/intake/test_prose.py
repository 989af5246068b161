# SPDX-License-Identifier: MIT
"""Paragraphs become cover and texts; what is left over is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.report import NoteKind
from desktop.intake.blocks import Grid, Paragraph
from desktop.intake.prose import Prose, read_prose
from desktop.intake.reading import read as read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec

SOURCE = (
    "云岭镇2025年政府信息公开工作年度报告\n{}总体情况\n全年公开12条。\n"
    "五、存在的主要问题及改进情况\n更新慢。\n"
)

TITLE = "清溪县云岭镇2023年政府信息公开工作年度报告"


@pytest.fixture
def read(form_2021: FormSpec) -> Callable[..., Prose]:
    def read_lines(*lines: str) -> Prose:
        items = [Paragraph(line, f"第{at}段") for at, line in enumerate(lines, 1)]
        return read_prose(items, {}, form_2021)

    return read_lines


def messages(prose: Prose, kind: NoteKind) -> str:
    return "\n".join(note.message for note in prose.notes if note.kind is kind)


def test_texts_keep_their_paragraphs_in_order(read: Callable[..., Prose]) -> None:
    prose = read(
        TITLE, "前言。", "一、总体情况", "甲。", " 乙 。", "五、存在的主要问题及改进情况", "丙。"
    )
    assert prose.texts == {
        "preface": "前言。",
        "overview": "甲。\n乙 。",
        "problems": "丙。",
        "other_matters": "",
    }


def test_automatic_numbers_are_part_of_the_text(form_2021: FormSpec) -> None:
    items = [Paragraph("总体情况", "", numbering="一、"), Paragraph("甲。", "", numbering="1.")]
    assert read_prose(items, {}, form_2021).texts["overview"] == "1.甲。"


def test_text_behind_a_heading_in_its_paragraph_is_kept(read: Callable[..., Prose]) -> None:
    assert read(TITLE, "六、其他需要报告的事项：无。").texts["other_matters"] == "无。"


def test_text_around_a_table_is_quoted(read: Callable[..., Prose]) -> None:
    prose = read(TITLE, "二、主动公开政府信息情况", "该部分以表格形式报告。")
    assert "该部分以表格形式报告。" in messages(prose, NoteKind.UNPLACED)


def test_stray_numbers_and_lines_of_a_website_are_quoted(read: Callable[..., Prose]) -> None:
    prose = read(TITLE, "发布日期：2024-01-08", "一、总体情况", "17", "甲。")
    assert prose.texts["overview"] == "甲。"
    assert prose.texts["preface"] == ""
    quoted = messages(prose, NoteKind.UNPLACED)
    assert "“17”" in quoted
    assert "发布日期" in quoted


def test_page_numbers_are_left_out_and_counted(read: Callable[..., Prose]) -> None:
    prose = read(TITLE, "一、总体情况", "甲。", "— 2 —", "乙。", "第3页 共5页")
    assert prose.texts["overview"] == "甲。\n乙。"
    assert "略去了2处页码" in messages(prose, NoteKind.REMARK)


def test_a_repeated_heading_is_remarked(read: Callable[..., Prose]) -> None:
    prose = read(TITLE, "一、总体情况", "甲。", "一、总体情况", "乙。")
    assert prose.texts["overview"] == "甲。\n乙。"
    assert "不止一次" in messages(prose, NoteKind.REMARK)


def test_a_heading_in_other_words_is_remarked(read: Callable[..., Prose]) -> None:
    prose = read(TITLE, "一、工作进展", "甲。")
    assert "认作“一、总体情况”" in messages(prose, NoteKind.REMARK)


def test_a_table_of_contents_is_quoted(read: Callable[..., Prose]) -> None:
    prose = read(TITLE, "一、总体情况........1", "一、总体情况", "甲。")
    assert "目录" in messages(prose, NoteKind.UNPLACED)
    assert prose.texts["overview"] == "甲。"


def test_missing_parts_are_remarked(read: Callable[..., Prose]) -> None:
    remarks = messages(read("一、总体情况", "没有名称。"), NoteKind.REMARK)
    assert "没有找到标题、单位名称、年度、落款单位、成文日期" in remarks
    assert "没有找到标题“五、存在的主要问题及改进情况”" in remarks


def test_nothing_at_all_gives_empty_texts(read: Callable[..., Prose]) -> None:
    assert set(read().texts.values()) == {""}


def numbering_remarks(number: str, forms: Mapping[str, FormSpec]) -> list[str]:
    notes = read_file(SOURCE.format(number).encode(), "a.txt", forms).notes
    return [note.message for note in notes if "编号应当是" in note.message]


@pytest.mark.parametrize("number", ["1、", "（一）", "二、"])
def test_a_heading_numbered_otherwise_is_remarked_on(
    number: str, forms: Mapping[str, FormSpec]
) -> None:
    found = numbering_remarks(number, forms)
    assert found == [f"标题“{number}总体情况”的编号应当是“一、”。"]


@pytest.mark.parametrize("number", ["一、", ""])
def test_a_heading_with_its_number_or_none_is_left_alone(
    number: str, forms: Mapping[str, FormSpec]
) -> None:
    assert numbering_remarks(number, forms) == []


def test_a_line_of_a_website_in_the_text_is_quoted_and_left_out(read: Callable[..., Prose]) -> None:
    prose = read(TITLE, "首页 > 政务公开", "前言。", "一、总体情况", "甲。", "上一篇：无", "乙。")
    assert (prose.texts["preface"], prose.texts["overview"]) == ("前言。", "甲。\n乙。")
    quoted = messages(prose, NoteKind.UNPLACED)
    assert "“首页 > 政务公开”" in quoted
    assert "“上一篇：无”" in quoted


def test_marks_of_markdown_are_taken_off_and_remarked(read: Callable[..., Prose]) -> None:
    prose = read(f"# {TITLE}", "## 一、总体情况", "**甲**。")
    assert (prose.cover["title"], prose.texts["overview"]) == (TITLE, "甲。")
    assert "Markdown" in messages(prose, NoteKind.REMARK)


def test_text_without_its_first_heading_is_named_where_it_went(read: Callable[..., Prose]) -> None:
    prose = read(TITLE, "现公布如下。", "全年公开。", "二、主动公开政府信息情况")
    assert (prose.texts["preface"], prose.texts["overview"]) == ("现公布如下。", "全年公开。")
    remarks = messages(prose, NoteKind.REMARK)
    assert "引言后面的文字认作这一部分：“全年公开。”" in remarks
    assert "读入引言的是：“现公布如下。”" in remarks


def test_text_behind_a_table_whose_next_heading_is_lost_is_named(form_2021: FormSpec) -> None:
    heading = Paragraph("四、政府信息公开行政复议、行政诉讼情况", "第1段")
    items = [heading, Grid((), "第1个表格"), Paragraph("宣传不够。", "第2段")]
    prose = read_prose(items, {1: frozenset(("disputes",))}, form_2021)
    assert prose.texts["problems"] == "宣传不够。"
    assert "表格后面的文字认作这一部分：“宣传不够。”" in messages(prose, NoteKind.REMARK)


def test_text_without_its_last_heading_is_named_where_it_stays(
    read: Callable[..., Prose],
) -> None:
    lines = [f"第{number}条改进措施已经全部落实到人。" for number in range(25)]
    prose = read(TITLE, "五、存在的主要问题及改进情况", *lines)
    assert prose.texts["problems"] == "\n".join(lines)
    remarks = messages(prose, NoteKind.REMARK)
    assert "“第0条改进措施" in remarks
    assert "还有5段" in remarks


def test_a_heading_printed_twice_parts_the_text_when_the_next_is_lost(
    read: Callable[..., Prose],
) -> None:
    heading = "五、存在的主要问题及改进情况"
    prose = read(TITLE, heading, "甲。", heading, "乙。")
    assert (prose.texts["problems"], prose.texts["other_matters"]) == ("甲。", "乙。")
    assert "后一次在“乙。”之前" in messages(prose, NoteKind.REMARK)


def test_a_heading_printed_twice_at_the_very_end_is_remarked(read: Callable[..., Prose]) -> None:
    prose = read(TITLE, "一、总体情况", "甲。", "一、总体情况")
    assert "不止一次出现，前后" in messages(prose, NoteKind.REMARK)


@pytest.mark.parametrize("number", ["第一部分 ", "Ⅰ、", "一 "])
def test_a_number_that_no_heading_has_is_remarked_on(
    number: str, read: Callable[..., Prose]
) -> None:
    prose = read(TITLE, f"{number}总体情况", "甲。")
    assert "的编号应当是“一、”" in messages(prose, NoteKind.REMARK)


def test_without_any_heading_all_text_is_named_as_put_into_the_preface(
    read: Callable[..., Prose],
) -> None:
    prose = read(TITLE, "现公布如下。", "全年公开。")
    assert prose.texts["preface"] == "现公布如下。\n全年公开。"
    assert "读入引言的是：“现公布如下。”、“全年公开。”" in messages(prose, NoteKind.REMARK)


def test_what_stands_between_tables_is_quoted_in_one_note(read: Callable[..., Prose]) -> None:
    prose = read(TITLE, "二、主动公开政府信息情况", "单位负责人审核。", "填表日期待定。")
    [note] = [note for note in prose.notes if note.kind is NoteKind.UNPLACED]
    assert note.message.endswith("：“单位负责人审核。”“填表日期待定。”")


def test_labels_of_the_form_beside_its_tables_are_no_text(read: Callable[..., Prose]) -> None:
    prose = read(TITLE, "二、主动公开政府信息情况", "第二十条第（一）项", "信息内", "12")
    [note] = [note for note in prose.notes if note.kind is NoteKind.UNPLACED]
    assert note.message.endswith("：“12”")


@pytest.mark.parametrize("heading", ["一、概述", "一、总体工作情况", "一、工作总体推进情况"])
def test_a_heading_that_is_known_but_not_prescribed_is_told(
    read: Callable[..., Prose], heading: str
) -> None:
    prose = read(TITLE, heading, "全年公开12条。")
    assert prose.texts["overview"] == "全年公开12条。"
    assert f"标题“{heading}”认作“一、总体情况”" in messages(prose, NoteKind.REMARK)


def test_the_long_name_of_the_regulation_is_as_prescribed(read: Callable[..., Prose]) -> None:
    heading = "五、政府信息公开工作存在的主要问题及改进情况"
    assert "认作" not in messages(read(TITLE, heading, "更新慢。"), NoteKind.REMARK)


def test_sections_in_another_order_keep_their_texts(read: Callable[..., Prose]) -> None:
    prose = read(
        TITLE,
        "一、总体情况",
        "全年公开12条。",
        "六、其他需要报告的事项",
        "没有收取信息处理费。",
        "五、存在的主要问题及改进情况",
        "更新慢。",
        "清溪县云岭镇人民政府",
        "2024年1月18日",
    )
    assert prose.texts == {
        "preface": "",
        "overview": "全年公开12条。",
        "problems": "更新慢。",
        "other_matters": "没有收取信息处理费。",
    }
    assert (prose.cover["signature"], prose.cover["date"]) == ("清溪县云岭镇人民政府", "2024-01-18")
    assert "排在“六、其他需要报告的事项”后面" in messages(prose, NoteKind.REMARK)
