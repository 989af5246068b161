# SPDX-License-Identifier: MIT
"""Wholes and their parts inside a sentence: 其中, 分别, 共, shares in percent.

Only what cannot be right under any reading is given back. Parts after 其中 need not be all of
them, and channels overlap, so that a smaller or a larger sum alone says nothing.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.text.numerals import Number, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.core.text.sentences import Sentence

_OFF = re.compile(
    r"等|余|以上|以下|左右|约|近|超|逾|多条|多件|数十|不足|同比|比上|较上|增长|增加|减少|下降|同时|均|各\d|各[一二两三]|含|转载"
)
_WITHIN = re.compile(
    r"其中(?:，|：)?|分别为|分别是|包括(?:：)?|具体为|具体是|(?<=[条件个次])：|（(?=[省市县区]本级\d)"
)
_WHOLE = re.compile(r"(?:其中|分别|包括|具体)")
_APART = re.compile(r"结转|办结|另有|另外|此外|全年|今年|本年|同时")
_CHANNELS = re.compile(
    r"网站|微信|公众号|微博|平台|抖音|头条|新媒体|公开栏|公示栏|专栏|渠道|政务号|客户端|APP|app|显示屏|广播|报"
)
_ENDED = re.compile(r"维持|纠正|审结|办结|在办|完成|采纳")
_REST = re.compile(r"其他|其它|其余")
_TOGETHER = re.compile(r"(?:共计|合计|总计|总共|共)(?:为|有|是)?$")
_BREAK = re.compile(r"[；。]")
_SHARE = re.compile(r"占(?P<of>[^，。；\d]{0,14}?)(?:的)?(?:比例|比重|比)?(?:为|是|达|达到)?$")
_NOT_ITS_SHARE = re.compile(r"^(?:申请|案件|的)*中|分别")
_REQUESTS = re.compile(r"申请|办结|答复|予以公开|不予公开|无法提供|部分公开|不予处理")
_DOING = re.compile(
    r"发布|推送|公开|开展|组织|召开|举办|办理|接待|发放|制作|刊发|收到|答复|印发|更新|上传|回复|解读|受理"
)


class SumFault(NamedTuple):
    """A whole that its parts contradict; `start` and `end` are places in the field."""

    whole: Number
    parts: tuple[Number, ...]
    start: int
    end: int
    words: str

    @property
    def total(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.value for part in self.parts), Decimal(0))


class ShareFault(NamedTuple):
    """A share in percent that its number does not give; `right` are the shares that would do."""

    share: Number
    part: Number
    right: tuple[Decimal, ...]
    start: int
    end: int
    words: str


def wrong_sums(sentences: Sequence[Sentence]) -> Iterator[SumFault]:
    """Yield the wholes that cannot be right, in order."""
    for sentence in sentences:
        if sentence.text.count("（") != sentence.text.count("）"):
            continue
        found = numbers(sentence.text)
        if len(found) > 2 and not _OFF.search(sentence.text):
            yield from _within(sentence, found)
            yield from _together(sentence, found)


def _within(sentence: Sentence, found: Sequence[Number]) -> Iterator[SumFault]:
    """Look at a whole with its parts behind 其中."""
    text = sentence.text
    for sign in _WITHIN.finditer(text):
        before = [number for number in found if number.end <= sign.start()]
        if not before or _BREAK.search(text[before[-1].end : sign.start()]):
            continue
        whole = before[-1]
        if not re.fullmatch(r"[^\d，、；]{0,8}[，：（、；]?", text[whole.end : sign.start()]):
            continue
        parts = _parts(text, sign.end(), found)
        words = text[sign.end() : parts[-1].end] if parts else ""
        if _WHOLE.search(words) or len(parts) < 2 or any(p.unit != whole.unit for p in parts):
            continue
        if _nested(parts, words):
            continue
        alike = [number for number in before if number.unit == whole.unit]
        wholes = [*alike, whole._replace(value=sum((n.value for n in alike), Decimal(0)))]
        if all(_contradicts(one, parts, words, sign[0]) for one in wholes):
            yield _fault(sentence, whole, parts, before[-1].start, parts[-1].end)


def _nested(parts: Sequence[Number], words: str) -> bool:
    """Say whether the last parts divide the one before them: 直接起诉4件，维持3件、未审结1件."""
    least = 1 if _ENDED.search(words) else 2
    return any(
        part.value == sum(one.value for one in parts[at + 1 :])
        for at, part in enumerate(parts[:-least])
    )


def _contradicts(whole: Number, parts: Sequence[Number], words: str, sign: str) -> bool:
    if not all(number.exact and number.step == 1 for number in (whole, *parts)):
        return False
    total = sum(part.value for part in parts)
    if any(part.value > whole.value for part in parts):
        return True
    if _CHANNELS.search(words) and whole.unit != "个":  # one item may be in two channels
        return False
    complete = _REST.search(words) is not None or sign.startswith(("分别", "具体", "（"))
    return total > whole.value or (complete and total < whole.value)


def _parts(text: str, start: int, found: Sequence[Number]) -> list[Number]:
    """Return the numbers of a list of parts.

    It ends at a closing bracket, at a semicolon behind two parts, and where a clause that tells of
    something done follows parts that are only named.
    """
    parts: list[Number] = []
    doing = False
    for number in found:
        if number.start < start:
            continue
        label = text[parts[-1].end if parts else start : number.start]
        if label.count("）") > label.count("（") or ("；" in label and len(parts) > 1):
            break
        if _TOGETHER.search(label) or (parts and _APART.search(label)):
            break
        if parts and not doing and _DOING.search(label):
            break
        doing = doing or _DOING.search(label) is not None
        parts.append(number)
    return parts


def _together(sentence: Sentence, found: Sequence[Number]) -> Iterator[SumFault]:
    """Look at parts with 共 and the whole behind them."""
    text = sentence.text
    for at, whole in enumerate(found):
        if at < 2 or not _TOGETHER.search(text[: whole.start].rstrip()) or not whole.exact:
            continue
        parts = list(found[:at])
        if _WHOLE.search(text[: whole.start]):
            continue
        if not re.search(
            r"[，、；：]\s*(?:全[县市区省州年镇]|[两三四五六七八]项)?(?:共计|合计|总计|总共|共)(?:为|有|是)?$",
            text[: whole.start].rstrip(),
        ):
            continue
        if any(not p.exact or p.unit != whole.unit or p.step != 1 for p in parts):
            continue
        if sum(part.value for part in parts) != whole.value:
            yield _fault(sentence, whole, parts, parts[0].start, whole.end)


def _fault(
    sentence: Sentence, whole: Number, parts: Sequence[Number], start: int, end: int
) -> SumFault:
    at = sentence.start
    return SumFault(whole, tuple(parts), at + start, at + end, sentence.text[start:end])


def wrong_shares(sentences: Sequence[Sentence], wholes: Sequence[Decimal]) -> Iterator[ShareFault]:
    """Yield shares of requests that no whole explains.

    Args:
        sentences: of one text, in order.
        wholes: totals of the tables a share may be taken of; 0 and less are left out.
    """
    earlier: list[Decimal] = []
    for sentence in sentences:
        found = numbers(sentence.text)
        counted = [number for number in found if number.unit != "%"]
        bases = [n.value for n in counted] + earlier + list(wholes)
        if _REQUESTS.search(sentence.text):
            yield from _shares(sentence, found, [base for base in bases if base > 0])
        elif "%" in sentence.text:
            yield from _shares(sentence, found, [])
        earlier = [number.value for number in counted]


_OF = re.compile(r"占[^，。；\d]{0,10}$")
_OF_IT = re.compile(r"(?:申请|总数|的|总量|比例|比重|为)*$")


def _of_the_named(
    sentence: Sentence, found: Sequence[Number], at: int
) -> tuple[Number, Decimal] | None:
    """Return the part and the right share where the whole is named: 9件，占新收18件的50%."""
    share, base, part = found[at], found[at - 1], found[at - 2]
    text = sentence.text
    named = _OF.search(text[part.end : base.start]) and _OF_IT.fullmatch(
        text[base.end : share.start]
    )
    plain = part.exact and base.exact and part.unit == base.unit != "%"
    if not (named and plain and 0 < part.value <= base.value):
        return None
    right = rate(part.value, base.value, share.step)
    return None if right is None else (part, right)


def _shares(
    sentence: Sentence, found: Sequence[Number], bases: Sequence[Decimal]
) -> Iterator[ShareFault]:
    for at, share in enumerate(found):
        if share.unit != "%" or not share.exact or at == 0:
            continue
        named = _of_the_named(sentence, found, at) if at > 1 else None
        if named:
            part, right_one = named
            if abs(right_one - share.value) > share.step:
                start, end = sentence.start + part.start, sentence.start + share.end
                words = sentence.text[part.start : share.end]
                yield ShareFault(share, part, (right_one,), start, end, words)
            continue
        part = found[at - 1]
        between = sentence.text[part.end : share.start]
        if part.unit == "%" or not part.exact or not _SHARE.search(between) or "；" in between:
            continue
        if _NOT_ITS_SHARE.search(between):
            continue
        every = (rate(part.value, base, share.step) for base in bases if base >= part.value)
        right = {one for one in every if one is not None}
        others = tuple(sorted(right - {rate(Decimal(1), Decimal(1), share.step)}))
        if others and share.value not in right:
            start, end = sentence.start + part.start, sentence.start + share.end
            words = sentence.text[part.start : share.end]
            yield ShareFault(share, part, others, start, end, words)


def rate(part: Decimal, whole: Decimal, step: Decimal) -> Decimal | None:
    """Return a part of a whole in percent, rounded as far as it is written.

    None where more digits are wanted than can be computed.
    """
    try:
        return (part * 100 / whole).quantize(step, rounding=ROUND_HALF_UP)
    except InvalidOperation:
        return None
