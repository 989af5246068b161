# SPDX-License-Identifier: MIT
"""Reads one edition of the form from parsed TOML and refuses whatever it does not understand.

`form.toml` describes the edition and its sections; one further file per table describes the
printed grid, the totals and the relations. The vocabulary is documented in CONTRIBUTING.md.
"""

from __future__ import annotations

from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from desktop.core import formgrid
from desktop.core.form import (
    PREFACE,
    BalanceSpec,
    CellSpec,
    FollowKind,
    FollowSpec,
    FormSpec,
    RelationKind,
    RelationSpec,
    SectionSpec,
    Severity,
    TableSpec,
    TotalSpec,
)
from desktop.core.formnode import FormError, Node
from desktop.core.report import OrganisationKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["FormError", "read_form"]


def read_form(files: Mapping[str, Mapping[str, Any]]) -> FormSpec:
    """Build the form from its parsed TOML files, keyed by file name; one must be `form.toml`.

    Raises:
        FormError: an unknown or missing key, a wrong type, a dangling reference, a duplicate id,
            a gap or overlap in a grid, a cycle of totals. Names the file, the key and the reason.
    """
    if "form.toml" not in files:
        raise FormError("form.toml", "", "the file is missing")
    parts = [
        _read_table(Node(name, "", data))
        for name, data in sorted(files.items())
        if name != "form.toml"
    ]
    return _read_edition(Node("form.toml", "", files["form.toml"]), parts)


class _Part:
    """What one table file contributes to the form."""

    def __init__(self, node: Node, table: TableSpec, cells: dict[str, CellSpec]) -> None:
        self.node = node
        self.table = table
        self.cells = cells
        self.totals: list[TotalSpec] = []
        self.relations: list[RelationSpec] = []
        self.balances: list[BalanceSpec] = []
        self.follows: list[FollowSpec] = []


def _read_table(node: Node) -> _Part:
    """Read one table file whole, its totals in order of computation."""
    node.only(
        "id",
        "name",
        "widths_mm",
        "default_columns",
        "columns",
        "rows",
        "totals",
        "relations",
        "balance",
        "follows",
    )
    table, cells = formgrid.read_grid(node)
    part = _Part(node, table, cells)
    for child in node.children("totals"):
        _read_total(child, part)
    part.totals = _in_order(node, part.totals)
    for total in part.totals:
        part.cells[total.cell] = replace(part.cells[total.cell], total=True)
    for child in node.children("relations"):
        part.relations += _read_relation(child, part)
    for child in node.children("balance"):
        part.balances += _read_balance(child, part)
    for child in node.children("follows"):
        part.follows += _read_follows(child, part)
    return part


def _read_total(node: Node, part: _Part) -> None:
    """Expand `column = sum` over the rows that have it, or `row = sum` over its columns."""
    node.only("column", "row", "sum")
    if ("column" in node.data) == ("row" in node.data):
        raise node.error("", "name either a column or a row")
    operands = node.texts("sum")
    computed = {total.cell for total in part.totals}
    if "column" in node.data:
        column = node.text("column")
        rows = [row.id for row in part.table.rows if _cell_id(part, row.id, column) in row.cells]
        if not rows:
            raise node.error("column", f"no row has the column {column}")
        expanded = [
            (_cell_id(part, row, column), [(row, name) for name in operands]) for row in rows
        ]
    else:
        row = node.text("row")
        cells = [part.cells[cell] for cell in _row_cells(node, part, row) if cell not in computed]
        expanded = [(cell.id, [(name, cell.column) for name in operands]) for cell in cells]
    for cell_id, pairs in expanded:
        if cell_id in computed:
            raise node.error("", f"{cell_id} is computed twice")
        ids = tuple(_known(node, part, "sum", *pair) for pair in pairs)
        part.totals.append(TotalSpec(cell_id, ids))


def _in_order(node: Node, totals: list[TotalSpec]) -> list[TotalSpec]:
    """Return the totals so that each comes after the totals it adds up."""
    by_cell = {total.cell: total for total in totals}
    graph = {total.cell: [o for o in total.operands if o in by_cell] for total in totals}
    try:
        return [by_cell[cell] for cell in TopologicalSorter(graph).static_order()]
    except CycleError as fault:
        raise node.error("totals", "a cycle: " + " <- ".join(fault.args[1])) from fault


_RELATION_KEYS = (
    *("id", "kind", "severity", "title", "source", "advice", "rows", "columns"),
    *("left", "right", "left_name", "right_name", "instead_of", "organisation_kinds"),
)


def _read_relation(node: Node, part: _Part) -> list[RelationSpec]:
    """Expand one relation: over `columns` its sides name rows, over `rows` they name columns."""
    node.only(*_RELATION_KEYS)
    if ("rows" in node.data) == ("columns" in node.data):
        raise node.error("", "name either the rows or the columns it is applied to")
    _check_sides(node)
    over_columns = "columns" in node.data
    scopes = node.texts("columns" if over_columns else "rows")
    found = []
    for scope in scopes:
        sides = []
        for side in ("left", "right"):
            names = node.texts(side, default=())
            pairs = [(name, scope) if over_columns else (scope, name) for name in names]
            sides.append(tuple(_known(node, part, side, *pair) for pair in pairs))
        found.append(
            RelationSpec(
                id=f"{part.table.id}.{node.name('id')}",
                kind=node.choice("kind", RelationKind),
                severity=node.choice("severity", Severity),
                scope=_scope_label(part, (*sides[0], *sides[1]), over_columns=over_columns),
                left=sides[0],
                right=sides[1],
                left_name=node.text("left_name", default=""),
                right_name=node.text("right_name", default=""),
                title=node.text("title"),
                source=node.text("source"),
                advice=node.text("advice"),
                instead_of=_prefixed(part, node.text("instead_of", default="")),
                organisation_kinds=_organisation_kinds(node),
            )
        )
    return found


def _check_sides(node: Node) -> None:
    """Refuse sides that the kind of relation would not look at, and sides without a name."""
    kind = node.choice("kind", RelationKind)
    if kind is RelationKind.ZERO_FOR:
        node.texts("left")
        for key in ("right", "left_name", "right_name"):
            if key in node.data:
                raise node.error(key, f"{kind.value} has only a left side")
        return
    sides = [node.texts(key, default=()) for key in ("left", "right")]
    if not any(sides) or (kind is not RelationKind.AT_MOST and not all(sides)):
        raise node.error("left", f"{kind.value} needs cells on both sides")
    node.text("left_name")
    node.text("right_name")


def _organisation_kinds(node: Node) -> tuple[str, ...]:
    names = node.texts("organisation_kinds", default=())
    known = {kind.value for kind in OrganisationKind} - {""}
    for name in names:
        if name not in known:
            raise node.error("organisation_kinds", f"there is no kind {name}")
    return names


def _prefixed(part: _Part, name: str) -> str:
    return f"{part.table.id}.{name}" if name else ""


def _scope_label(part: _Part, cells: tuple[str, ...], *, over_columns: bool) -> str:
    """Return the printed label of the column (or row) that the cells share; "" without one."""
    cell = part.cells[cells[0]]
    if over_columns:
        return formgrid.column_labels(part.table, cell.id)[-1]
    row = next(row for row in part.table.rows if row.id == cell.row)
    return row.labels[-1] if row.labels else ""


def _read_balance(node: Node, part: _Part) -> list[BalanceSpec]:
    node.only("columns", "incoming", "handled", "open")
    sides = {key: node.texts(key) for key in ("incoming", "handled", "open")}
    found = []
    for column in node.texts("columns"):
        ids = {
            key: tuple(_known(node, part, key, row, column) for row in rows)
            for key, rows in sides.items()
        }
        label = formgrid.column_labels(part.table, ids["incoming"][0])[-1]
        found.append(BalanceSpec(column, label, ids["incoming"], ids["handled"], ids["open"]))
    return found


_FOLLOW_KEYS = (
    *("id", "kind", "severity", "title", "source", "advice", "rows", "columns", "instead_of"),
    *("now", "before", "plus", "minus", "now_name", "expected_name"),
)


def _read_follows(node: Node, part: _Part) -> list[FollowSpec]:
    """Expand one relation to the year before: over `columns` its sides name rows, else columns."""
    node.only(*_FOLLOW_KEYS)
    if ("rows" in node.data) == ("columns" in node.data):
        raise node.error("", "name either the rows or the columns it is applied to")
    over_columns = "columns" in node.data
    found = []
    for scope in node.texts("columns" if over_columns else "rows"):
        cells = {}
        for side in ("now", "before", "plus", "minus"):
            names = node.texts(side, default=None if side in {"now", "before"} else ())
            pairs = [(name, scope) if over_columns else (scope, name) for name in names]
            cells[side] = tuple(_known(node, part, side, *pair) for pair in pairs)
        found.append(
            FollowSpec(
                id=f"{part.table.id}.{node.name('id')}",
                kind=node.choice("kind", FollowKind),
                severity=node.choice("severity", Severity),
                scope=_scope_label(part, cells["now"], over_columns=over_columns),
                now=cells["now"],
                before=cells["before"],
                plus=cells["plus"],
                minus=cells["minus"],
                now_name=node.text("now_name"),
                expected_name=node.text("expected_name"),
                title=node.text("title"),
                source=node.text("source"),
                advice=node.text("advice"),
                instead_of=_prefixed(part, node.text("instead_of", default="")),
            )
        )
    return found


def _cell_id(part: _Part, row: str, column: str) -> str:
    return f"{part.table.id}.{row}.{column}"


def _known(node: Node, part: _Part, key: str, row: str, column: str) -> str:
    cell_id = _cell_id(part, row, column)
    if cell_id not in part.cells:
        raise node.error(key, f"there is no cell {cell_id}")
    return cell_id


def _row_cells(node: Node, part: _Part, row_id: str) -> tuple[str, ...]:
    for row in part.table.rows:
        if row.id == row_id and row_id:
            return row.cells
    raise node.error("row", f"there is no row {row_id}")


def _read_edition(node: Node, parts: list[_Part]) -> FormSpec:
    """Join the edition file and the table files; check every reference between them."""
    node.only("edition", "name", "document", "first_year", "last_year", "sections")
    tables: dict[str, _Part] = {}
    for part in parts:
        if part.table.id in tables:
            raise part.node.error("id", f"there are two tables {part.table.id}")
        tables[part.table.id] = part
    sections = tuple(_read_section(child, tables) for child in node.children("sections"))
    _unique(node, [section.id for section in sections])
    _unique(node, [PREFACE, *(section.text for section in sections if section.text)])
    used = [section.table for section in sections if section.table]
    for name, part in tables.items():
        if used.count(name) != 1:
            raise part.node.error("id", f"the table {name} must stand in exactly one section")
    ordered = [tables[name] for name in used]
    _check_rules(ordered, "relations", [part.relations for part in ordered])
    _check_rules(ordered, "follows", [part.follows for part in ordered])
    first, last = node.whole("first_year"), node.whole("last_year", default=9999)
    if last < first:
        raise node.error("last_year", f"{last} is before first_year {first}")
    return FormSpec(
        edition=node.text("edition"),
        name=node.text("name"),
        document=node.text("document"),
        first_year=first,
        last_year=last if "last_year" in node.data else None,
        sections=sections,
        tables=tuple(part.table for part in ordered),
        cells=MappingProxyType({key: cell for part in ordered for key, cell in part.cells.items()}),
        totals=tuple(total for part in ordered for total in part.totals),
        relations=tuple(relation for part in ordered for relation in part.relations),
        balances=tuple(balance for part in ordered for balance in part.balances),
        follows=tuple(follow for part in ordered for follow in part.follows),
    )


def _read_section(node: Node, tables: Mapping[str, _Part]) -> SectionSpec:
    node.only("id", "heading", "aliases", "table", "text", "guidance")
    section = SectionSpec(
        id=node.name("id"),
        heading=node.text("heading"),
        aliases=node.texts("aliases", default=()),
        table=node.text("table", default=""),
        text=node.name("text") if "text" in node.data else "",
        guidance=node.text("guidance", default=""),
    )
    if bool(section.table) == bool(section.text):
        raise node.error("", "a section holds either a table or a text")
    if section.table and section.table not in tables:
        raise node.error("table", f"there is no table {section.table}")
    return section


def _unique(node: Node, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise node.error("sections", f"the id {name} is given twice")


def _check_rules(
    parts: list[_Part], key: str, rules: Sequence[Sequence[RelationSpec | FollowSpec]]
) -> None:
    """Refuse a relation given twice, and one that stands for another that there is not."""
    known = {rule.id for each in rules for rule in each}
    for part, each in zip(parts, rules, strict=True):
        seen: set[tuple[str, tuple[str, ...]]] = set()
        for rule in each:
            if rule.instead_of and rule.instead_of not in known:
                raise part.node.error(key, f"there is no relation {rule.instead_of}")
            cells = rule.now if isinstance(rule, FollowSpec) else (*rule.left, *rule.right)
            if (rule.id, cells) in seen:
                raise part.node.error(key, f"the relation {rule.id} is given twice")
            seen.add((rule.id, cells))
