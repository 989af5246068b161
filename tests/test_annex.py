# SPDX-License-Identifier: MIT
"""The annex 审核说明, a document of its own: what it says; the report never carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop import cli, tasks
from desktop.core.confirmations import confirm
from desktop.intake.sniff import read_blocks
from desktop.tasks import TaskError

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.evaluation import Evaluation
    from desktop.core.report import Report

REASON = "当年制发的一件当年废止，{{标题}}与<b>底册</b>核对无误"


@pytest.fixture
def explained(clean_report: Report) -> Report:
    """A report with one doubt, and the reason for it."""
    clean_report.values.update({"proactive.norms.issued": 2, "proactive.norms.in_force": 1})
    evaluation = tasks.check(clean_report).evaluation
    doubt = next(one for one in evaluation.findings if "proactive.norms.issued" in one.cells)
    clean_report.apply([confirm(doubt, evaluation.values, REASON)])
    return clean_report


@pytest.fixture
def evaluation(explained: Report) -> Evaluation:
    return tasks.check(explained).evaluation


@pytest.fixture
def draft(explained: Report, tmp_path: Path) -> Path:
    path = tmp_path / "草稿.nianbao"
    tasks.save_draft(path, explained)
    return path


def paragraphs(path: Path) -> list[str]:
    blocks = read_blocks(path.read_bytes(), path.name)
    return [text for item in blocks.items if (text := getattr(item, "text", "").strip())]


@pytest.mark.parametrize("name", ["a.docx", "a.html", "a.htm"])
def test_it_says_which_doubt_and_why_and_is_signed(
    explained: Report, evaluation: Evaluation, tmp_path: Path, name: str
) -> None:
    assert tasks.export_annex(explained, evaluation, tmp_path / name) == 1
    assert paragraphs(tmp_path / name) == [
        "审核说明",
        f"《{explained.title}》中下列事项经核对无误，说明如下：",
        "1.表二“行政规范性文件”：本年制发件数（2）大于现行有效件数（1）。",
        f"说明：{REASON}。",
        "清溪县云岭镇人民政府",
        "2026年1月20日",
    ]


def test_it_is_one_page_of_pdf(explained: Report, evaluation: Evaluation, tmp_path: Path) -> None:
    from desktop.render.page_images import PdfPages

    engine = tasks.page_engine()
    if not all(face.families for face in engine.typefaces.values()):
        pytest.skip("no Chinese font on this machine")
    tasks.export_annex(explained, evaluation, tmp_path / "a.pdf", engine)
    with PdfPages((tmp_path / "a.pdf").read_bytes()) as pages:
        (text,) = pages.texts(1, (0, 0, 595, 842))
    assert "{{标题}}与<b>底册</b>核对无误" in "".join(text.split())


def test_no_published_format_carries_a_reason(explained: Report, tmp_path: Path) -> None:
    for name in ("a.docx", "a.html"):
        tasks.export(explained, tmp_path / name)
        assert not any("底册" in text for text in paragraphs(tmp_path / name))


def test_without_reasons_there_is_no_file(clean_report: Report, tmp_path: Path) -> None:
    evaluation = tasks.check(clean_report).evaluation
    with pytest.raises(TaskError, match="没有写明理由的事项"):
        tasks.export_annex(clean_report, evaluation, tmp_path / "a.docx")
    assert not (tmp_path / "a.docx").exists()


def test_figures_have_no_annex(explained: Report, evaluation: Evaluation, tmp_path: Path) -> None:
    with pytest.raises(TaskError, match=r"以 \.docx、\.pdf、\.html 之一结尾"):
        tasks.export_annex(explained, evaluation, tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    ("written", "words"),
    [(b"", "读不回来，没有保存"), ("<p>审核说明</p>".encode(), "与写明的理由不一致，没有保存")],
)
def test_an_annex_that_reads_back_otherwise_is_not_written(
    explained: Report,
    evaluation: Evaluation,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    written: bytes,
    words: str,
) -> None:
    monkeypatch.setattr("desktop.render.web.render_web", lambda *_: written)
    with pytest.raises(TaskError, match=words):
        tasks.export_annex(explained, evaluation, tmp_path / "a.html")
    assert not (tmp_path / "a.html").exists()


def test_the_command_writes_the_annex_in_place_of_the_report(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = draft.with_name("审核说明.docx")
    assert cli.main(["convert", str(draft), "-o", str(target), "--annex"]) == 0
    assert capsys.readouterr().out == f"已写入“{target}”，说明 1 项。\n"
    assert paragraphs(target)[0] == "审核说明"


def test_the_command_says_which_reasons_are_not_printed(
    draft: Path, explained: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept,) = explained.confirmations.values()
    explained.confirmations["另一处"] = kept
    tasks.save_draft(draft, explained)
    cli.main(["convert", str(draft), "-o", str(draft.with_name("a.html")), "--annex"])
    assert "另有 1 项理由没有印" in capsys.readouterr().out


def test_reasons_given_in_comparing_need_last_years_report(
    draft: Path, explained: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    before = draft.with_name("上年.nianbao")
    tasks.save_draft(before, explained)
    argv = ["convert", str(draft), "-o", str(draft.with_name("a.docx")), "--annex"]
    assert cli.main([*argv, "--last-year", str(before)]) == 0
    assert "说明 1 项" in capsys.readouterr().out


def test_the_command_never_writes_over_the_draft(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["convert", str(draft), "-o", str(draft), "--annex"]) == 2
    assert "就是要读取的文件" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--annex", "--template", "a.docx"], "--annex 与 --template 不能一起用"),
        (["--annex", "--edition", "2021"], "--annex 与 --edition 不能一起用"),
        (["--last-year", "a.docx"], "只与 --annex 一起用"),
    ],
)
def test_options_that_do_not_go_together_are_told(
    capsys: pytest.CaptureFixture[str], options: list[str], words: str
) -> None:
    assert cli.main(["convert", "a.nianbao", "-o", "b.docx", *options]) == 2
    assert words in capsys.readouterr().err


def test_a_draft_that_is_not_there_is_told_by_its_name(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = draft.with_name("没有.nianbao")
    assert cli.main(["convert", str(missing), "-o", str(draft), "--annex"]) == 2
    assert "找不到文件" in capsys.readouterr().err


def test_one_reason_for_the_same_words_in_two_places_is_told_of_both(
    clean_report: Report, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clean_report.texts["overview"] += "\n2月30日开会。\n2月30日开会。"
    evaluation = tasks.check(clean_report).evaluation
    doubt = next(one for one in evaluation.findings if one.check == "date.impossible")
    clean_report.apply([confirm(doubt, evaluation.values, REASON)])
    tasks.save_draft(tmp_path / "a.nianbao", clean_report)
    cli.main(["convert", str(tmp_path / "a.nianbao"), "-o", str(tmp_path / "b.docx"), "--annex"])
    assert capsys.readouterr().out == f"已写入“{tmp_path / 'b.docx'}”，说明 2 项。\n"
