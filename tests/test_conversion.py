"""Documents that only an office program reads, from the file to the report."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import pytest

from desktop import tasks
from desktop.faults import TaskError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.core.form import FormSpec
    from desktop.core.report import Report

PROGRAM = """#!/bin/sh
exec {} -c 'import pathlib, shutil, sys
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
out.mkdir()
shutil.copy("{}", out / "source.docx")' "$@"
"""


@pytest.fixture
def rich_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document in a format that is not read here, in a system without office programs."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="the program here is a script")
def test_a_document_is_converted_where_the_program_is_installed(
    rich_text: Path, zero_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    word = rich_text.with_name("a.docx")
    tasks.export_docx(zero_report, word)
    program = rich_text.with_name("bin") / "soffice"
    program.parent.mkdir()
    program.write_text(PROGRAM.format(shlex.quote(sys.executable), word), "utf-8")
    program.chmod(0o755)
    assert tasks.open_file(rich_text, forms).report.values == zero_report.values
    assert "LibreOffice" in tasks.read_source(rich_text, forms).blocks.remarks[0]


def test_without_the_program_one_sentence_says_what_to_do(
    rich_text: Path, forms: Mapping[str, FormSpec]
) -> None:
    with pytest.raises(TaskError, match="RTF 文档，不能直接读取。请用 Word 或 WPS"):
        tasks.open_file(rich_text, forms)
