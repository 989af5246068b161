# SPDX-License-Identifier: MIT
"""Words taken over from last year's report, the prescribed wording left aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.core.checks.passages import OVERVIEW, PROBLEMS, Hit, text_check, texts_of
from desktop.core.checks.spec import Family, Need
from desktop.core.checks.years import comparable
from desktop.core.form import Severity
from desktop.core.report import Field
from desktop.core.text.likeness import Takeover, takeover

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.core.checks.subject import Subject

TOO_MUCH = 80  # percent from which a text counts as the same
MUCH = 50
_LEAST = 40  # letters that have to be left for comparing
_SOLVED = re.compile(r"已整改|已解决|得到解决|整改到位|已经整改|已经解决|完成整改|问题已")


def taken_over(subject: Subject) -> Mapping[str, Takeover]:
    """Return for overview and problems what was taken over; empty without last year's report."""
    before = subject.last_year
    if before is None:
        return {}
    prescribed = subject.words.lists.get("prescribed", ())
    return {
        passage.id: takeover(passage.raw, before.texts.get(passage.id, ""), prescribed)
        for passage in texts_of(subject, OVERVIEW, PROBLEMS)
    }


def alike(subject: Subject) -> Iterator[Hit]:
    """Yield the texts of which most was taken over, with the share in percent."""
    for passage in texts_of(subject, OVERVIEW, PROBLEMS) if comparable(subject) else ():
        found = subject.once(taken_over).get(passage.id)
        if found is None or found.share < MUCH or found.compared < _LEAST:
            continue
        pair = found.pairs[0]
        start = pair.start
        end = start + len(pair.now)
        yield Hit(
            f"{passage.name}有 {found.share}% 与上一年度的报告相同（规定用语不算），"
            f"例如本年的“{pair.now.strip()[:30]}”（年份、数字不同也算相同）。",
            Field("text", passage.id),
            (start, end),
            str(found.share),
            scope=passage.id,
            severity=Severity.CONFIRM if found.share >= TOO_MUCH else Severity.HINT,
        )


def old_problems(subject: Subject) -> Iterator[Hit]:
    """Yield last year's problems that stand there again although they are said to be solved."""
    for passage in texts_of(subject, PROBLEMS) if comparable(subject) else ():
        found = subject.once(taken_over).get(PROBLEMS)
        solved = _SOLVED.search(passage.text)
        if not found or not solved:
            continue
        for pair in found.pairs:
            if not _SOLVED.search(pair.now):
                yield Hit(
                    f"{passage.where(pair.start)}：“{pair.now.strip()[:30]}”与上一年度相同，"
                    f"这一部分又写“{solved[0]}”。",
                    Field("text", PROBLEMS),
                    (pair.start, pair.start + len(pair.now)),
                    pair.now,
                    scope=PROBLEMS,
                )
                break


CHECKS = (
    text_check(
        alike,
        Family.YEARS,
        "years.same_words",
        Severity.CONFIRM,
        "文字不照抄上一年",
        looks_at="总体情况、问题及改进情况与上一年度逐句比较，年份和数字不同的也算相同",
        why="国办公开办函〔2021〕30号：内容雷同、敷衍塞责的要追究责任",
        wrong="第五部分与上一年度 95% 相同",
        right="写本年度的问题，说明上一年度的问题改进得怎样",
        advice="按本年度的实际重写；确有必要沿用的，写一句理由。",
        needs=(Need.YEAR, Need.LAST_YEAR),
    ),
    text_check(
        old_problems,
        Family.YEARS,
        "years.old_problems",
        Severity.HINT,
        "写了已整改，就不再列旧问题",
        looks_at="上一年度的问题是否原样又列，同时写“已整改”",
        why="本程序自定",
        wrong="“更新不及时”连列两年，又写“上年问题已整改”",
        right="写明哪些已整改、哪些还在整改",
        advice="删去已整改的问题，或者写明进展。",
        needs=(Need.YEAR, Need.LAST_YEAR),
    ),
)
