# SPDX-License-Identifier: MIT
"""A report becomes documents."""
