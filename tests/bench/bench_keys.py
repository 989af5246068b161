# SPDX-License-Identifier: MIT
"""How long a key takes from its press to painted totals, marks, balance and findings.

Run with `xvfb-run python tests/bench/bench_keys.py`; prints medians and the ratio to a key that
changes nothing but its own line.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop import tasks
from desktop.core.report import cell_edit
from desktop.gui.app import build_window, make_application
from desktop.gui.cell_delegate import CellEditor

ROUNDS = 200


def main() -> None:
    app = make_application()
    window = build_window(tasks.load_forms(), Path(tempfile.mkdtemp()), date(2026, 1, 5))
    window.show()
    window.session.edit([cell_edit(cell, 3) for cell in window.session.report.values], "fill")
    window.sections.choose("requests")
    view = window.stack.currentWidget().view
    view.setFocus()
    QTest.qWait(300)
    bare = QLineEdit(window)
    bare.show()
    print(f"platform {app.platformName()}, {ROUNDS} rounds, milliseconds")
    floor = report(
        "a digit in a line that belongs to nothing", [timed(bare, "1") for _ in range(ROUNDS)]
    )
    bare.hide()
    digits, enters = [], []
    for round_ in range(ROUNDS):
        view.go_to("requests.granted.natural")
        QTest.keyClick(view, str(round_ % 9 + 1))
        editor = view.viewport().findChildren(CellEditor)[-1]
        digits.append(timed(editor, str((round_ + 1) % 10)))
        enters.append(timed(editor, Qt.Key.Key_Return))
        QTest.qWait(1)
    digit = report("a digit in table 3", digits)
    enter = report("Enter in table 3", enters)
    print(f"ratio digit/floor {digit / floor:.1f}, Enter/floor {enter / floor:.1f}")


def timed(widget, key) -> float:
    """Return milliseconds from the press to the end of all painting it causes."""
    start = time.perf_counter()
    if isinstance(key, str):
        QTest.keyClicks(widget, key)
    else:
        QTest.keyClick(widget, key)
    QApplication.processEvents()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1e3


def report(name: str, times: list[float]) -> float:
    median = statistics.median(times)
    tail = statistics.quantiles(times, n=20)[-1]
    print(f"{name}: median {median:.2f}, p95 {tail:.2f}")
    return median


if __name__ == "__main__":
    sys.exit(main())
