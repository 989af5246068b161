# SPDX-License-Identifier: MIT
"""Mentions of results, disputes, normative documents and decisions, alone and in chains.

A chain is 予以公开、部分公开分别5件、3件 or 行政复议、行政诉讼均为0件.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.core.text.applicants import applicant_mentions, ends_with_a_whole
from desktop.core.text.chains import bound, chained
from desktop.core.text.disputes import dispute_mentions
from desktop.core.text.leaves import has_a_reason, leaf_mentions
from desktop.core.text.mentions import (
    COUNT,
    FILL,
    NUMBER,
    ZERO,
    Mention,
    Scene,
    flow_mentions,
    mention,
    read_number,
    scenes,
)
from desktop.core.text.patterns import compiled

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
VERBS = {
    "制发": "issued",
    "制定": "issued",
    "出台": "issued",
    "新制定": "issued",
    "废止": "repealed",
    "现行有效": "in_force",
}
_DOCUMENTS = re.compile(r"公文|文件|属性|栏目|主动公开\s*\d")
_ALL_GRANTED = (
    r"(?:申请)?，?(?:均|全部|都)(?:已经?)?(?:依法|依规|按时|按期|及时|、)*(?:作出|给予)?"
    r"(?:予以公开|同意公开)(?:答复|处理|决定|的决定)?(?=[，。；]|$)"
)


@lru_cache(maxsize=16)  # a text outlives many edits of the tables
def mentions(
    text: str, field: str, year: int | None, own: str = "", *, whole_area: bool
) -> tuple[Mention, ...]:
    """Return every number of a text that can be bound to something in the tables, in order.

    Args:
        text: as it was typed.
        field: the id of the text.
        year: the data year; sentences on another year are left out.
        own: the end of the reporting body's name, to tell its numbers from those of others.
        whole_area: the report covers a whole county or city, so that 全县 means itself.
    """
    found: list[Mention] = []
    before: list[Mention] = []
    for scene in scenes(text, year, own, whole_area=whole_area):
        flows = sorted(flow_mentions(scene, field), key=lambda one: one.start)
        found += flows
        found += applicant_mentions(scene, field, flows, before)
        found += _all_granted(scene, field, flows)
        found += _results(scene, field)
        found += _leaves(scene, field)
        found += dispute_mentions(scene, field)
        found += _documents(scene, field)
        found += _decisions(scene, field)
        whole = ends_with_a_whole(scene.text, flows, scene.sentence.start)
        before = flows if whole else []
    return tuple(sorted(found, key=lambda one: (one.start, one.concept)))


def _results(scene: Scene, field: str) -> Iterator[Mention]:
    """Yield what a sentence says of how requests were answered."""
    if _DOCUMENTS.search(scene.text) or not _RESULT_WORD.search(scene.text):
        return
    if not scene.on_requests(0, 0) and not re.search("申请|答复|办结", scene.text):
        return
    for found in chained(RESULTS, scene.text):
        if _by_applicant(scene, found) or _of_carried_in(scene, found.start()):
            continue
        if has_a_reason(scene.clause(found.start())):
            continue
        if scene.is_whole(found.start(), parts=True):
            yield from bound(found, scene, field, RESULTS)


def _leaves(scene: Scene, field: str) -> Iterator[Mention]:
    """Yield the numbers of single rows of results."""
    if not scene.on_requests(0, 0) and not re.search("申请|答复|办结", scene.text):
        return
    for leaf in leaf_mentions(scene, field):
        if not _PERSONS.search(scene.text) and not _of_carried_in(scene, leaf.number.start):
            yield leaf


def _all_granted(scene: Scene, field: str, flows: list[Mention]) -> Iterator[Mention]:
    """Yield what 均予以公开 behind all requests leaves no room for."""
    for flow in flows:
        found = compiled(_ALL_GRANTED).match(scene.text, flow.end - scene.sentence.start)
        if found and flow.concept in {"received", "received_new", "asked", "handled"}:
            yield mention(scene, field, "not_granted", ZERO, found)


_PERSONS = re.compile(r"自然人|企业|法人|机构|公益组织")
_AS_A_WHOLE = "办理结果|处理结果|答复结果|办结|作出"


def _by_applicant(scene: Scene, found: re.Match[str]) -> bool:
    """Say whether a result may be that of one kind of applicant only."""
    _, among, since = scene.text[: found.start()].rpartition("；")
    plain = among and compiled(_AS_A_WHOLE).search(since)
    return _PERSONS.search((since if plain else scene.text) + found[0]) is not None


_RESULT_WORD = re.compile("|".join(RESULTS))
_CARRIED_IN = re.compile(
    r"(?:^|[，；。：（])(?![^，；。：（]*(?:新收|收到|受理|、))[^，；。：（]*"
    r"(?:(?:上一?年度?|去年|20\d\d年度?)(?:结转|转结)|结转(?:上一?年度?|去年))[^，；。：（）]*[，；。：（]?$"
)


def _of_carried_in(scene: Scene, at: int) -> bool:
    """Say whether the nearest 其中 before a place divides only what was carried in."""
    whole, among, _ = (scene.before + scene.text[:at]).rpartition("其中")
    return bool(among) and _CARRIED_IN.search(whole) is not None


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
_NAMED_ONLY = re.compile(
    rf"(?:^|[，；。、])(?:20\d\d年度?|全年|全[县市区省镇]|共|[我本][\u4e00-\u9fff])*"
    rf"(?P<noun>行政许可|行政处罚|行政强制)(?:决定)?(?:共|为|：)*{NUMBER}[件宗起]"
)
_SHOWN = re.compile(r"公开|公示|公布|发布|归集|上网|推送")
_PROJECTS = (
    rf"政府集中采购(?:项目)?(?:的)?(?:数量|个数)?(?:共计|共|为|是|：)*{NUMBER}(?:个|项|宗|次|件)"
)
_PURCHASES = (
    r"(?:政府集中采购|采购)(?:项目)?(?:的)?(?:总金额|总额|金额|总价)(?:共计|共|合计|为|是|达|：)*"
    rf"{NUMBER}(?P<unit>万元|元)"
)
_NOT_CHARGED = r"减|免|降|缓|退|公开|公示|预算|决算|部门|清理|取消|罚没"
_DECISIONS = {"行政许可": "licences", "行政处罚": "penalties", "行政强制": "coercions"}
_CHARGES = re.compile(
    r"(?:(?:收取|征收)(?:的|了)?)?行政事业性收费(?:收入|金额|总额|共计|共|合计|为|：|的)*"
    rf"{NUMBER}(?P<unit>万元|元)"
)


def _decisions(scene: Scene, field: str) -> Iterator[Mention]:
    """Yield what a sentence says of licences, penalties, coercions and charges."""
    named = () if _SHOWN.search(scene.text) else _NAMED_ONLY.finditer(scene.text)
    for found in (*_DECISION.finditer(scene.text), *_DECIDED.finditer(scene.text), *named):
        number = read_number(found)
        if number is None or not number.exact or not scene.is_whole(found.start()):
            continue
        verb = found.groupdict().get("verb")
        made = verb in {None, "作出", "做出", "办理", "办结", "实施"}
        concept = _DECISIONS[found["noun"]] + (".made" if made else ".published")
        yield mention(scene, field, concept, number, found)
    for found in _CHARGES.finditer(scene.text):
        number = read_number(found)
        bare = "取" not in found[0] and "征" not in found[0]
        if bare and compiled(_NOT_CHARGED).search(scene.clause(found.start())):
            continue
        if number is not None and number.exact and scene.is_whole(found.start()):
            yield mention(scene, field, f"charges.{found['unit']}", number, found)
    if "集中采购" in scene.text:
        yield from _purchases(scene, field)


def _purchases(scene: Scene, field: str) -> Iterator[Mention]:
    """Yield what a sentence says of central procurement: projects, and their price."""
    for pattern in (_PROJECTS, _PURCHASES):
        for found in compiled(pattern).finditer(scene.text):
            number = read_number(found)
            if number is not None and number.exact and scene.is_whole(found.start()):
                unit = found.groupdict().get("unit")
                concept = f"procurement.{unit or 'projects'}"
                yield mention(scene, field, concept, number, found)
