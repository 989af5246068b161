# SPDX-License-Identifier: MIT
"""Dates and periods: the day of the report, the period it covers, years in the text."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from desktop.core.checks.passages import (
    OTHER,
    OVERVIEW,
    PROBLEMS,
    Hit,
    Passage,
    hit,
    replaced,
    text_check,
    texts_of,
)
from desktop.core.checks.spec import Family, Need
from desktop.core.dates import parse_date, printed_date
from desktop.core.form import PREFACE, Severity
from desktop.core.report import Field, OrganisationKind
from desktop.core.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject

_DATE = Field("cover", "date")
_GOVERNMENTS = {OrganisationKind.COUNTY, OrganisationKind.CITY, OrganisationKind.PROVINCE}
_SPAN = re.compile(
    r"(?P<from>20\d\d)\s*+年\s*+(?P<first>\d{1,2})\s*+月\s*+(?:(?P<day>\d{1,2})\s*+日)?(?:起)?\s*+"
    r"(?:至|到|—+|-+|–|~|～|一)\s*+(?:(?P<to>20\d\d)\s*+年)?\s*+(?P<last>\d{1,2})\s*+月"
    r"(?:\s*+(?P<end>\d{1,2})(?:\s*+(?P<mark>日))?)?(?:止)?"
)
_PERIOD_WORDS = re.compile(
    r"统计期限|统计时限|统计时间|统计周期|起止|数据|期限|时间段|截止|截至|本报告|本年报|年度报告"
)
_UNTIL = re.compile(r"(?P<year>20\d\d)\s*年\s*12\s*月\s*31\s*日")
_SO_FAR = re.compile(r"截[至止](?:到)?目前|截[至止]发稿|截[至止]现在|到目前为止")
_UNTIL_DATE = re.compile(r"截止(?:到|至|于)?(?=20\d\d年|\d{1,2}月|[去今本]年|年底|\d{4}-)")
_LEADING_YEAR = re.compile(
    r"(?:^|(?<=[。；\n]))\s*(?:[（(][一二三四五六七八九十]+[)）][^，。]{0,30}[。：])?\s*(?P<year>20\d\d)年(?:度|以来)?"
    r"(?:，|(?=我[镇乡县局市区街]|本[镇乡县局机单]|全[镇乡县局市区]|共|在))"
)
_OTHER_YEAR_FITS = re.compile(
    r"结转|同比|相比|比上|较|印发|修订|出台的|自20|起[，至]|规划|方案|以来|计划|将|下一年|下一步|《|上年|成立|建成|开通"
)


def before_the_period_ends(subject: Subject) -> Iterator[Hit]:
    """Yield the date of the report when it lies before the first day of the next year."""
    day = parse_date(subject.report.cover["date"])
    year = subject.report.year
    if day is None or year is None or day.year > year:
        return
    message = f"成文日期是{printed_date(day)}，{year}年度要到12月31日才结束。"
    yield Hit(message, _DATE, quote=subject.report.cover["date"], scope="early")


def after_the_legal_day(subject: Subject) -> Iterator[Hit]:
    """Yield the date of the report when it lies behind the day the law sets.

    The law names departments and governments from the county on; townships follow their county,
    for them a late date is only a hint.
    """
    report = subject.report
    day, year = parse_date(report.cover["date"]), report.year
    if day is None or year is None or year >= date.max.year:
        return
    government = report.kind in _GOVERNMENTS
    legal = date(year + 1, 3, 31) if government else date(year + 1, 1, 31)
    if day <= legal:
        return
    township = report.kind is OrganisationKind.TOWNSHIP
    who = "乡镇、街道一般由县里定在" if township else "法定日期是"
    yield Hit(
        f"成文日期是{printed_date(day)}，{who}{printed_date(legal)}之前。",
        _DATE,
        quote=report.cover["date"],
        scope="late",
        severity=Severity.HINT if township else Severity.CONFIRM,
    )


def unreadable_date(subject: Subject) -> Iterator[Hit]:
    """Yield a date that is no day of the calendar."""
    text = subject.report.cover["date"]
    if text.strip() and parse_date(text) is None:
        yield Hit(f"成文日期“{text}”不是完整的年月日。", _DATE, quote=text, scope="unreadable")


def _spans(subject: Subject) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Yield the periods from a January to a December that preface and overview name."""
    for passage in texts_of(subject, PREFACE, OVERVIEW):
        for found in _SPAN.finditer(passage.text):
            around = passage.text[max(0, found.start() - 30) : found.end() + 12]
            if found["first"].lstrip("0") == "1" and _PERIOD_WORDS.search(around):
                yield passage, found


def period(subject: Subject) -> Iterator[Hit]:
    """Yield statements of the period that name another year or another last day."""
    year = subject.report.year
    for passage, found in _spans(subject):
        years = {int(found["from"]), int(found["to"] or found["from"])}
        if year is not None and years != {year}:
            words = f"统计期限写的是“{found[0]}”，报告年度是{year}年。"
            yield hit(passage, found.start(), found.end(), words)
        elif (found["day"] or "1").lstrip("0") != "1" or _is_early(found):
            words = f"统计期限写的是“{found[0]}”，应当是1月1日至12月31日。"
            yield hit(passage, found.start(), found.end(), words)


def _is_early(found: re.Match[str]) -> bool:
    """Say whether a period ends on a day before 31 December; one told by months says no day."""
    return found["end"] is not None and (found["last"], found["end"]) != ("12", "31")


def exact_period(subject: Subject) -> Iterator[Hit]:
    """Yield one hit when the period is not stated, or not to the day."""
    texts = texts_of(subject, PREFACE, OVERVIEW)
    for passage, found in _spans(subject):
        if not found["day"] or not found["end"] or not found["mark"]:
            words = f"统计期限“{found[0]}”没有写到日。"
            fix = "补上起止的“几日”，写成“1月1日”和“12月31日”。"
            if found["end"] and not found["mark"]:
                fix = "在“31”后面补上“日”字。"
            yield hit(passage, found.start(), found.end(), words, advice=fix)
        return
    year = subject.report.year
    if texts and not any(
        year in {None, int(found["year"])}
        for passage in texts
        for found in _UNTIL.finditer(passage.text)
    ):
        yield Hit("引言没有写统计期限。", Field("text", PREFACE), scope="missing")


def so_far(subject: Subject) -> Iterator[Hit]:
    """Yield 截至目前 in a report whose figures end on 31 December."""
    texts = texts_of(subject)
    closed = any(_UNTIL.search(passage.text) or _SPAN.search(passage.text) for passage in texts)
    for passage in texts:
        found = _SO_FAR.search(passage.text)
        if found:
            count = len(_SO_FAR.findall(passage.text))
            many = f"（这一部分共{count}处）" if count > 1 else ""
            yield hit(
                passage,
                found.start(),
                found.end(),
                f"写的是“{found[0]}”{many}，报告的数据到12月31日为止。",
                severity=Severity.CONFIRM if closed else Severity.HINT,
            )


def until(subject: Subject) -> Iterator[Hit]:
    """Yield 截止 before a day, where 截至 is meant."""
    for passage in texts_of(subject):
        for found in _UNTIL_DATE.finditer(passage.text):
            yield hit(
                passage,
                found.start(),
                found.end(),
                f"“{found[0]}”后面跟时间，应当用“截至”。",
                scope=f"{passage.id}:{found.start()}",
                repair=replaced(subject.report, passage, found.start(), found.end(), "截至"),
            )


def other_year(subject: Subject) -> Iterator[Hit]:
    """Yield sentences that begin with a year before that of the report."""
    year = subject.report.year
    for passage in texts_of(subject, PREFACE, OVERVIEW) if year is not None else ():
        for sentence in passage.sentences:
            found = _LEADING_YEAR.match(sentence.text)
            fits = f"{year}年" in sentence.text or _OTHER_YEAR_FITS.search(sentence.text)
            if found and int(found["year"]) < (year or 0) and not fits:
                start, end = sentence.start + found.start("year"), sentence.start + found.end()
                words = f"写的是“{found['year']}年”，报告年度是{year}年，像是上一年留下来的。"
                yield hit(passage, start, end, words, scope=f"{passage.id}:{start}")


def plan_for_the_year(subject: Subject) -> Iterator[Hit]:
    """Yield plans that are dated in the year of the report, which is over."""
    year = subject.report.year or 0
    for passage in texts_of(subject, PROBLEMS):
        for sentence in passage.sentences:
            found = compiled(rf"{_LINE}{year}年度?，?{_PLAN}").match(sentence.text)
            if found:
                words = f"写的是{year}年“将”做什么，{year}年度的报告里，打算一般是{year + 1}年的。"
                start = sentence.start + found.end() - len(found[0].lstrip())
                yield hit(passage, start, sentence.start + found.end(), words)


def next_year_in_other_matters(subject: Subject) -> Iterator[Hit]:
    """Yield plans for the next year among the other matters."""
    year = subject.report.year
    for passage in texts_of(subject, OTHER) if year is not None else ():
        found = re.search(rf"{(year or 0) + 1}年[^。]{{0,20}}将", passage.text)
        if found:
            words = f"“{found[0]}……”是下一年的打算，不属于其他需要报告的事项。"
            yield hit(passage, found.start(), found.end(), words)


_LINE = r"\s*(?:[（(][一二三四五六七八九十]+[)）][^，。]{0,30}[。：])?\s*"
_PLAN = (
    r"(?:[我本全][\u4e00-\u9fff]{1,3}|街道)?，?将(?:继续|进一步|加强|加大|增加|着力|重点|持续|认真|从以下"
    r"|按照|围绕|做好|采取|推进|建立|完善|不断|切实|聚焦|坚持|以)"
)
_LAW = "《条例》第四十九条"
_PERIOD = "年度报告统计1月1日至12月31日"
CHECKS = (
    text_check(
        before_the_period_ends,
        Family.DATES,
        "date.early",
        Severity.ERROR,
        "成文日期在报告年度结束之后",
        looks_at="落款日期和报告年度",
        why=_PERIOD,
        wrong="2025年度报告，落款2025年12月10日",
        right="2025年度报告，落款2026年1月15日",
        advice="改正日期；数据没有统计到12月31日的，补齐后再公布。",
        needs=(Need.YEAR,),
    ),
    text_check(
        after_the_legal_day,
        Family.DATES,
        "date.late",
        Severity.CONFIRM,
        "成文日期在法定日期之前",
        looks_at="落款日期：部门1月31日前，县级以上政府3月31日前",
        why=_LAW,
        wrong="部门的报告落款2026年2月10日",
        right="部门的报告落款2026年1月20日",
        advice="核对日期；确实晚了的，写明原因。",
        needs=(Need.YEAR, Need.KIND),
    ),
    text_check(
        unreadable_date,
        Family.DATES,
        "date.unreadable",
        Severity.CONFIRM,
        "成文日期是完整的年月日",
        looks_at="落款日期能否读成一天",
        why="公文成文日期的写法",
        wrong="2026年1月",
        right="2026年1月15日",
        advice="补全年、月、日。",
    ),
    text_check(
        period,
        Family.DATES,
        "date.period",
        Severity.ERROR,
        "统计期限与报告年度一致",
        looks_at="正文“某年1月1日至12月31日”的年份和起止日",
        why=_PERIOD,
        wrong="2025年度报告写“2024年1月1日至12月31日”",
        right="“2025年1月1日至12月31日”",
        advice="改正年份和日期。",
    ),
    text_check(
        exact_period,
        Family.DATES,
        "date.exact_period",
        Severity.HINT,
        "写明统计期限，写到日",
        looks_at="引言和总体情况里有没有统计期限",
        why=_PERIOD,
        wrong="“起止时间为2025年1月至12月”",
        right="“本报告统计期限为2025年1月1日至12月31日”",
        advice="在引言里写一句统计期限。",
    ),
    text_check(
        so_far,
        Family.DATES,
        "date.so_far",
        Severity.CONFIRM,
        "不写“截至目前”",
        looks_at="正文里的“截至目前”“截止目前”",
        why=_PERIOD,
        wrong="“截至目前，公开信息38条”",
        right="“截至2025年12月31日，公开信息38条”",
        advice="写明日期，数据统计到12月31日。",
    ),
    text_check(
        until,
        Family.DATES,
        "date.until",
        Severity.HINT,
        "时间前用“截至”",
        looks_at="“截止”后面跟着时间的地方",
        why="《现代汉语词典》：截止是到期停止，截至是截止到某个时候",
        wrong="“截止2025年12月31日”",
        right="“截至2025年12月31日”",
        advice="改成“截至”。",
    ),
    text_check(
        other_year,
        Family.DATES,
        "date.other_year",
        Severity.CONFIRM,
        "正文的年份是报告年度",
        looks_at="引言和总体情况里打头的年份；与上年比较、文件年份不算",
        why="本程序自定",
        wrong="2025年度报告写“2024年，我局共制定文件3件”",
        right="“2025年，我局共制定文件3件”",
        advice="改成报告年度；确实在说往年的，写清楚是与往年比较。",
        needs=(Need.YEAR,),
    ),
    text_check(
        plan_for_the_year,
        Family.DATES,
        "date.plan",
        Severity.CONFIRM,
        "打算写的是下一年",
        looks_at="第五部分里打头的“某年，我镇将……”，是不是报告年度",
        why="本程序自定",
        wrong="2025年度报告第五部分写“2025年，我镇将继续完善目录”",
        right="“2026年，我镇将继续完善目录”",
        advice="改成下一年；确实在说报告年度的，改写成已经做了什么。",
        needs=(Need.YEAR,),
    ),
    text_check(
        next_year_in_other_matters,
        Family.DATES,
        "date.next_year",
        Severity.HINT,
        "第六部分不写下一年打算",
        looks_at="第六部分里下一年“将”做什么",
        why="国办公开办函〔2021〕30号：内容不宜泛化",
        wrong="第六部分写“2026年，我局将加大公开力度”",
        right="打算写进第五部分的改进情况",
        advice="移到第五部分，或者删去。",
        needs=(Need.YEAR,),
    ),
)
