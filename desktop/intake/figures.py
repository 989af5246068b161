# SPDX-License-Identifier: MIT
"""What stands in one cell of a source: nothing, a figure, or words; and the value of a figure."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.form import CellKind
from desktop.core.labels import plain
from desktop.core.report import NoteKind
from desktop.core.values import ValueParseError, display, parse

if TYPE_CHECKING:
    from desktop.core.values import Value

_UNIT = r"(?:件次|件|宗|条|项|个|次|份|万元|亿元|元|人)"
_DIGITS = r"[\dOo〇○]+(?:[\s,.，]+[\dOo〇○]+)*"
_FIGURE = re.compile(rf"(?:[-+−–—﹣]|[增加减少]+)?\s*{_DIGITS}\s*{_UNIT}?")
_MARKS = re.compile(r"[-−–—―/\\、.无空]|--|——|暂无|N/A|n/a")
_EXPLAINED = re.compile(rf"(?=[^(（]{{1,40}}[(（])({_DIGITS})\s*{_UNIT}?\s*[(（].*", re.DOTALL)
_ABOUT = re.compile(
    rf"(?:大约|约|近|共计|合计|共|仅)\s*({_DIGITS}\s*{_UNIT}?)|({_DIGITS})\s*(?:余|多)\s*{_UNIT}?"
    rf"|({_DIGITS}(?:\s*{_UNIT})?)\s*(?:左右|以上|上下)"
)
_NOTE_MARK = re.compile("[¹²³⁰-⁹₀-₉①-⒇❶-❿➀-➓]")  # of a footnote, beside a figure
_PLAIN = re.compile(r"0|[1-9][0-9]{0,8}")
_AFTER_LABEL = re.compile(r"(?P<label>.*[^\W\d_][)）]?)[\s:：]*(?P<figure>\d[\d\s.,]*)", re.DOTALL)


class Look(Enum):
    """What a cell looks like before its place in the form is known."""

    BLANK = "blank"
    FIGURE = "figure"  # a number, or a mark that people type for none
    WORDS = "words"


class Figure(NamedTuple):
    """The value of a cell and, when it was not plainly that value, the kind of note and why."""

    value: Value
    kind: NoteKind | None = None
    why: str = ""


def look(text: str) -> Look:
    """Say what a cell looks like."""
    if text.isascii() and text.isdecimal():
        return Look.FIGURE
    text = plain(text).strip()
    if not text:
        return Look.BLANK
    if _FIGURE.fullmatch(text) or _MARKS.fullmatch(text):
        return Look.FIGURE
    if _EXPLAINED.fullmatch(text) or _ABOUT.fullmatch(text):
        return Look.FIGURE
    return Look.WORDS


def split_label(text: str) -> tuple[str, str] | None:
    """Return label and figures of a cell in which they have run together (行政许可396), or None."""
    found = _AFTER_LABEL.fullmatch(text.strip())
    return (found["label"], found["figure"].strip()) if found else None


def read_figure(text: str, kind: CellKind) -> Figure:
    """Return the value of a cell.

    Words and numbers of the wrong kind are blank and doubtful; a figure with an explanation in
    brackets, or with the mark of a note, is that figure and doubtful; so is one with white space
    inside.
    """
    if kind is CellKind.COUNT and _PLAIN.fullmatch(text):
        return Figure(int(text))
    unmarked = _NOTE_MARK.sub("", text)
    if unmarked != text and unmarked.strip():
        first = read_figure(unmarked, kind)
        why = "带圈或上标的数字可能是注释的记号，没有算在数里"
        return Figure(first.value, NoteKind.DOUBTFUL, why)
    bare = plain(text).strip()
    try:
        value, remark = parse(text, kind)
    except ValueParseError as fault:
        explained = _EXPLAINED.fullmatch(bare)
        if explained:
            first = read_figure(explained[1], kind)
            return Figure(first.value, NoteKind.DOUBTFUL, "只读取了括号前的数字")
        about = _ABOUT.fullmatch(bare)
        if about:
            first = read_figure(about[about.lastindex or 1], kind)
            return Figure(first.value, NoteKind.DOUBTFUL, "只读取了数字")
        return Figure(None, NoteKind.DOUBTFUL, f"没有读取：{fault}")
    if re.search(r"\d[.,，]?\s+\d|^0\d", bare):
        return Figure(value, NoteKind.DOUBTFUL, f"读作{display(value)}，可能是几个数字连在了一起")
    if remark:
        return Figure(value, NoteKind.UNDERSTOOD, remark)
    if display(value) != text.strip():
        return Figure(value, NoteKind.UNDERSTOOD, f"读作{display(value)}" if bare else "")
    return Figure(value)
