# SPDX-License-Identifier: MIT
"""Sentences in lists are shown to their last word at every width."""

from __future__ import annotations

import pytest

from desktop.core.form import Severity
from desktop.gui.entries import EntryList, Statement
from desktop.gui.wrapping import folded, text_height

SENTENCE = "“一、总体情况”：没有写工作考核、社会评议和责任追究结果情况。"


@pytest.fixture
def entries(qtbot):
    made = EntryList(None, "问题")
    qtbot.addWidget(made)
    made.entries.show_entries([Statement(SENTENCE), Statement("短。")])
    made.resize(600, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def heights(entries):
    model = entries.model()
    return [entries.visualRect(model.index(row, 0)).height() for row in range(2)]


def test_a_narrower_list_gives_a_sentence_more_lines(entries, qtbot):
    (before, short) = heights(entries)
    entries.resize(200, 300)
    qtbot.waitUntil(lambda: heights(entries)[0] > before)
    assert heights(entries)[1] == short


@pytest.mark.parametrize("width", range(180, 320, 20))
def test_an_entry_has_room_for_all_lines_of_its_text(entries, qtbot, width):
    entries.resize(width, 300)
    room = entries.viewport().width() - 2 * entries.spacing() - 6
    needed = text_height(SENTENCE, entries.font(), room)
    qtbot.waitUntil(lambda: heights(entries)[0] >= needed)


def test_a_section_of_the_window_has_room_for_all_lines_of_its_state(window, qtbot):
    before = window.sections.visualItemRect(window.sections.item(4)).height()
    window.sections.setFixedWidth(120)
    qtbot.waitUntil(
        lambda: window.sections.visualItemRect(window.sections.item(4)).height() > before
    )


def test_hints_are_not_counted_as_places_to_look_at(window, clean_report):
    clean_report.texts["overview"] = "全年公开信息12条。"
    window.session.load(clean_report, None)
    found = [f for f in window.examiner.findings if f.field == ("text", "overview")]
    assert {f.severity for f in found} == {Severity.HINT}
    state = window.sections.item(2).text()
    assert f"{len(found)} 处提示" in state
    assert "待核对" not in state


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("短", ["短"]),
        ("字" * 45, ["字" * 44, "字"]),
        ("字" * 39 + "，" + "字" * 9, ["字" * 39 + "，", "字" * 9]),
        ("字" * 44 + "。" + "字" * 3, ["字" * 44 + "。", "字" * 3]),
        ("，" + "字" * 49, ["，" + "字" * 43, "字" * 6]),
    ],
)
def test_a_long_tool_tip_is_folded_behind_a_stop_near_the_end(line, lines):
    assert folded(line).split("\n") == lines
