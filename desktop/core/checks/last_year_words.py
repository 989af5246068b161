# SPDX-License-Identifier: MIT
"""What the text says of last year's requests, against last year's report."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.core.checks.passages import Hit, Passage, hit, text_check, texts_of
from desktop.core.checks.spec import Family, Need
from desktop.core.checks.text_readings import all_mentions, readings
from desktop.core.checks.years import comparable
from desktop.core.form import Severity
from desktop.core.text.numerals import FRAGMENT, parse_number
from desktop.core.text.patterns import compiled
from desktop.core.text.sums import rate
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject
    from desktop.core.text.mentions import Mention

_WHOLES = {"received", "received_new", "asked", "handled"}
_BEFORE = r"(?:上年|去年|上一年|{year}年)(?:度|同期)?"
_BASE = rf"[，（]?(?:较|比|与){_BEFORE}(?:的|收到的?|新收)*(?P<number>{FRAGMENT})[件宗份]"
_RATE = (
    rf"[，（]?(?:同比|[较比]{_BEFORE}(?:相比)?)(?:(?P<up>增长|上升|增加)|下降|减少|降低)了?"
    rf"(?P<number>{FRAGMENT})\s*%"
)


def beside_last_year(subject: Subject) -> Iterator[Hit]:
    """Yield last year's figures and rates of change that last year's report does not have."""
    if not comparable(subject):
        return
    by_id = {passage.id: passage for passage in texts_of(subject)}
    before = replace(subject, values=subject.last_year_values)
    for mention in subject.once(all_mentions):
        if mention.concept in _WHOLES:
            pairs = _pairs(subject, before, mention)
            if pairs:
                yield from _compared(by_id[mention.field], mention, pairs, subject.report.year)


def _pairs(subject: Subject, before: Subject, mention: Mention) -> list[tuple[Decimal, Decimal]]:
    """Return this year's and last year's amount of every reading that the number has."""
    then = dict(readings(before, mention).options)
    return [
        (Decimal(value), Decimal(last))
        for name, value in readings(subject, mention).options
        if value is not None and (last := then.get(name)) and mention.number.agrees(value)
    ]


def _compared(
    passage: Passage, mention: Mention, pairs: list[tuple[Decimal, Decimal]], year: int | None
) -> Iterator[Hit]:
    last = display(pairs[0][1])
    for pattern in (_BASE, _RATE):
        wanted = pattern.replace("{year}", str((year or 0) - 1))
        found = compiled(wanted).match(passage.text, mention.end)
        parsed = parse_number(found["number"]) if found else None
        if not found or not parsed:
            continue
        value, step = parsed
        if pattern == _RATE:
            signed = value if found["up"] else -value
            right = [rate(now - then, then, step) for now, then in pairs]
            fits = any(one is not None and abs(one - signed) <= step for one in right)
            said = f"上一年度的报告是 {last} 件，按件数算应是 {_change(right[0])}。"
        else:
            fits = any(value == then for _, then in pairs)
            said = f"上一年度的报告是 {last} 件。"
        if not fits:
            words = passage.raw[mention.start : found.end()]
            yield hit(passage, mention.start, found.end(), f"写的是“{words}”，{said}")


def _change(value: Decimal | None) -> str:
    return f"{'下降' if value and value < 0 else '增长'} {abs(value or 0)}%"


CHECKS = (
    text_check(
        beside_last_year,
        Family.YEARS,
        "years.words",
        Severity.HINT,
        "正文写的上年件数、增长率与上一年度的报告一致",
        looks_at="正文“收到申请几件，比上年的几件……”“同比增长（下降）百分之几”",
        why="上一年度的报告",
        wrong="上年收到40件，正文“收到申请30件，同比增长25%”",
        right="正文“收到申请30件，同比下降25%”",
        advice="对照上一年度的报告，改正正文。",
        needs=(Need.LAST_YEAR, Need.YEAR),
    ),
)
