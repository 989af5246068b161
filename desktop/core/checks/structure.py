# SPDX-License-Identifier: MIT
"""Structure and headings: sections, numbering, what each section has to hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.core.checks.passages import (
    OTHER,
    OVERVIEW,
    PROBLEMS,
    Hit,
    Passage,
    hit,
    texts_of,
)
from desktop.core.form import PREFACE, Severity
from desktop.core.labels import chinese_number, plain
from desktop.core.report import Field, NoteKind, OrganisationKind
from desktop.core.text.numerals import numbers
from desktop.core.text.patterns import compiled
from desktop.core.text.sentences import letters, without_names_of_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject

LONGEST_OVERVIEW = 1000
SHORTEST_PROBLEMS = 50
GOVERNMENTS = {
    OrganisationKind.TOWNSHIP,
    OrganisationKind.COUNTY,
    OrganisationKind.CITY,
    OrganisationKind.PROVINCE,
}
_MISSING_HEADING = re.compile(r"没有找到标题“(?P<heading>.+?)”")
_REPEATED_HEADING = re.compile(r"标题“(?P<heading>.+?)”不止一次出现")
_OTHER_HEADING = re.compile(r"标题“(?P<found>.+?)”认作“(?P<heading>.+?)”")
_OTHER_NUMBER = re.compile(r"标题“(?P<found>.+?)”的编号应当是“(?P<right>.+?)”")
_POINT = r"(?:^|[，。；：、\s])(?P<number>[一二三四五六七八九十])是(?!否|[一二三四五六七八九十])"
_CHINESE = "一二三四五六七八九十"
_SUB = re.compile(
    r"^[ \t\u3000\xa0]*(?P<open>[（(])[ \u3000]*(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})"
    r"[ \u3000]*(?P<close>[）)])",
    re.MULTILINE,
)
_LISTS = {
    "一是……二是": re.compile(r"(?:^|[：；。，、\s])[一二三四]是", re.MULTILINE),
    "1. 2.": re.compile(r"^\s*\d{1,2}\s*[.．、](?!\d)", re.MULTILINE),
    "第一，第二，": re.compile(r"第[一二三四][，,、]"),
}
_NOTHING = re.compile(r"[\s（）()一二三四五六、.．0-9]*(?:暂?无|没有|不存在)(?:问题)?[。.\s]*")
_ASPECTS = {
    "主动公开": re.compile(
        r"主动公开|公开[^，。]{0,8}信息|发布[^，。]{0,8}信息|信息[^，。]{0,4}发布"
    ),
    "依申请公开": re.compile(r"依申请|公开申请|申请公开"),
    "政府信息管理": re.compile(
        r"信息管理|规范性文件|公开(?:标准)?目录|动态(?:调整|更新)|保密审查|发布审[核查]|审[查核](?:制度|机制|把关|发布)"
        r"|三审|先审|审核|清理|属性"
    ),
    "政府信息公开平台建设": re.compile(
        r"平台|网站|新媒体|公众号|公开栏|公示栏|专栏|专区|栏目|载体|公报|微信"
    ),
    "监督保障": re.compile(
        r"监督保障|考核|评议|责任追究|追责|培训|监督检查|督查|督导|检查|组织领导|机构设置"
    ),
}
_OVERSIGHT = re.compile(r"考核|评议|责任追究|追责|问责")
_FEE = re.compile(r"处理费|收费|费用")
_MEASURES = re.compile(r"改进|整改|措施|下一步|今后|将|加强|强化|提升|完善|进一步|解决")


def _note_messages(subject: Subject, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for note in subject.report.evidence.notes:
        found = pattern.match(note.message) if note.kind is NoteKind.REMARK else None
        if found:
            yield found


def missing_sections(subject: Subject) -> Iterator[Hit]:
    """Yield sections whose heading the source does not have."""
    for found in _note_messages(subject, _MISSING_HEADING):
        heading = found["heading"]
        blank = (one for one in subject.report.form.sections if one.heading == heading and one.text)
        text = next((one.text for one in blank if _is_empty(subject, one.text)), "")
        yield Hit(
            f"原件没有标题“{heading}”{'，这一部分也就没有文字' if text else ''}。",
            Field("text", text) if text else None,
            scope=f"missing:{heading}",
            place="" if text else "各级标题",
        )


def _is_empty(subject: Subject, text: str) -> bool:
    return not subject.report.texts.get(text, "").strip()


def repeated_sections(subject: Subject) -> Iterator[Hit]:
    """Yield sections whose heading the source has more than once."""
    for found in _note_messages(subject, _REPEATED_HEADING):
        heading = found["heading"]
        yield Hit(f"原件的标题“{heading}”不止一个。", scope=f"repeated:{heading}", place="各级标题")


def worded_otherwise(subject: Subject) -> Iterator[Hit]:
    """Yield headings that the source words in another way than the form."""
    for found in _note_messages(subject, _OTHER_HEADING):
        said, heading = found["found"], found["heading"]
        words = f"原件的标题“{said}”，规定的标题是“{heading}”。"
        yield Hit(words, quote=said, scope=f"heading:{heading}", place="各级标题")


def heading_numbers(subject: Subject) -> Iterator[Hit]:
    """Yield one hit for all headings that the source numbers in another way than the form."""
    found = [(one["found"], one["right"]) for one in _note_messages(subject, _OTHER_NUMBER)]
    if found:
        shown = "；".join(f"“{said}”应当是“{right}”" for said, right in found)
        words = f"原件有 {len(found)} 个标题的编号不对：{shown}。"
        said = "\n".join(said for said, _ in found)
        yield Hit(words, quote=said, scope="numbers", place="各级标题")


def stray_headings(subject: Subject) -> Iterator[Hit]:
    """Yield headings of sections that stand inside a text."""
    headings = {
        plain(re.sub(r"^[一二三四五六]、", "", section.heading)): section.heading
        for section in subject.report.form.sections
    }
    for passage in texts_of(subject):
        for paragraph in passage.paragraphs:
            words = plain(paragraph.text[paragraph.numbering :]).strip()
            if words in headings:
                end = paragraph.start + len(paragraph.text)
                message = f"正文里又有一个标题“{paragraph.text.strip()}”。"
                yield hit(passage, paragraph.start, end, message)


def sub_numbers(subject: Subject) -> Iterator[Hit]:
    """Yield sub-headings whose numbers do not follow one another."""
    for passage in texts_of(subject, OVERVIEW, PROBLEMS, OTHER):
        expected = 1
        for found in _SUB.finditer(passage.raw):
            number = chinese_number(found["number"])
            if number not in {expected, 1}:
                words = (
                    f"小标题编号到了“{found[0].strip()}”，前面应当是{_numbered(expected, found)}。"
                )
                if number < expected:
                    words = f"小标题编号“{found[0].strip()}”重复，应当是第{expected}个。"
                yield hit(
                    passage, found.start(), found.end(), words, scope=f"{passage.id}:{number}"
                )
                break
            expected = number + 1


def _numbered(number: int, like: re.Match[str]) -> str:
    """Return a number as another sub-heading is written: （三） where that is （四）."""
    chinese = "" if like["number"].isdecimal() or not 0 < number <= 10 else _CHINESE[number - 1]
    return f"（{chinese or number}）"


def sub_style(subject: Subject) -> Iterator[Hit]:
    """Yield one hit per text whose sub-headings mix brackets or kinds of numerals."""
    for passage in texts_of(subject, OVERVIEW, PROBLEMS, OTHER):
        found = list(_SUB.finditer(passage.raw))
        brackets = {(one["open"], one["close"]) for one in found}
        digits = {one["number"].isdecimal() for one in found}
        if len(brackets) > 1 or (len(digits) > 1 and _same_level(found)):
            forms = "、".join(dict.fromkeys(one[0].strip() for one in found))
            message = f"小标题写法不一（{forms}），应当统一写成（一）（二）（三）。"
            yield hit(passage, found[0].start(), found[0].end(), message, scope=passage.id)


def _same_level(found: list[re.Match[str]]) -> bool:
    """Say whether digits count on where Chinese numerals stop, so that they are no lower level."""
    last = 0
    for one in found:
        number = chinese_number(one["number"])
        if one["number"].isdecimal() and number == last + 1 and number > 1:
            return True
        last = 0 if one["number"].isdecimal() else number
    return False


def mixed_lists(subject: Subject) -> Iterator[Hit]:
    """Yield one hit per section that counts its points in several ways."""
    for passage in texts_of(subject, PROBLEMS):
        used = [name for name, pattern in _LISTS.items() if pattern.search(passage.text)]
        if len(used) > 1:
            words = f"{passage.name}：分条写法不一，既有“{used[0]}”又有“{used[1]}”。"
            yield Hit(words, Field("text", passage.id), scope=passage.id)


def points_in_order(subject: Subject) -> Iterator[Hit]:
    """Yield 三是 behind 一是, and 二是 behind 二是, each paragraph once."""
    for passage in texts_of(subject, OVERVIEW, PROBLEMS):
        for paragraph in passage.paragraphs:
            found = _out_of_order(paragraph.text)
            if found:
                start = paragraph.start + found.start("number")
                words = f"“{found['number']}是”的前面没有与它相接的一条。"
                yield hit(passage, start, start + 2, words, scope=f"{passage.id}:{start}")


def _out_of_order(text: str) -> re.Match[str] | None:
    """Return the first point that follows no other; one list may stand inside another."""
    open_lists: list[int] = []
    for found in compiled(_POINT).finditer(text):
        number = _CHINESE.index(found["number"]) + 1
        if number == 1 or not open_lists:
            open_lists.append(number)
            continue
        while open_lists and open_lists[-1] + 1 != number:
            open_lists.pop()
        if not open_lists:
            return found
        open_lists[-1] = number
    return None


def empty_texts(subject: Subject) -> Iterator[Hit]:
    """Yield the sections that have to hold words and hold none.

    Where the source does not even have the heading, that is told instead.
    """
    missing = {found["heading"] for found in _note_messages(subject, _MISSING_HEADING)}
    for section in subject.report.form.sections:
        if not section.text or not _is_empty(subject, section.text) or section.heading in missing:
            continue
        must = section.text in {OVERVIEW, PROBLEMS}
        yield Hit(
            f"“{section.heading}”还没有写。",
            Field("text", section.text),
            scope=section.text,
            severity=Severity.ERROR if must else Severity.CONFIRM,
        )


def too_long(subject: Subject) -> Iterator[Hit]:
    """Yield the overview when it is longer than the notice asks for."""
    for passage in texts_of(subject, OVERVIEW):
        count = letters(passage.raw)
        if count > LONGEST_OVERVIEW:
            words = f"{passage.name}有 {count} 字，要求是原则上不超过 {LONGEST_OVERVIEW} 字。"
            yield Hit(words, Field("text", OVERVIEW), scope=OVERVIEW)


def aspects(subject: Subject) -> Iterator[Hit]:
    """Yield one hit that names the prescribed aspects the overview says nothing on."""
    for passage in texts_of(subject, OVERVIEW):
        text = without_names_of_rules(passage.text)
        lacking = [name for name, pattern in _ASPECTS.items() if not pattern.search(text)]
        if lacking:
            words = f"{passage.name}：没有写到{'、'.join(lacking)}。"
            yield Hit(words, Field("text", OVERVIEW), scope="、".join(lacking))


def oversight(subject: Subject) -> Iterator[Hit]:
    """Yield one hit when a government says nothing of assessment, appraisal and accountability."""
    if subject.report.kind not in GOVERNMENTS:
        return
    for passage in texts_of(subject, OVERVIEW):
        if not _OVERSIGHT.search(without_names_of_rules(passage.text)):
            words = f"{passage.name}：没有写工作考核、社会评议和责任追究结果情况。"
            yield Hit(words, Field("text", OVERVIEW), scope=OVERVIEW)


def no_figures(subject: Subject) -> Iterator[Hit]:
    """Yield the overview when it holds not a single counted number."""
    for passage in texts_of(subject, OVERVIEW):
        if not numbers(passage.text):
            words = f"{passage.name}：没有一个数字。"
            yield Hit(words, Field("text", OVERVIEW), scope=OVERVIEW)


def thin_problems(subject: Subject) -> Iterator[Hit]:
    """Yield the problems when there are none, hardly any words, or no measures."""
    for passage in texts_of(subject, PROBLEMS):
        field = Field("text", PROBLEMS)
        if _NOTHING.fullmatch(passage.raw):
            words = f"{passage.name}：只写了“{passage.raw.strip()}”，这一部分要写问题和改进情况。"
            yield Hit(words, field, scope="nothing", severity=Severity.ERROR)
        elif letters(passage.raw) < SHORTEST_PROBLEMS:
            words = f"{passage.name}：只有 {letters(passage.raw)} 字，问题和改进情况要写具体。"
            yield Hit(words, field, scope="short", severity=Severity.HINT)
        elif not _MEASURES.search(passage.text):
            yield Hit(f"{passage.name}：只写了问题，没有写改进情况。", field, scope="measures")


def fee(subject: Subject) -> Iterator[Hit]:
    """Yield one hit when no text says whether a processing fee was charged."""
    if any(_FEE.search(passage.text) for passage in texts_of(subject)):
        return
    for passage in texts_of(subject, OTHER):
        words = f"{passage.name}：没有写信息处理费收取情况。"
        yield Hit(words, Field("text", OTHER), scope=OTHER)


def residue(subject: Subject) -> Iterator[Hit]:
    """Yield what was left of a template, each wording once."""
    holes = re.compile(
        r"[×✕╳]{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|(?<![A-Za-z])[Xx](?=[条件次个年月日篇期余])|(?<![A-Za-z0-9_])_{2,}"
    )
    phrases = sorted(subject.words.lists.get("residue", ()), key=len, reverse=True)
    for passage in texts_of(subject):
        yield from _listed(passage, phrases, "是模板里的文字，没有改成本单位的内容")
        for found in list(holes.finditer(passage.text))[:1]:
            words = f"“{found[0]}”处没有填写。"
            yield hit(passage, found.start(), found.end(), words)


def old_parts(subject: Subject) -> Iterator[Hit]:
    """Yield names of parts that reports had until 2018 only."""
    phrases = subject.words.lists.get("old_parts", ())
    for passage in texts_of(subject, PREFACE, OVERVIEW):
        yield from _listed(passage, phrases, "是2018年以前的报告才有的部分")


def foreign(subject: Subject) -> Iterator[Hit]:
    """Yield matter that does not belong into this report."""
    phrases = subject.words.lists.get("foreign", ())
    for passage in texts_of(subject):
        yield from _listed(passage, phrases, "不属于政府信息公开年度报告的内容")


def generated(subject: Subject) -> Iterator[Hit]:
    """Yield what a program or a collection of samples left behind."""
    phrases = subject.words.lists.get("generated", ())
    for passage in texts_of(subject):
        yield from _listed(passage, phrases, "像是范文或程序生成的文字，没有改过")


def generic(subject: Subject) -> Iterator[Hit]:
    """Yield talk about others in the report of one organisation."""
    phrases = subject.words.lists.get("generic", ())
    for passage in texts_of(subject, OVERVIEW, PROBLEMS):
        yield from _listed(passage, phrases, "说的不是本单位")


def _listed(passage: Passage, phrases: tuple[str, ...] | list[str], what: str) -> Iterator[Hit]:
    """Yield the first place of each phrase; a phrase inside one already found is left out."""
    taken: list[tuple[int, int]] = []
    for phrase in phrases:
        at = passage.text.find(phrase)
        end = at + len(phrase)
        if at < 0 or any(start < end and at < stop for start, stop in taken):
            continue
        taken.append((at, end))
        yield hit(passage, at, end, f"“{passage.raw[at:end]}”{what}。")
