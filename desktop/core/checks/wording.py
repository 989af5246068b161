# SPDX-License-Identifier: MIT
"""Sentences that went wrong: 政府公开 for 政务公开, a word left out, a thing named twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.checks.passages import Hit, hit, replaced, text_check, texts_of
from desktop.core.checks.spec import Family
from desktop.core.form import Severity
from desktop.core.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject

_INFORMATION = "目录|指南|制度|专栏|栏目|年报|年度报告|申请|条例"
_AFFAIRS = "规范化|意识|水平|力度|事项|体系|机制|培训|领导小组|办公室|要点|专区|质量|理念|人员|业务"
_GOVERNMENT = (
    r"(?<![民市县区乡镇省州级地本我各方国由让请经向对光放治型务明慧字])(?<!推行)(?<!推进)"
    rf"政府公开(?=(?P<information>{_INFORMATION})|{_AFFAIRS})"
)
_QUOTED = r"《[^》\n]*》|“[^”\n]*”"
# a pattern, and what is wrong with what it finds
_FAULTS = (
    (
        r"将[^，。；]{0,20}信息发布(?!在|到|至|于|的|了|与|和|及|工作|平台|系统|制度|渠道|情况)"
        r"[\u4e00-\u9fff]{2,10}(?:网站|公众号|公开栏|公示栏|公示墙)(?=[，。；])",
        "“发布”后面少了“在”或“到”",
    ),
    (
        r"成立了?(?P<group>[\u4e00-\u9fff]{4,20}(?:领导小组|委员会|工作专班))，"
        r"(?:(?!任组长|为组长|担任)[^。；]){2,60}(?:为成员|组成)的(?P=group)",
        "同一个小组说了两遍，句子不通",
    ),
    (r"(?:^|(?<=[。\n]))\s*为[^。；\n]{8,60}。(?=必须对其)", "以“为……”开头，没有说完就用了句号"),
    (r"确保[^。；]{4,40}，为确保", "一句里两次“确保”，句子不通"),
    (r"完善政府信息公开主动公开", "“公开”重复"),
    (r"(?<![\d.,])0\s*件次", "没有发生的写“没有”或“0件”，不写“件次”"),
)


def government_open(subject: Subject) -> Iterator[Hit]:
    """Yield 政府公开 before a word that it cannot be an action on, with the right term offered."""
    for passage in texts_of(subject):
        if "政府公开" not in passage.text:
            continue
        own = compiled(_QUOTED).sub(lambda one: " " * len(one[0]), passage.text)
        for found in compiled(_GOVERNMENT).finditer(own):
            right = "政府信息公开" if found["information"] else "政务公开"
            start, end = found.span()
            yield hit(
                passage,
                start,
                end,
                f"“{passage.raw[start : end + 2]}”里的“政府公开”应当写“{right}”。",
                repair=replaced(subject.report, passage, start, end, right),
                scope=f"{passage.id}:{passage.raw[start : end + 2]}",
            )
            break


def broken(subject: Subject) -> Iterator[Hit]:
    """Yield sentences in which a word is missing or the same thing is said twice."""
    for passage in texts_of(subject):
        for pattern, what in _FAULTS:
            found = compiled(pattern).search(passage.text)
            if found:
                words = passage.raw[found.start() : found.end()].strip()
                start = passage.raw.index(words, found.start())
                said = f"“{words}”：{what}。"
                yield hit(passage, start, start + len(words), said)


_L = Family.LANGUAGE
CHECKS = (
    text_check(
        government_open,
        _L,
        "language.government_open",
        Severity.CONFIRM,
        "是政务公开、政府信息公开，不是政府公开",
        looks_at="“政府公开目录”“政府公开机制”一类的说法；书名号、引号里的不看",
        why="《条例》和政务公开文件的用语",
        wrong="“完善政府公开目录”",
        right="“完善政府信息公开目录”",
        advice="改成正确写法；可以点“采用建议”。",
    ),
    text_check(
        broken,
        _L,
        "language.broken",
        Severity.HINT,
        "句子通顺",
        looks_at="少了介词、同一个小组说两遍、没有说完就用句号等几种常见的病句",
        why="本程序自定",
        wrong="“将政府信息发布县政府网站”",
        right="“将政府信息发布在县政府网站”",
        advice="把句子改通顺。",
    ),
)
