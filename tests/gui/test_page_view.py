# SPDX-License-Identifier: MIT
"""The column of pages: place, size, marks and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.core.evaluation import evaluate
from desktop.gui.page_view import PageView, nearest
from desktop.render.context import build
from desktop.render.page import Place

PLACES = {
    "overview:0": Place(1, 80, 600, 440, 29),
    "requests.a.natural": Place(2, 260, 100, 36, 16),
    "requests.a.legal": Place(2, 300, 100.4, 36, 16),
    "requests.b.natural": Place(2, 260, 130, 36, 16),
    "problems:0": Place(2, 80, 300, 440, 29),
}


@pytest.fixture
def typeset(engine, zero_report):
    return engine.preview(build(zero_report, evaluate(zero_report).values))


@pytest.fixture
def view(qtbot, typeset):
    made = PageView(None)
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    qtbot.waitExposed(made)
    made.show_pages(typeset)
    qtbot.waitUntil(lambda: 1 in made._images)
    yield made
    made.close_pages()


def drawn(view, page):
    """Say whether the picture of a page is that of these pages at this size."""
    if page not in view._images:
        return False
    wanted, _ = view._images[page]
    return wanted.pdf is view._pdf and wanted.dpi == view._dpi * view.devicePixelRatioF()


def colour(view, point):
    return view.viewport().grab().toImage().pixelColor(point)


@pytest.mark.parametrize(
    ("page", "x_pt", "y_pt", "anchor"),
    [
        (1, 300, 650, "overview:0"),
        (1, 300, 500, ""),
        (2, 300, 50, "overview:0"),
        (2, 270, 105, "requests.a.natural"),
        (2, 330, 110, "requests.a.legal"),
        (2, 90, 105, "requests.a.natural"),
        (2, 500, 140, "requests.b.natural"),
        (2, 300, 700, "problems:0"),
    ],
)
def test_a_point_belongs_to_the_last_line_above_it(page, x_pt, y_pt, anchor):
    assert nearest(PLACES, page, x_pt, y_pt) == anchor


def test_pages_are_as_wide_as_the_view(view):
    assert abs(view._size().width() - (view.viewport().width() - 24)) <= 1


def test_pages_follow_the_width_of_the_view(view, qtbot):
    before = view.zoom
    view.resize(800, 600)
    QApplication.processEvents()
    assert view.zoom > before


def test_a_page_is_painted_white_on_a_grey_desk(view):
    assert colour(view, QPoint(3, 3)) == QColor("#d9dde3")
    assert colour(view, QPoint(30, 30)) == QColor("white")


def test_magnified_pages_keep_the_middle(view):
    view.verticalScrollBar().setValue(view._pitch())
    before = view.page
    view.magnify(3)
    assert view.page == before
    assert not view.fits


def test_size_has_limits(view):
    view.magnify(50)
    assert view.zoom == 250
    view.magnify(-50)
    assert view.zoom == 31


def test_control_and_wheel_magnify(view):
    before = view.zoom
    event = QWheelEvent(
        QPointF(50, 50),
        view.viewport().mapToGlobal(QPointF(50, 50)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    assert view.zoom > before


def test_the_wheel_alone_scrolls(view):
    event = QWheelEvent(
        QPointF(50, 50),
        view.viewport().mapToGlobal(QPointF(50, 50)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    assert view.verticalScrollBar().value() > 0


def test_new_pages_come_at_the_same_place(view, typeset):
    view.verticalScrollBar().setValue(700)
    view.show_pages(typeset)
    assert view.verticalScrollBar().value() == 700


def test_only_pages_in_sight_are_drawn(view, qtbot):
    assert set(view._images) == {1}


def test_a_page_is_white_paper_until_it_is_drawn(view):
    view._images.clear()
    assert colour(view, QPoint(30, 30)) == QColor("white")


def test_a_page_that_is_drawn_has_ink(view):
    picture = view._images[1][1]
    assert min(bytes(picture.constBits())[::4]) < 100


def test_the_old_picture_stands_until_the_new_one_is_there(view, typeset, qtbot):
    before = view._images[1][1]
    view.show_pages(typeset)
    assert view._images[1][1] is before
    qtbot.waitUntil(lambda: drawn(view, 1))


def test_a_magnified_page_is_drawn_anew(view, qtbot):
    width = view._images[1][1].width()
    view.magnify(1)
    qtbot.waitUntil(lambda: drawn(view, 1))
    assert view._images[1][1].width() > width


def test_pictures_of_pages_that_are_gone_are_dropped(view, typeset, qtbot):
    view._images[99] = view._images[1]
    view.show_pages(typeset)
    assert 99 not in view._images


def test_few_pictures_are_kept(view, engine, zero_report, qtbot):
    zero_report.texts["overview"] = "工作" * 5000
    view.show_pages(engine.preview(build(zero_report, evaluate(zero_report).values)))
    for page in range(view.count):
        view.verticalScrollBar().setValue(page * view._pitch())
        view.viewport().grab()
        qtbot.waitUntil(lambda page=page: drawn(view, page + 1))
    assert view.count > 8
    assert len(view._images) <= 6


def test_a_cell_is_brought_into_sight_and_marked(view, qtbot):
    assert view.show_anchor("disputes.cases.review_upheld")
    rect = view._place_rect(view._places["disputes.cases.review_upheld"])
    assert view.viewport().rect().contains(rect.toRect())
    assert colour(view, rect.toRect().topLeft() + QPoint(2, 2)) != QColor("white")


def test_what_is_in_sight_already_does_not_move(view):
    view.show_anchor("cover:title")
    assert view.verticalScrollBar().value() == 0


def test_what_is_not_printed_is_not_shown(view):
    assert not view.show_anchor("overview:99")


def test_a_click_gives_the_cell_that_was_hit(view, qtbot):
    view.show_anchor("requests.granted.other")
    rect = view._place_rect(view._places["requests.granted.other"])
    with qtbot.waitSignal(view.clicked) as caught:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert caught.args == ["requests.granted.other"]


def test_a_click_beside_the_pages_does_nothing(view, qtbot):
    with qtbot.assertNotEmitted(view.clicked):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_the_other_button_does_nothing(view, qtbot):
    with qtbot.assertNotEmitted(view.clicked):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=QPoint(200, 300))


def test_without_pages_there_is_only_the_desk(qtbot):
    view = PageView(None)
    qtbot.addWidget(view)
    assert view.page == 0
    assert view.viewport().grab().toImage().pixelColor(5, 5) == QColor("#d9dde3")
