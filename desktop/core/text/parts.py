# SPDX-License-Identifier: MIT
"""Whether a place in a sentence tells of the whole reporting body or only of a part of it.

A part is a unit named as the one that acts (县公安局受理, 市本级受理), a field of business, what
was only planned or is counted elsewhere. Where in doubt it is a part, so that nothing is said.
"""

from __future__ import annotations

import re

_ADVERBS = (
    r"(?:20\d\d年度?|全年|年内|本年度?|共计?|累计|总共|合计|依法|已经?|分别|新|均|也|还|又|另|）"
    r"|直接|自行|自|实际|主要|独立|联合|牵头|负责|具体|统一|集中|代(?:[县市区省乡镇]|人民)*政府|等(?:\d+|[一二三四五六七八九十]+)?[个家]?)*"
)
_ACTS = (
    r"收到|收|接到|受理|新收|办结|办理|答复|处理|审理|审结|审核|作出|做出|制发|制定|出台|废止|发生|涉及"
    r"|被(?:申请|提起)|涉诉|涉政府信息|公开(?!条例)|行政(?:处罚|许可|强制)"
)
_UNITS = (
    r"局|办公室|党政办|委员会|委|厅|院|乡镇|镇|乡|街道|中心|单位|部门|大队|所|站|公司|集团|机构|本级"
    r"|管委会|供销社|联合会|园区|窗口|处室|科室|法院|支队|学校|医院|层面|(?<!行政)(?<!各级)机关|政府办|县|区|市|省|村|社区"
)
_ACTOR = re.compile(rf"(?<![我本全各该])(?P<unit>{_UNITS})(?:（[^（）]*）)?{_ADVERBS}(?=$|{_ACTS})")
_OURSELVES = re.compile(
    r"全[县市区省州旗镇乡局]|我[县市区省州旗镇乡局厅委院街]|本[县市区省州旗镇乡局厅委院街机单行年]"
    r"|全年|合计|共计|总计|总共|[，；]共"
)
_NARROW = re.compile(
    r"参与|协助|配合|名义|[交转]办|转来|移送|领域|行业|拟(?=$|废止|制定|制发|出台|修)"
    r"|(?:计划|预计|建议)(?=$|废止|制定|制发|出台|修)|以[^，。；]{1,16}为(?:被申请人|被告)"
)
_ELSEWHERE = re.compile(
    r"[不未](?:计入|纳入|列入)|计入[^，。；（）]{0,12}(?:年报|年度报告|数据)"
    r"|与[^，。；]{0,14}(?:信息公开|公开工作)[^，。；]{0,6}无关|作为(?:第三人|行政?复议机[关构])"
    r"|(?:\d+|[两二三四五六七八九十几])年(?:来|间)|为(?:被申请人|被告)的"
)
_CLAUSE = re.compile(r"[^，；。！？]*$")


def of_a_part(text: str, at: int, own: str) -> bool:
    """Say whether what stands at a place of a sentence is that of a part of the body.

    Args:
        text: the sentence.
        at: a place in it.
        own: the end of the reporting body's name; empty when it is not known.
    """
    clause = _CLAUSE.search(text[:at])
    if (clause and _NARROW.search(clause[0])) or _ELSEWHERE.search(text):
        return True
    since = text[text.rfind("；", 0, at) + 1 : at]
    units = list(_ACTOR.finditer(since))
    if not units:
        return False
    unit = units[-1]
    if own and since[: unit.end("unit")].endswith(own):
        return False
    return _OURSELVES.search(since, unit.end()) is None
