# SPDX-License-Identifier: MIT
"""Published reports, where they lie beside the checkout: what must be found, and nothing worse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.core.checks.registry import Stage, run_checks
from desktop.core.checks.subject import Subject
from desktop.core.form import Severity
from desktop.intake.reading import read
from tests.core.checks.specimens_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.findings import Finding
    from desktop.core.form import FormSpec

REPORTS = Path(__file__).parents[4] / "shared" / "reports"
COMMON = {
    "language.broken",
    "structure.aspects",
    "structure.fee",
    "citation.abbreviation",
    "cover.full_name",
}
MUST = {
    "000": {
        *COMMON,
        *("structure.lists", "structure.no_figures", "date.exact_period", "cover.same_name"),
        *("citation.not_a_paper", "language.style"),
    },
    "001": {
        *COMMON,
        *("structure.repeated_section", "structure.no_figures", "structure.foreign", "date.until"),
        *("cover.signature", "citation.half_title", "language.adverbs", "language.half_width"),
        *("language.style", "language.misused"),
    },
    "002": {
        *COMMON,
        *("cover.title_name", "cover.signature", "text_table.silent", "structure.sub_style"),
        *("language.misused", "language.style", "language.half_width", "language.end_marks"),
        "date.exact_period",
    },
    "003": {
        *(COMMON - {"cover.full_name"}),
        *("date.early", "date.so_far", "personal.mobile", "personal.name", "text.totals"),
        *("structure.residue", "structure.sub_style", "structure.foreign", "date.next_year"),
        *("language.half_width", "language.end_marks", "language.unclear_bodies"),
    },
    "004": {
        *COMMON,
        *("language.doubled", "date.exact_period", "date.so_far", "language.style"),
        *("language.adverbs", "structure.lists", "structure.no_figures", "structure.foreign"),
        *("cover.signature", "language.end_marks"),
    },
}
ERRORS = {
    "000": set(),
    "001": {"structure.repeated_section"},
    "002": {"cover.title_name", "structure.heading_number"},
    "003": {"structure.residue", "date.early", "personal.mobile", "structure.heading_number"},
    "004": set(),
}
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="no published reports here")


def findings(number: str, forms: Mapping[str, FormSpec]) -> list[Finding]:
    (path,) = REPORTS.glob(f"{number}_*.txt")
    report = read(path.read_bytes(), path.name, forms).report()
    return list(run_checks(Subject.of(report, None, None, WORDS), Stage.TEXT))


@pytest.mark.parametrize("number", MUST)
def test_what_a_careful_reader_finds_is_found(number: str, forms: Mapping[str, FormSpec]) -> None:
    assert MUST[number] - {one.check for one in findings(number, forms)} == set()


@pytest.mark.parametrize("number", ERRORS)
def test_nothing_else_is_called_an_error(number: str, forms: Mapping[str, FormSpec]) -> None:
    errors = {one.check for one in findings(number, forms) if one.severity is Severity.ERROR}
    assert errors == ERRORS[number]
