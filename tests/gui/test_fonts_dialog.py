# SPDX-License-Identifier: MIT
"""The user's own fonts for pages: chosen, kept, used."""

from __future__ import annotations

import pytest

from desktop import tasks
from desktop.gui.dialogs.fonts import FontsDialog
from desktop.gui.questions import Questions
from desktop.gui.settings import Settings
from desktop.render.fonts import ROLES


@pytest.fixture
def dialog(qtbot, engine):
    def make(wanted):
        made = FontsDialog(engine, wanted)
        qtbot.addWidget(made)
        return made

    return make


@pytest.fixture
def family(engine):
    return engine.typefaces["hei"].families[0]


def test_at_first_everything_is_left_to_the_program(dialog):
    assert dialog({}).chosen() == {}


def test_each_kind_of_type_says_what_the_program_would_take(dialog, engine):
    made = dialog({"body": "不存在的字体"})
    for role in ROLES:
        assert engine.typefaces[role.id].families[0] in made._lists[role.id].itemText(0)


def test_a_chosen_family_is_given_back(dialog, family):
    made = dialog({})
    box = made._lists["body"]
    box.setCurrentIndex(box.findData(family))
    assert made.chosen() == {"body": family}


def test_what_was_chosen_before_is_chosen_again(dialog, family):
    assert dialog({"body": family}).chosen() == {"body": family}


def test_a_family_that_was_removed_is_left_to_the_program(dialog):
    assert dialog({"body": "不存在的字体"}).chosen() == {}


def test_fonts_are_remembered_from_one_start_to_the_next(tmp_path):
    Settings(tmp_path / "s.ini").fonts = {"body": "仿宋", "title": "Noto Serif CJK SC"}
    assert Settings(tmp_path / "s.ini").fonts == {"body": "仿宋", "title": "Noto Serif CJK SC"}


def test_at_the_first_start_there_are_none(tmp_path):
    assert Settings(tmp_path / "s.ini").fonts == {}


def test_a_choice_is_kept_and_used_from_then_on(window, answers, family):
    before = window.preview.typesetter.engine()
    answers.fonts = lambda engine, wanted: {"body": family}
    window.commands.actions["choose_fonts"].trigger()
    after = window.preview.typesetter.engine()
    assert window.files.settings.fonts == {"body": family}
    assert after is not before
    assert after.typefaces["body"].families[0] == family


def test_visible_pages_are_set_in_the_new_fonts(window, answers, family, qtbot):
    with qtbot.waitSignal(window.preview.typesetter.done, timeout=20_000):
        window.toggle_preview()
    answers.fonts = lambda engine, wanted: {"body": family}
    with qtbot.waitSignal(window.preview.typesetter.done, timeout=20_000):
        window.commands.actions["choose_fonts"].trigger()


def test_thinking_better_of_it_changes_nothing(window, answers):
    answers.fonts = lambda engine, wanted: None
    before = window.preview.typesetter.engine()
    window.commands.actions["choose_fonts"].trigger()
    assert window.preview.typesetter.engine() is before


def test_a_damaged_installation_is_said(window, answers):
    def missing():
        raise tasks.TaskError("程序不完整。")

    answers.fonts = lambda engine, wanted: {}
    window.preview.typesetter._make_engine = missing
    window.commands.actions["choose_fonts"].trigger()
    assert answers.said == ["程序不完整。"]


@pytest.mark.parametrize(("answer", "chosen"), [(True, {}), (False, None)])
def test_the_dialogue_is_asked(window, engine, monkeypatch, answer, chosen):
    monkeypatch.setattr(FontsDialog, "exec", lambda dialog: answer)
    assert Questions(window).fonts(engine, {}) == chosen
