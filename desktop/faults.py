# SPDX-License-Identifier: MIT
"""The one exception in which every job that cannot be done ends."""


class TaskError(Exception):
    """A job cannot be done. The message is a whole Chinese sentence for the user."""
