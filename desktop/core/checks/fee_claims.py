# SPDX-License-Identifier: MIT
"""What the text says of the processing fee, held against itself: none was charged, or so much."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.core.checks.passages import Hit, Passage, hit, text_check, texts_of
from desktop.core.checks.spec import Family
from desktop.core.form import Severity
from desktop.core.text.mentions import scenes
from desktop.core.text.numerals import FRAGMENT, parse_number
from desktop.core.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject

_FEE = r"(?:政府信息公开信息处理费|信息公开信息处理费|政府信息公开处理费|信息处理费|处理费)"
_NONE = (
    r"(?:没有|未曾?|并未|无)(?:向[^，。；]{1,10})?(?:发生|产生|收取|收过?|征收)?(?:过|任何|相关|的|政府)*"
    rf"(?:{_FEE}|(?:依申请公开|信息公开|政府信息公开)(?:的|相关)*费用)(?:收取)?(?:的?(?:情况|情形))?"
    r"(?=[，。；]|$)"
    rf"|{_FEE}(?:未收取|没有收取|收取(?:情况)?(?:为|：)?(?:零|无|0元?)|(?:共|为|：)?0元)(?=[，。；]|$)"
    r"|(?:没有|未曾?|并未)(?:发生|收取)(?:过)?(?:任何|相关)(?:费用|收费)(?=[，。；]|$)"
)
_SOME = (
    rf"(?<![应拟可未免])(?:收取|实收|收到|收缴)(?:的|了|政府)*{_FEE}(?:总金额|金额|总额|共计|共|合计|累计|为|计|：)*"
    rf"(?:人民币)?(?P<number>{FRAGMENT})\s*(?P<unit>万?元)"
    rf"|{_FEE}(?:实际|共计?|累计|已)*(?:收取|实收)(?:金额|总额|共计|共|合计|了|为|：)*"
    rf"(?:人民币)?(?P<number2>{FRAGMENT})\s*(?P<unit2>万?元)"
)
_NOT_CHARGED = r"通知|应收|应缴|标准|每[件页]|退还|退回|减免|免收|上缴|以前|往年"


class _Claim(NamedTuple):
    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words of the claim as they were typed."""
        return self.passage.raw[self.start : self.end]


def contradiction(subject: Subject) -> Iterator[Hit]:
    """Yield one hit when one sentence says no fee was charged and another says how much."""
    some = _claims(subject, _SOME)
    none = _claims(subject, _NONE) if some else []
    if none and some:
        first, second = none[0], some[0]
        where = second.passage.where(second.start)
        yield hit(
            first.passage,
            first.start,
            first.end,
            f"这里写“{first.words}”，{where}写“{second.words}”，前后矛盾。",
            scope="fee",
        )


def _claims(subject: Subject, pattern: str) -> list[_Claim]:
    found = []
    for passage in texts_of(subject):
        if not compiled(pattern).search(passage.text):
            continue
        for scene in scenes(passage.raw, subject.report.year, whole_area=False):
            for one in compiled(pattern).finditer(scene.text):
                groups = one.groupdict()
                number = groups.get("number") or groups.get("number2")
                parsed = parse_number(number) if number else None
                real = compiled("实际|实收").search(one[0] + scene.text[: one.start()][-3:])
                asked = not real and _only_asked(scene.text)
                if number and (parsed is None or not parsed[0] or asked):
                    continue
                apart = compiled("对|除|其余|其他").search(scene.clause(one.start()))
                if not apart and scene.is_whole(one.start(), parts=True):
                    at = scene.sentence.start
                    found.append(_Claim(passage, at + one.start(), at + one.end()))
    return found


def _only_asked(text: str) -> bool:
    """Say whether an amount may have been asked for, or given back, without being charged."""
    return compiled(_NOT_CHARGED).search(text) is not None


CHECKS = (
    text_check(
        contradiction,
        Family.TEXTS,
        "text.fee",
        Severity.CONFIRM,
        "信息处理费前后说法一致",
        looks_at="正文一处写没有收取信息处理费，另一处写收取了多少元",
        why="国办函〔2020〕109号：收费情况列入年度报告“其他需要报告的事项”",
        wrong="第一部分“未收取信息处理费”，第六部分“收取信息处理费500元”",
        right="两处都写“收取信息处理费500元”",
        advice="核对收费台账，改正写错的一处。",
    ),
)
