# SPDX-License-Identifier: MIT
"""Templates in the hands of the user: Word templates of their own, and stock sentences."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.faults import TaskError, TemplateError
from desktop.shipped import sentences, template
from desktop.store import atomic

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.core.report import Report
    from desktop.core.values import Value
    from desktop.render.sentences import Offer


def own_template(path: Path, target: Path | None = None) -> bytes:
    """Return a Word template of the user's, looked through and tried with sample data.

    Args:
        path: the template.
        target: the document that is to be made with it; None for none.

    Raises:
        TemplateError: something is wrong with it; it must not be used.
        TaskError: it cannot be read, or the document would take its place.
    """
    from desktop.render.template_check import check_template

    with suppress(OSError):  # a folder that may not be looked into: reading the file says why
        if not path.exists():
            raise TaskError(f"找不到模板“{path}”，请另选一个，或改回随程序的模板。")
        if target is not None and target.exists() and path.samefile(target):
            raise TaskError(f"“{target.name}”就是所用的模板，请换一个文件名，以免模板被报告替换。")
    try:
        data = atomic.read(path)
    except atomic.StoreError as fault:
        raise TaskError(str(fault)) from fault
    faults = check_template(data)
    if faults:
        raise TemplateError(path.name, faults)
    return data


def export_template(path: Path) -> None:
    """Write the Word template that travels with the program, for somebody to change it.

    Raises:
        TaskError: it cannot be written.
    """
    data = template("report.docx")
    try:
        atomic.write(path, data)
    except atomic.StoreError as fault:
        raise TaskError(str(fault)) from fault


def offers(report: Report, values: Mapping[str, Value], text_id: str) -> list[Offer]:
    """Return the stock sentences for a text of the report that fit the figures.

    Args:
        report: the report.
        values: inputs and totals by cell.
        text_id: which text; one without stock sentences gives an empty list.

    Raises:
        TaskError: the installation is damaged.
    """
    from desktop.render import sentences as stock
    from desktop.render.errors import RenderError

    try:
        return stock.offers(sentences(text_id), report, values)
    except RenderError as fault:
        raise TaskError(str(fault)) from fault
