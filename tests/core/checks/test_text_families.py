# SPDX-License-Identifier: MIT
"""What holds for all checks that read words, whatever is written."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.checks.registry import Stage, run_checks
from desktop.core.checks.subject import Subject
from desktop.core.checks.text_families import CHECKS
from desktop.core.checks.words import Words
from tests.core.checks.sentences_right import RIGHT
from tests.core.checks.sentences_wrong import WRONG
from tests.core.checks.specimens_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec
    from desktop.core.report import Report

PIECES = st.sampled_from([piece for text in RIGHT for piece in text.split("，")])
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=12).map("，".join)
HOSTILE = [
    "收到",
    "1",
    "十",
    "、",
    "（",
    "其中1件，",
    "行政复议、",
    "共5条，",
    "12条、",
    "《",
    "由",
    "总数",
]


def examined(report: Report) -> tuple:
    return run_checks(Subject.of(report, report.copy(), None, WORDS), Stage.TEXT)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_every_span_is_inside_its_text(text: str, busy_report: Report) -> None:
    busy_report.texts.update(dict.fromkeys(busy_report.texts, text))
    for found in examined(busy_report):
        start, end = found.span or (0, 0)
        assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hostile_text_takes_no_longer_than_its_length(unit: str, busy_report: Report) -> None:
    busy_report.texts["overview"] = unit * (2000 // len(unit))
    start = time.process_time()
    examined(busy_report)
    assert time.process_time() - start < 2


def test_every_edition_and_a_blank_report_can_be_examined(
    all_forms: Mapping[str, FormSpec], report_2021: Report
) -> None:
    report_2021.texts["overview"] = "".join(text for text, _ in WRONG)
    for edition in all_forms:
        report_2021._change_form(all_forms[edition])
        assert examined(report_2021)


def test_blanks_are_not_held_against_the_text(report_2021: Report) -> None:
    report_2021.texts["overview"] = "收到政府信息公开申请17件，办结17件，制发规范性文件3件。"
    assert not [found for found in examined(report_2021) if found.check.startswith("text_table")]


def test_ids_are_told_once() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_explains_itself_in_chinese(check) -> None:
    said = (check.title, check.looks_at, check.why, check.wrong, check.right, check.advice)
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in text) for text in said)


def test_only_wrong_places_of_a_word_are_counted(busy_report: Report) -> None:
    words = Words({"exceptions": ("日程工作安排",)}, {"misused": {"日程工作": "日常工作"}})
    busy_report.texts["overview"] = "见日程工作安排。负责日程工作。"
    found = run_checks(Subject.of(busy_report, words=words), Stage.TEXT)
    (message,) = (one.message for one in found if one.check == "language.misused")
    assert message.endswith("“日程工作”是错误写法，应当写“日常工作”。")
