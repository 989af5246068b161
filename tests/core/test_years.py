# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.core.bound import Bound
from desktop.core.checks.subject import Subject
from desktop.core.checks.years import follows
from desktop.core.form import FollowKind
from desktop.core.report import bound_edit, text_edit
from desktop.core.years import roll_forward

if TYPE_CHECKING:
    from desktop.core.form import FormSpec
    from desktop.core.report import Report


def test_the_requests_left_open_are_carried_in(busy_report: Report, form_2021: FormSpec) -> None:
    busy_report.values["requests.carried_out.legal"] = 7
    report = roll_forward(busy_report, form_2021)
    assert report.values["requests.carried_in.legal"] == 7
    assert report.values["requests.carried_in.natural"] == 2


def test_everything_else_is_blank(busy_report: Report, form_2021: FormSpec) -> None:
    report = roll_forward(busy_report, form_2021)
    filled = {cell for cell, value in report.values.items() if value is not None}
    assert {cell.rpartition(".")[0] for cell in filled} == {"requests.carried_in"}
    assert set(report.texts.values()) == {""}


def test_the_organisation_stays_and_the_year_moves_on(
    busy_report: Report, form_2021: FormSpec
) -> None:
    cover = roll_forward(busy_report, form_2021).cover
    assert cover["organisation"] == cover["signature"] == "清溪市水务局"
    assert (cover["organisation_kind"], cover["year"], cover["date"]) == (
        "city_department",
        "2026",
        "",
    )


def test_a_blank_stays_blank(report_2021: Report, form_2021: FormSpec) -> None:
    assert set(roll_forward(report_2021, form_2021).values.values()) == {None}


def test_it_works_from_one_edition_into_the_next(
    busy_report_2019: Report, form_2021: FormSpec
) -> None:
    report = roll_forward(busy_report_2019, form_2021)
    assert (report.year, report.form.edition) == (2021, "2021")
    assert report.values["requests.carried_in.other"] == 2


def test_a_report_without_a_year_leads_to_one_without(
    busy_report: Report, form_2021: FormSpec
) -> None:
    busy_report.cover["year"] = ""
    assert roll_forward(busy_report, form_2021).year is None


def test_what_is_begun_so_follows_from_last_year(busy_report: Report, form_2021: FormSpec) -> None:
    report = roll_forward(busy_report, form_2021)
    assert list(follows(Subject.of(report, busy_report))) == []


def test_last_year_is_left_alone(busy_report: Report, form_2021: FormSpec) -> None:
    before = busy_report.copy()
    roll_forward(busy_report, form_2021)
    assert busy_report == before


def test_no_text_is_carried_over_and_so_nothing_is_bound(
    busy_report: Report, form_2021: FormSpec
) -> None:
    figure = str(busy_report.values["requests.carried_out.natural"])
    bound = (Bound(0, len(figure), "requests.carried_out.natural"),)
    busy_report.apply([text_edit("overview", figure), bound_edit("overview", bound)])
    assert roll_forward(busy_report, form_2021).bound == {}


def test_a_sum_of_cells_that_follows_is_not_shared_out(
    busy_report: Report, form_2021: FormSpec
) -> None:
    one = form_2021.follows[0]
    cells = ("requests.received.natural", "requests.received.legal")
    for before in (cells, cells[:1]):
        summed = replace(one, kind=FollowKind.EQUAL, now=cells, before=before, plus=(), minus=())
        report = roll_forward(busy_report, replace(form_2021, follows=(summed,)))
        assert set(report.values.values()) == {None}


def test_after_the_last_year_that_fits_the_cover_the_year_is_open(
    busy_report: Report, form_2021: FormSpec
) -> None:
    busy_report.cover["year"] = "9999"
    assert roll_forward(busy_report, form_2021).cover["year"] == ""
