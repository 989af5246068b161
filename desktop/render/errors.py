# SPDX-License-Identifier: MIT
"""The one fault of this layer."""

from __future__ import annotations


class RenderError(Exception):
    """A document cannot be made. The message is a whole Chinese sentence for the user."""
