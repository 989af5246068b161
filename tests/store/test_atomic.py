# SPDX-License-Identifier: MIT
from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.store import atomic
from desktop.store.atomic import StoreError, read, write

if TYPE_CHECKING:
    from collections.abc import Callable

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX file rights and links")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file with content that must survive."""
    path = tmp_path / "年报.nianbao"
    path.write_bytes(b"old")
    return path


def fails(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_whole(tmp_path: Path) -> None:
    write(tmp_path / "a.nianbao", b"new")
    assert (tmp_path / "a.nianbao").read_bytes() == b"new"
    assert listing(tmp_path) == ["a.nianbao"]


def test_an_old_file_is_replaced(old: Path) -> None:
    write(old, b"new")
    assert old.read_bytes() == b"new"
    assert listing(old.parent) == [old.name]


@pytest.mark.parametrize("step", ["os.fsync", "Path.replace", "os.fdopen", "tempfile.mkstemp"])
@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EDQUOT, "磁盘已满"),
        (errno.EACCES, "只读"),
        (errno.EPERM, "没有写入权限"),
        (errno.EROFS, "只读"),
        (errno.EIO, "磁盘或网络盘出错（EIO）"),
    ],
)
def test_a_failure_at_any_step_keeps_the_old_file_and_leaves_no_litter(
    old: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: int, words: str
) -> None:
    owner, name = step.split(".")
    monkeypatch.setattr(getattr(atomic, owner), name, fails(error))
    with pytest.raises(StoreError, match=rf"^无法保存“年报.nianbao”：.*{words}.*。$"):
        write(old, b"new")
    monkeypatch.undo()
    assert old.read_bytes() == b"old"
    assert listing(old.parent) == [old.name]


def test_a_fault_without_number_is_still_told(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("?")

    monkeypatch.setattr(atomic.os, "fsync", fail)
    with pytest.raises(StoreError, match="原因不明"):
        write(old, b"new")


def test_an_interruption_leaves_no_litter(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(old, b"new")
    assert listing(old.parent) == [old.name]


def test_litter_that_cannot_be_removed_does_not_hide_the_fault(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic.os, "fsync", fails(errno.ENOSPC))
    monkeypatch.setattr(atomic.Path, "unlink", fails(errno.EIO))
    with pytest.raises(StoreError, match="磁盘已满"):
        write(old, b"new")


def test_a_read_only_file_is_not_replaced(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic.os, "access", lambda *_: False)
    with pytest.raises(StoreError, match="只读"):
        write(old, b"new")
    assert old.read_bytes() == b"old"


@posix
@pytest.mark.parametrize("error", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_folder_that_takes_no_files_is_named_and_not_the_file_blamed(
    old: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    monkeypatch.setattr(atomic.tempfile, "mkstemp", fails(error))
    with pytest.raises(StoreError, match=r"文件夹“.+”是只读的.*请另选一个能写入的文件夹") as told:
        write(old, b"new")
    assert str(old.parent) in str(told.value)


def test_a_read_only_file_is_called_a_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic.os, "access", lambda *_: False)
    with pytest.raises(StoreError, match=r"这个文件是只读的.*请关闭它，或换一个文件名。"):
        write(old, b"new")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"文件夹“.*gone”不存在，请另选位置。"):
        write(tmp_path / "gone" / "a.nianbao", b"new")


def test_a_file_in_place_of_the_folder_is_named(old: Path) -> None:
    with pytest.raises(StoreError, match="不存在，请另选位置。"):
        write(old / "a.nianbao", b"new")


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.nianbao").mkdir()
    with pytest.raises(StoreError, match="这是一个文件夹的名字"):
        write(tmp_path / "a.nianbao", b"new")
    assert listing(tmp_path) == ["a.nianbao"]


def test_a_name_too_long_is_cut_in_the_message(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"“年{20}…”：文件名太长"):
        write(tmp_path / ("年" * 200), b"new")


def test_a_long_name_that_the_system_allows_is_written(tmp_path: Path) -> None:
    write(tmp_path / ("年" * 80), b"new")
    assert (tmp_path / ("年" * 80)).read_bytes() == b"new"


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_rights_of_an_old_file_are_kept(old: Path, mode: int) -> None:
    old.chmod(mode)
    write(old, b"new")
    assert stat.S_IMODE(old.stat().st_mode) == mode


@posix
def test_a_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(tmp_path / "a", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_a_drive_that_knows_no_rights_can_be_written(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic.Path, "chmod", fails(errno.EPERM))
    write(old, b"new")
    assert old.read_bytes() == b"new"


def test_a_system_that_cannot_sync_folders_can_be_written(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic.os, "open", fails(errno.EACCES))
    atomic._sync_folder(old.parent)


@posix
def test_a_link_stays_and_its_file_is_replaced(old: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(old)
    write(link, b"new")
    assert link.is_symlink()
    assert old.read_bytes() == b"new"


WRITER = """
import sys
from pathlib import Path
from desktop.store.atomic import write
count = 0
while True:
    count += 1
    write(Path(sys.argv[1]), (b"%08d" % count) * 20_000)
    print(count, flush=True)
"""


@posix
@pytest.mark.parametrize("count", range(1, 11))
def test_a_kill_in_the_middle_of_writing_leaves_a_whole_file(old: Path, count: int) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(old)],
        cwd=Path(atomic.__file__).parents[2],
        stdout=subprocess.PIPE,
    )
    with child:
        for _ in range(count):
            last = int(child.stdout.readline())
        child.send_signal(signal.SIGKILL)
    content = old.read_bytes()
    assert len(content) == 160_000
    assert content == content[:8] * 20_000
    assert int(content[:8]) >= last


def test_a_file_is_read_whole(old: Path) -> None:
    assert read(old) == b"old"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"找不到文件“.*gone.docx”"):
        read(tmp_path / "gone.docx")


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="是文件夹"):
        read(tmp_path)


def test_a_file_too_large_is_not_read(old: Path) -> None:
    with pytest.raises(StoreError, match="太大"):
        read(old, limit=2)


@posix
def test_a_device_is_not_read() -> None:
    with pytest.raises(StoreError, match="“null”不是普通文件"):
        read(Path("/dev/null"))


def test_a_name_that_no_file_can_have_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="文件名太长"):
        read(tmp_path / ("年" * 200))


@pytest.mark.parametrize(
    ("error", "words"), [(errno.EACCES, "没有读取权限"), (errno.EIO, "磁盘或网络盘出错（EIO）")]
)
def test_a_file_that_cannot_be_read_is_told(
    old: Path, monkeypatch: pytest.MonkeyPatch, error: int, words: str
) -> None:
    monkeypatch.setattr(atomic.Path, "read_bytes", fails(error))
    with pytest.raises(StoreError, match=rf"^无法读取“年报.nianbao”：{words}"):
        read(old)
