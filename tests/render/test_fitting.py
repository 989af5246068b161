# SPDX-License-Identifier: MIT
from __future__ import annotations

import time

import pytest

from desktop.render.fitting import figure_size, label_lines, title_lines, width_em


@pytest.mark.parametrize(("text", "em"), [("年报", 2), ("2025", 2), ("2025年1月", 4.5), ("", 0)])
def test_a_chinese_character_is_one_em_and_a_digit_half(text: str, em: float) -> None:
    assert width_em(text) == em


@pytest.mark.parametrize(
    ("text", "width_mm", "size_pt"),
    [("0", 12, 9), ("1234567", 12, 7.5), ("123456789012345", 9.4, 2.5), ("", 12, 9)],
)
def test_a_long_figure_gets_smaller_until_it_fits(
    text: str, width_mm: float, size_pt: float
) -> None:
    assert figure_size(text, width_mm, 9) == size_pt


@pytest.mark.parametrize(
    ("text", "width_mm", "lines"),
    [
        ("自然人", 12, ("自然人",)),
        ("商业企业", 12, ("商业", "企业")),
        ("社会公益组织", 12, ("社会", "公益", "组织")),
        ("社会公益组织", 14, ("社会公益", "组织")),
        ("（三）不予公开", 14, ("（三）", "不予公开")),
        ("3.补正后申请内容仍不明确", 20, ("3.补正后申请内容仍不明确",)),
        ("其他项", 8, ("其他项",)),
        ("总计", 4, ("总计",)),
    ],
)
def test_a_label_is_broken_only_between_words(
    text: str, width_mm: float, lines: tuple[str, ...]
) -> None:
    assert label_lines(text, width_mm, 9) == lines


@pytest.mark.parametrize(
    ("organisation", "year", "lines"),
    [
        ("水务局", 2025, ("水务局2025年政府信息公开工作年度报告",)),
        ("清溪县水务局", 2025, ("清溪县水务局2025年", "政府信息公开工作年度报告")),
        (
            "云海市人力资源和社会保障局",
            2025,
            ("云海市人力资源和社会保障局", "2025年政府信息公开工作年度报告"),
        ),
        (
            "云海市清溪高新技术产业开发区管理委员会",
            2025,
            ("云海市清溪高新技术产业开发区管理委员会", "2025年政府信息公开工作年度报告"),
        ),
    ],
)
def test_a_title_is_broken_at_sense_units(
    organisation: str, year: int, lines: tuple[str, ...]
) -> None:
    title = f"{organisation}{year}年政府信息公开工作年度报告"
    assert title_lines(title, organisation, 20) == lines


def test_a_title_may_need_three_lines() -> None:
    title = "示例" * 9 + "2025年度" + "政府信息公开工作年度报告" + "（征求意见稿第二次修改）"
    assert len(title_lines(title, "示例" * 9, 20)) == 3


def test_a_name_that_is_longer_than_a_line_is_broken_behind_one_of_its_parts() -> None:
    name = "云海市清溪高新技术产业开发区管理委员会行政审批服务局"
    title = f"{name}2025年政府信息公开工作年度报告"
    assert title_lines(title, name, 20) == (
        "云海市清溪高新技术产业开发区",
        "管理委员会行政审批服务局",
        "2025年政府信息公开工作年度报告",
    )


def test_a_title_that_cannot_be_broken_well_is_left_alone() -> None:
    title = "长" * 41
    assert title_lines(title, "长" * 41, 20) == (title,)


def test_a_title_of_another_kind_is_broken_without_the_organisation() -> None:
    title = "关于报送2025年政府信息公开工作年度报告的说明"
    assert "".join(title_lines(title, "清溪县水务局", 20)) == title


def test_a_title_beyond_measure_is_left_to_the_word_processor_at_once() -> None:
    title = "清溪市" * 400
    start = time.process_time()
    assert title_lines(title, title, 20.0) == (title,)
    assert time.process_time() - start < 1.0
