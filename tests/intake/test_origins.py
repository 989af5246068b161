# SPDX-License-Identifier: MIT
"""Every cell of a reading knows its words, its place, and how certain it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.report import Note, NoteKind, Origin
from desktop.intake.origins import weighed
from tests.intake import damages, sources
from tests.intake.measuring import FORMATS, read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec
    from tests.intake.sources import Source

PLAIN = {"a": Origin("12", "第1行第2格")}


@pytest.mark.parametrize(
    ("kind", "confidence"),
    [(NoteKind.UNDERSTOOD, 0.95), (NoteKind.REMARK, 0.8), (NoteKind.DOUBTFUL, 0.5)],
)
def test_a_note_takes_some_certainty_away(kind: NoteKind, confidence: float) -> None:
    found = weighed(PLAIN, {"a": 12}, [Note(kind, "存疑。", ("a",))])
    assert found == {"a": Origin("12", "第1行第2格", confidence)}


def test_the_weakest_doubt_counts() -> None:
    notes = [Note(NoteKind.DOUBTFUL, "存疑。", ("a",)), Note(NoteKind.UNDERSTOOD, "懂。", ("a",))]
    assert weighed(PLAIN, {"a": 12}, notes)["a"].confidence == 0.5


def test_words_that_were_not_read_are_not_certain_at_all() -> None:
    notes = [Note(NoteKind.DOUBTFUL, "没有读取。", ("a",))]
    assert weighed({"a": Origin("详见附件", "")}, {"a": None}, notes)["a"].confidence == 0


def test_a_doubtful_blank_may_well_be_a_blank() -> None:
    notes = [Note(NoteKind.DOUBTFUL, "附近错行。", ("a",))]
    assert weighed({"a": Origin(" ", "")}, {"a": None}, notes)["a"].confidence == 0.5


def test_what_no_note_names_is_certain() -> None:
    assert weighed(PLAIN, {"a": 12}, [Note(NoteKind.ABSENT, "缺少一行。", ("b",))]) == PLAIN


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("damage", [damages.none, *damages.DAMAGES[::7]])
def test_every_cell_that_was_read_has_an_origin(
    fmt: str, damage: Callable[[Source], None], forms: Mapping[str, FormSpec]
) -> None:
    source = sources.invent(forms["2021"], 3)
    damage(source)
    reading = read_source(source, fmt, forms)
    assert reading.origins.keys() == {*reading.values, *reading.printed_totals}


def test_the_words_are_those_of_the_source(forms: Mapping[str, FormSpec]) -> None:
    source = sources.invent(forms["2021"], 3)
    reading = read_source(source, "tabs", forms)
    for cell, origin in reading.origins.items():
        assert origin.text == str(source.truth[cell])


def test_the_place_counts_the_cells_of_the_line(forms: Mapping[str, FormSpec]) -> None:
    reading = read_source(sources.invent(forms["2021"], 3), "html", forms)
    assert reading.origins["proactive.rules.issued"].place == "第1个表格第3行第2格"
