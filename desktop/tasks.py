# SPDX-License-Identifier: MIT
"""Whole jobs without a window: open, save, check, export, convert.

The window and the command line both call these. Whatever the user or the disk can do wrong ends
as a TaskError, whose message is one Chinese sentence. Readers and Word libraries are imported
when a job first needs them, so that starting stays quick.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from desktop import paths
from desktop.core.draft import DraftError
from desktop.core.evaluation import evaluate, examine
from desktop.core.formfile import FormError
from desktop.core.wordfile import WordFileError
from desktop.store import atomic, drafts
from desktop.store import forms as form_store
from desktop.store import words as word_store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from desktop.core.checks.words import Words
    from desktop.core.evaluation import Examination
    from desktop.core.form import FormSpec
    from desktop.core.report import Report
    from desktop.intake.blocks import Blocks
    from desktop.intake.reading import Reading
    from desktop.render.page import Pages
    from desktop.verification import Verified

OUTPUTS = (drafts.SUFFIX, ".docx", ".pdf", ".json")

_JSON_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*["}]')
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|\ud800-\udfff]+')
_LONGEST_ORGANISATION = 60
_NAMED = 3  # differences that a message lists


class TaskError(Exception):
    """A job cannot be done. The message is a whole Chinese sentence for the user."""


class Opened(NamedTuple):
    """A report that was opened; `is_draft` is false when it was read from another document."""

    report: Report
    is_draft: bool
    name: str


class Converted(NamedTuple):
    """A report that was written elsewhere; `verified` is set when the output was read back."""

    report: Report
    verified: Verified | None


def load_forms() -> Mapping[str, FormSpec]:
    """Return the editions that travel with the program, the oldest first.

    Raises:
        TaskError: the installation is damaged; the message names file, key and reason.
    """
    try:
        return form_store.load_forms(paths.data_folder("resources") / "forms")
    except FileNotFoundError as fault:
        raise TaskError(str(fault)) from fault
    except FormError as fault:
        raise TaskError(f"程序的表样文件有误，请重新安装（{fault}）。") from fault


def load_words() -> Words:
    """Return the word lists that travel with the program.

    Raises:
        TaskError: the installation is damaged; the message names file and reason.
    """
    try:
        return word_store.load_words(paths.data_folder("resources") / "checks")
    except FileNotFoundError as fault:
        raise TaskError(str(fault)) from fault
    except WordFileError as fault:
        raise TaskError(f"程序的用词清单有误，请重新安装（{fault}）。") from fault


def form_for(forms: Mapping[str, FormSpec], year: int) -> FormSpec:
    """Return the edition for a data year; for a year that has none, the nearest edition."""
    form = form_store.for_year(forms, year)
    if form is not None:
        return form
    begun = [form for form in forms.values() if form.first_year <= year]
    return begun[-1] if begun else next(iter(forms.values()))


def open_file(path: Path, forms: Mapping[str, FormSpec]) -> Opened:
    """Open a draft or read a report from any document; the content decides, not the ending.

    Raises:
        TaskError: the file cannot be read, is damaged, or is no annual report.
    """
    from desktop.intake.blocks import IntakeError

    try:
        data = atomic.read(path)
        if _is_draft(path, data):
            return Opened(drafts.decode(data, forms), is_draft=True, name=path.name)
        return Opened(_read(data, path.name, forms), is_draft=False, name=path.name)
    except (atomic.StoreError, DraftError, IntakeError) as fault:
        raise TaskError(str(fault)) from fault


class Source(NamedTuple):
    """Somebody's document: what stands in it and what was understood of it."""

    blocks: Blocks
    reading: Reading


def is_draft(path: Path) -> bool:
    """Say whether a file is to be opened as a draft; TaskError when it cannot be looked at."""
    try:
        return _is_draft(path, atomic.read(path))
    except atomic.StoreError as fault:
        raise TaskError(str(fault)) from fault


def read_source(path: Path, forms: Mapping[str, FormSpec]) -> Source:
    """Read a document that is no draft, for somebody to look through before it becomes one.

    Raises:
        TaskError: it cannot be read or is no annual report.
    """
    from desktop.intake.blocks import IntakeError
    from desktop.intake.reading import understand
    from desktop.intake.sniff import read_blocks

    try:
        blocks = read_blocks(atomic.read(path), path.name)
        return Source(blocks, understand(blocks, path.name, forms))
    except (atomic.StoreError, IntakeError) as fault:
        raise TaskError(str(fault)) from fault


def _is_draft(path: Path, data: bytes) -> bool:
    if drafts.looks_like_draft(data) or _JSON_OBJECT.match(data):
        return True
    return path.suffix.lower() == drafts.SUFFIX and not data.startswith(b"PK")


def _read(data: bytes, name: str, forms: Mapping[str, FormSpec]) -> Report:
    from desktop.intake.reading import read

    report = read(data, name, forms).report()
    printed = report.cover["title"]
    report.cover["title"] = ""
    if report.title != printed:  # the usual title follows organisation and year by itself
        report.cover["title"] = printed
    return report


def save_draft(path: Path, report: Report) -> None:
    """Write a draft whole or not at all; TaskError says why it could not be."""
    try:
        drafts.save(path, report)
    except atomic.StoreError as fault:
        raise TaskError(str(fault)) from fault


def check(report: Report, last_year: Report | None = None) -> Examination:
    """Return everything that can be said of the report, and what was not looked at and why."""
    return examine(report, last_year, words=load_words())


def export_docx(report: Report, path: Path, template: bytes | None = None) -> Verified:
    """Write the Word document, after reading it back and comparing it with the report.

    Args:
        report: what is to be printed; blank cells are printed empty.
        path: where to; the file there is replaced only by a document that was found equal.
        template: a Word template; None stands for the one that travels with the program.

    Raises:
        TaskError: the template cannot be used, the document differs from the report (the first
            differences are named), or it cannot be written. Nothing is written then.
    """
    data, verified = render_docx(report, template)
    try:
        atomic.write(path, data)
    except atomic.StoreError as fault:
        raise TaskError(str(fault)) from fault
    return verified


def render_docx(report: Report, template: bytes | None = None) -> tuple[bytes, Verified]:
    """Return the Word document of a report and how much of it was found equal on reading back.

    Raises:
        TaskError: the template cannot be used, or the document differs from the report.
    """
    from desktop.render.context import build
    from desktop.render.errors import RenderError
    from desktop.render.word import render_word
    from desktop.verification import MismatchError, verify

    try:
        values = evaluate(report).values
        context = build(report, values)
        data = render_word(context, _own_template() if template is None else template)
        return data, verify(data, report, values)
    except (RenderError, MismatchError, atomic.StoreError) as fault:
        raise TaskError(str(fault)) from fault


def _own_template() -> bytes:
    try:
        return atomic.read(paths.data_folder("templates") / "report.docx")
    except FileNotFoundError as fault:
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


def export_pdf(report: Report, path: Path, engine: Pages | None = None) -> Verified:
    """Write the PDF for the archive, after reading it back and comparing it with the report.

    Args:
        report: what is to be printed; blank cells are printed empty.
        path: where to; the file there is replaced only by a document that was found equal.
        engine: a page engine that is at hand; None makes one.

    Raises:
        TaskError: a character cannot be printed, the PDF differs from the report (the first
            differences are named), or it cannot be written. Nothing is written then.
    """
    from desktop.verification import Verified

    data = render_pdf(report, engine or page_engine())
    try:
        atomic.write(path, data)
    except atomic.StoreError as fault:
        raise TaskError(str(fault)) from fault
    return Verified(len(report.form.cells), len(report.form.cells))


def render_pdf(report: Report, engine: Pages) -> bytes:
    """Return the PDF/A of a report, read back and found equal; TaskError says what is wrong."""
    from desktop.render.context import build
    from desktop.render.errors import RenderError
    from desktop.render.page_check import differences

    context = build(report, evaluate(report).values)
    try:
        typeset = engine.archive(context)
    except RenderError as fault:
        raise TaskError(str(fault)) from fault
    wrong = differences(typeset, context)
    if wrong:
        first = "；".join(f"{each.name}应当是“{each.expected}”" for each in wrong[:_NAMED])
        raise TaskError(f"排好的 PDF 与年报不一致，没有保存（{len(wrong)} 处：{first}）。")
    return typeset.data


def export_json(report: Report, path: Path) -> None:
    """Write the report as plain figures; TaskError says why it could not be."""
    try:
        atomic.write(path, _json(figures(report)))
    except atomic.StoreError as fault:
        raise TaskError(str(fault)) from fault


def figures(report: Report, examination: Examination | None = None) -> dict[str, object]:
    """Return the report with its totals and findings, ready for JSON.

    Args:
        report: the report.
        examination: what `check` said of it; None to check it now, without last year's report.
    """
    from desktop.render.figures import to_json

    examination = examination or check(report)
    content: dict[str, object] = to_json(report, examination.evaluation, report.title)
    content["unexamined"] = [
        {"family": one.family.value, "title": one.title, "reason": one.reason}
        for one in examination.unexamined
    ]
    return content


def _json(content: dict[str, object]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, indent=2)
    return (text + "\n").encode("utf-8", "backslashreplace")  # a lone surrogate becomes \udxxx


def convert(source: Path, target: Path, forms: Mapping[str, FormSpec]) -> Converted:
    """Read a file and write it in the format that the ending of `target` asks for.

    Raises:
        TaskError: an unknown ending, the same file twice, or whatever reading and writing raise.
    """
    writers: dict[str, Callable[[Report, Path], Verified | None]] = {
        ".docx": export_docx,
        ".pdf": export_pdf,
        ".json": export_json,
        drafts.SUFFIX: lambda report, path: save_draft(path, report),
    }
    write = writers.get(target.suffix.lower())
    if write is None:
        raise TaskError(
            f"不能转换成“{target.name}”，文件名的结尾应当是 {'、'.join(OUTPUTS)} 之一。"
        )
    if _same_file(source, target):
        raise TaskError(f"“{target.name}”就是要读取的文件，请换一个输出文件名。")
    report = open_file(source, forms).report
    return Converted(report, write(report, target))


def _same_file(source: Path, target: Path) -> bool:
    try:
        return source.samefile(target)
    except OSError:
        return False


def file_name(report: Report) -> str:
    """Return the prescribed name of the report's file, without ending, fit for every system."""
    organisation = _NOT_IN_NAMES.sub("_", report.cover["organisation"].strip())
    year = report.cover["year"]
    dated = f"{year}年" if year else ""
    return f"{organisation[:_LONGEST_ORGANISATION]}{dated}政府信息公开工作年度报告"
