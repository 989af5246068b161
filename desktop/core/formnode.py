# SPDX-License-Identifier: MIT
"""A strict view on parsed TOML: every question it is asked fails with file, key and reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from enum import Enum

_E = TypeVar("_E", bound="Enum")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class FormError(Exception):
    """A form file is wrong. The message names the file, the key and the reason."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(f"{file}: {key}: {reason}" if key else f"{file}: {reason}")


class Node:
    """One TOML table of a form file, with the path to it for messages."""

    def __init__(self, file: str, path: str, data: Mapping[str, Any]) -> None:
        self.file = file
        self.path = path
        self.data = data

    def error(self, key: str, reason: str) -> FormError:
        """Return (do not raise) the error for `key` of this table; an empty key means the table."""
        return FormError(self.file, ".".join(part for part in (self.path, key) if part), reason)

    def only(self, *keys: str) -> None:
        """Refuse every key that is not one of `keys`."""
        for key in self.data:
            if key not in keys:
                raise self.error(key, "unknown key")

    def text(self, key: str, *, default: str | None = None) -> str:
        """Return a string; a missing one without default is refused, and so is an empty one."""
        value = self.data.get(key, default)
        if value is None:
            raise self.error(key, "is missing")
        if not isinstance(value, str) or (not value and default is None):
            raise self.error(key, "must be a text that is not empty")
        return value

    def name(self, key: str) -> str:
        """Return an identifier: lower-case letters, digits and `_`, a letter first."""
        value = self.text(key)
        if not _NAME.fullmatch(value):
            raise self.error(key, f"{value} must be lower-case letters, digits and _")
        return value

    def whole(self, key: str, *, default: int | None = None) -> int:
        """Return a whole number of 1 or more."""
        value = self.data.get(key, default)
        if value is None:
            raise self.error(key, "is missing")
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise self.error(key, "must be a whole number of 1 or more")
        return value

    def flag(self, key: str) -> bool:
        """Return a boolean; a missing one is false."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, "must be true or false")
        return value

    def texts(self, key: str, *, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return a list of strings without repetition; without default it must not be empty."""
        value = self.data.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.error(key, "must be a list of texts")
        if len(set(value)) != len(value) or (not value and default is None):
            raise self.error(key, "must not be empty or name anything twice")
        return tuple(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        """Return a list of positive numbers that is not empty."""
        value = self.data.get(key)
        good = (
            isinstance(value, list)
            and value
            and all(
                isinstance(item, int | float) and not isinstance(item, bool) and item > 0
                for item in value
            )
        )
        if not good:
            raise self.error(key, "must be a list of positive numbers")
        return tuple(float(item) for item in self.data[key])

    def choice(self, key: str, options: type[_E]) -> _E:
        """Return the member of an enum whose value stands there."""
        value = self.text(key)
        try:
            return options(value)
        except ValueError as fault:
            known = ", ".join(str(option.value) for option in options)
            raise self.error(key, f"{value} is not one of {known}") from fault

    def children(self, key: str) -> list[Node]:
        """Return the tables of an array of tables, each with its place; none when missing."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            raise self.error(key, "must be an array of tables")
        path = f"{self.path}.{key}" if self.path else key
        return [Node(self.file, f"{path}[{index}]", item) for index, item in enumerate(value)]
