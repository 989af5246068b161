from __future__ import annotations

import base64
import os

import pytest

from desktop.intake.blocks import IntakeError
from desktop.intake.web_archive import archived_page, is_web_archive

HEAD = b"MIME-Version: 1.0\r\n"
RELATED = HEAD + b'Content-Type: multipart/related; boundary="cut"\r\n\r\n'
PICTURE = b"--cut\r\nContent-Type: image/png\r\n\r\nx\r\n"
PAGE = "<p>规章</p>".encode("gbk")
LIMIT_S = 2.0


def page(content: bytes, encoding: str = "base64", kind: str = "text/html") -> bytes:
    """Make a part."""
    lines = (f"Content-Type: {kind}; charset=gb2312", f"Content-Transfer-Encoding: {encoding}")
    head = "\r\n".join(["--cut", *lines, "", ""])
    return head.encode() + content + b"\r\n"


def packed(content: bytes) -> bytes:
    return base64.encodebytes(content).replace(b"\n", b"\r\n")


def test_the_first_page_is_returned_with_its_encoding() -> None:
    data = RELATED + PICTURE + page(packed(PAGE)) + page(packed(b"other")) + b"--cut--"
    assert is_web_archive(data)
    assert archived_page(data) == (PAGE, "gb2312")


def test_a_page_in_a_part_of_parts_is_found() -> None:
    inner = b'--cut\r\nContent-Type: multipart/alternative; boundary="in"\r\n\r\n'
    data = RELATED + inner + page(packed(PAGE)).replace(b"--cut", b"--in") + b"--in--\r\n--cut--"
    assert archived_page(data)[0] == PAGE


def test_a_page_that_is_the_whole_message_is_returned() -> None:
    assert archived_page(HEAD + page(packed(PAGE))[len("--cut\r\n") :])[0] == PAGE


@pytest.mark.parametrize(
    ("encoding", "content", "expected"),
    [
        ("quoted-printable", b"<p>=B9=E6=\r\n=D5=C2</p>", PAGE + b"\r\n"),
        ("8bit", PAGE, PAGE + b"\r\n"),
        ("Base64 ", packed(b"abcdef")[:-3], b"abcdef"[:-1]),
        ("base64", b"YWJjZGU", b"abcde"),
        ("base64", b"YWJjZ", b"abcd"),
    ],
)
def test_a_part_is_unpacked_as_far_as_it_goes(
    encoding: str, content: bytes, expected: bytes
) -> None:
    assert archived_page(RELATED + page(content, encoding))[0] == expected


@pytest.mark.parametrize(
    "data",
    [
        RELATED + page(b"x", kind="text/plain"),
        RELATED,
        RELATED + b"\r\n--cut",
        HEAD + b"Content-Type: multipart/related\r\n\r\n" + b"multipart/" * 30,
        HEAD + b"Content-Type: multipart/related; boundary*=a\x00b''c\r\n\r\n",
        HEAD + b"Content-Type: text/html;" + b" a*0=b;\r\n" * 500 + b"\r\n<p>x",
        HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 3_000,
        RELATED + b'--cut\r\nContent-Type: multipart/mixed; boundary="cut"\r\n\r\n' * 3_000,
        RELATED + PICTURE * 50_000 + page(PAGE),
        RELATED + b"--cut\n" * 1_000_000,
        RELATED + (b"--cut\n" + b"X: y\n" * 3_000 + b"\nx\n") * 300,
    ],
)
def test_an_archive_without_a_page_within_reach_is_refused_soon(data: bytes) -> None:
    start = sum(os.times()[:2])
    with pytest.raises(IntakeError, match="没有网页内容"):
        archived_page(data)
    assert sum(os.times()[:2]) - start < LIMIT_S


def test_a_page_that_is_too_large_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(IntakeError, match="网页太大"):
        archived_page(RELATED + page(b"YWJj" * 4_000_001))


def test_a_large_picture_before_the_page_costs_nothing() -> None:
    picture = b"--cut\r\nContent-Type: image/png\r\n\r\n" + bytes(20_000_000) + b"\r\n"
    assert archived_page(RELATED + picture + page(packed(PAGE)))[0] == PAGE


@pytest.mark.parametrize("data", [b"<html>", "内容".encode(), b"Content-Type: x\n<html>"])
def test_other_files_are_no_web_archives(data: bytes) -> None:
    assert not is_web_archive(data)
