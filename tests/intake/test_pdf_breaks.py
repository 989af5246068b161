from __future__ import annotations

import pytest

from desktop.intake.pdf_breaks import PageCell, PageTable, joined
from desktop.intake.pdf_lines import TextLine

NARROW, WIDE = (0.0, 30.0, 60.0), (0.0, 200.0, 400.0)


def cell(top: int, left: float, right: float, text: str, down: int = 1) -> PageCell:
    """Make a cell; every character is ten points wide, a digit five."""
    lines = tuple(
        TextLine(part, left, 0, left + sum(10 if ord(sign) > 255 else 5 for sign in part), 10, 10)
        for part in text.split("\n")
        if part
    )
    return PageCell(top, down, left, right, lines)


def table(rows: list[list[str]], edges: tuple[float, ...] = NARROW) -> PageTable:
    cells = [
        cell(top, edges[at], edges[at + 1], text)
        for top, row in enumerate(rows)
        for at, text in enumerate(row)
    ]
    return PageTable(edges, len(rows), cells)


def texts(found: PageTable | None) -> list[tuple[int, str]]:
    assert found is not None
    return [(one.top, one.text) for one in found.cells]


def test_a_figure_that_the_page_tore_is_one_and_told() -> None:
    found = joined(table([["总计", "1423"]]), table([["", "7"], ["丙", "1"]]))
    assert texts(found) == [(0, "总计"), (0, "1423\n7"), (1, "丙"), (1, "1")]
    assert found is not None
    assert found.torn == ["14237"]


def test_a_label_that_the_page_tore_is_one_and_not_told() -> None:
    found = joined(table([["社会", "12"]]), table([["组织", ""]]))
    assert texts(found) == [(0, "社会\n组织"), (0, "12")]
    assert found is not None
    assert (found.height, found.torn) == (1, [])


def test_the_blank_rest_of_a_row_is_no_row() -> None:
    found = joined(table([["社会", "12"]], WIDE), table([["", ""], ["丙", "1"]], WIDE))
    assert texts(found) == [(0, "社会"), (0, "12"), (1, "丙"), (1, "1")]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["规章", "12"], ["许可", "7"]),  # every cell is filled
        (["规章", ""], ["许可", ""]),  # nothing ended
        (["其他", "12"], ["（七）总计", ""]),
        (["其他", "12"], ["四、结转", ""]),
        (["其他", "12"], ["2.没有", ""]),
        (["", "12"], ["许可", ""]),  # words below a blank
    ],
)
def test_a_row_of_its_own_stays_one(above: list[str], below: list[str]) -> None:
    assert [top for top, _ in texts(joined(table([above]), table([below])))] == [0, 0, 1, 1]


def test_words_that_had_room_above_begin_a_row() -> None:
    found = joined(table([["规章", "12"]], WIDE), table([["许可", ""]], WIDE))
    assert [top for top, _ in texts(found)] == [0, 0, 1, 1]


def test_words_with_one_character_a_line_go_on_in_a_wide_cell() -> None:
    found = joined(table([["社\n会", "12"]], WIDE), table([["组\n织", ""]], WIDE))
    assert texts(found) == [(0, "社\n会\n组\n织"), (0, "12")]


def test_a_cell_over_rows_on_both_pages_is_one() -> None:
    one = PageTable(NARROW, 2, [cell(0, 0, 30, "", 2), *table([["", "1"], ["", "2"]]).cells[1::2]])
    two = PageTable(
        NARROW, 2, [cell(0, 0, 30, "结果", 2), *table([["", "3"], ["", "4"]]).cells[1::2]]
    )
    found = joined(one, two)
    assert found is not None
    assert [(one.text, one.top, one.down) for one in found.cells if one.down > 1] == [
        ("结果", 0, 4)
    ]


def test_two_cells_over_rows_with_words_of_their_own_are_two() -> None:
    one = PageTable(
        NARROW, 2, [cell(0, 0, 30, "不予", 2), *table([["", "1"], ["", "2"]]).cells[1::2]]
    )
    two = PageTable(
        NARROW, 2, [cell(0, 0, 30, "无法", 2), *table([["", "3"], ["", "4"]]).cells[1::2]]
    )
    assert texts(joined(one, two))[0] == (0, "不予")


def test_a_part_that_lacks_its_first_column_is_of_the_same_table() -> None:
    edges = tuple(float(30 * at) for at in range(8))
    found = joined(table([[*"甲123456"]], edges), table([[*"789012"]], edges[1:]))
    assert found is not None
    assert (found.edges, found.height) == (edges, 2)


def test_words_below_a_missing_cell_are_no_rest() -> None:
    edges = tuple(float(30 * at) for at in range(8))
    found = joined(table([[*"123456"]], edges[1:]), table([["乙", "", *"12345"]], edges))
    assert found is not None
    assert found.height == 2


def test_a_table_of_other_columns_is_another() -> None:
    assert joined(table([["规章", "12"]]), table([["规章", "12"]], (0.0, 40.0, 60.0))) is None


def test_a_table_is_cut_off_when_one_part_is() -> None:
    two = table([["丙", "1"]])
    two.cut = True
    found = joined(table([["规章", "12"]]), two)
    assert found is not None
    assert found.cut


def test_a_row_torn_below_a_header_said_again_is_one() -> None:
    one = table([["内容", "件数"], ["总计", "1423"]])
    two = table([["内容", "件数"], ["", "7"], ["丙", "1"]])
    found = joined(one, two)
    assert texts(found)[2:] == [(1, "总计"), (1, "1423\n7"), (2, "丙"), (2, "1")]


@pytest.mark.parametrize("row", [["总计", "5"], ["", ""]])
def test_rows_alike_that_are_no_header_are_kept(row: list[str]) -> None:
    found = joined(table([row, ["甲", "3"]], WIDE), table([row, ["乙", "4"]], WIDE))
    assert found is not None
    assert found.height == 4 - (not row[0])


def test_a_header_of_two_rows_said_again_is_left_out() -> None:
    head = [cell(0, 0, 30, "内容", 2), cell(0, 30, 60, "件数"), cell(1, 30, 60, "本年")]
    one = PageTable(NARROW, 3, [*head, cell(2, 0, 30, "甲"), cell(2, 30, 60, "3")])
    two = PageTable(NARROW, 3, [*head, cell(2, 0, 30, "乙"), cell(2, 30, 60, "4")])
    assert texts(joined(one, two))[3:] == [(2, "甲"), (2, "3"), (3, "乙"), (3, "4")]
