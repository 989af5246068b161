# SPDX-License-Identifier: MIT
"""Every damage alone and in pairs: nearly every cell right, and not one wrong without a note."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.intake.damages import DAMAGES, none, pairs
from tests.intake.measuring import FORMATS, count, loses_blanks, read_source
from tests.intake.sources import invent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec
    from tests.intake.sources import Source

PAIRS = 24  # of each format


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("fmt", FORMATS)
def test_a_damage_alone_leaves_no_wrong_cell_without_a_note(
    damage: Callable[[Source], None], fmt: str, forms: Mapping[str, FormSpec]
) -> None:
    seed = DAMAGES.index(damage) + list(FORMATS).index(fmt)
    source = invent(list(forms.values())[seed % 2], seed)
    damage(source)
    found = count(source, read_source(source, fmt, forms))
    assert (found["silent"], found["unnamed"]) == (0, 0)
    if not loses_blanks(damage, fmt):
        assert found["right"] >= 0.99 * found["cells"]


def test_damages_in_pairs_leave_no_wrong_cell_without_a_note(
    forms: Mapping[str, FormSpec],
) -> None:
    chance = random.Random("pairs")
    found: Counter[str] = Counter()
    for fmt in FORMATS:
        for seed, pair in enumerate(pairs(chance, PAIRS)):
            source = invent(chance.choice(list(forms.values())), seed)
            for damage in pair:
                damage(source)
            lossy = any(loses_blanks(damage, fmt) for damage in pair)
            counted = count(source, read_source(source, fmt, forms))
            assert (counted["silent"], counted["unnamed"]) == (0, 0), (fmt, pair)
            found += Counter() if lossy else counted
    assert found["right"] >= 0.99 * found["cells"]


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_sound_source_is_read_without_a_doubt(fmt: str, forms: Mapping[str, FormSpec]) -> None:
    source = invent(forms["2021"], 7)
    none(source)
    assert read_source(source, fmt, forms).notes == ()


@pytest.mark.parametrize("fmt", FORMATS)
def test_texts_and_cover_are_found_in_every_format(fmt: str, forms: Mapping[str, FormSpec]) -> None:
    source = invent(forms["2021"], 7)
    reading = read_source(source, fmt, forms)
    assert {name: reading.texts[name] for name in source.texts} == source.texts
    assert reading.cover == {
        "organisation": "清溪县云岭镇",
        "year": "2021",
        "title": "清溪县云岭镇2021年政府信息公开工作年度报告",
        "number": "",
        "addressee": "",
        "signature": "清溪县云岭镇人民政府",
        "date": "2022-01-18",
    }
