# SPDX-License-Identifier: MIT
"""The word lists on the disk: those that travel with the program, and an office's own file."""

from __future__ import annotations

import codecs
import re
import tomllib
from typing import TYPE_CHECKING

from desktop.core.wordfile import WordFileError, read_words
from desktop.store import atomic

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.checks.words import Words

_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LARGEST = 1_000_000  # bytes; a list of words has some thousands


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


def load_own_text(path: Path) -> str:
    """Return the text of an office's own list: UTF-8, GB 18030, or UTF-16 with its mark.

    Raises:
        StoreError: the file cannot be read or is no text; the message is for the user.
    """
    data = atomic.read(path)
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if len(data) <= _LARGEST and (marked or not _NO_TEXT.search(data)):
        for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise atomic.StoreError(
        f"“{path.name}”不是用语清单：清单是文本文件（.txt），一行写一条。"
        "在 Word 或表格里的清单，请先复制到记事本里保存。"
    )


def save_own_text(path: Path, text: str) -> None:
    """Write the text of an own list whole, as the text editors of Windows expect it.

    Raises:
        StoreError: it could not be written; the message is for the user.
    """
    lines = text.replace("\r\n", "\n")
    atomic.write(path, lines.replace("\n", "\r\n").encode("utf-8-sig", "replace"))
