# SPDX-License-Identifier: MIT
"""A copy of unsaved work beside the settings, for the day the power or the program fails."""

from __future__ import annotations

import contextlib
import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer

from desktop.store import atomic, drafts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from desktop.gui.session import ReportSession

_PAUSE_MS = 1500
_ASIDE = ".old"


class Recovery(QObject):
    """Keeps one copy of the session's report in `folder` while it has unsaved changes.

    The copy is locked while this window lives, so that another window does not take it for lost.
    """

    def __init__(self, session: ReportSession, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._path = folder / f"{uuid.uuid4().hex}{drafts.SUFFIX}"
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = _lock(self._path)
        self._lock.tryLock(0)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        session.changed.connect(self._pause.start)
        session.identity_changed.connect(self._pause.start)

    def _on_pause(self) -> None:
        # A full disk must not stop the typing; the next pause tries again.
        with contextlib.suppress(atomic.StoreError):
            self.keep()

    def keep(self) -> Path:
        """Write the copy now, or remove it when everything is saved; return where it is.

        Raises:
            StoreError: it cannot be written.
        """
        self._pause.stop()
        if self._session.unsaved:
            drafts.save(self._path, self._session.report)
        else:
            self._path.unlink(missing_ok=True)
        return self._path

    def drop(self) -> None:
        """Forget the copy: the work is saved, or the user gave it up."""
        self._pause.stop()
        self._path.unlink(missing_ok=True)
        self._lock.unlock()

    def declined(self) -> list[Path]:
        """Return the copies that were put aside, the newest first."""
        return _newest_first(self._folder.glob(f"*{_ASIDE}"))

    def lost(self) -> list[Path]:
        """Return the copies that no living window keeps, the newest first."""
        found = []
        for path in self._folder.glob(f"*{drafts.SUFFIX}"):
            lock = _lock(path)
            if path != self._path and lock.tryLock(0):
                lock.unlock()
                found.append(path)
        return _newest_first(found)


def put_aside(path: Path) -> Path:
    """Keep a copy that is not wanted now; return where it is."""
    return path.replace(path.with_suffix(_ASIDE))


def _newest_first(paths: Iterable[Path]) -> list[Path]:
    return sorted(paths, key=lambda path: path.stat().st_mtime, reverse=True)


def _lock(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # only the death of its process makes a lock stale
    return lock
