# SPDX-License-Identifier: MIT
"""Mentions of results, disputes, normative documents and decisions, alone and in chains.

A chain is 予以公开、部分公开分别5件、3件 or 行政复议、行政诉讼均为0件.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.core.text.mentions import (
    COUNT,
    FILL,
    NUMBER,
    UNIT,
    ZERO,
    Mention,
    Scene,
    flow_mentions,
    mention,
    read_number,
    scenes,
)
from desktop.core.text.numerals import FRAGMENT, Number, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

RESULTS = {
    "予以公开": "granted",
    "同意公开": "granted",
    "部分公开": "partial",
    "不予公开": "denied",
    "无法提供": "unable",
    "不予处理": "refused",
    "其他处理": "closed",
}
DISPUTES = {"行政复议": "review", "复议": "review", "行政诉讼": "suit", "诉讼": "suit"}
VERBS = {
    "制发": "issued",
    "制定": "issued",
    "出台": "issued",
    "新制定": "issued",
    "废止": "repealed",
    "现行有效": "in_force",
}
_JOIN = r"(?:，被?提起|(?:、|和|及|与|以及|或者?)被?(?:提起|申请)?)"
_ALONE = r"(?<!不)(?<![^件宗份条起项例个次）][、和及与])"  # a list before it ended with a number
_MANNER = r"(?P<manner>分别|均|各|都)?"
_TAIL_WORDS = (
    "的|类|情形|情况|结果|决定|答复|申请|政府信息|案件|案|数量|总计|有|为|是|共|计|合计|："
)
_TAIL = rf"(?:{_TAIL_WORDS}|\s)*+"
_LIST = rf"(?P<list>{FRAGMENT}\s*{UNIT}?(?:(?:、|，|和|及){FRAGMENT}\s*{UNIT})+)"


def _chain(labels: dict[str, str]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return patterns: labels before a number, labels before several, a number before a label."""
    one = "|".join(sorted(labels, key=len, reverse=True))
    chain = (
        rf"(?<!不)(?<![^件宗份条起项例个次）][、和及与])(?P<chain>(?:{one})(?:{_JOIN}(?:{one}))*)"
    )
    end = rf"(?:{UNIT}(?P<after>以上|左右|上下|余|多)?|(?=[，。；、）]|$))"
    single = rf"{chain}{_TAIL}{_MANNER}{_TAIL}（?{NUMBER}{end}"
    several = rf"{chain}{_TAIL}分别{_TAIL}{_LIST}"
    digit = r"[\d零一二两三四五六七八九十]"
    after = rf"{COUNT}(?:申请)?(?:作出|被|依法|属于|为|系)?(?P<chain>{one})(?!{_TAIL}{digit})"
    return re.compile(single), re.compile(several), re.compile(after)


_RESULT_CHAIN = _chain(RESULTS)
_DISPUTE_CHAIN = _chain(DISPUTES)
_DOCUMENTS = re.compile(r"公文|文件|属性|栏目|主动公开\s*\d")
_OWN = re.compile(r"信息公开|依申请公开|公开申请|公开工作")
_AS_JUDGE = re.compile(
    r"(?:办理|审理|审结|受理|代理|化解|办结|接待|调解)(?:各类|政府|信息公开|类|的)*$"
)
_NO_DISPUTE = re.compile(
    r"(?:未|没有|无|未曾|不存在)(?:发生|产生|收到|出现|涉及|引发|引起|有)?[^，。；\d]{0,30}?"
    rf"(?P<chain>(?:行政)?(?:复议|诉讼)(?:{_JOIN}(?:行政)?(?:复议|诉讼))*)"
    r"(?:的?(?:案件|情况|情形|事项|申请|案|行为|现象|问题))*(?:发生)?(?=[，。；、等]|$)"
)
_NONE_AT_ALL = re.compile(
    r"(?:20\d\d年度?|全年|本年度?|年内|[我本](?:[镇乡局]|街道|机关|单位)|共|，)*"
    r"(?:未|没有|无)(?:发生|产生|收到|出现)?(?:任何)?"
    rf"(?P<chain>行政(?:复议|诉讼)(?:{_JOIN}行政(?:复议|诉讼))*)(?:案件|情况|情形|案)?(?=[，。；]|$)"
)
_OF_A_KIND = re.compile(r"纠正|败诉|撤销|改判|变更|维持|超期|逾期|责令|违法|未审结")
_UPHELD = re.compile(r"(?:均|全部|都)(?:获|被|予以|得到|已)?(?:结果)?维持")
_RESULT_OF = re.compile(
    rf"(?<!均获)(?:结果)?(?P<which>维持|纠正)(?:结果|原行政行为|案件|的|为|共|：)*{COUNT}"
)


def mentions(
    text: str, field: str, year: int | None, own: str = "", *, whole_area: bool
) -> list[Mention]:
    """Return every number of a text that can be bound to something in the tables, in order.

    Args:
        text: as it was typed.
        field: the id of the text.
        year: the data year; sentences on another year are left out.
        own: the end of the reporting body's name, to tell its numbers from those of others.
        whole_area: the report covers a whole county or city, so that 全县 means itself.
    """
    found: list[Mention] = []
    for scene in scenes(text, year, own, whole_area=whole_area):
        found += flow_mentions(scene, field)
        found += _results(scene, field)
        found += _disputes(scene, field)
        found += _documents(scene, field)
        found += _decisions(scene, field)
    return sorted(found, key=lambda one: (one.start, one.concept))


def _results(scene: Scene, field: str) -> Iterator[Mention]:
    """Yield what a sentence says of how requests were answered."""
    if _DOCUMENTS.search(scene.text) or not _RESULT_WORD.search(scene.text):
        return
    if not scene.on_requests(0, 0) and not re.search("申请|答复|办结", scene.text):
        return
    for found in _chained(_RESULT_CHAIN, scene):
        one = _bound(found, scene, field, RESULTS)
        for mention_ in one:
            persons = re.search(r"自然人|企业|法人|机构|公益组织", scene.text)
            if (
                not persons
                and not _of_carried_in(scene, found.start())
                and scene.is_whole(found.start(), parts=True)
            ):
                yield mention_


_RESULT_WORD = re.compile("|".join(RESULTS))
_CARRIED_IN = re.compile(
    r"(?:^|[，；。：（])(?![^，；。：（]*(?:新收|收到|受理|、))[^，；。：（]*"
    r"(?:(?:上一?年度?|去年|20\d\d年度?)(?:结转|转结)|结转(?:上一?年度?|去年))[^，；。：（）]*[，；。：（]?$"
)


def _of_carried_in(scene: Scene, at: int) -> bool:
    """Say whether the nearest 其中 before a place divides only what was carried in."""
    whole, among, _ = (scene.before + scene.text[:at]).rpartition("其中")
    return bool(among) and _CARRIED_IN.search(whole) is not None


def _disputes(scene: Scene, field: str) -> Iterator[Mention]:
    """Yield what a sentence says of reviews and suits that arose from the disclosure work."""
    context = scene.before[-80:] + scene.text
    if "复议" not in scene.text and "诉讼" not in scene.text:
        return
    if not _OWN.search(context):
        none = _NONE_AT_ALL.match(scene.text)
        if none and scene.is_whole(none.start("chain"), parts=True):
            for label in _labels(none["chain"], DISPUTES):
                yield mention(scene, field, DISPUTES[label], ZERO, none)
        return
    seen = False
    for found in _chained(_DISPUTE_CHAIN, scene):
        at = found.start("chain")
        published = re.search(r"主动公开|公示|发布|公布|培训|案例", scene.clause(at))
        if published or _AS_JUDGE.search(scene.text[:at]) or not scene.is_whole(at, parts=True):
            continue
        seen = True
        yield from _bound(found, scene, field, DISPUTES)
    for found in () if seen else _NO_DISPUTE.finditer(scene.text):
        if scene.is_whole(found.start(), parts=True) and not _OF_A_KIND.search(found[0]):
            for label in _labels(found["chain"], DISPUTES):
                yield mention(scene, field, DISPUTES[label], ZERO, found)
    yield from _outcomes(scene, field)


def _outcomes(scene: Scene, field: str) -> Iterator[Mention]:
    upheld = _UPHELD.search(scene.text)
    if upheld:
        for concept in dict.fromkeys(DISPUTES[one] for one in _labels(scene.text, DISPUTES)):
            yield mention(scene, field, f"{concept}_not_upheld", ZERO, upheld)
        return
    for found in _RESULT_OF.finditer(scene.text):
        number = read_number(found)
        if number and number.exact and scene.is_whole(found.start(), parts=True):
            which = "upheld" if found["which"] == "维持" else "corrected"
            yield mention(scene, field, which, number, found)


def _chained(
    patterns: tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]],
    scene: Scene,
) -> Iterator[re.Match[str]]:
    """Yield matches of a chain, each stretch of text once; several numbers come first."""
    taken: list[tuple[int, int]] = []
    single, several, after = patterns
    for pattern in (several, single, after):
        for found in pattern.finditer(scene.text):
            if any(start < found.end() and found.start() < end for start, end in taken):
                continue
            taken.append(found.span())
            yield found


def _labels(chain: str, labels: dict[str, str]) -> list[str]:
    one = "|".join(sorted(labels, key=len, reverse=True))
    return re.findall(one, chain)


def _bound(
    found: re.Match[str], scene: Scene, field: str, labels: dict[str, str]
) -> Iterator[Mention]:
    """Yield the mentions of a chain: one each with 分别 and 均, else one for all together."""
    names = list(dict.fromkeys(labels[one] for one in _labels(found["chain"], labels)))
    groups = found.groupdict()
    if groups.get("list"):
        parts = re.findall(rf"({FRAGMENT})\s*{UNIT}?", found["list"])
        values = [value for part in parts if (value := parse_number(part))]
        if len(values) == len(names) == len(parts):
            for name, (amount, step) in zip(names, values, strict=True):
                yield mention(scene, field, name, Number(amount, 0, 0, step=step), found)
        return
    number = read_number(found)
    if number is None or not number.exact:
        return
    manner = groups.get("manner")
    if manner == "分别":
        return
    if manner or len(names) == 1:
        for name in names:
            yield mention(scene, field, name, number, found)
    else:
        yield mention(scene, field, "+".join(names), number, found)


_NORM_VERB = re.compile(
    rf"(?P<verb>制发|(?:新)?制定|出台|废止|现行有效)(?:的|了|并发布|、?印发|发布|并)*(?:行政)?规范性文件{FILL}{COUNT}"
)
_NORM_NOUN = re.compile(r"(?P<noun>行政规范性文件|规范性文件|规章(?!制度))")
_NORM_AFTER = re.compile(
    rf"(?<![^件宗份条起项例个次）][、和及与])(?P<verb>制发|(?:新)?制定|出台|废止|现行有效)(?:件数|数量|数|的|了|为|共|有|：)*{COUNT}"
)
_NO_NORM = re.compile(
    r"(?:未|没有|无)(?:新)?(?P<verb>制发|制定|出台|废止|现行有效)(?:的|过|任何)*(?:行政)?规范性文件(?=[，。；、]|$)"
)


def _documents(scene: Scene, field: str) -> Iterator[Mention]:
    """Yield what a sentence says of normative documents issued, repealed and in force."""
    if "规范性文件" not in scene.text:
        return
    taken: list[int] = []
    for found in (*_NORM_VERB.finditer(scene.text), *_NORM_AFTER.finditer(scene.text)):
        number = read_number(found)
        if number is None or number.start in taken:
            continue
        taken.append(number.start)
        nouns = [noun["noun"] for noun in _NORM_NOUN.finditer(scene.text[: found.end()])]
        whole = (
            scene.is_whole(found.start(), parts=True) and "其中" not in scene.text[: found.start()]
        )
        if number.exact and whole and nouns and nouns[-1] != "规章":
            yield mention(scene, field, f"norms.{VERBS[found['verb']]}", number, found)
    for found in _NO_NORM.finditer(scene.text):
        if scene.is_whole(found.start(), parts=True):
            yield mention(scene, field, f"norms.{VERBS[found['verb']]}", ZERO, found)


_DECISION = re.compile(
    rf"(?P<verb>作出|做出|办理|办结|实施|公开|公示|公布|发布)(?:的|了|各类|各项|各|类|全部)*"
    rf"(?P<noun>行政许可|行政处罚|行政强制)(?:决定书?|事项|信息|案件|措施|结果|类|件)*{FILL}{COUNT}"
)
_DECIDED = re.compile(
    rf"(?P<noun>行政许可|行政处罚|行政强制)(?:本年)?处理决定(?:数量|件数|数)?{FILL}{COUNT}"
)
_DECISIONS = {"行政许可": "licences", "行政处罚": "penalties", "行政强制": "coercions"}
_CHARGES = re.compile(
    r"(?:收取|征收)(?:的|了)?行政事业性收费(?:金额|总额|共计|共|合计|为|：|的)*"
    rf"{NUMBER}(?P<unit>万元|元)"
)


def _decisions(scene: Scene, field: str) -> Iterator[Mention]:
    """Yield what a sentence says of licences, penalties, coercions and charges."""
    for found in (*_DECISION.finditer(scene.text), *_DECIDED.finditer(scene.text)):
        number = read_number(found)
        if number is None or not number.exact or not scene.is_whole(found.start()):
            continue
        verb = found.groupdict().get("verb")
        made = verb in {None, "作出", "做出", "办理", "办结", "实施"}
        concept = _DECISIONS[found["noun"]] + (".made" if made else ".published")
        yield mention(scene, field, concept, number, found)
    for found in _CHARGES.finditer(scene.text):
        number = read_number(found)
        if number is not None and number.exact and scene.is_whole(found.start()):
            yield mention(scene, field, f"charges.{found['unit']}", number, found)
