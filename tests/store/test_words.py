# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop import paths
from desktop.core.wordfile import WordFileError
from desktop.store.atomic import StoreError
from desktop.store.words import load_own_text, load_words, save_own_text

if TYPE_CHECKING:
    from pathlib import Path


def test_the_shipped_lists_are_there() -> None:
    words = load_words(paths.data_folder("resources") / "checks")
    assert words.pairs["misused"]["日程工作"] == "日常工作"
    assert "（或本部门）" in words.lists["residue"]


def test_no_right_word_is_itself_called_wrong() -> None:
    pairs = load_words(paths.data_folder("resources") / "checks").pairs
    wrong = {**pairs["misused"], **pairs["style"]}
    assert [right for right in wrong.values() for word in wrong if word in right] == []


def test_an_empty_folder_is_an_incomplete_installation(tmp_path: Path) -> None:
    with pytest.raises(WordFileError, match="no word lists"):
        load_words(tmp_path)


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text("[", "utf-8")
    with pytest.raises(WordFileError, match=r"words\.toml"):
        load_words(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_an_own_list_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "用词.txt"
    path.write_bytes("老百姓 => 群众\n".encode(encoding))
    assert load_own_text(path) == "老百姓 => 群众\n"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04", b"a\0", b"\x81", b"\xff\xfe\x00\xd8", b"a" * 1_000_001]
)
def test_what_is_no_text_is_no_list(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "用词.docx"
    path.write_bytes(data)
    with pytest.raises(StoreError, match=r"“用词\.docx”不是用语清单"):
        load_own_text(path)


def test_an_own_list_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="找不到文件"):
        load_own_text(tmp_path / "none.txt")


def test_a_list_that_was_saved_is_read_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    save_own_text(path, "# 说明\n甲 => 乙\n")
    assert path.read_bytes().startswith("\ufeff# 说明\r\n".encode())
    assert load_own_text(path).splitlines() == ["# 说明", "甲 => 乙"]
