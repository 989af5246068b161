# SPDX-License-Identifier: MIT
"""Tries a Word template before it is used: what is unknown, missing or broken in it, and where."""

from __future__ import annotations

from types import MappingProxyType

from desktop.render import scan
from desktop.render.context import Context, Line, PrintedBox, PrintedTable, Section
from desktop.render.errors import RenderError
from desktop.render.office_package import open_template
from desktop.render.placeholders import REQUIRED
from desktop.render.word import STYLES, render_word, style_ids

_SAMPLE_BOX = PrintedBox(0, 0, 1, 1, text="0", cell="sample", header=False)
_REVISIONS = ("ins", "del", "commentRangeStart")


def check_template(template: bytes) -> list[str]:
    """Return what is wrong with a template, one Chinese sentence each; empty when it can be used.

    It is looked through paragraph by paragraph and, if nothing is found, filled with sample data.
    """
    try:
        document = open_template(template).docx
    except RenderError as fault:
        return [str(fault)]
    found = list(scan.spots(document))
    words = set[str]().union(*(scan.used(spot.text) for spot in found))
    sentences = scan.problems(found)
    sentences += [
        f"模板缺少占位符 {{{{{name}}}}}，请在合适的地方补上。"
        for name in REQUIRED
        if name not in words
    ]
    present = style_ids(document)
    sentences += [
        f"模板缺少样式“{name}”，请从随程序的模板复制过来，或新建一个同名的段落样式。"
        for name in STYLES
        if name not in present
    ]
    if any(next(document.element.iter(scan.W + name), None) is not None for name in _REVISIONS):
        sentences.append("模板里有修订或批注，会把修改人的姓名带进报告，请先接受修订、删除批注。")
    return sentences or _try(template)


def _try(template: bytes) -> list[str]:
    try:
        render_word(_sample(), template)
    except RenderError as fault:
        return [str(fault)]
    return []


def _sample() -> Context:
    tables = {
        name: PrintedTable(name, name, (156.0,), 1, 0, (_SAMPLE_BOX,))
        for name in ("表二", "表三", "表四")
    }
    text = (Line("（一）小标题", 2), Line("正文。"))
    sections = (
        Section("overview", "一、总体情况", text),
        *(Section(name, name, table=name) for name in tables),
        Section("problems", "五、存在的主要问题及改进情况", text),
        Section("other_matters", "六、其他需要报告的事项", text),
    )
    return Context(
        title="示例县人民政府2025年政府信息公开工作年度报告",
        organisation="示例县人民政府",
        year="2025",
        number="示政发〔2026〕1号",
        addressee="示例市人民政府：",
        preface=text,
        sections=sections,
        tables=MappingProxyType(tables),
        signature="示例县人民政府",
        date="2026年1月20日",
    )
