# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import Any

from desktop.core.migrations import SCHEMA, STEPS, migrate


def renamed(draft: dict[str, Any]) -> dict[str, Any]:
    draft["new"] = draft.pop("old")
    return draft


def doubled(draft: dict[str, Any]) -> dict[str, Any]:
    return {**draft, "new": draft["new"] * 2}


def test_the_present_schema_needs_no_step() -> None:
    data = {"a": 1}
    assert migrate(data, SCHEMA) == data


def test_an_old_draft_takes_all_steps_in_order() -> None:
    assert migrate({"old": 2}, 1, (renamed, doubled)) == {"new": 4}


def test_a_younger_draft_takes_only_the_later_steps() -> None:
    assert migrate({"new": 2}, 2, (renamed, doubled)) == {"new": 4}


def test_the_draft_that_is_migrated_is_left_as_it_is() -> None:
    data = {"old": 2}
    migrate(data, 1, (renamed,))
    assert data == {"old": 2}


def test_there_is_one_step_per_old_schema() -> None:
    assert len(STEPS) == SCHEMA - 1


def test_a_draft_of_schema_2_gets_a_cover_without_number_and_addressee() -> None:
    assert migrate({"cover": {"year": "2025"}, "source": {}}, 2)["cover"] == {
        "year": "2025",
        "number": "",
        "addressee": "",
    }


def test_a_draft_of_schema_3_does_not_know_where_its_cells_were_read() -> None:
    assert migrate({"source": {"name": "a.docx"}}, 3)["source"] == {"name": "a.docx", "origins": {}}


def test_a_draft_of_schema_4_has_nothing_bound() -> None:
    assert migrate({"texts": {}}, 4) == {"texts": {}, "bound": {}}
