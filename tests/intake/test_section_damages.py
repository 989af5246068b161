# SPDX-License-Identifier: MIT
"""Heads, tails and headings of every kind: texts in their place, nothing lost in silence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.intake.measuring import read_source
from tests.intake.section_damages import DAMAGES, combinations, measure, specimen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec

COMBINATIONS = 60
# A line break in the source of a web page is a space, and a page's own one is another thing.
_FORMATS = {"broken over lines": ("blocks", "docx")}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damage_leaves_every_text_in_its_place(name: str, forms: Mapping[str, FormSpec]) -> None:
    for seed, fmt in enumerate(_FORMATS.get(name, ("blocks", "lines", "html"))):
        made = specimen(list(forms.values())[seed % 2], seed)
        DAMAGES[name](made)
        found = measure(made, read_source(made.source, fmt, forms))
        assert (found["silent"], found["noted"]) == (0, 0), (fmt, found)


def test_damages_together_leave_nothing_in_silence(forms: Mapping[str, FormSpec]) -> None:
    found: Counter[str] = Counter()
    for seed, names in enumerate(combinations(COMBINATIONS)):
        made = specimen(list(forms.values())[seed % 2], seed)
        for name in names:
            DAMAGES[name](made)
        counted = measure(made, read_source(made.source, "blocks", forms))
        assert counted["silent"] == 0, names
        found += counted
    assert found["right"] >= 0.99 * found.total()
