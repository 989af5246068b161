# SPDX-License-Identifier: MIT
"""Reads the pages of a PDF in a process of its own, within limits of time and memory.

The library that opens the file is not written in Python: a hostile file can make it fill the
memory or end the whole process, and what a file asks of it shows only while it is read. Here that
ends nothing but the child. The parent runs this module with `-m`; a program that was packed into
one file has no Python to run, and answers to the same command line.

The file comes in on standard input; out goes either the pages or the sentence of a refusal.
"""

from __future__ import annotations

import marshal
import math
import os
import signal
import subprocess
import sys
from itertools import chain
from typing import Any, BinaryIO

from desktop.intake.blocks import IntakeError
from desktop.intake.limits import MAX_SOURCE_BYTES, refuse_large
from desktop.intake.pdf_guard import UNSAFE
from desktop.intake.pdf_page import Glyph, Page, Rule, read_pages

NAME = "desktop.intake.pdf_child"
_CPU_S = 1.7  # a report of 20 pages needs 0.2
_MEMORY_BYTES = 290_000_000  # of addresses; a report needs 90 000 000
# By the clock: on a busy machine where the limits above hold, and where they do not (Windows).
_PATIENCE_S = 20.0 if os.name == "posix" else 4.0
_STOPPED = (
    "这个 PDF 文件要用的时间或内存太多，为安全起见没有读完。"
    "请选择生成它的 Word 文档，或用其他程序重新生成 PDF 后再导入。"
)
_BROKEN_CHILD = (OSError, ValueError, EOFError, TypeError, subprocess.SubprocessError)


def read_pages_apart(data: bytes, patience_s: float = _PATIENCE_S) -> list[Page]:
    """Return the pages of a PDF, read in a child process.

    Args:
        data: the file's bytes.
        patience_s: seconds after which the child is stopped.

    Raises:
        IntakeError: locked, broken, hostile or too large; or reading it takes too much.
    """
    refuse_large(len(data), MAX_SOURCE_BYTES, "文件")
    paths = {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONSAFEPATH": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-m", NAME],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=patience_s,
            env=os.environ | paths,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=True,
        )
        refusal, pages = marshal.loads(done.stdout)
    except _BROKEN_CHILD as error:
        raise IntakeError(_STOPPED) from error
    if refusal:
        raise IntakeError(refusal)
    found = [_page(*page) for page in pages]
    if not all(map(_is_finite, found)):
        raise IntakeError(UNSAFE)
    return found


def answer(data: bytes) -> bytes:
    """Return what the child says of a PDF: a refusal, or nothing, and the pages."""
    try:
        pages = read_pages(data)
    except IntakeError as refusal:
        return marshal.dumps((str(refusal), []))
    return marshal.dumps(("", [_plain(page) for page in pages]))


def main(source: BinaryIO, target: BinaryIO) -> None:
    """Be the child: read a PDF from `source` and write the answer to `target`."""
    _limit_itself()
    target.write(answer(source.read()))


def _limit_itself() -> None:
    """Bound time and memory of this process, where the system can."""
    try:
        import resource
    except ImportError:
        return
    signal.setitimer(signal.ITIMER_PROF, _CPU_S)  # finer than RLIMIT_CPU; its signal ends it
    for what, most in (
        (resource.RLIMIT_CPU, math.ceil(_CPU_S)),
        (resource.RLIMIT_AS, _MEMORY_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _plain(page: Page) -> tuple[Any, ...]:
    """Return a page as plain tuples."""
    lists = (page.glyphs, page.level, page.upright)
    return page.width, page.height, *([tuple(one) for one in many] for many in lists), page.pictures


def _page(
    width: float,
    height: float,
    glyphs: list[tuple[str, float, float, float, float, bool]],
    level: list[tuple[float, float, float]],
    upright: list[tuple[float, float, float]],
    pictures: int,
) -> Page:
    """Return the page behind plain tuples."""
    return Page(
        width,
        height,
        tuple(Glyph(*one) for one in glyphs),
        tuple(Rule(*one) for one in level),
        tuple(Rule(*one) for one in upright),
        pictures,
    )


def _is_finite(page: Page) -> bool:
    """Say whether everything on a page has a place; numbers may overflow on the way here."""
    places = chain(*(glyph[1:5] for glyph in page.glyphs), *page.level, *page.upright)
    return all(map(math.isfinite, chain((page.width, page.height), places)))


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
