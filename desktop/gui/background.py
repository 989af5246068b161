# SPDX-License-Identifier: MIT
"""Work beside the window that gives way to it whenever both want a processor."""

from __future__ import annotations

import os
import sys
from threading import get_native_id
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread, QThreadPool

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_NICENESS = 10
_SWITCH_S = 0.0005


def worker_pool(parent: QObject) -> QThreadPool:
    """Return a pool of one thread, of low priority where Qt can give it one (not on Linux).

    From then on no thread keeps the interpreter for more than half a millisecond while another
    waits: with Python's own 5 ms a digit typed while pages are set took a third longer.
    """
    sys.setswitchinterval(_SWITCH_S)
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    pool.setThreadPriority(QThread.Priority.LowPriority)
    return pool


def give_way() -> None:
    """Lower the priority of the thread that calls it, on Linux, and of all that it starts.

    The page engine starts a thread per processor at its first use. With them a digit typed
    meanwhile took 31 to 36 ms in the median on two busy processors, 13 ms when they give way.
    """
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, get_native_id(), _NICENESS)
