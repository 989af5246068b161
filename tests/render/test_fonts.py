# SPDX-License-Identifier: MIT
"""Which typeface each role gets on which machine."""

from __future__ import annotations

from desktop.render.fonts import ROLES, choose, latin, report

WINDOWS = {"FangSong", "KaiTi", "SimHei", "SimSun", "STZhongsong", "Times New Roman"}
FREE = {"Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL UKai CN", "FandolFang R", "DejaVu Serif"}


def test_an_installed_official_font_comes_first():
    assert choose({*WINDOWS, *FREE})["body"].families[0] == "FangSong"


def test_nothing_is_reported_where_every_official_font_is_installed():
    assert report(choose(WINDOWS)) == []


def test_a_free_font_stands_in_for_a_missing_one():
    assert choose(FREE)["body"].families[0] == "FandolFang R"


def test_a_missing_character_is_looked_for_in_a_font_that_has_nearly_all():
    assert "Noto Serif CJK SC" in choose({*WINDOWS, *FREE})["kai"].families


def test_the_title_is_bold_only_in_a_stand_in():
    assert choose(FREE)["title"].bold
    assert not choose(WINDOWS)["title"].bold


def test_each_missing_font_is_said_with_what_stands_in_for_it():
    sentences = report(choose(FREE))
    assert len(sentences) == len(ROLES)
    assert sentences[0].startswith("这台电脑没有“方正小标宋简体”，预览和 PDF 的标题改用“Noto Serif")
    assert "“FandolFang R”；Word 文件不受影响" in sentences[1]


def test_a_machine_without_any_chinese_font_is_told_so():
    assert "请先安装中文字体" in report(choose(()))[0]


def test_the_users_own_choice_wins():
    chosen = choose({*WINDOWS, *FREE}, {"body": "FandolFang R"})
    assert chosen["body"].families[0] == "FandolFang R"
    assert report(chosen) == []


def test_a_choice_that_is_not_installed_is_passed_over():
    assert choose(WINDOWS, {"body": "不存在的字体"})["body"].families[0] == "FangSong"


def test_no_family_is_asked_twice():
    families = choose({*WINDOWS, *FREE})["song"].families
    assert len(families) == len(set(families))


def test_digits_come_from_times_or_its_like():
    assert latin(WINDOWS) == "Times New Roman"
    assert latin({"Liberation Serif"}) == "Liberation Serif"


def test_without_a_latin_font_digits_come_from_the_chinese_one():
    assert latin(FREE) == ""
