# SPDX-License-Identifier: MIT
"""Opening, saving, leaving and recovering from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop import tasks
from desktop.core.report import Report
from desktop.gui.questions import Leave
from desktop.store import drafts


@pytest.fixture
def draft(tmp_path, zero_report):
    path = tmp_path / "云岭镇.nianbao"
    drafts.save(path, zero_report)
    return path


def test_a_new_report_is_on_the_year_before_this_one(window):
    assert window.session.report.year == 2025
    assert window.session.report.form.edition == "2021"


def test_an_opened_draft_is_on_the_screen_and_among_the_recent_files(
    window, answers, draft, zero_report
):
    answers.paths = [draft]
    window.commands.actions["files.open"].trigger()
    assert window.session.report == zero_report
    assert window.files.settings.recent == [draft]
    assert window.windowTitle().startswith("云岭镇.nianbao")


def test_a_recent_file_is_opened_from_the_menu(window, draft, zero_report):
    window.files.settings.remember(draft)
    window.commands.recent.aboutToShow.emit()
    window.commands.recent.actions()[0].trigger()
    assert window.session.report == zero_report


def test_without_recent_files_the_menu_says_so(window):
    window.commands.recent.aboutToShow.emit()
    assert window.commands.recent.actions()[0].text() == "（还没有）"


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b'{"format": "nianbao-draft", "sch'])
def test_a_file_that_cannot_be_opened_gets_a_sentence_and_changes_nothing(
    window, answers, tmp_path, content
):
    path = tmp_path / "坏.nianbao"
    path.write_bytes(content)
    window.session.set_cell("requests.received.natural", 3)
    assert not window.files.open_path(path)
    (sentence,) = answers.said
    assert "“坏.nianbao”" in sentence
    assert window.session.report.values["requests.received.natural"] == 3
    assert window.session.unsaved


def test_a_document_that_cannot_be_read_is_named(window, answers, tmp_path):
    path = tmp_path / "通知.txt"
    path.write_text("关于召开会议的通知", "utf-8")
    assert not window.files.open_path(path)
    assert answers.said[0].startswith("打不开“通知.txt”：")


def test_the_first_save_asks_where_and_proposes_the_prescribed_name(window, answers, tmp_path):
    window.session.set_cover("organisation", "清溪县水务局")
    answers.paths = [tmp_path / "新.nianbao"]
    window.commands.actions["files.save"].trigger()
    assert answers.said[0].endswith("清溪县水务局2025年政府信息公开工作年度报告.nianbao")
    assert not window.isWindowModified()


def test_the_next_save_goes_to_the_same_file(window, answers, tmp_path, forms):
    answers.paths = [tmp_path / "新.nianbao"]
    window.files.save()
    window.session.set_cell("requests.received.natural", 3)
    assert window.isWindowModified()
    window.commands.actions["files.save"].trigger()
    saved = drafts.decode((tmp_path / "新.nianbao").read_bytes(), forms)
    assert saved.values["requests.received.natural"] == 3


def test_a_save_that_is_thought_better_of_saves_nothing(window, answers):
    window.session.set_cell("requests.received.natural", 3)
    answers.paths = [None]
    assert not window.files.save()
    assert window.session.unsaved


def test_a_save_that_fails_is_said_and_stays_unsaved(window, answers, tmp_path):
    window.session.set_cell("requests.received.natural", 3)
    answers.paths = [tmp_path / "没有" / "新.nianbao"]
    assert not window.files.save()
    assert "不存在" in answers.said[-1]
    assert window.session.unsaved


def test_closing_with_changes_asks_and_stays_when_told_to(window, answers):
    window.session.set_cell("requests.received.natural", 3)
    assert not window.close()
    assert window.isVisible()


def test_closing_with_changes_saves_when_told_to(window, answers, tmp_path):
    window.session.set_cell("requests.received.natural", 3)
    answers.leaving, answers.paths = Leave.SAVE, [tmp_path / "新.nianbao"]
    assert window.close()
    assert (tmp_path / "新.nianbao").exists()


def test_closing_without_changes_asks_nothing(window, answers):
    assert window.close()
    assert not answers.said


def test_new_asks_before_it_drops_changes(window, answers):
    window.session.set_cell("requests.received.natural", 3)
    window.commands.actions["files.new"].trigger()
    assert window.session.report.values["requests.received.natural"] == 3


def test_new_drops_changes_when_told_to(window, answers):
    window.session.set_cell("requests.received.natural", 3)
    answers.leaving = Leave.DISCARD
    window.commands.actions["files.new"].trigger()
    assert window.session.report == Report.blank(window.session.report.form, 2025)


def test_work_that_was_not_saved_is_kept_and_offered_after_a_crash(make_window, answers, qtbot):
    crashed = make_window()
    crashed.session.set_cell("requests.received.natural", 3)
    kept = crashed._recovery.keep()
    crashed._recovery._lock.unlock()
    again = make_window()
    again.files.offer_lost_work()
    assert again.session.report.values["requests.received.natural"] == 3
    assert again.session.unsaved
    assert not kept.exists()


def test_the_copy_of_a_living_window_is_not_offered(make_window, answers):
    living = make_window()
    living.session.set_cell("requests.received.natural", 3)
    living._recovery.keep()
    other = make_window()
    other.files.offer_lost_work()
    assert other.session.report.values["requests.received.natural"] is None


def test_lost_work_that_is_declined_is_put_aside_not_deleted(make_window, answers, tmp_path):
    crashed = make_window()
    crashed.session.set_cell("requests.received.natural", 3)
    kept = crashed._recovery.keep()
    crashed._recovery._lock.unlock()
    answers.yes = False
    make_window().files.offer_lost_work()
    assert kept.with_suffix(".old").exists()


def test_a_damaged_copy_is_said_and_put_aside(make_window, answers, tmp_path):
    folder = tmp_path / "own" / "recovery"
    folder.mkdir(parents=True)
    (folder / "x.nianbao").write_bytes(b"{")
    make_window().files.offer_lost_work()
    assert (folder / "x.old").exists()
    assert len(answers.said) == 2


def test_the_copy_follows_the_typing_after_a_pause(window, qtbot):
    window._recovery._pause.setInterval(0)
    window.session.set_cell("requests.received.natural", 3)
    qtbot.waitUntil(lambda: window._recovery._path.exists())


def test_the_copy_goes_when_the_report_is_saved(window, tmp_path, qtbot):
    window.session.set_cell("requests.received.natural", 3)
    kept = window._recovery.keep()
    window._recovery._pause.setInterval(0)
    window.session.mark_saved(tmp_path / "a.nianbao")
    qtbot.waitUntil(lambda: not kept.exists())


def test_rescue_names_the_copy(window):
    assert window.rescue() == ""
    window.session.set_cell("requests.received.natural", 3)
    assert window.rescue().endswith(".nianbao")


def test_the_shape_of_the_window_is_remembered(make_window):
    window = make_window()
    window.resize(1001, 701)
    window.close()
    assert make_window().height() == 701


@pytest.mark.parametrize(
    ("action", "ending"), [("exports.html", ".html"), ("exports.xlsx", ".xlsx")]
)
def test_further_formats_are_exported_and_compared(
    window, answers, tmp_path, clean_report, action, ending
):
    window.session.load(clean_report, None)
    answers.paths = [tmp_path / f"a{ending}"]
    window.commands.actions[action].trigger()
    assert "已核对 200/200" in window.statusBar().currentMessage()
    assert (tmp_path / f"a{ending}").exists()


def test_a_telephone_number_in_a_text_is_an_open_error_when_exporting(
    window, answers, clean_report
):
    clean_report.texts["preface"] += "联系电话：13800138000。"
    window.session.load(clean_report, None)
    answers.yes = False
    window.commands.actions["exports.docx"].trigger()
    assert "还有 1 处错误" in answers.said[-1]


def test_a_report_that_was_copied_from_a_page_is_read(window, busy_report):
    mime = QMimeData()
    mime.setHtml(tasks.render_html(busy_report)[0].decode("utf-8"))
    QGuiApplication.clipboard().setMimeData(mime)
    window.commands.actions["files.read_clipboard"].trigger()
    assert window.session.report.values == busy_report.values
    assert window.session.unsaved


def test_a_report_that_was_copied_as_text_is_read(window, answers):
    path = Path(__file__).parents[1] / "data" / "reports" / "lost_rows.txt"
    QGuiApplication.clipboard().setText(path.read_text("utf-8"))
    window.commands.actions["files.read_clipboard"].trigger()
    assert window.session.report.evidence.source == "剪贴板"


@pytest.mark.parametrize(("text", "said"), [("  ", "没有文字"), ("今天天气好", "不像")])
def test_a_clipboard_without_a_report_is_said(window, answers, text, said):
    QGuiApplication.clipboard().setText(text)
    window.commands.actions["files.read_clipboard"].trigger()
    assert said in answers.said[-1]


@pytest.fixture
def changed_elsewhere(window, draft, zero_report):
    """A draft that is open here and was saved by somebody else since."""
    window.files.open_path(draft)
    window.session.set_cell("requests.received.natural", 3)
    zero_report.texts["preface"] = "别人写的。"
    tasks.save_draft(draft, zero_report)
    return draft


@pytest.mark.parametrize("sure", [False, True])
def test_what_somebody_else_saved_is_overwritten_only_when_told_to(
    window, answers, changed_elsewhere, forms, sure
):
    answers.yes = sure
    window.commands.actions["files.save"].trigger()
    assert "在别处改过" in answers.said[-1]
    written = tasks.open_file(changed_elsewhere, forms).report.texts["preface"]
    assert (written == "别人写的。") is not sure
    assert window.session.unsaved is not sure


def test_a_draft_that_nobody_else_touched_is_saved_without_a_question(window, answers, draft):
    window.files.open_path(draft)
    for value in (3, 4):
        window.session.set_cell("requests.received.natural", value)
        window.commands.actions["files.save"].trigger()
    assert answers.said == []


def test_a_draft_that_was_deleted_meanwhile_is_written_again(window, answers, draft):
    window.files.open_path(draft)
    draft.unlink()
    window.commands.actions["files.save"].trigger()
    assert draft.exists()
    assert answers.said == []


def test_what_was_never_saved_is_said_to_have_no_draft(window, answers):
    window.session.set_cell("requests.received.natural", 3)
    answers.leaving = Leave.STAY
    assert not window.files.may_leave()
    assert answers.said == ["未命名年报还没有存成草稿"]


def test_changes_of_a_draft_are_said_to_be_changes(window, answers, draft):
    window.files.open_path(draft)
    window.session.set_cell("requests.received.natural", 3)
    answers.leaving = Leave.STAY
    window.files.may_leave()
    assert answers.said == ["云岭镇.nianbao"]
