# SPDX-License-Identifier: MIT
"""Names of another organisation where the reporting one should speak: text that was copied.

Only the beginning of a sentence is looked at, where whoever acts is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.checks.passages import Hit, hit, text_check, texts_of
from desktop.core.checks.spec import Family, Need
from desktop.core.form import PREFACE, Severity
from desktop.core.labels import plain
from desktop.core.report import OrganisationKind
from desktop.core.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject

_ENDINGS = {"街道": "街道|镇|乡", "镇": "镇|乡|街道", "乡": "镇|乡|街道", "局": "局", "县": "县"}
_START = (
    r"(?:[（(][一二三四五六七八九十][）)][^，。；]{0,12}[。：])?\s*"
    r"(?:20\d\d年(?:度|以来)?，?|一年来，|今年以来，|全年，)?"
)
_ACTS = (
    r"(?:党委、?)?(?:人民政府|政府|办事处)?(?:始终|一直)?"
    r"(?:高度重视|认真贯彻|认真落实|认真学习|严格按照|严格执行|严格落实|坚持以|深入贯彻|全面贯彻|积极推进|扎实推进|切实加强"
    r"|不断加强|紧紧围绕|把政府信息公开|共?收到政府信息公开|未收到政府信息公开|共?主动公开|政府信息公开工作)"
)
_NO_NAME = (
    r"[各全本该我个等为以和与及的由]|所属|下辖|有关|相关|其他|兄弟|周边|上级|部分|小城|中心|乡镇|村镇|集镇|重点"
    r"|特色|示范|先进|试点|省|市|州|县[^县]"
)
# what a bureau is also called when it has two names
_SECOND_NAMES = (
    "知识产权|林业|林草|园林|档案|保密|文物|体育|人防|信访|数据|金融|粮食|物资|外事|地震|药监|药品|振兴|政务"
    "|核安全|版权|电影|新闻|中医|疾控|海洋|应急|地方志|机关事务"
)


def other_unit(subject: Subject) -> Iterator[Hit]:
    """Yield names of the same kind as the reporting organisation's that are not its own.

    Each name is told once. Counties and cities speak of what lies in them, so that only the name
    of another county is looked for in theirs.
    """
    name = plain(subject.report.cover["organisation"]).replace(" ", "")
    name = compiled(r"人民政府(?:办公室)?$|街道办事处$|办事处$").sub(
        lambda found: "街道" if found[0].startswith("街道") else "", name
    )
    ending = next((end for end in _ENDINGS if name.endswith(end)), "")
    if not ending or not _suits(subject.report.kind, ending):
        return
    pattern = rf"{_START}(?P<name>[\u4e00-\u9fff]{{2,8}}?(?:{_ENDINGS[ending]})){_ACTS}"
    seen: set[str] = set()
    for passage in texts_of(subject, PREFACE, "overview", "problems"):
        for sentence in passage.sentences:
            found = compiled(pattern).match(sentence.text)
            other = found["name"] if found else ""
            if not found or other in seen or _is_own(other, name, ending):
                continue
            in_full = sentence.text.startswith("人民政府", found.end("name"))
            if in_full and subject.report.kind is OrganisationKind.TOWNSHIP:
                continue  # told by the check on names of township governments
            seen.add(other)
            said = f"写的是“{other}”，本单位是“{name}”，像是别的单位的文字。"
            start = sentence.start + found.start("name")
            yield hit(passage, start, start + len(other), said)


def _suits(kind: OrganisationKind, ending: str) -> bool:
    """Say whether organisations of a kind may have such a name; an unknown kind may have any."""
    kinds = {
        "局": (
            OrganisationKind.COUNTY_DEPARTMENT,
            OrganisationKind.CITY_DEPARTMENT,
            OrganisationKind.PROVINCE_DEPARTMENT,
        ),
        "县": (OrganisationKind.COUNTY,),
    }.get(ending, (OrganisationKind.TOWNSHIP,))
    return kind is OrganisationKind.UNKNOWN or kind in kinds


def _is_own(other: str, name: str, ending: str) -> bool:
    """Say whether a name is that of the organisation, in short or in full, or no name at all.

    A bureau may be called by a few characters of its name (卫健局), or by the second of two names.
    """
    core = compiled(f"(?:{_ENDINGS[ending]})$").sub("", other)
    if name.endswith(other) or other.endswith(name) or name.removesuffix(ending).endswith(core):
        return True
    if compiled(_NO_NAME).search(core):
        return True
    if ending == "局":
        shared = any(core[at : at + 2] in name for at in range(len(core) - 1))
        return shared or set(core) <= set(name) or compiled(_SECOND_NAMES).search(core) is not None
    return core[-2:] in name or len(core) > 3


CHECKS = (
    text_check(
        other_unit,
        Family.SIGNATURE,
        "cover.other_unit",
        Severity.CONFIRM,
        "句子开头说的是本单位",
        looks_at="“某某镇高度重视”“某某局认真贯彻”这样的句子，名称与封面的单位是否相同",
        why="本程序自定",
        wrong="云岭镇的报告里写“2025年，河口镇高度重视政府信息公开工作”",
        right="“2025年，云岭镇高度重视政府信息公开工作”",
        advice="改正单位名称，并逐句核对这一段是不是本单位的情况。",
        needs=(Need.ORGANISATION,),
    ),
)
