# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.report import EDITION, Edit
from desktop.core.set_aside import SetAside, set_aside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec
    from desktop.core.report import Report


@pytest.fixture
def moved(
    busy_report_2019: Report, all_forms: Mapping[str, FormSpec]
) -> Callable[..., tuple[Report, SetAside]]:
    """Move a report through editions and say what was set aside in the end."""

    def move(*editions: str, **texts: str) -> tuple[Report, SetAside]:
        for edition in editions:
            busy_report_2019.apply([Edit(EDITION, edition)], all_forms)
        busy_report_2019.texts.update(texts)
        return busy_report_2019, set_aside(busy_report_2019, all_forms)

    return move


def test_values_without_a_cell_are_listed_as_they_are_printed(moved) -> None:
    report, aside = moved("2021")
    assert aside.values[0] == "表二 规章 本年新制作数量：900 件"
    assert aside.size == len(aside.values) == len(report.set_aside)


def test_values_are_in_printed_order_also_after_a_draft_sorted_them(moved, all_forms) -> None:
    report, aside = moved("2021")
    report.set_aside = dict(sorted(report.set_aside.items()))
    assert set_aside(report, all_forms) == aside


def test_blank_cells_that_the_edition_before_lacked_are_counted_by_table(moved) -> None:
    _, aside = moved("2021")
    assert aside.blanks == ("表二 7 格", "表三 18 格")


def test_a_cell_that_was_filled_in_since_is_not_counted(moved, all_forms) -> None:
    report, _ = moved("2021")
    report.values["proactive.rules.issued"] = 0
    assert set_aside(report, all_forms).blanks[0] == "表二 6 格"


def test_a_text_without_a_section_is_given_with_its_paragraphs(moved, all_forms) -> None:
    report, _ = moved("2031", "2021")
    report.texts["outlook"] = "一是计划。\n\n二是培训。"
    aside = set_aside(report, all_forms)
    assert aside.texts == ("“六、下一年度工作打算”部分的文字：\n　　一是计划。\n　　二是培训。",)


def test_the_text_alone_tells_which_edition_it_is_from(
    report_2021: Report, all_forms: Mapping[str, FormSpec]
) -> None:
    report_2021.texts["outlook"] = "计划"
    aside = set_aside(report_2021, all_forms)
    assert aside.values == ()
    assert aside.blanks


def test_a_value_that_two_editions_have_is_listed_once_as_the_edition_before_calls_it(
    moved, all_forms: Mapping[str, FormSpec]
) -> None:
    report, aside = moved("2021")
    twin = {**all_forms, "2019b": all_forms["2019"]}
    assert set_aside(report, twin, all_forms["2019"]).values == aside.values


def test_nothing_is_set_aside_in_a_report_that_was_never_moved(moved) -> None:
    _, aside = moved()
    assert aside == ((), (), ())
    assert aside.lines == []


def test_the_edition_before_is_believed_where_nothing_was_set_aside(
    report_2019: Report, forms: Mapping[str, FormSpec]
) -> None:
    report_2019.apply([Edit(EDITION, "2021")], forms)
    assert set_aside(report_2019, forms).blanks == ()
    assert set_aside(report_2019, forms, forms["2019"]).blanks == ("表二 7 格", "表三 18 格")


def test_the_lines_name_each_kind_with_its_number(moved, all_forms) -> None:
    report, _ = moved("2021")
    report.set_aside = {"proactive.rules.made": 12}
    report.texts["outlook"] = "计划"
    assert set_aside(report, all_forms, all_forms["2019"]).lines == [
        "没有对应格的数（1 个）：",
        "表二 规章 本年新制作数量：12 件",
        "没有对应部分的文字（1 处）：",
        "“六、下一年度工作打算”部分的文字：\n　　计划",
        "原表样没有、现在空着要补填的格：表二 7 格，表三 18 格",
    ]
