# SPDX-License-Identifier: MIT
"""The tags of the archive's tables, read from the structure elements of the file."""

from __future__ import annotations

import re

import pytest

from desktop.render.tagging import tag_row_headers

ROW = re.compile(rb"(\d+) 0 obj\n<</Type/StructElem/S/TR/P \d+ 0 R/K\[([^\]]*)\]")
CELL = re.compile(rb"(\d+) 0 obj\n<</Type/StructElem/S/(T[HD])/P \d+ 0 R(.*?)endobj", re.DOTALL)


@pytest.fixture(params=["zero_report", "busy_report_2019"])
def context(request, context_of):
    return context_of(request.getfixturevalue(request.param))


@pytest.fixture
def rows(pages, context):
    """The rows of all tables: for each cell its tag and scope, such as `TH Row` or `TD`."""
    data = pages.archive(context).data
    cells = {}
    for number, tag, rest in CELL.findall(data):
        scope = re.search(rb"/Scope/(\w+)", rest)
        cells[number] = f"{tag.decode()} {scope[1].decode() if scope else ''}".strip()
    return [
        [cells[key] for key in re.findall(rb"(\d+) 0 R", kids)] for _, kids in ROW.findall(data)
    ]


def labels(context):
    """The tags that the rows should have: figures are TD, everything else is a header."""
    for table in context.tables.values():
        headed = {box.top for box in table.boxes if box.header}
        for top in range(table.height):
            begun = [box for box in table.boxes if box.top == top]
            scope = "TH Column" if top in headed else "TH Row"
            yield ["TD" if box.cell else scope for box in begun]


def test_every_label_is_the_header_of_its_row_or_column(rows, context):
    assert rows == list(labels(context))


def test_figures_are_not_kept_from_the_header_of_their_row(pages, context):
    figures = [rest for _, tag, rest in CELL.findall(pages.archive(context).data) if tag == b"TD"]
    assert figures
    assert not any(b"/Headers" in rest for rest in figures)


def test_tagging_moves_nothing(pages, context):
    archived = pages.archive(context).data
    start = int(archived.rsplit(b"startxref\n", 1)[1].split()[0])
    assert archived[start : start + 4] == b"xref"
    assert tag_row_headers(archived, context) == archived


def test_a_document_with_other_cells_is_left_alone(context):
    data = b"/S/TD/P 1 0 R/A[<</O/Table/Headers[]"
    assert tag_row_headers(data, context) == data
