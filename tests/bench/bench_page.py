# SPDX-License-Identifier: MIT
"""How long pages take: the PDF, its check, and a typed cell on the preview; what a key costs then.

Run with `xvfb-run python tests/bench/bench_page.py`; prints medians and ratios to the first figure.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import tasks
from desktop.core.evaluation import evaluate
from desktop.core.report import Report, cell_edit, text_edit
from desktop.gui.app import build_window, make_application
from desktop.gui.cell_delegate import CellEditor
from desktop.render.context import build
from desktop.render.page_check import differences
from desktop.render.page_images import PdfPages

ROUNDS = 30
TEXT = "全年主动公开各类政府信息一千二百三十四条，其中重点领域信息三百二十一条。" * 48
CELL = "requests.granted.natural"


def main() -> None:
    """Measure without a window, then with one."""
    start = time.perf_counter()
    engine = tasks.page_engine()
    print(f"engine with the fonts of the machine: {(time.perf_counter() - start) * 1e3:.0f} ms")
    print("fonts:", *(face.families[0] for face in engine.typefaces.values()), sep=" | ")
    busy = filled()
    base = show("PDF/A of a busy report, one cell changed", timed(lambda: archive(engine, busy)))
    show("the same as preview, with places", timed(lambda: preview(engine, busy)), base)
    typeset = preview(engine, busy)
    show("reading it back", timed(lambda: differences(typeset, context(busy))), base)
    with PdfPages(typeset.data) as pdf:
        show("picture of a page at 96 dpi", timed(lambda: pdf.image(6, 96)), base)
    window_figures(busy, base)


def filled() -> Report:
    form = tasks.load_forms()["2021"]
    report = Report.blank(form, 2025)
    for place, cell in enumerate(form.inputs):
        report.values[cell] = 1_000_000 + place if not cell.endswith("amount") else 3
    report.cover.update(
        organisation="清溪市人民政府", signature="清溪市人民政府", date="2026-01-20"
    )
    report.texts.update(dict.fromkeys(("overview", "problems", "other_matters"), TEXT))
    return report


def context(report):
    return build(report, evaluate(report).values)


def archive(engine, report):
    report.values[CELL] += 1
    return engine.archive(context(report))


def preview(engine, report):
    report.values[CELL] += 1
    return engine.preview(context(report))


def timed(job) -> list[float]:
    """Return the milliseconds of each round, after one that is not counted."""
    times = []
    job()
    for _ in range(ROUNDS):
        start = time.perf_counter()
        job()
        times.append((time.perf_counter() - start) * 1e3)
    return times


def show(name: str, times: list[float], base: float = 0.0) -> float:
    median = statistics.median(times)
    tail = statistics.quantiles(times, n=20)[-1]
    ratio = f", ratio {median / base:.2f}" if base else ""
    print(f"{name}: median {median:.1f} ms, p95 {tail:.1f}{ratio}")
    return median


def window_figures(report: Report, base: float) -> None:
    """Measure a cell from the end of the pause to painted pages, and keys with pages being set."""
    app = make_application()
    window = build_window(tasks.load_forms(), Path(tempfile.mkdtemp()), date(2026, 1, 5))
    window.session.load(report.copy(), None)
    window.show()
    window.sections.choose("requests")
    quiet = [after_text(window, digit, lambda: None) for digit in "123456789" * 4]
    window.toggle_preview()
    settle(window)
    show(
        "a cell from the end of the pause to the page", [followed(window) for _ in range(15)], base
    )
    keys = [after_text(window, digit, window.preview._typeset) for digit in "123456789" * 4]
    fresh = [as_pages_arrive(window, digit) for digit in "123456789" * 4]
    alone = show("a digit in table 3, preview hidden", quiet)
    show("a digit in table 3 while pages are being set", keys, alone)
    show("a digit in table 3 as fresh pages arrive", fresh, alone)
    window.preview.close_engine()
    app.quit()


def after_text(window, digit: str, begin) -> float:
    """Return the milliseconds of a key just after a text was changed and `begin` called."""
    window.session.edit([text_edit("overview", TEXT + digit)], "typing")
    QTest.qWait(120)  # lists and underlines that follow a text have their own pauses
    window.preview._pause.stop()
    begin()
    took = key(window, digit)
    QTest.qWait(400)
    return took


def as_pages_arrive(window, digit: str) -> float:
    """Return the milliseconds of a key that is pressed just when other pages are there."""
    window.session.edit([text_edit("overview", TEXT + digit)], "typing")
    QTest.qWait(120)
    window.stack.currentWidget().view.go_to(CELL)
    settle(window)
    took = key(window, digit)
    QTest.qWait(200)
    return took


def key(window, digit: str) -> float:
    """Return the milliseconds from a key to everything painted that it changes in the form."""
    view = window.stack.currentWidget().view
    view.go_to(CELL)
    QTest.keyClick(view, "1")
    editor = view.viewport().findChildren(CellEditor)[-1]
    start = time.perf_counter()
    QTest.keyClicks(editor, digit)
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers)
    return (time.perf_counter() - start) * 1e3


def settle(window) -> None:
    """Wait until the preview shows what was typed."""
    window.preview._pause.stop()
    window.preview._typeset()
    wait(window)


def wait(window) -> None:
    """Run the window until the pages are there, without taking a core for it."""
    loop = QEventLoop()
    window.preview.typesetter.done.connect(loop.quit)
    loop.exec()


def followed(window) -> float:
    value = window.session.report.values["requests.granted.other"]
    window.session.edit([cell_edit("requests.granted.other", value + 1)], "bench")
    window.preview._pause.stop()
    start = time.perf_counter()
    window.preview._typeset()
    wait(window)
    window.preview.view.viewport().repaint()
    return (time.perf_counter() - start) * 1e3


if __name__ == "__main__":
    sys.exit(main())
