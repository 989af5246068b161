# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.findings import Finding
from desktop.core.form import Severity

if TYPE_CHECKING:
    from desktop.core.values import Value


@pytest.mark.parametrize(
    ("left", "right", "difference"), [(5, 3, 2), (3, 5, -2), (None, 3, None), (3, None, None)]
)
def test_a_difference_needs_both_sides(left: Value, right: Value, difference: Value) -> None:
    found = Finding("x", Severity.HINT, "句。", "改。", left=left, right=right)
    assert found.difference == difference
