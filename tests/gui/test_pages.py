# SPDX-License-Identifier: MIT
"""The cover, the texts, the list of parts and the findings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.core.report import Evidence, Note, NoteKind, Report, cell_edit

ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier


def zeros(report):
    report.values.update(dict.fromkeys(report.values, 0))
    return report


@pytest.fixture
def cover(window):
    window.sections.choose("cover")
    return window.stack.currentWidget()


def type_year(line, keys, year):
    line("year").selectAll()
    keys(year, Qt.Key.Key_Tab)


@pytest.mark.parametrize("typed", ["20255", "去年", "20"])
def test_a_bad_year_is_put_back_and_the_reason_said(cover, line, keys, typed):
    type_year(line, keys, typed)
    assert cover._lines["year"].text() == "2025"
    assert cover._hints["year"].text().startswith(f"“{typed}”不是年度，没有采用，现在填的是 2025")


def test_the_reason_for_putting_a_year_back_stays_while_other_fields_are_filled(cover, line, keys):
    type_year(line, keys, "20255")
    line("organisation")
    keys("云岭镇")
    assert "“20255”" in cover._hints["year"].text()


def test_a_good_year_takes_the_reason_away(cover, line, keys):
    type_year(line, keys, "20255")
    type_year(line, keys, "2024")
    assert "20255" not in cover._hints["year"].text()
    assert cover._session.report.year == 2024


def test_a_bad_year_where_there_was_none_is_said_too(cover, line, keys):
    cover._session.set_cover("year", "")
    type_year(line, keys, "25")
    assert "“25”不是年度，没有采用，现在空着" in cover._hints["year"].text()


@pytest.mark.parametrize("typed", ["2024年", "２０２４", "2024年度"])
def test_a_year_may_be_written_with_its_word_or_in_wide_digits(cover, line, keys, typed):
    cover._lines["year"].clear()
    line("year").insert(typed)
    cover._lines["year"].textEdited.emit(typed)
    assert cover._session.report.year == 2024


@pytest.fixture
def overview(window):
    window.sections.choose("overview")
    page = window.stack.currentWidget()
    page.editor.setFocus()
    return page


@pytest.fixture
def line(cover):
    def focused(name):
        cover._lines[name].setFocus()
        return cover._lines[name]

    return focused


def test_the_title_follows_the_organisation(window, line, keys):
    line("organisation")
    keys("清溪县水务局")
    assert window.session.report.title == "清溪县水务局2025年政府信息公开工作年度报告"
    assert "清溪县水务局2025年" in line("title").placeholderText()


@pytest.mark.parametrize(
    "typed", ["2026年1月20日", "2026-1-20", "2026.01.20", "二〇二六年一月二十日"]
)
def test_a_date_in_any_form_is_kept_as_a_date(window, line, keys, typed):
    line("date")
    keys(typed)
    assert window.session.report.cover["date"] == "2026-01-20"


def test_number_and_addressee_are_typed_on_the_cover_and_may_stay_empty(window, line, keys):
    line("organisation")
    keys("甲局")
    line("signature")
    keys("甲局")
    line("date")
    keys("2026-1-20")
    assert "未填" not in window.sections.item(0).text()
    line("number")
    keys("清政发〔2026〕1号")
    line("addressee")
    keys("清溪县人民政府：")
    assert window.session.report.cover["number"] == "清政发〔2026〕1号"
    assert window.session.report.cover["addressee"] == "清溪县人民政府："


def test_a_date_that_is_none_is_kept_as_typed_and_said(window, cover, line, keys):
    line("date")
    keys("2026年2月30日")
    assert window.session.report.cover["date"] == "2026年2月30日"
    assert "不是一个日期" in cover._hints["date"].text()


def test_a_year_that_is_no_number_is_said_and_not_taken(window, cover, line, keys):
    line("year").selectAll()
    keys("二五")
    assert window.session.report.year == 2025
    assert "四位数字" in cover._hints["year"].text()


def test_typing_an_older_year_shows_the_older_form(window, line, keys):
    line("year").selectAll()
    keys("2020")
    window.sections.choose("requests")
    assert window.stack.currentWidget().table.rows[-3].id == "closed"


def test_the_kind_of_organisation_is_chosen_from_a_list(window, cover):
    cover._kind.setCurrentIndex(1)
    cover._kind.activated.emit(1)
    assert window.session.report.cover["organisation_kind"] == "township"


def test_undo_in_a_line_is_the_undo_of_the_window(window, line, keys):
    line("organisation")
    keys("甲", (Qt.Key.Key_Z, CONTROL))
    assert window.session.report.cover["organisation"] == ""
    assert line("organisation").text() == ""


def test_what_is_typed_into_a_text_is_in_the_report(window, overview, keys):
    keys("第一段", ENTER, "第二段{{x}}")
    assert window.session.report.texts["overview"] == "第一段\n第二段{{x}}"


def test_undo_in_a_text_takes_back_a_paragraph_at_a_time(window, overview, keys):
    keys("第一段", ENTER, "第二段", (Qt.Key.Key_Z, CONTROL))
    assert overview.editor.toPlainText() == "第一段"


def test_undo_elsewhere_keeps_the_cursor_of_a_text(window, overview, keys):
    keys("第一段在这里")
    cursor = overview.editor.textCursor()
    cursor.setPosition(2)
    overview.editor.setTextCursor(cursor)
    window.session.set_cover("organisation", "甲")
    window.session.stack.undo()
    assert overview.editor.textCursor().position() == 2


def test_a_text_with_rare_characters_is_undone_whole(window, overview, keys):
    window.session.edit([], "")
    QGuiApplication.clipboard().setText("𠮷地赟")
    overview.editor.paste()
    overview.editor.insertPlainText("尾")
    window.session.stack.undo()
    assert overview.editor.toPlainText() in {"", "𠮷地赟"}


def test_pasted_formatting_becomes_plain_text(window, overview):
    overview.editor.insertPlainText("前")
    QGuiApplication.clipboard().setText("<b>粗</b>")
    overview.editor.paste()
    assert window.session.report.texts["overview"] == "前<b>粗</b>"


def test_a_finding_that_is_clicked_leads_to_its_cell(window, qtbot):
    zeros(window.session.report)
    window.session.set_cell("requests.received.welfare", 16)
    entries = window.findings.findings
    qtbot.waitUntil(lambda: "社会公益组织" in entries.model().index(0, 0).data())
    rect = entries.visualRect(entries.model().index(0, 0))
    qtbot.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    view = window.stack.currentWidget().view
    assert view.model().cell_at(view.currentIndex()) == "requests.received.welfare"


def test_a_finding_on_the_year_leads_to_the_cover(window, forms, qtbot):
    window.session.load(Report.blank(forms["2019"], 2022), None)
    window.sections.choose("requests")
    finding = next(f for f in window.session.evaluation.findings if f.check == "table.edition")
    window.stack.go_to(finding)
    assert window.stack.currentWidget()._lines["year"].hasFocus()


def test_a_note_leads_to_the_cell_it_is_about(window):
    window.stack.go_to(
        Note(NoteKind.DOUBTFUL, "x", ("disputes.cases.review_total", "disputes.cases.review_other"))
    )
    view = window.stack.currentWidget().view
    assert view.model().cell_at(view.currentIndex()) == "disputes.cases.review_other"


def test_a_note_without_cells_leads_nowhere(window):
    window.stack.go_to(Note(NoteKind.REMARK, "x"))
    assert window.sections.current_part() == "cover"


def test_notes_of_a_reading_have_their_own_list(window, forms):
    report = Report.blank(forms["2021"], 2025)
    report.evidence = Evidence(
        "a.docx", {}, (Note(NoteKind.UNPLACED, "“二〇”没有放入", (), "第3段"),)
    )
    window.session.load(report, None, unsaved=True)
    words = window.findings.notes.entries.index(0, 0).data()
    assert words == "【没有放入】“二〇”没有放入（第3段）"


def test_the_parts_say_their_state(window):
    window.session.fill_blanks("disputes")
    window.session.edit([cell_edit("requests.received.natural", 3)], "填写")
    texts = [window.sections.item(row).text() for row in range(window.sections.count())]
    assert texts[3].endswith("○ 还有 10 格未填")
    assert "✕ 1 处错误" in texts[4]
    assert texts[5].endswith("✓ 已填写")


def test_parts_are_walked_by_keys(window, keys):
    keys((Qt.Key.Key_PageDown, CONTROL), (Qt.Key.Key_PageDown, CONTROL))
    assert window.sections.current_part() == "overview"
    keys((Qt.Key.Key_PageUp, CONTROL))
    assert window.sections.current_part() == "preface"


def test_the_command_fills_the_blanks_of_the_table_on_the_screen(window, keys):
    window.sections.choose("disputes")
    window.commands.actions["fill_blanks"].trigger()
    assert window.session.report.values["disputes.cases.after_review_pending"] == 0
    assert "12 个空格" in window.statusBar().currentMessage()


def test_a_full_table_has_no_blanks_to_fill(window):
    window.sections.choose("disputes")
    page = window.stack.currentWidget()
    page.fill_blanks()
    page.fill_blanks()
    assert not page._fill.isEnabled()
    assert "没有空格" in window.statusBar().currentMessage()


def test_a_balance_that_is_clicked_leads_to_its_column(window):
    window.sections.choose("requests")
    page = window.stack.currentWidget()
    page.balance.chosen.emit("requests.received.legal")
    assert page.view.model().cell_at(page.view.currentIndex()) == "requests.received.legal"


def test_an_invented_edition_has_its_pages(make_window, all_forms):
    window = make_window(all_forms)
    window.session.load(Report.blank(all_forms["2031"], 2031), None)
    for part in window.sections._parts:
        window.sections.choose(part.id)
    assert window.stack.count() == len(window.sections._parts)


@pytest.fixture
def many(window):
    """The list of findings, long enough to be scrolled, with the last one chosen."""
    for value, cell in enumerate(list(window.session.report.values)[:120]):
        window.session.set_cell(cell, value)
    entries = window.findings.findings
    window.findings.refresh()
    entries.setCurrentIndex(entries.model().index(entries.model().rowCount() - 1, 0))
    entries.scrollToBottom()
    return entries


def test_the_list_of_findings_stays_where_it_was_while_somebody_types(window, many):
    place, chosen = many.verticalScrollBar().value(), many.currentIndex().data()
    window.session.set_cell("proactive.rules.issued", 99999)
    window.findings.refresh()
    assert many.verticalScrollBar().value() == place > 0
    assert many.currentIndex().data() == chosen
    assert many.selectedIndexes() == [many.currentIndex()]


def test_after_the_last_finding_is_mended_the_one_before_is_current_but_not_chosen(window, many):
    before = many.entries.entries
    many.show_entries(before[:-1])
    assert many.currentIndex().row() == len(before) - 2
    assert many.selectedIndexes() == []


def test_an_empty_list_has_nothing_current(many):
    many.show_entries(())
    assert not many.currentIndex().isValid()
