# SPDX-License-Identifier: MIT
"""Starts the window: application, translation, folders, and the first report."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, QStandardPaths
from PySide6.QtWidgets import QApplication

from desktop import tasks
from desktop.core.report import Report
from desktop.gui import theme
from desktop.gui.errors import install_crash_hook
from desktop.gui.files import Files
from desktop.gui.main_window import MainWindow
from desktop.gui.questions import Questions
from desktop.gui.recovery import Recovery
from desktop.gui.session import ReportSession
from desktop.gui.settings import Settings
from desktop.gui.translations import install_translations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.form import FormSpec

_FIRST_SIZE = QSize(1366, 768)


def run_window(paths: Sequence[Path]) -> int:
    """Show the window with the first of `paths` open, if any; return the exit code."""
    app = make_application()
    window = build_window(tasks.load_forms(), data_folder(), date.today())  # noqa: DTZ011
    install_crash_hook(window.rescue)
    window.show()
    restored = window.files.offer_lost_work()
    if paths and restored:
        window.notice(f"先恢复了没有保存的年报；“{paths[0].name}”请保存好以后再打开。")
    elif paths:
        window.open_first(paths)
    return app.exec()


def make_application() -> QApplication:
    """Return the application with Chinese buttons, font and style."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("nianbao")
    app.setApplicationDisplayName("年报")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    install_translations(app)
    font = theme.interface_font()
    if font:
        app.setFont(font)
    theme.dress(app)
    return app


def data_folder() -> Path:
    """Return the user's own folder for settings and recovery copies."""
    place = QStandardPaths.StandardLocation.AppDataLocation
    return Path(QStandardPaths.writableLocation(place))


def build_window(forms: Mapping[str, FormSpec], folder: Path, today: date) -> MainWindow:
    """Return the window with a blank report on the year before `today`.

    Args:
        forms: all editions by name.
        folder: where settings, the own list of words and recovery copies live; made when missing.
        today: decides the data year, nothing else.
    """
    year = today.year - 1
    report = Report.blank(tasks.form_for(forms, year), year)
    session = ReportSession(forms, report)
    settings = Settings(folder / "settings.ini")
    session.examine_with(None, settings.off)
    recovery = Recovery(session, folder / "recovery", session)
    files = Files(session, settings, recovery, year)
    window = MainWindow(files, recovery, folder)
    files.questions = Questions(window)
    for owned in (session, files):
        owned.setParent(window)
    if not settings.geometry.isEmpty():
        window.restoreGeometry(settings.geometry)
    else:
        window.resize(window.screen().availableSize().boundedTo(_FIRST_SIZE))
    return window
