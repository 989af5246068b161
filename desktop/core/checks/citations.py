# SPDX-License-Identifier: MIT
"""Documents that are cited: numbers, brackets, and the abbreviation of the regulation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.core.checks.passages import Hit, Passage, hit, replaced, text_check, texts_of
from desktop.core.checks.spec import Family, Need
from desktop.core.form import Severity
from desktop.core.text.sentences import level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject

_NUMBER = re.compile(
    r"(?P<office>国[\u4e00-\u9fff]{1,7})(?P<open>[〔\[（【［(])(?P<year>20\d\d)(?P<close>[〕\]）】］)])(?P<no>\d{1,4})号"
)
_ANY_NUMBER = re.compile(
    r"(?<=[发函字办电令政])(?P<open>[\[（【［])(?P<year>20\d\d)(?P<close>[\]）】］])(?P<no>\d{1,4})号"
)
_TORN = re.compile(
    r"(?<=[发函字办政])(?:〔(?P<one>20\d\d)(?P<no>\d{1,4})号|(?P<two>20\d\d)〕\d{1,4}号)"
)
_TITLE = re.compile(r"《(?P<title>[^《》]*)》")
_FORMAT = re.compile(r"年度报告格式|年报格式|年度报告.{0,12}格式")
_ORDER = re.compile(r"国务院令(?:第)?\s*(?P<no>\d{3})号")
_FULL = "《中华人民共和国政府信息公开条例》"
_SHORT = re.compile(r"《条例》")
_DEFINED = re.compile(r"(?:以下|下)?简?称[：:]?[“\"]?《条例》")
_HALF_TITLE = re.compile(r"《政府信息公开条例》")
_REGULATION_NOW = "711"  # 国务院令第711号, in force since 15 May 2019


def wrong_number(subject: Subject) -> Iterator[Hit]:
    """Yield numbers of documents that do not go with the title beside them, or with the year."""
    documents = subject.words.pairs.get("documents", {})
    form = subject.report.form
    known = {level(number): title for number, title in documents.items()}
    for passage in texts_of(subject):
        for found in _NUMBER.finditer(passage.text):
            number = f"{found['office']}〔{found['year']}〕{found['no']}号"
            tail = f"〔{found['year']}〕{found['no']}号"
            near = (
                passage.text[max(0, found.start() - 60) : found.start()]
                + passage.text[found.end() : found.end() + 50]
            )
            on_format = _FORMAT.search(near)
            if not on_format:
                continue
            right = [one for one in known if one.endswith(tail)]
            message = ""
            if number not in known and right:
                message = f"文号“{found[0]}”有误，应当是“{right[0]}”。"
            elif number in known and known[number] not in near.replace("工作", ""):
                message = f"文号“{number}”不是《年度报告格式》的文号。"
            elif number in known and number != form.document:
                message = f"引用的是“{number}”，本年度的表样是“{form.document}”。"
            if message:
                end = found.end()
                yield hit(passage, found.start(), end, message)


def brackets(subject: Subject) -> Iterator[Hit]:
    """Yield document numbers whose year does not stand in 〔 〕."""
    for passage in texts_of(subject):
        for found in _ANY_NUMBER.finditer(passage.text):
            right = f"〔{found['year']}〕{found['no']}号"
            yield hit(
                passage,
                found.start(),
                found.end(),
                f"文号“{found[0]}”的年份应当用六角括号，写成“{right}”。",
                repair=replaced(subject.report, passage, found.start(), found.end(), right),
            )
        for found in _TORN.finditer(passage.text):
            message = f"文号“{found[0]}”少了半个括号。"
            yield hit(passage, found.start(), found.end(), message, severity=Severity.CONFIRM)


def regulation_order(subject: Subject) -> Iterator[Hit]:
    """Yield the order of the State Council of the regulation that is no longer in force."""
    for passage in texts_of(subject):
        for found in _ORDER.finditer(passage.text):
            near = passage.text[max(0, found.start() - 30) : found.end() + 10]
            if found["no"] == "492" and "信息公开条例" in near:
                message = f"“{found[0]}”是修订前的条例，现行条例是国务院令第{_REGULATION_NOW}号。"
                yield hit(passage, found.start(), found.end(), message)


def abbreviation(subject: Subject) -> Iterator[Hit]:
    """Yield one hit when 《条例》 is used before it is explained, or named in full again."""
    texts = texts_of(subject)
    full = [(p, m.start()) for p in texts for m in re.finditer(re.escape(_FULL), p.text)]
    short = [(p, m) for p in texts for m in _SHORT.finditer(p.text) if not _is_defining(p, m)]
    defined = [(n, m.start()) for n, p in enumerate(texts) for m in _DEFINED.finditer(p.text)]
    order = {passage.id: number for number, passage in enumerate(texts)}
    first = defined[0] if defined else None
    before = [(p, m) for p, m in short if first is None or (order[p.id], m.start()) < first]
    if before:
        passage, found = before[0]
        message = "“《条例》”在写明全称和“以下简称《条例》”之前就用了。"
        yield hit(passage, found.start(), found.end(), message, scope="undefined")
    elif len(full) > 1:
        passage, at = full[1]
        message = "条例的全称不止一次出现，第一次写明“以下简称《条例》”，以后写《条例》。"
        yield hit(passage, at, at + len(_FULL), message, scope="full")


def _is_defining(passage: Passage, found: re.Match[str]) -> bool:
    return passage.text[max(0, found.start() - 3) : found.start()].rstrip("“：").endswith("称")


def half_title(subject: Subject) -> Iterator[Hit]:
    """Yield the regulation's name without 中华人民共和国."""
    for passage in texts_of(subject):
        found = _HALF_TITLE.search(passage.text)
        if found:
            message = "条例的名称不完整，应当是《中华人民共和国政府信息公开条例》或者《条例》。"
            yield hit(
                passage,
                found.start(),
                found.end(),
                message,
                repair=replaced(subject.report, passage, found.start(), found.end(), _FULL),
            )


def own_text(subject: Subject) -> Iterator[Hit]:
    """Yield 《…条例》文件: a regulation is law, not a paper."""
    for passage in texts_of(subject):
        found = re.search(r"条例》(?:等)?文件(?:要求|精神|规定)", passage.text)
        if found and "等" not in found[0]:
            message = "条例是行政法规，不称“文件”，应当写“规定”或“要求”。"
            yield hit(passage, found.start(), found.end(), message)


_F = Family.CITATIONS
_LAW = "《中华人民共和国政府信息公开条例》（国务院令第711号）"
CHECKS = (
    text_check(
        wrong_number,
        _F,
        "citation.number",
        Severity.ERROR,
        "年报格式的文号正确",
        looks_at="年度报告格式的名称、文号与报告年度",
        why="国办公开办函〔2021〕30号；〔2019〕60号只用于2019、2020年度",
        wrong="《政府信息公开工作年度报告格式》（国办发〔2021〕30号）",
        right="《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
        advice="改正文号，或者删去文号只写名称。",
        needs=(Need.WORDS,),
    ),
    text_check(
        brackets,
        _F,
        "citation.brackets",
        Severity.CONFIRM,
        "文号的括号正确",
        looks_at="文号里年份的括号",
        why="党政机关公文格式：年份用六角括号〔〕括入",
        wrong="国办函[2020]109号",
        right="国办函〔2020〕109号",
        advice="改成六角括号。",
    ),
    text_check(
        regulation_order,
        _F,
        "citation.order",
        Severity.CONFIRM,
        "引用现行的条例",
        looks_at="条例的国务院令号",
        why=_LAW,
        wrong="《政府信息公开条例》（国务院令第492号）",
        right="《中华人民共和国政府信息公开条例》（国务院令第711号）",
        advice="改成现行的令号。",
    ),
    text_check(
        abbreviation,
        _F,
        "citation.abbreviation",
        Severity.HINT,
        "条例先写全称再用简称",
        looks_at="《条例》在哪里第一次出现，有没有“以下简称《条例》”",
        why="公文引用的惯例",
        wrong="总体情况写“落实《条例》”，前面没有写全称",
        right="“《中华人民共和国政府信息公开条例》（以下简称《条例》）”，以后写《条例》",
        advice="第一次出现写全称并注明简称，以后一律用简称。",
    ),
    text_check(
        half_title,
        _F,
        "citation.half_title",
        Severity.HINT,
        "条例的名称完整",
        looks_at="“《政府信息公开条例》”",
        why=_LAW,
        wrong="《政府信息公开条例》",
        right="《中华人民共和国政府信息公开条例》",
        advice="补上“中华人民共和国”，或者用简称《条例》。",
    ),
    text_check(
        own_text,
        _F,
        "citation.not_a_paper",
        Severity.HINT,
        "条例不称文件",
        looks_at="“条例》文件”",
        why="条例是行政法规",
        wrong="贯彻落实《……条例》文件要求",
        right="贯彻落实《……条例》规定",
        advice="删去“文件”。",
    ),
)
