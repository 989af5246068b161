# SPDX-License-Identifier: MIT
"""Heads, tails and headings as reports have them, and what a right reading makes of each.

A damage changes the lines of an invented report around its tables, and what is wanted with them.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.intake.sources import invent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.core.form import FormSpec
    from desktop.intake.reading import Reading
    from tests.intake.sources import Source

UNIT = "清溪县云岭镇人民政府"
PREFACE = "根据有关规定，现公布本镇年度报告，统计期限为全年。"
_NUMERALS = "一二三四五六"
_NAMES = {
    "title": "标题",
    "organisation": "单位名称",
    "year": "年度",
    "signature": "落款单位",
    "date": "成文日期",
}


@dataclass
class Specimen:
    """A source, and what is wanted of it: cover, texts, and lines that belong to neither."""

    source: Source
    cover: dict[str, str]
    texts: dict[str, str]
    strays: list[str]

    @property
    def year(self) -> int:
        return self.source.form.first_year

    def title(self, *lines: str, text: str = "", organisation: str = UNIT) -> None:
        """Put a title in place of the one that is there."""
        at = self.source.items.index(self.cover["title"])
        self.source.items[at : at + 1] = list(lines)
        self.cover["title"] = text or "".join(lines)
        self.cover["organisation"] = organisation

    def add(self, at: int, *lines: str) -> None:
        """Put lines that do not belong to the report before the item `at`."""
        self.source.items[at:at] = list(lines)
        self.strays += lines

    def append(self, *lines: str) -> None:
        self.add(len(self.source.items), *lines)

    def headings(self, change: Callable[[int, str], str]) -> None:
        """Print each heading as `change` makes it of its index and its name without number."""
        for section, form in enumerate(self.source.form.sections):
            at = self.source.items.index(form.heading)
            self.source.items[at] = change(section, form.heading[2:])

    def heading_at(self, section: int) -> int:
        return self.source.items.index(self.source.form.sections[section].heading)

    def ending(self, *lines: str, signature: str = UNIT, date: str | None = None) -> None:
        """Put another signature and date in place of both."""
        self.source.items[-2:] = list(lines)
        self.cover["signature"] = signature
        self.cover["date"] = f"{self.year + 1}-01-18" if date is None else date


def specimen(form: FormSpec, seed: int) -> Specimen:
    """A sound report with a preface."""
    source = invent(form, seed)
    year = form.first_year
    title = f"{UNIT}{year}年政府信息公开工作年度报告"
    source.items[:1] = [title, PREFACE]
    cover = {
        "title": title,
        "organisation": UNIT,
        "year": str(year),
        "signature": UNIT,
        "date": f"{year + 1}-01-18",
    }
    return Specimen(source, cover, {"preface": PREFACE, **source.texts}, [])


def measure(wanted: Specimen, reading: Reading) -> Counter[str]:
    """Count what is right, what is wrong or left out but said so, and what is so in silence."""
    said = [" ".join(note.message.split()) for note in reading.notes]
    found: Counter[str] = Counter()
    for name, right in wanted.cover.items():
        got = reading.cover[name]
        missing = any("没有找到" in text and _NAMES[name] in text for text in said)
        doubted = bool(got) and any(got in text for text in said)
        found[_verdict(got == right, missing or doubted)] += 1
    for name, right in wanted.texts.items():
        got_lines = reading.texts[name].split("\n")
        for line in right.split("\n"):
            found[_verdict(line in got_lines, _quoted(line, said))] += 1
        for line in got_lines:
            if line and line not in right.split("\n"):
                found[_verdict(False, _quoted(line, said))] += 1
    everywhere = "\n".join((*reading.texts.values(), *reading.cover.values()))
    for line in wanted.strays:
        quoted = _quoted(line, said)
        found[_verdict(quoted and " ".join(line.split()) not in everywhere, quoted)] += 1
    return found


def _verdict(right: object, noted: object) -> str:
    return "right" if right else "noted" if noted else "silent"


def _quoted(line: str, said: Sequence[str]) -> bool:
    return any(f"“{' '.join(line.split())[:6]}" in text for text in said)


# --- titles ---


def none(made: Specimen) -> None:
    """Nothing is wrong."""


def title_in_two(made: Specimen) -> None:
    made.title(UNIT, f"{made.year}年政府信息公开工作年度报告")


def title_in_three(made: Specimen) -> None:
    made.title(UNIT, f"{made.year}年", "政府信息公开工作年度报告")


def title_on_a_matter(made: Specimen) -> None:
    made.title(f"{UNIT}关于{made.year}年度政府信息公开工作情况的报告")


def title_with_on(made: Specimen) -> None:
    made.title(f"关于{UNIT}{made.year}年政府信息公开工作年度报告")


def title_in_numerals(made: Specimen) -> None:
    digits = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(made.year))
    made.title(f"{UNIT}{digits}年政府信息公开工作年度报告")


def title_with_year_first(made: Specimen) -> None:
    made.title(f"{made.year}年度{UNIT}政府信息公开工作年度报告")


def title_twice(made: Specimen) -> None:
    made.source.items.insert(0, made.cover["title"])


def title_below_a_column(made: Specimen) -> None:
    made.add(0, "政府信息公开年报")


def title_above_a_column(made: Specimen) -> None:
    made.add(1, "政府信息公开年报")


def dated_under_the_title(made: Specimen) -> None:
    made.source.items.insert(1, f"（{made.year + 1}年1月18日）")
    made.ending(UNIT)


# --- what a website prints around it ---


def crumbs_before(made: Specimen) -> None:
    made.add(0, f"首页 > 政务公开 > 政府信息公开年报 > {made.year}年")


def crumbs_after(made: Specimen) -> None:
    made.add(1, "当前位置：首页 > 政务公开 > 年报")


def crumbs_with_the_title(made: Specimen) -> None:
    made.add(1, f"您现在的位置：首页»政务公开»{made.cover['title']}")


def furniture_before(made: Specimen) -> None:
    made.add(
        1, "字号：大 中 小", "打印", "来源：县政府办公室", f"发布时间：{made.year + 1}-01-20 09:30"
    )


def furniture_in_a_line(made: Specimen) -> None:
    line = f"发布日期：{made.year + 1}-01-20 来源：云岭镇 浏览次数：128次 【字体：大 中 小】 打印"
    made.add(1, line)


def furniture_in_brackets(made: Specimen) -> None:
    made.add(1, "【打印本页】【关闭窗口】", "分享到：微信 微博", "[大 中 小]")


def furniture_behind(made: Specimen) -> None:
    made.append(
        "扫一扫在手机打开当前页", "上一篇：关于防汛的通知", "下一篇：没有了", "[打印] [关闭]"
    )


def footer_behind(made: Specimen) -> None:
    made.append(
        "版权所有：清溪县人民政府办公室",
        "网站地图 | 联系我们",
        "某ICP备12345678号",
        "网站标识码：1234560001",
    )


def footer_without_signature(made: Specimen) -> None:
    made.ending(signature="", date="")
    made.append(
        "浏览次数：12", "分享到", "上一篇：关于防汛的通知", "主办单位：清溪县人民政府办公室"
    )


def a_table_of_contents(made: Specimen) -> None:
    headings = [section.heading for section in made.source.form.sections]
    lines = [f"{heading}{'…' * 9}{page}" for page, heading in enumerate(headings, 1)]
    made.add(1, "目  录", *lines)


def contents_with_page_numbers(made: Specimen) -> None:
    headings = [section.heading for section in made.source.form.sections]
    made.add(1, "目录", *(f"{heading} {page}" for page, heading in enumerate(headings, 1)))


def contents_without_numbers(made: Specimen) -> None:
    names = [section.heading for section in made.source.form.sections]
    made.source.items[1:1] = ["目录", *names]
    made.strays += ["目录", *names]


# --- headings ---


def _numbered(number: Callable[[int], str]) -> Callable[[Specimen], None]:
    def damage(made: Specimen) -> None:
        made.headings(lambda section, name: number(section) + name)

    return damage


def glued(made: Specimen) -> None:
    """Each heading of a text stands in one paragraph with the first sentence."""
    items = made.source.items
    for section in (0, 4, 5):
        at = made.heading_at(section)
        items[at : at + 2] = [f"{items[at]}{items[at + 1]}"]


def glued_with_a_space(made: Specimen) -> None:
    items = made.source.items
    for section in (0, 4, 5):
        at = made.heading_at(section)
        items[at : at + 2] = [f"{items[at]}  {items[at + 1]}"]


def long_names(made: Specimen) -> None:
    names = (
        "总体情况",
        "行政机关主动公开政府信息的情况",
        "行政机关收到和处理政府信息公开申请的情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼的情况",
        "政府信息公开工作存在的主要问题及改进情况",
        "其他需要报告的事项",
    )
    made.headings(lambda section, _: f"{_NUMERALS[section]}、{names[section]}")


def ended_by_a_stop(made: Specimen) -> None:
    made.headings(lambda section, name: f"{_NUMERALS[section]}、{name}。")


def markdown(made: Specimen) -> None:
    made.headings(lambda section, name: f"## {_NUMERALS[section]}、{name}")
    made.source.items[0] = f"# {made.cover['title']}"


def markdown_in_bold(made: Specimen) -> None:
    made.headings(lambda section, name: f"**{_NUMERALS[section]}、{name}**")
    made.source.items[0] = f"**{made.cover['title']}**"
    at = made.source.items.index("（一）存在的问题")
    made.source.items[at] = "**（一）存在的问题**"


def _without(section: int) -> Callable[[Specimen], None]:
    def damage(made: Specimen) -> None:
        del made.source.items[made.heading_at(section)]

    return damage


def without_two(made: Specimen) -> None:
    del made.source.items[made.heading_at(5)]
    del made.source.items[made.heading_at(4)]


def _doubled(section: int) -> Callable[[Specimen], None]:
    def damage(made: Specimen) -> None:
        at = made.heading_at(section)
        made.source.items.insert(at, made.source.items[at])

    return damage


def fifth_for_sixth(made: Specimen) -> None:
    """The last section bears the heading of the one before."""
    made.source.items[made.heading_at(5)] = made.source.form.sections[4].heading


def broken_over_lines(made: Specimen) -> None:
    """All of the prose is one paragraph with line breaks, as old pages are."""
    items = made.source.items
    last = max(at for at, item in enumerate(items) if not isinstance(item, str))
    items[last + 1 :] = ["\n".join(map(str, items[last + 1 :]))]
    first = min(at for at, item in enumerate(items) if not isinstance(item, str))
    items[:first] = ["\n".join(map(str, items[:first]))]


# --- signature and date ---


def signed_on_one_line(made: Specimen) -> None:
    made.ending(f"{UNIT}  {made.year + 1}年1月18日")


def date_before_unit(made: Specimen) -> None:
    made.ending(f"{made.year + 1}年1月18日", UNIT)


def date_before_unit_on_one_line(made: Specimen) -> None:
    made.ending(f"{made.year + 1}年1月18日    {UNIT}")


def date_in_numerals(made: Specimen) -> None:
    digits = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(made.year + 1))
    made.ending(UNIT, f"{digits}年一月十八日")


def date_in_old_words(made: Specimen) -> None:
    made.ending(UNIT, f"{made.year + 1}年元月18日")


def date_with_dots(made: Specimen) -> None:
    made.ending(UNIT, f"{made.year + 1}.1.18")


def date_without_day(made: Specimen) -> None:
    made.ending(UNIT, f"{made.year + 1}年1月", date=f"{made.year + 1}年1月")


def date_with_gap_for_the_day(made: Specimen) -> None:
    made.ending(UNIT, f"{made.year + 1}年1月  日", date=f"{made.year + 1}年1月")


def signed_by_two(made: Specimen) -> None:
    other = "清溪县水务局"
    made.ending(UNIT, other, f"{made.year + 1}年1月18日", signature=f"{UNIT}、{other}")


def signed_by_two_on_a_line(made: Specimen) -> None:
    other = "清溪县水务局"
    made.ending(f"{UNIT}    {other}", f"{made.year + 1}年1月18日", signature=f"{UNIT}、{other}")


def signed_above_an_annex(made: Specimen) -> None:
    made.append("附件：云岭镇公开事项清单")


def sealed(made: Specimen) -> None:
    made.ending(f"{UNIT}（盖章）", f"{made.year + 1}年1月18日")


def spaced_out(made: Specimen) -> None:
    made.ending(" ".join(UNIT), f"{made.year + 1} 年 1 月 18 日")


DAMAGES: Mapping[str, Callable[[Specimen], None]] = {
    "none": none,
    "title in two": title_in_two,
    "title in three": title_in_three,
    "title on a matter": title_on_a_matter,
    "title with on": title_with_on,
    "title in numerals": title_in_numerals,
    "title year first": title_with_year_first,
    "title twice": title_twice,
    "title below a column": title_below_a_column,
    "title above a column": title_above_a_column,
    "dated under the title": dated_under_the_title,
    "crumbs before": crumbs_before,
    "crumbs after": crumbs_after,
    "crumbs with the title": crumbs_with_the_title,
    "furniture before": furniture_before,
    "furniture in a line": furniture_in_a_line,
    "furniture in brackets": furniture_in_brackets,
    "furniture behind": furniture_behind,
    "footer behind": footer_behind,
    "footer without signature": footer_without_signature,
    "contents": a_table_of_contents,
    "contents with pages": contents_with_page_numbers,
    "contents without numbers": contents_without_numbers,
    "numbers lost": _numbered(lambda _: ""),
    "1、": _numbered(lambda section: f"{section + 1}、"),
    "1.": _numbered(lambda section: f"{section + 1}."),
    "1": _numbered(lambda section: f"{section + 1} "),
    "（一）": _numbered(lambda section: f"（{_NUMERALS[section]}）"),
    "第一部分": _numbered(lambda section: f"第{_NUMERALS[section]}部分 "),
    "第一部分：": _numbered(lambda section: f"第{_NUMERALS[section]}部分："),
    "一.": _numbered(lambda section: f"{_NUMERALS[section]}."),
    "一 ": _numbered(lambda section: f"{_NUMERALS[section]} "),
    "一": _numbered(lambda section: _NUMERALS[section]),
    "Ⅰ": _numbered(lambda section: f"{'ⅠⅡⅢⅣⅤⅥ'[section]}、"),
    "I.": _numbered(lambda section: f"{('I', 'II', 'III', 'IV', 'V', 'VI')[section]}. "),
    "glued": glued,
    "glued with a space": glued_with_a_space,
    "long names": long_names,
    "ended by a stop": ended_by_a_stop,
    "markdown": markdown,
    "markdown in bold": markdown_in_bold,
    **{f"without {_NUMERALS[at]}": _without(at) for at in range(6)},
    "without 五六": without_two,
    **{f"{_NUMERALS[at]} twice": _doubled(at) for at in range(6)},
    "五 for 六": fifth_for_sixth,
    "broken over lines": broken_over_lines,
    "signed on one line": signed_on_one_line,
    "date before unit": date_before_unit,
    "date before unit on one line": date_before_unit_on_one_line,
    "date in numerals": date_in_numerals,
    "date in old words": date_in_old_words,
    "date with dots": date_with_dots,
    "date without day": date_without_day,
    "date with a gap": date_with_gap_for_the_day,
    "signed by two": signed_by_two,
    "signed by two on a line": signed_by_two_on_a_line,
    "signed above an annex": signed_above_an_annex,
    "sealed": sealed,
    "spaced out": spaced_out,
}
_HEADS = [name for name in DAMAGES if name.startswith("title")][1:]
_AROUND = ["crumbs before", "crumbs after", "furniture before", "furniture behind", "contents"]
_HEADINGS = ["numbers lost", "1、", "第一部分", "一 ", "without 一", "without 五", "without 六"]
_ENDINGS = [name for name in DAMAGES if name.startswith(("signed", "date "))]


def combinations(count: int) -> list[tuple[str, ...]]:
    """Draw a head, something around it, a kind of headings and an ending, always the same."""
    chance = random.Random("sections")
    families = (_ENDINGS, _HEADS, _AROUND, _HEADINGS)
    drawn = [tuple(map(chance.choice, families)) for _ in range(count)]
    # A heading is changed before others are looked for by their words; contents come last.
    return [(ending, head, heading, around) for ending, head, around, heading in drawn]
