# SPDX-License-Identifier: MIT
"""What the document that a report was read from does otherwise than the form prescribes.

The reading has already put it right or into place; a finding says so once, the notes say it
one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.checks.spec import CheckSpec, Family, Need, Stage
from desktop.core.findings import Finding
from desktop.core.form import Severity
from desktop.core.report import NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject
    from desktop.core.form import FormSpec
    from desktop.core.report import Note

_EXAMPLES = 3  # the notes tell the others
_ROOM = 120  # characters; a long example stands alone


def cells_to_look_at(form: FormSpec, note: Note) -> tuple[str, ...]:
    """Return the cells of a note that somebody has to look at, in its order.

    Those that are filled in; the totals follow from them. Where a note is on totals alone, these.
    """
    known = [cell for cell in note.cells if cell in form.cells]
    return tuple(cell for cell in known if not form.cells[cell].total) or tuple(known)


def written_otherwise(subject: Subject) -> Iterator[Finding]:
    """Yield one hint for all labels and figures that the source writes in another way."""
    notes = _of_kind(subject, NoteKind.UNDERSTOOD)
    if notes:
        yield Finding(
            check="source.written_otherwise",
            severity=Severity.HINT,
            message=f"原件有 {len(notes)} 处行名或数字的写法与规定表样不同：{_examples(notes)}",
            advice="由本程序导出的文件会用规定的写法；原件如已公布，请一并更正。",
            source=subject.report.form.document,
            cells=_cells(subject, notes),
            marked=False,
        )


def doubtful(subject: Subject) -> Iterator[Finding]:
    """Yield one finding per table whose cells were placed without certainty."""
    form = subject.report.form
    notes = [note for note in _of_kind(subject, NoteKind.DOUBTFUL) if note.cells]
    for table in form.tables:
        here = [n for n in notes if n.cells[0] in form.cells and _table(subject, n) == table.id]
        if here:
            count = len({cell for note in here for cell in cells_to_look_at(form, note)})
            yield Finding(
                check="source.doubtful",
                severity=Severity.CONFIRM,
                message=f"{table.name}有 {len(here)} 处（{count} 格）原件写得不清楚："
                + _examples(here),
                advice="对照原件逐处核对，每一处都列在“读取说明”里；核对无误，写一句“已核对原件”。",
                source="原件的行名、格数与规定表样不符",
                cells=_cells(subject, here),
                scope=table.name,
                marked=False,
            )


def _of_kind(subject: Subject, kind: NoteKind) -> list[Note]:
    return [note for note in subject.report.evidence.notes if note.kind is kind]


def _table(subject: Subject, note: Note) -> str:
    return subject.report.form.cells[note.cells[0]].table


def _cells(subject: Subject, notes: list[Note]) -> tuple[str, ...]:
    cells = subject.report.form.cells
    return tuple(dict.fromkeys(cell for note in notes for cell in note.cells if cell in cells))


def _examples(notes: list[Note]) -> str:
    """Return the first notes as one sentence."""
    words = [
        note.message.rstrip("。") + (f"（{note.place}）" if note.place else "")
        for note in notes[:_EXAMPLES]
    ]
    while len(words) > 1 and sum(map(len, words)) > _ROOM:
        words.pop()
    return "；".join(words) + ("……" if len(notes) > len(words) else "。")


CHECKS = (
    CheckSpec(
        id="source.written_otherwise",
        family=Family.TABLES,
        severity=Severity.HINT,
        title="行名、数字按规定的写法",
        looks_at="读入的文件里的行名、表头和数字，与规定的表样",
        why="规定的表样",
        wrong="“规范性文件”一行；数字写成“３件”",
        right="“行政规范性文件”一行；数字写成“3”",
        advice="由本程序导出的文件会用规定的写法。",
        run=written_otherwise,
        stage=Stage.TABLE,
        needs=(Need.SOURCE,),
    ),
    CheckSpec(
        id="source.doubtful",
        family=Family.TABLES,
        severity=Severity.CONFIRM,
        title="原件写得不清楚的格",
        looks_at="读入的文件里行名被数字盖住、少一格或者放不准的行",
        why="规定的表样",
        wrong="“1.属于国家秘密”的行名处写着“0”",
        right="行名完整，每行七个数",
        advice="对照原件逐处核对；核对无误，写一句“已核对原件”。",
        run=doubtful,
        stage=Stage.TABLE,
        needs=(Need.SOURCE,),
    ),
)
