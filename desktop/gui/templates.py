# SPDX-License-Identifier: MIT
"""The Word template of one's own: exported to be changed, tried, chosen, given up again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop import tasks
from desktop.gui.questions import WORD_FILTER

if TYPE_CHECKING:
    from desktop.gui.files import Files

_NAME = "年报模板.docx"


class Templates(QObject):
    """What the window does with templates; asks and tells through `files`.

    `changed` says that another template is in use now.
    """

    changed = Signal()

    def __init__(self, files: Files, parent: QObject) -> None:
        super().__init__(parent)
        self._files = files

    @property
    def chosen(self) -> bool:
        """Whether a template of the user's own is in use."""
        return bool(self._files.settings.template)

    def export(self) -> None:
        """Write the template that travels with the program to where the user says."""
        proposal = str(Path(self._folder()) / _NAME)
        path = self._files.questions.save_path("导出模板", proposal, WORD_FILTER, ".docx")
        if path is None:
            return
        try:
            tasks.export_template(path)
        except tasks.TaskError as fault:
            self._files.questions.fault(str(fault))
            return
        self._files.noticed.emit(f"已导出模板“{path.name}”，用 Word 或 WPS 改好后再“选用模板”。")

    def choose(self) -> None:
        """Ask for a template and use it from now on, unless something is wrong with it."""
        path = self._files.questions.template_path(self._folder())
        if path is None:
            return
        try:
            tasks.own_template(path)
        except tasks.TemplateError as fault:
            self._files.questions.template_faults(path.name, fault.faults)
            return
        except tasks.TaskError as fault:
            self._files.questions.fault(str(fault))
            return
        self._files.settings.template = str(path.absolute())
        self._files.noticed.emit(f"已选用模板“{path.name}”，以后导出 Word 文件都用它。")
        self.changed.emit()

    def give_up(self) -> None:
        """Use the template that travels with the program again."""
        self._files.settings.template = ""
        self._files.noticed.emit("已改回随程序的模板。")
        self.changed.emit()

    def _folder(self) -> str:
        settings = self._files.settings
        if settings.template:
            return str(Path(settings.template).parent)
        return settings.folder
