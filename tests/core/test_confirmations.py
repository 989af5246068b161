# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.confirmations import confirm
from desktop.core.draft import from_dict, to_dict
from desktop.core.evaluation import evaluate
from desktop.core.findings import Finding
from desktop.core.form import Severity
from desktop.core.report import Confirmation, Edit, Field, Report, cell_edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec

REASON = "两件文件当年制发、当年又废止"


@pytest.fixture
def doubted(busy_report: Report) -> Report:
    """A report with one finding that can be confirmed."""
    busy_report.values.update({"proactive.norms.issued": 5, "proactive.norms.in_force": 3})
    return busy_report


def to_confirm(report: Report) -> list[Finding]:
    return [f for f in evaluate(report).findings if f.severity is Severity.CONFIRM]


def give(report: Report, reason: str) -> list[Edit]:
    evaluation = evaluate(report)
    (finding,) = (*to_confirm(report), *evaluation.confirmed)
    return report.apply([confirm(finding, evaluation.values, reason)])


def test_a_finding_with_a_reason_is_listed_as_confirmed(doubted: Report) -> None:
    give(doubted, f" {REASON} ")
    evaluation = evaluate(doubted)
    assert to_confirm(doubted) == []
    assert [finding.reason for finding in evaluation.confirmed] == [REASON]


def test_what_is_confirmed_is_not_marked(doubted: Report) -> None:
    give(doubted, REASON)
    assert Severity.CONFIRM not in evaluate(doubted).severities.values()


def test_it_opens_again_when_a_value_changes(doubted: Report) -> None:
    give(doubted, REASON)
    doubted.apply([cell_edit("proactive.norms.in_force", 4)])
    assert [finding.reason for finding in to_confirm(doubted)] == [""]


def test_it_closes_again_when_the_value_comes_back(doubted: Report) -> None:
    give(doubted, REASON)
    doubted.apply(doubted.apply([cell_edit("proactive.norms.in_force", 4)]))
    assert to_confirm(doubted) == []


def test_a_reason_can_be_undone(doubted: Report) -> None:
    before = doubted.copy()
    undo = give(doubted, REASON)
    doubted.apply(undo)
    assert doubted == before


def test_an_empty_reason_takes_it_away_and_that_can_be_undone(doubted: Report) -> None:
    give(doubted, REASON)
    with_reason = doubted.copy()
    undo = give(doubted, " ")
    assert doubted.confirmations == {}
    doubted.apply(undo)
    assert doubted == with_reason


def test_a_draft_gives_the_reason_back(doubted: Report, forms: Mapping[str, FormSpec]) -> None:
    give(doubted, REASON)
    assert from_dict(to_dict(doubted), forms) == doubted


def test_a_draft_of_the_first_schema_has_no_reasons(
    doubted: Report, forms: Mapping[str, FormSpec]
) -> None:
    draft = to_dict(doubted)
    del draft["confirmations"]
    assert from_dict({**draft, "schema": 1}, forms) == doubted


def test_an_error_cannot_be_confirmed() -> None:
    with pytest.raises(ValueError, match="cannot be confirmed"):
        confirm(Finding("x", Severity.ERROR, "错。", "改。"), {}, REASON)


@pytest.mark.parametrize("value", ["理由", 3])
def test_a_confirmation_is_nothing_else(doubted: Report, value: str | int) -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        doubted.apply([Edit(Field("confirmation", "a/b"), value)])


def test_a_copy_has_reasons_of_its_own(doubted: Report) -> None:
    copy = doubted.copy()
    copy.confirmations["a/b"] = Confirmation(REASON, "")
    assert doubted.confirmations == {}
