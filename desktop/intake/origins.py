# SPDX-License-Identifier: MIT
"""How certain each cell of a reading is: what its weakest doubt leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.report import NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.core.report import Note, Origin
    from desktop.core.values import Value

_LEFT = {
    NoteKind.UNDERSTOOD: 0.95,  # written in another way, only one meaning
    NoteKind.REMARK: 0.8,  # a neighbour does not fit
    NoteKind.DOUBTFUL: 0.5,  # another reading is possible
    NoteKind.ABSENT: 0.0,
}


def weighed(
    origins: Mapping[str, Origin], values: Mapping[str, Value], notes: Iterable[Note]
) -> dict[str, Origin]:
    """Return the origins with the confidence that the notes leave them.

    Args:
        origins: of all cells that were read.
        values: of the same cells.
        notes: all of the reading.
    """
    left = dict.fromkeys(origins, 1.0)
    for note in notes:
        most = _LEFT.get(note.kind, 1.0)
        for cell in note.cells:
            if left.get(cell, 0.0) > most:
                left[cell] = most
    found = dict(origins)
    for cell, most in left.items():
        if most < 1.0:
            unread = most < 0.9 and values[cell] is None and bool(origins[cell].text.strip())
            found[cell] = origins[cell]._replace(confidence=0.0 if unread else most)
    return found
