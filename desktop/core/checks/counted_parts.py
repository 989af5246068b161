# SPDX-License-Identifier: MIT
"""Numbers that are right as parts: the sentence adds them up to a whole, or divides another set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.text.numerals import numbers
from desktop.core.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from decimal import Decimal

    from desktop.core.checks.passages import Passage
    from desktop.core.text.mentions import Mention
    from desktop.core.text.numerals import Number
    from desktop.core.text.sentences import Sentence

_CHANGE = r"(?:增加|减少|增长|下降|上升|多|少|增|减|降|较上?年|比上?年)(?:了|为)?$"
_AMONG = r"(?:申请|案件|的)*中[，：]?|[^；]*其中"
_TOGETHER = (
    r"(?:[，；（][\u4e00-\u9fff]{0,6}(?:共计?|合计|总计)|全[县市区省州旗])[^，。；（\d]{0,12}$"
)
_COUNTED = {"件", "件次", "宗", "份", "起", "例"}


def is_a_part(
    passage: Passage, mention: Mention, others: Sequence[Mention], wholes: Collection[Decimal | int]
) -> bool:
    """Say whether numbers beside it in its sentence add up with it to a whole, or are that whole.

    Args:
        passage: the text the mention is in.
        mention: a number that is not itself a whole.
        others: all mentions of the report; what they bind to something else is not added.
        wholes: the lawful readings.
    """
    sentence = sentence_at(passage, mention.start)
    others = [one for one in others if one.concept != mention.concept]
    found = numbers(sentence.text)
    own = next((one for one in found if one.start == mention.number.start), None)
    if own is None or not own.value:
        return False
    fit = [one for one in found if one is own or _fits(sentence.text, one, own)]
    free = [one for one in fit if one is own or not _bound(sentence, one, mention.field, others)]
    return _adds_up(free, own, wholes) or _stated(sentence, free, own, wholes)


def sentence_at(passage: Passage, start: int) -> Sentence:
    """Return the sentence of a text in which a place is."""
    return [one for one in passage.sentences if one.start <= start][-1]


def _bound(sentence: Sentence, one: Number, field: str, mentions: Sequence[Mention]) -> bool:
    """Say whether a number of a sentence is inside a mention."""
    at = sentence.start + one.start
    return any(other.field == field and other.start <= at < other.end for other in mentions)


def _fits(text: str, one: Number, own: Number) -> bool:
    """Say whether a number can be counted together with another one."""
    alike = one.unit == own.unit and one.exact and one.step == 1
    return alike and not compiled(_CHANGE).search(text[: one.start])


def _adds_up(free: list[Number], own: Number, wholes: Collection[Decimal | int]) -> bool:
    """Say whether the number and some beside it add up to a whole."""
    at = free.index(own)
    for first in range(at + 1):
        total = sum(one.value for one in free[first:at])
        for one in free[at:]:
            total += one.value
            if total in wholes and (first < at or one is not own):
                return True
    return False


def _stated(
    sentence: Sentence, free: list[Number], own: Number, wholes: Collection[Decimal | int]
) -> bool:
    """Say whether the sentence names a whole beside it, as 全县共6件."""
    return any(
        one.value in wholes
        and one.value > own.value
        and compiled(_TOGETHER).search(sentence.text[: one.start])
        for one in free
    )


def divides_another(
    passage: Passage, mention: Mention, others: Sequence[Mention], wholes: Collection[Decimal | int]
) -> bool:
    """Say whether a result is counted among requests that are not all: 涉及拆迁的71件中，…40件.

    Such a set is one that nothing in the tables is: its parts add up to it, or 中 and 其中 say so.
    """
    sentence = sentence_at(passage, mention.start)
    at = mention.start - sentence.start
    for one in numbers(sentence.text):
        if one.end > at or one.unit not in _COUNTED or one.value in wholes:
            continue
        if one.value < mention.number.value or _bound(sentence, one, mention.field, others):
            continue
        start, end = sentence.start + one.end, sentence.start + len(sentence.text)
        parts = [m for m in others if m.field == mention.field and start <= m.start < end]
        together = sum(m.number.value for m in parts)
        if together == one.value or compiled(_AMONG).match(sentence.text[one.end : at]):
            return True
    return False
