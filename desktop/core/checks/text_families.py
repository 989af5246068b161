# SPDX-License-Identifier: MIT
"""All checks that read words, in the order in which their families are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.checks import (
    carried_over,
    citations,
    dates,
    language_catalogue,
    personal,
    signature,
    structure_catalogue,
    text_tables,
    texts,
    traces,
)

if TYPE_CHECKING:
    from desktop.core.checks.spec import CheckSpec

CHECKS: tuple[CheckSpec, ...] = (
    *text_tables.CHECKS,
    *texts.CHECKS,
    *carried_over.CHECKS,
    *structure_catalogue.CHECKS,
    *dates.CHECKS,
    *signature.CHECKS,
    *citations.CHECKS,
    *personal.CHECKS,
    *language_catalogue.CHECKS,
    *traces.CHECKS,
)
