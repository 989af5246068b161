# SPDX-License-Identifier: MIT
"""The names a Word template may use in double braces, and what each one prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.render.context import Context, Section


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One name of the contract between program and template.

    A block stands alone in its paragraph and prints paragraphs or a table in its place; the others
    print a few words wherever they stand. `required` ones must be in every template.
    """

    name: str
    meaning: str
    block: bool = False
    required: bool = False


HEADING = "标题"  # behind the name of a section: its printed heading
PREFACE = "引言"
_SECTION_NAMES = {  # id of a text or table -> placeholder
    "overview": "总体情况",
    "proactive": "表二",
    "requests": "表三",
    "disputes": "表四",
    "problems": "存在问题",
    "other_matters": "其他事项",
}

PLACEHOLDERS: tuple[Placeholder, ...] = (
    Placeholder("标题", "报告标题，太长时按词意分行", required=True),
    Placeholder("单位", "单位名称"),
    Placeholder("年度", "年度，四位数字，如 2025"),
    Placeholder("文号", "发文字号；没有填写时这一段不印"),
    Placeholder("主送", "主送机关；没有填写时这一段不印"),
    Placeholder(PREFACE, "标题之后、第一部分之前的文字", block=True, required=True),
    Placeholder("总体情况标题", "“一、总体情况”"),
    Placeholder("总体情况", "第一部分的文字", block=True, required=True),
    Placeholder("表二标题", "“二、主动公开政府信息情况”"),
    Placeholder("表二", "第二部分的表格", block=True, required=True),
    Placeholder("表三标题", "“三、收到和处理政府信息公开申请情况”"),
    Placeholder("表三", "第三部分的表格", block=True, required=True),
    Placeholder("表四标题", "“四、政府信息公开行政复议、行政诉讼情况”"),
    Placeholder("表四", "第四部分的表格", block=True, required=True),
    Placeholder("存在问题标题", "“五、存在的主要问题及改进情况”"),
    Placeholder("存在问题", "第五部分的文字", block=True, required=True),
    Placeholder("其他事项标题", "“六、其他需要报告的事项”"),
    Placeholder("其他事项", "第六部分的文字", block=True, required=True),
    Placeholder("落款", "落款单位", required=True),
    Placeholder("日期", "成文日期，如 2026年1月20日", required=True),
)
NAMES = frozenset(each.name for each in PLACEHOLDERS)
BLOCKS = frozenset(each.name for each in PLACEHOLDERS if each.block)
REQUIRED = tuple(each.name for each in PLACEHOLDERS if each.required)


def section_name(section: Section) -> str:
    """Return the placeholder of a section's text or table; empty for one of a later edition."""
    return _SECTION_NAMES.get(section.table or section.id, "")


def inline_values(context: Context) -> dict[str, str]:
    """Return what the placeholders print that stand within a line; empty where there is nothing."""
    values = {each.name: "" for each in PLACEHOLDERS if not each.block}
    values |= {
        name + HEADING: section.heading
        for section in context.sections
        if (name := section_name(section))
    }
    return values | {
        "标题": context.title,
        "单位": context.organisation,
        "年度": context.year,
        "文号": context.number,
        "主送": context.addressee,
        "落款": context.signature,
        "日期": context.date,
    }
