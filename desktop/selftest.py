# SPDX-License-Identifier: MIT
"""`nianbao --self-test`: shows that an installation is whole, without a screen."""

from __future__ import annotations

import importlib.util
import os
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import tasks
from desktop.core.form import CellKind
from desktop.core.report import Report
from desktop.core.values import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.checking import Voice
    from desktop.core.form import FormSpec


def run(voice: Voice) -> int:
    """Try every part once and say what holds; return 0, or 2 when a part is broken."""
    try:
        forms = tasks.load_forms()
        for form in forms.values():
            _, verified = tasks.render_docx(_sample(form))
            voice.say(f"{form.name}：{len(form.cells)} 格，Word 文件已核对 {verified.checked} 格。")
        if importlib.util.find_spec("PySide6") is None:
            voice.say("没有安装图形界面的组件（PySide6），窗口没有检查。")
        else:
            _try_window(forms)
            voice.say("窗口可以打开。")
    except (tasks.TaskError, ImportError) as fault:
        voice.complain(f"自检没有通过：{fault}")
        return 2
    voice.say("自检通过")
    return 0


def _sample(form: FormSpec) -> Report:
    """Return a report in which every cell has a figure of its own."""
    report = Report.blank(form, form.first_year)
    for number, cell in enumerate(form.inputs, start=1):
        kind = form.cells[cell].kind
        report.values[cell] = parse("0.50" if kind is CellKind.AMOUNT else str(number), kind).value
    report.cover.update(organisation="示例县示例镇人民政府", date=f"{form.first_year + 1}-01-20")
    report.cover["signature"] = report.cover["organisation"]
    report.texts.update({name: f"（一）示例。\n第{name}段。" for name in form.text_ids})
    return report


def _try_window(forms: Mapping[str, FormSpec]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.gui.app import build_window, make_application

    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        window = build_window(forms, Path(folder), date(2026, 1, 20))
        window.show()
        app.processEvents()
        window.close()
        app.processEvents()
