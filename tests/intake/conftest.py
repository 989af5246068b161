"""Builders of source documents: Word packages, tables and runs as small XML."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.intake.blocks import Blocks

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = (
    f'<w:{{0}} xmlns:w="{W_NAMESPACE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:x-wps" xmlns:a="urn:x-a">'
)
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def _relations(targets: dict[str, str]) -> str:
    return (
        _RELATIONS
        + "".join(
            f'<Relationship Id="r{number}" Type="{_TYPE}{role}" Target="{target}"/>'
            for number, (role, target) in enumerate(targets.items())
        )
        + "</Relationships>"
    )


def archive(files: dict[str, str | bytes]) -> bytes:
    """Zip files by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """Make a Word document of body XML and of the inner XML of further parts by role."""
    roles = {role: f"{role}.xml" for role in parts}
    files: dict[str, str | bytes] = {
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations(roles),
        "word/document.xml": f"{_HEAD.format('document')}<w:body>{body}</w:body></w:document>",
    }
    for role, content in parts.items():
        files[f"word/{role}.xml"] = f"{_HEAD.format(role)}{content}</w:{role}>"
    return archive(files)


def run(text: str, properties: str = "") -> str:
    """Make a run of one text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(content: str = "", properties: str = "") -> str:
    """Make a paragraph; content that is no markup becomes a run."""
    inner = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(content: str = "", across: int = 1, down: str = "", properties: str = "") -> str:
    """Make a cell; `down` is `restart` or `continue`."""
    merged = f'<w:vMerge w:val="{down}"/>' if down else ""
    inner = content if content.startswith("<") else para(content)
    return (
        f'<w:tc><w:tcPr><w:gridSpan w:val="{across}"/>{merged}{properties}</w:tcPr>{inner}</w:tc>'
    )


def row(*cells: str, properties: str = "") -> str:
    """Make a row; texts become cells."""
    inner = "".join(text if text.startswith("<w:") else cell(text) for text in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    """Make a table of rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def texts(blocks: Blocks) -> list[str]:
    """Return the paragraphs with their numbers."""
    return [item.numbering + item.text for item in blocks.items if isinstance(item, Paragraph)]


def grids(blocks: Blocks) -> list[list[list[str]]]:
    """Return the texts of the tables by row."""
    return [
        [[box.text for box in line] for line in item.lines()]
        for item in blocks.items
        if isinstance(item, Grid)
    ]


def shape(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    """Return the boxes of a grid as plain tuples."""
    return [(box.top, box.left, box.down, box.across, box.text) for box in grid.boxes]


def only_grid(blocks: Blocks) -> Grid:
    """Return the one table there is."""
    [grid] = [item for item in blocks.items if isinstance(item, Grid)]
    return grid


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """Give the builders of Word documents."""
    builders: dict[str, Callable[..., object]] = {
        "docx": docx,
        "archive": archive,
        "run": run,
        "para": para,
        "cell": cell,
        "row": row,
        "table": table,
    }
    return SimpleNamespace(**builders)


@pytest.fixture(scope="session")
def seen() -> SimpleNamespace:
    """Give the ways to look at blocks."""
    return SimpleNamespace(texts=texts, grids=grids, shape=shape, only_grid=only_grid)


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The folder of documents that other programs wrote."""
    return Path(__file__).parents[1] / "data"
