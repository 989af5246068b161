from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import IntakeError
from desktop.intake.office import NAMES, make_converter
from desktop.intake.sniff import read_blocks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs here are scripts")

OFFICE = next(filter(None, map(shutil.which, NAMES)), "")
COPY = """
import pathlib, shutil, sys
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
out.mkdir()
kind = sys.argv[sys.argv.index("--convert-to") + 1]
shutil.copy(sys.argv[-1], out / f"source.{kind}")
"""
PROFILE = (
    COPY
    + """
profile = next(one for one in sys.argv if one.startswith("-env:")).split("file://")[1]
text = pathlib.Path(profile, "user", "registrymodifications.xcu").read_text("utf-8")
(out / "source.docx").write_text(text, "utf-8")
"""
)
ENDLESS = "import time\ntime.sleep(60)\n"


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], str]:
    """Make a program that stands in for the office program."""

    def make(source: str) -> str:
        path = tmp_path / "soffice"
        code = path.with_suffix(".py")
        code.write_text(source, "utf-8")
        path.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{code}" "$@"\n', "utf-8")
        path.chmod(0o755)
        return str(path)

    return make


def test_what_the_program_makes_is_returned(program: Callable[[str], str]) -> None:
    assert make_converter(program(COPY))(b"text", ".rtf") == b"text"


def test_an_old_spreadsheet_becomes_a_new_one(program: Callable[[str], str]) -> None:
    assert make_converter(program(COPY))(b"text", ".xls") == b"text"


def test_no_macro_runs_and_no_link_is_followed(program: Callable[[str], str]) -> None:
    settings = make_converter(program(PROFILE))(b"x", ".rtf").decode()
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in settings


def test_a_program_that_makes_nothing_is_named(program: Callable[[str], str]) -> None:
    with pytest.raises(IntakeError, match="没有转换成功"):
        make_converter(program("pass"))(b"x", ".rtf")


def test_a_program_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="没有转换成功"):
        make_converter(str(tmp_path / "soffice"))(b"x", ".rtf")


def test_a_result_that_is_too_large_is_refused(
    program: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.intake.office.MAX_SOURCE_BYTES", 3)
    with pytest.raises(IntakeError, match="太大"):
        make_converter(program(COPY))(b"text", ".rtf")


@pytest.mark.parametrize("groups", [True, False])
def test_a_program_that_does_not_end_is_stopped(
    groups: bool, program: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if not groups:
        monkeypatch.delattr(os, "killpg")
    with pytest.raises(IntakeError, match="时间太长"):
        make_converter(program(ENDLESS), limit_s=0.1)(b"x", ".rtf")


def test_nothing_is_left_behind(
    program: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    make_converter(program(COPY))(b"text", ".rtf")
    assert not list((tmp_path / "temp").iterdir())


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_a_rich_text_is_read_through_the_real_program() -> None:
    found = read_blocks(b"{\\rtf1\\ansi report\\par}", "年报.rtf", make_converter(OFFICE))
    assert [item.text for item in found.items] == ["report"]
