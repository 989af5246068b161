# SPDX-License-Identifier: MIT
"""The word lists that checks on language go by; data from files, passed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN = "own"  # the name of an office's own list and pairs


@dataclass(frozen=True, slots=True)
class Words:
    """Named lists of words. `lists` are phrases by list name; `pairs` are wrong -> right words."""

    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pairs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Say whether any list is there."""
        return bool(self.lists or self.pairs)
