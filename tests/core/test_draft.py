# SPDX-License-Identifier: MIT
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from desktop.core.draft import DraftError, from_dict, to_dict
from desktop.core.migrations import SCHEMA
from desktop.core.report import EDITION, Edit, Evidence, Note, NoteKind, Origin, text_edit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec
    from desktop.core.report import Report


@pytest.fixture
def draft(busy_report: Report) -> dict[str, Any]:
    busy_report.evidence = Evidence(
        "年报.docx",
        {"requests.received.total": 4},
        (Note(NoteKind.DOUBTFUL, "存疑。", ("requests.received.other",), "第2个表格"),),
        {"requests.received.other": 12},
        {"requests.received.other": Origin("１２", "第2个表格第4行第7格", 0.5)},
    )
    return to_dict(busy_report)


def test_a_draft_gives_back_the_report(busy_report: Report, forms: Mapping[str, FormSpec]) -> None:
    assert from_dict(to_dict(busy_report), forms) == busy_report


def test_a_draft_of_the_schema_before_opens_without_number_and_addressee(
    draft: dict[str, Any], forms: Mapping[str, FormSpec]
) -> None:
    for name in ("number", "addressee"):
        del draft["cover"][name]
    del draft["source"]["origins"]
    report = from_dict({**draft, "schema": 2}, forms)
    assert (report.cover["number"], report.cover["addressee"]) == ("", "")


def test_a_draft_gives_back_what_is_known_of_the_source(
    draft: dict[str, Any], forms: Mapping[str, FormSpec]
) -> None:
    evidence = from_dict(draft, forms).evidence
    assert evidence.source == "年报.docx"
    assert evidence.printed_totals == {"requests.received.total": 4}
    assert evidence.notes[0].place == "第2个表格"
    assert evidence.origins == {
        "requests.received.other": Origin("１２", "第2个表格第4行第7格", 0.5)
    }


@pytest.mark.parametrize("confidence", [None, "1", -0.1, 1.1, float("nan")])
def test_a_confidence_that_is_none_is_damage(
    draft: dict[str, Any], forms: Mapping[str, FormSpec], confidence: object
) -> None:
    draft["source"]["origins"]["requests.received.other"][2] = confidence
    with pytest.raises(DraftError, match="读取的把握不是 0 到 1 之间的数"):
        from_dict(draft, forms)


def test_a_draft_holds_inputs_only(draft: dict[str, Any], form_2021: FormSpec) -> None:
    assert set(draft["values"]) == set(form_2021.inputs)


def test_amounts_keep_their_decimals_in_a_draft(draft: dict[str, Any]) -> None:
    assert draft["values"]["proactive.charges.amount"] == "10.50"


def test_a_draft_saved_after_a_change_of_edition_can_be_opened(
    busy_report: Report, all_forms: Mapping[str, FormSpec]
) -> None:
    busy_report.evidence = Evidence(
        "a.docx",
        {"requests.closed_unpaid.total": 3},
        (Note(NoteKind.ABSENT, "缺。", ("proactive.rules.repealed",)),),
    )
    busy_report.apply([Edit(EDITION, "2031"), text_edit("outlook", "计划")], all_forms)
    busy_report.apply([Edit(EDITION, "2019")], all_forms)
    assert from_dict(to_dict(busy_report), all_forms) == busy_report


def test_a_blank_that_was_set_aside_is_nothing(
    draft: dict[str, Any], forms: Mapping[str, FormSpec]
) -> None:
    draft["set_aside"] = {"proactive.rules.made": None}
    assert from_dict(draft, forms).set_aside == {}


@pytest.mark.parametrize("data", [None, 3, [], "nianbao-draft", {}, {"format": "other"}])
def test_what_is_no_draft_is_named_so(forms: Mapping[str, FormSpec], data: object) -> None:
    with pytest.raises(DraftError, match=r"^这不是年报草稿文件"):
        from_dict(data, forms)


@pytest.mark.parametrize("schema", [None, "1", True, 0, -1, 1.0])
def test_a_draft_without_proper_schema_is_damaged(
    draft: dict[str, Any], forms: Mapping[str, FormSpec], schema: object
) -> None:
    with pytest.raises(DraftError, match="缺少版本号"):
        from_dict({**draft, "schema": schema}, forms)


def test_a_draft_of_a_newer_program_asks_for_an_update(
    draft: dict[str, Any], forms: Mapping[str, FormSpec]
) -> None:
    with pytest.raises(DraftError, match="更新版本的程序保存的"):
        from_dict({**draft, "schema": SCHEMA + 1, "values": "unknown"}, forms)


def put(*path: str, value: object) -> Callable[[dict[str, Any]], object]:
    def change(draft: dict[str, Any]) -> None:
        for key in path[:-1]:
            draft = draft[key]
        draft[path[-1]] = value

    return change


NOTE = {"kind": "doubtful", "cells": [], "place": "", "message": "句。"}
DAMAGES = {
    "no edition": (lambda d: d.pop("edition"), "缺少“edition”"),
    "no values": (lambda d: d.pop("values"), "缺少“values”"),
    "an unknown edition": (put("edition", value="1999"), "不认识的表样版本“1999”"),
    "an edition that is a list": (put("edition", value=[]), "内容不符合格式"),
    "an unknown cover field": (put("cover", "colour", value="红"), "不认识的项目“colour”"),
    "a cover that is a list": (put("cover", value=["year"]), r"不认识的项目|内容不符合格式"),
    "a cover that is empty text": (put("cover", value=""), "内容不符合格式"),
    "a number for a title": (put("cover", "title", value=3), "应为文字的地方不是文字"),
    "an unknown kind": (put("cover", "organisation_kind", value="x"), "内容不符合格式"),
    "a year in words": (put("cover", "year", value="今年"), "年度不是四位数字"),
    "a year too long": (put("cover", "year", value="9" * 5000), "年度不是四位数字"),
    "an unknown text": (put("texts", "poem", value=""), "不认识的项目“poem”"),
    "a text that is a list": (put("texts", "preface", value=[]), "不是文字"),
    "an unknown cell": (put("values", "x.y.z", value=1), "不认识的格“x.y.z”"),
    "a total as input": (put("values", "requests.handled.other", value=1), "不认识的格"),
    "a word as count": (put("values", "requests.received.other", value="多"), "“多”不是数字"),
    "a float": (put("values", "requests.received.other", value=1.5), "“1.5”不是数字"),
    "a negative count": (put("values", "requests.received.other", value=-1), "小于零"),
    "values that are a number": (put("values", value=3), "内容不符合格式"),
    "an input set aside": (put("set_aside", "requests.received.other", value=1), "不认识的格"),
    "a source that is null": (put("source", value=None), "内容不符合格式"),
    "an unknown printed total": (put("source", "printed_totals", "x", value=1), "不认识的格“x”"),
    "notes that are a number": (put("source", "notes", value=5), "内容不符合格式"),
    "a note that is a number": (put("source", "notes", value=[5]), "内容不符合格式"),
    "an unknown kind of note": (
        put("source", "notes", value=[{**NOTE, "kind": "x"}]),
        "内容不符合格式",
    ),
    "a note with a text for cells": (
        put("source", "notes", value=[{**NOTE, "cells": "abc"}]),
        "说明里的格不是列表",
    ),
    "a note on an unknown cell": (
        put("source", "notes", value=[{**NOTE, "cells": ["a.b.c"]}]),
        "不认识的格“a.b.c”",
    ),
    "a note on no text": (
        put("source", "notes", value=[{**NOTE, "cells": [3]}]),
        "应为文字的地方不是文字",
    ),
}


@pytest.mark.parametrize(("damage", "reason"), DAMAGES.values(), ids=DAMAGES)
def test_damage_is_told_in_one_chinese_sentence(
    draft: dict[str, Any],
    forms: Mapping[str, FormSpec],
    damage: Callable[[dict[str, Any]], object],
    reason: str,
) -> None:
    damage(draft)
    with pytest.raises(DraftError, match=reason) as fault:
        from_dict(draft, forms)
    sentence = str(fault.value)
    assert re.fullmatch(r"草稿文件已损坏（.*），文件没有存完整或被改动过，请另选一份。", sentence)
    assert sentence.count("。") == 1
