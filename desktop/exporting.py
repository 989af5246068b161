# SPDX-License-Identifier: MIT
"""Writes a report in every format that leaves the program, and reads it back before it does.

Libraries are imported when a format is first wanted. Whatever goes wrong ends as a TaskError;
the file that was there before is untouched then.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop import paths
from desktop.core.annex import annex
from desktop.core.evaluation import evaluate, examine
from desktop.faults import TaskError
from desktop.shipped import load_words
from desktop.shipped import template as template_of
from desktop.store import atomic, drafts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from desktop.core.evaluation import Evaluation, Examination
    from desktop.core.report import Report
    from desktop.core.values import Value
    from desktop.render.context import Context
    from desktop.render.page import Pages
    from desktop.verification import Verified

OUTPUTS = (drafts.SUFFIX, ".docx", ".pdf", ".html", ".xlsx", ".json")
ANNEXES = (".docx", ".pdf", ".html")
_NAMED = 3  # differences that a message lists


def export(report: Report, path: Path) -> Verified | None:
    """Write a report in the format that the ending of `path` asks for.

    Returns:
        How much was found equal on reading back; None for drafts and plain figures, which hold
        the report itself.

    Raises:
        TaskError: an unknown ending, a document that differs from the report, or a disk fault.
    """
    writers: dict[str, Callable[[Report, Path], Verified | None]] = {
        drafts.SUFFIX: export_draft,
        ".docx": export_docx,
        ".pdf": export_pdf,
        ".html": export_html,
        ".htm": export_html,
        ".xlsx": export_xlsx,
        ".json": export_json,
    }
    write = writers.get(path.suffix.lower())
    if write is None:
        raise TaskError(f"不能转换成“{path.name}”，文件名的结尾应当是 {'、'.join(OUTPUTS)} 之一。")
    return write(report, path)


def export_draft(report: Report, path: Path) -> None:
    """Write a draft whole or not at all."""
    _write(path, drafts.encode(report))


def export_docx(report: Report, path: Path, template: bytes | None = None) -> Verified:
    """Write the Word document.

    Args:
        report: what is to be printed; blank cells are printed empty.
        path: where to; the file there is replaced only by a document that was found equal.
        template: a Word template; None stands for the one that travels with the program.
    """
    data, verified = render_docx(report, template)
    _write(path, data)
    return verified


def export_html(report: Report, path: Path) -> Verified:
    """Write the web page."""
    data, verified = render_html(report)
    _write(path, data)
    return verified


def export_xlsx(report: Report, path: Path) -> Verified:
    """Write the spreadsheet."""
    data, verified = render_xlsx(report)
    _write(path, data)
    return verified


def export_pdf(report: Report, path: Path, engine: Pages | None = None) -> Verified:
    """Write the PDF for the archive; `engine` is a page engine that is at hand, None makes one."""
    from desktop.verification import Verified

    _write(path, render_pdf(report, engine or page_engine()))
    return Verified(len(report.form.cells), len(report.form.cells))


def export_annex(
    report: Report, evaluation: Evaluation, path: Path, engine: Pages | None = None
) -> int:
    """Write the annex 审核说明 as a document of its own; the published report never carries it.

    Args:
        report: the report.
        evaluation: what was said of it, with the reasons; one without the texts or without last
            year's report has fewer.
        path: where to; its ending is one of ANNEXES.
        engine: a page engine that is at hand, for a PDF; None makes one.

    Returns:
        How many matters it explains.

    Raises:
        TaskError: no reason was given for anything, an unknown ending, a document that differs
            from the annex, or a disk fault.
    """
    lines = annex(report, evaluation)
    if not lines:
        raise TaskError("年报里没有写明理由的事项，用不着审核说明，没有写文件。")
    _write(path, render_annex(report, lines, path.suffix.lower(), engine))
    return len(evaluation.confirmed)


def render_annex(report: Report, lines: list[str], suffix: str, engine: Pages | None) -> bytes:
    """Return the annex in the format of an ending, read back and found equal."""
    from desktop.render.context import annex_context
    from desktop.render.errors import RenderError
    from desktop.verification import MismatchError, verify_annex

    context = annex_context(report, lines)
    try:
        if suffix == ".pdf":
            return _archived(context, engine or page_engine())
        if suffix == ".docx":
            from desktop.render.word import render_word

            data = render_word(context, template_of("report.docx"))
        elif suffix in (".html", ".htm"):
            from desktop.render.web import render_web

            data = render_web(context, template_of("report.html"))
        else:
            raise TaskError(f"审核说明的文件名应当以 {'、'.join(ANNEXES)} 之一结尾。")
        verify_annex(data, context, f"annex{suffix}")
    except (RenderError, MismatchError) as fault:
        raise TaskError(str(fault)) from fault
    return data


def export_json(report: Report, path: Path) -> None:
    """Write the report as plain figures."""
    text = json.dumps(figures(report), ensure_ascii=False, indent=2)
    _write(path, (text + "\n").encode("utf-8", "backslashreplace"))  # a lone surrogate: \\udxxx


def render_docx(report: Report, template: bytes | None = None) -> tuple[bytes, Verified]:
    """Return the Word document and how much of it was found equal on reading back."""

    def write(context: Context, _values: Mapping[str, Value]) -> bytes:
        from desktop.render.word import render_word

        return render_word(context, template_of("report.docx") if template is None else template)

    return _verified(report, "report.docx", write)


def render_html(report: Report) -> tuple[bytes, Verified]:
    """Return the web page and how much of it was found equal on reading back."""

    def write(context: Context, _values: Mapping[str, Value]) -> bytes:
        from desktop.render.web import render_web

        return render_web(context, template_of("report.html"))

    return _verified(report, "report.html", write)


def render_xlsx(report: Report) -> tuple[bytes, Verified]:
    """Return the spreadsheet and how much of it was found equal on reading back."""

    def write(context: Context, values: Mapping[str, Value]) -> bytes:
        from desktop.render.sheet import render_sheet

        return render_sheet(report, values, context)

    return _verified(report, "report.xlsx", write)


def _verified(
    report: Report, name: str, write: Callable[[Context, Mapping[str, Value]], bytes]
) -> tuple[bytes, Verified]:
    from desktop.render.context import build
    from desktop.render.errors import RenderError
    from desktop.verification import MismatchError, verify

    try:
        values = evaluate(report).values
        data = write(build(report, values), values)
        return data, verify(data, report, values, name)
    except (RenderError, MismatchError) as fault:
        raise TaskError(str(fault)) from fault


def _write(path: Path, data: bytes) -> None:
    try:
        atomic.write(path, data)
    except atomic.StoreError as fault:
        raise TaskError(str(fault)) from fault


def page_engine(wanted: Mapping[str, str] | None = None) -> Pages:
    """Return a new page engine for preview, print and PDF; it is worth keeping.

    Args:
        wanted: the user's own fonts, a family by role.

    Raises:
        TaskError: the installation is incomplete.
    """
    from desktop.render.page import Pages

    try:
        return Pages(paths.data_folder("templates") / "report.typ", wanted)
    except FileNotFoundError as fault:
        raise TaskError(str(fault)) from fault


def render_pdf(report: Report, engine: Pages) -> bytes:
    """Return the PDF/A of a report, read back and found equal; TaskError says what is wrong."""
    from desktop.render.context import build

    return _archived(build(report, evaluate(report).values), engine)


def _archived(context: Context, engine: Pages) -> bytes:
    from desktop.render.errors import RenderError
    from desktop.render.page_check import differences

    try:
        typeset = engine.archive(context)
    except RenderError as fault:
        raise TaskError(str(fault)) from fault
    wrong = differences(typeset, context)
    if wrong:
        first = "；".join(f"{each.name}应当是“{each.expected}”" for each in wrong[:_NAMED])
        raise TaskError(f"排好的 PDF 与填写的内容不一致，没有保存（{len(wrong)} 处：{first}）。")
    return typeset.data


def figures(report: Report, examination: Examination | None = None) -> dict[str, object]:
    """Return the report with its totals and findings, ready for JSON.

    Args:
        report: the report.
        examination: what `check` said of it; None to check it now, without last year's report.
    """
    from desktop.render.figures import to_json

    examination = examination or examine(report, words=load_words())
    content: dict[str, object] = to_json(report, examination.evaluation, report.title)
    content["unexamined"] = [
        {"family": one.family.value, "title": one.title, "reason": one.reason}
        for one in examination.unexamined
    ]
    return content
