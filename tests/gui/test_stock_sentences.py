# SPDX-License-Identifier: MIT
"""Stock sentences offered in the page of a text."""

from __future__ import annotations

import pytest

from desktop.core.report import EDITION, Edit
from desktop.faults import TaskError

NOTHING = "2025年没有收到政府信息公开申请，也没有上年结转的申请。"


@pytest.fixture
def page(window, zero_report):
    zero_report.texts["overview"] = ""
    window.session.load(zero_report, None)
    window.sections.choose("overview")
    found = window.stack.currentWidget()
    found.editor.setFocus()
    return found


@pytest.fixture
def listed(page):
    """Open the menu and give back its commands by title."""

    def show():
        menu = page.sentences.menu()
        menu.aboutToShow.emit()
        return {action.text().split("　")[0]: action for action in menu.actions()}

    return show


def text(page):
    return page._session.report.texts["overview"]


def test_a_chosen_sentence_stands_at_the_cursor(page, listed, keys):
    keys("前后")
    cursor = page.editor.textCursor()
    cursor.setPosition(1)
    page.editor.setTextCursor(cursor)
    listed()["没有收到申请"].trigger()
    assert text(page) == f"前{NOTHING}后"


def test_it_is_taken_back_in_one_step(page, listed, keys, window):
    keys("前")
    listed()["没有收到申请"].trigger()
    keys("后")
    window.session.stack.undo()
    assert text(page) == f"前{NOTHING}"
    window.session.stack.undo()
    assert text(page) == "前"


def test_what_is_selected_is_not_replaced(page, listed, keys):
    keys("甲乙")
    page.editor.selectAll()
    listed()["没有收到申请"].trigger()
    assert text(page) == f"甲乙{NOTHING}"


def test_several_paragraphs_get_lines_of_their_own(page, listed, keys):
    keys("前后")
    cursor = page.editor.textCursor()
    cursor.setPosition(1)
    page.editor.setTextCursor(cursor)
    listed()["五个方面的提纲"].trigger()
    lines = text(page).split("\n")
    assert (lines[0], lines[1], lines[-1]) == ("前", "（一）主动公开情况", "后")
    page._session.stack.undo()
    assert text(page) == "前后"


def test_an_empty_text_gets_no_empty_lines(page, listed):
    listed()["五个方面的提纲"].trigger()
    assert text(page).split("\n")[0] == "（一）主动公开情况"
    assert "" not in text(page).split("\n")


def test_the_menu_follows_the_figures(page, listed, window):
    assert "没有收到申请" in listed()
    window.session.set_cell("requests.received.natural", 3)
    assert "没有收到申请" not in listed()


def test_the_whole_sentence_is_in_the_tool_tip(listed):
    assert listed()["没有收到申请"].toolTip() == NOTHING


@pytest.mark.parametrize("part", ["problems", "outlook"])
def test_where_nothing_fits_the_menu_says_so(make_window, all_forms, part):
    window = make_window(all_forms)
    edition = "2031" if part == "outlook" else "2021"
    window.session.edit([Edit(EDITION, edition)], "换表样")
    window.sections.choose(part)
    menu = window.stack.currentWidget().sentences.menu()
    menu.aboutToShow.emit()
    (only,) = menu.actions()
    assert "没有合适的句子" in only.text()
    assert not only.isEnabled()


def test_a_damaged_installation_is_said_in_the_menu(page, listed, monkeypatch):
    def broken(*_):
        raise TaskError("程序的常用句子读不出来。")

    monkeypatch.setattr("desktop.tasks.offers", broken)
    (only,) = listed()
    assert only == "程序的常用句子读不出来。"
