# SPDX-License-Identifier: MIT
"""Numbers in sentences bound to what they speak of, where that can be told for certain.

Patterns are strict on purpose: a wording that they do not know gives no mention, and no mention
gives no finding. A part of a whole (by channel, by applicant, by month) and what belongs to
another year or to other bodies is left out.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.text.numerals import ABOUT, FRAGMENT, Number, parse_number
from desktop.core.text.parts import of_a_part
from desktop.core.text.sentences import Sentence, paragraphs, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

UNIT = r"(?:件次|件|宗|份|条|起|项|例|个|次|封|笔)"
NUMBER = rf"(?P<about>{ABOUT})?(?P<number>{FRAGMENT})\s*+(?P<more>余|多)?\s*+"
COUNT = rf"{NUMBER}{UNIT}(?P<after>以上|左右|上下|余|多)?"
FILL = r"(?:[的了过到共计总为有是达合\s：“”]|累计|数量|总数|总量|件数|数|申请|事项)*+"
_ASKED = (
    r"(?:各类|有效|公民|法人|其他组织|群众|社会公众|当事人|申请人|提出|提交|政府|政务|信息|依申请|公开"
    r"|主动|申请|事项|新|件|数量|和|或者?|及|与|、|的|了|到|过|共|计|总|累计|合计|为|有|是|：|“|”|\s)*+"
)
TOPIC = re.compile(r"依申请|公开申请|申请公开|公开的申请|申请政府信息公开|新收|上年度?结转|结转下")
_OTHER_TOPIC = re.compile(
    r"复议|诉讼|信访|投诉|举报|建议|提案|热线|咨询|许可|处罚|留言|来信|来访|诉求|线索|审批|低保|补贴|救助|工单"
)
_TIMES = re.compile(
    r"(?P<year>20\d\d)年(?:度)?(?!结转|转结)|去年|上一?年(?!度?结转|度?转结)度?|今年|本年|全年"
)
_PERIOD = re.compile(
    r"上半年|下半年|季度|(?<!\d)\d{1,2}月份|历年|近年|以来|[日月年]均"
    r"|(?<!\d)(?!1月(?:1日)?起)\d{1,2}月(?:\d{1,2}日)?(?:起|[以之]?[前后])"
    r"|(?<!\d)\d{1,2}月(?:份|\d{1,2}日)?[至到—-](?!(?:20\d\d年)?12月)(?:20\d\d年)?\d{1,2}月"
    r"|(?<![01\d])[2-9]月(?:份|\d{1,2}日)?[至到—-]|(?<!\d)1[0-2]月(?:份|\d{1,2}日)?[至到—-]"
    r"|截至(?!20\d\d年(?:12月(?:31日|底)|底)|年底|12月(?:31日|底))"
)
_COMPARED = re.compile(r"同比|环比|增长|增加|减少|下降|上升|相比|比上|较上|比去|较去")
_CHANNEL = re.compile(
    r"通过|网上|在线|网络|互联网|信函|邮寄|当面|现场|来访|电话|邮箱|邮件|窗口|传真|平台|渠道|系统|其中|包括|分别"
)
_PERSONS = re.compile(
    r"自然人|企业|法人(?!和其他|或其他|或者其他|、其他|及其他|、公民|和公民)|科研机构|公益组织|法律服务|律师"
)
_OTHER_BODIES = re.compile(
    r"全[市县区省州国旗]|各[乡镇街县市区部单科股站所村]|辖区|下属|所属|下辖|县直|市直|区直"
)
_CLAUSE = re.compile(r"[^，；。！？]*$")


ZERO = Number(Decimal(0), 0, 0)


class Mention(NamedTuple):
    """A number that speaks of `concept`.

    `start` and `end` are the places in the text of the field. `loose` says that the sentence gives
    reason to read it more widely (含上年结转, 均). `words` are the words themselves.
    """

    concept: str
    number: Number
    field: str
    start: int
    end: int
    words: str
    loose: bool = False


def read_number(found: re.Match[str]) -> Number | None:
    """Return the number of a match of NUMBER or COUNT; None when it is none."""
    parsed = parse_number(found["number"])
    if parsed is None:
        return None
    groups = found.groupdict()
    exact = not (groups.get("about") or groups.get("more") or groups.get("after"))
    return Number(parsed[0], found.start("number"), found.end(), "", exact, parsed[1])


class Scene:
    """A sentence with what came before it: enough to tell whose and when a number is."""

    __slots__ = ("before", "own", "sentence", "text", "whole_area", "year")

    def __init__(
        self, sentence: Sentence, before: str, year: int | None, own: str, *, whole_area: bool
    ) -> None:
        self.sentence = sentence
        self.text = sentence.text
        self.before = before
        self.year = year
        self.own = own
        self.whole_area = whole_area

    def clause(self, at: int) -> str:
        """Return what stands before a place in its clause."""
        found = _CLAUSE.search(self.text[:at])
        return found[0] if found else ""

    def is_whole(self, at: int, *, parts: bool = False) -> bool:
        """Say whether a number at a place is the whole of this year and this body.

        Args:
            at: a place in the sentence.
            parts: a part (其中, by channel) is meant too; only time and body are looked at.
        """
        clause = self.clause(at)
        if not self._this_year(at) or _PERIOD.search(self.text[:at]) or _COMPARED.search(clause):
            return False
        if not self.whole_area and _OTHER_BODIES.search(clause):
            return False
        if of_a_part(self.text, at, self.own):
            return False
        if parts:
            return True
        since = re.split(r"[；。]", self.text[:at])[-1]
        return not (_CHANNEL.search(clause) or _PERSONS.search(clause) or "其中" in since)

    def _this_year(self, at: int) -> bool:
        """Say whether the nearest word of time before a place names the year of the report."""
        last = None
        for found in _TIMES.finditer(re.sub(r"（[^（）]*）|《[^》]*》", _blank, self.text[:at])):
            last = found
        if last is None or last[0] in {"今年", "本年", "全年"}:
            return True
        return last["year"] is not None and self.year in {None, int(last["year"])}

    def on_requests(self, at: int, end: int) -> bool:
        """Say whether requests for information are the topic at a place."""
        if self._says_it_plainly(at, end):
            return True
        around = self.before[-160:] + self.text[:at]
        topics = [found.end() for found in TOPIC.finditer(around)]
        others = [found.end() for found in _OTHER_TOPIC.finditer(around)]
        if topics and (not others or others[-1] < topics[-1]):
            return True
        if others:
            return TOPIC.search(self.text[at : end + 12]) is not None
        return TOPIC.search(self.text[at:]) is not None

    def _says_it_plainly(self, at: int, end: int) -> bool:
        """Say whether a sentence that begins with 收到申请 can mean nothing else here.

        In a report on disclosure it is a request for information, unless the heading or what
        stands before it in the paragraph speaks of something else.
        """
        if "申请" not in self.text[at:end] or not _BEGINNING.fullmatch(self.text[:at]):
            return False
        apart = _OTHER_TOPIC.search(self.text) or _OTHER_BUSINESS.search(self.text)
        return not apart and (not self.before or TOPIC.search(self.before[-60:]) is not None)


_BEGINNING = re.compile(
    r"(?:20\d\d年度?|全年|本年度?|今年|一年来|年内|我[镇乡局]|我街道|本[镇乡局]|本机关|本单位|共计?|累计|总共|，|\s)*"
)
_OTHER_BUSINESS = re.compile(
    r"审批|许可|登记|救助|低保|补贴|补助|证|宅基地|危房|入党|入伍|贷款|户|项目|听证|调解|仲裁|报名|参保|入学|公租房|保障房|认定|赔偿"
)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def scenes(text: str, year: int | None, own: str = "", *, whole_area: bool) -> Iterator[Scene]:
    """Yield the sentences of a text, each with what its paragraph and heading say before it.

    Args:
        text: as it was typed.
        year: the data year.
        own: the end of the reporting body's name (水务局); other bodies' numbers are not its own.
        whole_area: the report covers a whole county or city.
    """
    lines = paragraphs(text)
    heading = ""
    before = ""
    last = -1
    for sentence in sentences(text):
        if sentence.paragraph != last:
            last, before = sentence.paragraph, heading
            if lines[last].names_a_topic:
                heading = lines[last].text
        yield Scene(sentence, before, year, own, whole_area=whole_area)
        before += sentence.text


def _rule(concept: str, pattern: str) -> tuple[str, re.Pattern[str]]:
    return concept, re.compile(pattern)


_NEXT = r"(?:下一?年度?|次年度?|明年|第二年)"
_LAST = r"(?:上一?年度?|去年)"
_RESULTS = "予以公开 不予公开 部分公开 同意公开 不予处理 其他处理 无法提供"
_NO_RESULT = "".join(f"(?<!{words})" for words in _RESULTS.split())
_INTO = rf"结?转(?:到|至|入)?(?:{_NEXT}|20\d\d年度?)"
FLOW: tuple[tuple[str, re.Pattern[str]], ...] = (
    _rule("received_new", rf"新收(?!费){_ASKED}{COUNT}"),
    _rule("received", rf"(?:收到|接到|(?<!直)接收|受理|收悉|收办)(?!并){_ASKED}{COUNT}"),
    _rule(
        "carried_in",
        rf"(?:{_LAST}|(?P<from>20\d\d)年度?)(?:结转|转结){_ASKED}(?:(?:至|到)?(?:本年度?|今年)(?:继续)?(?:办理|答复)?)?{FILL}{COUNT}",
    ),
    _rule("carried_in", rf"结转{_LAST}{_ASKED}{COUNT}"),
    _rule("carried_out", rf"{_INTO}(?:继续)?(?:办理|答复|处理){{0,2}}{_ASKED}{COUNT}"),
    _rule("carried_out", rf"{COUNT}{_ASKED}(?:将|需|需要|均|已)?{_INTO}"),
    _rule("handled", rf"(?:办结|办理完毕|答复完毕){_ASKED}{COUNT}"),
    _rule("handled", rf"{COUNT}(?:申请)?(?:均|全部|都)?(?:已经?)?(?:全部)?办结"),
    _rule("answered", rf"(?<!规范)(?<!统一){_NO_RESULT}(?:答复|办理){_ASKED}{COUNT}"),
    _rule(
        "asked", rf"信息公开申请(?:受理)?(?:数量|件数|总数|总量|数)(?:共计|共|为|是|达|：)*+{COUNT}"
    ),
    _rule(
        "asked",
        rf"(?<![、和主动])依申请公开(?:政府)?(?:信息)?(?:申请|事项|受理|办理|件)?{FILL}{COUNT}",
    ),
)
_END = r"(?:的|情况|情形|要求|材料|表|办理|信息)*(?=[，。；、]|$)"
NONE: tuple[tuple[str, re.Pattern[str]], ...] = (
    _rule(
        "received",
        rf"(?:未曾?|没有?|尚未|并未)(?:收到|接到|接收|受理|收悉|有)(?=[^，。；、]*申请){_ASKED}{_END}",
    ),
    _rule(
        "received",
        rf"(?<![有任])无(?:人|公民|单位)?(?=[^，。；]*(?:公开申请|申请公开|依申请公开|申请政府信息公开)){_ASKED}{_END}",
    ),
    _rule("received", rf"申请(?:数量|件数|数|受理量)(?:为零|为无|：无){_END}"),
    _rule("carried_in", rf"(?:无|没有|不存在){_LAST}结转|{_LAST}(?:无|没有)结转"),
    _rule("carried_out", r"办结[^。；]{0,8}，无结转(?=[，。；]|$)"),
    _rule("carried_out", rf"(?:无|没有|不存在)(?:需|需要)?{_ASKED}结转(?:到|至|入)?{_NEXT}"),
)
_FLOW_WORDS = re.compile(r"收到|接到|接收|受理|收悉|收办|新收|结转|转结|办结|答复|办理|依申请|申请")
_BARE = {"received", "received_new", "handled", "answered"}
_LIMITED = re.compile(r"按期|按时|及时|限期|法定期限|逾期|延期|规定时限|期限内|时限内")
_CARRIED = re.compile(r"结转|顺延|转结")


def flow_mentions(scene: Scene, field: str) -> Iterator[Mention]:
    """Yield what a sentence says of requests received, carried in and out, handled."""
    taken: list[tuple[int, int]] = []
    if not _FLOW_WORDS.search(scene.text):
        return
    for concept, pattern in FLOW:
        for found in pattern.finditer(scene.text):
            number = read_number(found)
            if number is None or not number.exact or _overlaps(taken, number):
                continue
            taken.append((number.start, number.end))
            if _speaks(scene, concept, found):
                yield mention(scene, field, concept, number, found)
    for concept, pattern in NONE:
        for found in pattern.finditer(scene.text):
            if scene.is_whole(found.start(), parts=concept != "received") and (
                concept != "received" or scene.on_requests(found.start(), found.end())
            ):
                yield mention(scene, field, concept, ZERO, found)
                break


def _speaks(scene: Scene, concept: str, found: re.Match[str]) -> bool:
    at = found.start()
    carried = concept in {"carried_in", "carried_out"}
    if not scene.is_whole(at, parts=carried):
        return False
    if concept in _BARE and not scene.on_requests(at, found.end()):
        return False
    if concept in {"handled", "answered"} and _LIMITED.search(scene.text):
        return False
    return scene.year is None or _right_year(scene.year, found)


def _right_year(year: int, found: re.Match[str]) -> bool:
    """Say whether 2022年结转 and 结转至2024年 name the years beside the report's."""
    before = found.groupdict().get("from")
    into = re.search(r"结转(?:到|至|入)?(20\d\d)年", found[0])
    return (not before or int(before) == year - 1) and (not into or int(into[1]) == year + 1)


def _overlaps(taken: list[tuple[int, int]], number: Number) -> bool:
    return any(start < number.end and number.start < end for start, end in taken)


def mention(
    scene: Scene, field: str, concept: str, number: Number, found: re.Match[str]
) -> Mention:
    """Return the mention of a match in a sentence, with its place in the field."""
    words = found[0].lstrip(" ，（")
    end = scene.sentence.start + found.end()
    start = end - len(words)
    words = words.rstrip()
    return Mention(concept, number, field, start, end, words, bool(_CARRIED.search(scene.text)))
