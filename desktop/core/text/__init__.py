# SPDX-License-Identifier: MIT
"""Reading Chinese sentences: their bounds, the numbers in them, what those numbers speak of."""
