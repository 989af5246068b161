# SPDX-License-Identifier: MIT
"""What the window remembers between two starts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from desktop.core.checks.spec import Family

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MOST_RECENT = 8


class Settings:
    """Recent files, the last folder and the shape of the window, in an INI file of the user's."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def off(self) -> frozenset[Family]:
        """The families of checks that are switched off; none at the first start."""
        names = self._texts("off")
        return frozenset(family for family in Family if family.value in names)

    @off.setter
    def off(self, families: Iterable[Family]) -> None:
        self._store.setValue("off", sorted(family.value for family in families))

    def _texts(self, key: str) -> list[str]:
        """Return a list of texts; an INI file gives a list of one back as a text."""
        value = self._store.value(key, [])
        if isinstance(value, str):
            return [value]
        return [str(one) for one in value] if isinstance(value, list) else []

    @property
    def fonts(self) -> dict[str, str]:
        """The font families that the user has chosen for pages, by role; none at the start."""
        pairs = (text.partition("=") for text in self._texts("fonts"))
        return {role: family for role, _, family in pairs if family}

    @fonts.setter
    def fonts(self, families: Mapping[str, str]) -> None:
        self._store.setValue("fonts", [f"{role}={name}" for role, name in families.items()])

    @property
    def template(self) -> str:
        """The path of the user's own Word template; empty for the one of the program."""
        return str(self._store.value("template", ""))

    @template.setter
    def template(self, path: str) -> None:
        self._store.setValue("template", path)

    @property
    def recent(self) -> list[Path]:
        """Files opened or saved lately that still exist, the latest first."""
        return [Path(name) for name in self._texts("recent") if Path(name).is_file()]

    def remember(self, path: Path) -> None:
        """Put a file on top of the recent ones."""
        path = path.absolute()
        others = [other for other in self.recent if other != path]
        names = [str(one) for one in [path, *others][:_MOST_RECENT]]
        self._store.setValue("recent", names)
        self._store.setValue("folder", str(path.parent))

    @property
    def folder(self) -> str:
        """Where a dialog begins: the folder of the file used last, else the user's documents."""
        last = str(self._store.value("folder", ""))
        if last and Path(last).is_dir():
            return last
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        place = QStandardPaths.writableLocation(documents)
        return place if Path(place).is_dir() else str(Path.home())

    @property
    def geometry(self) -> QByteArray:
        """The shape of the window; empty at the first start."""
        value = self._store.value("geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("geometry", value)
