# SPDX-License-Identifier: MIT
"""The text against itself: sums inside sentences, totals of the same thing, numbers of parts."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.checks.passages import Hit, Passage, hit, text_check, texts_of
from desktop.core.checks.spec import Family
from desktop.core.form import PREFACE, Severity
from desktop.core.labels import plain
from desktop.core.text.mentions import scenes
from desktop.core.text.numerals import Number, chinese_value, numbers
from desktop.core.text.sums import wrong_sums
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from desktop.core.checks.subject import Subject
    from desktop.core.form import SectionSpec

_TIME = (
    r"(?:20\d\d年(?:度)?|全年|本年度?|今年|一年来|目前|截止目前|我[镇乡县局市区]|我街道|本机关"
    r"|本[镇乡局]|共|累计|总共|本行政区域|（[^（）]*）|，|\s)*"
)
_OPENING = rf"{_TIME}(?:截至[^，]{{0,12}}{_TIME}){{0,2}}"
_WHOLE = re.compile(
    rf"(?:^|[，；。])\s*{_OPENING}(?:(?:主动公开|公开|发布)(?:各类|各种|政府|政务|信息|的)*信息|(?:政府|政务)信息公开(?:信息)?(?:发布)?)"
    r"(?:（[^（）]*）)?(?:发布|公开)?(?:总数量|总数|总量|数量|总计|共计|合计|共|为|达到|达|：|（[^（）]*）)*$"
)
_PART = re.compile(r"其他|其它|另外|此外|通过|网站|微信|公众号|栏|新媒体|平台|渠道|方式")
_PARTS = re.compile(
    r"(?:由|包括|包含|分为|共分|含|共)(?P<list>[^。；]*?)(?P<count>[一二两三四五六七八九十]|\d{1,2})\s*个?(?:大)?部[分份](?:组成|构成)?"
)
_AND = re.compile("以及|和|及|与")
_NUMBERING = re.compile(r"^[一二三四五六七八九十]+、")


def sums(subject: Subject) -> Iterator[Hit]:
    """Yield wholes that their own parts contradict."""
    for passage in texts_of(subject):
        for fault in wrong_sums(passage.sentences):
            whole, total = display(fault.whole.value), display(fault.total)
            unit = fault.whole.unit
            yield hit(
                passage,
                fault.start,
                fault.end,
                f"“{fault.words}”：各项相加是 {total} {unit}，总数写的是 {whole} {unit}。",
                left=fault.total,
                right=fault.whole.value,
            )


class _Claim(NamedTuple):
    """A number said to be all information published this year, and other parts beside it."""

    passage: Passage
    number: Number
    start: int
    end: int
    beside: tuple[Decimal, ...]

    def amounts(self) -> set[Decimal]:
        """Return what may be meant as the whole: the number, or with parts of its sentence."""
        sums_ = {
            self.number.value + sum(some)
            for size in range(len(self.beside) + 1)
            for some in combinations(self.beside[:6], size)
        }
        return sums_ | set(self.beside)


def totals(subject: Subject) -> Iterator[Hit]:
    """Yield totals of information published that disagree between two sentences."""
    claims = [claim for passage in texts_of(subject) for claim in _claims(subject, passage)]
    for first, second in combinations(claims, 2):
        if first.number.unit != second.number.unit or first.amounts() & second.amounts():
            continue
        unit = first.number.unit
        both = f"{first.passage.where(first.start)}写 {display(first.number.value)} {unit}"
        more = ""
        if first.beside:
            added = display(first.number.value + sum(first.beside))
            more = f"（加上同一句的其他方式是 {added} {unit}）"
        words = second.passage.raw[second.start : second.end]
        yield hit(
            second.passage,
            second.start,
            second.end,
            f"这里写公开信息 {display(second.number.value)} {unit}，{both}{more}，前后不一致。",
            left=first.number.value,
            right=second.number.value,
            scope=f"{second.passage.id}:{words}",
        )
        return


def _claims(subject: Subject, passage: Passage) -> Iterator[_Claim]:
    for scene in scenes(passage.raw, subject.report.year, whole_area=True):
        found = numbers(scene.text)
        for number in found:
            before = scene.text[: number.start]
            if not (number.exact and number.step == 1 and _WHOLE.search(before)):
                continue
            if not scene.is_whole(number.start):
                continue
            others = [one for one in found if one is not number and one.unit == number.unit]
            beside = tuple(one.value for one in others if _PART.search(scene.clause(one.start)))
            start = scene.sentence.start
            place = start + number.start, start + number.end
            yield _Claim(passage, number, *place, beside)
            break


def parts_of_report(subject: Subject) -> Iterator[Hit]:
    """Yield 由几部分组成 where the number is not that of the sections, or of those listed."""
    sections = subject.report.form.sections
    for passage in texts_of(subject, PREFACE, "overview"):
        for sentence in passage.sentences:
            found = _PARTS.search(sentence.text) if "部" in sentence.text else None
            if not found or "报告" not in sentence.text[: found.start() + 12]:
                continue
            said = (
                int(found["count"]) if found["count"].isdecimal() else chinese_value(found["count"])
            )
            listed = _listed(found["list"], sections)
            start = sentence.start + found.start()
            end = sentence.start + found.end()
            if listed and listed != said:
                yield hit(passage, start, end, f"写的是{said}个部分，列出的是{listed}个。")
            elif said != len(sections):
                yield hit(passage, start, end, f"写的是{said}个部分，表样规定是{len(sections)}个。")


def _listed(text: str, sections: tuple[SectionSpec, ...]) -> int:
    """Return how many parts a list names: those in quotes, else the headings it holds; else 0."""
    quoted = re.findall(r"[“\"][^”\"]+[”\"]", text)
    if len(quoted) > 1:
        return len(quoted)
    words = _AND.sub("、", plain(text))
    names = [
        [_AND.sub("、", plain(_NUMBERING.sub("", one))) for one in (part.heading, *part.aliases)]
        for part in sections
    ]
    known = sum(any(name in words for name in group) for group in names)
    for group in names:
        for name in sorted(group, key=len, reverse=True):
            words = words.replace(name, "")
    rest = [part for part in re.split(r"[、,和及]", words) if len(part.strip()) > 3]
    return known if known > 1 and not rest else 0


CHECKS = (
    text_check(
        sums,
        Family.TEXTS,
        "text.sums",
        Severity.CONFIRM,
        "一句话里的各项之和与总数一致",
        looks_at="“共几条，其中甲几条、乙几条”：分项不能超过总数；写了“其他”的应正好相等",
        why="本程序自定",
        wrong="“公开信息382条，其中机构类35条、动态类80条、政策类2443条”",
        right="“公开信息2558条，其中机构类35条、动态类80条、政策类2443条”",
        advice="重新相加，改正总数或分项；分项有交叉的，写明“含重复”。",
    ),
    text_check(
        totals,
        Family.TEXTS,
        "text.totals",
        Severity.CONFIRM,
        "同一个总数前后一致",
        looks_at="各部分写到的公开信息总数，连同一句里的其他方式",
        why="本程序自定",
        wrong="第一部分“主动公开信息38条”，第六部分“公开信息总数43条”",
        right="两处都写“43条”",
        advice="核对后写成同一个数；口径不同的，写明各是什么口径。",
    ),
    text_check(
        parts_of_report,
        Family.TEXTS,
        "text.parts",
        Severity.CONFIRM,
        "“由几部分组成”与实际一致",
        looks_at="引言里报告由几个部分组成的说法，和列出的、表样规定的个数",
        why="国办公开办函〔2021〕30号规定六个部分",
        wrong="“本报告由七个部分组成”",
        right="“本报告由六个部分组成”",
        advice="改成六个部分，或者删去这一句。",
    ),
)
