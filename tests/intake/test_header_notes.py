# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop import tasks
from desktop.core.report import NoteKind
from desktop.intake.blocks import Grid, SourceBox
from desktop.intake.header_notes import header_notes
from desktop.intake.lines import lines_of
from desktop.intake.reading import understand
from tests.intake import sources

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


@pytest.fixture
def said(form_2021: FormSpec) -> Callable[..., list[str]]:
    """Give what is said of rows of one cell each."""

    def say(*texts: str, exact: bool = True) -> list[str]:
        boxes = tuple(SourceBox(top, 0, text) for top, text in enumerate(texts))
        lines = lines_of([Grid(boxes, "第1个表格", exact=exact)])
        return [note.message for note in header_notes(lines, form_2021)]

    return say


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_a_report_as_the_form_has_it_gets_no_notes(
    edition: str, forms: Mapping[str, FormSpec]
) -> None:
    source = sources.invent(forms[edition], 1)
    assert understand(sources.as_blocks(source), "a", forms).notes == ()


@pytest.mark.parametrize(
    "text",
    ["第二十条第（一）项", "第二十条第(一)项", "第二十条 第〔一〕项\n", "第二十条第【六】项"],
)
def test_a_caption_in_other_widths_or_brackets_is_right(
    text: str, said: Callable[..., list[str]]
) -> None:
    assert said(text) == []


def test_captions_written_otherwise_get_one_note(said: Callable[..., list[str]]) -> None:
    assert said("第二十条（第五项）", "规章", "第二十条（第六项）", "第二十条（第六项）") == [
        "表二的分栏标题写作“第二十条（第五项）”、“第二十条（第六项）”，"
        "规定的写法如“第二十条第（五）项”。"
    ]


def test_a_caption_cut_short_is_told(said: Callable[..., list[str]]) -> None:
    assert said("第二十条第") == [
        "表二的分栏标题写作“第二十条第”，规定的写法如“第二十条第（一）项”。"
    ]


def test_a_sentence_on_the_article_is_no_caption(said: Callable[..., list[str]]) -> None:
    assert said("第二十条规定的政府信息都已按要求主动公开") == []


def test_pieces_of_cells_are_not_taken_for_other_words(said: Callable[..., list[str]]) -> None:
    assert said("第二十条第（一", "）项", CORNER[:20], CORNER[20:], exact=False) == []


@pytest.mark.parametrize(
    "text", [CORNER, CORNER[1:-1], f" {CORNER[:12]}\n{CORNER[12:]}", CORNER.replace("，", ",")]
)
def test_the_corner_note_in_other_widths_or_brackets_is_right(
    text: str, said: Callable[..., list[str]]
) -> None:
    assert said(text) == []


def test_a_corner_note_worded_otherwise_is_told_once(said: Callable[..., list[str]]) -> None:
    wrong = CORNER.replace("列", "")
    assert said(wrong, wrong) == [f"表三左上角的说明写作“{wrong}”，规定的写法是“{CORNER}”。"]


def test_a_unit_left_out_is_told(said: Callable[..., list[str]]) -> None:
    assert said("信息内容", "本年收费金额") == [
        "表二的表头“本年收费金额”没有写单位万元，规定的写法是“本年收费金额（单位：万元）”。"
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("本年收费金额(单位:万元)",),
        ("本年收费金额（万元）",),
        ("本年收费金额", "（单位：万元）"),
        ("本年收费金额", "单位：元"),
        ("本年收费金额", "0.37万元"),
    ],
)
def test_a_unit_that_stands_anywhere_in_the_table_is_enough(
    texts: tuple[str, ...], said: Callable[..., list[str]]
) -> None:
    assert said(*texts) == []


def test_a_report_without_these_headers_gets_no_notes(form_2031: FormSpec) -> None:
    boxes = tuple(SourceBox(at, 0, text) for at, text in enumerate(("第二十条", "勾稽关系")))
    assert header_notes(lines_of([Grid(boxes, "表")]), form_2031) == []


def test_headers_written_otherwise_become_a_finding(forms: Mapping[str, FormSpec]) -> None:
    source = sources.invent(forms["2021"], 1)
    for part in source.table("proactive").parts:
        part.text = part.text.replace("第二十条第（一）项", "第二十条（第一项）")
        part.text = part.text.replace("（单位：万元）", "")
    reading = understand(sources.as_blocks(source), "a", forms)
    [finding] = [
        finding
        for finding in tasks.check(reading.report()).evaluation.findings
        if finding.check == "source.written_otherwise"
    ]
    assert {note.kind for note in reading.notes} == {NoteKind.UNDERSTOOD}
    assert "第二十条（第一项）" in finding.message
    assert "没有写单位万元" in finding.message


def test_a_caption_that_is_missing_among_others_is_told(form_2021: FormSpec) -> None:
    texts = ("第二十条第（五）项", "第二十条第（六）项", "第二十条第（八）项")
    boxes = tuple(SourceBox(at, 0, text) for at, text in enumerate(texts))
    lines = lines_of([Grid(boxes, "表")])
    [note] = header_notes(lines, form_2021)
    assert note.message == "表二缺少分栏标题“第二十条第（一）项”。"
    assert header_notes(lines, form_2021, ["第二十条第(一)项"]) == []
