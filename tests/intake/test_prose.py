# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.reading import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec

SOURCE = (
    "云岭镇2025年政府信息公开工作年度报告\n{}总体情况\n全年公开12条。\n"
    "五、存在的主要问题及改进情况\n更新慢。\n"
)


def remarks(number: str, forms: Mapping[str, FormSpec]) -> list[str]:
    notes = read(SOURCE.format(number).encode(), "a.txt", forms).notes
    return [note.message for note in notes if "编号应当是" in note.message]


@pytest.mark.parametrize("number", ["1、", "（一）", "二、"])
def test_a_heading_numbered_otherwise_is_remarked_on(
    number: str, forms: Mapping[str, FormSpec]
) -> None:
    assert remarks(number, forms) == [f"标题“{number}总体情况”的编号应当是“一、”。"]


@pytest.mark.parametrize("number", ["一、", ""])
def test_a_heading_with_its_number_or_none_is_left_alone(
    number: str, forms: Mapping[str, FormSpec]
) -> None:
    assert remarks(number, forms) == []
