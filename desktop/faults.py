# SPDX-License-Identifier: MIT
"""The exceptions in which every job that cannot be done ends."""


class TaskError(Exception):
    """A job cannot be done. The message is a whole Chinese sentence for the user."""


class TemplateError(TaskError):
    """A Word template cannot be used. `faults` has one whole Chinese sentence for each reason."""

    def __init__(self, name: str, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            f"模板“{name}”有 {len(faults)} 处问题，不能用（第一处：{faults[0].rstrip('。')}），"
            "请改好再用，或换用随程序的模板。"
        )
