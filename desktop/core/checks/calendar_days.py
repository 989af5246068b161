# SPDX-License-Identifier: MIT
"""Days that no calendar has, and the next year told as if it were over."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from desktop.core.checks.passages import Hit, hit, text_check, texts_of
from desktop.core.checks.spec import Family, Need
from desktop.core.form import Severity
from desktop.core.text.patterns import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject

_DAY = (
    r"(?<![\d.])(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"|(?<![\d.])(?P<year2>20\d\d)年(?P<month2>\d{1,2})月(?!\d{1,2}日)"
)
_LEAP_YEAR = 2024  # where no year is named 2月29日 is let pass
_LEADING = (
    r"\s*+(?:[（(][一二三四五六七八九十]+[)）][^，。]{0,30}[。：])?\s*+"
    r"(?P<year>20\d\d)年(?:度|以来)?(?:，|(?=[我本全共]))"
)
_DONE = (
    r"完成了|开展了|组织了|召开了|举办了|制定了|印发了|建立了|更新了|发布了|公开了|收到了|取得了"
    r"|(?:共|累计|已|总共)(?:主动)?(?:公开|发布|收到|受理|办结|答复|更新|开展|组织|举办|召开|制发|制定|推送|回复)"
)
_TO_COME = r"将|计划|拟|打算|下一步|争取|力争|目标|预计|要(?!点|求|闻|素|件)|前(?=[，。])|继续|今后"


def impossible(subject: Subject) -> Iterator[Hit]:
    """Yield days such as 2月30日 and months such as 13月."""
    for passage in texts_of(subject):
        for found in compiled(_DAY).finditer(passage.text):
            if not _exists(found):
                message = f"“{found[0]}”不存在。"
                yield hit(passage, found.start(), found.end(), message)


def _exists(found: re.Match[str]) -> bool:
    month = int(found["month"] or found["month2"])
    if not 1 <= month <= 12:
        return False
    if found["day"] is None:
        return True
    return 1 <= int(found["day"]) <= monthrange(int(found["year"] or _LEAP_YEAR), month)[1]


def next_year_done(subject: Subject) -> Iterator[Hit]:
    """Yield sentences that begin with a year after that of the report and tell what was done."""
    year = subject.report.year or 0
    for passage in texts_of(subject, "preface", "overview", "other_matters"):
        for sentence in passage.sentences:
            found = compiled(_LEADING).match(sentence.text)
            if not found or int(found["year"]) <= year or f"{year}年" in sentence.text:
                continue
            if compiled(_DONE).search(sentence.text) and not compiled(_TO_COME).search(
                sentence.text
            ):
                start = sentence.start + found.start("year")
                said = f"写的是“{found['year']}年”，报告年度是{year}年，不会有下一年已经做完的事。"
                yield hit(
                    passage,
                    start,
                    start + len("2025年"),
                    said,
                    scope=f"{passage.id}:{start}",
                )


_D = Family.DATES
CHECKS = (
    text_check(
        impossible,
        _D,
        "date.impossible",
        Severity.CONFIRM,
        "日期是日历上有的",
        looks_at="正文写到的月、日，例如2月30日、13月",
        why="日历",
        wrong="“2025年2月30日召开会议”",
        right="“2025年2月28日召开会议”",
        advice="改正日期。",
    ),
    text_check(
        next_year_done,
        _D,
        "date.next_year_done",
        Severity.CONFIRM,
        "不把下一年写成已经过去",
        looks_at="以报告年度以后的年份开头、写已经做完的事的句子",
        why="年度报告统计1月1日至12月31日",
        wrong="2025年度的报告写“2026年，我镇完成了目录调整”",
        right="“2025年，我镇完成了目录调整”",
        advice="改正年份。",
        needs=(Need.YEAR,),
    ),
)
