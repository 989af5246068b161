# SPDX-License-Identifier: MIT
"""A PDF that does not say what it should is found out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.render.page_check import bare, differences


@pytest.fixture
def typeset(pages, context_of, busy_report):
    return pages.preview(context_of(busy_report))


@pytest.fixture
def context(context_of, busy_report):
    return context_of(busy_report)


def with_table(context, table_id, change):
    table = context.tables[table_id]
    boxes = tuple(change(box) for box in table.boxes)
    return replace(context, tables={**context.tables, table_id: replace(table, boxes=boxes)})


def test_the_right_pages_are_found_equal(typeset, context):
    assert differences(typeset, context) == []


def test_another_figure_is_named_with_both(typeset, context):
    cell = "requests.granted.natural"
    changed = with_table(
        context, "requests", lambda box: box._replace(text="77777") if box.cell == cell else box
    )
    (found,) = differences(typeset, changed)
    assert (found.name, found.expected) == ("表三 requests.granted.natural", "77777")
    assert found.found.isdigit()


def test_a_blank_that_is_printed_as_a_figure_is_named(typeset, context):
    cell = "disputes.cases.review_upheld"
    changed = with_table(
        context, "disputes", lambda box: box._replace(text="") if box.cell == cell else box
    )
    assert [found.name for found in differences(typeset, changed)] == [f"表四 {cell}"]


def test_a_cell_without_a_place_is_named(typeset, context):
    cell = "requests.granted.natural"
    places = {name: place for name, place in typeset.places.items() if name != cell}
    (found,) = differences(typeset._replace(places=places), context)
    assert found.found == "不在表里"


def test_a_cell_in_another_column_is_named(typeset, context):
    places = dict(typeset.places)
    places["requests.granted.natural"] = typeset.places["requests.granted.other"]
    assert len(differences(typeset._replace(places=places), context)) == 1


def test_another_label_is_named(typeset, context):
    changed = with_table(
        context, "proactive", lambda box: box._replace(text="规定") if box.text == "规章" else box
    )
    assert {found.expected for found in differences(typeset, changed)} == {"规定"}


def test_a_missing_paragraph_is_named_with_its_section(typeset, context):
    changed = replace(context, signature="清溪市气象局")
    assert [found.name for found in differences(typeset, changed)] == ["落款"]


def test_paragraphs_in_another_order_are_found_out(typeset, context):
    section = context.sections[0]
    turned = replace(section, lines=section.lines[::-1])
    changed = replace(context, sections=(turned, *context.sections[1:]))
    assert differences(typeset, changed)


@pytest.mark.parametrize(
    "text",
    [
        "well-known " * 60,
        "甲\t乙 丙　丁",
        "①㎡ﬁ⼀𠮷😀",
        "“引”—…·〔2026〕1号",
        "العربية 与 עברית 混排",
        "a" * 200,
    ],
)
def test_unusual_text_is_read_back_equal(pages, context_of, zero_report, text):
    zero_report.texts["overview"] = text
    context = context_of(zero_report)
    assert differences(pages.preview(context), context) == []


def test_a_text_from_right_to_left_that_is_not_there_is_found_out(pages, context_of, zero_report):
    typeset = pages.preview(context_of(zero_report))
    zero_report.texts["overview"] = "العربية 龘"
    assert differences(typeset, context_of(zero_report))


def test_a_comparison_sees_neither_space_nor_width():
    assert bare("Ａ b\u200b\n１") == "Ab1"
