# SPDX-License-Identifier: MIT
"""Title, organisation and signature: the same name and year everywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.core.checks.passages import Hit, hit, text_check, texts_of
from desktop.core.checks.spec import Family, Need
from desktop.core.form import PREFACE, Severity
from desktop.core.labels import plain
from desktop.core.report import Field, OrganisationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject

_TITLE = Field("cover", "title")
_ORGANISATION = Field("cover", "organisation")
_SIGNATURE = Field("cover", "signature")
_FULL = "政府信息公开工作年度报告"
_YEAR = re.compile(r"20\d\d|二[〇○零]二[〇○零一二三四五六七八九]")
_GOVERNMENT = re.compile(r"人民政府(?:办公室)?$|街道办事处$|办事处$|办公室$")
_OWN_WORDS = {"镇": "我镇", "乡": "我乡", "局": "我局", "街道": "我街道"}
_TOWN_NAME = re.compile(r"(?P<name>[\u4e00-\u9fff]{2}[镇乡])人民政府")
_QUOTED = re.compile(r"“[^“”\n]*”|‘[^‘’\n]*’|「[^「」\n]*」|\"[^\"\n]*\"")
_NO_NAME = re.compile(r"[各全本该我个等乡（()]|所属|下辖|有关|相关|其他|兄弟|周边")


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", plain(text))


def title_name(subject: Subject) -> Iterator[Hit]:
    """Yield a title without the organisation, or with another one than the cover names."""
    report = subject.report
    title = _squeezed(report.cover["title"])
    own = _squeezed(report.cover["organisation"])
    if not title:
        return
    rest = re.sub(rf"(?:{_YEAR.pattern})|年度?|政府|信息|公开|工作|报告|关于|的", "", title)
    if not re.search(r"[\u4e00-\u9fff]{2}", rest):
        yield Hit(
            f"标题“{report.cover['title'].strip()}”没有单位名称。",
            _TITLE,
            quote=title,
            scope="name",
        )
    elif own and _core(own) not in title:
        words = f"标题“{report.cover['title'].strip()}”里没有封面的单位“{own}”。"
        yield Hit(words, _TITLE, quote=title, scope="other", severity=Severity.CONFIRM)


def _core(name: str) -> str:
    """Return the part of a name that has to be there whatever the ending: 云岭镇, 水务局."""
    core = _GOVERNMENT.sub("", name) or name
    return core[-3:] if len(core) > 3 else core


def title_year(subject: Subject) -> Iterator[Hit]:
    """Yield a title without the year of the report, or with another one."""
    report = subject.report
    title = _squeezed(report.cover["title"])
    years = _YEAR.findall(title)
    if not title or report.year is None:
        return
    if not years:
        yield Hit(
            f"标题“{report.cover['title'].strip()}”没有年度。", _TITLE, quote=title, scope="no"
        )
    elif all(year.isdecimal() and int(year) != report.year for year in years):
        words = f"标题写的是{years[0]}年，报告年度是{report.year}年。"
        yield Hit(words, _TITLE, quote=title, scope="year")
    elif len(years) > 1:
        words = f"标题里写了两次年度（{'、'.join(years)}）。"
        yield Hit(words, _TITLE, quote=title, scope="twice", severity=Severity.CONFIRM)


def title_words(subject: Subject) -> Iterator[Hit]:
    """Yield a title whose words are not those prescribed, or that stands there twice."""
    report = subject.report
    title = _squeezed(report.cover["title"])
    if not title:
        return
    shown = report.cover["title"].strip()
    if title.count("信息公开") > 1:
        yield Hit(f"标题“{shown}”重复了。", _TITLE, quote=title, scope="double")
    elif _FULL not in title:
        yield Hit(f"标题“{shown}”应当以“{_FULL}”结尾。", _TITLE, quote=title, scope="words")


def organisation_given(subject: Subject) -> Iterator[Hit]:
    """Yield a cover that does not say who reports."""
    if not subject.report.cover["organisation"].strip():
        yield Hit("封面的单位全称还没有填写。", _ORGANISATION, scope="organisation")


def full_name(subject: Subject) -> Iterator[Hit]:
    """Yield an organisation of which only the name of the place is given."""
    report = subject.report
    own = _squeezed(report.cover["organisation"])
    kinds = {OrganisationKind.TOWNSHIP, OrganisationKind.UNKNOWN}
    if report.kind in kinds and re.search(r"(?:[镇乡]|街道)$", own):
        words = f"单位名称“{own}”不是全称，全称一般是“{own}人民政府”，前面写明所属的县（市、区）。"
        if own.endswith("街道"):
            words = f"单位名称“{own}”不是全称，全称一般是“{own}办事处”。"
        yield Hit(words, _ORGANISATION, quote=own, scope="full")


def same_name(subject: Subject) -> Iterator[Hit]:
    """Yield a signature that names another organisation, or the same in another way."""
    report = subject.report
    own = _squeezed(report.cover["organisation"])
    signed = _squeezed(report.cover["signature"])
    if not own or not signed or own == signed or signed == own + "办公室":
        return
    alike = own in signed or signed in own or _core(own) in signed or _core(signed) in own
    words = f"落款单位是“{signed}”，封面单位是“{own}”，写法不一致。"
    if not alike:
        words = f"落款单位是“{signed}”，封面单位是“{own}”，不是同一个单位。"
    yield Hit(
        words,
        _SIGNATURE,
        quote=signed,
        scope="signature",
        severity=Severity.HINT if alike else Severity.ERROR,
    )


def missing_signature(subject: Subject) -> Iterator[Hit]:
    """Yield one hit when the signature or the date is not there."""
    cover = subject.report.cover
    lacking = [
        name
        for name, field in (("落款单位", "signature"), ("成文日期", "date"))
        if not cover[field].strip()
    ]
    if lacking:
        words = f"没有{'和'.join(lacking)}。"
        field = _SIGNATURE if len(lacking) > 1 or "单位" in lacking[0] else Field("cover", "date")
        yield Hit(words, field, scope="missing")


def own_words(subject: Subject) -> Iterator[Hit]:
    """Yield 我镇 in the report of a 乡 and the like: text of another organisation."""
    name = _GOVERNMENT.sub("", _squeezed(subject.report.cover["organisation"]))
    ending = next((end for end in ("街道", "镇", "乡", "局", "县") if name.endswith(end)), "")
    if not ending or "乡镇" in name:
        return
    others = [word for end, word in _OWN_WORDS.items() if end != ending]
    if ending == "局":
        others = [word for word in others if word != "我局"]
    for passage in texts_of(subject):
        own = _QUOTED.sub(lambda found: " " * len(found[0]), passage.text)
        for word in others:
            at = own.find(word)
            if at >= 0:
                said = f"写的是“{word}”，本单位是“{name}”，像是别的单位的文字。"
                yield hit(passage, at, at + len(word), said)


def other_town(subject: Subject) -> Iterator[Hit]:
    """Yield the name of another township government in a township's own report."""
    name = _GOVERNMENT.sub("", _squeezed(subject.report.cover["organisation"]))
    if subject.report.kind is not OrganisationKind.TOWNSHIP or not name.endswith(("镇", "乡")):
        return
    seen: set[str] = set()
    for passage in texts_of(subject):
        for found in _TOWN_NAME.finditer(passage.text):
            other = found["name"]
            if other in seen or name.endswith(other[-2:]) or _NO_NAME.search(other[:-1]):
                continue
            seen.add(other)
            said = f"写的是“{found[0]}”，本单位是“{name}”，像是别的单位的文字。"
            yield hit(passage, found.start(), found.end(), said)


def preface_year(subject: Subject) -> Iterator[Hit]:
    """Yield a preface that announces the report of another year."""
    year = subject.report.year
    pattern = re.compile(
        r"(?P<year>20\d\d)年(?:度)?(?:政府)?信息公开(?:工作)?(?:年度报告|情况报告|年报)"
    )
    for passage in texts_of(subject, PREFACE):
        for found in pattern.finditer(passage.text):
            around = passage.text[max(0, found.start() - 1) : found.start()]
            if int(found["year"]) != year and around != "《" and "通知" not in passage.text:
                said = f"写的是“{found[0]}”，报告年度是{year}年。"
                yield hit(passage, found.start(), found.end(), said)


_FORM = "国办公开办函〔2021〕30号：标题为“单位全称＋年度＋政府信息公开工作年度报告”"
_S = Family.SIGNATURE
CHECKS = (
    text_check(
        title_name,
        _S,
        "cover.title_name",
        Severity.ERROR,
        "标题有单位名称",
        looks_at="标题里的单位名称与封面单位",
        why=_FORM,
        wrong="2025年政府信息公开工作年度报告",
        right="清溪县云岭镇人民政府2025年政府信息公开工作年度报告",
        advice="标题写上单位全称；封面标题空着时，程序会按规定印出。",
    ),
    text_check(
        title_year,
        _S,
        "cover.title_year",
        Severity.ERROR,
        "标题的年度是报告年度",
        looks_at="标题里的年份",
        why=_FORM,
        wrong="2025年度的报告，标题写2024年",
        right="标题写2025年",
        advice="改正标题的年度。",
        needs=(Need.YEAR,),
    ),
    text_check(
        title_words,
        _S,
        "cover.title_words",
        Severity.CONFIRM,
        "标题是规定的说法",
        looks_at="标题结尾是不是“政府信息公开工作年度报告”",
        why=_FORM,
        wrong="清溪县水务局2025年信息公开年报",
        right="清溪县水务局2025年政府信息公开工作年度报告",
        advice="改成规定的标题。",
    ),
    text_check(
        organisation_given,
        _S,
        "cover.organisation",
        Severity.ERROR,
        "写明是哪个单位的报告",
        looks_at="封面的单位全称是否空着",
        why=_FORM,
        wrong="2025年政府信息公开工作年度报告",
        right="清溪县云岭镇人民政府2025年政府信息公开工作年度报告",
        advice="在“封面信息”里填写单位全称，标题里的单位名称由它而来。",
    ),
    text_check(
        full_name,
        _S,
        "cover.full_name",
        Severity.HINT,
        "单位名称是全称",
        looks_at="封面的单位名称",
        why=_FORM,
        wrong="云岭镇",
        right="清溪县云岭镇人民政府",
        advice="写单位全称。",
        needs=(Need.ORGANISATION,),
    ),
    text_check(
        same_name,
        _S,
        "cover.same_name",
        Severity.ERROR,
        "落款单位与封面单位一致",
        looks_at="落款和封面的单位名称",
        why="本程序自定",
        wrong="标题是云岭镇，落款是河口镇人民政府",
        right="标题和落款都是清溪县云岭镇人民政府",
        advice="统一成单位全称。",
        needs=(Need.ORGANISATION,),
    ),
    text_check(
        missing_signature,
        _S,
        "cover.signature",
        Severity.HINT,
        "有落款和日期",
        looks_at="落款单位和成文日期是否填写",
        why="公文格式的惯例；网页版有不写的",
        wrong="结尾没有单位和日期",
        right="清溪县云岭镇人民政府 2026年1月15日",
        advice="填上落款单位和日期；按惯例不写落款的，可以不理会。",
    ),
    text_check(
        own_words,
        _S,
        "cover.own_words",
        Severity.CONFIRM,
        "自称与单位相符",
        looks_at="正文的“我镇”“我乡”“我局”“我街道”",
        why="本程序自定",
        wrong="云岭乡的报告里写“我镇”",
        right="“我乡”",
        advice="改正自称，并逐句核对这一段是不是本单位的情况。",
        needs=(Need.ORGANISATION,),
    ),
    text_check(
        other_town,
        _S,
        "cover.other_town",
        Severity.CONFIRM,
        "正文没有别的乡镇政府",
        looks_at="正文里“某某镇人民政府”与本单位是否同名",
        why="本程序自定",
        wrong="云岭镇的报告里写“河口镇人民政府高度重视”",
        right="“云岭镇人民政府高度重视”",
        advice="改正单位名称，并逐句核对这一段是不是本单位的情况。",
        needs=(Need.ORGANISATION, Need.KIND),
    ),
    text_check(
        preface_year,
        _S,
        "cover.preface_year",
        Severity.ERROR,
        "引言的年度是报告年度",
        looks_at="引言“现公布某年政府信息公开工作年度报告”",
        why=_FORM,
        wrong="2025年度的报告写“现公布2024年政府信息公开工作年度报告”",
        right="“现公布2025年政府信息公开工作年度报告”",
        advice="改正年度。",
        needs=(Need.YEAR,),
    ),
)
