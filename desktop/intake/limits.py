# SPDX-License-Identifier: MIT
"""How much of a source is read before it is refused: a hostile file costs no time and memory."""

from __future__ import annotations

from desktop.intake.blocks import IntakeError

MAX_SOURCE_BYTES = 60_000_000  # a report with photographs stays below 30 MB
MAX_TEXT_CHARACTERS = 4_000_000  # a report has 20 000; a saved web page with its scripts 1 000 000
MAX_LINES = 15_000
MAX_STORED_CHARACTERS = 1_200_000  # of an old document, with all that no page shows
MAX_TAGS = 60_000  # of a web page; a report pasted from Word has 5 000
MAX_READ_CHARACTERS = 600_000  # of the paragraphs and cells that were read
MAX_ARCHIVE_ENTRIES = 5_000
MAX_PART_BYTES = 40_000_000  # one inflated part that is parsed; document.xml of a report has 0.6 MB
MAX_RATIO = 400  # inflated to deflated of a large part; repetitive table XML reaches 60
MAX_DIRECTORY_BYTES = 1_000_000  # the list of entries
MAX_MARKUP = 300_000  # tags and attributes of one part; a report has 40 000
MAX_DEPTH = 50  # tables, text boxes and other containers in one another
MAX_BOXES = 12_000  # cells of all tables of a source; a report has 200
MAX_SPAN = 1_000  # rows or columns one cell may cover


def refuse_large(size: int, limit: int, what: str) -> None:
    """Refuse what is larger than `limit`; `what` names it for the user (文件).

    Raises:
        IntakeError: `size` is above `limit`.
    """
    _refuse_above(size, limit, f"{what}太大")


def refuse_many(count: int, limit: int, what: str) -> None:
    """Refuse more than `limit` of what is counted; `what` names it for the user (文件里的文字).

    Raises:
        IntakeError: `count` is above `limit`.
    """
    _refuse_above(count, limit, f"{what}太多")


def _refuse_above(size: int, limit: int, fault: str) -> None:
    if size > limit:
        raise IntakeError(f"{fault}，不像一份年度报告，没有读取。请确认选对了文件。")
