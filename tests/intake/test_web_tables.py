from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import IntakeError
from desktop.intake.web import read_web

if TYPE_CHECKING:
    from types import SimpleNamespace


def shape(seen: SimpleNamespace, rows: str) -> list[tuple[int, int, int, int, str]]:
    shapes: list[tuple[int, int, int, int, str]] = seen.shape(
        seen.only_grid(read_web(f"<table>{rows}</table>"))
    )
    return shapes


def test_spans_are_laid_out_as_html_does(seen: SimpleNamespace) -> None:
    rows = "<tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁"
    assert shape(seen, rows) == [
        (0, 0, 2, 1, "甲"),
        (0, 1, 1, 2, "乙"),
        (1, 1, 1, 1, "丙"),
        (1, 2, 1, 1, "丁"),
    ]


def test_a_cell_goes_past_several_cells_from_above(seen: SimpleNamespace) -> None:
    rows = "<tr><td rowspan=2>甲<td rowspan=2>乙<td>1<tr><td>2"
    assert shape(seen, rows)[-1] == (1, 2, 1, 1, "2")


def test_a_span_beyond_the_last_row_ends_there(seen: SimpleNamespace) -> None:
    assert shape(seen, "<tr><td rowspan=22>甲<td>1<tr><td>2")[0] == (0, 0, 2, 1, "甲")


def test_a_span_of_zero_rows_goes_to_the_end(seen: SimpleNamespace) -> None:
    assert shape(seen, "<tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3")[0] == (0, 0, 3, 1, "甲")


def test_no_span_reaches_over_the_end_of_a_row_group(seen: SimpleNamespace) -> None:
    rows = "<thead><tr><th rowspan=5>甲<th>乙</thead><tbody><tr><td>丙<td>0</tbody>"
    assert shape(seen, rows)[2] == (1, 0, 1, 1, "丙")


@pytest.mark.parametrize("span", ["", "x", "-1", "1%", "99999", "²"])
def test_an_absurd_span_is_no_fault(span: str, seen: SimpleNamespace) -> None:
    rows = f'<tr><td colspan="{span}">甲<td>0<tr><td>乙<td>1'
    assert [box[2:4] for box in shape(seen, rows)] == [(1, 1)] * 4


def test_cells_without_a_row_are_a_row(seen: SimpleNamespace) -> None:
    assert shape(seen, "<td>甲<td>0<tr><td>乙<td>1")[2] == (1, 0, 1, 1, "乙")


def test_an_empty_row_keeps_its_place(seen: SimpleNamespace) -> None:
    assert shape(seen, "<tr><td>甲<td>0<tr></tr><tr><td>乙<td>1")[2] == (2, 0, 1, 1, "乙")


def test_more_columns_than_any_report_has_are_refused() -> None:
    with pytest.raises(IntakeError, match="格子太多"):
        read_web("<table><tr>" + "<td colspan=1000>" * 3)


def test_more_cells_than_any_report_has_are_refused() -> None:
    with pytest.raises(IntakeError, match="格子太多"):
        read_web("<table>" + ("<tr>" + "<td>" * 1000) * 13)
