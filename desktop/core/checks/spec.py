# SPDX-License-Identifier: MIT
"""What a check is: its family, when it runs, what it needs, and how it explains itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.core.checks.subject import Subject
    from desktop.core.findings import Finding
    from desktop.core.form import Severity


class Family(Enum):
    """A group of checks that a user can switch off as a whole; the value is its id."""

    TABLES = "tables"
    YEARS = "years"
    TEXT_TABLES = "text_tables"
    TEXTS = "texts"
    STRUCTURE = "structure"
    DATES = "dates"
    SIGNATURE = "signature"
    CITATIONS = "citations"
    PERSONAL = "personal"
    LANGUAGE = "language"
    TRACES = "traces"

    @property
    def label(self) -> str:
        """The name for the user."""
        return _FAMILY_LABELS[self]


_FAMILY_LABELS = {
    Family.TABLES: "表内关系",
    Family.YEARS: "与上年比较",
    Family.TEXT_TABLES: "文字与表格",
    Family.TEXTS: "文字之间",
    Family.STRUCTURE: "结构与标题",
    Family.DATES: "日期与期间",
    Family.SIGNATURE: "落款",
    Family.CITATIONS: "引用",
    Family.PERSONAL: "个人信息",
    Family.LANGUAGE: "语言文字",
    Family.TRACES: "公布稿痕迹",
}


class Stage(Enum):
    """When a check runs."""

    TABLE = "table"  # at every key: microseconds
    TEXT = "text"  # after a pause: milliseconds


class Need(Enum):
    """What a check cannot do without; where it is missing the check is silent, not wrong."""

    LAST_YEAR = "last_year"
    KIND = "kind"
    YEAR = "year"
    ORGANISATION = "organisation"
    SOURCE = "source"
    TRACES = "traces"
    WORDS = "words"

    @property
    def reason(self) -> str:
        """Why a check that needs this said nothing, as half a Chinese sentence."""
        return _REASONS[self]


_REASONS = {
    Need.LAST_YEAR: "没有附上上一年度的报告",
    Need.KIND: "封面没有选择单位类别",
    Need.YEAR: "封面没有填写年度",
    Need.ORGANISATION: "封面没有填写单位名称",
    Need.SOURCE: "报告不是从文件读入的",
    Need.TRACES: "没有可供检查的公布稿文件",
    Need.WORDS: "没有装入用词清单",
}


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """One check and everything the user is told about it, in plain Chinese.

    `id` is stable and the `check` of its findings, or their prefix up to a dot. `severity` is the
    worst a finding of it can have. `looks_at` is what it compares, `why` the article or notice
    behind it (or 本程序自定), `wrong` and `right` are short invented examples, `advice` what to do.
    Where it speaks, the checks in `instead_of` are silent on the same field: it says it better.
    """

    id: str
    family: Family
    severity: Severity
    title: str
    looks_at: str
    why: str
    wrong: str
    right: str
    advice: str
    run: Callable[[Subject], Iterator[Finding]]
    stage: Stage = Stage.TEXT
    needs: tuple[Need, ...] = ()
    instead_of: tuple[str, ...] = ()
