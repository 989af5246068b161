# SPDX-License-Identifier: MIT
"""Sentences for the user in a dialog, and the one place where a fault of the program ends."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType


def show_fault(parent: QWidget | None, sentence: str) -> None:
    """Tell the user that something could not be done; nothing was changed."""
    QMessageBox.warning(parent, "年报", sentence)


def install_crash_hook(rescue: Callable[[], str]) -> None:
    """Catch what nothing else caught: first rescue the user's work, then say what happened.

    Args:
        rescue: saves the work and returns where it is; an empty text when nothing was open.
    """
    showing = False

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        details = "".join(traceback.format_exception(kind, fault, trace))
        sys.stderr.write(details)
        if showing or issubclass(kind, KeyboardInterrupt):
            return
        showing = True  # what fails at every repaint would put one dialog over the other
        try:
            _show_crash(details, _rescued(rescue))
        finally:
            showing = False

    sys.excepthook = hook


def _rescued(rescue: Callable[[], str]) -> str:
    try:
        return rescue()
    except Exception:  # the last net: the dialog must come even when rescuing fails
        sys.stderr.write(traceback.format_exc())
        return ""


def _show_crash(details: str, where: str) -> None:
    box = QMessageBox(QMessageBox.Icon.Critical, "年报", "程序出了差错，这不是您的操作造成的。")
    saved = f"您填写的内容已另存一份：\n{where}\n" if where else ""
    box.setInformativeText(f"{saved}可以继续使用；请先用“另存为”保存，再重新启动程序。")
    box.setDetailedText(f"年报 {__version__}\n{details}")
    box.exec()
