# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.form import Severity, TableSpec

if TYPE_CHECKING:
    from desktop.core.form import FormSpec


def test_the_worst_severity_ranks_first() -> None:
    assert [severity.rank for severity in (Severity.ERROR, Severity.CONFIRM, Severity.HINT)] == [
        *(0, 1, 2)
    ]


def test_a_table_is_found_by_its_id(form_2021: FormSpec) -> None:
    assert form_2021.table("disputes").name == "表四"


def test_a_table_that_the_form_does_not_have_is_refused(form_2021: FormSpec) -> None:
    with pytest.raises(KeyError, match="platforms"):
        form_2021.table("platforms")


def test_a_table_of_headers_only_repeats_all_of_them(form_2021: FormSpec) -> None:
    table = form_2021.table("requests")
    heads = tuple(row for row in table.rows if row.header)
    assert TableSpec("x", "表", (1.0,), heads, (), ()).header_rows == 3


def test_the_inputs_are_in_printed_order(form_2021: FormSpec) -> None:
    assert form_2021.inputs[0] == "proactive.rules.issued"
    assert form_2021.inputs[-1] == "disputes.cases.after_review_pending"


def test_totals_are_no_inputs(form_2021: FormSpec) -> None:
    assert not {total.cell for total in form_2021.totals} & set(form_2021.inputs)


@pytest.mark.parametrize(("year", "covered"), [(2018, False), (2019, True), (2021, False)])
def test_an_edition_covers_its_years(form_2019: FormSpec, year: int, covered: bool) -> None:
    assert form_2019.covers(year) is covered
