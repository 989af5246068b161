# SPDX-License-Identifier: MIT
"""What is known of all editions is worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.intake.editions import editions_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec


def test_the_same_editions_are_looked_at_once(forms: Mapping[str, FormSpec]) -> None:
    assert editions_of(forms) is editions_of(forms)


def test_other_editions_are_looked_at_anew(forms: Mapping[str, FormSpec]) -> None:
    others = {edition: form for edition, form in forms.items() if edition == "2019"}
    assert list(editions_of(others).rows) == ["2019"]


def test_labels_of_the_other_editions_are_those_that_this_one_lacks(
    forms: Mapping[str, FormSpec],
) -> None:
    editions = editions_of(forms)
    assert "行政事业性收费" not in editions.other_rows["2021"]
    assert "政府集中采购" in editions.other_rows["2021"]
    assert "本年新制作数量" in editions.other_headers["2021"]
