# SPDX-License-Identifier: MIT
"""The texts of a report cut up once for all checks, and how a check says where it found what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.checks.spec import CheckSpec, Family, Need, Stage
from desktop.core.findings import Finding
from desktop.core.form import PREFACE
from desktop.core.report import Field, text_edit
from desktop.core.text.sentences import Paragraph, Sentence, level, paragraphs, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.core.checks.subject import Subject
    from desktop.core.form import Severity
    from desktop.core.report import Edit, Report
    from desktop.core.values import Value

OVERVIEW = "overview"
PROBLEMS = "problems"
OTHER = "other_matters"


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of the report.

    `id` is its id in the form, `name` what a message calls it, `raw` what was typed, `text` the
    same in one width: every place means the same character in both.
    """

    id: str
    name: str
    raw: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]

    def where(self, at: int) -> str:
        """Say in which paragraph a place is: 引言第2段."""
        number = sum(paragraph.start <= at for paragraph in self.paragraphs)
        return f"{self.name}第{max(number, 1)}段"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check found, before its own explanations are added to make a finding of it.

    `severity` and `advice` replace those of the check where they are set.
    """

    message: str
    field: Field | None = None
    span: tuple[int, int] | None = None
    quote: str = ""
    cells: tuple[str, ...] = ()
    left: Value = None
    right: Value = None
    scope: str = ""
    place: str = ""
    repair: tuple[Edit, ...] = ()
    severity: Severity | None = None
    advice: str = ""


def passages(subject: Subject) -> tuple[Passage, ...]:
    """Return the texts that hold anything, in printed order."""
    report = subject.report
    names = {PREFACE: "引言"}
    names |= {section.text: f"“{section.heading}”" for section in report.form.sections}
    return tuple(
        Passage(name, names[name], text, level(text), paragraphs(text), sentences(text))
        for name in report.form.text_ids
        if (text := report.texts.get(name, "")).strip()
    )


def texts_of(subject: Subject, *names: str) -> list[Passage]:
    """Return the texts with these ids that hold anything; all of them when none is named."""
    found = subject.once(passages)
    return [passage for passage in found if not names or passage.id in names]


def hit(passage: Passage, start: int, end: int, message: str, **more: object) -> Hit:
    """Return a hit at a place in a text; the message is put behind the name of the place."""
    quote = passage.raw[start:end]
    said = f"{passage.where(start)}：{message}"
    about: dict[str, object] = {"quote": quote, "scope": f"{passage.id}:{quote[:40]}"} | more
    return Hit(said, Field("text", passage.id), (start, end), **about)  # type: ignore[arg-type]


def replaced(report: Report, passage: Passage, start: int, end: int, new: str) -> tuple[Edit, ...]:
    """Return the edit that puts other words in place of those from `start` to before `end`."""
    text = report.texts[passage.id]
    return (text_edit(passage.id, text[:start] + new + text[end:]),)


def text_check(
    hits: Callable[[Subject], Iterator[Hit]],
    family: Family,
    id_: str,
    severity: Severity,
    title: str,
    *,
    looks_at: str,
    why: str,
    wrong: str,
    right: str,
    advice: str,
    needs: tuple[Need, ...] = (),
) -> CheckSpec:
    """Return the check whose findings are the hits with its explanations added."""

    def run(subject: Subject) -> Iterator[Finding]:
        for one in hits(subject):
            yield Finding(
                check=id_,
                severity=one.severity or severity,
                message=one.message,
                advice=one.advice or advice,
                source=why,
                cells=one.cells,
                field=one.field,
                left=one.left,
                right=one.right,
                scope=one.scope,
                span=one.span,
                quote=one.quote,
                place=one.place,
                repair=one.repair,
                marked=False,
            )

    return CheckSpec(
        id_, family, severity, title, looks_at, why, wrong, right, advice, run, Stage.TEXT, needs
    )
