# SPDX-License-Identifier: MIT
"""How long the outputs of a busy report take, as ratios to a plain parse of the template.

Run with `PYTHONPATH=. python tests/bench/bench_render.py`; absolute times are of one machine.
"""

from __future__ import annotations

import statistics
import time
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from desktop import paths
from desktop.core.evaluation import evaluate
from desktop.core.report import Report
from desktop.render.context import build
from desktop.render.figures import to_json
from desktop.render.sheet import render_sheet
from desktop.render.template_check import check_template
from desktop.render.web import render_web
from desktop.render.word import render_word
from desktop.store.forms import load_forms

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 30
CHARACTERS = 5000


def busy() -> Report:
    """Return a report with seven-digit figures and long texts."""
    report = Report.blank(load_forms(paths.data_folder("resources") / "forms")["2021"], 2025)
    report.values.update({cell: 1_000_000 + place for place, cell in enumerate(report.values)})
    text = "\n".join(["政府信息公开工作有序开展，" * 25] * (CHARACTERS // 325 // 3))
    report.texts.update(dict.fromkeys(("overview", "problems", "other_matters"), text))
    report.cover.update(organisation="清溪市水务局", signature="清溪市水务局", date="2026-01-20")
    return report


def floor(template: bytes) -> None:
    """Inflate and parse every part of the template and nothing else."""
    with zipfile.ZipFile(BytesIO(template)) as archive:
        for name in archive.namelist():
            ET.fromstring(archive.read(name))


def measure(job: Callable[[], object]) -> tuple[float, float]:
    """Return the time of the first run and the median of the later ones, in milliseconds."""
    times = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        job()
        times.append((time.perf_counter() - start) * 1000)
    return times[0], statistics.median(times[1:])


def main() -> None:
    report = busy()
    evaluation = evaluate(report)
    folder = paths.data_folder("templates")
    template = (folder / "report.docx").read_bytes()
    page = (folder / "report.html").read_bytes()
    context = build(report, evaluation.values)
    jobs: dict[str, Callable[[], object]] = {
        "floor: parse the template": lambda: floor(template),
        "context": lambda: build(report, evaluation.values),
        "json": lambda: to_json(report, evaluation, report.title),
        "word": lambda: render_word(context, template),
        "web": lambda: render_web(context, page),
        "sheet": lambda: render_sheet(report, evaluation.values, context),
        "check of a template": lambda: check_template(template),
    }
    base = 0.0
    print(f"{'':28}{'first ms':>10}{'then ms':>10}{'ratio':>8}   ({ROUNDS} rounds)")
    for name, job in jobs.items():
        first, then = measure(job)
        base = base or then
        print(f"{name:28}{first:10.2f}{then:10.2f}{then / base:8.1f}")


if __name__ == "__main__":
    main()
