# SPDX-License-Identifier: MIT
"""The worker that draws pages: once, only what is still wanted, and never closed pages."""

from __future__ import annotations

import os
import sys
from threading import Thread, get_native_id

import pytest

from desktop.core.evaluation import evaluate
from desktop.gui.background import give_way
from desktop.gui.page_drawing import Drawer, Wanted, picture
from desktop.render.context import build
from desktop.render.page_images import PdfPages


@pytest.fixture
def pdf(engine, zero_report):
    context = build(zero_report, evaluate(zero_report).values)
    with PdfPages(engine.preview(context).data) as opened:
        yield opened


@pytest.fixture
def drawer(qtbot):
    made = Drawer(None)
    yield made
    made.wait()


def test_a_page_comes_as_a_picture_of_its_size(drawer, pdf, qtbot):
    drawer.only(pdf, 72)
    with qtbot.waitSignal(drawer.drawn) as caught:
        drawer.ask(Wanted(pdf, 1, 72))
    wanted, image = caught.args
    assert wanted == (pdf, 1, 72)
    assert (image.width(), image.height()) == pdf.size(1, 72)


def test_a_page_asked_for_twice_is_drawn_once(drawer, pdf, qtbot):
    found = []
    drawer.drawn.connect(lambda wanted, image: found.append(wanted.page))
    drawer.only(pdf, 72)
    for page in (1, 1, 2):
        drawer.ask(Wanted(pdf, page, 72))
    qtbot.waitUntil(lambda: not drawer._asked)
    assert found == [1, 2]


def test_what_is_not_wanted_any_more_is_not_drawn(drawer, pdf, qtbot):
    drawer.only(pdf, 96)
    with qtbot.assertNotEmitted(drawer.drawn):
        drawer.ask(Wanted(pdf, 1, 72))
        qtbot.waitUntil(lambda: not drawer._asked)


def test_a_fault_of_the_worker_arrives_in_the_thread_of_the_window(drawer, pdf, qtbot, monkeypatch):
    def fail(wanted):
        raise ValueError(str(wanted.page))

    monkeypatch.setattr("desktop.gui.page_drawing.picture", fail)
    drawer.only(pdf, 72)
    with qtbot.captureExceptions() as caught:
        drawer.ask(Wanted(pdf, 1, 72))
        qtbot.waitUntil(lambda: not drawer._asked)
    assert [str(fault) for _, fault, _ in caught] == ["1"]


def test_a_worker_does_not_keep_the_interpreter_from_the_window(drawer):
    assert sys.getswitchinterval() < 0.001


def test_closed_pages_have_no_picture(pdf):
    pdf.close()
    assert picture(Wanted(pdf, 1, 72)) is None


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt gives a thread its priority")
def test_a_worker_gives_way_and_the_window_does_not():
    found = []

    def work():
        give_way()
        found.append(os.getpriority(os.PRIO_PROCESS, get_native_id()))

    before = os.getpriority(os.PRIO_PROCESS, get_native_id())
    worker = Thread(target=work)
    worker.start()
    worker.join()
    assert found == [10]
    assert os.getpriority(os.PRIO_PROCESS, get_native_id()) == before
