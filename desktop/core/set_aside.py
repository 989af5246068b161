# SPDX-License-Identifier: MIT
"""What another edition of the form leaves without a place, and what it asks for besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.core.form import FormSpec
    from desktop.core.report import Report

_INDENT = "　　"


class SetAside(NamedTuple):
    """Entries in printed order, in Chinese; those of `texts` have the paragraphs under the heading.

    `values` and `texts` are kept in the draft and have no place in its form. `blanks` counts by
    table the blank cells of the form that the edition before did not have; it is empty where that
    edition is not known.
    """

    values: tuple[str, ...]
    texts: tuple[str, ...]
    blanks: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many values and texts there are."""
        return len(self.values) + len(self.texts)

    @property
    def lines(self) -> list[str]:
        """Everything as lines for the user, each kind under a line that names it."""
        lines: list[str] = []
        if self.values:
            lines += [f"没有对应格的数（{len(self.values)} 个）：", *self.values]
        if self.texts:
            lines += [f"没有对应部分的文字（{len(self.texts)} 处）：", *self.texts]
        if self.blanks:
            lines.append(f"原表样没有、现在空着要补填的格：{'，'.join(self.blanks)}")
        return lines


def set_aside(
    report: Report, forms: Mapping[str, FormSpec], before: FormSpec | None = None
) -> SetAside:
    """Return what of a report its form has no place for.

    Args:
        report: the report.
        forms: all editions by name.
        before: the edition it was in; None to go by whose the values and texts are.
    """
    others = [form for form in forms.values() if form.edition != report.form.edition]
    others.sort(key=lambda form: form is not before)
    values = {cell: line for form in reversed(others) for cell, line in _values(report, form)}
    texts = {name: text for form in reversed(others) for name, text in _texts(report, form)}
    left = [before] if before else [form for form in others if _has(form, values, texts)]
    return SetAside(tuple(values.values()), tuple(texts.values()), tuple(_blanks(report, left)))


def _has(form: FormSpec, cells: Iterable[str], texts: Iterable[str]) -> bool:
    """Say whether one of the cells or texts belongs to an edition."""
    return any(cell in form.cells for cell in cells) or any(text in form.text_ids for text in texts)


def _values(report: Report, form: FormSpec) -> Iterator[tuple[str, str]]:
    for cell in form.inputs:
        if cell in report.set_aside:
            spec = form.cells[cell]
            yield cell, f"{spec.name}：{display(report.set_aside[cell])} {spec.unit}"


def _texts(report: Report, form: FormSpec) -> Iterator[tuple[str, str]]:
    for section in form.sections:
        text = report.texts.get(section.text, "")
        if text.strip() and section.text not in report.form.text_ids:
            paragraphs = [f"{_INDENT}{line}" for line in text.split("\n") if line.strip()]
            yield section.text, "\n".join([f"“{section.heading}”部分的文字：", *paragraphs])


def _blanks(report: Report, before: Sequence[FormSpec]) -> Iterator[str]:
    """Yield how many cells of each table are blank and in none of some editions."""
    if not before:
        return
    known = {cell for form in before for cell in form.cells}
    blank = [cell for cell, value in report.values.items() if value is None and cell not in known]
    for table in report.form.tables:
        count = sum(report.form.cells[cell].table == table.id for cell in blank)
        if count:
            yield f"{table.name} {count} 格"
