# SPDX-License-Identifier: MIT
"""Tables with one cell a line, in which figures stand before the label of their row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.report import NoteKind
from desktop.intake.blocks import Grid, Paragraph
from desktop.intake.figures_first import FiguresFirst
from desktop.intake.plain import read_plain
from desktop.intake.reading import read
from desktop.intake.targets import Likeness, targets_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec

HEADER = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他"
RECEIVED, CARRIED, GRANTED, PARTIAL = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（二）部分公开",
)
ROW = {RECEIVED: "1 0 0 0 0 2 3", CARRIED: "4 0 0 0 0 0 4", GRANTED: "5 1 0 0 0 0 6"}
ROW |= {PARTIAL: "0 0 7 0 0 0 7"}


@pytest.fixture
def first(form_2021: FormSpec) -> FiguresFirst:
    return FiguresFirst(targets_of(form_2021), Likeness([form_2021]))


def blocks_of(*parts: str) -> list[Paragraph | Grid]:
    """Read cells, each of them on a line of its own."""
    lines = [cell for part in parts for cell in part.split()]
    return list(read_plain("\n".join(lines)).items)


def rows(items: list[Paragraph | Grid]) -> list[list[str]]:
    grids = (item for item in items if isinstance(item, Grid))
    return [[box.text for box in line] for grid in grids for line in grid.lines()]


def behind(*labels: str) -> list[str]:
    """Give rows as they are after all: each label with its figures behind it."""
    return [part for label in labels for part in (label, ROW[label])]


def before(*labels: str) -> list[str]:
    return [part for label in labels for part in (ROW[label], label)]


def test_labels_before_their_figures_stay_as_they_are(first: FiguresFirst) -> None:
    items = blocks_of(HEADER, *behind(RECEIVED, CARRIED, GRANTED))
    assert first.put_right(items) == (items, {})


def test_rows_with_figures_first_end_where_a_label_has_none_behind_it(first: FiguresFirst) -> None:
    texts = (HEADER, *before(RECEIVED, CARRIED), "三、本年度办理结果", *behind(GRANTED, PARTIAL))
    items, doubts = first.put_right(blocks_of(*texts))
    found = rows(items)
    assert found[0] == [*HEADER.split(), RECEIVED, *ROW[RECEIVED].split()]
    assert found[1] == [CARRIED, *ROW[CARRIED].split()]
    assert found[2] == ["三、本年度办理结果", GRANTED, *ROW[GRANTED].split()]
    assert doubts[0].rows == {0, 1}


def test_the_label_of_the_last_row_is_taken_from_below_the_table(first: FiguresFirst) -> None:
    [grid], doubts = first.put_right(blocks_of(HEADER, *before(RECEIVED, CARRIED, GRANTED)))
    assert rows([grid])[2] == [GRANTED, *ROW[GRANTED].split()]
    assert doubts[0].rows == {0, 1, 2}


def test_a_group_before_the_label_goes_with_it(first: FiguresFirst) -> None:
    texts = (*before(RECEIVED, CARRIED), ROW[GRANTED], "三、本年度办理结果", GRANTED)
    items, _ = first.put_right(blocks_of(HEADER, *texts, *before(PARTIAL)))
    assert rows(items)[2] == ["三、本年度办理结果", GRANTED, *ROW[GRANTED].split()]
    assert rows(items)[3] == [PARTIAL, *ROW[PARTIAL].split()]


def test_a_label_below_the_table_stays_there_where_the_last_row_has_one(
    first: FiguresFirst,
) -> None:
    rest = (PARTIAL, ROW[PARTIAL])
    items, _ = first.put_right(
        [*blocks_of(HEADER, *before(RECEIVED, CARRIED), GRANTED, *rest), Paragraph(CARRIED, "")]
    )
    assert items[1:] == [Paragraph(CARRIED, "")]


def test_without_a_label_for_the_last_figures_every_row_is_in_doubt(first: FiguresFirst) -> None:
    items = blocks_of(HEADER, *before(RECEIVED, CARRIED), ROW[GRANTED], "五、存在的主要问题")
    found, doubts = first.put_right(items)
    assert found == items
    assert doubts[0].rows == {0, 1, 2}
    assert "分不清" in doubts[0].message


@pytest.mark.parametrize(
    "texts",
    [
        (HEADER, "12", RECEIVED, ROW[RECEIVED], CARRIED, ROW[CARRIED]),  # a page number
        ("自然人", "1 2 3 4", "其他", "5 6 7 8", "总计", "6 8 10 12"),  # on its side
        ("某单位", *before(RECEIVED, CARRIED)),  # words that are no header
    ],
)
def test_other_figures_behind_words_are_left_alone(
    texts: tuple[str, ...], first: FiguresFirst
) -> None:
    items = blocks_of(*texts)
    assert first.put_right(items) == (items, {})


def test_tables_with_known_rows_are_left_alone_and_counted(first: FiguresFirst) -> None:
    known = list(read_plain(f"{RECEIVED}\t1\n{CARRIED}\t2").items)
    loose = [Paragraph("正文。", ""), *blocks_of(HEADER, *before(RECEIVED, CARRIED))]
    items, doubts = first.put_right([*known, *loose])
    assert items[0] is known[0]
    assert set(doubts) == {1}


def test_a_reading_has_the_cells_of_those_rows_and_doubts_them(
    forms: Mapping[str, FormSpec],
) -> None:
    texts = ("三、收到和处理政府信息公开申请情况", HEADER, "总计", *before(RECEIVED, CARRIED))
    texts += ("三、本年度办理结果", *behind(GRANTED, PARTIAL))
    lines = [cell for part in texts for cell in part.split()]
    found = read("\n".join(lines).encode(), "a.txt", forms)
    assert found.values["requests.received.other"] == 2
    assert found.values["requests.carried_in.natural"] == 4
    [note] = [note for note in found.notes if "印在行名前面" in note.message]
    assert note.kind is NoteKind.DOUBTFUL
    assert note.cells[:7] == tuple(found_cells(forms, "received"))


def found_cells(forms: Mapping[str, FormSpec], row: str) -> list[str]:
    """Give the cells of a row of table three."""
    return [cell for cell in forms["2021"].cells if cell.startswith(f"requests.{row}.")]
