# SPDX-License-Identifier: MIT
"""The command as a process of its own: locale, pipes, full disks, and what it loads."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import desktop
from desktop.store import drafts

if TYPE_CHECKING:
    from desktop.core.report import Report

ROOT = Path(desktop.__file__).parents[1]
PYTHON = shlex.quote(sys.executable)


@pytest.fixture
def clean_file(tmp_path: Path, zero_report: Report) -> Path:
    path = tmp_path / "好.nianbao"
    drafts.save(path, zero_report)
    return path


def run(*args: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LANG": "C", "LC_ALL": "C", "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONUTF8", None)
    command = [sys.executable, "-m", "desktop", *args]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, check=False, **options
    )


# Python 3.11 reads the path of an editable install in the locale's encoding; packaging/run helps.
startable = pytest.mark.skipif(not str(ROOT).isascii(), reason="a folder that C cannot spell")


@startable
def test_the_installed_program_passes_its_self_test_under_any_locale() -> None:
    done = run("--self-test")
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode("utf-8").endswith("窗口可以打开。\n自检通过\n")


@startable
def test_a_fault_is_told_in_utf_8_and_without_traceback_under_any_locale(tmp_path: Path) -> None:
    done = run("check", str(tmp_path / "没有.docx"))
    assert done.returncode == 2
    assert "找不到文件" in done.stderr.decode("utf-8")
    assert b"Traceback" not in done.stderr


posix = pytest.mark.skipif(os.name != "posix", reason="shell pipes and devices")


@posix
def test_a_reader_that_went_away_is_no_fault(clean_file: Path) -> None:
    script = f"{PYTHON} -m desktop check {clean_file} {clean_file} | true"
    done = subprocess.run(["sh", "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert done.stderr == b""


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_behind_the_output_is_told_in_one_sentence(clean_file: Path) -> None:
    script = f"{PYTHON} -m desktop check {clean_file} > /dev/full"
    done = subprocess.run(["sh", "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").startswith("无法输出结果（ENOSPC）")
    assert done.stderr.count(b"\n") == 1


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_complaints_that_cannot_be_written_still_give_the_exit_code(tmp_path: Path) -> None:
    script = f"{PYTHON} -m desktop check {tmp_path}/gone 2> /dev/full"
    assert subprocess.run(["sh", "-c", script], cwd=ROOT, check=False).returncode == 2


HEAVY = ("PySide6", "docx", "docxtpl", "lxml", "jinja2", "xml.etree", "desktop.intake", "tomllib")


def test_telling_the_version_loads_nothing_heavy() -> None:
    program = (
        "import sys; from desktop.cli import main; main(['--version']); print(list(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert [name for name in HEAVY if f"'{name}'" in done.stdout] == []


def test_opening_a_draft_loads_no_word_library(clean_file: Path) -> None:
    program = (
        "import sys; from desktop.cli import main; main(['check', sys.argv[1]]);"
        "print(list(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(clean_file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert [
        name for name in ("docx", "docxtpl", "lxml", "PySide6") if f"'{name}'" in done.stdout
    ] == []
