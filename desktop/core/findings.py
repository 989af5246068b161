# SPDX-License-Identifier: MIT
"""A finding: one thing a careful reader would point at, with everything needed to put it right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.form import Severity
    from desktop.core.report import Edit, Field
    from desktop.core.values import Value


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or doubt.

    `check` is the stable id of the check; `message` is a whole sentence naming place and both
    sides; `advice` says what to do; `source` says why the check exists. `cells` are the cells
    concerned, the likeliest culprit first (empty for findings on text), `field` the text or cover
    field concerned, `span` the characters meant inside it and `quote` those characters. `left`,
    `right` and `difference` are set when two numbers disagree. `scope` is what tells findings of
    one check apart: the label of the row or column, the words meant. `place` says in Chinese where
    it is when neither cells nor field do. `repair` are edits that put it right, to be offered and
    never made unasked. `marked` says whether its cells are to be marked. `reason` is what the user
    gave for leaving it as it is, empty while open.
    """

    check: str
    severity: Severity
    message: str
    advice: str
    source: str = ""
    cells: tuple[str, ...] = ()
    field: Field | None = None
    left: Value = None
    right: Value = None
    scope: str = ""
    span: tuple[int, int] | None = None
    quote: str = ""
    place: str = ""
    repair: tuple[Edit, ...] = ()
    marked: bool = True
    reason: str = ""

    @property
    def difference(self) -> Value:
        """Left minus right; None when the finding does not compare two numbers."""
        if self.left is None or self.right is None:
            return None
        return self.left - self.right

    @property
    def key(self) -> str:
        """What a confirmation of this finding is kept under: the check and what tells it apart."""
        field = ".".join(self.field) if self.field else ""
        return "/".join(part for part in (self.check, self.scope, field, self.quote) if part)
