# SPDX-License-Identifier: MIT
from __future__ import annotations

import errno
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.draft import DraftError
from desktop.core.report import Report, text_edit
from desktop.store import atomic, drafts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.core.form import FormSpec

TEXTS = st.text(st.characters(exclude_categories=()))


def test_a_saved_draft_gives_back_the_report(
    tmp_path: Path, busy_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    path = tmp_path / "草稿.nianbao"
    drafts.save(path, busy_report)
    assert drafts.decode(atomic.read(path), forms) == busy_report


def test_the_same_report_gives_the_same_bytes(busy_report: Report) -> None:
    assert drafts.encode(busy_report) == drafts.encode(busy_report.copy())


def test_a_draft_is_readable_json_in_utf_8(zero_report: Report) -> None:
    text = drafts.encode(zero_report).decode("utf-8")
    assert "清溪县云岭镇人民政府" in text
    assert json.loads(text)["format"] == "nianbao-draft"


@given(TEXTS, TEXTS)
def test_any_text_survives_lone_surrogates_and_controls_included(
    forms: Mapping[str, FormSpec], overview: str, organisation: str
) -> None:
    report = Report.blank(forms["2021"], 2025)
    report.apply([text_edit("overview", overview)])
    report.cover["organisation"] = organisation
    assert drafts.decode(drafts.encode(report), forms) == report


def test_a_byte_order_mark_does_no_harm(zero_report: Report, forms: Mapping[str, FormSpec]) -> None:
    data = b"\xef\xbb\xbf" + drafts.encode(zero_report)
    assert drafts.decode(data, forms) == zero_report


def test_a_draft_cut_at_any_byte_is_refused_in_one_sentence(
    zero_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    whole = drafts.encode(zero_report)
    assert whole.endswith(b"}\n")
    for end in range(len(whole) - 1):
        with pytest.raises(DraftError, match=r"^[^。]+。$"):
            drafts.decode(whole[:end], forms)


def test_a_draft_that_lost_only_its_last_line_break_is_whole(
    zero_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    assert drafts.decode(drafts.encode(zero_report)[:-1], forms) == zero_report


def test_a_draft_that_was_cut_off_is_named_so(
    zero_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    with pytest.raises(DraftError, match="草稿文件不完整"):
        drafts.decode(drafts.encode(zero_report)[:500], forms)


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"null", b"PK\x03\x04", b"\xff\xfe{\x00", "一、总体情况".encode("gb18030")],
)
def test_what_is_no_draft_is_named_so(forms: Mapping[str, FormSpec], data: bytes) -> None:
    with pytest.raises(DraftError, match="这不是年报草稿文件"):
        drafts.decode(data, forms)


def test_endless_nesting_is_refused(forms: Mapping[str, FormSpec]) -> None:
    with pytest.raises(DraftError):
        drafts.decode(b"[" * 200_000, forms)


def test_a_number_of_thousands_of_digits_is_refused(
    zero_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    data = drafts.encode(zero_report).replace(b": 0,", b": " + b"9" * 9000 + b",", 1)
    with pytest.raises(DraftError):
        drafts.decode(data, forms)


def test_a_draft_is_known_by_its_beginning_whole_or_cut(zero_report: Report) -> None:
    data = drafts.encode(zero_report)
    assert drafts.looks_like_draft(data)
    assert drafts.looks_like_draft(data[:60])
    assert not drafts.looks_like_draft(b"nianbao")


def test_a_draft_that_cannot_be_saved_leaves_the_old_one(
    tmp_path: Path, zero_report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "草稿.nianbao"
    path.write_bytes(b"old")
    monkeypatch.setattr(drafts.atomic.os, "fsync", _full)
    with pytest.raises(atomic.StoreError, match="磁盘已满"):
        drafts.save(path, zero_report)
    assert path.read_bytes() == b"old"


def _full(handle: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
