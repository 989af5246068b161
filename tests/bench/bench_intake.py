# SPDX-License-Identifier: MIT
"""Times the readers of sources against the floor of inflating and parsing: run it, it is no test.

`python tests/bench/bench_intake.py`. Prints medians and their ratio to the floor on the same
machine; ratios compare between machines, milliseconds do not.
"""

from __future__ import annotations

import io
import random
import statistics
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop import paths
from desktop.intake.plain import read_plain
from desktop.intake.web import read_web
from desktop.intake.word import read_word
from desktop.store.forms import load_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.form import FormSpec, TableSpec

RUNS = 21
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LOOK = '<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312" w:hint="eastAsia"/><w:sz w:val="21"/></w:rPr>'
CHARACTERS = "一二三镇政府信息公开工作年度报告我们在各项要求中持续推进主动依申请答复平台监督保障"
WORDS = random.Random(1)


def prose(length: int) -> str:
    """Make a paragraph that does not deflate to nothing."""
    return "".join(WORDS.choice(CHARACTERS) for _ in range(length)) + "。"


def word_paragraph(text: str) -> str:
    """Make a paragraph of several runs, as Word writes them."""
    parts = [text[at : at + 30] for at in range(0, len(text), 30)]
    runs = "".join(f"<w:r>{LOOK}<w:t>{part}</w:t></w:r>" for part in parts)
    return f'<w:p><w:pPr><w:spacing w:line="560"/><w:ind w:firstLine="640"/></w:pPr>{runs}</w:p>'


def word_table(table: TableSpec) -> str:
    """Make a statutory table with its merges."""
    rows = ""
    for top in range(len(table.rows)):
        rows += "<w:tr>"
        for box in sorted(table.boxes, key=lambda box: box.left):
            if box.top <= top < box.top + box.down:
                first = box.top == top
                merge = (
                    ""
                    if box.down == 1
                    else f'<w:vMerge w:val="{"restart" if first else "continue"}"/>'
                )
                text = (box.text or "0") if first else ""
                rows += (
                    f'<w:tc><w:tcPr><w:tcW w:w="800"/><w:gridSpan w:val="{box.across}"/>{merge}'
                    f'<w:vAlign w:val="center"/></w:tcPr>{word_paragraph(text)}</w:tc>'
                )
        rows += "</w:tr>"
    return f"<w:tbl>{rows}</w:tbl>"


def web_table(table: TableSpec) -> str:
    """Make a statutory table as a page pasted from Word has it."""
    rows = ["" for _ in table.rows]
    for box in sorted(table.boxes, key=lambda box: (box.top, box.left)):
        rows[box.top] += (
            f'<td rowspan={box.down} colspan={box.across} style="border:solid 1pt;padding:0 5.4pt">'
            f'<p class=MsoNormal style="text-align:center"><span style="font-family:仿宋_GB2312">'
            f"{box.text or 0}</span></p></td>\n"
        )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def word(form: FormSpec) -> bytes:
    """Make a document of about 40 kB."""
    body = "".join(
        word_paragraph(section.heading)
        + (
            word_table(form.table(section.table))
            if section.table
            else "".join(word_paragraph(prose(400)) for _ in range(26))
        )
        for section in form.sections
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
    return buffer.getvalue()


def web(form: FormSpec) -> bytes:
    """Make a page of the same report."""
    return "".join(
        f"<h2>{section.heading}</h2>"
        + (
            web_table(form.table(section.table))
            if section.table
            else "".join(f"<p>{prose(400)}</p>" for _ in range(4))
        )
        for section in form.sections
    ).encode()


def plain(form: FormSpec) -> bytes:
    """Make the text with one cell per line."""
    text = ""
    for section in form.sections:
        text += f"{section.heading}\n"
        for row in form.table(section.table).rows if section.table else ():
            text += (
                "".join(f"\t{label}\n" for label in row.labels) + "\t0\n" * len(row.cells) + "\n"
            )
        text += "" if section.table else f"{prose(400)}\n" * 5
    return text.encode()


def floor(data: bytes) -> None:
    """Inflate and parse, and do nothing with it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        ET.fromstring(package.read("word/document.xml"))


def timed_ms(work: Callable[[bytes], object], data: bytes) -> float:
    """Return the time of one run in milliseconds."""
    start = time.perf_counter()
    work(data)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print one line per reader; each run is next to a run of the floor, so that load cancels."""
    form = load_form(paths.data_folder("resources") / "forms" / "2021")
    document = word(form)
    sources = {
        "floor (inflate, parse .docx)": (floor, document),
        "word .docx": (read_word, document),
        "web .html": (read_web, web(form)),
        "plain .txt": (read_plain, plain(form)),
    }
    for name, (read, data) in sources.items():
        pairs = [(timed_ms(floor, document), timed_ms(read, data)) for _ in range(RUNS)]
        took = statistics.median(pair[1] for pair in pairs)
        ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
        print(f"{name:30} {len(data):7d} bytes {took:7.2f} ms {ratio:6.2f} x floor")


if __name__ == "__main__":
    main()
