# SPDX-License-Identifier: MIT
"""Whole jobs without a window: open, save, check, export, convert.

The window and the command line both call these. Whatever the user or the disk can do wrong ends
as a TaskError, whose message is one Chinese sentence. Readers and Word libraries are imported
when a job first needs them, so that starting stays quick.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.checks.side_by_side import side_by_side as beside
from desktop.core.checks.subject import Subject
from desktop.core.draft import DraftError
from desktop.core.evaluation import examine
from desktop.core.report import EDITION, Edit
from desktop.core.set_aside import set_aside
from desktop.exporting import (
    OUTPUTS,
    export,
    export_annex,
    export_docx,
    export_html,
    export_json,
    export_pdf,
    export_xlsx,
    figures,
    page_engine,
    render_docx,
    render_html,
    render_pdf,
    render_xlsx,
)
from desktop.faults import TaskError, TemplateError
from desktop.shipped import form_for, load_forms, load_words
from desktop.store import atomic, drafts
from desktop.templating import export_template, offers, own_template
from desktop.wordlists import (
    keep_text,
    kept_text,
    own_text,
    own_words,
    words_with,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.core.checks.side_by_side import SideBySide
    from desktop.core.checks.subject import Traces
    from desktop.core.checks.words import Words
    from desktop.core.evaluation import Examination
    from desktop.core.form import FormSpec
    from desktop.core.report import Report
    from desktop.core.set_aside import SetAside
    from desktop.intake.blocks import Blocks
    from desktop.intake.office import Converter
    from desktop.intake.reading import Reading
    from desktop.verification import Verified

__all__ = [
    "DRAFT_SUFFIX",
    "OUTPUTS",
    "Converted",
    "Opened",
    "Source",
    "TaskError",
    "TemplateError",
    "carry_over",
    "check",
    "convert",
    "export",
    "export_annex",
    "export_docx",
    "export_html",
    "export_json",
    "export_pdf",
    "export_template",
    "export_xlsx",
    "figures",
    "file_name",
    "form_for",
    "is_draft",
    "keep_text",
    "kept_text",
    "load_forms",
    "load_words",
    "offers",
    "open_file",
    "own_template",
    "own_text",
    "own_words",
    "page_engine",
    "read_pasted",
    "read_source",
    "refuse_same_file",
    "render_docx",
    "render_html",
    "render_pdf",
    "render_xlsx",
    "save_draft",
    "side_by_side",
    "words_with",
]

DRAFT_SUFFIX = drafts.SUFFIX
_JSON_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*["}]')
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|\ud800-\udfff]+')
_LONGEST_ORGANISATION = 60


class Opened(NamedTuple):
    """A report that was opened; `is_draft` is false when it was read from another document.

    `traces` is what that document carries besides its text; None for a draft, and where the
    format cannot tell.
    """

    report: Report
    is_draft: bool
    name: str
    traces: Traces | None = None


class Converted(NamedTuple):
    """A report that was written elsewhere; `verified` is set when the output was read back.

    `aside` is set when it was carried over to another edition.
    """

    report: Report
    verified: Verified | None
    aside: SetAside | None = None


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
        return _read(data, path.name, forms)
    except atomic.StoreError as fault:
        raise TaskError(str(fault)) from fault
    except (DraftError, IntakeError) as fault:
        raise TaskError(_with_name(path, fault)) from fault


def _with_name(path: Path, fault: Exception) -> str:
    """Return what is wrong with the content of a file, and which file that is."""
    said = str(fault)
    return said if f"“{path.name}”" in said else f"打不开“{path.name}”：{said}"


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

    try:
        return _source(atomic.read(path), path.name, forms)
    except atomic.StoreError as fault:
        raise TaskError(str(fault)) from fault
    except IntakeError as fault:
        raise TaskError(_with_name(path, fault)) from fault


def read_pasted(content: str, forms: Mapping[str, FormSpec]) -> Source:
    """Read what somebody copied, HTML or plain text, for looking through.

    Raises:
        TaskError: it is no annual report.
    """
    from desktop.intake.blocks import IntakeError

    try:
        return _source(content.encode("utf-8", "replace"), "剪贴板", forms)
    except IntakeError as fault:
        raise TaskError(str(fault)) from fault


def _source(data: bytes, name: str, forms: Mapping[str, FormSpec]) -> Source:
    from desktop.intake.reading import understand
    from desktop.intake.sniff import read_blocks

    blocks = read_blocks(data, name, _converter())
    return Source(blocks, understand(blocks, name, forms))


def _is_draft(path: Path, data: bytes) -> bool:
    if drafts.looks_like_draft(data) or _JSON_OBJECT.match(data):
        return True
    return path.suffix.lower() == drafts.SUFFIX and not data.startswith(b"PK")


def _read(data: bytes, name: str, forms: Mapping[str, FormSpec]) -> Opened:
    from desktop.intake.reading import understand
    from desktop.intake.sniff import read_blocks

    reading = understand(read_blocks(data, name, _converter()), name, forms)
    report = reading.report()
    printed = report.cover["title"]
    report.cover["title"] = ""
    if report.title != printed:  # the usual title follows organisation and year by itself
        report.cover["title"] = printed
    return Opened(report, is_draft=False, name=name, traces=reading.traces)


def _converter() -> Converter | None:
    """Return what converts documents that are not read here; None without LibreOffice."""
    from shutil import which

    from desktop.intake.office import NAMES, make_converter

    program = next(filter(None, map(which, NAMES)), None)
    return make_converter(program) if program else None


def save_draft(path: Path, report: Report) -> None:
    """Write a draft whole or not at all; TaskError says why it could not be."""
    try:
        drafts.save(path, report)
    except atomic.StoreError as fault:
        raise TaskError(str(fault)) from fault


def check(
    report: Report,
    last_year: Report | None = None,
    traces: Traces | None = None,
    words: Words | None = None,
) -> Examination:
    """Return everything that can be said of the report, and what was not looked at and why.

    Args:
        report: the report.
        last_year: the report of the year before; None for none.
        traces: those of the document that the report was read from; None when it was none.
        words: the word lists; None for those that travel with the program.
    """
    return examine(report, last_year, traces=traces, words=words or load_words())


def side_by_side(
    report: Report, last_year: Report | None, words: Words | None = None
) -> SideBySide | None:
    """Return the texts of a report beside those of the year before; None without that report."""
    subject = Subject.of(report, last_year, words=words or load_words())
    return beside(subject)


def carry_over(report: Report, edition: str, forms: Mapping[str, FormSpec]) -> SetAside | None:
    """Move a report to another edition; return what had no place there.

    None for the edition that it has. TaskError, which names the editions, for one there is not.
    """
    if edition not in forms:
        known = "、".join(f"{name}（{form.name}）" for name, form in forms.items())
        raise TaskError(f"没有叫“{edition}”的表样，可以写：{known}。")
    before = report.form
    if edition == before.edition:
        return None
    report.apply([Edit(EDITION, edition)], forms)
    return set_aside(report, forms, before)


def convert(
    source: Path,
    target: Path,
    forms: Mapping[str, FormSpec],
    template: Path | None = None,
    edition: str = "",
) -> Converted:
    """Read a file and write it in the format that the ending of `target` asks for.

    Args:
        source: the file to read.
        target: the file to write.
        forms: all editions by name.
        template: a Word template for a target of that kind; None for the program's own.
        edition: the edition that the report is to have; empty for the one it has.

    Raises:
        TaskError: an unknown ending or edition, the same file twice, or whatever reading and
            writing raise.
    """
    if target.suffix.lower() not in (*OUTPUTS, ".htm"):
        raise TaskError(
            f"不能转换成“{target.name}”，文件名的结尾应当是 {'、'.join(OUTPUTS)} 之一。"
        )
    refuse_same_file(source, target)
    if template and target.suffix.lower() != ".docx":
        raise TaskError(
            f"模板只用于 Word 文件，“{target.name}”不是 .docx 文件，请去掉 --template。"
        )
    own = own_template(template, target) if template else None
    report = open_file(source, forms).report
    aside = carry_over(report, edition, forms) if edition else None
    verified = export_docx(report, target, own) if own else export(report, target)
    return Converted(report, verified, aside)


def refuse_same_file(source: Path, target: Path) -> None:
    """Raise a TaskError when a job would write over the file that it reads."""
    try:
        same = source.samefile(target)
    except OSError:
        return
    if same:
        raise TaskError(f"“{target.name}”就是要读取的文件，请换一个输出文件名。")


def file_name(report: Report) -> str:
    """Return the prescribed name of the report's file, without ending, fit for every system."""
    organisation = _NOT_IN_NAMES.sub("_", report.cover["organisation"].strip())
    year = report.cover["year"]
    dated = f"{year}年" if year else ""
    return f"{organisation[:_LONGEST_ORGANISATION]}{dated}政府信息公开工作年度报告"
