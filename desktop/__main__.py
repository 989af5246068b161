# SPDX-License-Identifier: MIT
"""Starts the program: `python -m desktop`, and the commands of an installation."""

from __future__ import annotations

import sys

from desktop.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
