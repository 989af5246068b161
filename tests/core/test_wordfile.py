# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from desktop.core.checks.words import Words
from desktop.core.wordfile import WordFileError, merge, parse_own_list, read_words


def test_lists_and_pairs_of_all_files_come_together() -> None:
    words = read_words(
        {"a.toml": {"lists": {"one": ["甲"]}}, "b.toml": {"pairs": {"two": {"乙": "丙"}}}}
    )
    assert words == Words({"one": ("甲",)}, {"two": {"乙": "丙"}})


@pytest.mark.parametrize(
    "content",
    [
        {"words": {}},
        {"lists": []},
        {"lists": {"one": "甲"}},
        {"lists": {"one": [1]}},
        {"lists": {"one": [""]}},
        {"pairs": {"one": ["甲"]}},
        {"pairs": {"one": {"甲": ""}}},
        {"pairs": {"one": {"甲": "甲"}}},
        {"lists": {"one": ["甲"]}, "pairs": {"one": {"甲": "乙"}}},
    ],
)
def test_a_wrong_file_is_named(content: dict[str, object]) -> None:
    with pytest.raises(WordFileError, match=r"a\.toml"):
        read_words({"a.toml": content})


def test_an_own_list_holds_replacements_and_forbidden_words() -> None:
    found = parse_own_list(
        "\ufeff# 说明\n老百姓 => 群众\n便民中心 # 已改名\n\n办证大厅→政务大厅\n便民中心"
    )
    assert found.words == Words(
        {"own": ("便民中心",)}, {"own": {"老百姓": "群众", "办证大厅": "政务大厅"}}
    )
    assert found.remarks == ()
    assert found.rules == 3


@pytest.mark.parametrize("line", ["=> 群众", "老百姓 =>", "甲 => 乙 => 丙", "甲 => 甲"])
def test_a_line_that_cannot_be_used_is_named(line: str) -> None:
    found = parse_own_list(f"\n{line}")
    assert found.remarks[0].startswith(f"第2行“{line}”看不懂")
    assert not found.words


def test_of_two_lists_of_one_name_the_later_stays() -> None:
    words = merge([Words({"a": ("甲",), "b": ("乙",)}), Words({"a": ("丙",)}, {"c": {"丁": "戊"}})])
    assert words == Words({"a": ("丙",), "b": ("乙",)}, {"c": {"丁": "戊"}})


def test_a_word_that_is_replaced_in_two_ways_is_named() -> None:
    found = parse_own_list("老百姓 => 群众\n老百姓 => 居民\n老百姓 => 居民")
    assert found.words == Words({}, {"own": {"老百姓": "居民"}})
    assert found.remarks == ("第2行“老百姓”前面已经写成“群众”，现在按这一行写成“居民”。",)
