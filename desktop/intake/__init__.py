# SPDX-License-Identifier: MIT
"""Other people's documents become readings."""
