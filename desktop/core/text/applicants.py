# SPDX-License-Identifier: MIT
"""Numbers of requests by applicant: 收到申请10件，其中自然人8件、商业企业2件.

They are only read where they follow the whole at once, so that it is clear what they are part of.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.core.text.mentions import COUNT, ZERO, Mention, Scene, mention, read_number
from desktop.core.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.core.text.numerals import Number

COLUMNS = {
    "自然人": "natural",
    "公民": "natural",
    "个人": "natural",
    "商业企业": "enterprise",
    "企业": "enterprise",
    "科研机构": "research",
    "社会公益组织": "welfare",
    "公益组织": "welfare",
    "法律服务机构": "legal",
}
_ORGANISATIONS = "法人(?:、|和|或者?|及|以及)?其他组织|法人单位|法人|其他组织|单位|其他申请人|其他"
_LABEL = "|".join(sorted(COLUMNS, key=len, reverse=True))
_LEAD = (
    r"(?:申请)?[，：；（。]?(?:其中|包括|具体为|(?:按照?|从)申请人(?:的)?(?:类型|类别|性质|身份|情况)?"
    r"(?:进行)?(?:划分|区分|分类|看|统计|来看)?(?:，其中)?)?[，：]?(?:由|来自)?"
)
_ITEM = (
    rf"(?:(?P<label>{_LABEL})|(?P<organisation>{_ORGANISATIONS}))"
    rf"(?:申请人|申请|提出|提交|的|类|为|有|是|共|计|：|\s|（)*+{COUNT}"
)
_BETWEEN = r"）?(?:[、，；和及]|以及)?(?:由|来自)?"
_ALL_NATURAL = (
    r"(?:申请)?[，（]?(?:全部|均|都)(?:为|由|是|系)?(?:自然人|公民个人|个人)(?:申请|提出|提交)"
)
_WHOLES = {"received", "received_new", "asked", "handled"}


def applicant_mentions(
    scene: Scene, field: str, flows: Sequence[Mention], before: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield the numbers by applicant that follow the last whole of a sentence.

    Args:
        scene: the sentence.
        field: the id of the text.
        flows: what it says of requests as wholes.
        before: the same of the sentence before it, where that ended with a whole.
    """
    if not compiled(_LABEL).search(scene.text):
        return
    start = scene.sentence.start
    wholes = [(one.end - start, one.concept) for one in flows]
    if before and scene.text.startswith("其中"):
        wholes.append((0, before[-1].concept))
    for at, concept in wholes:
        if concept not in _WHOLES:
            continue
        natural = compiled(_ALL_NATURAL).match(scene.text, at)
        if natural:
            yield mention(scene, field, "applicants.organisations", ZERO, natural)
        else:
            yield from _listed(scene, field, at)


def _listed(scene: Scene, field: str, at: int) -> Iterator[Mention]:
    """Yield the numbers of a list, each with the place and the words of the whole list."""
    lead = compiled(_LEAD).match(scene.text, at)
    place = lead.end() if lead else at
    start = end = place
    numbers: list[tuple[str, Number]] = []
    while found := compiled(_ITEM).match(scene.text, place):
        number = read_number(found)
        rest = found["organisation"] in {"其他", "其他申请人"}
        if number is None or not number.exact or (rest and not _names_persons(numbers)):
            break
        column = COLUMNS[found["label"]] if found["label"] else "organisations"
        numbers.append((column, number))
        end = found.end()
        between = compiled(_BETWEEN).match(scene.text, end)
        place = between.end() if between else end
    offset, words = scene.sentence.start, scene.text[start:end]
    for column, number in _together(numbers):
        yield Mention(f"applicants.{column}", number, field, offset + start, offset + end, words)


def _names_persons(numbers: Sequence[tuple[str, Number]]) -> bool:
    """Say whether natural persons have been named, so that 其他 can only be organisations."""
    return any(column == "natural" for column, _ in numbers)


def _together(numbers: list[tuple[str, Number]]) -> list[tuple[str, Number]]:
    """Return the numbers with those of organisations, 法人1件、其他组织1件, added up."""
    some = [number for column, number in numbers if column == "organisations"]
    if len(some) < 2:
        return numbers
    total = sum((number.value for number in some), Decimal(0))
    others = [each for each in numbers if each[0] != "organisations"]
    return [*others, ("organisations", some[0]._replace(value=total))]


def ends_with_a_whole(text: str, flows: Sequence[Mention], start: int) -> bool:
    """Say whether nothing is counted between the last whole of a sentence and its end."""
    if not flows:
        return False
    rest = text[flows[-1].end - start :]
    return not re.search(r"\d|[一二三四五六七八九十]+[件宗份]", rest)
