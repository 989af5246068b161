# SPDX-License-Identifier: MIT
"""Word lists as they are written in files become Words: those shipped, and an office's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.checks.words import OWN, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ARROW = re.compile(r"\s*(?:=>|＝＞|=＞|->|→|⇒)\s*")


class WordFileError(ValueError):
    """A shipped word list is wrong. The message names file, key and reason."""


class OwnList(NamedTuple):
    """An office's own list, and what in the file could not be used, as Chinese sentences."""

    words: Words
    remarks: tuple[str, ...]

    @property
    def rules(self) -> int:
        """Number of words that it forbids or replaces."""
        words = self.words
        return len(words.lists.get(OWN, ())) + len(words.pairs.get(OWN, {}))


def read_words(files: Mapping[str, Mapping[str, object]]) -> Words:
    """Return the lists and pairs of the shipped files, by file name as TOML gives them.

    Raises:
        WordFileError: an unknown key, or something that is no list or pair of texts.
    """
    lists: dict[str, tuple[str, ...]] = {}
    pairs: dict[str, Mapping[str, str]] = {}
    for name, content in files.items():
        for key, tables in content.items():
            if key not in {"lists", "pairs"} or not isinstance(tables, dict):
                raise WordFileError(f"{name}: {key} is neither lists nor pairs")
            for title, entries in tables.items():
                if title in lists or title in pairs:
                    raise WordFileError(f"{name}: {title} is there twice")
                if key == "lists":
                    lists[title] = _texts(f"{name}: {title}", entries)
                else:
                    pairs[title] = _pairs(f"{name}: {title}", entries)
    return Words(lists, pairs)


def _texts(place: str, entries: object) -> tuple[str, ...]:
    if not isinstance(entries, list) or not all(isinstance(e, str) and e for e in entries):
        raise WordFileError(f"{place} is no list of texts")
    return tuple(entries)


def _pairs(place: str, entries: object) -> dict[str, str]:
    if not isinstance(entries, dict) or not all(
        isinstance(right, str) and right and wrong and wrong != right
        for wrong, right in entries.items()
    ):
        raise WordFileError(f"{place} is no table of texts that differ")
    return dict(entries)


def parse_own_list(text: str) -> OwnList:
    """Return an office's own list: one entry a line, `错的 => 对的` or a word not to be used.

    Empty lines and what stands behind # are left out. A line that cannot be used is named,
    and so is one that takes the place of another.
    """
    forbidden: list[str] = []
    preferred: dict[str, str] = {}
    remarks: list[str] = []
    for number, line in enumerate(text.replace("\ufeff", "").splitlines(), 1):
        entry = line.partition("#")[0].strip()
        if not entry:
            continue
        wrong, *right = _ARROW.split(entry)
        if not wrong or len(right) > 1 or right == [""] or right == [wrong]:
            remarks.append(f"第{number}行“{entry}”看不懂，应当写成“错的 => 对的”或者一个禁用词。")
        elif right:
            before = preferred.setdefault(wrong, right[0])
            if before != right[0]:
                preferred[wrong] = right[0]
                remarks.append(
                    f"第{number}行“{wrong}”前面已经写成“{before}”，现在按这一行写成“{right[0]}”。"
                )
        else:
            forbidden.append(wrong)
    lists = {OWN: tuple(dict.fromkeys(forbidden))} if forbidden else {}
    return OwnList(Words(lists, {OWN: preferred} if preferred else {}), tuple(remarks))


def merge(words: Iterable[Words]) -> Words:
    """Return several collections as one; of two lists of one name the later one stays."""
    lists: dict[str, tuple[str, ...]] = {}
    pairs: dict[str, Mapping[str, str]] = {}
    for one in words:
        lists.update(one.lists)
        pairs.update(one.pairs)
    return Words(lists, pairs)
