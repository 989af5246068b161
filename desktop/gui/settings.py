# SPDX-License-Identifier: MIT
"""What the window remembers between two starts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_MOST_RECENT = 8


class Settings:
    """Recent files, the last folder and the shape of the window, in an INI file of the user's."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def recent(self) -> list[Path]:
        """Files opened or saved lately that still exist, the latest first."""
        names = self._store.value("recent", [])
        if isinstance(names, str):  # an INI file gives a list of one back as a string
            names = [names]
        if not isinstance(names, list):
            return []
        return [Path(name) for name in names if Path(name).is_file()]

    def remember(self, path: Path) -> None:
        """Put a file on top of the recent ones."""
        path = path.absolute()
        others = [other for other in self.recent if other != path]
        names = [str(one) for one in [path, *others][:_MOST_RECENT]]
        self._store.setValue("recent", names)
        self._store.setValue("folder", str(path.parent))

    @property
    def folder(self) -> str:
        """The folder of the file used last; empty at the first start."""
        return str(self._store.value("folder", ""))

    @property
    def geometry(self) -> QByteArray:
        """The shape of the window; empty at the first start."""
        value = self._store.value("geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("geometry", value)
