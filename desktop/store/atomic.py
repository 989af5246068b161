# SPDX-License-Identifier: MIT
"""Writes a file whole or not at all: what was there stays until the new content is on the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class StoreError(Exception):
    """Something on the disk stands in the way. The message is a whole Chinese sentence."""


def write(path: Path, data: bytes) -> None:
    """Put `data` into `path`, replacing it in one step (temporary file, fsync, rename).

    A link is followed, so that the file it points to is replaced and the link stays.

    Raises:
        StoreError: it could not be written; the old file is untouched.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "read-only")
        _replace(target, data)
    except _FolderError as fault:
        raise StoreError(
            f"无法保存“{path.name}”：文件夹“{target.parent}”是只读的，或者没有写入权限。"
            "请另选一个能写入的文件夹，例如“文档”。"
        ) from fault
    except OSError as fault:
        raise StoreError(_sentence(path, fault)) from fault


class _FolderError(Exception):
    """The folder, not the file, takes nothing new."""


def _replace(target: Path, data: bytes) -> None:
    try:
        handle, name = tempfile.mkstemp(
            prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent
        )
    except OSError as fault:
        if fault.errno in _REFUSED:
            raise _FolderError from fault
        raise
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(temporary, target)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _keep_mode(temporary: Path, target: Path) -> None:
    """Give the new file the rights of the old one; a new file gets the usual ones."""
    if target.exists():
        mode = target.stat().st_mode & 0o777
    else:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    with contextlib.suppress(OSError):  # some network drives know no rights
        temporary.chmod(mode)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable where the system allows it (Windows does not)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sentence(path: Path, fault: OSError) -> str:
    name = path.name
    match fault.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return f"无法保存“{name}”：文件夹“{path.parent}”不存在，请另选位置。"
        case errno.EISDIR:
            return f"无法保存“{name}”：这是一个文件夹的名字，请换一个文件名。"
        case errno.ENOSPC | errno.EDQUOT:
            return f"无法保存“{name}”：磁盘已满，请清理后再试，或另选位置。"
        case code if code in _REFUSED:
            return (
                f"无法保存“{name}”：这个文件是只读的、没有写入权限，或正在 Word、WPS 中打开。"
                "请关闭它，或换一个文件名。"
            )
        case errno.ENAMETOOLONG:
            return f"无法保存“{name[:20]}…”：文件名太长，请缩短。"
    return f"无法保存“{name}”：磁盘或网络盘出错（{_code(fault)}），请另选位置。"


def _code(fault: OSError) -> str:
    return errno.errorcode.get(fault.errno or 0, "原因不明")


def read(path: Path, limit: int = 200_000_000) -> bytes:
    """Return the content of a file of at most `limit` bytes.

    Raises:
        StoreError: it is missing, not to be read, a folder, or too large.
    """
    try:
        if path.is_dir():
            raise StoreError(f"“{path.name}”是文件夹，请选择其中的一个文件。")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise StoreError(f"“{path.name}”不是普通文件，请另选一份。")
        if status.st_size > limit:
            raise StoreError(f"“{path.name}”太大（超过 {limit // 1_000_000} MB），不像是一份年报。")
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise StoreError(f"找不到文件“{path}”，可能已被移动或删除。") from fault
    except PermissionError as fault:
        raise StoreError(
            f"无法读取“{path.name}”：没有读取权限，或正被别的程序占用。请关闭它，或另选一份。"
        ) from fault
    except OSError as fault:
        if fault.errno == errno.ENAMETOOLONG:
            raise StoreError(f"找不到文件“{path.name[:20]}…”：文件名太长。") from fault
        raise StoreError(
            f"无法读取“{path.name}”：磁盘或网络盘出错（{_code(fault)}），请稍后再试，或另选一份。"
        ) from fault
