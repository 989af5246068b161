# SPDX-License-Identifier: MIT
"""Mentions of reviews and suits that arose from the disclosure work, and of how they ended.

An outcome is bound as `outcome.<whose>.<which>`: `any` where the sentence does not say whether a
review or a suit is meant. `not_upheld` is what 均获维持 leaves no room for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.core.text.chains import JOIN, bound, chained, labels_in
from desktop.core.text.mentions import COUNT, ZERO, Mention, Scene, mention, read_number
from desktop.core.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIRECT = [
    f"未经{a}复议直接{b}" for a in ("", "行政") for b in ("起诉", "提起诉讼", "提起行政诉讼")
]
_AFTER = [
    f"{a}复议后{b}" for a in ("", "行政") for b in ("起诉", "诉讼", "提起诉讼", "提起行政诉讼")
]
DISPUTES = {
    "行政复议": "review",
    "复议": "review",
    "行政诉讼": "suit",
    "诉讼": "suit",
    **dict.fromkeys(_DIRECT, "direct"),
    **dict.fromkeys(_AFTER, "after_review"),
}
_OUTCOMES = {
    "维持": "upheld",
    "纠正": "corrected",
    "其他结果": "other",
    "尚未审结": "pending",
    "未审结": "pending",
}
_TOPIC = re.compile("复议|诉讼|起诉")
_OWN = re.compile(
    r"信息公开|依申请公开|公开申请|公开工作|未经(?:行政)?复议直接|(?<=经)(?:行政)?复议后(?:起诉|提起)"
)
_AS_JUDGE = r"(?:办理|审理|审结|受理|代理|化解|办结|接待|调解)(?:各类|政府|信息公开|类|的)*$"
_OTHER_KIND = r"(?:其[他它]|其余|非信息公开|非政府信息公开)(?:类|类型|的|领域)*$"
_KIND_AFTER = rf"信息公开(?:类|方面|领域|的)[^，。；\d]{{0,10}}{COUNT}"
_PUBLISHED = r"主动公开|公示|发布|公布|培训|案例"
_NO_DISPUTE = (
    r"(?:未|没有|无|未曾|不存在)(?:发生|产生|收到|出现|涉及|引发|引起|有)?[^，。；\d]{0,30}?"
    rf"(?P<chain>(?:行政)?(?:复议|诉讼)(?:{JOIN}(?:行政)?(?:复议|诉讼))*)"
    r"(?:的?(?:案件|情况|情形|事项|申请|案|行为|现象|问题))*(?:发生)?(?=[，。；、等]|$)"
)
_OPENING = r"(?:20\d\d年度?|全年|本年度?|年内|[我本](?:[镇乡局]|街道|机关|单位)|共|，)*"
_NONE_AT_ALL = (
    rf"{_OPENING}(?:未|没有|无)(?:发生|产生|收到|出现)?(?:任何)?"
    rf"(?P<chain>行政(?:复议|诉讼)(?:{JOIN}行政(?:复议|诉讼))*)(?:案件|情况|情形|案)?(?=[，。；]|$)"
)
_PLAIN = (
    rf"{_OPENING}(?:发生|产生|涉及|被申请|被提起|有)?(?:行政复议|行政诉讼)"
    rf"(?:案件|案)?(?:共|为|：)*{COUNT}"
)
_OTHER_LAW = (
    "执法|征收|征地|拆迁|处罚|工伤|治安|劳动|土地|房屋|各类|应诉|出庭|一审|二审|民事|协助|代理|调解"
)
_NONE_OF = {
    "corrected": r"(?:没有|未|无|均未)(?:出现|发生)?(?:因[^，。；]{1,12})?(?:一件)?"
    r"被[^，。；]{0,6}纠正",
    "pending": r"(?:均|全部|都)(?:已经?)?审结",
}
_UPHELD_AT_ALL = (
    rf"{_OPENING}(?:发生)?{COUNT}(?P<chain>行政(?:复议|诉讼))(?:案件|案)?"
    r"(?:结果)?(?:均|全部|都)(?:获|被|予以|得到|已)?维持(?=[，。；]|$)"
)
_OF_A_KIND = (
    r"计入|纳入|列入|进入|转入|转为|纠正|败诉|撤销|改判|变更|维持|超期|逾期|责令|违法|未审结"
)
_UPHELD = re.compile(r"(?:均|全部|都)(?:获|被|予以|得到|已)?(?:结果)?维持")
_RESULT_OF = (
    rf"(?<!均获)(?:结果)?(?P<which>{'|'.join(_OUTCOMES)})"
    rf"(?:结果|原行政行为|案件|的|为|共|：)*{COUNT}"
)
_RESULT_AFTER = (
    rf"{COUNT}(?:案件)?(?:结果为?|被|获|予以)?(?P<which>维持|纠正|尚未审结|未审结)"
    r"(?=[，。；、）]|$)"
)
_AS_A_STEP = r"(?:未经|经过?)(?:行政)?复议(?!直接|后)|复议(?:程序|机关|决定|前置)"
_OTHER_CAUSE = (
    r"(?:未|不)(?:涉及|属于|是因)[^，。；]{0,6}信息公开(?!(?:工作|类|的)*(?:行政)?(?:复议|诉讼))"
    r"|因(?:(?!公开)[^，。；]){1,14}(?:引发|引起|产生|导致)的?(?:行政)?(?:复议|诉讼)"
)
_INSTANCES = "一审|二审|再审"
_SUITS = {"suit", "direct", "after_review"}


def dispute_mentions(scene: Scene, field: str) -> Iterator[Mention]:
    """Yield what a sentence says of reviews and suits, as far as they are on disclosure."""
    goes_on = scene.text.startswith("其中") and _TOPIC.search(scene.before[-60:])
    if not goes_on and not _TOPIC.search(scene.text):
        return
    if compiled(_OTHER_CAUSE).search(scene.text):
        return
    if not _OWN.search(scene.before[-80:] + scene.text):
        yield from _on_its_own(scene, field)
        return
    seen = False
    for found in chained(DISPUTES, scene.text):
        at = found.start("chain")
        judge = compiled(_AS_JUDGE).search(scene.text[:at])
        published = compiled(_PUBLISHED).search(scene.clause(at))
        other = compiled(_OTHER_KIND).search(scene.text[:at]) or _of_all_kinds(scene, found)
        if published or judge or other or not scene.is_whole(at, parts=True):
            continue
        seen = True
        yield from bound(found, scene, field, DISPUTES)
    for found in () if seen else compiled(_NO_DISPUTE).finditer(scene.text):
        of_a_kind = compiled(_OF_A_KIND).search(found[0])
        if not of_a_kind and scene.is_whole(found.start(), parts=True):
            for name in labels_in(found["chain"], DISPUTES):
                yield mention(scene, field, name, ZERO, found)
    yield from _outcomes(scene, field)


def _without_a_cause(scene: Scene, field: str) -> Iterator[Mention]:
    """Yield the numbers of reviews and suits that a sentence begins with, whatever they are on."""
    if not compiled(_PLAIN).match(scene.text) or compiled(_OTHER_LAW).search(scene.text):
        return
    for found in chained(DISPUTES, scene.text):
        at = found.start("chain")
        judge = compiled(_AS_JUDGE).search(scene.text[:at])
        told = compiled(_PUBLISHED).search(scene.clause(at))
        if not (judge or told) and scene.is_whole(at, parts=True):
            for one in bound(found, scene, field, DISPUTES):
                yield one._replace(concept=f"plain.{one.concept}")


def _of_all_kinds(scene: Scene, found: re.Match[str]) -> bool:
    """Say whether a number of all disputes has that of the disclosure ones behind it."""
    before = scene.clause(found.start("chain"))
    if _OWN.search(before):
        return False
    return compiled(_KIND_AFTER).search(scene.text[found.end() :]) is not None


def _on_its_own(scene: Scene, field: str) -> Iterator[Mention]:
    """Yield what plain sentences say that are not tied to disclosure, and need not be."""
    none = compiled(_NONE_AT_ALL).match(scene.text)
    if none and scene.is_whole(none.start("chain"), parts=True):
        for name in labels_in(none["chain"], DISPUTES):
            yield mention(scene, field, name, ZERO, none)
    upheld = compiled(_UPHELD_AT_ALL).match(scene.text)
    number = read_number(upheld) if upheld else None
    if upheld and number and number.exact and scene.is_whole(upheld.start("chain"), parts=True):
        (name,) = labels_in(upheld["chain"], DISPUTES)
        yield mention(scene, field, name, number, upheld)
        yield mention(scene, field, f"outcome.{name}.not_upheld", ZERO, upheld)
    if not none and not upheld:
        yield from _without_a_cause(scene, field)


def _nothing_of(scene: Scene, field: str) -> Iterator[Mention]:
    """Yield what 没有被纠正的 and 均已审结 leave no room for."""
    for which, pattern in _NONE_OF.items():
        found = compiled(pattern).search(scene.text)
        names = labels_in(scene.text[: found.start()], DISPUTES) if found else []
        if found and names and scene.is_whole(found.start(), parts=True):
            whose = names[0] if len(names) == 1 else "any"
            yield mention(scene, field, f"outcome.{whose}.no_{which}", ZERO, found)


def _outcomes(scene: Scene, field: str) -> Iterator[Mention]:
    yield from _nothing_of(scene, field)
    upheld = _UPHELD.search(scene.text)
    if upheld:
        whole = scene.is_whole(upheld.start(), parts=True)
        for name in labels_in(scene.text[: upheld.start()], DISPUTES) if whole else ():
            yield mention(scene, field, f"outcome.{name}.not_upheld", ZERO, upheld)
        return
    taken: set[int] = set()
    instances = compiled(_INSTANCES).search(scene.text)  # one suit may be told twice
    for pattern in () if instances else (_RESULT_OF, _RESULT_AFTER):
        for found in compiled(pattern).finditer(scene.text):
            number = read_number(found)
            if number is None or not number.exact or number.start in taken:
                continue
            taken.add(number.start)
            if scene.is_whole(found.start(), parts=True):
                concept = f"outcome.{_whose(scene, found.start())}.{_OUTCOMES[found['which']]}"
                yield mention(scene, field, concept, number, found)


def _whose(scene: Scene, at: int) -> str:
    """Return whose outcome a place tells: that of the only dispute its clause, or its part, names.

    A suit is not taken for one of its two kinds unless they are named themselves.
    """
    since = re.split("；", scene.text[:at])[-1]
    if scene.text.startswith("其中"):
        since = scene.before[-60:] + since
    for stretch in (scene.clause(at), since):
        names = set(labels_in(compiled(_AS_A_STEP).sub("", stretch), DISPUTES))
        if len(names) == 1:
            return names.pop()
        if names:
            return "suit" if names <= _SUITS else "any"
    return "any"
