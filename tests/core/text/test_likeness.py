# SPDX-License-Identifier: MIT
from __future__ import annotations

from random import Random
from time import process_time

from desktop.core.text.likeness import takeover

OLD = "2024年，我镇完善公开制度并召开会议3次。组织全体工作人员学习业务知识。"


def test_years_and_figures_do_not_make_a_sentence_new() -> None:
    assert takeover(OLD.replace("2024", "2025").replace("3次", "5次"), OLD).share == 100


def test_the_share_counts_letters_of_what_was_compared() -> None:
    found = takeover(OLD + "今年新开通政务公开热线并设置专席值守答疑解惑。", OLD)
    assert 40 < found.share < 70
    assert len(found.pairs) == 2


def test_prescribed_wording_is_left_aside() -> None:
    assert (
        takeover(OLD, OLD, ("我镇完善公开制度并召开会议", "组织全体工作人员学习业务知识")).share
        == 0
    )


def test_both_places_of_a_pair_are_given() -> None:
    (pair,) = takeover("新的一句话。组织全体工作人员学习业务知识。", OLD).pairs
    assert OLD[pair.start_before :].startswith("组织全体")
    assert (pair.start, pair.likeness) == (6, 1.0)


def test_a_sentence_changed_in_one_word_is_still_taken_over() -> None:
    now = "组织全体工作人员深入系统地学习政府信息公开业务知识和典型案例。"
    before = "组织全体工作人员深入系统地学习政府信息公开业务知识和有关案例。"
    assert takeover(now, before).share in {0, 100}
    assert takeover(now + "", before.replace("有关", "典型")).share == 100


def test_nothing_to_compare_is_no_share() -> None:
    assert takeover("无。", OLD) == (0, (), 0, 0)


def test_of_two_that_are_equally_alike_the_first_is_named() -> None:
    before = "更新栏目不够及时需要改进。\n更新栏目不够及时需要改进！"
    (pair,) = takeover("更新栏目不够及时需要改进。", before).pairs
    assert (pair.start_before, pair.likeness) == (0, 1.0)


def test_texts_beyond_measure_are_compared_soon() -> None:
    letters = [chr(0x4E00 + at) for at in range(400)]
    dice = Random(7)
    text = "\n".join("".join(dice.choices(letters, k=40)) for _ in range(2000))
    start = process_time()
    assert takeover(text, text).share == 100
    assert process_time() - start < 2.0
