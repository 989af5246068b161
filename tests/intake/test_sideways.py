# SPDX-License-Identifier: MIT
"""Table four in parts: read as one, and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.report import NoteKind
from desktop.intake.blocks import Blocks, Grid, Paragraph, SourceBox
from desktop.intake.reading import understand

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.core.form import FormSpec
    from desktop.intake.reading import Reading

TITLE = Paragraph("云岭镇2023年政府信息公开工作年度报告", "第1段")
HEADING = Paragraph("四、政府信息公开行政复议、行政诉讼情况", "第2段")
LEAVES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
REVIEW, DIRECT, AFTER = (
    ["4", "1", "0", "2", "7"],
    ["3", "0", "0", "0", "3"],
    ["8", "0", "1", "1", "10"],
)
NAMES = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")


def grid(place: str, *rows: Sequence[str]) -> Grid:
    boxes = [SourceBox(y, x, text) for y, row in enumerate(rows) for x, text in enumerate(row)]
    return Grid(tuple(boxes), place)


@pytest.fixture
def read(forms: Mapping[str, FormSpec]) -> Callable[..., Reading]:
    """Read blocks behind a title and the heading of the fourth section; words are paragraphs."""

    def read_blocks(*items: str | Grid) -> Reading:
        blocks = [Paragraph(item, "段") if isinstance(item, str) else item for item in items]
        return understand(Blocks("试验", (TITLE, HEADING, *blocks)), "试验", forms)

    return read_blocks


def row(reading: Reading) -> list[object]:
    found = {**reading.values, **reading.printed_totals}
    return [found.get(cell) for cell in reading.form.cells if cell.startswith("disputes.")]


def note(reading: Reading) -> tuple[NoteKind, str]:
    return next((n.kind, n.message) for n in reading.notes if "拼成一张" in n.message)


def parts(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str | Grid]:
    found: list[str | Grid] = []
    for name, figures in zip(names, rows, strict=True):
        found += [name, grid(f"表{name}", LEAVES, figures)]
    return found


WHOLE = [int(text) for text in (*REVIEW, *DIRECT, *AFTER)]


def test_three_tables_with_their_names_are_one(read: Callable[..., Reading]) -> None:
    reading = read(*parts(NAMES, (REVIEW, DIRECT, AFTER)))
    assert row(reading) == WHOLE
    assert note(reading)[0] is NoteKind.UNDERSTOOD


def test_the_names_decide_about_the_order(read: Callable[..., Reading]) -> None:
    names = (NAMES[0], NAMES[2], NAMES[1])
    assert row(read(*parts(names, (REVIEW, AFTER, DIRECT)))) == WHOLE


def test_without_names_the_order_is_a_doubt(read: Callable[..., Reading]) -> None:
    reading = read(
        *(grid(f"第{n}个表格", LEAVES, r) for n, r in enumerate((REVIEW, DIRECT, AFTER)))
    )
    kind, message = note(reading)
    assert row(reading) == WHOLE
    assert (kind, "请核对" in message) == (NoteKind.DOUBTFUL, True)


def test_names_within_the_tables_count(read: Callable[..., Reading]) -> None:
    rows = zip(NAMES, (REVIEW, DIRECT, AFTER), strict=True)
    tables = [grid(name, [name], LEAVES, figures) for name, figures in rows]
    assert note(read(*tables))[0] is NoteKind.UNDERSTOOD


def test_parts_one_below_the_other_in_one_table_are_one(read: Callable[..., Reading]) -> None:
    rows: list[Sequence[str]] = []
    for name, figures in zip(NAMES, (REVIEW, DIRECT, AFTER), strict=True):
        rows += [[name], LEAVES, figures]
    assert row(read(grid("第1个表格", *rows))) == WHOLE


def test_two_parts_of_different_widths_are_one(read: Callable[..., Reading]) -> None:
    tables = (
        "行政复议",
        grid("甲", LEAVES, REVIEW),
        "行政诉讼",
        grid("乙", LEAVES * 2, DIRECT + AFTER),
    )
    reading = read(*tables)
    assert (row(reading), note(reading)[0]) == (WHOLE, NoteKind.UNDERSTOOD)


def test_two_unnamed_parts_of_different_widths_are_a_doubt(read: Callable[..., Reading]) -> None:
    reading = read(grid("甲", LEAVES, REVIEW), grid("乙", LEAVES * 2, DIRECT + AFTER))
    assert (row(reading), note(reading)[0]) == (WHOLE, NoteKind.DOUBTFUL)


def test_the_names_are_no_text_of_the_report(read: Callable[..., Reading]) -> None:
    reading = read(*parts(NAMES, (REVIEW, DIRECT, AFTER)), "五、存在的主要问题及改进情况", "问题。")
    assert not any("行政复议" in text for text in reading.texts.values())
    assert not any(n.kind is NoteKind.UNPLACED for n in reading.notes)


@pytest.mark.parametrize(
    "items",
    [
        parts(NAMES[:2], (REVIEW, DIRECT)),
        [
            *parts(NAMES[:2], (REVIEW, DIRECT)),
            "本年度没有发生复议后起诉的案件，特此说明，并已在网站公布。" * 2,
        ],
        [*parts(NAMES[:2], (REVIEW, DIRECT)), "甲", "乙", "丙"],
        [
            *parts(NAMES[:2], (REVIEW, DIRECT)),
            grid("丁", ["规章", "其他", "甲", "乙", "丙"], AFTER),
        ],
        [*parts(NAMES[:2], (REVIEW, DIRECT)), grid("丁", LEAVES)],
        [*parts(NAMES[:2], (REVIEW, DIRECT)), grid("丁", LEAVES, AFTER[:4])],
        [*parts(NAMES[:2], (REVIEW, DIRECT)), grid("丁", LEAVES, LEAVES)],
        [*parts(NAMES[:2], (REVIEW, DIRECT)), grid("丁", *([LEAVES, AFTER] * 9))],
    ],
    ids=["two", "prose", "many", "other", "bare", "short", "words", "long"],
)
def test_what_is_not_the_whole_table_is_not_joined(
    read: Callable[..., Reading], items: Sequence[str | Grid]
) -> None:
    assert not any("拼成一张" in n.message for n in read(*items).notes)


def test_a_first_header_that_was_taken_for_a_paragraph_counts(read: Callable[..., Reading]) -> None:
    rest = parts(NAMES[1:], (DIRECT, AFTER))
    reading = read(NAMES[0], LEAVES[0], grid("甲", LEAVES[1:], REVIEW), *rest)
    assert (row(reading), note(reading)[0]) == (WHOLE, NoteKind.UNDERSTOOD)


def test_words_among_the_parts_that_are_no_name_are_quoted(read: Callable[..., Reading]) -> None:
    found = parts(NAMES, (REVIEW, DIRECT, AFTER))
    found[2:3] = ["注：含上年结转的案件", NAMES[1]]
    found[-1] = grid("表三", ["数字由法制科提供"], LEAVES, AFTER)
    reading = read(*found)
    quoted = "".join(n.message for n in reading.notes if n.kind is NoteKind.UNPLACED)
    assert row(reading) == WHOLE
    assert "“注：含上年结转的案件”“数字由法制科提供”" in quoted
    assert "复议" not in quoted
