# SPDX-License-Identifier: MIT
"""Articles of the regulation that are cited: whether they exist, and are the right ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.checks.passages import Hit, hit, text_check, texts_of
from desktop.core.checks.spec import Family
from desktop.core.form import Severity
from desktop.core.text.numerals import chinese_value
from desktop.core.text.patterns import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject

_LAST = 56  # 国务院令第711号 has 56 articles
_ON_REPORTS = frozenset((49, 50))
_NAME = r"(?:《(?:中华人民共和国)?政府信息公开条例》|《条例》)"
_ARTICLE = r"第(?:[一二三四五六七八九十百零]{1,5}|\d{1,3})条"
_CITED = (
    rf"{_NAME}(?:（[^（）]*）)?[，的]?(?P<articles>{_ARTICLE}(?:(?:、|和|及|与|至)?{_ARTICLE})*)"
)
_MADE = (
    r"(?:之|的)?(?:规定|要求|有关规定)?(?:的?要求)?，?(?:特|现|现将)?(?:编制|编写|制作|公布|发布|形成|向社会公布|由[^，。]{2,20}编制)"
    r"(?:了|本|我[镇乡县局市区]|本[镇乡县局]|本机关|[^，。《]{0,20}?20\d\d年度?)*(?:政府信息公开)?(?:工作)?(?:年度报告|年报|(?<=年)度报告|(?<=年度)报告)"
)


def articles(subject: Subject) -> Iterator[Hit]:
    """Yield articles that the regulation does not have, or that are not on annual reports."""
    for passage in texts_of(subject):
        for found in compiled(_CITED).finditer(passage.text) if "条例》" in passage.text else ():
            cited = _numbers(found)
            gone = [number for number in cited if not 1 <= number <= _LAST]
            if gone:
                message = f"《条例》没有第{gone[0]}条，一共{_LAST}条。"
                yield hit(passage, found.start("articles"), found.end(), message)
            elif not _ON_REPORTS.intersection(cited) and compiled(_MADE).match(
                passage.text, found.end()
            ):
                message = "关于年度报告的是《条例》第四十九条（公布时间）、第五十条（内容）。"
                words = f"引用的是“{found['articles']}”，{message}"
                yield hit(passage, found.start("articles"), found.end(), words)


def _numbers(found: re.Match[str]) -> list[int]:
    written = [one[1:-1] for one in compiled(_ARTICLE).findall(found["articles"])]
    values = (int(one) if one.isdecimal() else chinese_value(one) for one in written)
    return [value for value in values if value is not None]


CHECKS = (
    text_check(
        articles,
        Family.CITATIONS,
        "citation.article",
        Severity.CONFIRM,
        "条例的条款号正确",
        looks_at="引用《条例》第几条：条例一共56条；编制、公布年度报告依据的是第四十九条、第五十条",
        why="《中华人民共和国政府信息公开条例》（国务院令第711号）",
        wrong="“根据《条例》第三十二条规定，编制2025年度报告”",
        right="“根据《条例》第五十条规定，编制2025年度报告”",
        advice="改正条款号，或者只写条例的名称。",
    ),
)
