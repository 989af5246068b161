# SPDX-License-Identifier: MIT
"""The statutory tables as ready WordprocessingML, so that no template can break a merge."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.render.characters import xml
from desktop.render.fitting import figure_size, label_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.render.context import PrintedBox, PrintedTable

TWIPS_PER_MM = 1440 / 25.4
_DENSE_COLUMNS = 6  # a table with more columns is set in the small styles
LONG_TABLE = 20  # a table with more rows has to share out one page
_SMALL = "（小）"
_KINDS = ("表格文字", "表格表头", "表格标签")
TABLE_STYLES = tuple(kind + suffix for suffix in ("", _SMALL) for kind in _KINDS)
_UPRIGHT_MM = 9.0  # a narrower label that is much higher than wide is set vertically


class Setting(NamedTuple):
    """How a table is set: style suffix, type size, height of a row, cell margins at the sides."""

    suffix: str
    size_pt: float
    row_mm: float
    margin_mm: float


def setting(table: PrintedTable) -> Setting:
    """Return how a table is set: wide tables are dense, long ones have low rows."""
    row_mm = 6.5 if table.height > LONG_TABLE else 8.0
    if len(table.widths_mm) > _DENSE_COLUMNS:
        return Setting(_SMALL, 9.0, row_mm, 0.5)
    return Setting("", 10.5, row_mm, 1.5)


def table_xml(table: PrintedTable, styles: Mapping[str, str]) -> str:
    """Return the `w:tbl` of a table, without namespace declarations.

    Header rows repeat on every page and no row is split. The rows of a short table keep together;
    a long one fills a page by itself and would only be torn from its heading.

    Args:
        table: labels and figures with their spans.
        styles: ids of the paragraph styles by name; a style that is missing is left out.
    """
    how = setting(table)
    edges = [round(edge * TWIPS_PER_MM) for edge in accumulate(table.widths_mm, initial=0.0)]
    grid = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
    rows = "".join(_row(table, index, row, edges, styles) for index, row in enumerate(table.rows()))
    margin = round(how.margin_mm * TWIPS_PER_MM)
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{edges[-1]}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="20" w:type="dxa"/><w:left w:w="{margin}" w:type="dxa"/>'
        f'<w:bottom w:w="20" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblCaption w:val="{xml(table.name)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(
    table: PrintedTable,
    index: int,
    boxes: list[PrintedBox],
    edges: list[int],
    styles: Mapping[str, str],
) -> str:
    how = setting(table)
    repeat = "<w:tblHeader/>" if index < table.header_rows else ""
    short = table.height <= LONG_TABLE
    keep = "<w:keepNext/>" if short and index < table.height - 1 else ""
    cells = "".join(_cell(box, index, edges, how, styles, keep) for box in boxes)
    height = round(how.row_mm * TWIPS_PER_MM)
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>'
        f"{repeat}</w:trPr>{cells}</w:tr>"
    )


def _cell(
    box: PrintedBox, row: int, edges: list[int], how: Setting, styles: Mapping[str, str], keep: str
) -> str:
    first = box.top == row
    width = edges[box.left + box.across] - edges[box.left]
    inner_mm = width / TWIPS_PER_MM - 2 * how.margin_mm
    upright = is_upright(box, width / TWIPS_PER_MM)
    span = f'<w:gridSpan w:val="{box.across}"/>' if box.across > 1 else ""
    if box.down > 1:
        span += '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
    if upright:
        span += '<w:textDirection w:val="tbRlV"/>'
    style = styles.get(_style(box) + how.suffix, "")
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    centre = '<w:jc w:val="center"/>' if upright else ""
    text = _runs(box, inner_mm, how, upright=upright) if first else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/>'
        f"</w:tcPr><w:p><w:pPr>{style}{keep}{centre}</w:pPr>{text}</w:p></w:tc>"
    )


def is_upright(box: PrintedBox, width_mm: float) -> bool:
    """Say whether a box is set vertically: a label that is much higher than wide."""
    return not box.cell and box.down > len(box.text) and width_mm < _UPRIGHT_MM


def _style(box: PrintedBox) -> str:
    figure, heading, label = _KINDS
    if box.cell:
        return figure
    return heading if box.header else label


def _runs(box: PrintedBox, width_mm: float, how: Setting, *, upright: bool) -> str:
    if not box.text:
        return ""
    if box.cell:
        size = figure_size(box.text, width_mm, how.size_pt)
        small = f'<w:rPr><w:sz w:val="{round(size * 2)}"/></w:rPr>' if size < how.size_pt else ""
        return f"<w:r>{small}<w:t>{xml(box.text)}</w:t></w:r>"
    lines = (box.text,) if upright else label_lines(box.text, width_mm, how.size_pt)
    return "<w:r>" + "<w:br/>".join(f"<w:t>{xml(line)}</w:t>" for line in lines) + "</w:r>"
