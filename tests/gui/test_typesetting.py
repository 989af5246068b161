# SPDX-License-Identifier: MIT
"""The worker: what is shown in the end is what was typed last."""

from __future__ import annotations

from threading import Event

import pytest

from desktop import tasks
from desktop.gui.typesetting import Typesetter
from desktop.render.errors import RenderError


class SlowEngine:
    """Gives the title back for pages, once it is let go on; raises what it is told to."""

    def __init__(self):
        self.gate = Event()
        self.begun = Event()
        self.fault = None
        self.titles = []

    def preview(self, context):
        self.begun.set()
        assert self.gate.wait(10)
        self.titles.append(context.title)
        if self.fault:
            raise self.fault
        return context.title


@pytest.fixture
def slow():
    return SlowEngine()


@pytest.fixture
def typesetter(qtbot, slow):
    made = Typesetter(None, lambda: slow)
    yield made
    slow.gate.set()
    made.close()


@pytest.fixture
def shown(typesetter):
    found = []
    typesetter.done.connect(found.append)
    typesetter.failed.connect(found.append)
    return found


def start(typesetter, report, title):
    report.cover["title"] = title
    typesetter.start(report)


def test_pages_come_in_the_windows_thread(typesetter, slow, shown, report_2021, qtbot):
    slow.gate.set()
    start(typesetter, report_2021, "甲")
    qtbot.waitUntil(lambda: shown == ["甲"])


def test_starting_does_not_wait(typesetter, slow, shown, report_2021):
    start(typesetter, report_2021, "甲")
    assert slow.begun.wait(10)
    assert shown == []


def test_what_changes_meanwhile_is_set_next_and_once(typesetter, slow, shown, report_2021, qtbot):
    start(typesetter, report_2021, "甲")
    start(typesetter, report_2021, "乙")
    start(typesetter, report_2021, "丙")
    slow.gate.set()
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert shown == slow.titles == ["甲", "丙"]


def test_a_snapshot_does_not_change_with_the_report(typesetter, slow, shown, report_2021, qtbot):
    start(typesetter, report_2021, "甲")
    report_2021.cover["title"] = "乙"
    slow.gate.set()
    qtbot.waitUntil(lambda: shown == ["甲"])


def test_pages_of_another_report_are_dropped(typesetter, slow, shown, report_2021, qtbot):
    start(typesetter, report_2021, "旧")
    typesetter.forget()
    start(typesetter, report_2021, "新")
    slow.gate.set()
    qtbot.waitUntil(lambda: len(slow.titles) == 2 and shown == ["新"])


@pytest.mark.parametrize("kind", [RenderError, tasks.TaskError])
def test_a_fault_comes_as_its_sentence(typesetter, slow, shown, report_2021, qtbot, kind):
    slow.fault = kind("缺字体。")
    slow.gate.set()
    start(typesetter, report_2021, "甲")
    qtbot.waitUntil(lambda: shown == ["缺字体。"])


def test_a_fault_of_a_report_that_is_gone_is_not_said(typesetter, slow, shown, report_2021, qtbot):
    slow.fault = RenderError("缺字体。")
    start(typesetter, report_2021, "旧")
    typesetter.forget()
    slow.gate.set()
    qtbot.waitUntil(lambda: not typesetter._busy)
    assert shown == []


def test_our_own_fault_reaches_the_net_of_the_window(typesetter, slow, shown, report_2021, qtbot):
    slow.fault = ZeroDivisionError("ours")
    slow.gate.set()
    with qtbot.captureExceptions() as caught:
        start(typesetter, report_2021, "甲")
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_after_a_fault_work_goes_on(typesetter, slow, shown, report_2021, qtbot):
    slow.fault = RenderError("缺字体。")
    slow.gate.set()
    start(typesetter, report_2021, "甲")
    qtbot.waitUntil(lambda: len(shown) == 1)
    slow.fault = None
    start(typesetter, report_2021, "乙")
    qtbot.waitUntil(lambda: shown[-1] == "乙")


def test_the_engine_is_made_once(qtbot):
    made = []
    typesetter = Typesetter(None, lambda: made.append(1) or SlowEngine())
    assert typesetter.engine() is typesetter.engine()
    assert made == [1]


def test_other_fonts_ask_for_another_engine(qtbot):
    typesetter = Typesetter(None, SlowEngine)
    first = typesetter.engine()
    typesetter.renew()
    assert typesetter.engine() is not first
