# SPDX-License-Identifier: MIT
"""Whatever is wrong in a form file is refused with the file, the key and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from desktop.core.form import RelationKind
from desktop.core.formfile import FormError, read_form

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def files() -> dict[str, dict[str, Any]]:
    """A form with one table of two rows by two columns and a total row, fresh for each test."""
    return {
        "form.toml": {
            "edition": "9",
            "name": "版",
            "document": "文",
            "first_year": 2050,
            "sections": [
                {"id": "overview", "heading": "一", "text": "overview"},
                {"id": "things", "heading": "二", "table": "things"},
            ],
        },
        "things.toml": {
            "id": "things",
            "name": "表",
            "widths_mm": [10, 10, 10.5],
            "default_columns": ["made", "kept"],
            "columns": [
                {"id": "made", "kind": "count", "unit": "件"},
                {"id": "kept", "kind": "count", "unit": "件"},
            ],
            "rows": [
                {"header": True, "labels": [{"text": "种类"}, {"text": "制"}, {"text": "存"}]},
                {"id": "rules", "labels": [{"text": "规"}]},
                {"id": "norms", "labels": [{"text": "范"}]},
                {"id": "sum", "labels": [{}]},
            ],
            "totals": [{"row": "sum", "sum": ["rules", "norms"]}],
            "relations": [
                {
                    "id": "most",
                    "kind": "at_most",
                    "severity": "hint",
                    "title": "题",
                    "rows": ["rules"],
                    "left": ["kept"],
                    "right": ["made"],
                    "left_name": "左",
                    "right_name": "右",
                    "source": "源",
                    "advice": "改",
                }
            ],
            "balance": [
                {"columns": ["made"], "incoming": ["sum"], "handled": ["rules"], "open": ["norms"]}
            ],
        },
    }


def test_the_specimen_itself_is_read(files: dict[str, dict[str, Any]]) -> None:
    rows = ("rules", "norms")
    inputs = tuple(f"things.{row}.{column}" for row in rows for column in ("made", "kept"))
    assert read_form(files).inputs == inputs


def table(files: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return files["things.toml"]


def first(files: dict[str, dict[str, Any]], key: str) -> dict[str, Any]:
    return files["things.toml"][key][0]


def with_relation(**changes: object) -> Callable[[dict[str, dict[str, Any]]], object]:
    return lambda files: first(files, "relations").update(changes)


def with_row(**row: object) -> Callable[[dict[str, dict[str, Any]]], object]:
    return lambda files: table(files)["rows"].append(row)


def cyclic(files: dict[str, dict[str, Any]]) -> None:
    table(files)["totals"] = [
        {"row": "sum", "sum": ["rules", "norms"]},
        {"row": "norms", "sum": ["sum"]},
    ]


def bad_span(files: dict[str, dict[str, Any]]) -> None:
    table(files)["rows"][1]["labels"] = [{"text": "规", "down": 2}]
    table(files)["rows"][2]["labels"] = [{"text": "范"}, {"text": "宽", "across": 2}]
    table(files)["rows"][2]["cells"] = [{"column": "made"}]


def overlapping(files: dict[str, dict[str, Any]]) -> None:
    table(files)["rows"][0]["labels"][1]["down"] = 2
    table(files)["rows"][1]["labels"] = [{"text": "规", "across": 2}]


REFUSALS = {
    "no edition file": (lambda f: f.pop("form.toml"), "form.toml: the file is missing"),
    "unknown key of the edition": (
        lambda f: f["form.toml"].update(colour="red"),
        "form.toml: colour: unknown key",
    ),
    "unknown key of a section": (
        lambda f: f["form.toml"]["sections"][1].update(tabel="x"),
        r"form.toml: sections\[1\].tabel: unknown key",
    ),
    "unknown key of a table": (
        lambda f: table(f).update(widths=[1]),
        "things.toml: widths: unknown key",
    ),
    "unknown key of a row": (
        lambda f: table(f)["rows"][2].update(label="x"),
        r"things.toml: rows\[2\].label: unknown key",
    ),
    "a header row with cells": (
        lambda f: table(f)["rows"][0].update(cells=[]),
        r"things.toml: rows\[0\].cells: unknown key",
    ),
    "unknown key of a label": (
        lambda f: table(f)["rows"][0]["labels"][1].update(rowspan=2),
        r"rows\[0\].labels\[1\].rowspan: unknown key",
    ),
    "unknown key of a column": (
        lambda f: first(f, "columns").update(min=0),
        r"columns\[0\].min: unknown key",
    ),
    "unknown key of a cell": (
        lambda f: table(f)["rows"][1].update(cells=[{"column": "made", "down": 2}]),
        r"rows\[1\].cells\[0\].down: unknown key",
    ),
    "unknown key of a total": (
        lambda f: first(f, "totals").update(of=1),
        r"totals\[0\].of: unknown key",
    ),
    "unknown key of a relation": (with_relation(scope="x"), r"relations\[0\].scope: unknown key"),
    "unknown key of a balance": (
        lambda f: first(f, "balance").update(rows=[]),
        r"balance\[0\].rows: unknown key",
    ),
    "missing name": (lambda f: table(f).pop("name"), "things.toml: name: is missing"),
    "empty name": (lambda f: table(f).update(name=""), "name: must be a text that is not empty"),
    "name of a wrong type": (lambda f: table(f).update(name=3), "name: must be a text"),
    "missing year": (lambda f: f["form.toml"].pop("first_year"), "first_year: is missing"),
    "year of a wrong type": (
        lambda f: f["form.toml"].update(first_year="2050"),
        "first_year: must be a whole number",
    ),
    "year that is true": (
        lambda f: f["form.toml"].update(first_year=True),
        "first_year: must be a whole number",
    ),
    "last year before the first": (
        lambda f: f["form.toml"].update(last_year=2049),
        "last_year: 2049 is before first_year 2050",
    ),
    "span of zero": (
        lambda f: table(f)["rows"][0]["labels"][1].update(across=0),
        r"rows\[0\].labels\[1\].across: must be a whole number of 1 or more",
    ),
    "header that is no flag": (
        lambda f: table(f)["rows"][0].update(header="yes"),
        r"rows\[0\].header: must be true or false",
    ),
    "no widths": (lambda f: table(f).update(widths_mm=[]), "widths_mm: must be a list of positive"),
    "width of zero": (lambda f: table(f).update(widths_mm=[0]), "widths_mm: must be a list of pos"),
    "width that is true": (lambda f: table(f).update(widths_mm=[True]), "widths_mm: must be a"),
    "widths that are no list": (lambda f: table(f).update(widths_mm=3), "widths_mm: must be a"),
    "rows that are no tables": (lambda f: table(f).update(rows=[1]), "rows: must be an array"),
    "rows that are no list": (lambda f: table(f).update(rows={}), "rows: must be an array"),
    "no rows": (
        lambda f: table(f).update(rows=[], totals=[], relations=[], balance=[]),
        "rows: the table has no cell",
    ),
    "names that are no list": (
        lambda f: first(f, "totals").update(sum="rules"),
        r"totals\[0\].sum: must be a list of texts",
    ),
    "an empty sum": (lambda f: first(f, "totals").update(sum=[]), r"sum: must not be empty"),
    "a cell added twice": (
        lambda f: first(f, "totals").update(sum=["rules", "rules"]),
        r"totals\[0\].sum: must not be empty or name anything twice",
    ),
    "unknown kind of cell": (
        lambda f: first(f, "columns").update(kind="text"),
        r"columns\[0\].kind: text is not one of count, change, amount",
    ),
    "unknown kind of relation": (
        with_relation(kind="formula"),
        r"relations\[0\].kind: formula is not one of equal_sums, at_most",
    ),
    "unknown severity": (with_relation(severity="bad"), "severity: bad is not one of error"),
    "an id with a dot": (
        lambda f: table(f).update(id="a.b"),
        "things.toml: id: a.b must be lower-case letters, digits and _",
    ),
    "an id in capitals": (
        lambda f: first(f, "columns").update(id="Made"),
        "id: Made must be lower-case",
    ),
    "two columns of one id": (
        lambda f: table(f)["columns"].append(dict(first(f, "columns"))),
        r"columns\[2\].id: there are two columns made",
    ),
    "two rows of one id": (
        with_row(id="rules", labels=[{"text": "又"}]),
        r"rows\[4\].id: there are two rows rules",
    ),
    "a column that no row uses": (
        lambda f: table(f)["columns"].append({"id": "lost", "kind": "count", "unit": "件"}),
        "columns: no row has the column lost",
    ),
    "an unknown column in a row": (
        with_row(id="new", cells=[{"column": "gone", "across": 3}]),
        r"rows\[4\].cells: there is no column gone",
    ),
    "a column twice in a row": (
        with_row(id="new", labels=[{"text": "新"}], cells=[{"column": "made"}] * 2),
        r"rows\[4\].cells: a column is named twice",
    ),
    "a row without cells": (
        with_row(id="new", labels=[{"text": "新", "across": 3}], cells=[]),
        r"rows\[4\].cells: a row that is no header needs cells",
    ),
    "an unknown default column": (
        lambda f: (
            table(f).update(default_columns=["gone"]),
            [
                row.update(cells=[{"column": "made"}, {"column": "kept"}])
                for row in table(f)["rows"][1:]
            ],
        ),
        "default_columns: there is no column gone",
    ),
    "a box over the right edge": (
        lambda f: table(f)["rows"][0]["labels"][2].update(across=2),
        r"rows\[0\]: a box reaches over the edge of the table",
    ),
    "a box over the lower edge": (
        lambda f: table(f)["rows"][3]["labels"][0].update(down=2),
        r"rows\[3\]: a box reaches over the edge of the table",
    ),
    "a gap": (
        lambda f: table(f)["rows"][0].update(labels=[{"text": "种类"}]),
        r"rows\[0\]: nothing stands in grid column 2",
    ),
    "two boxes on one place": (overlapping, r"rows\[1\]: two boxes overlap"),
    "a box pushed over the edge": (bad_span, r"rows\[2\]: a box reaches over the edge"),
    "a total of row and column": (
        lambda f: first(f, "totals").update(column="made"),
        r"totals\[0\]: name either a column or a row",
    ),
    "a total of an unknown row": (
        lambda f: first(f, "totals").update(row="gone"),
        r"totals\[0\].row: there is no row gone",
    ),
    "a total of an unknown column": (
        lambda f: table(f).update(totals=[{"column": "gone", "sum": ["made"]}]),
        r"totals\[0\].column: no row has the column gone",
    ),
    "a total over an unknown row": (
        lambda f: first(f, "totals").update(sum=["rules", "gone"]),
        r"totals\[0\].sum: there is no cell things.gone.made",
    ),
    "a total computed twice": (
        lambda f: table(f)["totals"].append({"column": "kept", "sum": ["made"]}),
        r"totals\[1\]: things.sum.kept is computed twice",
    ),
    "a cycle of totals": (cyclic, "totals: a cycle: things.sum.made <- things.norms.made"),
    "a relation of rows and columns": (
        with_relation(columns=["made"]),
        r"relations\[0\]: name either the rows or the columns",
    ),
    "a relation on an unknown cell": (
        with_relation(left=["gone"]),
        r"relations\[0\].left: there is no cell things.rules.gone",
    ),
    "a relation without sides": (
        with_relation(left=[], right=[]),
        r"relations\[0\].left: at_most needs cells on both sides",
    ),
    "equal sums with one side": (
        with_relation(kind="equal_sums", left=[]),
        "left: equal_sums needs cells on both sides",
    ),
    "a side without a name": (
        lambda f: first(f, "relations").pop("left_name"),
        r"relations\[0\].left_name: is missing",
    ),
    "a zero rule with two sides": (
        with_relation(kind="zero_for"),
        r"relations\[0\].right: zero_for has only a left side",
    ),
    "an unknown kind of organisation": (
        with_relation(organisation_kinds=["towship"]),
        r"relations\[0\].organisation_kinds: there is no kind towship",
    ),
    "a relation instead of none": (
        with_relation(instead_of="gone"),
        "relations: there is no relation things.gone",
    ),
    "a relation given twice": (
        lambda f: table(f)["relations"].append(first(f, "relations")),
        "relations: the relation things.most is given twice",
    ),
    "a balance over an unknown row": (
        lambda f: first(f, "balance").update(open=["gone"]),
        r"balance\[0\].open: there is no cell things.gone.made",
    ),
    "two tables of one id": (
        lambda f: f.update({"zz.toml": table(f)}),
        "zz.toml: id: there are two tables things",
    ),
    "a table in no section": (
        lambda f: f["form.toml"]["sections"].pop(),
        "things.toml: id: the table things must stand in exactly one section",
    ),
    "a table in two sections": (
        lambda f: f["form.toml"]["sections"].append(
            {"id": "x", "heading": "三", "table": "things"}
        ),
        "the table things must stand in exactly one section",
    ),
    "an unknown table in a section": (
        lambda f: f["form.toml"]["sections"][1].update(table="gone"),
        r"form.toml: sections\[1\].table: there is no table gone",
    ),
    "a section with table and text": (
        lambda f: f["form.toml"]["sections"][1].update(text="more"),
        r"sections\[1\]: a section holds either a table or a text",
    ),
    "two sections of one id": (
        lambda f: f["form.toml"]["sections"][1].update(id="overview"),
        "form.toml: sections: the id overview is given twice",
    ),
    "a text that claims the preface": (
        lambda f: f["form.toml"]["sections"][0].update(text="preface"),
        "form.toml: sections: the id preface is given twice",
    ),
}


@pytest.mark.parametrize(("change", "reason"), REFUSALS.values(), ids=REFUSALS)
def test_a_fault_is_refused_with_file_key_and_reason(
    files: dict[str, dict[str, Any]],
    change: Callable[[dict[str, dict[str, Any]]], object],
    reason: str,
) -> None:
    change(files)
    with pytest.raises(
        FormError, match=rf"^(form|things|zz)\.toml: .*{reason.split('toml: ')[-1]}"
    ):
        read_form(files)


@pytest.mark.parametrize("kind", ["equal_sums", "none_without"])
def test_the_kinds_with_two_sides_are_read(files: dict[str, dict[str, Any]], kind: str) -> None:
    with_relation(kind=kind)(files)
    assert read_form(files).relations[0].kind is RelationKind(kind)


def test_a_zero_rule_is_read_without_names(files: dict[str, dict[str, Any]]) -> None:
    relation = first(files, "relations")
    for key in ("right", "left_name", "right_name"):
        del relation[key]
    relation.update(kind="zero_for", organisation_kinds=["township"])
    assert read_form(files).relations[0].organisation_kinds == ("township",)


def test_the_scope_of_a_relation_is_the_printed_label(files: dict[str, dict[str, Any]]) -> None:
    assert read_form(files).relations[0].scope == "规"


def test_a_row_without_label_gives_an_empty_scope(files: dict[str, dict[str, Any]]) -> None:
    with_relation(rows=["sum"])(files)
    assert read_form(files).relations[0].scope == ""


def test_a_total_of_totals_is_computed_after_them(files: dict[str, dict[str, Any]]) -> None:
    table(files)["totals"] = [
        {"row": "sum", "sum": ["norms"]},
        {"row": "norms", "sum": ["rules"]},
    ]
    order = [total.cell for total in read_form(files).totals]
    assert order.index("things.norms.made") < order.index("things.sum.made")


def test_a_column_total_is_expanded_over_its_rows(files: dict[str, dict[str, Any]]) -> None:
    table(files)["totals"] = [{"column": "kept", "sum": ["made"]}]
    assert [total.cell for total in read_form(files).totals] == [
        f"things.{row}.kept" for row in ("rules", "norms", "sum")
    ]


def test_a_cell_below_no_header_is_called_by_its_id(files: dict[str, dict[str, Any]]) -> None:
    del table(files)["rows"][0]
    assert read_form(files).cells["things.rules.made"].name == "表 规 things.rules.made"


def test_an_edition_that_is_over_says_when(files: dict[str, dict[str, Any]]) -> None:
    files["form.toml"]["last_year"] = 2051
    assert read_form(files).covers(2051)
    assert not read_form(files).covers(2052)


def test_a_form_without_tables_is_one_of_texts(files: dict[str, dict[str, Any]]) -> None:
    del files["things.toml"]
    files["form.toml"]["sections"].pop()
    assert read_form(files).text_ids == ("preface", "overview")


def follow(**changes: Any) -> dict[str, Any]:
    """Return a relation to the year before with these keys changed; None leaves one out."""
    given: dict[str, Any] = {
        "id": "stock",
        "kind": "equal",
        "severity": "confirm",
        "title": "题",
        "source": "源",
        "advice": "改",
        "rows": ["rules"],
        "now": ["kept"],
        "before": ["kept"],
        "plus": ["made"],
        "now_name": "今",
        "expected_name": "应",
        **changes,
    }
    return {key: value for key, value in given.items() if value is not None}


def test_a_relation_to_the_year_before_is_expanded(files: dict[str, dict[str, Any]]) -> None:
    table(files)["follows"] = [follow(rows=["rules", "norms"])]
    one, other = read_form(files).follows
    assert (one.id, one.now, one.before) == ("things.stock", ("things.rules.kept",), one.now)
    assert (other.scope, other.plus, other.minus) == ("范", ("things.norms.made",), ())


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"columns": ["made"]}, r"follows\[0\]: name either the rows or the columns"),
        ({"now": None}, r"follows\[0\].now: must be a list"),
        ({"before": ["gone"]}, r"follows\[0\].before: there is no cell things.rules.gone"),
        ({"kind": "like"}, r"follows\[0\].kind: like is not one of"),
        ({"now_name": None}, r"follows\[0\].now_name: is missing"),
        ({"since": 1}, r"follows\[0\].since: unknown key"),
        ({"instead_of": "gone"}, r"follows: there is no relation things.gone"),
    ],
)
def test_a_wrong_relation_to_the_year_before_is_refused(
    files: dict[str, dict[str, Any]], changes: dict[str, Any], reason: str
) -> None:
    table(files)["follows"] = [follow(**changes)]
    with pytest.raises(FormError, match=reason):
        read_form(files)


def test_a_relation_to_the_year_before_is_given_once(files: dict[str, dict[str, Any]]) -> None:
    table(files)["follows"] = [follow(), follow()]
    with pytest.raises(FormError, match=r"follows: the relation things.stock is given twice"):
        read_form(files)
