# SPDX-License-Identifier: MIT
"""Sentences that tell which cell is wrong where the sums alone do not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.core.checks.registry import run_checks
from tests.core.checks.sentences_right import RIGHT
from tests.core.checks.sentences_wrong import WRONG
from tests.core.checks.specimens_words import HANDLED, added

if TYPE_CHECKING:
    from desktop.core.findings import Finding
    from desktop.core.report import Report

SENTENCE = "因政府信息公开引起的行政复议3件，其中维持2件、尚未审结1件。"
ONE_SHORT = {**HANDLED, "disputes.cases.review_upheld": 1}


def told(sentence: str, cells: dict, report: Report) -> list[Finding]:
    printed = {"disputes.cases.review_total": 3}
    made = replace(added(sentence), cells=cells, source="年报.docx", printed=printed)
    return list(run_checks(made.subject(report)))


def test_the_text_names_the_wrong_cell_of_table_four(zero_report: Report) -> None:
    (found,) = told(SENTENCE, ONE_SHORT, zero_report)
    assert found.check == "table.wrong_cell"
    assert [(edit.field.name, edit.value) for edit in found.repair] == [
        ("disputes.cases.review_upheld", 2)
    ]


def test_without_words_on_it_the_sum_is_told(zero_report: Report) -> None:
    found = told("开展培训2次。", ONE_SHORT, zero_report)
    assert [one.check for one in found] == ["table.printed_total"]


def test_words_that_fit_no_single_cell_settle_nothing(zero_report: Report) -> None:
    found = told("因政府信息公开引起的行政复议7件。", ONE_SHORT, zero_report)
    assert {one.check for one in found} == {"table.printed_total", "text_table.disputes"}


def test_words_that_fit_two_cells_settle_nothing(zero_report: Report) -> None:
    found = told("因政府信息公开引起的行政复议3件。", ONE_SHORT, zero_report)
    assert "table.printed_total" in {one.check for one in found}


def test_the_text_names_the_wrong_row_of_a_column(zero_report: Report) -> None:
    cells = {**HANDLED, "requests.refused_petition.natural": 3}
    sentence = "公开申请办结18件，其中予以公开10件、部分公开3件、不予处理1件。"
    (found,) = told(sentence, cells, zero_report)
    assert [edit.field.name for edit in found.repair] == ["requests.refused_petition.natural"]


def test_the_text_settles_nothing_while_a_report_is_typed(zero_report: Report) -> None:
    made = replace(added("全年未收到政府信息公开申请。"), cells={"requests.received.natural": 8})
    checks = {one.check for one in run_checks(made.subject(zero_report))}
    assert "table.wrong_cell" not in checks


def test_whatever_is_written_beside_a_broken_sum_can_be_a_witness(zero_report: Report) -> None:
    every = "".join([*RIGHT, *(text for text, _ in WRONG)])
    assert "table" in {one.check.partition(".")[0] for one in told(every, ONE_SHORT, zero_report)}
