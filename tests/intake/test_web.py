from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import IntakeError
from desktop.intake.web import read_web

if TYPE_CHECKING:
    from types import SimpleNamespace

PAGE = "<html><head><meta charset={}></head><body><p>规章与许可</p></body></html>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb2312", "gb18030", "big5", "utf-16"])
def test_a_page_is_read_in_its_encoding(encoding: str, seen: SimpleNamespace) -> None:
    page = PAGE.format(encoding).replace(
        "规章与许可", "文件" if encoding == "big5" else "规章与许可"
    )
    data = page.encode(encoding)
    assert seen.texts(read_web(data)) in (["规章与许可"], ["文件"])


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_that_declares_nothing_is_read(encoding: str, seen: SimpleNamespace) -> None:
    assert seen.texts(read_web("<p>规章</p>".encode(encoding))) == ["规章"]


def test_html_from_the_clipboard_is_read_without_its_header(seen: SimpleNamespace) -> None:
    text = "Version:0.9\r\nStartHTML:0105\r\n<html><body><!--StartFragment-->甲<!--EndFragment-->"
    assert seen.texts(read_web(text)) == ["甲"]


def test_a_clipboard_header_without_html_is_nothing() -> None:
    assert read_web("Version:0.9\r\nStartHTML:0105\r\n").items[0].place == "第1段"


def test_a_page_that_is_too_long_is_refused() -> None:
    with pytest.raises(IntakeError, match="网页太大"):
        read_web("好" * 4_000_001)


def test_a_page_with_too_many_tags_is_refused() -> None:
    with pytest.raises(IntakeError, match="网页太大"):
        read_web("<b>" * 150_001)


def test_the_source_is_named() -> None:
    assert read_web("甲").kind == "网页"


@pytest.mark.parametrize("code", ["&#" + "9" * 5_000 + ";", "&#x" + "f" * 5_000 + ";"])
def test_a_character_code_without_end_is_no_character(code: str) -> None:
    assert read_web(f"<p>甲{code}乙</p>").items[0].text == "甲\ufffd乙"


def test_the_page_of_a_web_archive_is_read(seen: SimpleNamespace) -> None:
    head = b"MIME-Version: 1.0\nContent-Type: text/html; charset=gb2312\n\n"
    assert seen.texts(read_web(head + "<p>规章".encode("gbk"))) == ["规章"]


def test_empty_lines_without_end_take_no_time(seen: SimpleNamespace) -> None:
    start = time.process_time()
    assert seen.texts(read_web("<p>甲" + "\n" * 100_000 + "a</p>")) == ["甲 a"]
    assert time.process_time() - start < 1
