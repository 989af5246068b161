# SPDX-License-Identifier: MIT
"""Prints how well damaged sources are read, per format and damage: run it, it is no test.

`python tests/bench/damage_report.py [reports per damage] [pairs per format]`. Of each damage and
format: the share of cells that are exactly right, and behind it the cells that are wrong without a
note. Then the same for damages in pairs, and how long the understanding of a source takes.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop import paths
from desktop.intake.reading import understand
from desktop.store.forms import load_forms
from tests.intake.damages import DAMAGES, pairs
from tests.intake.measuring import FORMATS, count, loses_blanks
from tests.intake.sources import invent

FORMS = load_forms(paths.data_folder("resources") / "forms")
EDITIONS = list(FORMS.values())


def measure(damages: tuple, fmt: str, seed: int, times: list[float]) -> Counter[str]:
    """Read one damaged source and count its cells."""
    source = invent(EDITIONS[seed % len(EDITIONS)], seed)
    for damage in damages:
        damage(source)
    blocks = FORMATS[fmt](source)
    start = time.perf_counter()
    reading = understand(blocks, fmt, FORMS)
    times.append(time.perf_counter() - start)
    return count(source, reading)


def show(found: Counter[str], mark: str = " ") -> str:
    """One figure of the report; `mark` stands before what the format cannot show."""
    share = 100 * found["right"] / found["cells"]
    return f"{mark}{share:6.2f}% {found['silent'] + found['unnamed'] or '':>4}"


def main() -> None:
    """Print the report."""
    each, of_pairs = (int(n) for n in [*sys.argv[1:], "4", "200"][:2])
    times: list[float] = []
    print(f"{'':26}" + "".join(f"{fmt:>14}" for fmt in FORMATS))
    totals: dict[str, Counter[str]] = {fmt: Counter() for fmt in FORMATS}
    for damage in DAMAGES:
        row = []
        for fmt in FORMATS:
            found = Counter()
            for seed in range(each):
                found += measure((damage,), fmt, seed, times)
            lossy = loses_blanks(damage, fmt)
            totals[fmt] += Counter() if lossy else found
            row.append(show(found, "*" if lossy else " "))
        print(f"{damage.__name__:26}" + "".join(f"{text:>14}" for text in row))
    print(f"{'all alone':26}" + "".join(f"{show(totals[fmt]):>14}" for fmt in FORMATS))
    row = []
    for fmt in FORMATS:
        found = Counter()
        for seed, pair in enumerate(pairs(random.Random(fmt), of_pairs)):
            if not any(loses_blanks(damage, fmt) for damage in pair):
                found += measure(pair, fmt, seed, times)
        row.append(show(found))
    print(f"{'in pairs':26}" + "".join(f"{text:>14}" for text in row))
    print("* the format leaves no trace of what was there; not in the sums")
    middle = 1000 * statistics.median(times)
    print(f"understanding: median {middle:.1f} ms, worst {1000 * max(times):.1f} ms")


if __name__ == "__main__":
    main()
