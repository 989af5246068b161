# SPDX-License-Identifier: MIT
"""nianbao: fill in, check and write the annual report on government information disclosure."""

__version__ = "0.1.0"
