# SPDX-License-Identifier: MIT
"""Reads a document back and compares it with the report it was made from, before anybody gets it.

Cells are compared one by one through the reader that opens other people's documents. Texts and
cover are looked for among the paragraphs, so that a template may put them where it likes.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.form import PREFACE
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.core.report import Report
    from desktop.core.values import Value
    from desktop.intake.blocks import Blocks
    from desktop.render.context import Context

_NAMED = 3  # differences that a message lists
_BESIDE = 20  # characters that may stand beside signature or date in one paragraph


class MismatchError(Exception):
    """A document does not say what the report says. The message is a whole Chinese sentence."""


class Verified(NamedTuple):
    """How many cells were found equal, of how many."""

    checked: int
    total: int


def verify(
    data: bytes, report: Report, values: Mapping[str, Value], name: str = "report.docx"
) -> Verified:
    """Compare a document with its report: every cell, every paragraph, the cover.

    Args:
        data: the document.
        report: what it was made from.
        values: inputs and totals of the report; a blank must be blank in the document too.
        name: a file name with the ending of the format.

    Raises:
        MismatchError: it cannot be read back, or differs; the first differences are named.
    """
    from desktop.intake.blocks import IntakeError
    from desktop.intake.reading import understand
    from desktop.intake.sniff import read_blocks

    try:
        blocks = read_blocks(data, name)
        reading = understand(blocks, name, {report.form.edition: report.form})
    except IntakeError as fault:
        raise MismatchError(
            f"写好的文件读不回来，没有保存，请换用随程序的模板再试（{str(fault).rstrip('。')}）。"
        ) from fault
    found = {**reading.values, **reading.printed_totals}
    differences = [*_cells(report, values, found), *_texts(report, blocks)]
    if differences:
        more = f" 等 {len(differences)} 处" if len(differences) > _NAMED else ""
        listed = "；".join(differences[:_NAMED])
        raise MismatchError(
            f"写好的文件与年报不一致，没有保存，请检查模板，或换用随程序的模板：{listed}{more}。"
        )
    return Verified(len(report.form.cells), len(report.form.cells))


def verify_annex(data: bytes, context: Context, name: str) -> None:
    """Compare an annex with what it was to print, paragraph by paragraph from title to date.

    Args:
        data: the document.
        context: what it was made from; nothing but title, preface, signature and date.
        name: a file name with the ending of the format.

    Raises:
        MismatchError: it cannot be read back, or differs.
    """
    from desktop.intake.blocks import IntakeError
    from desktop.intake.sniff import read_blocks

    texts = (context.title, *(line.text for line in context.preface))
    wanted = [_bare(text) for text in (*texts, context.signature, context.date) if text]
    try:
        printed = [line for line in _paragraphs(read_blocks(data, name)) if line]
    except IntakeError as fault:
        raise MismatchError(f"写好的审核说明读不回来，没有保存（{fault}）。") from fault
    if printed != wanted:
        raise MismatchError("写好的审核说明与写明的理由不一致，没有保存，请把这句话告诉维护人员。")


def _cells(
    report: Report, values: Mapping[str, Value], found: Mapping[str, Value]
) -> Iterator[str]:
    """Yield a phrase per cell that the document does not have or has otherwise."""
    for cell, spec in report.form.cells.items():
        if cell not in found:
            yield f"“{spec.name}”在文件里没有找到"
        elif display(found[cell]) != display(values[cell]):
            yield f"“{spec.name}”是{_shown(values[cell])}，文件里是{_shown(found[cell])}"


def _shown(value: Value) -> str:
    return "空白" if value is None else f" {display(value)}"


def _texts(report: Report, blocks: Blocks) -> Iterator[str]:
    """Yield a phrase per text or cover field that the document does not have in full."""
    from desktop.render.context import printed_date

    printed = list(_paragraphs(blocks))
    headings = {section.text: section.heading for section in report.form.sections if section.text}
    for name in report.form.text_ids:
        wanted = _lines(report.texts.get(name, ""))
        if not _contains(printed, wanted):
            where = "引言" if name == PREFACE else headings[name]
            yield f"“{where}”的文字在文件里不完整"
    title = _bare(report.title)
    headed = {"标题": report.title, "文号": report.cover["number"]}
    headed |= {"主送机关": report.cover["addressee"]}
    for label, text in headed.items():
        if _bare(text) not in "".join(printed):
            yield f"{label}“{text}”在文件里没有找到"
    signed = {"落款": report.cover["signature"], "日期": printed_date(report.cover["date"])}
    others = [paragraph for paragraph in printed if paragraph != title]
    for label, text in signed.items():
        if text and not any(_signs(paragraph, _bare(text)) for paragraph in others):
            yield f"{label}“{text}”在文件里没有找到"


def _signs(paragraph: str, text: str) -> bool:
    """Say whether a paragraph is the text, alone or beside a few other words."""
    return len(paragraph) <= len(text) + _BESIDE and (
        paragraph.startswith(text) or paragraph.endswith(text)
    )


def _paragraphs(blocks: Blocks) -> Iterator[str]:
    """Yield everything that the document prints, paragraph by paragraph, without white space."""
    from desktop.intake.blocks import Grid

    for item in blocks.items:
        if isinstance(item, Grid):
            for box in item.boxes:
                yield from _lines(box.text)
        else:
            yield _bare(item.text)


def _lines(text: str) -> list[str]:
    return [bare for line in text.splitlines() if (bare := _bare(line))]


def _bare(text: str) -> str:
    """Return the text without white space and without what no document can hold."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(
        letter
        for letter in whole
        if not letter.isspace()
        and letter not in "\ufffd\ufffe\uffff"
        and unicodedata.category(letter) != "Cc"
    )


def _contains(printed: Sequence[str], wanted: Sequence[str]) -> bool:
    """Say whether the wanted paragraphs stand in the document, one directly after the other."""
    size = len(wanted)
    return any(
        list(printed[start : start + size]) == list(wanted)
        for start in range(len(printed) - size + 1)
    )
