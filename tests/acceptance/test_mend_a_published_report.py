# SPDX-License-Identifier: MIT
"""A clerk opens last year's report, sees what is wrong, puts it right, saves and exports it."""

from __future__ import annotations

import zipfile

import pytest
from PySide6.QtCore import Qt

from desktop import tasks
from desktop.core.form import Severity

ENTER = Qt.Key.Key_Return
BROKEN = ("welfare", "other", "total")
WHOLE = ("natural", "enterprise", "research", "legal")


@pytest.fixture
def opened(window, old_form_report, table):
    assert window.files.open_path(old_form_report)
    table("requests")
    return window


def test_the_unbalanced_columns_are_marked_in_the_grid_and_no_others(opened):
    marks = opened.session.evaluation.severities
    for column in BROKEN:
        assert marks[f"requests.received.{column}"] is Severity.ERROR
    for column in WHOLE:
        assert marks.get(f"requests.received.{column}") is not Severity.ERROR


def test_the_balance_line_says_how_much_is_missing_in_each_column(opened):
    line = [label.text() for label in opened.stack.currentWidget().balance.labels]
    assert sum("还差" in text for text in line) == 3
    assert "社会公益组织：还差 22 件未填办理结果" in line[3]
    assert "其他：还差 3 件未填办理结果" in line[5]
    assert "总计：还差 25 件未填办理结果" in line[6]


def test_the_list_names_the_columns(opened, qtbot):
    model = opened.findings.findings.model()
    qtbot.waitUntil(lambda: model.rowCount() > 0)
    sentences = "".join(model.index(row, 0).data() for row in range(model.rowCount()))
    assert "社会公益组织" in sentences
    assert "“其他”" in sentences or "其他" in sentences


def test_filling_the_missing_results_clears_the_marks_at_once(opened, keys):
    view = opened.stack.currentWidget().view
    view.go_to("requests.granted.welfare")
    keys("22")
    assert "requests.received.welfare" not in opened.session.evaluation.severities
    view.go_to("requests.closed.other")
    keys("3", ENTER)
    marks = opened.session.evaluation.severities
    errors = [cell for cell, severity in marks.items() if severity is Severity.ERROR]
    assert not any(cell.startswith("requests.") for cell in errors)
    line = [label.text() for label in opened.stack.currentWidget().balance.labels]
    assert all("平衡" in text for text in line)


def test_the_edition_that_is_wrong_for_the_year_is_named(opened):
    assert opened.session.report.form.edition == "2019"
    assert any(f.check == "table.edition" for f in opened.session.evaluation.findings)


def test_the_mended_report_is_saved_exported_and_reads_back_equal(opened, answers, tmp_path):
    opened.session.set_cell("requests.granted.welfare", 22)
    opened.session.set_cell("requests.closed.other", 3)
    answers.paths = [tmp_path / "改好.nianbao", tmp_path / "改好.docx"]
    opened.commands.actions["files.save"].trigger()
    opened.commands.actions["exports.docx"].trigger()
    assert "已核对 198/198" in opened.statusBar().currentMessage()
    again = tasks.open_file(tmp_path / "改好.docx", opened.session.forms).report
    assert again.values == opened.session.report.values
    assert again.texts == opened.session.report.texts


def test_export_with_open_errors_asks_one_question(opened, answers, tmp_path):
    answers.yes = False
    opened.commands.actions["exports.docx"].trigger()
    assert "仍然导出吗" in answers.said[-1]
    assert not list(tmp_path.glob("*.docx"))


def test_an_export_that_fails_leaves_the_old_file(opened, answers, tmp_path, monkeypatch):
    target = tmp_path / "改好.docx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    monkeypatch.setattr("os.access", lambda *_: False)
    answers.paths = [target]
    opened.commands.actions["exports.docx"].trigger()
    assert "只读" in answers.said[-1]
    assert target.read_bytes() == b"old"


def test_the_exported_file_names_nobody(opened, answers, tmp_path):
    answers.paths = [tmp_path / "改好.docx"]
    opened.commands.actions["exports.docx"].trigger()
    with zipfile.ZipFile(tmp_path / "改好.docx") as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "清溪县云岭镇" in core
    assert "lastModifiedBy" not in core
