# SPDX-License-Identifier: MIT
"""Sets the report into pages beside the window's work, so that no key waits for it."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, Signal

from desktop import tasks
from desktop.core.evaluation import evaluate
from desktop.gui.background import give_way, worker_pool
from desktop.render.context import build
from desktop.render.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.report import Report
    from desktop.render.page import Pages, Typeset


class Typesetter(QObject):
    """Turns snapshots of the report into pages, one at a time; the latest one wins.

    `done` carries a Typeset, `failed` a Chinese sentence; both arrive in the window's thread.
    """

    done = Signal(object)
    failed = Signal(str)

    _finished = Signal(int, object)

    def __init__(
        self, parent: QObject, make_engine: Callable[[], Pages] = tasks.page_engine
    ) -> None:
        super().__init__(parent)
        self._make_engine = make_engine
        self._engine: Pages | None = None
        self._lock = Lock()
        self._pool = worker_pool(self)
        self._number = 0
        self._busy = False
        self._waiting: Report | None = None
        self._finished.connect(self._on_finished)

    def engine(self) -> Pages:
        """Return the page engine, made when first wanted; TaskError when that cannot be."""
        with self._lock:
            if self._engine is None:
                self._engine = self._make_engine()
            return self._engine

    def renew(self) -> None:
        """Make a new engine next time: the user has chosen other fonts."""
        with self._lock:
            self._engine = None

    def start(self, report: Report) -> None:
        """Set a report; the copy that is made of it is what will be shown."""
        snapshot = report.copy()
        if self._busy:
            self._waiting = snapshot
        else:
            self._run(snapshot)

    def forget(self) -> None:
        """Drop what is being set: another report is on the screen."""
        self._number += 1
        self._waiting = None

    def close(self) -> None:
        """Wait for the last run to end, before the window goes away."""
        self.forget()
        self._pool.waitForDone()

    def _run(self, snapshot: Report) -> None:
        self._busy = True
        self._number += 1
        self._pool.start(_Job(self, self._number, snapshot))

    def set_now(self, number: int, snapshot: Report) -> None:
        """Set a snapshot; called in the worker thread."""
        found: Typeset | Exception
        try:
            found = self.engine().preview(build(snapshot, evaluate(snapshot).values))
        except Exception as fault:  # the net for faults is in the window
            found = fault
        self._finished.emit(number, found)

    def _on_finished(self, number: int, found: Typeset | Exception) -> None:
        self._busy = False
        wanted = number == self._number
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._run(waiting)
        if isinstance(found, RenderError | tasks.TaskError):
            if wanted:
                self.failed.emit(str(found))
        elif isinstance(found, Exception):
            raise found
        elif wanted:
            self.done.emit(found)


class _Job(QRunnable):
    def __init__(self, owner: Typesetter, number: int, snapshot: Report) -> None:
        super().__init__()
        self._owner = owner
        self._number = number
        self._snapshot = snapshot

    def run(self) -> None:
        """Set the snapshot."""
        give_way()
        self._owner.set_now(self._number, self._snapshot)
