# SPDX-License-Identifier: MIT
"""The word lists on the disk: those that travel with the program, and an office's own file."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from desktop.core.wordfile import OwnList, WordFileError, parse_own_list, read_words
from desktop.store import atomic

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.checks.words import Words


def load_words(folder: Path) -> Words:
    """Return the lists of all .toml files in a folder.

    Raises:
        WordFileError: the folder holds none, or a file is wrong; the message names it.
    """
    files = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            files[path.name] = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as fault:
            raise WordFileError(f"{path.name}: {fault}") from fault
    if not files:
        raise WordFileError(f"{folder}: holds no word lists")
    return read_words(files)


def load_own_list(path: Path) -> OwnList:
    """Return an office's own list, a text file in UTF-8 or GB 18030.

    Raises:
        StoreError: the file cannot be read; the message is for the user.
    """
    data = atomic.read(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    return parse_own_list(text)
