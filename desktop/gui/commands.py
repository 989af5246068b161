# SPDX-License-Identifier: MIT
"""One undoable act of the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from desktop.core.values import same

if TYPE_CHECKING:
    from desktop.core.report import Edit
    from desktop.gui.session import ReportSession

_MERGE_ID = 1


class EditCommand(QUndoCommand):
    """A group of edits. With a visit number it swallows the next edit of the same fields there."""

    def __init__(
        self, session: ReportSession, edits: list[Edit], label: str, visit: int | None
    ) -> None:
        super().__init__(label)
        self._session = session
        self._edits = edits
        self._undo: list[Edit] = []
        self._visit = visit

    def id(self) -> int:
        return -1 if self._visit is None else _MERGE_ID

    def redo(self) -> None:
        self._undo = self._session.apply(self._edits)

    def undo(self) -> None:
        self._session.apply(self._undo)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, EditCommand) or other._visit != self._visit:  # noqa: SLF001
            return False
        if [edit.field for edit in other._edits] != [edit.field for edit in self._edits]:  # noqa: SLF001
            return False
        self._edits = other._edits  # noqa: SLF001
        before = {edit.field: edit.value for edit in self._undo}
        self.setObsolete(all(same(before[edit.field], edit.value) for edit in self._edits))
        return True
