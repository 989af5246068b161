# SPDX-License-Identifier: MIT
"""What a document carries besides its text, from the file to the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import cli, tasks
from desktop.core.checks.subject import Traces
from desktop.store import drafts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

    from desktop.core.form import FormSpec
    from desktop.core.report import Report


def test_a_document_is_opened_with_its_traces(
    authored_file: Path, forms: Mapping[str, FormSpec]
) -> None:
    assert tasks.open_file(authored_file, forms).traces == Traces(author="张三")


def test_a_source_is_read_with_its_traces(
    authored_file: Path, forms: Mapping[str, FormSpec]
) -> None:
    assert tasks.read_source(authored_file, forms).reading.traces == Traces(author="张三")


def test_a_document_of_our_own_leaves_no_traces(
    tmp_path: Path, clean_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    tasks.export_docx(clean_report, tmp_path / "a.docx")
    assert tasks.open_file(tmp_path / "a.docx", forms).traces == Traces()


def test_a_draft_has_no_traces(
    tmp_path: Path, clean_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    drafts.save(tmp_path / "a.nianbao", clean_report)
    assert tasks.open_file(tmp_path / "a.nianbao", forms).traces is None


def test_traces_that_are_given_are_checked(clean_report: Report) -> None:
    examination = tasks.check(clean_report, None, Traces(comments=("请再核对",)))
    assert [finding.check for finding in examination.evaluation.findings] == ["trace.comments"]


def test_checking_a_file_says_who_its_author_is(
    authored_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["check", str(authored_file)])
    assert "文件属性里有作者或修改者：“张三”。" in capsys.readouterr().out
