# SPDX-License-Identifier: MIT
"""Counts what a reading of a damaged source got right, and what it got wrong without saying so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop.core.report import NoteKind
from desktop.intake.plain import read_plain
from desktop.intake.reading import understand
from desktop.intake.web import read_web
from desktop.intake.word import read_word
from tests.intake import damages, sources

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec
    from desktop.intake.blocks import Blocks
    from desktop.intake.reading import Reading
    from tests.intake.sources import Source

FORMATS: Mapping[str, Callable[[Source], Blocks]] = {
    "blocks": sources.as_blocks,
    "tabs": lambda source: read_plain(sources.as_tabs(source)),
    "lines": lambda source: read_plain(sources.as_lines(source)),
    "bars": lambda source: read_plain(sources.as_bars(source)),
    "html": lambda source: read_web(sources.as_html(source)),
    "cells": lambda source: read_plain(sources.as_cells(source)),
    "docx": lambda source: read_word(sources.as_docx(source)),
}
# Where a page is copied one cell per line, blank cells and broken cells leave no trace.
_NO_TRACE = frozenset(
    (
        damages.blank_zeros,
        damages.blank_totals,
        damages.blank_applicants,
        damages.explained,
        damages.words_in_cells,
        damages.turned_table,
        damages.shared_cell,
    )
)
_DOUBT = (NoteKind.ABSENT, NoteKind.DOUBTFUL)


def count(source: Source, reading: Reading) -> Counter[str]:
    """Return how many cells there are, how many are right, how many are wrong without a note."""
    found = {**reading.values, **reading.printed_totals}
    named = {c for note in reading.notes if note.kind in _DOUBT for c in note.cells}
    wrong = wrong_cells(source, reading)
    absent = [c for n in reading.notes if n.kind is NoteKind.ABSENT for c in n.cells]
    missing = [c for c in reading.form.cells if c not in found]
    return Counter(
        cells=len(source.truth),
        right=len(source.truth) - len(wrong),
        silent=sum(cell not in named for cell in wrong),
        unnamed=sum(absent.count(cell) != 1 for cell in missing) + len(set(absent) & found.keys()),
    )


def wrong_cells(source: Source, reading: Reading) -> list[str]:
    found = {**reading.values, **reading.printed_totals}
    return [
        cell for cell, right in source.truth.items() if found.get(cell, sources.ABSENT) != right
    ]


def read_source(source: Source, fmt: str, forms: Mapping[str, FormSpec]) -> Reading:
    return understand(FORMATS[fmt](source), fmt, forms)


def loses_blanks(damage: Callable[[Source], None], fmt: str) -> bool:
    """Say whether a format cannot show what a damage did, so that no reader could tell."""
    return fmt == "cells" and damage in _NO_TRACE
