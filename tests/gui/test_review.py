# SPDX-License-Identifier: MIT
"""Looking a document through before it becomes a draft."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop import tasks
from desktop.core.report import NoteKind
from desktop.gui.dialogs.review import ReviewDialog

ENTER = Qt.Key.Key_Return

SOURCE = """清溪县云岭镇2025年政府信息公开工作年度报告

一、总体情况
全年公开信息三十条。
二、主动公开政府信息情况
第二十条第（五）项\t
信息内容\t本年处理决定数量
行政许可\t12件
第二十条第（六）项\t
信息内容\t本年处理决定数量
行政处罚\t3
行政强制\t0
四、政府信息公开行政复议、行政诉讼情况
行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t
\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
1\t2\t0\t0\t5\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0
五、存在的主要问题及改进情况
栏目不多，今年增加。
六、其他需要报告的事项
无。
"""


@pytest.fixture
def source(tmp_path, forms):
    path = tmp_path / "云岭镇.txt"
    path.write_text(SOURCE, "utf-8")
    return tasks.read_source(path, forms)


@pytest.fixture
def doubtful(source):
    """The same source, with two doubtful cells under one note."""
    from dataclasses import replace

    from desktop.core.report import Note

    cells = ("proactive.penalties.decisions", "proactive.coercions.decisions")
    note = Note(NoteKind.DOUBTFUL, "原文是“3 0”，请核对。", cells, "第1个表格第6行")
    reading = replace(source.reading, notes=(*source.reading.notes, note))
    return source._replace(reading=reading)


@pytest.fixture
def dialog(qtbot, doubtful):
    made = ReviewDialog(doubtful)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.doubts.setFocus()
    return made


def doubtful_notes(report):
    return [note for note in report.evidence.notes if note.kind is NoteKind.DOUBTFUL]


def test_what_is_doubtful_comes_first_with_its_reason(dialog):
    assert dialog.tabs.tabText(0) == "待核对 1 处（2 格）"
    words = [dialog.doubts.model().index(0, column).data() for column in range(4)]
    assert words == [
        "本年处理决定数量\n表二 行政处罚",
        "3",
        "“3”",
        "原文是“3 0”，请核对。（第1个表格第6行）",
    ]


def test_enter_accepts_all_values_of_one_note(dialog, keys):
    keys(ENTER)
    assert [doubt.settled for doubt in dialog.doubts.doubts] == [True, True]
    assert not doubtful_notes(dialog.report())


def test_digits_correct_a_value_and_settle_it(dialog, keys):
    keys("4", ENTER)
    report = dialog.report()
    assert report.values["proactive.penalties.decisions"] == 4
    assert doubtful_notes(report)[0].cells == ("proactive.coercions.decisions",)


def test_a_word_is_no_correction(dialog):
    model = dialog.doubts.model()
    assert not model.setData(model.index(0, 1), "很多")
    assert not dialog.doubts.doubts[0].settled


def test_what_is_left_open_keeps_its_note(dialog):
    assert len(doubtful_notes(dialog.report())) == 1


def test_one_button_accepts_everything(dialog):
    dialog.doubts.accept_all()
    assert not doubtful_notes(dialog.report())


def test_the_tab_counts_places_and_cells_that_are_still_open(dialog, keys):
    keys("4", ENTER)
    assert dialog.tabs.tabText(0) == "待核对 1 处（1 格）"
    dialog.accept_all.click()
    assert dialog.tabs.tabText(0) == "待核对 0 处"
    assert not dialog.accept_all.isEnabled()


def with_doubt(source, cells):
    from dataclasses import replace

    from desktop.core.report import Note

    note = Note(NoteKind.DOUBTFUL, "这一行对不上，请核对。", tuple(cells), "第1个表格第6行")
    return source._replace(reading=replace(source.reading, notes=(note,)))


def row_of(source, prefix):
    return [cell for cell in source.reading.form.cells if cell.startswith(prefix)]


def note_of(dialog):
    return dialog.doubts.doubts[0].note


@pytest.fixture
def whole_row(qtbot, source):
    """A review in which the note is on a row with its total."""
    made = ReviewDialog(with_doubt(source, row_of(source, "requests.received.")))
    qtbot.addWidget(made)
    return made


@pytest.fixture
def totals_only(qtbot, source):
    form = source.reading.form
    cells = [cell for cell in row_of(source, "disputes.cases.") if form.cells[cell].total]
    made = ReviewDialog(with_doubt(source, cells))
    qtbot.addWidget(made)
    return made


def test_a_note_that_was_accepted_is_settled_with_its_totals(whole_row):
    whole_row.doubts.accept_all()
    assert not doubtful_notes(whole_row.report())


def test_a_total_stays_open_with_the_rest_of_its_row(whole_row):
    whole_row.doubts.model().settle(0)
    (note,) = doubtful_notes(whole_row.report())
    assert note.cells == note_of(whole_row).cells[1:]


def test_totals_alone_are_looked_at_but_not_typed_over(totals_only):
    model = totals_only.doubts.model()
    assert model.rowCount() == 3
    assert not model.setData(model.index(0, 1), "4")
    totals_only.doubts.accept_all()
    assert not doubtful_notes(totals_only.report())


def test_nothing_doubtful_is_left_to_check_after_accepting_all(whole_row):
    from desktop.core.evaluation import evaluate

    whole_row.doubts.accept_all()
    checks = {finding.check for finding in evaluate(whole_row.report()).findings}
    assert "source.doubtful" not in checks


def test_a_doubt_without_cells_is_listed_among_the_remarks(qtbot, source):
    made = ReviewDialog(with_doubt(source, ()))
    qtbot.addWidget(made)
    assert made.tabs.tabText(4) == "说明 1 条"


def test_a_long_row_name_is_shown_whole(qtbot, source):
    form = source.reading.form
    cell = max(form.inputs, key=lambda cell: len(form.cells[cell].name))
    made = ReviewDialog(with_doubt(source, [cell]))
    qtbot.addWidget(made)
    table = made.doubts
    before = table.rowHeight(0)
    table.setColumnWidth(0, 80)
    assert table.rowHeight(0) > before


def test_rows_that_were_read_carry_no_label_of_doubt(dialog):
    entries = dialog.taken.entries
    assert not any("【" in entries.index(row, 0).data() for row in range(entries.rowCount()))


def test_the_dialog_is_no_larger_than_the_screen(dialog):
    assert dialog.height() < dialog.screen().availableSize().height()


def test_the_place_of_a_doubt_is_marked_in_the_source(dialog):
    assert "here" in dialog.source.document().toHtml() or "#ffe08a" in dialog.source.toHtml()


def test_the_place_of_a_doubt_is_shown_with_what_stands_before_it(dialog):
    source = dialog.source
    source.setFixedHeight(120)
    place = source._blocks.items[len(source._blocks.items) // 2].place
    source.scrollToAnchor(place)
    at_the_top = source.verticalScrollBar().value()
    source.show_place(place)
    assert 0 < source.verticalScrollBar().value() < at_the_top


def test_the_cell_of_a_doubt_is_marked_above_its_row(dialog):
    page = dialog.source.toHtml()
    assert "#ffb74d" in page
    assert "#ffe08a" in page


def test_the_tool_tip_has_the_words_of_the_source_whole(qtbot, source):
    from dataclasses import replace

    cell = "proactive.penalties.decisions"
    origin = source.reading.origins[cell]._replace(text="三件" * 20)
    doubted = with_doubt(source, [cell])
    reading = replace(doubted.reading, origins={cell: origin})
    made = ReviewDialog(doubted._replace(reading=reading))
    qtbot.addWidget(made)
    index = made.doubts.model().index(0, 2)
    assert index.data().endswith("…”")
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "三件" * 20


def test_a_doubt_without_an_origin_leads_to_the_place_of_its_note(qtbot, source):
    cells = row_of(source, "requests.received.")
    made = ReviewDialog(with_doubt(source, cells))
    qtbot.addWidget(made)
    assert made.doubts.model().index(0, 2).data() == ""
    assert made.doubts.doubts[0].place == "第1个表格第6行"


def test_an_unknown_place_shows_the_source_unmarked(dialog):
    dialog.source.show_place("第99段")
    assert "#ffe08a" not in dialog.source.toHtml()


def test_rows_that_the_source_lacks_are_listed(dialog):
    texts = [
        dialog.lost.entries.index(row, 0).data() for row in range(dialog.lost.entries.rowCount())
    ]
    assert any("予以公开" in text or "表三" in text for text in texts)


def test_a_printed_total_that_is_wrong_is_shown_beside_the_computed_one(dialog):
    words = dialog.totals.entries.index(0, 0).data()
    assert "原件印 5" in words
    assert "相加是 3" in words


def test_what_was_taken_is_listed_row_by_row(dialog):
    entries = dialog.taken.entries
    texts = [entries.index(row, 0).data() for row in range(entries.rowCount())]
    assert any(text.endswith("表二 行政许可：12") for text in texts)


def test_a_list_entry_leads_to_its_place(dialog, qtbot):
    note = dialog.doubts.doubts[0].note
    dialog.remarks.chosen.emit(note)
    assert "#ffe08a" in dialog.source.toHtml()


def test_the_model_keeps_the_rules_of_qt(dialog, qtmodeltester):
    qtmodeltester.check(dialog.doubts.model(), force_py=True)


def test_a_source_without_doubts_has_an_empty_list(qtbot, source):
    from dataclasses import replace

    reading = replace(source.reading, notes=())
    made = ReviewDialog(source._replace(reading=reading))
    qtbot.addWidget(made)
    assert made.doubts.model().rowCount() == 0
    made.doubts._accept_current()
    assert QApplication.focusWidget() is None or made.report()


@pytest.fixture
def careful(qtbot, doubtful):
    """The dialog, with a list of the answers to give before settled doubts are thrown away."""
    given = []
    dialog = ReviewDialog(doubtful, None, lambda: given.pop(0))
    dialog.given = given
    qtbot.addWidget(dialog, before_close_func=lambda closing: given.append(True))
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


@pytest.mark.parametrize("name", ["lost", "taken", "source"])
def test_enter_in_a_list_does_not_end_the_review(careful, qtbot, name):
    widget = getattr(careful, name)
    if name != "source":
        careful.tabs.setCurrentWidget(widget)
        widget.setCurrentIndex(widget.model().index(0, 0))
    widget.setFocus()
    qtbot.keyClick(widget, ENTER)
    assert careful.isVisible()


def test_escape_asks_before_answers_are_lost(careful, qtbot):
    careful.doubts.accept_all()
    careful.given += [False, True]
    qtbot.keyClick(careful, Qt.Key.Key_Escape)
    assert careful.isVisible()
    qtbot.keyClick(careful, Qt.Key.Key_Escape)
    assert not careful.isVisible()


def test_escape_asks_nothing_while_nothing_is_answered(careful, qtbot):
    qtbot.keyClick(careful, Qt.Key.Key_Escape)
    assert not careful.isVisible()


def test_a_correction_that_is_no_number_is_refused_in_words(careful):
    model = careful.doubts.model()
    assert not model.setData(model.index(0, 1), "三十x")
    assert careful._hint.text().startswith("没有采用：“三十x”不是数字")
    careful.doubts.accept_all()
    assert careful._hint.text().startswith("待核对的数：")


def test_a_row_is_as_high_as_its_words_need_at_the_width_shown(qtbot, doubtful):
    from dataclasses import replace

    *others, note = doubtful.reading.notes
    long = replace(note, message="原文是“3 0”，请核对。" * 10, cells=note.cells[:1])
    dialog = ReviewDialog(
        doubtful._replace(reading=replace(doubtful.reading, notes=(*others, long)))
    )
    qtbot.addWidget(dialog)
    dialog.resize(1500, 700)
    with qtbot.waitExposed(dialog):
        dialog.show()
    table = dialog.doubts
    row = len(table.doubts) - 1
    assert table.rowHeight(row) == table._height(row, 3)
