from __future__ import annotations

from desktop.intake.blocks import Grid, SourceBox

GRID = Grid(
    (
        SourceBox(0, 0, "甲", 2, 1),
        SourceBox(0, 1, "乙", 1, 2),
        SourceBox(1, 2, "丁"),
        SourceBox(1, 1, "丙"),
    ),
    "第1个表格",
)


def test_a_grid_is_as_high_as_its_lowest_box() -> None:
    assert GRID.height == 2


def test_a_grid_is_as_wide_as_its_rightmost_box() -> None:
    assert GRID.width == 3


def test_a_grid_without_boxes_has_no_size() -> None:
    assert (Grid((), "").height, Grid((), "").width) == (0, 0)


def test_lines_hold_the_boxes_that_begin_in_a_row_left_to_right() -> None:
    assert [[box.text for box in line] for line in GRID.lines()] == [["甲", "乙"], ["丙", "丁"]]
