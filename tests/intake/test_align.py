# SPDX-License-Identifier: MIT
"""Lines of a source aligned with the rows of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.align import align
from desktop.intake.blocks import SourceBox
from desktop.intake.lines import make_line
from desktop.intake.targets import Likeness, targets_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec

ZEROS = ["0"] * 7


@pytest.fixture
def place(forms: Mapping[str, FormSpec]) -> Callable[..., dict[int, str]]:
    """Align rows with the edition of 2021; return the row found for each line."""
    targets = targets_of(forms["2021"])
    like = Likeness(forms.values())

    def place_rows(*rows: list[str]) -> dict[int, str]:
        lines = [
            make_line(0, at, "", [SourceBox(at, x, t) for x, t in enumerate(row)], exact=True)
            for at, row in enumerate(rows)
        ]
        found = align(lines, targets, like, frozenset(("（六）其他处理",)))
        return {at: targets[m.target].row.id for m in found.matches for at in m.lines}

    return place_rows


def test_rows_are_placed_by_their_labels(place: Callable[..., dict[int, str]]) -> None:
    found = place(["2.重复申请", *ZEROS], ["（七）总计", *ZEROS])
    assert found == {0: "refused_repeat", 1: "handled"}


def test_rows_without_labels_are_placed_by_order(place: Callable[..., dict[int, str]]) -> None:
    found = place(
        ["（四）无法提供", "1.本机关不掌握相关政府信息", *ZEROS],
        ["", *ZEROS],
        ["3.补正后申请内容仍不明确", *ZEROS],
    )
    assert found[1] == "unable_not_ready"


def test_a_group_misnumbered_does_not_move_its_rows(place: Callable[..., dict[int, str]]) -> None:
    assert place(["（三）不予公开", "1.本机关不掌握相关政府信息", *ZEROS]) == {0: "unable_not_held"}


def test_a_torn_row_is_one(place: Callable[..., dict[int, str]]) -> None:
    found = place(["2.其他法律", *ZEROS], ["行政法规禁止公开", *[""] * 7])
    assert found == {0: "denied_law", 1: "denied_law"}


def test_a_row_out_of_order_is_placed_by_its_name(place: Callable[..., dict[int, str]]) -> None:
    found = place(["（七）总计", *ZEROS], ["2.重复申请", *ZEROS], ["3.其他", *ZEROS])
    assert found == {0: "handled", 1: "refused_repeat", 2: "closed_other"}


def test_a_subtotal_is_placed_nowhere(place: Callable[..., dict[int, str]]) -> None:
    assert place(["2.重复申请", *ZEROS], ["小计", *ZEROS]) == {0: "refused_repeat"}


def test_the_single_row_of_another_edition_is_placed_nowhere(
    place: Callable[..., dict[int, str]],
) -> None:
    found = place(
        ["5.要求行政机关确认", *ZEROS], ["（六）其他处理", *ZEROS], ["（七）总计", *ZEROS]
    )
    assert found == {0: "refused_confirmation", 2: "handled"}


def test_a_group_before_rows_of_its_own_is_placed(place: Callable[..., dict[int, str]]) -> None:
    unpaid = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    found = place(["（六）其他处理", "", *ZEROS], [unpaid, *ZEROS])
    assert found == {0: "closed_uncorrected", 1: "closed_unpaid"}


def test_figures_of_another_width_are_placed_nowhere(place: Callable[..., dict[int, str]]) -> None:
    assert place(["0"] * 30) == {}
