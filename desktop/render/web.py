# SPDX-License-Identifier: MIT
"""Renders a report into one clean web page, for the website and its editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.core.form import PREFACE
from desktop.render.context import Section
from desktop.render.errors import RenderError
from desktop.render.fitting import title_lines
from desktop.render.sandbox import environment, faults
from desktop.render.web_tables import table_html

if TYPE_CHECKING:
    from desktop.render.context import Context

_TITLE_EM = 20.0  # characters in a line of the title, printed or on a wide screen


def render_web(context: Context, template: bytes) -> bytes:
    """Return the page as UTF-8; the same context and template give the same bytes.

    Raises:
        RenderError: the template is broken or asks for something that there is not.
    """
    try:
        page = environment().from_string(template.decode("utf-8-sig")).render(_values(context))
    except UnicodeDecodeError as fault:
        raise RenderError(
            "网页模板不是 UTF-8 编码，请用 UTF-8 另存后再选，或换用随程序的模板。"
        ) from fault
    except faults() as fault:
        line = getattr(fault, "lineno", None)
        where = f"第{line}行" if line else ""
        raise RenderError(
            f"网页模板{where}有误（{fault}），请改正，或换用随程序的模板。"
        ) from fault
    return page.encode("utf-8")


def _values(context: Context) -> dict[str, Any]:
    """Return what the template may print, by Chinese name; the preface is a part of its own."""
    preface = [Section(PREFACE, "", context.preface)] if context.preface else []
    return {
        "标题": context.title,
        "标题各行": title_lines(context.title, context.organisation, _TITLE_EM),
        "单位": context.organisation,
        "年度": context.year,
        "文号": context.number,
        "主送": context.addressee,
        "各部分": [_part(section, context) for section in (*preface, *context.sections)],
        "落款": context.signature,
        "日期": context.date,
    }


def _part(section: Section, context: Context) -> dict[str, object]:
    from markupsafe import Markup

    table = table_html(context.tables[section.table], section.heading) if section.table else ""
    return {
        "代号": section.id,
        "标题": section.heading,
        "段落": [{"文字": line.text, "小标题": line.level > 0} for line in section.lines],
        "表格": Markup(table),
    }
