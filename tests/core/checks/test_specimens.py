# SPDX-License-Identifier: MIT
from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.core.checks.registry import CHECKS, run_checks, spec_of

if TYPE_CHECKING:
    from tests.core.checks.specimens import Made, Specimen

LISTS = sorted(path.stem for path in Path(__file__).parent.glob("specimens_*.py"))
SPECIMENS: list[Specimen] = [
    specimen for name in LISTS for specimen in import_module(f"tests.core.checks.{name}").SPECIMENS
]
EVERY = pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda s: f"{s.check} {s.name}".strip())


def spoken(made: Made, request: pytest.FixtureRequest) -> set[str]:
    subject = made.subject(request.getfixturevalue(made.base))
    return {finding.check for finding in run_checks(subject)}


@EVERY
def test_the_wrong_specimen_is_found(specimen: Specimen, request: pytest.FixtureRequest) -> None:
    assert specimen.check in spoken(specimen.wrong, request)


@EVERY
def test_the_right_specimen_is_left_alone(
    specimen: Specimen, request: pytest.FixtureRequest
) -> None:
    assert specimen.check not in spoken(specimen.right, request)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_has_a_specimen(check) -> None:
    named = {specimen.check for specimen in SPECIMENS}
    names = {"relation": "requests.balance", "relation_of_kind": "proactive.rules_power"}
    assert names.get(check.id, check.id) in named or any(
        name.startswith(f"{check.id}.") for name in named
    )


@EVERY
def test_no_finding_is_worse_than_its_check_says(
    specimen: Specimen, request: pytest.FixtureRequest
) -> None:
    made = specimen.wrong
    for finding in run_checks(made.subject(request.getfixturevalue(made.base))):
        assert finding.severity.rank >= spec_of(finding).severity.rank
