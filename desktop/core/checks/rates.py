# SPDX-License-Identifier: MIT
"""Percentages: growth that the two figures beside it do not give, shares above the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.checks.passages import Hit, hit, text_check, texts_of
from desktop.core.checks.spec import Family
from desktop.core.form import Severity
from desktop.core.text.numerals import Number, numbers
from desktop.core.text.patterns import compiled
from desktop.core.text.sums import rate as rate_of
from desktop.core.values import display

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from desktop.core.checks.passages import Passage
    from desktop.core.checks.subject import Subject
    from desktop.core.text.sentences import Sentence

_UP, _DOWN = "增长|上升|增加|提高|增幅|增", "减少|下降|降低|下滑|降幅|降|减"
_RATE = (
    r"[，（]?(?:同比|环比|[较比](?:上年|去年|上一年)(?:度|同期)?)?(?:数量|总量|件数)?"
    rf"(?:{_UP}|{_DOWN})(?:率|幅度)?(?:了|为|达到|达|：)*"
)
_BY = (
    r"[，（](?:同比|[较比](?:上年|去年|上一年|20\d\d年)(?:度|同期)?)"
    rf"(?:(?P<up>{_UP}|多)|{_DOWN}|少)了?"
)
_YEAR = r"(?P<last>上年|去年|上一年)|(?P<this>今年|本年|全年)|(?P<year>20\d\d)年"
_OTHER_YEAR = (
    rf"[，（、]?(?:而|较|比|与)?(?:{_YEAR})(?:度|同期)?"
    r"(?:的|为|是|收到|共|主动|公开|发布|政府|信息)*"
)
_FROM_LAST = r"[，（]?(?:较|比|与)(?:上年|去年|上一年|20\d\d年)(?:度|同期)?(?:的|相比的)?"
_CHANGED_BY = r"(?:相比)?(?:(?P<up>增加|上升|增长|多)|减少|下降|降低|少)了?"
_SHARE = (
    r"(?:占(?:比|[^，。；\d]{0,14}?(?:的|比例|比重|比))"
    r"|(?:办结|答复|回复|满意|知晓|覆盖|按时|按期|及时|合格|公开|解读)率)"
    r"(?:均|都|分别)?(?:为|是|达到|达|高达|：|超过)*$"
)
_OTHER_THINGS = r"分别|其中|平均|目标|任务|计划|较20\d\d年.*较20\d\d年"


def _changes(passage: Passage, sentence: Sentence) -> Iterator[Hit]:
    """Yield a change that two figures beside it do not give: 25件，比上年的20件减少5件."""
    found = numbers(sentence.text)
    for one, two, change in zip(found, found[1:], found[2:], strict=False):
        label = compiled(_FROM_LAST).fullmatch(sentence.text[one.end : two.start])
        way = compiled(_CHANGED_BY).fullmatch(sentence.text[two.end : change.start])
        alike = all(n.unit == one.unit and n.exact and n.step == 1 for n in (one, two, change))
        itself = compiled(f"(?:{_UP}|{_DOWN}|多|少)了?$").search(sentence.text[: one.start])
        if not (label and way and alike) or itself:
            continue
        right = one.value - two.value
        if (right if way["up"] else -right) != change.value:
            start, end = sentence.start + one.start, sentence.start + change.end
            words = sentence.text[one.start : change.end]
            more = "多" if right > 0 else "少"
            said = f"按两个数算应是{more} {display(abs(right))}" if right else "两个数相同"
            yield hit(passage, start, end, f"“{words}”，{said}。")


def growth(subject: Subject) -> Iterator[Hit]:
    """Yield a rate of growth behind exactly two figures of one kind that gives another rate."""
    for passage in texts_of(subject):
        for sentence in passage.sentences:
            yield from _changes(passage, sentence)
            if "%" in sentence.text and compiled(_UP + "|" + _DOWN).search(sentence.text):
                yield from _growth(passage, sentence, subject.report.year)


def _growth(passage: Passage, sentence: Sentence, year: int | None) -> Iterator[Hit]:
    text = sentence.text
    found = numbers(text)
    for at, rate in enumerate(found):
        if rate.unit != "%" or not rate.exact or at < 2:
            continue
        one, two = found[at - 2], found[at - 1]
        since = text.rfind("；", 0, rate.start) + 1
        alone = at == 2 or found[at - 3].end <= since
        if not alone or one.start < since or not _comparable(text, one, two, rate):
            continue
        right = _rate(text, one, two, rate.step, year)
        if right is not None and abs(right - rate.value) > rate.step:
            start, end = sentence.start + one.start, sentence.start + rate.end
            words = text[one.start : rate.end]
            yield hit(passage, start, end, f"“{words}”，按两个数算应是 {right}%。")


def _comparable(text: str, one: Number, two: Number, rate: Number) -> bool:
    """Say whether two figures are of one kind and exact, and the rate speaks of them."""
    if one.unit != two.unit or one.unit == "%" or not (one.exact and two.exact):
        return False
    if one.step != 1 or two.step != 1 or compiled(_OTHER_THINGS).search(text[: rate.start]):
        return False
    return compiled(_RATE).fullmatch(text[two.end : rate.start]) is not None


def _rate(text: str, one: Number, two: Number, step: Decimal, year: int | None) -> Decimal | None:
    """Return the rate that two figures give: a change beside its whole, or two years.

    None where it cannot be told which of them was there first, or that was 0, and where the rate
    has more digits than can be computed.
    """
    label = text[one.end : two.start]
    change, base = two.value, None
    by = compiled(_BY).fullmatch(label)
    if by:
        base = one.value - two.value if by["up"] else one.value + two.value
    else:
        other = compiled(_OTHER_YEAR).fullmatch(label)
        first = list(compiled(_YEAR).finditer(text[: one.start]))
        if other and _is_last(other, year):
            change, base = abs(one.value - two.value), two.value
        elif other and first and _is_last(first[-1], year):
            change, base = abs(one.value - two.value), one.value
    return rate_of(change, base, step) if base is not None and base > 0 else None


def _is_last(found: re.Match[str], year: int | None) -> bool:
    named = found["year"]
    return bool(found["last"]) or (bool(named) and year is not None and int(named) == year - 1)


def over_the_whole(subject: Subject) -> Iterator[Hit]:
    """Yield shares, and rates that cannot be more than everything, above 100 %."""
    for passage in texts_of(subject):
        for sentence in passage.sentences if "%" in passage.text else ():
            for number in _over(sentence.text, numbers(sentence.text)):
                start, end = sentence.start + number.start, sentence.start + number.end
                words = passage.raw[start:end]
                yield hit(passage, start, end, f"写的是“{words}”，这里说的是占比，不会超过100%。")


def _over(text: str, found: Sequence[Number]) -> Iterator[Number]:
    for number in found:
        over = number.unit == "%" and number.value > 100
        if over and compiled(_SHARE).search(text[: number.start]):
            yield number


_T = Family.TEXTS
CHECKS = (
    text_check(
        growth,
        _T,
        "text.growth",
        Severity.HINT,
        "增长率与前面的两个数相符",
        looks_at="“几件，较上年增加几件，增长百分之几”和“上年几件、本年几件，增长百分之几”；差最后一位不算",
        why="本程序自定",
        wrong="“收到申请25件，较上年增加5件，增长30%”",
        right="“收到申请25件，较上年增加5件，增长25%”",
        advice="重算增长率：本年比上年多（少）的数，除以上年的数。",
    ),
    text_check(
        over_the_whole,
        _T,
        "text.over_hundred",
        Severity.CONFIRM,
        "占比不超过100%",
        looks_at="“占百分之几”和办结率、答复率、满意率、覆盖率等",
        why="占比的含义",
        wrong="“办结率105%”",
        right="“办结率100%”",
        advice="改正百分比。",
    ),
)
