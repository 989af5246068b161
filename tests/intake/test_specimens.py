# SPDX-License-Identifier: MIT
"""Invented reports with the damages of real ones, read whole."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.core.report import NoteKind
from desktop.intake.reading import Reading, read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec

FOLDER = Path(__file__).parents[1] / "data" / "reports"


@pytest.fixture
def read_file(forms: Mapping[str, FormSpec]) -> Callable[[str], Reading]:
    def read_it(name: str) -> Reading:
        return read((FOLDER / name).read_bytes(), name, forms)

    return read_it


def messages(reading: Reading, kind: NoteKind) -> list[str]:
    return [note.message for note in reading.notes if note.kind is kind]


@pytest.mark.parametrize(
    ("name", "edition", "year", "organisation"),
    [
        ("lost_rows.txt", "2021", "2021", "清溪县云岭镇"),
        ("short_rows.txt", "2019", "2020", "云岭镇"),
        ("old_edition.txt", "2019", "2022", "云岭镇"),
        ("web_page.html", "2021", "2023", "清溪县水务局"),
        ("prose_only.txt", "2021", "2016", "清溪县林业局"),
    ],
)
def test_edition_year_and_organisation(
    read_file: Callable[[str], Reading], name: str, edition: str, year: str, organisation: str
) -> None:
    reading = read_file(name)
    cover = reading.cover
    assert (reading.form.edition, cover["year"], cover["organisation"]) == (
        edition,
        year,
        organisation,
    )


def test_lost_rows_are_absent_and_not_zero(read_file: Callable[[str], Reading]) -> None:
    reading = read_file("lost_rows.txt")
    assert len(reading.values) == 154
    assert messages(reading, NoteKind.ABSENT) == [
        "表三缺少“（一）予以公开”一行。",
        "表三缺少“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”一行。",
    ]


def test_a_group_with_the_wrong_number_does_not_move_its_rows(
    read_file: Callable[[str], Reading],
) -> None:
    assert read_file("lost_rows.txt").values["requests.unable_not_held.natural"] == 0


def test_six_figures_for_seven_columns_are_doubtful_and_all_zero(
    read_file: Callable[[str], Reading],
) -> None:
    reading = read_file("short_rows.txt")
    assert set(reading.values.values()) == {0}
    assert len(messages(reading, NoteKind.DOUBTFUL)) == 20


def test_a_repeated_heading_is_remarked_and_its_text_kept_in_order(
    read_file: Callable[[str], Reading],
) -> None:
    reading = read_file("short_rows.txt")
    assert reading.texts["overview"].split("\n")[:2] == [
        "2020年，云岭镇按照县里的部署推进信息公开，现将情况报告如下：",
        "（一）组织推进",
    ]
    assert any("不止一次" in message for message in messages(reading, NoteKind.REMARK))


def test_labels_overwritten_by_numbers_are_placed_by_order(
    read_file: Callable[[str], Reading],
) -> None:
    reading = read_file("old_edition.txt")
    assert reading.values["requests.received.welfare"] == 15
    assert reading.printed_totals["requests.received.total"] == 17
    overwritten = [m for m in messages(reading, NoteKind.DOUBTFUL) if "行名处写的是“0”" in m]
    assert len(overwritten) == 16


def test_the_wrong_edition_for_the_year_is_named(read_file: Callable[[str], Reading]) -> None:
    assert any(
        "2022年度应当用2021年版" in message
        for message in messages(read_file("old_edition.txt"), NoteKind.REMARK)
    )


def test_units_typed_into_cells_are_understood(read_file: Callable[[str], Reading]) -> None:
    reading = read_file("web_page.html")
    assert reading.values["proactive.charges.amount"] == Decimal("25.1")
    assert len(messages(reading, NoteKind.UNDERSTOOD)) == 2


def test_what_stands_around_a_report_is_quoted(read_file: Callable[[str], Reading]) -> None:
    quoted = "".join(messages(read_file("web_page.html"), NoteKind.UNPLACED))
    for words in ("首页 > 政府信息公开", "索引号", "浏览次数：56", "注：以上数据", "打印本页"):
        assert words in quoted


def test_a_date_in_chinese_numerals_is_read(read_file: Callable[[str], Reading]) -> None:
    assert read_file("web_page.html").cover["date"] == "2024-01-22"


def test_a_report_of_prose_has_its_texts_and_no_cell(read_file: Callable[[str], Reading]) -> None:
    reading = read_file("prose_only.txt")
    assert not reading.values
    assert reading.texts["problems"] == "公开不够及时，今后按月检查。"
    assert any("旧式报告" in message for message in messages(reading, NoteKind.REMARK))
