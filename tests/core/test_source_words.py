# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.report import Evidence, Note, NoteKind, Origin
from desktop.core.source_words import compared, quoted, reasons

if TYPE_CHECKING:
    from desktop.core.report import Report
    from desktop.core.values import Value

CELL, TOTAL = "requests.received.natural", "requests.received.total"


@pytest.fixture
def read(report_2021: Report) -> Report:
    """A report of which two cells were read."""
    origins = {CELL: Origin("12件", "第2个表格第4行第2格", 0.95), TOTAL: Origin("30", "")}
    note = Note(NoteKind.UNDERSTOOD, "写的是“12件”。", (CELL,))
    report_2021.evidence = Evidence("a.docx", {TOTAL: 30}, (note,), {CELL: 12}, origins)
    return report_2021


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        (CELL, 12, "原件：“12件”（第2个表格第4行第2格）"),
        (CELL, 15, "原件是“12件”（第2个表格第4行第2格），后来改成 15"),
        (CELL, None, "原件是“12件”（第2个表格第4行第2格），后来清空"),
        (TOTAL, 30, "原件：“30”"),
        (TOTAL, 31, "原件印的是“30”，现在算出 31"),
        (TOTAL, None, "原件印的是“30”，现在是空白"),
        ("requests.granted.natural", 3, ""),
    ],
)
def test_what_the_source_has_and_what_became_of_it(
    read: Report, cell: str, value: Value, told: str
) -> None:
    assert compared(read, cell, value) == told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "空白"),
        ("一\n二", "“一 二”"),
        ("字" * 29, f"“{'字' * 28}…”"),
        ("1 | 2", "这一行“1 | 2”"),
    ],
)
def test_the_words_of_the_source_are_quoted_in_short(text: str, words: str) -> None:
    assert quoted(Origin(text, "")) == words


def test_the_reading_speaks_of_a_cell_until_it_is_changed(read: Report) -> None:
    assert reasons(read, CELL, 12) == ("写的是“12件”。",)
    assert reasons(read, CELL, 13) == ()
