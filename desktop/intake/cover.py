# SPDX-License-Identifier: MIT
"""Title, number, addressee, organisation, year, signature and date of a source."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.labels import chinese_number, plain
from desktop.intake.furniture import is_furniture

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_YEAR = r"(?:20\d\d|二[〇○◯零Oo0][〇○◯零Oo0一二三四五六七八九]{2})"
_NUMERALS = {**{name: str(value) for value, name in enumerate("〇一二三四五六七八九")}}
_NUMERALS |= dict.fromkeys("○◯零Oo", "0")
_DAY = r"(?:\d{1,2}|元|[一二三四五六七八九十]{1,3})"
_FIRST_LINES = 300  # among which the title is looked for
_SITE = re.compile(r"(?<!\s)\s*[-_|—–－]+\s*[^\s\d_|]{2,20}(?:网|网站|平台|门户)$")
_YEAR_ALONE = re.compile(rf"\(?{_YEAR}年?度?\)?")
_DATE = re.compile(rf"({_YEAR})(?:年|[-/.])({_DAY})(?:月|[-/.])({_DAY})日?")
_LOOSE_DATE = re.compile(rf"({_YEAR}年{_DAY}月)(?:{_DAY}?日)?")
_DATE_NAME = re.compile(r"(?:报告|成文|编制|填报|落款)?(?:日期|时间):")
_SUBJECT = re.compile(r"政府信息公开|政务信息公开|信息公开|政务公开")
_REPORT = re.compile(r"年度的?工作?报告|年度报|年报|工作(?:情况)?的?(?:年度)?报告|情况的?报告")
_PROSE = re.compile(r"[。；！？，]|根据|现将|按照|如下|通知|办法|条例|解读")
_NUMBERED = re.compile(r"[(（]?[一二三四五六七八九十\d]{1,2}(?:[)）、.．]|是)")
_ORGANISATION = re.compile(
    r"(?:人民政府|办事处|委员会|管委会|办公室|人民法院|检察院|政府|小组|[局厅委办院所站社队镇乡县市区部馆处州盟旗省]|中心|街道|大队|联合会|公司|学校|集团)"
    r"(?:\([^()]*\)|（[^（）]*）)?$"
)
_OPENING = re.compile(
    r"([\u4e00-\u9fff]{2,24}?(?:人民政府|街道办事处|办事处|委员会|办公室|街道|镇|乡|局|厅|委|中心))"
    r"(?=根据|按照|认真|严格|始终|全面|坚持|深入|紧紧|依据|高度|在|政府信息公开|20\d\d年)"
)
_WHOLE_NAME = re.compile(r"[\u4e00-\u9fff]{2,16}?(?:镇|乡|街道|县|市|区)(?:人民政府|办事处)")
_NO_NAME = re.compile(
    r"\d年|[。；！？，、：,;:!?]|^(?:无|没有|加强|做好|召开|开展|组织[^部]|进一步|报送)"
)
_SEAL = re.compile(r"[(（](?:[盖公印签]?章|公章|印章)[)）]$")
_APART = re.compile(r"\s{2,}|[\t\u3000、，,;；]+")
_JOINT = 4  # units that sign together
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}〔20\d\d〕\d{1,4}号")
_LONGEST_TITLE = 70
_LONGEST_NAME = 30
_SENTENCE = 20  # characters of a sentence that is certainly not part of a title


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
    """Return the title among the lines before the first heading.

    Of several lines that read so, the last that names most of organisation and year. A title may
    go over up to four lines; an organisation on the line above it is part of it. Lines behind the
    first long sentence count only when no line before it is one.
    """
    lines = lines[:_FIRST_LINES]
    prose = next((at for at, line in enumerate(lines) if _is_long_sentence(line)), len(lines))
    for last in (prose, len(lines)):
        found = [title for end in range(last, 0, -1) if (title := _title_before(lines, end))]
        if found:
            return _with_year_below(max(found, key=_told), lines)
    return None


def _with_year_below(title: Title, lines: Sequence[str]) -> Title:
    """Return the title with the line below it when that is the year alone: （2023年度）."""
    below = lines[title.end] if title.end < len(lines) else ""
    if year_of(title.text) or not _YEAR_ALONE.fullmatch(compact(below)):
        return title
    return Title(title.start, title.end + 1, title.text + below.strip())


def _is_long_sentence(line: str) -> bool:
    return len(line) >= _SENTENCE and "。" in line


def _told(title: Title) -> int:
    """Return how much a title says: nothing, or organisation or year, or both."""
    return bool(organisation_of(title.text)) + bool(year_of(title.text))


def _title_before(lines: Sequence[str], end: int) -> Title | None:
    """Return the title whose last line is the one before `end`."""
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


def without_site(title: str) -> tuple[str, str]:
    """Return a title and the name of the website that stands behind it, mostly empty."""
    found = _SITE.search(title)
    return (title[: found.start()], found[0].strip(" -_|—–－")) if found else (title, "")


def _is_title(words: str) -> bool:
    return _SUBJECT.search(words) is not None and _REPORT.search(words) is not None


def _may_be_title(line: str) -> bool:
    return (
        _PROSE.search(line) is None
        and _NUMBERED.match(line.strip()) is None
        and not is_furniture(line)
    )


def _beginning(lines: Sequence[str], start: int, end: int) -> int:
    """Return the first line of a title: the lines above that complete its name belong to it."""
    for first in range(start, max(-1, start - 3), -1):
        words = compact(lines[first])
        if not _may_be_title(lines[first]) or len(words) > _LONGEST_NAME:
            break
        if first < start and _is_title(words):
            break
        if is_name(organisation_of("".join(lines[first:end]))):
            return first
    return start


def is_name(text: str) -> bool:
    """Say whether a line is the name of an organisation and nothing else."""
    words = _SEAL.sub("", compact(text))
    if not 2 < len(words) <= _LONGEST_NAME or _NO_NAME.search(words) or _NUMBERED.match(words):
        return False
    return _ORGANISATION.search(words) is not None


def organisation_of(title: str) -> str:
    """Return the organisation that a title names, empty when it names none."""
    words = compact(title)
    found = _SUBJECT.search(words)
    name = words[: found.start()] if found else ""
    name = re.sub(rf"(?:{_YEAR}(?:年度?|[-—]))+|{_YEAR}|^关于|[《》“”\"]|的$", "", name)
    name = re.sub(r"^年度?|年度?$|关于$", "", name).strip("-—:：、,")
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

    The date is a line of its own or stands beside the signature; the signature is the line before
    it, or after it, or several lines of units that sign together. A date alone that sentences
    follow is one of the text. Without a date, only the very last line can be a signature.
    """
    followed = False  # by a sentence
    for at in range(len(lines) - 1, -1, -1):
        dated = _dated(lines[at])
        if dated is None:
            followed = followed or lines[at].rstrip().endswith("。")
            continue
        day, rest = dated
        if rest:
            return Ending("、".join(_units(rest)), day, frozenset({at}))
        above = _signed(lines, range(at - 1, max(-1, at - 1 - _JOINT), -1))
        near = above or _signed(lines, range(at + 1, min(len(lines), at + 1 + _JOINT)))
        if followed and not near:
            continue
        names = [name for line in sorted(near) for name in _units(lines[line])]
        return Ending("、".join(names), day, frozenset({at, *near}))
    if lines and is_name(lines[-1]):
        return Ending("、".join(_units(lines[-1])), "", frozenset({len(lines) - 1}))
    return Ending("", "", frozenset())


def _dated(line: str) -> tuple[str, str] | None:
    """Return the date of a line that holds nothing else but units, and those."""
    text = "  ".join(line.split("\n"))
    words = compact(text)
    found = _DATE.search(words) or _LOOSE_DATE.search(words)
    if found is None or len(words) > 2 * _LONGEST_NAME:
        return None
    day = iso_date(found[0]) if found.re is _DATE else found[1]
    outside = words[: found.start()] + words[found.end() :]
    if not _DATE_NAME.sub("", outside).strip("()"):
        return day, ""
    if found.start() and found.end() < len(words):
        return None
    names = _outside(text, found)
    return (day, names) if _units(names) else None


def _outside(text: str, found: re.Match[str]) -> str:
    """Return what a line holds before or behind its date, with the spaces it has."""
    letters = [at for at, letter in enumerate(text) if not letter.isspace()]
    if len(letters) != len(found.string):  # a character that is two in another width
        return found.string[: found.start()] + found.string[found.end() :]
    return text[: letters[found.start()]] if found.start() else text[letters[found.end() - 1] + 1 :]


def _signed(lines: Sequence[str], near: Iterable[int]) -> list[int]:
    """Return the lines, one after the other, that hold names of organisations only."""
    return list(takewhile(lambda at: _units(lines[at]), near))


def _units(line: str) -> list[str]:
    """Return the units that a line names and nothing else, without the place of the seal."""
    parts = [part for part in _APART.split(line.strip()) if part]
    for names in (line.split(), parts, [line]):
        if names and all(map(is_name, names)):
            return [_SEAL.sub("", "".join(name.split())) for name in names]
    return []


def split_ending(line: str) -> tuple[str, Ending]:
    """Take signature and date off the end of a paragraph that goes on into them.

    Both must stand behind the last full stop; else the paragraph comes back whole.
    """
    at = line.rfind("。") + 1
    found = find_ending([line[at:]]) if at else Ending("", "", frozenset())
    if found.signature and found.date:
        return line[:at], found
    return line, Ending("", "", frozenset())


def find_byline(lines: Sequence[str]) -> Ending:
    """Return signature and date that stand right under the title, on one line or two."""
    for count in (2, 1):
        found = find_ending(lines[:count])
        if len(found.lines) == count:
            return found
    return Ending("", "", frozenset())


def iso_date(text: str) -> str:
    """Return a real date as 2022-01-25, anything else as it is."""
    found = _DATE.fullmatch(compact(text))
    if not found:
        return text
    year, month = _digits(found[1]), 1 if found[2] == "元" else chinese_number(found[2])
    day = chinese_number(found[3])
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return text


def _digits(year: str) -> str:
    return "".join(_NUMERALS.get(letter, letter) for letter in year)
