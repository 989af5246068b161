# SPDX-License-Identifier: MIT
"""Stock sentences for the free texts: which of them fit the figures, with the figures filled in.

A file of sentences has blocks that begin with a line `# title`; what stands above the first is a
remark. Each block is a template; one that comes out empty, or would print a figure that is not
filled in, does not fit. A figure that is that of one cell is bound to it where it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.bound import Bound
from desktop.core.report import OrganisationKind
from desktop.core.totals import add
from desktop.core.values import display
from desktop.render import characters
from desktop.render.errors import RenderError
from desktop.render.sandbox import environment, faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Environment

    from desktop.core.bound import Bounds
    from desktop.core.report import Report
    from desktop.core.values import Value

# Around the cell and the figure of a bound one while a sentence is made: no text has these.
_OPEN, _BETWEEN, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
_MARKED = re.compile(f"{_OPEN}(.*?){_BETWEEN}(.*?){_CLOSE}")
_NO_MARKS = str.maketrans(dict.fromkeys((_OPEN, _BETWEEN, _CLOSE)))
_TITLE = re.compile(r"^# +(.+)$", re.MULTILINE)
_GOVERNMENTS = {
    OrganisationKind.TOWNSHIP,
    OrganisationKind.COUNTY,
    OrganisationKind.CITY,
    OrganisationKind.PROVINCE,
}
# What a sentence may call a figure, and the cells it adds up; `*` stands for any row so begun.
FIGURES: Mapping[str, tuple[str, ...]] = {
    "收到": ("requests.received.total",),
    "上年结转": ("requests.carried_in.total",),
    "应办": ("requests.received.total", "requests.carried_in.total"),
    "办结": ("requests.handled.total",),
    "结转下年": ("requests.carried_out.total",),
    "予以公开": ("requests.granted.total",),
    "部分公开": ("requests.partial.total",),
    "不予公开": ("requests.denied_*.total",),
    "无法提供": ("requests.unable_*.total",),
    "不予处理": ("requests.refused_*.total",),
    "其他处理": ("requests.closed*.total",),
    "逾期未缴费": ("requests.closed_unpaid.total",),
    "规范性文件制发": ("proactive.norms.issued",),
    "规范性文件废止": ("proactive.norms.repealed",),
    "规范性文件有效": ("proactive.norms.in_force",),
    "行政许可": ("proactive.licences.decisions",),
    "行政处罚": ("proactive.penalties.decisions",),
    "行政强制": ("proactive.coercions.decisions",),
    "复议": ("disputes.cases.review_total",),
    "诉讼": ("disputes.cases.direct_total", "disputes.cases.after_review_total"),
    "被纠正": (
        "disputes.cases.review_corrected",
        "disputes.cases.direct_corrected",
        "disputes.cases.after_review_corrected",
    ),
}
_RESULTS = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")


class Offer(NamedTuple):
    """One stock sentence, or several paragraphs, as plain text; `title` says when it is used.

    `bounds` are the figures in the text that can follow their cells.
    """

    title: str
    text: str
    bounds: Bounds = ()


class _Figure(int):
    """The number of one cell, so that it is known where it is printed."""

    cell: str


class _BlankError(Exception):
    """A sentence would print a figure that is not filled in."""


def offers(source: str, report: Report, values: Mapping[str, Value]) -> list[Offer]:
    """Return the sentences that fit what is filled in, in the order of the file.

    Args:
        source: a file of sentences.
        report: the report; texts are not looked at.
        values: inputs and totals by cell; a total of which an input is blank counts as blank.

    Raises:
        RenderError: the file is not written as it must be.
    """
    pieces = _TITLE.split(source)
    told = _told(report, values)
    strict = environment().overlay(autoescape=False, finalize=_printed)
    found = (
        _offer(title.strip(), _text(strict, title, body, told))
        for title, body in zip(pieces[1::2], pieces[2::2], strict=True)
    )
    return [offer for offer in found if offer.text]


def _offer(title: str, marked: str) -> Offer:
    """Return the sentence with its marks taken out and what they said as places."""
    text, bounds, taken = "", [], 0
    for found in _MARKED.finditer(marked):
        text += marked[taken : found.start()]
        bounds.append(Bound(len(text), len(found[2]), found[1]))
        text += found[2]
        taken = found.end()
    return Offer(title, text + marked[taken:], tuple(bounds))


def _text(strict: Environment, title: str, body: str, told: Mapping[str, object]) -> str:
    try:
        text = strict.from_string(body).render(told)
    except _BlankError:
        return ""
    except faults() as fault:
        raise RenderError(f"常用句子“{title.strip()}”写法有误（{fault}）。") from fault
    return "\n".join(characters.lines(text))


def _printed(value: object) -> object:
    if value is None:
        raise _BlankError
    return value if isinstance(value, str) else _shown(value)  # type: ignore[arg-type]


def _shown(value: Value) -> str:
    figure = display(value)
    return (
        f"{_OPEN}{value.cell}{_BETWEEN}{figure}{_CLOSE}" if isinstance(value, _Figure) else figure
    )


def _told(report: Report, values: Mapping[str, Value]) -> dict[str, object]:
    """Return what a sentence may name; a blank figure, and one the form does not have, is None."""
    known = {**values, **dict.fromkeys(_unfinished(report, values))}
    figures = {name: _figure(known, cells) for name, cells in FIGURES.items()}
    year = report.year
    return {
        **figures,
        "单位": characters.line(report.cover["organisation"]).translate(_NO_MARKS) or None,
        "年度": None if year is None else str(year),
        "下年度": None if year is None else str(year + 1),
        "政府": report.kind in _GOVERNMENTS,
        "办理结果": [f"{name}{_shown(figures[name])}件" for name in _RESULTS if figures[name]],
    }


def _figure(values: Mapping[str, Value], cells: tuple[str, ...]) -> Value:
    found = {cell: values[cell] for pattern in cells for cell in _matching(values, pattern)}
    total = None if None in found.values() else add(found.values())
    if len(found) != 1 or not isinstance(total, int):
        return total
    figure = _Figure(total)
    figure.cell = next(iter(found))
    return figure


def _matching(values: Mapping[str, Value], pattern: str) -> list[str]:
    begun, star, ending = pattern.partition("*")
    if not star:
        return [pattern] if pattern in values else []
    return [cell for cell in values if cell.startswith(begun) and cell.endswith(ending)]


def _unfinished(report: Report, values: Mapping[str, Value]) -> Iterator[str]:
    """Yield the totals that still lack an input."""
    lacking = {cell for cell in report.form.inputs if values[cell] is None}
    for total in report.form.totals:
        if not lacking.isdisjoint(total.operands):
            lacking.add(total.cell)
            yield total.cell
