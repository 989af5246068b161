# SPDX-License-Identifier: MIT
"""One undoable act of the user."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QUndoCommand

from desktop.core.report import Edit
from desktop.core.values import same

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.core.report import Report

_MERGE_ID = 1


class Editable(Protocol):
    """Has a report, and changes it so that everybody who looks at it is told."""

    report: Report

    def apply(self, edits: Iterable[Edit]) -> list[Edit]:
        """Carry out edits; return those that take them back."""


class EditCommand(QUndoCommand):
    """A group of edits and what followed from them.

    With a visit number it swallows the next edits there of the same fields; what follows from an
    edit does not count among them, as not every digit of a cell need change a text.
    """

    def __init__(self, session: Editable, edits: list[Edit], label: str, visit: int | None) -> None:
        super().__init__(label)
        self._session = session
        self._edits = edits
        self._undo: list[Edit] = []
        self._visit = visit
        self._fields = [edit.field for edit in edits if edit.field.area != "bound"]

    def id(self) -> int:
        return -1 if self._visit is None else _MERGE_ID

    def redo(self) -> None:
        self._undo = self._session.apply(self._edits)
        self._keep_result()

    def undo(self) -> None:
        self._session.apply(self._undo)

    def _keep_result(self) -> None:
        """Let redo put exactly what is there now, whatever it followed from."""
        report = self._session.report
        self._edits = [Edit(edit.field, report.get(edit.field)) for edit in reversed(self._undo)]

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, EditCommand) or other._visit != self._visit:  # noqa: SLF001
            return False
        if other._fields != self._fields:
            return False
        known = {edit.field for edit in self._undo}
        self._undo[:0] = [edit for edit in other._undo if edit.field not in known]  # noqa: SLF001
        self._keep_result()
        now = {edit.field: edit.value for edit in self._edits}
        self.setObsolete(all(same(edit.value, now[edit.field]) for edit in self._undo))
        return True
