# SPDX-License-Identifier: MIT
"""Labels with numbers: 予以公开10件, 10件予以公开, 复议、诉讼均为0件, 甲、乙分别5件、3件."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from desktop.core.text.mentions import COUNT, NUMBER, UNIT, Mention, Scene, mention, read_number
from desktop.core.text.numerals import FRAGMENT, Number, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

JOIN = r"(?:，被?提起|(?:、|和|及|与|以及|或者?)被?(?:提起|申请)?)"
_MANNER = r"(?P<manner>分别|均|各|都)?"
_TAIL_WORDS = (
    "的|类|情形|情况|结果|决定|答复|政府信息公开申请|信息公开申请|依申请公开|申请|政府信息|件数|案件|案"
    "|数量|总计|有|为|是|共|计|合计|："
)
_TAIL = rf"(?:{_TAIL_WORDS}|\s)*+"
_LIST = rf"(?P<list>{FRAGMENT}\s*{UNIT}?(?:(?:、|，|和|及){FRAGMENT}\s*{UNIT})+)"


@cache
def _patterns(one: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return patterns: labels before several numbers, labels before one, a number before a label.

    A list before the labels must have ended with a number, or they belong to that list.
    """
    chain = (
        rf"(?<!不)(?<![^件宗份条起项例个次）][、和及与])(?P<chain>(?:{one})(?:{JOIN}(?:{one}))*)"
    )
    end = rf"(?:{UNIT}(?P<after>以上|左右|上下|余|多)?|(?=[，。；、）]|$))"
    single = rf"{chain}{_TAIL}{_MANNER}{_TAIL}（?{NUMBER}{end}"
    several = rf"{chain}{_TAIL}分别{_TAIL}{_LIST}"
    digit = r"[\d零一二两三四五六七八九十]"
    after = rf"{COUNT}(?:申请)?(?:作出|被|依法|属于|为|系)?(?P<chain>{one})(?!{_TAIL}{digit})"
    return re.compile(several), re.compile(single), re.compile(after)


def alternatives(labels: Mapping[str, str]) -> str:
    """Return the labels as alternatives of a pattern, the longest first."""
    return "|".join(sorted(labels, key=len, reverse=True))


def chained(labels: Mapping[str, str], text: str) -> Iterator[re.Match[str]]:
    """Yield matches of a chain, each stretch of text once; several numbers come first."""
    taken: list[tuple[int, int]] = []
    for pattern in _patterns(alternatives(labels)):
        for found in pattern.finditer(text):
            if any(start < found.end() and found.start() < end for start, end in taken):
                continue
            taken.append(found.span())
            yield found


def labels_in(chain: str, labels: Mapping[str, str]) -> list[str]:
    """Return what the labels in a chain stand for, in order, each once."""
    return list(dict.fromkeys(labels[one] for one in re.findall(alternatives(labels), chain)))


def bound(
    found: re.Match[str], scene: Scene, field: str, labels: Mapping[str, str]
) -> Iterator[Mention]:
    """Yield the mentions of a chain: one each with 分别 and 均, else one for all together."""
    names = labels_in(found["chain"], labels)
    groups = found.groupdict()
    if groups.get("list"):
        parts = re.findall(rf"({FRAGMENT})\s*{UNIT}?", found["list"])
        values = [value for part in parts if (value := parse_number(part))]
        if len(values) == len(names) == len(parts):
            for name, (amount, step) in zip(names, values, strict=True):
                yield mention(scene, field, name, Number(amount, 0, 0, step=step), found)
        return
    number = read_number(found)
    manner = groups.get("manner")
    if number is None or not number.exact or manner == "分别":
        return
    if manner or len(names) == 1:
        for name in names:
            yield mention(scene, field, name, number, found)
    else:
        yield mention(scene, field, "+".join(names), number, found)
