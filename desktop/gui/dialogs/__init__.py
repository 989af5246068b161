# SPDX-License-Identifier: MIT
"""Windows that ask one thing."""
