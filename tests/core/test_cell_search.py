# SPDX-License-Identifier: MIT
"""Cells are found by the words of their row and column, and by their figure."""

from __future__ import annotations

import pytest

from desktop.core.cell_search import entries, matching
from desktop.core.totals import with_totals


@pytest.fixture
def listed(report_2021):
    report_2021.values["requests.received.natural"] = 17
    return entries(report_2021.form, with_totals(report_2021.form, report_2021.values))


def found(listed, typed):
    return [entry.cell for entry in matching(listed, typed)]


def test_every_cell_is_listed_once(listed, form_2021):
    assert sorted(entry.cell for entry in listed) == sorted(form_2021.cells)


def test_an_entry_says_the_figure_or_that_there_is_none(listed):
    figures = {entry.cell: entry.figure for entry in listed}
    assert figures["requests.received.total"] == "17 件"
    assert figures["proactive.charges.amount"] == "未填"


def test_nothing_typed_lists_all(listed):
    assert matching(listed, " ") == listed


def test_of_a_row_the_total_comes_first(listed):
    assert found(listed, "新收")[:2] == ["requests.received.total", "requests.received.natural"]
    assert len(found(listed, "新收")) == 7


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("新收 自然人", "requests.received.natural"),
        ("新收总计", "requests.received.total"),
        ("不予公开 国家秘密 总计", "requests.denied_secret.total"),
        ("表二　收费", "proactive.charges.amount"),
        ("１７", "requests.received.total"),
    ],
)
def test_words_of_group_row_column_and_figure_find_a_cell(listed, typed, cell):
    assert found(listed, typed)[0] == cell


def test_what_is_nowhere_finds_nothing(listed):
    assert found(listed, "天气") == []
