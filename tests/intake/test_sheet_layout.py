from __future__ import annotations

import pytest

from desktop.intake import sheet_layout
from desktop.intake.blocks import Grid, IntakeError, Paragraph
from desktop.intake.sheet_layout import Worksheet, sheet_items


def worksheet(
    *lines: str, bordered: str = "", spans: dict[str, tuple[int, int]] | None = None
) -> Worksheet:
    """Make a sheet of rows, cells parted by bars; places are written like 00 for the first."""
    texts = {
        (row, column): text
        for row, line in enumerate(lines)
        for column, text in enumerate(line.split("|"))
        if text
    }
    return Worksheet(
        texts,
        {(int(key[0]), int(key[1])): span for key, span in (spans or {}).items()},
        {(int(key[0]), int(key[1])) for key in bordered.split()},
    )


def outline(sheet: Worksheet) -> list[object]:
    """Return paragraphs as texts and tables as rows of texts."""
    return [
        item.text
        if isinstance(item, Paragraph)
        else [[b.text for b in line] for line in item.lines()]
        for item in sheet_items(sheet)
    ]


def test_text_above_a_table_is_a_paragraph() -> None:
    assert outline(worksheet("年度报告", "甲|1", "乙|2")) == [
        "年度报告",
        [["甲", "1"], ["乙", "2"]],
    ]


def test_lines_of_a_cell_are_paragraphs() -> None:
    assert outline(worksheet("第一段\n\n第二段")) == ["第一段", "第二段"]


def test_a_blank_row_parts_two_tables() -> None:
    assert len(outline(worksheet("甲|1", "", "乙|2"))) == 2


def test_a_label_below_a_row_stays_in_a_table_without_borders() -> None:
    assert outline(worksheet("甲|1", "第二十条", "乙|2")) == [
        [["甲", "1"], ["第二十条", ""], ["乙", "2"]]
    ]


def test_a_heading_below_a_row_parts_two_tables() -> None:
    found = outline(worksheet("甲|1", "三、收到和处理", "乙|2"))
    assert found[1] == "三、收到和处理"


def test_a_single_text_with_a_border_is_of_the_table() -> None:
    sheet = worksheet("标签", "甲|1", bordered="00 01 10 11")
    assert outline(sheet) == [[["标签", ""], ["甲", "1"]]]


def test_a_single_text_without_a_border_is_none_of_a_table_with_borders() -> None:
    sheet = worksheet("甲|1", "附注", bordered="00 01")
    assert outline(sheet) == [[["甲", "1"]], "附注"]


def test_a_number_alone_in_a_sheet_is_no_table() -> None:
    assert outline(worksheet("12")) == ["12"]


def test_merged_cells_are_boxes_with_spans() -> None:
    sheet = worksheet("甲|藏|1", "|x|2", spans={"00": (2, 2)})
    [grid] = sheet_items(sheet)
    assert isinstance(grid, Grid)
    assert [(b.text, b.down, b.across) for b in grid.boxes] == [
        ("甲", 2, 1),
        ("1", 1, 1),
        ("2", 1, 1),
    ]


def test_empty_rows_with_borders_at_the_end_are_left_out() -> None:
    sheet = worksheet("甲|1", bordered="00 01 10 11 20 21")
    assert outline(sheet) == [[["甲", "1"]]]


def test_empty_rows_with_borders_alone_are_nothing() -> None:
    assert outline(worksheet(bordered="00 01")) == []


@pytest.mark.parametrize(
    "sheet",
    [worksheet("甲|1", "乙|2"), worksheet("甲", spans={"00": (2, 2)})],
)
def test_too_many_places_are_refused(sheet: Worksheet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_layout, "MAX_BOXES", 2)
    with pytest.raises(IntakeError, match="格子太多"):
        sheet_items(sheet)
