# SPDX-License-Identifier: MIT
"""A finding: one thing a careful reader would point at, with everything needed to put it right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.form import Severity
    from desktop.core.report import Field
    from desktop.core.values import Value


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or doubt.

    `check` is the stable id of the check; `message` is a whole sentence naming place and both
    sides; `advice` says what to do; `source` says why the check exists. `cells` are the cells
    concerned (empty for findings on text), `field` the text or cover field concerned. `left`,
    `right` and `difference` are set when two numbers disagree; `scope` is the row or column label.
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

    @property
    def difference(self) -> Value:
        """Left minus right; None when the finding does not compare two numbers."""
        if self.left is None or self.right is None:
            return None
        return self.left - self.right
