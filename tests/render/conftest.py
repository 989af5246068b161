# SPDX-License-Identifier: MIT
"""The shipped template, ways to change it, and a plain look into a rendered .docx."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

import pytest

from desktop import paths
from desktop.core.evaluation import evaluate
from desktop.render.context import Context, build
from desktop.render.page import Pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.core.report import Report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Docx:
    """A .docx as a test looks at it."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(BytesIO(data))
        self.root = ET.fromstring(self.part("word/document.xml"))
        self.body = self.root[0]

    def part(self, name: str) -> str:
        return self.archive.read(name).decode()

    def paragraphs(self) -> list[tuple[str, str]]:
        """Return style id and text of the paragraphs outside tables; a line break is `|`."""
        return [(_style(each), _text(each)) for each in self.body.findall(W + "p")]

    def texts(self) -> list[str]:
        return [text for _, text in self.paragraphs()]

    def tables(self) -> list[ET.Element]:
        return self.body.findall(W + "tbl")

    def grid(self, number: int) -> list[list[str]]:
        """Return the texts of a table, row by row, as a reader sees the cells of the file."""
        rows = self.tables()[number].findall(W + "tr")
        return [
            ["".join(map(_text, cell.iter(W + "p"))) for cell in row.iter(W + "tc")] for row in rows
        ]


def _style(paragraph: ET.Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.attrib[W + "val"]


def _text(paragraph: ET.Element) -> str:
    signs = {W + "br": "|", W + "tab": "\t"}
    return "".join(
        (node.text or "") if node.tag == W + "t" else signs.get(node.tag, "")
        for node in paragraph.iter()
    )


class Template(NamedTuple):
    """A template that can be changed part by part."""

    data: bytes

    def replaced(self, old: str, new: str, part: str = "word/document.xml") -> bytes:
        """Return the template with a piece of XML replaced; the piece must be there."""
        changed = BytesIO()
        with zipfile.ZipFile(BytesIO(self.data)) as source, zipfile.ZipFile(changed, "w") as target:
            for name in source.namelist():
                content = source.read(name).decode()
                if name == part:
                    assert old in content
                    content = content.replace(old, new)
                target.writestr(name, content)
        return changed.getvalue()

    def with_part(self, name: str, content: str) -> bytes:
        """Return the template with a further part."""
        changed = BytesIO(self.data)
        with zipfile.ZipFile(changed, "a") as archive:
            archive.writestr(name, content)
        return changed.getvalue()

    def with_text(self, text: str) -> bytes:
        """Return the template with a further paragraph at its beginning."""
        return self.replaced("<w:body>", f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>")


@pytest.fixture(scope="session")
def template() -> Template:
    """The template that is shipped."""
    return Template((paths.data_folder("templates") / "report.docx").read_bytes())


@pytest.fixture
def context_of() -> Callable[[Report], Context]:
    """Builds the context of a report."""
    return lambda report: build(report, evaluate(report).values)


@pytest.fixture
def opened() -> Callable[[bytes], Docx]:
    """Opens a rendered document."""
    return Docx


@pytest.fixture(scope="session")
def page_template() -> Path:
    """The page template that is shipped."""
    return paths.data_folder("templates") / "report.typ"


@pytest.fixture(scope="session")
def pages(page_template: Path) -> Pages:
    """The page engine."""
    engine = Pages(page_template)
    if not all(face.families for face in engine.typefaces.values()):
        pytest.skip("no Chinese font on this machine")
    return engine
