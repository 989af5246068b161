# SPDX-License-Identifier: MIT
"""Brings drafts of older schema versions up to date, one function per step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

Step: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]


def _with_confirmations(data: dict[str, Any]) -> dict[str, Any]:
    """Turn 1 into 2, which keeps reasons given for findings and the values as they were read."""
    return {**data, "confirmations": {}, "source": {**data["source"], "values": {}}}


def _with_number_and_addressee(data: dict[str, Any]) -> dict[str, Any]:
    """Turn 2 into 3, whose cover has the number of the document and whom it is sent to."""
    return {**data, "cover": {**data["cover"], "number": "", "addressee": ""}}


def _with_origins(data: dict[str, Any]) -> dict[str, Any]:
    """Turn 3 into 4, which keeps where every cell was read."""
    return {**data, "source": {**data["source"], "origins": {}}}


def _with_bound_figures(data: dict[str, Any]) -> dict[str, Any]:
    """Turn 4 into 5, which keeps the figures in texts that follow cells."""
    return {**data, "bound": {}}


# STEPS[i] turns schema i + 1 into schema i + 2
STEPS: tuple[Step, ...] = (
    _with_confirmations,
    _with_number_and_addressee,
    _with_origins,
    _with_bound_figures,
)
SCHEMA = len(STEPS) + 1


def migrate(data: dict[str, Any], schema: int, steps: tuple[Step, ...] = STEPS) -> dict[str, Any]:
    """Return the draft in the present schema; `data` itself is left as it is."""
    for step in steps[schema - 1 :]:
        data = step(dict(data))
    return data
