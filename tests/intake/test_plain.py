from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.checks.subject import Traces
from desktop.intake.blocks import Grid, IntakeError, Paragraph
from desktop.intake.plain import read_plain

if TYPE_CHECKING:
    from types import SimpleNamespace


def test_every_line_with_text_is_a_paragraph_with_its_line_number(seen: SimpleNamespace) -> None:
    assert read_plain("标题\n\n  正文\xa0\n").items == (
        Paragraph("标题", "第1行"),
        Paragraph("正文", "第3行"),
    )


def test_the_source_is_named() -> None:
    assert read_plain("一").kind == "纯文本"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\f", "\u2028", "\v"])
def test_every_kind_of_line_end_ends_a_line(end: str, seen: SimpleNamespace) -> None:
    assert seen.texts(read_plain(f"甲{end}乙")) == ["甲", "乙"]


def test_bookmarks_and_invisible_characters_are_taken_out(seen: SimpleNamespace) -> None:
    assert seen.texts(read_plain("[bookmark: _GoBack]为\u200b了\ufeff")) == ["为了"]


def test_a_lone_surrogate_from_the_clipboard_is_taken_out(seen: SimpleNamespace) -> None:
    assert seen.texts(read_plain("甲\ud800乙")) == ["甲乙"]


def test_a_table_stands_between_its_paragraphs(seen: SimpleNamespace) -> None:
    blocks = read_plain("一、前\n规章\t0\n许可\t1\n二、后")
    assert [type(item) for item in blocks.items] == [Paragraph, Grid, Paragraph]
    assert blocks.items[2] == Paragraph("二、后", "第4行")


def test_a_grid_of_plain_text_knows_no_spans() -> None:
    [grid] = read_plain("规章\t0\n许可\t1").items
    assert isinstance(grid, Grid)
    assert (grid.exact, grid.rows_known, grid.place) == (False, True, "第1个表格")


def test_tables_in_different_layouts_are_found_in_one_text(seen: SimpleNamespace) -> None:
    blocks = read_plain(
        "规章\t0\n许可\t1\n二、甲\n规章|0\n许可|1\n三、乙\n规章  0  1\n许可  2  3\n"
    )
    assert [len(grid) for grid in seen.grids(blocks)] == [2, 2, 2]


def test_bytes_are_decoded_and_what_was_repaired_is_told() -> None:
    blocks = read_plain("政府信息".encode().decode("gbk").encode("gbk"))
    assert isinstance(blocks.items[0], Paragraph)
    assert blocks.items[0].text == "政府信息"


def test_more_text_than_any_report_has_is_refused() -> None:
    with pytest.raises(IntakeError, match="文本太大"):
        read_plain("好" * 4_000_001)


def test_more_lines_than_any_report_has_are_refused() -> None:
    with pytest.raises(IntakeError, match="文本太大"):
        read_plain("\n" * 150_001)


def test_more_cells_than_any_report_has_are_refused() -> None:
    with pytest.raises(IntakeError, match="格子太多"):
        read_plain("0\t" * 70_000)


def test_an_empty_text_has_no_blocks() -> None:
    assert read_plain(b"").items == ()


def test_bookmarks_that_a_program_wrote_into_the_text_are_traces() -> None:
    traces = read_plain("[bookmark: _GoBack]公开12条。[bookmark: 改过]").traces
    assert traces == Traces(bookmarks=("_GoBack", "改过"))


def test_plain_text_cannot_tell_of_traces() -> None:
    assert read_plain("公开12条。").traces is None
