# SPDX-License-Identifier: MIT
"""A document that does not say what the report says is refused, and nothing is written."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from desktop import tasks
from desktop.tasks import TaskError

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.report import Report


def test_a_document_that_reads_back_otherwise_is_not_written(
    tmp_path: Path, zero_report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(b"old")
    other = zero_report.copy()
    other.values["requests.received.natural"] = 5
    other.values["proactive.rules.issued"] = None
    data, _ = tasks.render_docx(other)
    monkeypatch.setattr("desktop.render.word.render_word", lambda *_: data)
    with pytest.raises(TaskError) as fault:
        tasks.export_docx(zero_report, path)
    sentence = str(fault.value)
    assert "“表二 规章 本年制发件数”是 0，文件里是空白" in sentence
    assert "“表三 一、本年新收政府信息公开申请数量 自然人”是 0，文件里是 5" in sentence
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"signature": "另一个单位"}, "落款“清溪县云岭镇人民政府”"),
        ({"date": "2026-01-21"}, "日期“2026年1月20日”"),
        ({"title": "另一个标题"}, "标题“清溪县云岭镇人民政府2025年"),
    ],
)
def test_a_cover_that_is_printed_otherwise_is_named(
    zero_report: Report, monkeypatch: pytest.MonkeyPatch, change: dict[str, str], words: str
) -> None:
    other = zero_report.copy()
    other.cover.update(change)
    data, _ = tasks.render_docx(other)
    monkeypatch.setattr("desktop.render.word.render_word", lambda *_: data)
    with pytest.raises(TaskError, match=words):
        tasks.render_docx(zero_report)


@pytest.mark.parametrize(
    ("name", "words"), [("number", "文号“清政发〔2026〕1号”"), ("addressee", "主送机关“市政府：”")]
)
def test_a_line_of_the_head_that_is_not_printed_is_named(
    zero_report: Report, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    data, _ = tasks.render_docx(zero_report)
    monkeypatch.setattr("desktop.render.word.render_word", lambda *_: data)
    zero_report.cover[name] = {"number": "清政发〔2026〕1号", "addressee": "市政府："}[name]
    with pytest.raises(TaskError, match=words):
        tasks.render_docx(zero_report)


@pytest.mark.parametrize(
    ("name", "heading"), [("preface", "引言"), ("problems", "五、存在的主要问题及改进情况")]
)
def test_a_text_that_lost_a_paragraph_is_named(
    zero_report: Report, monkeypatch: pytest.MonkeyPatch, name: str, heading: str
) -> None:
    other = zero_report.copy()
    data, _ = tasks.render_docx(zero_report)
    monkeypatch.setattr("desktop.render.word.render_word", lambda *_: data)
    other.texts[name] += "\n又一段。"
    with pytest.raises(TaskError, match=f"“{heading}”的文字在文件里不完整"):
        tasks.render_docx(other)


def test_many_differences_are_counted_and_the_first_named(
    zero_report: Report, busy_report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, _ = tasks.render_docx(busy_report)
    monkeypatch.setattr("desktop.render.word.render_word", lambda *_: data)
    with pytest.raises(TaskError, match=r"等 2\d\d 处。$"):
        tasks.render_docx(zero_report)


def without_row(data: bytes, label: str) -> bytes:
    """Take the table row with this label out of a document."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w") as archive:
        for name in source.namelist():
            rows = source.read(name).decode("utf-8", "surrogateescape").split("<w:tr>")
            kept = [row for row in rows if f">{label}<" not in row]
            archive.writestr(name, "<w:tr>".join(kept).encode("utf-8", "surrogateescape"))
    return target.getvalue()


def test_a_cell_that_the_document_lacks_is_named(
    zero_report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, _ = tasks.render_docx(zero_report)
    monkeypatch.setattr("desktop.render.word.render_word", lambda *_: without_row(data, "规章"))
    with pytest.raises(TaskError, match="“表二 规章 本年制发件数”在文件里没有找到"):
        tasks.render_docx(zero_report)


def test_a_document_that_cannot_be_read_back_is_not_written(
    tmp_path: Path, zero_report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.render.word.render_word", lambda *_: b"PK")
    with pytest.raises(TaskError, match="写好的文件读不回来，没有保存"):
        tasks.export_docx(zero_report, tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []
