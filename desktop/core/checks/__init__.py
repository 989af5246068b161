# SPDX-License-Identifier: MIT
"""The checks: a registry of small generators that yield findings, one module per family."""

from desktop.core.checks.registry import CHECKS, CheckSpec, run_checks

__all__ = ["CHECKS", "CheckSpec", "run_checks"]
