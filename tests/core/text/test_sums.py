# SPDX-License-Identifier: MIT
from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.core.text.sentences import sentences
from desktop.core.text.sums import wrong_shares, wrong_sums


def totals(text: str) -> list[int]:
    return [int(fault.total) for fault in wrong_sums(sentences(text))]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("公开382条，其中甲35条、乙2443条", 2478),
        ("公开30条（其中甲15条、乙20条），解读5条", 35),
        ("公开30条，其中甲15条、乙20条，开展活动50条", 35),
        ("公开276条，其中甲100条、其他100条", 200),
        ("公开共计100条：甲50条、其他30条", 80),
        ("甲公开38条，乙公开15条，共43条", 53),
    ],
)
def test_a_whole_that_cannot_be_right_is_found(text: str, total: int) -> None:
    assert totals(text) == [total]


@pytest.mark.parametrize(
    "text",
    [
        "公开125条，其中甲12条、乙3条",
        "公开约30条，其中甲20条、乙20条",
        "公开30条，其中甲20条、乙20条等",
        "公开30条（含视频，其中甲20条、乙20条",
        "公开30条，其中网站20条、微信20条",
        "公开1.2万条，其中甲2万条、乙20条",
        "公开30条，图解5幅，制作2期，其中甲20条、乙20条",
        "其中甲20条、乙20条、丙30条",
        "公开30条；其中甲20条、乙20条",
        "公开30条，其中甲15条、乙10条；活动12条、40条",
        "公开30条，其中甲10条、乙20条，共30条",
        "公开30条，其中甲20条；其中乙20条、丙3条",
        "收到20件，办结18件，其中甲12件、乙8件",
        "甲38条，乙15幅，共60条",
        "甲38条，乙15条，共开展督查60条",
        "公开2条",
        "甲38条，乙15条、丙共60条",
    ],
)
def test_every_lawful_reading_is_accepted(text: str) -> None:
    assert totals(text) == []


def shares(text: str, *wholes: int) -> list[list[str]]:
    found = wrong_shares(sentences(text), [Decimal(whole) for whole in wholes])
    return [[str(share) for share in fault.right] for fault in found]


def test_a_share_that_no_whole_gives_is_found_with_the_right_one() -> None:
    assert shares("办结805件，予以公开35件，占4.34%。") == [["4.35"]]


def test_a_whole_of_the_tables_counts_too() -> None:
    assert shares("申请中予以公开35件，占比4.35%。", 805) == []


@pytest.mark.parametrize(
    "text",
    [
        "办结申请805件，予以公开35件，约占4.3%。",
        "公开信息35条，占12%。",
        "办结申请805件，按时办结率99%。",
        "占12%的申请得到答复。",
        "予以公开申请35件，占12%。",
    ],
)
def test_a_share_without_a_sure_whole_is_left_alone(text: str) -> None:
    assert shares(text) == []
