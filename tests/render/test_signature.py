# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from desktop.render.fitting import width_em
from desktop.render.signature import indents


@pytest.mark.parametrize(
    "unit", ["水务局", "清溪县水务局", "云海市人力资源和社会保障局", "长" * 28]
)
def test_the_unit_is_centred_on_the_date(unit: str) -> None:
    date = "2026年1月20日"
    of_unit, of_date = indents(unit, date)
    assert of_unit + width_em(unit) / 2 == of_date + width_em(date) / 2


def test_the_date_stands_four_characters_in() -> None:
    assert indents("清溪县水务局", "2026年1月20日")[1] == 4


def test_a_very_long_unit_stays_within_the_line() -> None:
    assert indents("长" * 60, "2026年1月20日")[0] == 0


def test_a_date_alone_stands_four_characters_in() -> None:
    assert indents("", "2026年1月20日")[1] == 4
