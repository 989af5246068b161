# SPDX-License-Identifier: MIT
"""Tells when a whole table is missing from a source with pictures: it may be one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.report import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Container

    from desktop.core.form import FormSpec
    from desktop.intake.blocks import Blocks

_PICTURED = (
    "没有找到{}，而文件里有 {} 张图片：表格可能做成了图片，里面的数字读不到，请对照原件填写。"
)


def pictured_tables(form: FormSpec, cells: Container[str], blocks: Blocks) -> list[Note]:
    """Return one remark that names the tables of which no cell was found, if there are pictures."""
    missing = [
        f"“{table.name}”"
        for table in form.tables
        if not any(cell in cells for row in table.rows for cell in row.cells)
    ]
    if not missing or not blocks.pictures:
        return []
    return [Note(NoteKind.REMARK, _PICTURED.format("、".join(missing), blocks.pictures))]
