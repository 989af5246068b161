# SPDX-License-Identifier: MIT
"""The program finds what travels with it, and the set-up scripts say what is missing."""

from __future__ import annotations

import marshal
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import desktop
from desktop import paths
from desktop.intake import pdf_child
from tests.intake.pdfs import pdf, write

ROOT = Path(__file__).resolve().parent.parent
only_posix = pytest.mark.skipif(sys.platform == "win32", reason="the scripts are bash")


def test_installed_version_is_the_one_in_the_package() -> None:
    assert version("nianbao") == desktop.__version__


@pytest.mark.parametrize("name", paths.FOLDERS)
def test_checkout_finds_its_data_beside_the_package(name: str) -> None:
    assert paths.data_folder(name) == ROOT / name


@pytest.mark.parametrize("name", paths.FOLDERS)
def test_installed_data_is_preferred_to_a_folder_beside_the_package(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_data" / name).mkdir(parents=True)
    monkeypatch.setattr(paths, "files", lambda _package: tmp_path)
    assert paths.data_folder(name) == tmp_path / "_data" / name


def test_missing_data_names_both_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "files", lambda _package: tmp_path)
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "desktop" / "paths.py"))
    with pytest.raises(FileNotFoundError, match=r"_data.resources 或 .*resources.*请重新安装"):
        paths.data_folder("resources")


def test_unknown_data_folder_is_refused() -> None:
    with pytest.raises(ValueError, match="not a data folder: desktop"):
        paths.data_folder("desktop")


def test_packaging_folder_does_not_hide_the_library_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_the_packed_program_is_its_own_child_that_reads_a_pdf(tmp_path: Path) -> None:
    """Packed, the program has no Python to run with -m, and must answer to that itself."""
    script = (ROOT / "packaging" / "build-linux").read_text("utf-8")
    start = tmp_path / "launch.py"
    start.write_text(script.split("<<'PYTHON'\n")[1].split("\nPYTHON\n")[0], "utf-8")
    done = subprocess.run(
        [sys.executable, str(start), "-m", pdf_child.NAME],
        input=pdf(write(70, 700, "规章")),
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
    )
    refusal, pages = marshal.loads(done.stdout)
    assert (refusal, len(pages)) == ("", 1)


@pytest.mark.parametrize("name", paths.FOLDERS)
def test_data_folder_holds_no_python(name: str) -> None:
    """Python in a folder that the wheel renames makes an editable installation impossible."""
    assert not list((ROOT / name).rglob("*.py"))


class Machine:
    """A machine of stub commands, with a copy of the scripts and no virtual environment."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "检出 目录"
        self.commands = folder / "bin"
        self.commands.mkdir()
        shutil.copytree(ROOT / "packaging", self.checkout / "packaging")
        shutil.copytree(ROOT / "desktop", self.checkout / "desktop")
        shutil.copy(ROOT / "pyproject.toml", self.checkout)
        self.stub("ldconfig", "echo")
        self.stub("id", "echo 1000")
        self.stub("sudo", "exit 1")
        self.stub("python3", f'exec "{sys.executable}" "$@"')

    def stub(self, name: str, script: str) -> None:
        command = self.commands / name
        command.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        command.chmod(0o755)

    def libraries_present(self) -> None:
        self.stub(
            "ldconfig",
            f'grep -o "^lib[^ ]*" "{self.checkout}/packaging/setup.sh" '
            "| sed 's/^/\\t/; s/$/ (libc6)/'",
        )

    def run(self, script: str, *args: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PATH": f"{self.commands}:/usr/bin:/bin"}
        command = [str(self.checkout / "packaging" / script), *args]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@only_posix
def test_missing_libraries_without_rights_give_one_line_to_run(machine: Machine) -> None:
    machine.stub("apt-get", "exit 9")
    done = machine.run("run")
    line = next(line for line in done.stderr.splitlines() if "apt-get install" in line)
    assert (done.returncode, done.stdout) == (1, "")
    assert line.startswith("    sudo apt-get update && ")
    assert {"libgl1", "libegl1", "libxcb-cursor0"} <= set(line.split())


@only_posix
def test_missing_libraries_with_sudo_are_installed(machine: Machine) -> None:
    machine.stub("sudo", 'test "$1" = -n && shift && exec "$@"')
    machine.stub("apt-get", f'echo "$@" >>"{machine.checkout}/apt.log"; exit 9')
    machine.run("run")
    assert "install -y --no-install-recommends libgl1 libegl1" in (
        machine.checkout / "apt.log"
    ).read_text("utf-8")


@only_posix
def test_ready_environment_is_started_at_once_with_the_arguments(machine: Machine) -> None:
    machine.libraries_present()
    make_ready(machine)
    done = machine.run("run", "check", "两 份.docx", "*")
    assert done.stdout.splitlines() == ["check", "两 份.docx", "*"]
    assert (done.returncode, done.stderr) == (0, "")


@only_posix
@pytest.mark.parametrize("changed", ["pyproject.toml", "desktop/__init__.py"])
def test_changed_project_is_installed_again(machine: Machine, changed: str) -> None:
    machine.libraries_present()
    make_ready(machine)
    with (machine.checkout / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert "pip ran" in machine.run("run").stderr


@only_posix
def test_failed_installation_shows_why_and_is_tried_again(machine: Machine) -> None:
    machine.libraries_present()
    make_ready(machine)
    (machine.checkout / ".venv" / "ready-base").unlink()
    first, second = machine.run("run"), machine.run("run")
    assert (first.returncode, second.returncode) == (1, 1)
    assert "组件没有装上" in first.stderr
    assert "pip ran" in second.stderr


@only_posix
def test_half_installed_environment_is_not_started(machine: Machine) -> None:
    machine.libraries_present()
    make_ready(machine)
    log = machine.checkout / ".venv" / "install.log"
    log.write_text("Collecting x\nInstalling collected packages: x\n", "utf-8")
    machine.stub("python3", 'case "$2" in venv) echo made anew; exit 1;; esac')
    assert "made anew" in machine.run("run").stderr


def make_ready(machine: Machine) -> None:
    """Give the machine an environment as an installation leaves it, with a failing pip."""
    venv = machine.checkout / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "lib/python3.11/site-packages/pip").mkdir(parents=True)
    for name, script in {
        "python": 'test "$2" = pip && echo "pip ran" && exit 1\necho 3.11',
        "nianbao": 'printf "%s\\n" "$@"',
    }.items():
        (venv / "bin" / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        (venv / "bin" / name).chmod(0o755)
    stamp = 'source packaging/setup.sh; fingerprint > "$VENV/ready-base"'
    subprocess.run(["bash", "-c", stamp], cwd=machine.checkout, check=True)
