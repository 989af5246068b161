# SPDX-License-Identifier: MIT
"""Rates that follow from the tables alone: 办结率, and of reviews 维持率 and 纠错率."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.core.checks.passages import OVERVIEW, Hit, hit, text_check, texts_of
from desktop.core.checks.spec import Family
from desktop.core.form import PREFACE, Severity
from desktop.core.text.mentions import scenes
from desktop.core.text.patterns import compiled
from desktop.core.text.sums import rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject
    from desktop.core.text.mentions import Scene

_RATE = (
    r"(?P<name>(?<!时)(?<!期)(?<!限)办结率|维持率|纠错率|纠正率)(?:为|是|达到?|：)*"
    r"(?P<number>\d{1,2}(?:\.\d+)?)%"
)
_OTHER = r"同比|提高|上升|下降|降低|较|比|诉讼|平均|目标|力争|以上|以下|热线|建议|提案|信访|留言"
_REVIEWS = {"维持率": "upheld", "纠错率": "corrected", "纠正率": "corrected"}


def wrong_rates(subject: Subject) -> Iterator[Hit]:
    """Yield rates that no two numbers of the tables give; 100 % may mean 按时 and is left alone."""
    for passage in texts_of(subject, PREFACE, OVERVIEW):
        if not compiled(_RATE).search(passage.text):
            continue
        for scene in scenes(passage.raw, subject.report.year, whole_area=True):
            for found in compiled(_RATE).finditer(scene.text):
                pairs = _pairs(subject, scene, found["name"], found.start())
                said = Decimal(found["number"])
                step = Decimal(1).scaleb(-len(found["number"].partition(".")[2]))
                right = [one for part, of in pairs if (one := rate(part, of, step)) is not None]
                if right and all(abs(one - said) > step for one in right):
                    at = scene.sentence.start
                    words = f"写的是“{found[0]}”，按表里的件数算应是 {right[0]}%。"
                    yield hit(passage, at + found.start(), at + found.end(), words)


def _pairs(subject: Subject, scene: Scene, name: str, at: int) -> list[tuple[Decimal, Decimal]]:
    """Return the part and the whole of every lawful reading of a rate; none where it is unclear."""
    if compiled(_OTHER).search(scene.clause(at)) or not scene.is_whole(at, parts=True):
        return []
    if name in _REVIEWS:
        if "复议" not in scene.text[:at] or "信息公开" not in scene.before[-80:] + scene.text:
            return []
        part = _number(subject, f"disputes.cases.review_{_REVIEWS[name]}")
        every = _number(subject, "disputes.cases.review_total")
        wholes = [every, every - _number(subject, "disputes.cases.review_pending")]
    else:
        if not scene.on_requests(at, at):
            return []
        part = _number(subject, "requests.handled.total")
        new = _number(subject, "requests.received.total")
        wholes = [new + _number(subject, "requests.carried_in.total"), new]
    return [(part, whole) for whole in wholes if whole > 0]


def _number(subject: Subject, cell: str) -> Decimal:
    return Decimal(subject.values.get(cell) or 0)


CHECKS = (
    text_check(
        wrong_rates,
        Family.TEXT_TABLES,
        "text_table.rates",
        Severity.HINT,
        "办结率、维持率、纠错率与表格相符",
        looks_at="正文的申请办结率（不含按时办结率）和政府信息公开复议的维持率、纠错率",
        why="本程序自定",
        wrong="复议15件、纠正2件，正文“纠错率23.3%”",
        right="正文“纠错率13.3%”",
        advice="按表三、表四的件数重算。",
    ),
)
