# SPDX-License-Identifier: MIT
"""Real published reports and their right readings, where a folder of them lies beside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop.core.report import NoteKind
from desktop.core.values import Value, display
from desktop.intake.reading import Reading, read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "reports"
REPORTS = sorted(FOLDER.glob("*.txt")) if FOLDER.is_dir() else []

pytestmark = pytest.mark.skipif(not REPORTS, reason="no folder of real reports")


@pytest.fixture(params=REPORTS or [None], ids=lambda path: path.stem[:3] if path else "none")
def report(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def truth(report: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (FOLDER / "truth" / f"{report.stem}.json").read_text("utf-8")
    )
    return found


@pytest.fixture
def reading(report: Path, forms: Mapping[str, FormSpec]) -> Reading:
    return read(report.read_bytes(), report.name, forms)


def test_every_figure_is_in_its_place(reading: Reading, truth: dict[str, Any]) -> None:
    assert _shown(reading.values) == {cell: str(value) for cell, value in truth["values"].items()}


def test_every_printed_total_is_kept(reading: Reading, truth: dict[str, Any]) -> None:
    right = {cell: str(value) for cell, value in truth["printed_totals"].items()}
    assert _shown(reading.printed_totals) == right


def test_edition_year_and_organisation_are_found(reading: Reading, truth: dict[str, Any]) -> None:
    found = (reading.form.edition, int(reading.cover["year"]), reading.cover["organisation"])
    assert found == (truth["edition"], truth["year"], truth["organisation"])


def test_a_lost_row_is_named_once(reading: Reading, truth: dict[str, Any]) -> None:
    absent = [n.cells[0].rsplit(".", 1)[0] for n in reading.notes if n.kind is NoteKind.ABSENT]
    assert absent == truth["absent_rows"]


def test_uncertain_rows_are_doubtful(reading: Reading, truth: dict[str, Any]) -> None:
    short = [note for note in reading.notes if "原文是6格" in note.message]
    assert len(short) == (20 if truth["uncertain"] else 0)


def test_every_text_is_found(reading: Reading) -> None:
    assert all(text for name, text in reading.texts.items() if name != "preface")


def test_nothing_is_left_without_a_place(reading: Reading) -> None:
    assert [note for note in reading.notes if note.kind is NoteKind.UNPLACED] == []


def _shown(values: Mapping[str, Value]) -> dict[str, str]:
    return {cell: display(value) for cell, value in values.items()}
