# SPDX-License-Identifier: MIT
"""Prose taken back out of guessed tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import Grid, Paragraph, SourceBox
from desktop.intake.lifting import lift_words, take_labels
from desktop.intake.targets import Likeness

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec


@pytest.fixture
def like(forms: Mapping[str, FormSpec]) -> Likeness:
    return Likeness(forms.values())


def guess(*rows: list[str]) -> Grid:
    cells = [
        SourceBox(top, at, text) for top, row in enumerate(rows) for at, text in enumerate(row)
    ]
    return Grid(tuple(cells), "第1个表格", exact=False, rows_known=False)


def shown(items: list[Paragraph | Grid]) -> list[str]:
    return [i.text if isinstance(i, Paragraph) else f"{len(i.boxes)}格" for i in items]


def test_words_before_and_behind_a_guessed_table_are_paragraphs(like: Likeness) -> None:
    grid = guess(
        ["今年工作扎实。", "规章", "0", "0", "0"], ["五、存在的问题", "不够及时。", "—", "2", "—"]
    )
    assert shown(lift_words([grid], like)) == [
        "今年工作扎实。",
        "4格",
        "五、存在的问题",
        "不够及时。",
        "— 2 —",
    ]


def test_a_guessed_table_without_any_label_is_prose(like: Likeness) -> None:
    assert shown(lift_words([guess(["扶贫", "3", "4"], ["环保", "5"])], like)) == [
        "扶贫",
        "3 4",
        "环保",
        "5",
    ]


def test_a_row_with_many_figures_stays_though_its_label_is_unknown(like: Likeness) -> None:
    grid = guess(["规章", "0", "0", "0"], ["甲乙", "1", "2", "3", "4"])
    assert shown(lift_words([grid], like)) == ["9格"]


def test_a_table_with_rows_and_paragraphs_stay(like: Likeness) -> None:
    items = [Paragraph("正文", "第1段"), Grid((SourceBox(0, 0, "扶贫"),), "第1个表格")]
    assert lift_words(items, like) == items


ORDER = ("规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费")


def on_its_side(*labels: str) -> list[Paragraph | Grid]:
    grid = guess(["本年制发件数", *"123456"], ["现行有效件数", *"654321"])
    return [*(Paragraph(label, "") for label in labels), grid]


def test_a_guessed_table_on_its_side_takes_the_labels_above_it(like: Likeness) -> None:
    [heading, table] = take_labels(on_its_side("二、主动公开", *ORDER), [ORDER], like)
    assert isinstance(heading, Paragraph)
    assert isinstance(table, Grid)
    first, second = table.lines()
    assert [box.text for box in first] == [*ORDER, "本年制发件数", *"123456"]
    assert [box.left for box in first] == list(range(13))
    assert [box.left for box in second] == list(range(7))


@pytest.mark.parametrize(
    "labels", [ORDER[1:], (), (*ORDER[:3], "今年扶贫", *ORDER[3:]), ("扶贫", *ORDER[1:])]
)
def test_labels_of_fewer_rows_or_with_others_between_stay_above(
    labels: tuple[str, ...], like: Likeness
) -> None:
    items = on_its_side(*labels)
    assert take_labels(items, [ORDER], like) == items


def test_lines_of_other_numbers_of_figures_take_no_labels(like: Likeness) -> None:
    items = [*on_its_side(*ORDER)[:-1], guess(["本年制发件数", *"12345"], ["甲", *"123456"])]
    assert take_labels(items, [ORDER], like) == items
