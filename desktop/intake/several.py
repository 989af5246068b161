# SPDX-License-Identifier: MIT
"""Tells when a source holds the tables of more than one report, and which of them were read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop.core.labels import read_label
from desktop.core.report import Note, NoteKind
from desktop.intake.blocks import Grid, Paragraph
from desktop.intake.cover import find_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.intake.align import Alignment
    from desktop.intake.lines import Line
    from desktop.intake.targets import Target

_TWICE = 0.6  # of the rows
_FEW = 2  # rows that may read like a header of another table
_SEVERAL = (
    "文件里不止有一份报告的表格：数字读自{}，{}没有读入。请把各份报告分开保存，逐份导入，并请核对。"
)


def other_reports(
    items: Sequence[Paragraph | Grid],
    lines: Iterable[Line],
    targets: Iterable[Target],
    alignment: Alignment,
) -> list[Note]:
    """Return one remark when most rows of the form come again; it names what was read.

    Args:
        items: the blocks of the source.
        lines: the rows of its tables.
        targets: the rows of the form.
        alignment: of these lines and rows.
    """
    met = _grids_of_rows(lines, targets)
    twice = [grids for grids in met.values() if len(grids) > 1]
    if not met or len(twice) < _TWICE * len(met):
        return []
    first, second = (_begin(grids[time] for grids in twice) for time in (0, 1))
    later = Counter(match.line.grid >= second for match in alignment.matches)
    names = [_name(items, first), _name(items, second)]
    if later[True] > later[False]:
        names.reverse()
    return [Note(NoteKind.REMARK, _SEVERAL.format(*names))]


def _grids_of_rows(lines: Iterable[Line], targets: Iterable[Target]) -> dict[str, list[int]]:
    """Return, of each row whose label no other row has, the tables in which it stands, in order."""
    labels = Counter(read_label(target.own).text for target in targets if target.width)
    found: dict[str, list[int]] = {text: [] for text, n in labels.items() if text and n == 1}
    for line in lines:
        for text in {read_label(words).text for words in line.texts} & found.keys():
            if line.grid not in found[text][-1:]:
                found[text].append(line.grid)
    return found


def _begin(grids: Iterable[int]) -> int:
    """Return the first table in which more than a few rows stand."""
    counts = Counter(grids)
    return min((grid for grid, rows in counts.items() if rows > _FEW), default=min(counts))


def _name(items: Sequence[Paragraph | Grid], number: int) -> str:
    """Return what a report may be called: its title, and the table with which it begins."""
    grids = [at for at, item in enumerate(items) if isinstance(item, Grid)]
    begin = grids[number - 1] + 1 if number else 0
    before = items[begin : grids[number]]
    title = find_title([item.text for item in before if isinstance(item, Paragraph)])
    place = f"{items[grids[number]].place}起"
    return f"“{title.text}”（{place}）" if title else place
