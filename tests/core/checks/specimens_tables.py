# SPDX-License-Identifier: MIT
"""Specimens of the checks on the tables."""

from __future__ import annotations

from desktop.core.report import Note, NoteKind
from tests.core.checks.specimens import Made, Specimen

_GONE = (Note(NoteKind.ABSENT, "表二缺少“规章”一行。", ("proactive.rules.issued",)),)

SPECIMENS = [
    Specimen(
        "requests.balance",
        wrong=Made({"requests.received.other": 3}),
        right=Made({"requests.received.other": 3, "requests.granted.other": 3}),
    ),
    Specimen(
        "table.printed_total",
        wrong=Made(printed={"requests.received.total": 3}),
        right=Made(printed={"requests.received.total": 0}),
    ),
    Specimen(
        "table.edition", wrong=Made(cover={"year": "2020"}), right=Made(cover={"year": "2024"})
    ),
    Specimen(
        "table.absent",
        wrong=Made({"proactive.rules.issued": None}, notes=_GONE),
        right=Made({"proactive.rules.issued": 0}, notes=_GONE),
    ),
    Specimen(
        "table.blank",
        wrong=Made({"proactive.rules.issued": None}),
        right=Made({"proactive.rules.issued": 0}),
    ),
]
