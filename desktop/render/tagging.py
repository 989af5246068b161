# SPDX-License-Identifier: MIT
"""Tags the labels of table rows in a finished PDF as headers of their rows.

The page engine can do so itself (`pdf.header-cell`), but typst 0.15 hides that behind a feature
which its Python package cannot switch on; delete this when it can. Nothing is moved: every change
is as long as what it replaces, so that the cross-reference table stays right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.render.context import Context, PrintedBox

_CELL = re.compile(rb"/S/TD(/P \d+ 0 R/A\[<</O/Table)(/Headers\[[^\]]*\])")
_SCOPE = b"/Scope/Row"


def tag_row_headers(data: bytes, context: Context) -> bytes:
    """Return the PDF with its row labels as TH of scope Row; the same size.

    The figures lose the list of their column headers that the engine gave them, as such a list
    keeps a reader from looking for the header of the row; the scopes say both. A PDF whose cells
    are not those of the context is returned as it is.

    Source: ISO 32000-1, 14.8.5.7, table 349.
    """
    boxes = list(_body(context))
    if len(_CELL.findall(data)) != len(boxes):
        return data
    following = iter(boxes)

    def tagged(found: re.Match[bytes]) -> bytes:
        if next(following).cell:
            return b"/S/TD" + found[1] + b" " * len(found[2])
        return b"/S/TH" + found[1] + _SCOPE.ljust(len(found[2]))

    return _CELL.sub(tagged, data)


def _body(context: Context) -> Iterator[PrintedBox]:
    """Yield the boxes of the rows without column headers, table by table in printed order."""
    for section in context.sections:
        if section.table:
            boxes = context.tables[section.table].boxes
            headed = {box.top for box in boxes if box.header}
            yield from (box for box in boxes if box.top not in headed)
