# SPDX-License-Identifier: MIT
"""Draft files on the disk: JSON in UTF-8 with the ending `.nianbao`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.core.draft import FORMAT, DraftError, from_dict, to_dict
from desktop.store import atomic

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.core.form import FormSpec
    from desktop.core.report import Report

SUFFIX = ".nianbao"


def encode(report: Report) -> bytes:
    """Return the content of the draft file of a report; the same report gives the same bytes."""
    text = json.dumps(to_dict(report), ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8", "surrogatepass")


def decode(data: bytes, forms: Mapping[str, FormSpec]) -> Report:
    """Return the report that a draft file holds.

    Raises:
        DraftError: not a draft, cut off, damaged, or of a newer version.
    """
    try:
        parsed = json.loads(data.decode("utf-8-sig", "surrogatepass"))
    except (ValueError, RecursionError) as fault:
        if looks_like_draft(data):
            raise DraftError("草稿文件不完整，可能没有存完或被截断，请另选一份。") from fault
        raise DraftError("这不是年报草稿文件，请另选一个 .nianbao 文件。") from fault
    return from_dict(parsed, forms)


def looks_like_draft(data: bytes) -> bool:
    """Say whether the beginning of a file is that of a draft, whole or cut off."""
    return FORMAT.encode() in data[:200]


def save(path: Path, report: Report) -> None:
    """Write a draft; raises atomic.StoreError and leaves the old file when it cannot be."""
    atomic.write(path, encode(report))
