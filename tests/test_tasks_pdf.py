# SPDX-License-Identifier: MIT
"""The PDF as a job: written only when it says what the report says."""

from __future__ import annotations

import pytest

from desktop import paths, tasks


@pytest.fixture(scope="session")
def engine():
    made = tasks.page_engine()
    if not all(face.families for face in made.typefaces.values()):
        pytest.skip("no Chinese font on this machine")
    return made


def test_a_report_is_written_as_pdf_and_every_cell_compared(zero_report, tmp_path, engine):
    path = tmp_path / "a.pdf"
    assert tasks.export_pdf(zero_report, path, engine) == (200, 200)
    assert path.read_bytes().startswith(b"%PDF-1.7")


def test_a_draft_converts_to_pdf(busy_report, forms, tmp_path, engine):
    draft = tmp_path / "a.nianbao"
    tasks.save_draft(draft, busy_report)
    assert tasks.convert(draft, tmp_path / "a.pdf", forms).verified == (200, 200)


def test_a_character_that_cannot_be_printed_keeps_the_old_file(zero_report, tmp_path, engine):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    zero_report.texts["overview"] = "\ue000"
    with pytest.raises(tasks.TaskError, match="请换一个字"):
        tasks.export_pdf(zero_report, path, engine)
    assert path.read_bytes() == b"old"


def test_a_pdf_that_differs_is_not_written(zero_report, busy_report, tmp_path, engine, monkeypatch):
    from desktop.core.evaluation import evaluate
    from desktop.render.context import build

    other = engine.archive(build(busy_report, evaluate(busy_report).values))
    monkeypatch.setattr(engine, "archive", lambda context: other)
    with pytest.raises(tasks.TaskError, match=r"与填写的内容不一致，没有保存（\d+ 处：.*应当是"):
        tasks.export_pdf(zero_report, tmp_path / "a.pdf", engine)
    assert not (tmp_path / "a.pdf").exists()


def test_a_folder_that_is_not_there_is_said(zero_report, tmp_path, engine):
    with pytest.raises(tasks.TaskError):
        tasks.export_pdf(zero_report, tmp_path / "none" / "a.pdf", engine)


def test_a_damaged_installation_is_said(monkeypatch):
    def missing(name):
        raise FileNotFoundError("程序不完整")

    monkeypatch.setattr(paths, "data_folder", missing)
    with pytest.raises(tasks.TaskError, match="程序不完整"):
        tasks.page_engine()
