# SPDX-License-Identifier: MIT
"""Word templates in the hands of the user: the program's to begin with, and one of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.faults import TaskError, TemplateError
from desktop.library import template
from desktop.store import atomic

if TYPE_CHECKING:
    from pathlib import Path


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
