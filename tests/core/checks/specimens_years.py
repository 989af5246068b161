# SPDX-License-Identifier: MIT
"""Specimens of the checks that need the report of the year before."""

from __future__ import annotations

from tests.core.checks.specimens import Made, Specimen


def after(cells: dict[str, int | None], before: dict[str, int], **cover: str) -> Made:
    """Return a report with these cells, and the report of the year before with those."""
    return Made(cells, cover=cover, last_year=Made(before))


def requests(**cells: int) -> dict[str, int]:
    """Return cells of the column 自然人 of table 3."""
    return {f"requests.{row}.natural": count for row, count in cells.items()}


def cases(**cells: int) -> dict[str, int]:
    """Return cells of table 4."""
    return {f"disputes.cases.{column}": count for column, count in cells.items()}


def norms(**cells: int) -> dict[str, int]:
    """Return cells of the row 行政规范性文件."""
    return {f"proactive.norms.{column}": count for column, count in cells.items()}


OPEN = requests(received=5, carried_out=5)
MOVED = {"requests.carried_in.other": 5, "requests.granted.other": 5}

SPECIMENS = [
    Specimen(
        "years.other_report",
        wrong=Made(last_year=Made(cover={"year": "2021"})),
        right=Made(last_year=Made(cover={"year": "2024"})),
    ),
    Specimen(
        "follows.requests.carried_over_total",
        wrong=after(requests(carried_in=3, granted=3), OPEN),
        right=after(requests(carried_in=5, granted=5), OPEN),
    ),
    Specimen(
        "follows.requests.carried_over",
        wrong=after(MOVED, OPEN),
        right=after(requests(carried_in=5, granted=5), OPEN),
    ),
    Specimen(
        "follows.requests.carried_over_total",
        name="of another year",
        wrong=after({}, OPEN),
        right=Made(last_year=Made(OPEN, cover={"year": "2019"})),
    ),
    Specimen(
        "follows.proactive.in_force_continued",
        wrong=after(norms(issued=2, repealed=1, in_force=9), norms(in_force=7)),
        right=after(norms(issued=2, repealed=1, in_force=8), norms(in_force=7)),
    ),
    Specimen(
        "follows.disputes.review_pending_continued",
        wrong=after(cases(review_upheld=1), cases(review_pending=2)),
        right=after(cases(review_upheld=2), cases(review_pending=2)),
    ),
    Specimen(
        "follows.disputes.direct_pending_continued",
        wrong=after(cases(direct_upheld=1), cases(direct_pending=2)),
        right=after(cases(direct_upheld=3), cases(direct_pending=2)),
    ),
    Specimen(
        "follows.disputes.after_review_pending_continued",
        wrong=after({}, cases(after_review_pending=1, review_other=1)),
        right=after(cases(after_review_pending=1), cases(after_review_pending=1, review_other=1)),
    ),
    Specimen(
        "follows.disputes.suits_after_reviews",
        wrong=after(cases(after_review_upheld=3), cases(review_upheld=2)),
        right=after(cases(after_review_upheld=3, review_upheld=1), cases(review_upheld=2)),
    ),
    Specimen(
        "years.jump",
        wrong=after({"proactive.licences.decisions": 340}, {"proactive.licences.decisions": 12}),
        right=after({"proactive.licences.decisions": 340}, {"proactive.licences.decisions": 310}),
    ),
    Specimen(
        "years.jump",
        name="small figures",
        wrong=after({"proactive.licences.decisions": 20}, {}),
        right=after({"proactive.licences.decisions": 19}, {}),
    ),
    Specimen(
        "years.jump",
        name="blank",
        wrong=after({"proactive.licences.decisions": 0}, {"proactive.licences.decisions": 20}),
        right=after({"proactive.licences.decisions": None}, {"proactive.licences.decisions": 20}),
    ),
    Specimen(
        "years.jump",
        name="another year",
        wrong=after({}, {"proactive.licences.decisions": 20}),
        right=Made(last_year=Made({"proactive.licences.decisions": 20}, cover={"year": "2019"})),
    ),
    Specimen(
        "years.words",
        wrong=Made(
            OPEN,
            {"overview": "新收申请5件，同比增长50%。"},
            last_year=Made(MOVED | requests(received=10)),
        ),
        right=Made(
            OPEN,
            {"overview": "新收申请5件，同比下降50%。"},
            last_year=Made(MOVED | requests(received=10)),
        ),
    ),
]
