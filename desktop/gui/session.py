# SPDX-License-Identifier: MIT
"""The one place where the window changes a report: edits go in, one Change per edit comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from desktop.core.bound import Marked, moved, spliced, without
from desktop.core.evaluation import Evaluation, evaluate
from desktop.core.report import (
    EDITION,
    Edit,
    Field,
    Report,
    bound_edit,
    cell_edit,
    cover_edit,
    text_edit,
)
from desktop.core.values import same
from desktop.gui.commands import EditCommand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from desktop.core.bound import Bound
    from desktop.core.checks.spec import Family
    from desktop.core.checks.subject import Traces
    from desktop.core.form import FormSpec
    from desktop.core.values import Value


@dataclass(frozen=True, slots=True)
class Change:
    """What one edit changed: the edited fields, and every cell whose value or mark is new."""

    fields: frozenset[Field]
    cells: frozenset[str]


class ReportSession(QObject):
    """The report on the screen, what follows from it, and its undo history.

    `changed` carries a Change after every edit, undo and redo; `reloaded` says that another
    report, or another edition of the form, is on the screen and everything is to be drawn anew.
    """

    changed = Signal(object)
    reloaded = Signal()
    identity_changed = Signal()  # file name or unsaved mark

    def __init__(self, forms: Mapping[str, FormSpec], report: Report) -> None:
        super().__init__()
        self.forms = forms
        self.report = report
        self.last_year: Report | None = None
        self.traces: Traces | None = None  # of the document that the report was read from
        self.off: frozenset[Family] = frozenset()
        self.evaluation: Evaluation = evaluate(report)
        self.path: Path | None = None
        self.stack = QUndoStack(self)
        self.stack.cleanChanged.connect(self._on_clean_changed)
        self._visit = 0
        self._unsaved_source = False

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost if the report went away now."""
        return self._unsaved_source or not self.stack.isClean()

    def load(
        self,
        report: Report,
        path: Path | None,
        *,
        unsaved: bool = False,
        traces: Traces | None = None,
    ) -> None:
        """Show another report.

        Args:
            report: the report; it belongs to the session from now on.
            path: the draft file it lives in; None for one that was never saved.
            unsaved: true when it exists nowhere else as a draft (read from a document).
            traces: what that document carries besides its text; None when it was none.
        """
        self.report = report
        self.path = path
        self.last_year = None
        self.traces = traces
        self._unsaved_source = unsaved
        self.evaluation = self._evaluate()
        self.stack.clear()
        self.reloaded.emit()
        self.identity_changed.emit()

    def _evaluate(self) -> Evaluation:
        return evaluate(self.report, self.last_year, self.off)

    def examine_with(self, last_year: Report | None, off: frozenset[Family]) -> None:
        """Set what the report is examined against, and evaluate it anew.

        Args:
            last_year: the report of the year before; None for none.
            off: families of checks that are switched off.
        """
        before = self.evaluation
        self.last_year = last_year
        self.off = off
        self.evaluation = self._evaluate()
        self.changed.emit(Change(frozenset(), _differences(before, self.evaluation)))

    def mark_saved(self, path: Path) -> None:
        """Note that the report as it stands is in `path`."""
        self.path = path
        self._unsaved_source = False
        self.stack.setClean()
        self.identity_changed.emit()

    def begin_visit(self) -> None:
        """Start a new undo step: edits of one field merge only within one visit."""
        self._visit += 1

    def edit(self, edits: Iterable[Edit], label: str, *, merge: bool = False) -> None:
        """Carry out edits as one undo step; edits that change nothing are left out.

        Args:
            edits: what to put where.
            label: what the user did, for the undo menu.
            merge: true to join the step before it when that edited the same fields in this visit.
        """
        asked = list(edits)
        new = [edit for edit in asked if not same(self.report.get(edit.field), edit.value)]
        if new:  # bindings are told even if they are the same: else they follow as best they can
            wanted = [edit for edit in asked if edit in new or edit.field.area == "bound"]
            self.stack.push(EditCommand(self, wanted, label, self._visit if merge else None))

    def set_cell(self, cell: str, value: Value) -> None:
        """Put a value into a cell as it is being typed."""
        name = self.report.form.cells[cell].name
        self.edit([cell_edit(cell, value)], f"填写{name}", merge=True)

    def set_cover(self, name: str, text: str) -> None:
        """Put a text into a cover field; a new year brings the edition of that year with it."""
        edits = [cover_edit(name, text)]
        if name == "year":
            edits += self._edition_for(text)
        self.edit(edits, "修改封面信息", merge=name != "year")

    def _edition_for(self, year: str) -> list[Edit]:
        """Return the change of edition that a new year asks for.

        There is none while the report is in an edition that is wrong for its present year:
        that was so in its source, and is changed only when the user says so.
        """
        form = self.report.form
        present = self.report.year
        if not year.isdecimal() or form.covers(int(year)):
            return []
        if present is not None and not form.covers(present):
            return []
        wanted = next((f for f in self.forms.values() if f.covers(int(year))), None)
        return [Edit(EDITION, wanted.edition)] if wanted else []

    def marked(self, text: str) -> Marked:
        """Return a text of the report and what is bound in it."""
        return Marked(self.report.texts[text], self.report.bound.get(text, ()))

    def set_text(self, name: str, text: str, caret: int) -> None:
        """Put a text as it is being typed.

        Args:
            name: which text.
            text: all of it.
            caret: the place of the cursor in it, behind what was just typed.
        """
        self._put_marked(name, moved(self.marked(name), text, caret), "修改文字", merge=True)

    def insert(self, name: str, start: int, end: int, passage: Marked, label: str) -> bool:
        """Put a passage in place of characters of a text; say whether all its figures are bound.

        Args:
            name: which text.
            start: the first character that is replaced.
            end: the place behind the last one.
            passage: what is put there, with the figures in it that are those of their cells.
            label: what the user did, for the undo menu.
        """
        new = spliced(self.marked(name), start, end, passage)
        self._put_marked(name, new, label)
        inside = (start <= one.start < start + len(passage.text) for one in new.bounds)
        return sum(inside) == len(passage.bounds)

    def unbind(self, name: str, bound: Bound) -> None:
        """Let a figure in a text stay as it is whatever its cell becomes."""
        marked = self.marked(name)
        new = Marked(marked.text, without(marked.bounds, bound))
        self._put_marked(name, new, "解除对应")

    def _put_marked(self, name: str, new: Marked, label: str, *, merge: bool = False) -> None:
        edits = [text_edit(name, new.text)]
        if new.bounds or name in self.report.bound:
            edits.append(bound_edit(name, new.bounds))
        self.edit(edits, label, merge=merge)

    def fill_blanks(self, table: str) -> int:
        """Put 0 into every blank input cell of a table; return how many there were."""
        cells = [
            cell
            for cell, value in self.report.values.items()
            if value is None and self.report.form.cells[cell].table == table
        ]
        name = self.report.form.table(table).name
        self.edit([cell_edit(cell, 0) for cell in cells], f"{name}空格填 0")
        return len(cells)

    def apply(self, edits: Iterable[Edit]) -> list[Edit]:
        """Change the report, evaluate it, tell the views; return the undoing edits.

        For the commands on the undo stack only.
        """
        before = self.evaluation
        undo = self.report.apply(edits, self.forms)
        self.evaluation = self._evaluate()
        if any(edit.field == EDITION for edit in undo):
            self.reloaded.emit()
        else:
            fields = frozenset(edit.field for edit in undo)
            self.changed.emit(Change(fields, _differences(before, self.evaluation)))
        return undo

    def _on_clean_changed(self) -> None:
        self.identity_changed.emit()


def _differences(before: Evaluation, after: Evaluation) -> frozenset[str]:
    """Return the cells whose value or severity is not what it was."""
    values = {
        cell
        for cell, value in after.values.items()
        if before.values[cell] is not value and not same(before.values[cell], value)
    }
    marks = before.severities.items() ^ after.severities.items()
    return frozenset(values | {cell for cell, _ in marks} | _finding_cells(before, after))


def _finding_cells(before: Evaluation, after: Evaluation) -> set[str]:
    """Return the cells of findings that came, went or changed their wording."""
    if before.findings == after.findings:
        return set()
    changed = set(before.findings) ^ set(after.findings)
    return {cell for finding in changed for cell in finding.cells}
