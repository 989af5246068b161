# SPDX-License-Identifier: MIT
"""A Word template of one's own: exported, chosen, refused, given up."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from desktop import shipped
from desktop.gui.dialogs.template_faults import TemplateFaultsDialog
from desktop.gui.questions import Questions


def changed(old, new):
    """Return the program's template with a piece of its text replaced."""
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(shipped.template("report.docx"))) as source,
        zipfile.ZipFile(target, "w") as archive,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                assert old in content.decode()
                content = content.decode().replace(old, new).encode()
            archive.writestr(name, content)
    return target.getvalue()


@pytest.fixture
def own(tmp_path):
    """A template with a letterhead."""
    path = tmp_path / "本单位.docx"
    path.write_bytes(changed("{{标题}}", "县政府公开办转{{标题}}"))
    return path


@pytest.fixture
def do(window):
    return lambda name: window.commands.actions[name].trigger()


@pytest.fixture
def chosen(window, answers, own, do, clean_report):
    window.session.load(clean_report, None)
    answers.paths = [own]
    do("templates.choose")
    return own


def document(path):
    return zipfile.ZipFile(path).read("word/document.xml").decode()


def test_the_template_of_the_program_is_exported(do, answers, tmp_path):
    answers.paths = [tmp_path / "模板.docx"]
    do("templates.export")
    assert (tmp_path / "模板.docx").read_bytes() == shipped.template("report.docx")
    assert answers.said[0].endswith("年报模板.docx")


def test_an_export_that_is_thought_better_of_does_nothing(do, answers, tmp_path, window):
    answers.paths = [None]
    do("templates.export")
    assert window.statusBar().currentMessage() == ""


def test_an_export_that_fails_is_said(do, answers, tmp_path):
    answers.paths = [tmp_path / "没有" / "模板.docx"]
    do("templates.export")
    assert "不存在" in answers.said[-1]


def test_a_chosen_template_is_used_for_the_word_file(chosen, do, answers, tmp_path, window):
    answers.paths = [tmp_path / "a.docx"]
    do("exports.docx")
    assert "县政府公开办转" in document(tmp_path / "a.docx")
    assert "已核对 200/200" in window.statusBar().currentMessage()


def test_a_chosen_template_is_kept_for_the_next_start(chosen, make_window):
    assert make_window().files.settings.template == str(chosen)


def test_choosing_may_be_thought_better_of(do, answers, window):
    answers.paths = [None]
    do("templates.choose")
    assert not window.templates.chosen


def test_a_template_with_faults_is_not_taken_and_every_fault_is_listed(
    do, answers, window, tmp_path
):
    path = tmp_path / "坏.docx"
    path.write_bytes(changed("{{落款}}", "{{电话}}"))
    answers.paths = [path]
    do("templates.choose")
    assert [("电话" in said, "落款" in said) for said in answers.said] == [
        (True, False),
        (False, True),
    ]
    assert not window.templates.chosen


def test_a_template_that_is_not_there_is_said(do, answers, tmp_path, window):
    answers.paths = [tmp_path / "没有.docx"]
    do("templates.choose")
    assert answers.said == [
        f"找不到模板“{tmp_path / '没有.docx'}”，请另选一个，或改回随程序的模板。"
    ]
    assert not window.templates.chosen


def test_going_back_uses_the_template_of_the_program(chosen, do, answers, tmp_path):
    do("templates.give_up")
    answers.paths = [tmp_path / "a.docx"]
    do("exports.docx")
    assert "县政府公开办转" not in document(tmp_path / "a.docx")


def test_going_back_is_offered_only_when_there_is_something_to_give_up(
    window, answers, own, do, qtbot
):
    action = window.commands.actions["templates.give_up"]
    assert not action.isEnabled()
    answers.paths = [own]
    do("templates.choose")
    assert action.isEnabled()
    do("templates.give_up")
    assert not action.isEnabled()


@pytest.mark.parametrize(
    ("content", "words"), [(None, "找不到模板"), (b"PK", "本单位.docx”有 1 处问题，不能用")]
)
def test_a_template_that_is_gone_or_broken_later_gets_a_sentence_and_nothing_is_written(
    chosen, do, answers, tmp_path, content, words
):
    chosen.unlink()
    if content:
        chosen.write_bytes(content)
    answers.paths, answers.said = [tmp_path / "a.docx"], []
    do("exports.docx")
    assert words in answers.said[-1]
    assert not (tmp_path / "a.docx").exists()


def test_the_report_never_takes_the_place_of_its_template(chosen, do, answers):
    before = chosen.read_bytes()
    answers.paths = [chosen]
    do("exports.docx")
    assert "就是所用的模板" in answers.said[-1]
    assert chosen.read_bytes() == before


def test_the_next_template_is_looked_for_beside_the_last(chosen, do, answers, monkeypatch):
    folders = []
    monkeypatch.setattr(answers, "template_path", lambda folder: folders.append(folder))
    do("templates.choose")
    assert folders == [str(chosen.parent)]


def test_the_dialog_lists_faults_by_number(qtbot):
    dialog = TemplateFaultsDialog("坏.docx", ("第1段有误。", "缺少样式。"))
    qtbot.addWidget(dialog)
    assert dialog.list.toPlainText() == "1. 第1段有误。\n2. 缺少样式。"


@pytest.mark.parametrize(("name", "path"), [("", None), ("/a/b.docx", "b.docx")])
def test_a_template_is_asked_for_among_word_files(monkeypatch, name, path):
    asked = []
    monkeypatch.setattr(
        "desktop.gui.questions.QFileDialog.getOpenFileName",
        lambda *a: (asked.append(a), (name, ""))[1],
    )
    found = Questions(None).template_path("/a")
    assert (found and found.name) == path
    assert "docx" in asked[0][3]


def test_faults_are_shown_in_a_dialog(monkeypatch):
    shown = []
    monkeypatch.setattr(TemplateFaultsDialog, "exec", lambda self: shown.append(self.windowTitle()))
    Questions(None).template_faults("a.docx", ["有误。"])
    assert shown == ["模板不能选用"]
