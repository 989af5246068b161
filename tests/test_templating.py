# SPDX-License-Identifier: MIT
"""Word templates of the user's own, and stock sentences."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, NoReturn

import pytest

from desktop import paths, tasks
from desktop.core.evaluation import evaluate
from desktop.tasks import TaskError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.core.form import FormSpec
    from desktop.core.report import Report


def test_a_conversion_takes_a_template_of_the_users(
    tmp_path: Path, draft_file: Path, forms: Mapping[str, FormSpec]
) -> None:
    tasks.export_template(tmp_path / "模板.docx")
    converted = tasks.convert(draft_file, tmp_path / "a.docx", forms, tmp_path / "模板.docx")
    assert converted.verified == (200, 200)


@pytest.mark.parametrize(
    ("template", "target", "words"),
    [
        ("没有.docx", "a.docx", "找不到模板"),
        ("坏.docx", "a.docx", "“坏.docx”有 1 处问题，不能用（第一处：.*）"),
        ("坏.docx", "a.pdf", "模板只用于 Word 文件"),
        ("坏.docx", "坏.docx", "就是所用的模板"),
        (".", "a.docx", "文件夹"),
    ],
)
def test_a_template_that_cannot_be_used_gets_a_sentence_and_nothing_is_written(
    tmp_path: Path,
    draft_file: Path,
    forms: Mapping[str, FormSpec],
    template: str,
    target: str,
    words: str,
) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK")
    before = set(tmp_path.iterdir())
    with pytest.raises(TaskError, match=words):
        tasks.convert(draft_file, tmp_path / target, forms, tmp_path / template)
    assert set(tmp_path.iterdir()) == before
    assert (tmp_path / "坏.docx").read_bytes() == b"PK"


def test_stock_sentences_fit_the_figures(zero_report: Report) -> None:
    values = evaluate(zero_report).values
    assert "没有收到申请" in [
        offer.title for offer in tasks.offers(zero_report, values, "overview")
    ]


@pytest.mark.parametrize(
    ("content", "words"), [("# 甲\n{{".encode(), "写法有误"), (b"\xff", "读不出来，请重新安装")]
)
def test_damaged_stock_sentences_get_a_sentence(
    tmp_path: Path,
    zero_report: Report,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes,
    words: str,
) -> None:
    (tmp_path / "sentences").mkdir()
    (tmp_path / "sentences" / "overview.txt").write_bytes(content)
    monkeypatch.setattr(paths, "data_folder", lambda _: tmp_path)
    with pytest.raises(TaskError, match=words):
        tasks.offers(zero_report, evaluate(zero_report).values, "overview")


def test_a_template_in_a_folder_that_may_not_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "refused")

    monkeypatch.setattr("pathlib.Path.stat", refused)
    with pytest.raises(TaskError, match=r"“模板\.docx”：没有读取权限"):
        tasks.own_template(tmp_path / "模板.docx")
