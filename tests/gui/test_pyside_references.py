# SPDX-License-Identifier: MIT
"""The installed PySide6 must not lose references to True and None.

6.12.0 on Python 3.10 and 3.11 aborts within the first few thousand calls of either loop; a short
run of the window does not show it.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

EMITS = """
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    sent = Signal()

sender = Sender()
for _ in range(20_000):
    sender.sent.emit()
print("alive")
"""
VOID_CALLS = """
from PySide6.QtCore import QObject

thing = QObject()
for _ in range(20_000):
    thing.setObjectName("a")
print("alive")
"""


@pytest.mark.parametrize("program", [EMITS, VOID_CALLS], ids=["emits", "void calls"])
def test_twenty_thousand_calls_do_not_abort_the_process(program: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
