# SPDX-License-Identifier: MIT
"""A table of one row of figures that a source prints as several narrow ones, put side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.labels import read_label
from desktop.core.report import Note, NoteKind
from desktop.intake.blocks import Grid, Paragraph, SourceBox
from desktop.intake.figures import Look, look

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.core.form import FormSpec, TableSpec
    from desktop.intake.targets import Likeness, Target

_BETWEEN = 2  # paragraphs that name the next part
_LONGEST = 30  # characters of such a paragraph
_ALIKE = 0.45
_BESIDE_NAME = 4  # characters: 情况, 件数
_MOST = 5  # cells for every column of the whole


@dataclass(frozen=True, slots=True)
class Whole:
    """A table of the form with a single row of figures and nothing beside it.

    `leaves` are its innermost headers; `names` the headers above each, from the outside.
    """

    table: TableSpec
    cells: tuple[str, ...]
    leaves: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]


class _Part(NamedTuple):
    """One narrow table: its figures, the words over them, its place, the block behind it."""

    figures: tuple[SourceBox, ...]
    words: tuple[str, ...]
    place: str
    end: int


def wholes(forms: Mapping[str, FormSpec], targets: Mapping[str, Sequence[Target]]) -> list[Whole]:
    """Return the tables that may be printed in parts, each shape once."""
    found: dict[tuple[str, ...], Whole] = {}
    for edition, form in forms.items():
        for target in targets[edition]:
            table = form.table(target.table)
            rows = [row for row in table.rows if row.cells]
            if target.own or not target.width or len(rows) > 1:
                continue
            names = tuple(path[:-1] or path for path in target.paths)
            whole = Whole(table, tuple(target.row.cells), target.leaves, names)
            found.setdefault(target.leaves, whole)
    return list(found.values())


def join_sideways(
    items: Sequence[Paragraph | Grid], tables: Sequence[Whole], like: Likeness
) -> tuple[list[Paragraph | Grid], list[Note]]:
    """Return the blocks with parts of one table joined, and a note on each that was.

    Words over the parts that are none of their names become paragraphs before the table.
    The words over the parts say which is which; where they do not, the order of the source does,
    and the note is a doubt.
    """
    found: list[Paragraph | Grid] = []
    notes: list[Note] = []
    at = 0
    while at < len(items):
        for whole in tables:
            parts = _parts(items, at, whole, like)
            if parts:
                while found and _is_name(found[-1], (*whole.names[0], whole.leaves[0])):
                    found.pop()
                grid, note = _joined(whole, parts)
                found += [*_unused(items[at : parts[-1].end], whole, like), grid]
                notes.append(note)
                at = parts[-1].end
                break
        else:
            found.append(items[at])
            at += 1
    return found, notes


def _unused(items: Sequence[Paragraph | Grid], whole: Whole, like: Likeness) -> Iterator[Paragraph]:
    """Yield the words among the parts that neither name one nor are its headers."""
    names = {read_label(name).text for path in whole.names for name in path}
    for item in items:
        boxes = item.boxes if isinstance(item, Grid) else (item,)
        for text in (box.text for box in boxes if look(box.text) is Look.WORDS):
            rest = read_label(text).text
            for name in sorted(names, key=len, reverse=True):
                rest = rest.replace(name, "")
            header = any(like.of(text).get(leaf, 0.0) >= _ALIKE for leaf in whole.leaves)
            if len(rest) > _BESIDE_NAME and not header:
                yield Paragraph(text, item.place)


def _is_name(item: Paragraph | Grid, names: Sequence[str]) -> bool:
    """Say whether a block is nothing but the name of the first part."""
    wanted = {read_label(name).text for name in names}
    return isinstance(item, Paragraph) and read_label(item.text).text in wanted


def _pieces(grid: Grid) -> list[list[list[SourceBox]]]:
    """Return the lines of a low table, cut behind each that has no words."""
    lines = [line for line in grid.lines() if any(box.text.strip() for box in line)]
    if not grid.rows_known:
        lines = [part for line in lines for part in _unravelled(line)]
    found: list[list[list[SourceBox]]] = [[]]
    for line in lines:
        found[-1].append(line)
        if all(look(box.text) is not Look.WORDS for box in line):
            found.append([])
    return found[:-1] if not found[-1] else found


def _unravelled(line: list[SourceBox]) -> list[list[SourceBox]]:
    """Return words, headers and figures of a guessed line: as many headers as there are figures."""
    words = [box for box in line if look(box.text) is Look.WORDS]
    figures = [box for box in line if look(box.text) is not Look.WORDS]
    above = len(words) - len(figures)
    return [part for part in (words[: max(above, 0)], words[max(above, 0) :], figures) if part]


def _parts(
    items: Sequence[Paragraph | Grid], first: int, whole: Whole, like: Likeness
) -> list[_Part]:
    """Return the parts that make up the whole from a block on, nothing when they do not."""
    if not isinstance(items[first], Grid):
        return []
    found: list[_Part] = []
    at, width = first, 0
    words = _words_before(items, first)
    while width < len(whole.leaves) and at < len(items):
        item = items[at]
        if isinstance(item, Paragraph):
            words.append(item.text)
            if len(words) > _BETWEEN or len(item.text) > _LONGEST:
                return []
            at += 1
            continue
        if len(item.boxes) > _MOST * len(whole.leaves):
            return []
        for lines in _pieces(item):
            part = _part(lines, whole.leaves[width:], tuple(words), (item.place, at + 1), like)
            if part is None:
                return []
            found.append(part)
            width += len(part.figures)
            words = []
        at += 1
    return found if width == len(whole.leaves) and len(found) > 1 else []


def _words_before(items: Sequence[Paragraph | Grid], at: int) -> list[str]:
    """Return the short paragraphs over the first part; one may be the heading of a section."""
    before = items[max(at - _BETWEEN, 0) : at]
    return [
        item.text for item in before if isinstance(item, Paragraph) and len(item.text) <= _LONGEST
    ]


def _part(
    lines: Sequence[Sequence[SourceBox]],
    leaves: Sequence[str],
    words: tuple[str, ...],
    where: tuple[str, int],
    like: Likeness,
) -> _Part | None:
    """Return what narrow lines hold when their headers are the next of `leaves`.

    `where` is the place of the table and the number of the block behind it.
    """
    if len(lines) < 2:
        return None
    *above, header, row = lines
    figures = tuple(row)
    texts = tuple(box.text for box in header)
    if words and len(figures) == len(texts) + 1:  # the first header was taken for a paragraph
        texts = (words[-1], *texts)
    if len(figures) != len(texts) or len(texts) > len(leaves):
        return None
    if any(look(box.text) is Look.WORDS for box in figures):
        return None
    pairs = zip(texts, leaves, strict=False)
    if any(like.of(text).get(leaf, 0.0) < _ALIKE for text, leaf in pairs):
        return None
    over = tuple(box.text for line in above for box in line if box.text.strip())
    return _Part(figures, (*words, *over, texts[0]), *where)


def _joined(whole: Whole, parts: Sequence[_Part]) -> tuple[Grid, Note]:
    """Return the parts side by side in the order of the form."""
    ordered = _in_order(whole, parts)
    boxes: list[SourceBox] = []
    left = 0
    for part in ordered or parts:
        for leaf, figure in zip(whole.leaves[left:], part.figures, strict=False):
            boxes.append(SourceBox(0, left, leaf))
            boxes.append(SourceBox(1, left, figure.text))
            left += 1
    boxes.sort(key=lambda box: (box.top, box.left))
    place = "、".join(dict.fromkeys(part.place for part in parts))
    said = f"{whole.table.name}在原件里分成{len(parts)}段，已拼成一张"
    if ordered:
        note = Note(NoteKind.UNDERSTOOD, said + "。", whole.cells, place)
    else:
        message = said + "，没有写明各是哪一部分，按先后次序认定，请核对。"
        note = Note(NoteKind.DOUBTFUL, message, whole.cells, place)
    return Grid(tuple(boxes), place, exact=False), note


def _in_order(whole: Whole, parts: Sequence[_Part]) -> list[_Part]:
    """Return the parts by their names in the form's order; nothing when a name is not clear."""
    size = len(parts[0].figures)
    if any(len(part.figures) != size for part in parts):
        return list(parts) if _named_in_turn(whole, parts) else []
    places = range(0, len(whole.leaves), size)
    found: dict[int, _Part] = {}
    for part in parts:
        fitting = [at for at in places if _names(part, whole.names[at])]
        if len(fitting) != 1 or fitting[0] in found:
            return []
        found[fitting[0]] = part
    return [found[at] for at in places]


def _named_in_turn(whole: Whole, parts: Sequence[_Part]) -> bool:
    at = 0
    for part in parts:
        if not _names(part, whole.names[at][:1]):
            return False
        at += len(part.figures)
    return True


def _names(part: _Part, names: Sequence[str]) -> bool:
    """Say whether the words over a part name its innermost group and no other."""
    wanted = read_label(names[-1]).text
    return any(wanted in read_label(word).text for word in part.words[-3:])
