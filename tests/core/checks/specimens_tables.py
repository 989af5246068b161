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
        "proactive.rules_power",
        wrong=Made({"proactive.rules.issued": 2}),
        right=Made({"proactive.rules.issued": 2}, cover={"organisation_kind": ""}),
    ),
    Specimen(
        "table.wrong_cell",
        wrong=Made(
            {"requests.received.legal": 12, "requests.granted.legal": 21},
            printed={"requests.received.total": 21, "requests.granted.total": 21},
        ),
        right=Made(
            {"requests.received.legal": 21, "requests.granted.legal": 21},
            printed={"requests.received.total": 21, "requests.granted.total": 21},
        ),
    ),
    Specimen(
        "table.shifted",
        wrong=Made(
            {"requests.received.natural": 5, "requests.granted.enterprise": 5},
            printed={"requests.received.total": 5, "requests.granted.total": 5},
        ),
        right=Made(
            {"requests.received.natural": 5, "requests.granted.natural": 5},
            printed={"requests.received.total": 5, "requests.granted.total": 5},
        ),
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
