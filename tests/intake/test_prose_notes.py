# SPDX-License-Identifier: MIT
"""The notes on paragraphs that have no place, and their first words."""

from __future__ import annotations

from desktop.core.report import Note, NoteKind
from desktop.intake.blocks import Paragraph
from desktop.intake.prose_notes import Remarks, opening, openings


def test_what_has_no_place_for_one_reason_is_quoted_in_one_note() -> None:
    remarks = Remarks()
    for number, text in enumerate("甲乙", 1):
        remarks.unplaced(Paragraph(text, f"第{number}段"), "像是目录")
    remarks.unplaced(Paragraph("丙", "第3段", numbering="一、"), "只有数字")
    assert remarks.notes == [
        Note(NoteKind.UNPLACED, "没有读入（像是目录）：“甲”“乙”", (), "第1段"),
        Note(NoteKind.UNPLACED, "没有读入（只有数字）：“一、丙”", (), "第3段"),
    ]


def test_a_sentence_between_parts_what_is_quoted() -> None:
    remarks = Remarks()
    remarks.unplaced(Paragraph("甲", ""), "像是目录")
    remarks.add("请核对。", "第2段")
    remarks.unplaced(Paragraph("乙", ""), "像是目录")
    assert [note.kind for note in remarks.notes] == [
        NoteKind.UNPLACED,
        NoteKind.REMARK,
        NoteKind.UNPLACED,
    ]


def test_the_first_words_of_a_long_paragraph_are_quoted() -> None:
    assert opening(Paragraph("甲" * 20, "", numbering="一、")) == f"“一、{'甲' * 12}…”"


def test_of_many_paragraphs_the_first_are_quoted_and_the_rest_counted() -> None:
    assert openings([Paragraph("甲", "")] * 22) == "、".join(["“甲”"] * 20) + "，还有2段"
