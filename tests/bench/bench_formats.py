# SPDX-License-Identifier: MIT
"""Times the readers of every format: run it, it is no test.

`python tests/bench/bench_formats.py`. Prints the median of reading a report of usual length, and
how much memory a thousand readings leave behind.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop import tasks
from desktop.core.evaluation import evaluate
from desktop.core.report import Report
from desktop.intake.legacy import read_legacy
from desktop.intake.pdf import read_pdf
from desktop.intake.plain import read_plain
from desktop.intake.sheet import read_sheet
from desktop.intake.web import read_web
from desktop.intake.word import read_word
from desktop.render.context import build
from desktop.render.sheet import render_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 21
MANY = 1_000
DATA = Path(__file__).parents[1] / "data"
PARAGRAPH = "本年度继续推进政府信息公开，更新栏目十二个，开展培训两次，答复申请及时。" * 6


def report() -> Report:
    """Make a report of five pages."""
    found = Report.blank(tasks.load_forms()["2021"], 2025)
    found.values.update(dict.fromkeys(found.values, 0))
    found.cover.update(organisation="清溪市水务局", signature="清溪市水务局", date="2026-01-20")
    found.texts.update(dict.fromkeys(found.texts, "\n".join([PARAGRAPH] * 3)))
    return found


def median_ms(read: Callable[[bytes], object], data: bytes) -> float:
    """Return the median time of a reading in milliseconds."""
    times: list[float] = []
    for _ in range(RUNS):
        start = time.perf_counter()
        read(data)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def growth_kb(read: Callable[[bytes], object], data: bytes) -> int:
    """Return by how much the largest memory of the process grows over many readings."""
    read(data)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(MANY):
        read(data)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before


def main() -> None:
    """Print one line per reader."""
    one = report()
    values = evaluate(one).values
    pages = tasks.render_pdf(one, tasks.page_engine())
    sources = {
        "Word .docx": (read_word, tasks.render_docx(one)[0]),
        "web page .html": (read_web, tasks.render_html(one)[0]),
        "text .txt": (read_plain, (DATA / "reports" / "old_edition.txt").read_bytes()),
        "old Word .doc": (read_legacy, (DATA / "word97_busy_2021.doc").read_bytes()),
        "spreadsheet .xlsx": (read_sheet, render_sheet(one, values, build(one, values))),
        "pages .pdf": (read_pdf, pages),
    }
    for name, (read, data) in sources.items():
        took, grown = median_ms(read, data), growth_kb(read, data)
        print(
            f"{name:20} {len(data):7d} bytes {took:7.2f} ms {grown:6d} kB over {MANY} readings",
            flush=True,
        )


if __name__ == "__main__":
    main()
