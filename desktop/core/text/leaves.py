# SPDX-License-Identifier: MIT
"""Single rows of table 3 as sentences name them: 本机关不掌握的27件, 因属于国家秘密不予公开1件."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.text.mentions import COUNT, Mention, Scene, mention, read_number
from desktop.core.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAVES = {
    "denied_secret": "国家秘密",
    "denied_security": "三安全一稳定",
    "denied_third_party": "第三方(?:的)?合法权益|第三方权益",
    "denied_internal": "内部事务",
    "denied_process": "过程性",
    "denied_case_file": "执法案卷",
    "denied_inquiry": "行政查询",
    "unable_not_held": "不掌握",
    "unable_not_ready": "没有现成|另行制作",
    "unable_unclear": "补正后[^，。；、]{0,6}不明确",
    "refused_petition": "信访举报投诉",
    "refused_repeat": "重复申请",
    "refused_publication": "公开出版物",
    "refused_excessive": "大量反复申请",
    "refused_confirmation": "确认或者?重新出具",
    "closed_uncorrected": "逾期(?:不|未)补正",
    "closed_unpaid": "逾期(?:不|未)(?:缴费|缴纳)",
}
_ANY = "|".join(LEAVES.values())
_REASON = rf"因|由于|以[^，。；]+为由|属于[^予部不无]|涉及|{_ANY}"
_TAIL = (
    r"(?:而|事项|信息|类|情形|申请|相关|政府|的|需要?|案卷|无法提供|不予公开|不予处理|不再处理"
    r"|有|为|共|计|：|“|”)*+"
)
_LEAF = rf"(?<![^件宗份条起项例个次）][、和及或与])(?<!非)(?P<leaf>{_ANY}){_TAIL}{COUNT}"


def leaf_mentions(scene: Scene, field: str) -> Iterator[Mention]:
    """Yield the numbers of single rows, where the row is the only one named beside its number."""
    if not compiled(_ANY).search(scene.text):
        return
    for found in compiled(_LEAF).finditer(scene.text):
        number = read_number(found)
        clause = compiled("(?<=[件宗])[、和及]").split(scene.clause(found.start()))[-1]
        alone = len(list(compiled(_ANY).finditer(clause + found[0]))) == 1
        if number is None or not number.exact or not alone or "等" in clause:
            continue
        if scene.is_whole(found.start(), parts=True):
            yield mention(scene, field, f"leaf.{_row(found['leaf'])}", number, found)


def has_a_reason(clause: str) -> bool:
    """Say whether the words before 无法提供, 不予公开 narrow it to some of its rows."""
    return compiled(_REASON).search(clause) is not None


def _row(words: str) -> str:
    return next(row for row, names in LEAVES.items() if compiled(names).fullmatch(words))
