# SPDX-License-Identifier: MIT
"""All checks that read words, in the order in which their families are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.checks import (
    articles,
    blank_figures,
    calendar_days,
    carried_over,
    citations,
    dates,
    fee_claims,
    language_catalogue,
    last_year_words,
    other_units,
    outcome_rates,
    personal,
    rates,
    signature,
    structure_catalogue,
    text_amounts,
    text_tables,
    texts,
    traces,
    wording,
)

if TYPE_CHECKING:
    from desktop.core.checks.spec import CheckSpec

CHECKS: tuple[CheckSpec, ...] = (
    *text_tables.CHECKS,
    *text_amounts.CHECKS,
    *blank_figures.CHECKS,
    *texts.CHECKS,
    *fee_claims.CHECKS,
    *rates.CHECKS,
    *outcome_rates.CHECKS,
    *carried_over.CHECKS,
    *last_year_words.CHECKS,
    *structure_catalogue.CHECKS,
    *dates.CHECKS,
    *calendar_days.CHECKS,
    *signature.CHECKS,
    *other_units.CHECKS,
    *citations.CHECKS,
    *articles.CHECKS,
    *personal.CHECKS,
    *language_catalogue.CHECKS,
    *wording.CHECKS,
    *traces.CHECKS,
)
