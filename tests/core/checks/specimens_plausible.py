# SPDX-License-Identifier: MIT
"""Specimens of the checks on figures that are unlikely, and on what a source does otherwise."""

from __future__ import annotations

from decimal import Decimal

from desktop.core.report import Note, NoteKind
from tests.core.checks.specimens import Made, Specimen


def column(name: str, **rows: int) -> dict[str, int]:
    """Return cells of one column of table 3."""
    return {f"requests.{row}.{name}": count for row, count in rows.items()}


LABEL = Note(
    NoteKind.UNDERSTOOD, "行名写作“规范文件”，认作下一行。", ("proactive.norms.issued",), "第4行"
)
DOUBT = Note(NoteKind.DOUBTFUL, "行名处写的是“0”，请核对。", ("requests.denied_law.natural",))
ELSEWHERE = Note(NoteKind.DOUBTFUL, "这一格不属于本表样。", ("platforms.all.cost",))
FEE = "本年度收取信息处理费共计400元。"

SPECIMENS = [
    Specimen(
        "plausible.carried_out",
        wrong=Made(column("natural", received=20, granted=5, carried_out=15)),
        right=Made(column("natural", received=20, granted=12, carried_out=8)),
    ),
    Specimen(
        "plausible.carried_out",
        name="a handful",
        wrong=Made(column("natural", received=5, carried_out=5)),
        right=Made(column("natural", received=4, carried_out=4)),
    ),
    Specimen(
        "plausible.natural",
        wrong=Made(column("welfare", received=16, granted=16)),
        right=Made(column("welfare", received=4, granted=4)),
    ),
    Specimen(
        "plausible.disputes",
        wrong=Made({"disputes.cases.review_upheld": 2}),
        right=Made({"disputes.cases.review_upheld": 2, **column("natural", received=3, granted=3)}),
    ),
    Specimen(
        "plausible.disputes",
        name="requests of last year",
        wrong=Made({"disputes.cases.direct_other": 1}, last_year=Made()),
        right=Made(
            {"disputes.cases.direct_other": 1},
            last_year=Made(column("natural", received=3, granted=3)),
        ),
    ),
    Specimen(
        "plausible.direct_suits",
        wrong=Made(
            {"disputes.cases.direct_upheld": 1, **column("natural", received=3, denied_law=3)}
        ),
        right=Made({"disputes.cases.direct_upheld": 1, **column("natural", received=3, granted=3)}),
    ),
    Specimen(
        "plausible.direct_suits",
        name="before the law",
        wrong=Made(
            {"disputes.cases.direct_upheld": 1, **column("natural", received=3, denied_law=3)}
        ),
        right=Made(
            {"disputes.cases.direct_upheld": 1, **column("natural", received=3, denied_law=3)},
            cover={"year": "2023"},
        ),
    ),
    Specimen(
        "plausible.direct_suits",
        name="beside reviews",
        wrong=Made(
            {"disputes.cases.direct_upheld": 1, **column("natural", received=3, denied_law=3)}
        ),
        right=Made(
            {
                "disputes.cases.direct_upheld": 1,
                "disputes.cases.review_other": 1,
                **column("natural", received=3, denied_law=3),
            }
        ),
    ),
    Specimen(
        "plausible.amount",
        wrong=Made({"proactive.charges.amount": Decimal(25100)}),
        right=Made({"proactive.charges.amount": Decimal("2.51")}),
    ),
    Specimen(
        "plausible.amount",
        name="decimals",
        wrong=Made({"proactive.charges.amount": Decimal("190.457379")}),
        right=Made({"proactive.charges.amount": Decimal("190.4574")}),
    ),
    Specimen(
        "plausible.no_older",
        wrong=Made({"proactive.norms.issued": 11, "proactive.norms.in_force": 11}),
        right=Made({"proactive.norms.issued": 11, "proactive.norms.in_force": 46}),
    ),
    Specimen(
        "plausible.no_older",
        name="a few",
        wrong=Made({"proactive.norms.issued": 5, "proactive.norms.in_force": 5}),
        right=Made({"proactive.norms.issued": 4, "proactive.norms.in_force": 4}),
    ),
    Specimen(
        "plausible.no_older",
        name="2019",
        wrong=Made(
            {"proactive.norms.published": 900, "proactive.norms.total": 900},
            base="busy_report_2019",
        ),
        right=Made({"proactive.norms.published": 9}, base="busy_report_2019"),
    ),
    Specimen(
        "plausible.yuan",
        wrong=Made({"proactive.charges.amount": Decimal(400)}, {"other_matters": FEE}),
        right=Made({"proactive.charges.amount": Decimal("0.04")}, {"other_matters": FEE}),
    ),
    Specimen(
        "plausible.fee",
        wrong=Made({"proactive.charges.amount": Decimal("0.03")}, {"other_matters": FEE}),
        right=Made({"proactive.charges.amount": Decimal("0.04")}, {"other_matters": FEE}),
    ),
    Specimen(
        "plausible.fee",
        name="in ten thousands",
        wrong=Made(
            {"proactive.charges.amount": Decimal(1)},
            {"other_matters": "本年度收取信息处理费1.2万元。"},
        ),
        right=Made(
            {"proactive.charges.amount": Decimal(2)},
            {"other_matters": "本年度收取信息处理费1.2万元。"},
        ),
    ),
    Specimen(
        "plausible.unpaid",
        wrong=Made(
            column("natural", received=1, closed_unpaid=1), {"other_matters": "没有其他事项。"}
        ),
        right=Made(column("natural", received=1, closed_unpaid=1), {"other_matters": FEE}),
    ),
    Specimen(
        "plausible.unpaid",
        name="no notice",
        wrong=Made(
            column("natural", received=1, closed_unpaid=1),
            {"other_matters": "没有发出收费通知，未收取信息处理费。"},
        ),
        right=Made(
            column("natural", received=1, closed_unpaid=1),
            {"other_matters": "发出收费通知1件，未收取信息处理费。"},
        ),
    ),
    Specimen(
        "plausible.unpaid",
        name="without end",
        wrong=Made(
            column("natural", received=1, refused_excessive=1), {"other_matters": "没有其他事项。"}
        ),
        right=Made(
            column("natural", received=1, refused_repeat=1), {"other_matters": "没有其他事项。"}
        ),
    ),
    Specimen(
        "source.written_otherwise",
        wrong=Made(source="年报.docx", notes=(LABEL,)),
        right=Made(source="年报.docx", notes=(DOUBT,)),
    ),
    Specimen(
        "source.doubtful",
        wrong=Made(source="年报.docx", notes=(DOUBT, ELSEWHERE) * 3),
        right=Made(source="年报.docx", notes=(LABEL, ELSEWHERE)),
    ),
]
