# SPDX-License-Identifier: MIT
"""Findings on words, repairs, reasons, explanations."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.core.form import Severity
from desktop.core.report import Evidence, text_edit
from desktop.core.totals import with_totals


@pytest.fixture
def zeros(window, zero_report):
    window.session.load(zero_report, None)
    return window


@pytest.fixture
def confirmable(zeros):
    """A township whose figure for rules in force is less than what it issued."""
    zeros.session.set_cell("proactive.norms.issued", 3)
    finding = next(
        f for f in zeros.examiner.findings if f.check == "proactive.in_force_covers_issued"
    )
    zeros.findings.findings.chosen.emit(finding)
    return zeros


def misprint(window):
    """Let one cell of a read report disagree with the totals that its source prints."""
    report = window.session.report
    report.values.update({"requests.received.natural": 12, "requests.granted.natural": 12})
    totals = with_totals(report.form, report.values)
    printed = {total.cell: totals[total.cell] for total in report.form.totals}
    report.values["requests.granted.natural"] = 21
    report.evidence = Evidence("a.docx", printed, (), dict(report.values))
    window.session.load(report, None)


def texts(window):
    return [finding.message for finding in window.examiner.findings]


def test_words_are_examined_after_a_pause(zeros, qtbot):
    zeros.examiner._pause.setInterval(0)
    zeros.session.edit([text_edit("overview", "联系电话：13800138000。")], "修改文字")
    qtbot.waitUntil(lambda: any("13800138000" in text or "手机" in text for text in texts(zeros)))


def test_the_words_that_a_finding_means_are_underlined(zeros):
    zeros.sections.choose("overview")
    zeros.session.edit([text_edit("overview", "联系电话：13800138000。")], "修改文字")
    zeros.examiner.examine()
    editor = zeros.stack.currentWidget().editor
    assert "13800138000" in [s.cursor.selectedText() for s in editor.extraSelections()]


def test_a_finding_on_words_that_is_chosen_selects_them(zeros):
    zeros.session.edit([text_edit("overview", "联系电话：13800138000。")], "修改文字")
    zeros.examiner.examine()
    finding = next(f for f in zeros.examiner.findings if f.span)
    zeros.findings.findings.chosen.emit(finding)
    assert zeros.stack.currentWidget().editor.textCursor().selectedText() == "13800138000"


def test_an_offered_repair_is_made_by_one_button_and_undone_by_one_step(window):
    misprint(window)
    finding = next(f for f in window.examiner.findings if f.repair)
    window.findings.findings.chosen.emit(finding)
    window.findings.explanation.repair.click()
    assert window.session.report.values["requests.granted.natural"] == 12
    window.session.stack.undo()
    assert window.session.report.values["requests.granted.natural"] == 21


def test_a_repair_loses_nothing_that_was_typed_since(zeros):
    zeros.session.edit([text_edit("overview", "截止2025年12月31日公开3条。")], "修改文字")
    zeros.examiner.examine()
    finding = next(f for f in zeros.examiner.findings if f.check == "date.until")
    zeros.session.edit(
        [text_edit("overview", "全年截止2025年12月31日公开3条。新写的一句。")], "修改文字"
    )
    zeros.examiner.repair(finding)
    assert zeros.session.report.texts["overview"] == "全年截至2025年12月31日公开3条。新写的一句。"


def test_a_repair_of_what_is_gone_changes_nothing(zeros):
    zeros.session.edit([text_edit("overview", "截止2025年12月31日公开3条。")], "修改文字")
    zeros.examiner.examine()
    finding = next(f for f in zeros.examiner.findings if f.check == "date.until")
    zeros.session.edit([text_edit("overview", "公开3条。")], "修改文字")
    zeros.examiner.repair(finding)
    assert zeros.session.report.texts["overview"] == "公开3条。"


def test_a_finding_is_explained_when_it_is_chosen(confirmable):
    words = confirmable.findings.explanation._words.text()
    assert "怎么办" in words
    assert "依据" in words


def test_a_reason_moves_a_finding_to_the_explained_ones(confirmable, answers):
    answers.given_reason = "当年制发又废止。"
    confirmable.findings.explanation.reason.click()
    assert [f.reason for f in confirmable.examiner.confirmed] == ["当年制发又废止。"]
    assert not any(f.severity is Severity.CONFIRM for f in confirmable.session.evaluation.findings)


def test_a_reason_falls_when_its_numbers_change(confirmable, answers):
    answers.given_reason = "当年制发又废止。"
    confirmable.findings.explanation.reason.click()
    confirmable.session.set_cell("proactive.norms.issued", 4)
    assert any(f.severity is Severity.CONFIRM for f in confirmable.session.evaluation.findings)


def test_a_reason_can_be_taken_back(confirmable, answers):
    answers.given_reason = "当年制发又废止。"
    confirmable.findings.explanation.reason.click()
    confirmable.findings.confirmed.chosen.emit(confirmable.examiner.confirmed[0])
    answers.given_reason = ""
    confirmable.findings.explanation.reason.click()
    assert not confirmable.examiner.confirmed


def test_a_question_for_a_reason_that_is_declined_changes_nothing(confirmable, answers):
    answers.given_reason = None
    confirmable.findings.explanation.reason.click()
    assert not confirmable.examiner.confirmed


def test_the_explanation_goes_with_its_finding(confirmable):
    confirmable.session.set_cell("proactive.norms.issued", 0)
    confirmable.findings.refresh()
    assert not confirmable.findings.explanation.isVisible()


def test_what_was_not_looked_at_is_said(zeros):
    assert "没有附上上一年度的报告" in zeros.findings._unexamined.text()


def test_each_reason_for_not_looking_is_said_once(window):
    window.session.set_cover("year", "")
    window.examiner.examine()
    said = window.findings._unexamined.text()
    assert said.count("封面没有填写年度") == 1
    assert said.count("没有附上上一年度的报告") == 1


def test_a_cover_without_an_organisation_is_an_error(window):
    found = [f for f in window.examiner.findings if f.check == "cover.organisation"]
    assert [f.severity for f in found] == [Severity.ERROR]


def test_an_error_cannot_be_explained_away(zeros):
    zeros.session.set_cell("requests.received.natural", 3)
    finding = next(f for f in zeros.examiner.findings if f.severity is Severity.ERROR)
    zeros.findings.findings.chosen.emit(finding)
    assert zeros.findings.explanation.reason.isHidden()


def test_the_cursor_keys_and_enter_choose_a_finding(zeros, keys):
    zeros.session.set_cell("requests.received.natural", 3)
    zeros.findings.refresh()
    zeros.findings.findings.setFocus()
    zeros.findings.findings.setCurrentIndex(zeros.findings.findings.model().index(0, 0))
    keys(Qt.Key.Key_Return)
    assert zeros.findings.explanation.finding


def test_the_annex_is_written_beside_the_report(confirmable, answers, tmp_path):
    answers.given_reason = "当年制发又废止。"
    confirmable.findings.explanation.reason.click()
    answers.paths = [tmp_path / "说明.docx"]
    confirmable.commands.actions["exports.annex"].trigger()
    assert (tmp_path / "说明.docx").exists()
    assert answers.said[-1].endswith("2025年政府信息公开工作年度报告审核说明.docx")
    assert confirmable.statusBar().currentMessage() == "已导出“说明.docx”，说明 1 项。"


def test_without_reasons_there_is_no_annex_and_it_says_how_to_give_one(confirmable, answers):
    confirmable.commands.actions["exports.annex"].trigger()
    assert "还没有写明理由的事项" in answers.said[-1]
    assert "说明理由…" in answers.said[-1]


def test_reasons_that_do_not_hold_any_more_are_counted(confirmable, answers, tmp_path):
    answers.given_reason = "当年制发又废止。"
    confirmable.findings.explanation.reason.click()
    (kept,) = confirmable.session.report.confirmations.values()
    confirmable.session.report.confirmations["另一处"] = kept
    answers.paths = [tmp_path / "说明.docx"]
    confirmable.commands.actions["exports.annex"].trigger()
    assert "另有 1 项理由没有印" in confirmable.statusBar().currentMessage()


@pytest.mark.parametrize("name", [None, "none/说明.docx"])
def test_an_annex_that_is_not_written_leaves_no_button(confirmable, answers, tmp_path, name):
    answers.given_reason = "当年制发又废止。"
    confirmable.findings.explanation.reason.click()
    answers.paths = [tmp_path / name if name else None]
    confirmable.commands.actions["exports.annex"].trigger()
    assert confirmable._open_exported.isHidden()
    assert bool(name) == ("无法保存" in answers.said[-1])
