# SPDX-License-Identifier: MIT
"""Title, number, addressee, organisation, year, signature and date of a source."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.labels import chinese_number, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEAR = r"(?:20\d\d|二[〇○零Oo0][〇○零Oo0一二三四五六七八九]{2})"
_NUMERALS = {**{name: str(value) for value, name in enumerate("〇一二三四五六七八九")}}
_NUMERALS |= dict.fromkeys("○零Oo", "0")
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = re.compile(rf"({_YEAR})(?:年|[-/.])({_DAY})(?:月|[-/.])({_DAY})日?")
_LOOSE_DATE = re.compile(rf"{_YEAR}年{_DAY}月(?:{_DAY}日?)?")
_SUBJECT = re.compile(r"政府信息公开|政务信息公开|信息公开|政务公开")
_REPORT = re.compile(r"年度工作?报告|年度报|年报|工作报告")
_PROSE = re.compile(r"[。；！？]|根据|现将|按照|如下|通知|办法|条例|解读")
_ORGANISATION = re.compile(
    r"(?:人民政府|办事处|委员会|管委会|办公室|人民法院|检察院|[局厅委办院所站社队镇乡县市区]|中心|街道|大队|联合会|公司|学校|集团)"
    r"(?:\([^()]*\)|（[^（）]*）)?$"
)
_OPENING = re.compile(
    r"([\u4e00-\u9fff]{2,24}?(?:人民政府|街道办事处|办事处|委员会|办公室|街道|镇|乡|局|厅|委|中心))"
    r"(?=根据|按照|认真|严格|始终|全面|坚持|深入|紧紧|依据|高度|在|政府信息公开|20\d\d年)"
)
_WHOLE_NAME = re.compile(r"[\u4e00-\u9fff]{2,16}?(?:镇|乡|街道|县|市|区)(?:人民政府|办事处)")
_WEBSITE = re.compile(
    r"(?:索\s*引\s*号|发布(?:机构|日期|时间)|生成日期|成文日期|信息来源|来\s*源|作\s*者|浏览(?:次数|量)?|点击(?:数|量)?|阅读(?:次数)?"
    r"|字\s*[号体]|打\s*印|文\s*号|主\s*题\s*[词分]|责任编辑|分享)\s*[】\]]?\s*[:：]"
)
_WEBSITE_LINE = 120
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}〔20\d\d〕\d{1,4}号")
_LONGEST_TITLE = 70
_LONGEST_NAME = 30


class Title(NamedTuple):
    """The lines `start` to before `end` are the title, `text` in one line."""

    start: int
    end: int
    text: str


class Ending(NamedTuple):
    """Signature and date, and the numbers of the lines they stand in."""

    signature: str
    date: str
    lines: frozenset[int]


def compact(text: str) -> str:
    """Return a text in one width without any white space."""
    return re.sub(r"\s+", "", plain(text))


class Head(NamedTuple):
    """What stands between title and text: 文号 and 主送机关 with its colon, in `lines` lines."""

    number: str
    addressee: str
    lines: int


def find_head(lines: Sequence[str]) -> Head:
    """Return number and addressee from the lines that follow the title; most sources have none.

    Only a line that names organisations and ends with a colon is an addressee.
    """
    number = addressee = ""
    used = 0
    if lines and _NUMBER.fullmatch("".join(lines[0].split())):
        number, used = "".join(lines[0].split()), 1
    if len(lines) > used:
        words = lines[used].strip()
        if words.endswith(("：", ":")) and all(map(is_name, re.split("[，、,；]", words[:-1]))):
            addressee, used = words, used + 1
    return Head(number, addressee, used)


def find_title(lines: Sequence[str]) -> Title | None:
    """Return the title among the lines before the first heading, the last one that reads so.

    A title may go over up to four lines; an organisation on the line above it is part of it.
    """
    for end in range(len(lines), 0, -1):
        for start in range(end - 1, max(-1, end - 5), -1):
            if not _may_be_title(lines[start]):
                break
            words = compact("".join(lines[start:end]))
            if len(words) > _LONGEST_TITLE:
                break
            if _is_title(words):
                if _is_title(compact("".join(lines[start : end - 1]))):
                    break
                start = _beginning(lines, start, end)
                parts = "\n".join(lines[start:end]).splitlines()
                return Title(start, end, "".join(part.strip() for part in parts))
    return None


def _is_title(words: str) -> bool:
    return _SUBJECT.search(words) is not None and _REPORT.search(words) is not None


def _may_be_title(line: str) -> bool:
    return _PROSE.search(line) is None and not is_website_line(line)


def is_website_line(text: str) -> bool:
    """Say whether a line is what a website prints around an article: date, source, visitors."""
    return len(text) < _WEBSITE_LINE and _WEBSITE.search(text[:40]) is not None


def _beginning(lines: Sequence[str], start: int, end: int) -> int:
    """Return the first line of a title: the lines above that complete its name belong to it."""
    for first in range(start, max(-1, start - 3), -1):
        if not _may_be_title(lines[first]) or len(compact(lines[first])) > _LONGEST_NAME:
            break
        if is_name(organisation_of("".join(lines[first:end]))):
            return first
    return start


def is_name(text: str) -> bool:
    """Say whether a line is the name of an organisation and nothing else."""
    words = compact(text)
    return 2 < len(words) <= _LONGEST_NAME and _ORGANISATION.search(words) is not None


def organisation_of(title: str) -> str:
    """Return the organisation that a title names, empty when it names none."""
    words = compact(title)
    found = _SUBJECT.search(words)
    name = words[: found.start()] if found else ""
    name = re.sub(rf"(?:{_YEAR}(?:年度?|[-—]))+|{_YEAR}|^关于|[《》“”\"]|的$", "", name)
    name = re.sub(r"^年度?|年度?$", "", name).strip("-—:：、,")
    if not re.search("[\u4e00-\u9fff]", name):
        return ""
    return name + "政府" if name.endswith("人民") else name


def year_of(text: str) -> str:
    """Return the first year that a title names, as digits; empty when it names none."""
    words = compact(text)
    found = re.search(rf"({_YEAR})年", words) or re.search(rf"({_YEAR})", words)
    return _digits(found[1]) if found else ""


def usual_year(text: str) -> str:
    """Return the year that a text names most often, the first of them when several do."""
    years = Counter(re.findall(r"(20\d\d)年", compact(text)))
    return max(years, key=lambda year: years[year]) if years else ""


def organisation_in(texts: Sequence[str]) -> str:
    """Return the organisation that the text speaks of; empty when that cannot be told."""
    for text in texts:
        found = _OPENING.match(compact(text))
        if found:
            return found[1]
    names = Counter(name for text in texts for name in _WHOLE_NAME.findall(compact(text)))
    return max(names, key=lambda name: names[name]) if names else ""


def find_ending(lines: Sequence[str]) -> Ending:
    """Return signature and date from the last lines of a report.

    The date is a line of its own or stands behind the signature; the signature is the line before
    it, or after it. Without a date, only the very last line can be a signature.
    """
    for at in range(len(lines) - 1, -1, -1):
        words = compact(lines[at])
        found = _DATE.search(words) or _LOOSE_DATE.search(words)
        if not found or found.end() < len(words) or len(words) > _LONGEST_NAME + 12:
            continue
        before = words[: found.start()]
        if before:
            if is_name(before):
                return Ending(before, iso_date(found[0]), frozenset({at}))
            continue
        for near in (at - 1, at + 1):
            if 0 <= near < len(lines) and is_name(lines[near]):
                return Ending(lines[near].strip(), iso_date(found[0]), frozenset({at, near}))
        return Ending("", iso_date(found[0]), frozenset({at}))
    if lines and is_name(lines[-1]):
        return Ending(lines[-1].strip(), "", frozenset({len(lines) - 1}))
    return Ending("", "", frozenset())


def iso_date(text: str) -> str:
    """Return a real date as 2022-01-25, anything else as it is."""
    found = _DATE.fullmatch(compact(text))
    if not found:
        return text
    year, month, day = _digits(found[1]), chinese_number(found[2]), chinese_number(found[3])
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return text


def _digits(year: str) -> str:
    return "".join(_NUMERALS.get(letter, letter) for letter in year)
