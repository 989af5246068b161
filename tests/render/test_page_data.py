# SPDX-License-Identifier: MIT
"""What the page template is given."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from desktop.core.report import Report
from desktop.render.fonts import choose
from desktop.render.page_data import page_data, printable


@pytest.fixture
def data_of(context_of):
    def made(report, families=("SimSun",), latin=""):
        return page_data(context_of(report), choose(families), latin)

    return made


def boxes(data, section):
    return [box for group in data["sections"][section]["table"]["groups"] for box in group["boxes"]]


def test_everything_can_become_json(data_of, busy_report):
    assert json.loads(json.dumps(data_of(busy_report)))["title"] == busy_report.title


def test_every_cell_of_every_table_is_there_once(data_of, busy_report):
    data = data_of(busy_report)
    anchors = [box["anchor"] for section in (1, 2, 3) for box in boxes(data, section)]
    assert sorted(filter(None, anchors)) == sorted(busy_report.form.cells)


def test_a_blank_cell_is_printed_empty(data_of, report_2021):
    assert {box["text"] for box in boxes(data_of(report_2021), 3) if box["anchor"]} == {""}


def test_a_figure_too_long_for_its_cell_is_set_smaller(data_of, report_2021):
    report_2021.values["requests.received.natural"] = 123456789012
    sizes = {box["anchor"]: box["size"] for box in boxes(data_of(report_2021), 2) if box["anchor"]}
    assert sizes["requests.received.natural"] < sizes["requests.received.other"] == 9.0


def test_only_the_header_rows_at_the_top_are_repeated(data_of, report_2021):
    groups = data_of(report_2021)["sections"][1]["table"]["groups"]
    assert [group["header"] for group in groups] == [True, False] * 4
    assert [group["repeat"] for group in groups] == [True] + [False] * 7


def test_a_long_table_fills_a_page_and_only_it_may_be_broken(data_of, report_2021):
    sections = data_of(report_2021)["sections"]
    assert [section["new_page"] for section in sections] == [False] * 2 + [True] * 2 + [False] * 2
    assert [section["table"]["breakable"] for section in sections[1:4]] == [False, True, False]


def test_a_label_higher_than_wide_is_set_one_character_a_line(data_of, report_2021):
    upright = [box["lines"] for box in boxes(data_of(report_2021), 2) if box["down"] > 20]
    assert upright == [["三、", "本", "年", "度", "办", "理", "结", "果"]]


def test_a_pause_mark_that_begins_an_upright_label_has_its_own_line(
    context_of, zero_report, data_of
):
    context = context_of(zero_report)
    table = context.tables["requests"]
    changed = [box._replace(text="、上") if box.down > 20 else box for box in table.boxes]
    tables = {**context.tables, "requests": _with_boxes(table, changed)}
    data = page_data(_with_tables(context, tables), choose(()), "")
    assert [box["lines"] for box in boxes(data, 2) if box["down"] > 20] == [["、", "上"]]


def _with_boxes(table, changed):
    return replace(table, boxes=tuple(changed))


def _with_tables(context, tables):
    return replace(context, tables=tables)


def test_the_last_paragraph_carries_the_signature(data_of, zero_report):
    data = data_of(zero_report)
    marked = [line["text"] for part in data["sections"] for line in part["lines"] if line["last"]]
    assert data["closed"]
    assert marked == ["本年度没有收取信息处理费。"]


def test_without_a_last_paragraph_the_signature_stands_for_itself(data_of, zero_report):
    zero_report.texts["other_matters"] = ""
    assert not data_of(zero_report)["closed"]


def test_the_file_is_dated_as_the_report(data_of, zero_report):
    assert data_of(zero_report)["made_on"] == {"year": 2026, "month": 1, "day": 20}


@pytest.mark.parametrize("text", ["", "二月三十日"])
def test_a_report_without_a_day_gets_a_fixed_date(data_of, zero_report, text):
    zero_report.cover["date"] = text
    assert data_of(zero_report)["made_on"]["year"] == 1980


def test_digits_of_the_text_but_not_of_the_title_come_from_the_latin_font(data_of, zero_report):
    fonts = data_of(zero_report, latin="Tinos")["fonts"]
    assert fonts["body"] == [{"name": "Tinos", "covers": "latin-in-cjk"}, "SimSun"]
    assert fonts["title"] == ["SimSun"]


def test_subheadings_are_headings_but_not_before_the_first_section(data_of, zero_report):
    zero_report.texts["preface"] = "（一）说明。\n正文。"
    data = data_of(zero_report)
    assert [(line["level"], line["kai"]) for line in data["preface"]] == [(0, True), (0, False)]
    assert [line["level"] for line in data["sections"][0]["lines"]] == [2, 0, 2, 0]


def test_an_edition_of_later_years_is_laid_out_too(data_of, form_2031):
    data = data_of(Report.blank(form_2031, 2031))
    assert len(data["sections"]) == len(form_2031.sections)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("全年 12 件", "全年 12 件"),
        ("a" * 29, "a" * 29),
        ("a" * 30, "\u200b".join("a" * 30)),
        ("！" * 30, "\u200b".join("！" * 30)),
        ("甲\t乙", "甲\u3000\u3000乙"),
        ("\ufeff甲", "甲"),
        ("甲" * 40, "甲" * 40),
    ],
)
def test_text_stays_on_its_page(typed, printed):
    assert printable(typed) == printed


def test_nothing_closes_a_report_without_signature_and_date(data_of, zero_report):
    zero_report.cover.update(signature="", date="")
    data = data_of(zero_report)
    assert data["closed"]
    assert not any(line["last"] for section in data["sections"] for line in section["lines"])


def test_marks_of_a_font_that_centres_them_come_from_another(data_of, zero_report):
    first, second = data_of(zero_report, ("AR PL UKai", "SimSun"))["fonts"]["kai"]
    assert first["name"] == "AR PL UKai"
    assert not re.fullmatch(first["covers"], "，")
    assert re.fullmatch(first["covers"], "（")
    assert second == "SimSun"
