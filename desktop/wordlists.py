# SPDX-License-Identifier: MIT
"""An office's own list of words: read, tried, kept, and used beside the lists of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.wordfile import merge, parse_own_list
from desktop.faults import TaskError
from desktop.shipped import load_words
from desktop.store import atomic
from desktop.store import words as word_store

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.checks.words import Words
    from desktop.core.wordfile import OwnList


def words_with(own: Words) -> Words:
    """Return the lists that travel with the program together with an office's own.

    Raises:
        TaskError: the installation is damaged.
    """
    return merge([load_words(), own])


def own_words(path: Path) -> OwnList:
    """Return an office's own list, with a sentence on each line that cannot be used.

    Raises:
        TaskError: the file cannot be read or is no text.
    """
    return parse_own_list(own_text(path))


def own_text(path: Path) -> str:
    """Return an office's own list as it is written.

    Raises:
        TaskError: the file cannot be read or is no text.
    """
    try:
        return word_store.load_own_text(path)
    except atomic.StoreError as fault:
        raise TaskError(str(fault)) from fault


def kept_text(path: Path) -> str:
    """Return the list that the program keeps; empty while there is none.

    Raises:
        TaskError: the file is there but cannot be read or is no text.
    """
    return own_text(path) if path.exists() else ""


def keep_text(path: Path, text: str) -> None:
    """Write an office's own list; its lines are kept as they are typed, remarks included.

    Raises:
        TaskError: it could not be written.
    """
    try:
        word_store.save_own_text(path, text)
    except atomic.StoreError as fault:
        raise TaskError(str(fault)) from fault
