# SPDX-License-Identifier: MIT
"""Correct but tricky sentences on which nothing may be said, and wrong ones, in a proper report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.core.checks.registry import run_checks
from tests.core.checks.sentences_county import RIGHT_OF_A_COUNTY, WRONG_OF_A_COUNTY
from tests.core.checks.sentences_right import NOTHING, RIGHT
from tests.core.checks.sentences_wrong import WRONG
from tests.core.checks.specimens_words import OVERVIEW, added, proper

if TYPE_CHECKING:
    from desktop.core.findings import Finding
    from desktop.core.report import Report
    from tests.core.checks.specimens import Made

TWO_FAULTS = {
    "收到政府信息公开申请0件，均已按时办结。",
    "做好政府政府信息公开情况情况登记。",
    "共公开24件,。",
}


def said(made: Made, report: Report) -> list[Finding]:
    return list(run_checks(made.subject(report)))


def test_a_proper_report_is_left_alone(zero_report: Report) -> None:
    assert said(proper(), zero_report) == []


@pytest.mark.parametrize("sentence", RIGHT)
def test_nothing_is_said_on_a_correct_sentence(sentence: str, zero_report: Report) -> None:
    assert [found.message for found in said(added(sentence), zero_report)] == []


@pytest.mark.parametrize("sentence", NOTHING)
def test_nothing_is_said_on_a_correct_sentence_where_nothing_came_in(
    sentence: str, zero_report: Report
) -> None:
    made = replace(added(sentence), cells={})
    assert [found.message for found in said(made, zero_report)] == []


def of_a_county(sentence: str) -> Made:
    name = "清溪县人民政府"
    cover = {"organisation": name, "signature": name, "organisation_kind": "county"}
    return replace(added(sentence), cover=cover)


@pytest.mark.parametrize("sentence", RIGHT_OF_A_COUNTY)
def test_nothing_is_said_on_the_parts_of_a_county(sentence: str, zero_report: Report) -> None:
    assert [found.message for found in said(of_a_county(sentence), zero_report)] == []


@pytest.mark.parametrize(("sentence", "check"), WRONG_OF_A_COUNTY)
def test_one_fault_of_a_county_gives_one_message(
    sentence: str, check: str, zero_report: Report
) -> None:
    assert [found.check for found in said(of_a_county(sentence), zero_report)] == [check]


@pytest.mark.parametrize(("sentence", "check"), WRONG)
def test_one_fault_gives_one_message(sentence: str, check: str, zero_report: Report) -> None:
    found = said(added(sentence), zero_report)
    assert check in {one.check for one in found}
    assert len(found) == (2 if sentence in TWO_FAULTS else 1)


@pytest.mark.parametrize(("sentence", "check"), WRONG)
def test_the_place_of_a_finding_is_its_quotation(
    sentence: str, check: str, zero_report: Report
) -> None:
    text = f"{OVERVIEW}\n{sentence}"
    for one in said(added(sentence), zero_report):
        assert one.span is not None
        assert one.quote == text[slice(*one.span)]


@pytest.mark.parametrize(("sentence", "check"), WRONG)
def test_a_repair_ends_its_finding(sentence: str, check: str, zero_report: Report) -> None:
    made = added(sentence)
    before = said(made, zero_report)
    for one in before:
        if one.repair:
            zero_report.texts.update(made.texts)
            zero_report.apply(one.repair)
            after = proper(texts={"overview": zero_report.texts["overview"]})
            assert one.quote not in [
                other.quote for other in said(after, zero_report) if other.check == one.check
            ]


def test_reasons_tell_findings_of_one_check_apart(zero_report: Report) -> None:
    text = "截止2025年6月30日为5件，截止2025年12月31日为9件。"
    keys = [one.key for one in said(added(text), zero_report)]
    assert len(keys) == len(set(keys)) == 2


def test_every_finding_stands_for_itself(zero_report: Report) -> None:
    text = "".join(sentence for sentence, _ in WRONG)
    keys = [one.key for one in said(added(text), zero_report)]
    assert sorted(keys) == sorted(set(keys))
