# SPDX-License-Identifier: MIT
"""Lets an office program convert a document that is not read here; run only when it is handed in.

The program works in a folder of its own that is gone afterwards, with macros and links switched
off, and is stopped when it takes too long.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.intake.blocks import IntakeError
from desktop.intake.limits import MAX_SOURCE_BYTES, refuse_large

if TYPE_CHECKING:
    from collections.abc import Callable

    Converter = Callable[[bytes, str], bytes]

NAMES = ("soffice", "libreoffice")
CONVERTED = "文件已用 LibreOffice 转换后读取，版式可能与原来不同，请核对。"
_LIMIT_S = 60  # the first start on a slow machine takes 15
_FAILED = (
    "LibreOffice 没有转换成功，无法读取这个文件。请用 Word 或 WPS 打开，另存为 .docx 后再导入。"
)
_TOO_SLOW = (
    "LibreOffice 转换这个文件的时间太长，已经停止。请用 Word 或 WPS 打开，另存为 .docx 后再导入。"
)
_SETTING = (
    '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse">'
    "<value>{}</value></prop></item>"
)
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "2"),
)


def make_converter(program: str, limit_s: float = _LIMIT_S) -> Converter:
    """Return what converts a document with an office program.

    The converter takes the bytes and the ending that tells their kind (.rtf), and returns a Word
    document, of an old spreadsheet (.xls) a new one. It raises IntakeError when it cannot.

    Args:
        program: the full path of LibreOffice's soffice.
        limit_s: seconds after which the program is stopped.
    """

    def convert(data: bytes, ending: str) -> bytes:
        with tempfile.TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as name:
            return _convert(program, Path(name), data, ending, limit_s)

    return convert


def _convert(program: str, folder: Path, data: bytes, ending: str, limit_s: float) -> bytes:
    source = folder / f"source{ending}"
    source.write_bytes(data)
    _write_profile(folder / "profile")
    kind = "xlsx" if ending == ".xls" else "docx"
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--convert-to", kind),
        *("--outdir", str(folder / "out"), str(source)),
    ]
    try:
        _run(command, folder, limit_s)
        result = folder / "out" / f"source.{kind}"
        refuse_large(result.stat().st_size, MAX_SOURCE_BYTES, "转换后的文件")
        return result.read_bytes()
    except OSError as error:
        raise IntakeError(_FAILED) from error


def _write_profile(folder: Path) -> None:
    """Write the settings of a profile in which no macro runs and no link is followed."""
    items = "".join(_SETTING.format(*setting) for setting in _SETTINGS)
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor='
        f'"http://openoffice.org/2001/registry">{items}</oor:items>',
        "utf-8",
    )


def _run(command: list[str], folder: Path, limit_s: float) -> None:
    """Run a program to its end.

    Raises:
        IntakeError: it took too long, and was stopped with all that it had started.
        OSError: it cannot be started.
    """
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(limit_s)
    except subprocess.TimeoutExpired as error:
        _stop(process)
        raise IntakeError(_TOO_SLOW) from error


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Stop a program and, where the system has process groups, all that it had started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
