# SPDX-License-Identifier: MIT
"""The rows of a form as a sequence, and words compared with its labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake import targets
from desktop.intake.targets import Likeness, row_orders, targets_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec


@pytest.fixture
def like(forms: Mapping[str, FormSpec]) -> Likeness:
    return Likeness(forms.values())


def test_every_printed_row_is_a_target(form_2021: FormSpec) -> None:
    targets = targets_of(form_2021)
    assert len(targets) == sum(len(table.rows) for table in form_2021.tables)
    assert [t.group for t in targets if t.row.id == "denied_law"] == ["（三）不予公开"]


def test_each_order_of_rows_is_told_once(forms: Mapping[str, FormSpec]) -> None:
    orders = row_orders([targets_of(form) for form in forms.values()])
    assert sorted(map(len, orders)) == [6, 8, 23, 25]


def test_the_innermost_headers_stand_above_the_cells(form_2021: FormSpec) -> None:
    target = next(target for target in targets_of(form_2021) if target.row.id == "received")
    assert target.leaves[1:3] == ("商业企业", "科研机构")


def test_a_label_of_every_edition_is_found_at_once(like: Likeness) -> None:
    assert like.of("2、重复申请") == {"2.重复申请": 1.0}


def test_a_label_of_one_edition_is_compared_with_the_others_too(like: Likeness) -> None:
    found = like.of("规范性文件")
    assert found["规范性文件"] == 1
    assert found["行政规范性文件"] > 0.8


def test_labels_that_only_one_edition_has_are_counted(
    like: Likeness, forms: Mapping[str, FormSpec]
) -> None:
    words = ["本年制发件数", "2.重复申请"]
    assert [like.count_own(words, form) for form in forms.values()] == [0, 1]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("申请人", True), ("社会公益机构", True), ("注：见附件", False), ("。", False)],
)
def test_words_of_the_form_are_known(like: Likeness, text: str, verdict: bool) -> None:
    assert like.knows(text) is verdict


def test_what_is_kept_of_texts_does_not_fill_the_memory(
    like: Likeness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(targets, "_MOST_KNOWN", 3)
    for n in range(9):
        like.of(f"第{n}种说法")
    assert len(like._known) <= 4
