# SPDX-License-Identifier: MIT
"""A further edition of the form is a folder of data and nothing else."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop import paths
from desktop.core.evaluation import evaluate
from desktop.core.report import EDITION, Edit, Report, cell_edit, text_edit
from desktop.store.drafts import decode, encode
from desktop.store.forms import for_year, load_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec

INVENTED = Path(__file__).parents[1] / "data" / "forms" / "2031"


@pytest.fixture
def three(tmp_path: Path) -> Mapping[str, FormSpec]:
    """The forms of an installation to which one folder was added."""
    folder = tmp_path / "forms"
    shutil.copytree(paths.data_folder("resources") / "forms", folder)
    shutil.copytree(INVENTED, folder / "2031")
    return load_forms(folder)


def test_it_is_the_edition_of_its_years_and_ends_the_one_before(
    three: Mapping[str, FormSpec],
) -> None:
    found = [for_year(three, year) for year in range(2029, 2033)]
    editions = [form.edition for form in found if form]
    assert editions == ["2021", "2021", "2031", "2031"]


def test_its_totals_are_computed(three: Mapping[str, FormSpec]) -> None:
    report = Report.blank(three["2031"], 2031)
    report.apply([cell_edit("requests.denied_work_secret.welfare", 3)])
    report.apply([cell_edit("platforms.accounts.cost", Decimal("0.30"))])
    values = evaluate(report).values
    assert values["requests.handled.total"] == 3
    assert values["platforms.all.cost"] == Decimal("0.30")


def test_its_relations_are_checked(three: Mapping[str, FormSpec]) -> None:
    report = Report.blank(three["2031"], 2031)
    report.cover["organisation_kind"] = "township"
    report.values.update(dict.fromkeys(report.values, 0))
    assert evaluate(report).findings == ()
    report.apply([cell_edit("platforms.websites.opened", 1)])
    report.apply([cell_edit("requests.granted.other", 1)])
    assert [f"{f.check}/{f.scope}" for f in evaluate(report).findings] == [
        "requests.nothing_received/其他",
        "platforms.no_township_site/网站",
    ]


def test_its_draft_goes_round(three: Mapping[str, FormSpec]) -> None:
    report = Report.blank(three["2031"], 2031)
    report.apply([text_edit("outlook", "计划"), cell_edit("platforms.websites.change", -2)])
    assert decode(encode(report), three) == report


def test_a_report_of_the_edition_before_moves_into_it_and_back(
    three: Mapping[str, FormSpec], busy_report: Report
) -> None:
    before = busy_report.copy()
    undo = busy_report.apply([Edit(EDITION, "2031")], three)
    assert decode(encode(busy_report), three) == busy_report
    busy_report.apply(undo, {"2021": before.form})
    assert busy_report == before
