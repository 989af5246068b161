# SPDX-License-Identifier: MIT
"""The statutory form, the report and its evaluation: pure values, no Qt, no Word, no disk."""
