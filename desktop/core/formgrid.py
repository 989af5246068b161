# SPDX-License-Identifier: MIT
"""The printed grid of a table file: labels and cells with spans, laid out like an HTML table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.form import Box, CellKind, CellSpec, RowSpec, TableSpec

if TYPE_CHECKING:
    from desktop.core.formnode import Node


@dataclass(frozen=True, slots=True)
class _Column:
    kind: CellKind
    unit: str


def read_grid(node: Node) -> tuple[TableSpec, dict[str, CellSpec]]:
    """Return the table with its boxes placed, and its cells in printed order, none a total."""
    table_id = node.name("id")
    columns = _read_columns(node)
    layout = _Layout(node, len(node.numbers("widths_mm")))
    default = node.texts("default_columns", default=())
    drafts: list[tuple[str, bool]] = []
    for index, child in enumerate(node.children("rows")):
        child.only("header", "labels", *(() if child.flag("header") else ("id", "cells")))
        row_id = "" if child.flag("header") else child.name("id")
        if row_id and any(row_id == other for other, _ in drafts):
            raise child.error("id", f"there are two rows {row_id}")
        boxes = _read_labels(child)
        if row_id:
            boxes += _read_cells(child, columns, default, f"{table_id}.{row_id}")
        layout.place(child, index, boxes)
        drafts.append((row_id, child.flag("header")))
    layout.check_full()
    rows = tuple(_row_spec(layout.boxes, i, *draft) for i, draft in enumerate(drafts))
    used = [box.cell.rsplit(".", 1)[1] for box in layout.boxes if box.cell]
    table = TableSpec(
        id=table_id,
        name=node.text("name"),
        widths_mm=node.numbers("widths_mm"),
        rows=rows,
        boxes=tuple(layout.boxes),
        columns=tuple(dict.fromkeys(used)),
    )
    _check_columns(node, columns, used, default)
    cells = [_cell_spec(table, row, cell, columns) for row in rows for cell in row.cells]
    return table, {cell.id: cell for cell in cells}


def _check_columns(
    node: Node, columns: dict[str, _Column], used: list[str], default: tuple[str, ...]
) -> None:
    if not used:
        raise node.error("rows", "the table has no cell")
    for column in columns:
        if column not in used:
            raise node.error("columns", f"no row has the column {column}")
    for column in default:
        if column not in columns:
            raise node.error("default_columns", f"there is no column {column}")


def column_labels(table: TableSpec, cell_id: str) -> tuple[str, ...]:
    """Return the labels above a cell, outermost first, from the nearest run of header rows."""
    box = next(box for box in table.boxes if box.cell == cell_id)
    bottom = box.top - 1
    while bottom >= 0 and not table.rows[bottom].header:
        bottom -= 1
    top = bottom
    while top > 0 and table.rows[top - 1].header:
        top -= 1
    middle = box.left + (box.across - 1) // 2
    above = [
        other.text
        for other in table.boxes
        if other.header
        and top <= other.top <= bottom
        and other.left <= middle < other.left + other.across
    ]
    return tuple(dict.fromkeys(above)) or (cell_id,)


def _read_columns(node: Node) -> dict[str, _Column]:
    columns: dict[str, _Column] = {}
    for child in node.children("columns"):
        child.only("id", "kind", "unit")
        name = child.name("id")
        if name in columns:
            raise child.error("id", f"there are two columns {name}")
        columns[name] = _Column(child.choice("kind", CellKind), child.text("unit"))
    return columns


@dataclass(slots=True)
class _Draft:
    """A box before it has a place."""

    across: int
    down: int
    text: str = ""
    cell: str = ""
    header: bool = False


def _read_labels(node: Node) -> list[_Draft]:
    header = node.flag("header")
    drafts: list[_Draft] = []
    for child in node.children("labels"):
        child.only("text", "across", "down")
        drafts.append(
            _Draft(
                across=child.whole("across", default=1),
                down=child.whole("down", default=1),
                text=child.text("text", default=""),
                header=header,
            )
        )
    return drafts


def _read_cells(
    node: Node, columns: dict[str, _Column], default: tuple[str, ...], prefix: str
) -> list[_Draft]:
    """Read `cells`, a list of tables with `column` and `across`; missing, the default columns."""
    if "cells" not in node.data:
        pairs = [(column, 1) for column in default]
    else:
        pairs = []
        for child in node.children("cells"):
            child.only("column", "across")
            pairs.append((child.text("column"), child.whole("across", default=1)))
    if not pairs:
        raise node.error("cells", "a row that is no header needs cells")
    for column, _ in pairs:
        if column not in columns:
            raise node.error("cells", f"there is no column {column}")
    if len({column for column, _ in pairs}) != len(pairs):
        raise node.error("cells", "a column is named twice")
    return [_Draft(across=across, down=1, cell=f"{prefix}.{column}") for column, across in pairs]


class _Layout:
    """Places boxes row by row; a box from above that reaches down keeps its place."""

    def __init__(self, node: Node, width: int) -> None:
        self.node = node
        self.width = width
        self.height = len(node.children("rows"))
        self.taken: set[tuple[int, int]] = set()
        self.boxes: list[Box] = []

    def place(self, node: Node, row: int, drafts: list[_Draft]) -> None:
        left = 0
        for draft in drafts:
            while (row, left) in self.taken:
                left += 1
            if left + draft.across > self.width or row + draft.down > self.height:
                raise node.error("", "a box reaches over the edge of the table")
            area = {
                (y, x)
                for y in range(row, row + draft.down)
                for x in range(left, left + draft.across)
            }
            if area & self.taken:
                raise node.error("", "two boxes overlap")
            self.taken |= area
            self.boxes.append(
                Box(row, left, draft.down, draft.across, draft.text, draft.cell, draft.header)
            )
            left += draft.across

    def check_full(self) -> None:
        for y in range(self.height):
            for x in range(self.width):
                if (y, x) not in self.taken:
                    raise self.node.error(f"rows[{y}]", f"nothing stands in grid column {x + 1}")


def _row_spec(boxes: list[Box], index: int, row_id: str, header: bool) -> RowSpec:  # noqa: FBT001
    here = sorted(
        (box for box in boxes if box.top <= index < box.top + box.down), key=lambda box: box.left
    )
    return RowSpec(
        id=row_id,
        index=index,
        header=header,
        labels=tuple(box.text for box in here if not box.cell and box.text),
        cells=tuple(box.cell for box in here if box.cell),
    )


def _cell_spec(
    table: TableSpec, row: RowSpec, cell_id: str, columns: dict[str, _Column]
) -> CellSpec:
    column = cell_id.rsplit(".", 1)[1]
    row_name = row.labels[-1] if row.labels else ""
    labels = column_labels(table, cell_id)
    column_name = labels[-1] if row_name else "·".join(labels)
    spec = columns[column]
    name = " ".join(part for part in (table.name, row_name, column_name) if part)
    return CellSpec(cell_id, table.id, row.id, column, spec.kind, spec.unit, name)
