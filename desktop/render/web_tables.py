# SPDX-License-Identifier: MIT
"""The statutory tables as HTML with real header cells: what each figure belongs to can be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.render.characters import xml
from desktop.render.fitting import label_words

if TYPE_CHECKING:
    from desktop.render.context import PrintedBox, PrintedTable


def table_html(table: PrintedTable, label: str) -> str:
    """Return the `table` element.

    Args:
        table: labels and figures with their spans.
        label: what a screen reader calls the table.
    """
    total = sum(table.widths_mm)
    columns = "".join(f'<col style="width:{width / total:.1%}">' for width in table.widths_mm)
    rows = [
        "<tr>" + "".join(_cell(box) for box in row if box.top == index) + "</tr>"
        for index, row in enumerate(table.rows())
    ]
    head, body = "\n".join(rows[: table.header_rows]), "\n".join(rows[table.header_rows :])
    return (
        f'<table class="{xml(table.id)}" border="1" aria-label="{xml(label)}">\n'
        f"<colgroup>{columns}</colgroup>\n"
        f"<thead>\n{head}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    )


def _cell(box: PrintedBox) -> str:
    spans = f' colspan="{box.across}"' if box.across > 1 else ""
    spans += f' rowspan="{box.down}"' if box.down > 1 else ""
    if box.cell:
        return f"<td{spans}>{xml(box.text)}</td>"
    if not box.text:
        return f"<td{spans}></td>"
    return f'<th{spans} scope="{_scope(box)}"{_upright(box)}>{_label(box)}</th>'


def _scope(box: PrintedBox) -> str:
    if box.header:
        return "colgroup" if box.across > 1 else "col"
    return "rowgroup" if box.down > 1 else "row"


def _upright(box: PrintedBox) -> str:
    upright = not box.header and box.across == 1 and box.down > len(box.text)
    return ' class="upright"' if upright else ""


def _label(box: PrintedBox) -> str:
    """Return the label with the places at which it may be broken, if it is a short one."""
    words = label_words(box.text)
    if len(words) == 1:
        return xml(box.text)
    return f'<span class="words">{"<wbr>".join(map(xml, words))}</span>'
