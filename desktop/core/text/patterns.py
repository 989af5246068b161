# SPDX-License-Identifier: MIT
"""Regular expressions that are compiled when they are first needed, not when the program starts."""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the compiled pattern, the same object at every call."""
    return re.compile(pattern)
