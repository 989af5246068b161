# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.checks.subject import Subject, Traces
from desktop.core.checks.traces import author

if TYPE_CHECKING:
    from desktop.core.report import Report


@pytest.mark.parametrize(
    "name",
    ["", "清溪县云岭镇人民政府", "云岭镇", "政府办", "党政综合办公室", "Administrator", "微软用户"],
)
def test_names_of_organisations_and_programs_are_no_people(name: str, clean_report: Report) -> None:
    subject = Subject.of(clean_report, traces=Traces(author=name, last_modified_by=name))
    assert list(author(subject)) == []


@pytest.mark.parametrize("name", ["张三", "lisi", "王办"])
def test_other_names_may_be_people(name: str, clean_report: Report) -> None:
    [found] = author(Subject.of(clean_report, traces=Traces(last_modified_by=name)))
    assert found.quote == name
