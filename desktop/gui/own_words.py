# SPDX-License-Identifier: MIT
"""The office's own list of words in the window: kept in the user's folder, edited in a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop import tasks
from desktop.core.wordfile import parse_own_list

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.checks.words import Words
    from desktop.gui.files import Files

FILE_NAME = "own_words.txt"


class OwnWords(QObject):
    """What the window does with the list; asks and tells through `files`.

    `changed` carries the word lists to go by from now on.
    """

    changed = Signal(object)

    def __init__(self, files: Files, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._files = files
        self._path = folder / FILE_NAME
        self.fault = ""

    def load(self) -> Words:
        """Return all word lists; when the own one cannot be read, `fault` says so and it is left.

        Raises:
            TaskError: the installation is damaged.
        """
        self.fault = ""
        try:
            text = tasks.kept_text(self._path)
        except tasks.TaskError as fault:
            self.fault = f"本单位用语没有读出来，检查时没有用它：{fault}"
            text = ""
        return tasks.words_with(parse_own_list(text).words)

    def edit(self) -> None:
        """Let the user edit the list, keep it, and go by it at once."""
        questions = self._files.questions
        try:
            before = tasks.kept_text(self._path)
        except tasks.TaskError as fault:
            questions.fault(f"{fault}\n它在“{self._path}”。保存新的清单时，它会改名留在旁边。")
            before = None
        text = questions.own_words(before or "", self._files.settings.folder)
        if text is None:
            return
        try:
            if before is None:
                self._path.replace(self._path.with_suffix(".old"))
            tasks.keep_text(self._path, text)
        except (tasks.TaskError, OSError) as fault:
            questions.fault(str(fault))
            return
        self.changed.emit(self.load())
        count = parse_own_list(text).rules
        self._files.noticed.emit(f"本单位用语已保存，共 {count} 条，检查时已用上。")
