# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from desktop.core.text.topics import mentions


def bound(text: str, year: int | None = 2025, *, whole_area: bool = False) -> dict[str, int]:
    found = mentions(text, "overview", year, whole_area=whole_area)
    return {one.concept: int(one.number.value) for one in found}


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("收到政府信息公开申请17件", {"received": 17}),
        ("收到公开申请十七宗", {"received": 17}),
        ("新收公开申请17件，上年结转2件", {"received_new": 17, "carried_in": 2}),
        ("公开申请结转至2026年3件", {"carried_out": 3}),
        ("含2024年结转的公开申请2件", {"carried_in": 2}),
        ("含2023年结转的公开申请2件", {}),
        ("公开申请结转2027年3件", {}),
        ("3件公开申请结转下年度", {"carried_out": 3}),
        ("未收到公开申请", {"received": 0}),
        ("办结公开申请18件", {"handled": 18}),
        ("按期办结公开申请18件", {}),
        ("收到申请5件", {"received": 5}),
        ("收到公开申请三五件", {}),
        ("收到公开申请约5件", {}),
        ("依申请公开的同时，受理信访件，受理5件", {}),
        ("2024年收到公开申请9件", {}),
        ("去年收到公开申请9件", {}),
        ("2024年未收到公开申请", {}),
        ("上半年收到公开申请9件", {}),
        ("较上年增加收到公开申请9件", {}),
        ("通过网站收到公开申请9件", {}),
        ("各乡镇收到公开申请9件", {}),
    ],
)
def test_numbers_on_requests_are_bound_or_left_alone(text: str, concepts: dict[str, int]) -> None:
    assert bound(text) == concepts


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("公开申请予以公开、部分公开分别为5件、3件", {"granted": 5, "partial": 3}),
        ("公开申请予以公开和部分公开8件", {"granted+partial": 8}),
        ("公开申请不予公开、无法提供均为2件", {"denied": 2, "unable": 2}),
        ("公开申请中5件予以公开", {"granted": 5}),
        ("公开申请予以公开、部分公开分别为5件、3件、1件", {}),
        ("公开申请予以公开、部分公开分别5件", {}),
        ("公开申请予以公开三五件", {}),
        ("公文予以公开5件", {}),
        ("今后予以公开5件", {}),
        ("自然人申请予以公开5件", {}),
    ],
)
def test_results_are_bound_alone_and_in_chains(text: str, concepts: dict[str, int]) -> None:
    assert bound(text) == concepts


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("政府信息公开行政复议、行政诉讼均为0件", {"review": 0, "suit": 0}),
        ("政府信息公开行政复议、行政诉讼共4件", {"review+suit": 4}),
        ("因信息公开被申请复议2件，均获维持", {"review": 2, "outcome.review.not_upheld": 0}),
        ("信息公开行政诉讼维持三五件，纠正1件", {"outcome.suit.corrected": 1}),
        ("办理行政复议案件20件", {}),
        ("办理信息公开行政复议案件20件", {}),
        ("2024年未发生信息公开行政诉讼", {}),
        ("2024年信息公开行政诉讼维持3件", {}),
        ("信息公开未经复议直接起诉、复议后起诉分别为1件、2件", {"direct": 1, "after_review": 2}),
        (
            "信息公开行政诉讼1件、复议后起诉1件，维持1件",
            {"suit": 1, "after_review": 1, "outcome.suit.upheld": 1},
        ),
        ("信息公开案件已审结。其中维持1件", {}),
        ("行政复议5件均维持", {"plain.review": 5}),
        ("全年行政复议5件，公布行政诉讼2件", {"plain.review": 5}),
        ("信息公开复议决定维持1件", {"outcome.any.upheld": 1}),
        ("5件行政复议均维持", {"review": 5, "outcome.review.not_upheld": 0}),
    ],
)
def test_disputes_are_those_of_the_disclosure_work(text: str, concepts: dict[str, int]) -> None:
    assert bound(text) == concepts


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("规范性文件制发3件、废止1件", {"norms.issued": 3, "norms.repealed": 1}),
        ("规章制发0件，规范性文件现行有效9件", {"norms.in_force": 9}),
        ("未制定规范性文件", {"norms.issued": 0}),
        ("2024年未制定规范性文件", {}),
        ("制定规范性文件约3件", {}),
        ("制定规范性文件三五件", {}),
        ("作出行政许可决定3件", {"licences.made": 3}),
        ("行政处罚处理决定数量3件", {"penalties.made": 3}),
        ("公开行政处罚信息3条", {"penalties.published": 3}),
        ("公开行政处罚信息约3条", {}),
        ("收取行政事业性收费3.5万元", {"charges.万元": 3}),
        ("收取行政事业性收费约3.5万元", {}),
        (
            "政府集中采购项目3个，采购总金额3.5万元",
            {"procurement.projects": 3, "procurement.万元": 3},
        ),
        ("2024年政府集中采购项目3个", {}),
    ],
)
def test_documents_decisions_and_charges_are_bound(text: str, concepts: dict[str, int]) -> None:
    assert bound(text) == concepts


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("自然人8件、法人2件", {"natural": 8, "organisations": 2}),
        ("其中自然人申请8件，科研机构申请2件", {"natural": 8, "research": 2}),
        ("按申请人类型划分：公民8件、法律服务机构2件", {"natural": 8, "legal": 2}),
        ("其中网上申请8件，自然人2件", {}),
        ("其中自然人约8件", {}),
        ("均为自然人申请", {"organisations": 0}),
        ("其中公民8件、法人1件、其他组织1件", {"natural": 8, "organisations": 2}),
        ("上年结转2件，其中自然人2件", {}),
    ],
)
def test_applicants_are_those_of_the_whole_before_them(text: str, concepts: dict[str, int]) -> None:
    found = bound(f"收到公开申请10件，{text}。")
    assert {
        name.removeprefix("applicants."): number
        for name, number in found.items()
        if name.startswith("applicants.")
    } == concepts


def test_applicants_may_follow_in_the_next_sentence() -> None:
    found = bound("收到公开申请10件。其中，自然人8件。")
    assert found == {"received": 10, "applicants.natural": 8}


def test_a_sentence_that_counts_something_else_last_has_no_applicants_after_it() -> None:
    assert bound("收到公开申请10件，培训8次。其中，自然人8件。") == {"received": 10}


def test_the_whole_area_speaks_of_itself() -> None:
    assert bound("全县收到公开申请9件", whole_area=True) == {"received": 9}


def test_without_a_year_every_year_is_the_one() -> None:
    assert bound("2024年收到公开申请9件，结转2025年1件", None) == {"received": 9, "carried_out": 1}


def test_a_heading_gives_its_topic_to_what_follows() -> None:
    assert bound("（二）依申请公开\n全年收到申请9件") == {"received": 9}


def test_a_place_is_that_of_the_words() -> None:
    text = "情况如下。\n收到公开申请９件。"
    (one,) = mentions(text, "overview", 2025, whole_area=False)
    assert text[one.start : one.end] == "收到公开申请９件"
