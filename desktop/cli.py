# SPDX-License-Identifier: MIT
"""The command `nianbao`: the window, and the same jobs without it.

Exit codes: 0 all in order, 1 findings of severity error, 2 something could not be read, written or
understood. Results go to standard output, complaints to standard error, both in UTF-8 whatever
the locale says. Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from desktop import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.checking import Voice

OK, FAULT, INTERRUPTED = 0, 2, 130

USAGE = """\
用法：
  nianbao [文件…]                    打开窗口；给出文件时打开第一个
  nianbao check 文件… [--json] [--last-year 上年报告] [--words 用语清单]
                                     检查草稿或任何能读取的年报，列出问题；可以与上年报告对照，
                                     可以用本单位的用语清单（文本文件，一行一条：
                                     “错的 => 对的”，或者一个不能用的词）
  nianbao convert 文件 -o 输出文件 [--template 模板] [--edition 表样]
                                     转换格式，由输出文件名的结尾决定：
                                     .nianbao .docx .pdf .html .xlsx .json；
                                     写 .docx 时可以用自己的 Word 模板；
                                     用 --edition 2021（或 2019）换到另一种表样，
                                     列出放不进去的数和文字
  nianbao convert 草稿 -o 审核说明.docx --annex [--last-year 上年报告]
                                     不转换年报，另写一份“审核说明”（.docx .pdf .html）：
                                     哪些事项经核对无误，理由是什么
  nianbao --self-test                检查程序本身是否完好
  nianbao --version                  显示版本号
  nianbao --help                     显示这段说明

check 的退出码：0 没有错误，1 有必须改正的错误，2 有文件读不出来。
文件名与命令同名时，前面加上 ./ 即可。
"""


class UsageError(Exception):
    """The command line cannot be understood. The message is a whole Chinese sentence."""


class _Parser(argparse.ArgumentParser):
    """Understands options; whatever it does not understand is told in Chinese."""

    def __init__(self) -> None:
        super().__init__(add_help=False, allow_abbrev=False)
        self.add_argument("-h", "--help", action="store_true")
        self.add_argument("files", nargs="*")

    def error(self, message: str) -> NoReturn:  # noqa: ARG002
        """Say that the command line is wrong, without argparse's English."""
        raise UsageError("命令的选项写得不对。")

    def understand(self, argv: Sequence[str]) -> argparse.Namespace:
        """Return the options; raises UsageError that names an unknown one."""
        options, unknown = self.parse_known_intermixed_args(argv)
        if unknown:
            raise UsageError(f"不认识的选项“{unknown[0]}”。")
        return options


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code; no fault of a file or disk ends in a traceback.

    Args:
        argv: what stands behind the command's name; None takes it from the process.
    """
    _speak_utf_8()
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except UsageError as fault:
        return _complain(f"{fault}\n\n{USAGE}".rstrip())
    except BrokenPipeError:
        _silence(sys.stdout)  # whoever read the output has seen enough
        return FAULT
    except OSError as fault:
        return _failed(fault)
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _speak_utf_8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _silence(stream: TextIO | None) -> None:
    """Send the rest of a stream nowhere, so that closing it at exit cannot fail again.

    Python 3.11.2 would end with 120, whatever exit code was wanted.
    """
    if stream is None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _failed(fault: OSError) -> int:
    """Tell a fault of the system that no job has put into words: mostly the output itself."""
    code = errno.errorcode.get(fault.errno or 0, "原因不明")
    if fault.filename is not None:
        return _complain(f"无法读写“{fault.filename}”（{code}），请检查它的权限和磁盘空间。")
    _silence(sys.stdout)
    return _complain(f"无法输出结果（{code}），请检查输出的去处。")


def _complain(sentence: str) -> int:
    try:
        print(sentence, file=sys.stderr, flush=True)
    except OSError:  # there is nowhere left to say it
        _silence(sys.stderr)
    return FAULT


def _run(argv: list[str]) -> int:
    if argv and argv[0] in _COMMANDS:
        return _COMMANDS[argv[0]](argv[1:])
    parser = _Parser()
    parser.add_argument("--version", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    options = parser.understand(argv)
    if options.help:
        print(USAGE, end="")
        return OK
    if options.version:
        print(f"年报 {__version__}")
        return OK
    if options.self_test:
        return _self_test()
    return _window([Path(name) for name in options.files])


def _check(argv: list[str]) -> int:
    """Check files one by one; the worst of their exit codes counts."""
    parser = _Parser()
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--last-year", default="")
    parser.add_argument("--words", default="")
    options = parser.understand(argv)
    if options.help:
        print(USAGE, end="")
        return OK
    if not options.files:
        raise UsageError("请写出要检查的文件。")
    from desktop import checking

    job = checking.check_to_json if options.json else checking.check_files
    against = checking.Against(_path(options.last_year), _path(options.words))
    return _told(lambda: job([Path(name) for name in options.files], against, _voice()))


def _path(name: str) -> Path | None:
    return Path(name) if name else None


def _convert(argv: list[str]) -> int:
    parser = _Parser()
    parser.add_argument("-o", "--output", nargs="?", default="")
    parser.add_argument("--template", default="")
    parser.add_argument("--edition", default="")
    parser.add_argument("--annex", action="store_true")
    parser.add_argument("--last-year", default="")
    options = parser.understand(argv)
    if options.help:
        print(USAGE, end="")
        return OK
    if len(options.files) != 1:
        raise UsageError("请写出一个要转换的文件。")
    if not options.output:
        raise UsageError("请用 -o 写出输出文件。")
    from desktop import checking

    source, target = Path(options.files[0]), Path(options.output)
    last_year = _path(options.last_year)
    for name in ("template", "edition"):
        if options.annex and getattr(options, name):
            raise UsageError(f"--annex 与 --{name} 不能一起用。")
    if options.annex:
        return _told(lambda: checking.annex_file(source, target, last_year, _voice()))
    if last_year:
        raise UsageError("convert 的 --last-year 只与 --annex 一起用。")
    template = _path(options.template)
    edition = options.edition
    return _told(lambda: checking.convert_file(source, target, template, _voice(), edition))


def _self_test() -> int:
    from desktop import selftest

    return selftest.run(_voice())


def _window(paths: list[Path]) -> int:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in screens):
        return _complain(
            "这里没有图形界面，打不开窗口。请在桌面环境中启动；"
            "没有窗口时可以用 nianbao check 和 nianbao convert。"
        )
    try:
        from desktop.gui.app import run_window
    except ImportError as fault:
        return _complain(
            f"打不开窗口，缺少图形界面的组件（{fault}）。请运行 packaging/run 补齐，或重新安装。"
        )
    return _told(lambda: run_window(paths))


def _voice() -> Voice:
    from desktop.checking import Voice

    return Voice(print, _complain)


def _told(job: Callable[[], int]) -> int:
    """Do a job; a fault of the user's files or the disk is told in its one sentence."""
    from desktop.tasks import TaskError

    try:
        return job()
    except TaskError as fault:
        return _complain(str(fault))


_COMMANDS: dict[str, Callable[[list[str]], int]] = {"check": _check, "convert": _convert}
