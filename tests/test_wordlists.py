# SPDX-License-Identifier: MIT
"""An office's own list: kept, read, used by the checks of the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop import cli, tasks
from desktop.core.checks.words import OWN
from desktop.tasks import TaskError

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.report import Report


@pytest.fixture
def draft(clean_report: Report, tmp_path: Path) -> Path:
    """A draft without findings that speaks of a 公开栏."""
    path = tmp_path / "草稿.nianbao"
    tasks.save_draft(path, clean_report)
    return path


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    path = tmp_path / "用语.txt"
    path.write_text("公开栏 => 公示栏\n老百姓 =>\n", "utf-8")
    return path


def test_an_own_list_stands_beside_the_lists_of_the_program(list_file: Path) -> None:
    words = tasks.words_with(tasks.own_words(list_file).words)
    assert words.pairs[OWN] == {"公开栏": "公示栏"}
    assert tasks.load_words().pairs.items() <= words.pairs.items()


def test_a_list_that_was_never_kept_is_empty(tmp_path: Path) -> None:
    assert tasks.kept_text(tmp_path / "own.txt") == ""


def test_what_is_kept_is_there_again(tmp_path: Path) -> None:
    tasks.keep_text(tmp_path / "own.txt", "甲 => 乙")
    assert tasks.kept_text(tmp_path / "own.txt") == "甲 => 乙"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(TaskError, match="无法保存"):
        tasks.keep_text(tmp_path / "none" / "own.txt", "甲")


def test_the_command_checks_with_the_own_list(
    draft: Path, list_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(draft), "--words", str(list_file)]) == 0
    assert "“公开栏”在本单位的用词清单里，应当写“公示栏”" in capsys.readouterr().out


def test_a_line_that_cannot_be_used_is_told_and_the_others_are_used(
    draft: Path, list_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["check", str(draft), "--words", str(list_file)])
    err = capsys.readouterr().err
    assert err.startswith(f"用语清单“{list_file}”第2行“老百姓 =>”看不懂")
    assert err.count("\n") == 1


def test_a_list_that_cannot_be_read_is_one_sentence_and_the_rest_is_checked(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "用语.xlsx"
    broken.write_bytes(b"PK\x03\x04\0")
    assert cli.main(["check", str(draft), "--words", str(broken)]) == 2
    out, err = capsys.readouterr()
    assert "没有发现问题" in out
    assert err.count("\n") == 1
    assert err.count("用语.xlsx") == 1
    assert "下面的检查没有用它" in err


@pytest.fixture
def last_year(clean_report: Report, tmp_path: Path) -> Path:
    path = tmp_path / "去年.nianbao"
    clean_report.cover["year"] = "2024"
    tasks.save_draft(path, clean_report)
    return path


def test_the_command_says_how_much_was_taken_over(
    draft: Path, last_year: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["check", str(draft), "--last-year", str(last_year)])
    assert "合计 100%（规定用语不算）" in capsys.readouterr().out


def test_without_last_year_no_share_is_said(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["check", str(draft)])
    assert "与上年相同的部分" not in capsys.readouterr().out


def test_the_shares_are_in_the_json(
    draft: Path, last_year: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["check", str(draft), "--json", "--last-year", str(last_year)])
    (told,) = json.loads(capsys.readouterr().out)
    assert told["same_words"] == {"overview": 100, "problems": 100, "all": 100}


def test_without_last_year_the_json_has_no_shares(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["check", str(draft), "--json"])
    assert json.loads(capsys.readouterr().out)[0]["same_words"] is None
