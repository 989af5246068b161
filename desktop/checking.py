# SPDX-License-Identifier: MIT
"""What `nianbao check` and `nianbao convert` do, and what they say about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop import tasks
from desktop.core.form import Severity
from desktop.core.report import NoteKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from desktop.core.checks.side_by_side import SideBySide
    from desktop.core.checks.words import Words
    from desktop.core.evaluation import Evaluation, Examination
    from desktop.core.findings import Finding
    from desktop.core.report import Note, Report
    from desktop.core.set_aside import SetAside

OK, FINDINGS, FAULT = 0, 1, 2


class Against(NamedTuple):
    """What reports are held against besides the form: files, None for none.

    `last_year` is the report of the year before, `words` an office's own list of words.
    """

    last_year: Path | None = None
    words: Path | None = None


class Voice(NamedTuple):
    """Where sentences go: results and complaints apart."""

    say: Callable[[str], object]
    complain: Callable[[str], object]


_HEADINGS = {
    Severity.ERROR: "必须改正",
    Severity.CONFIRM: "待核对",
    Severity.HINT: "提示",
}
_NOTE_HEADINGS = {
    NoteKind.ABSENT: "原件缺少",
    NoteKind.DOUBTFUL: "待核对",
    NoteKind.UNDERSTOOD: "换了写法",
    NoteKind.UNPLACED: "没有放进去的内容",
    NoteKind.REMARK: "说明",
}
_COVER_NAMES = {
    "organisation": "单位",
    "organisation_kind": "单位类别",
    "year": "年度",
    "title": "标题",
    "number": "文号",
    "addressee": "主送机关",
    "signature": "落款",
    "date": "日期",
}
_CELLS_NAMED = 3


def check_files(paths: Sequence[Path], against: Against, voice: Voice) -> int:
    """Check files and say for each, in Chinese, what was found; return the worst exit code.

    Args:
        paths: the files.
        against: what they are compared with.
        voice: where the sentences go.
    """

    def show(one: _Checked) -> None:
        report, examination = one.report, one.examination
        found = _findings(report, examination.evaluation)
        same = [] if one.beside is None else [one.beside.sentence]
        skipped = _unexamined(examination)
        head, notes = _head(one.path, report), _notes(report)
        voice.say("\n".join((*head, *found, *same, *skipped, *notes, "")))

    def fail(path: Path, sentence: str) -> None:
        voice.complain(_with_path(path, sentence))

    return _each(paths, against, show, fail, voice)


def _with_path(path: Path, sentence: str) -> str:
    """Return a complaint that names the file once, with its folder."""
    if f"“{path}”" in sentence:
        return sentence
    name = f"“{path.name}”"
    if name in sentence:
        return sentence.replace(name, f"“{path}”", 1)
    return f"{path}：{sentence}"


def check_to_json(paths: Sequence[Path], against: Against, voice: Voice) -> int:
    """Check files and say one JSON array with an object per file; return the worst exit code.

    An object has `file` and the figures of the report, or `file` and `error`. `same_words` is
    what was taken over from last year in percent, by text and `all` together; None without it.
    """
    objects: list[dict[str, Any]] = []

    def show(one: _Checked) -> None:
        content = tasks.figures(one.report, one.examination)
        same = None if one.beside is None else _shares(one.beside)
        objects.append({"file": str(one.path), **content, "same_words": same})

    def fail(path: Path, sentence: str) -> None:
        objects.append({"file": str(path), "error": sentence})

    code = _each(paths, against, show, fail, voice)
    voice.say(json.dumps(objects, ensure_ascii=False, indent=2))
    return code


def _shares(beside: SideBySide) -> dict[str, int]:
    return {part.text_id: part.takeover.share for part in beside.parts} | {"all": beside.share}


class _Checked(NamedTuple):
    path: Path
    report: Report
    examination: Examination
    beside: SideBySide | None


def _each(
    paths: Sequence[Path],
    against: Against,
    show: Callable[[_Checked], None],
    fail: Callable[[Path, str], None],
    voice: Voice,
) -> int:
    forms = tasks.load_forms()
    last_year = against.last_year
    before = None if last_year is None else tasks.open_file(last_year, forms).report
    words = _words(against.words, voice)
    worst = OK if words else FAULT
    words = words or tasks.load_words()
    for path in paths:
        try:
            report, _, _, traces = tasks.open_file(path, forms)
        except tasks.TaskError as fault:
            fail(path, str(fault))
            worst = FAULT
            continue
        examination = tasks.check(report, before, traces, words)
        show(_Checked(path, report, examination, tasks.side_by_side(report, before, words)))
        findings = examination.evaluation.findings
        errors = any(finding.severity is Severity.ERROR for finding in findings)
        worst = max(worst, FINDINGS if errors else OK)
    return worst


def _words(path: Path | None, voice: Voice) -> Words | None:
    """Return the word lists with an office's own; None, and a complaint, when it cannot be read."""
    if path is None:
        return tasks.load_words()
    try:
        own = tasks.own_words(path)
    except tasks.TaskError as fault:
        voice.complain(f"{_with_path(path, str(fault))}下面的检查没有用它。")
        return None
    for remark in own.remarks:
        voice.complain(f"用语清单“{path}”{remark}")
    return tasks.words_with(own.words)


def convert_file(
    source: Path, target: Path, template: Path | None, voice: Voice, edition: str = ""
) -> int:
    """Convert a file and say what was written, what had no place, what the reading has to say.

    Args:
        source: the file to read.
        target: the file to write.
        template: a Word template; None for the program's own.
        voice: where the sentences go.
        edition: the edition to carry the report over to; empty for the one it has.

    Raises:
        TaskError: it cannot be read or written, or there is no such edition.
    """
    try:
        forms = tasks.load_forms()
        report, verified, aside = tasks.convert(source, target, forms, template, edition)
    except tasks.TemplateError as fault:
        voice.complain(str(fault))
        for number, sentence in enumerate(fault.faults, start=1):
            voice.complain(f"  {number}. {sentence}")
        return FAULT
    checked = f"，已核对 {verified.checked}/{verified.total}" if verified else ""
    carried = _carried(report, aside, target) if aside else ()
    voice.say("\n".join([f"已写入“{target}”{checked}。", *carried, *_notes(report)]))
    return OK


def _carried(report: Report, aside: SetAside, target: Path) -> Iterator[str]:
    """Say that the report has another edition now, what was left out, and what is to be added."""
    name = report.form.name
    if not aside.size:
        yield f"已换成{name}表样，原有的数和文字都放进去了。"
    elif target.suffix.lower() == tasks.DRAFT_SUFFIX:
        yield f"已换成{name}表样，放不进去的 {aside.size} 项收在草稿里，换回去时还在："
    else:
        yield f"已换成{name}表样，有 {aside.size} 项放不进去，没有写进这个文件："
    for entry in aside.lines:
        yield from (f"  {line}" for line in entry.split("\n"))


def annex_file(source: Path, target: Path, last_year: Path | None, voice: Voice) -> int:
    """Write the annex of a draft and say how many matters it explains, and which it does not.

    Args:
        source: the draft; no other document keeps reasons.
        target: the file to write.
        last_year: last year's report, for reasons given in comparing with it; None for none.
        voice: where the sentences go.

    Raises:
        TaskError: something cannot be read or written, or there is nothing to explain.
    """
    forms = tasks.load_forms()
    tasks.refuse_same_file(source, target)
    report, _, _, traces = tasks.open_file(source, forms)
    before = None if last_year is None else tasks.open_file(last_year, forms).report
    evaluation = tasks.check(report, before, traces).evaluation
    count = tasks.export_annex(report, evaluation, target)
    voice.say(f"已写入“{target}”，说明 {count} 项。")
    others = len(report.confirmations.keys() - {one.key for one in evaluation.confirmed})
    if others:
        voice.say(
            f"另有 {others} 项理由没有印：写理由之后数字或文字改过了，"
            "或者要用 --last-year 附上上年报告。"
        )
    return OK


def _head(path: Path, report: Report) -> Iterator[str]:
    yield f"文件：{path}"
    year = report.cover["year"] or "（没有写明）"
    yield f"表样：{report.form.name}（{report.form.document}）　年度：{year}"
    yield f"单位：{report.cover['organisation'] or '（没有写明）'}"


def _findings(report: Report, evaluation: Evaluation) -> Iterator[str]:
    if not evaluation.findings:
        but = "但读取时有说不准的地方，见下面的说明。" if report.evidence.notes else ""
        yield f"没有发现问题：每格都已填写，各项关系都成立。{but}"
    for severity, heading in _HEADINGS.items():
        found = [finding for finding in evaluation.findings if finding.severity is severity]
        if found:
            yield f"{heading}（{len(found)} 处）："
        for number, finding in enumerate(found, start=1):
            yield f"  {number}. {finding.message}"
            place = _place(report, finding)
            if place:
                yield f"     位置：{place}"
            yield f"     怎么办：{finding.advice}"


def _unexamined(examination: Examination) -> Iterator[str]:
    """Say which checks could not be made, those with the same reason together."""
    by_reason: dict[str, list[str]] = {}
    for one in examination.unexamined:
        by_reason.setdefault(one.reason, []).append(one.title)
    for reason, titles in by_reason.items():
        yield f"没有检查（{reason}）：{'、'.join(titles)}。"


def _place(report: Report, finding: Finding) -> str:
    """Return the printed names of the cells or of the field concerned; long lists are cut."""
    names = [report.form.cells[cell].name for cell in finding.cells]
    if names:
        more = f" 等 {len(names)} 格" if len(names) > _CELLS_NAMED else ""
        return "、".join(names[:_CELLS_NAMED]) + more
    if finding.field is None:
        return ""
    if finding.field.area == "cover":
        return f"封面“{_COVER_NAMES.get(finding.field.name, finding.field.name)}”"
    headings = {section.text: section.heading for section in report.form.sections}
    return f"“{headings.get(finding.field.name, '引言')}”"


def _notes(report: Report) -> Iterator[str]:
    notes = report.evidence.notes
    if notes:
        yield f"读取说明（{len(notes)} 条，请对照原件）："
    for note in notes:
        yield f"  {_NOTE_HEADINGS[note.kind]}：{_located(note)}"


def _located(note: Note) -> str:
    return f"{note.place}：{note.message}" if note.place else note.message
