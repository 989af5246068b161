# SPDX-License-Identifier: MIT
"""What a website prints around an article, and sentences of a report that look like it."""

from __future__ import annotations

import pytest

from desktop.intake.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "发布日期：2024-01-22",
        "【字 号：大 中 小】",
        "字号：[大 中 小] 打印 分享",
        "索引号：QX0012-2024-0091",
        "您现在的位置：首页 > 政务公开",
        "首页 > 政务公开 > 年报",
        "首页 / 政务公开",
        "云岭镇 > 公开 > 年报",
        "首页＞政务公开",
        "打印",
        "[打印] [关闭]",
        "分享到：微信 微博",
        "上一篇：关于防汛的通知",
        "下一篇",
        "版权所有：清溪县人民政府办公室",
        "扫一扫在手机打开当前页",
        "浏览次数 128",
        "网站标识码：1234560001",
        "某ICP备12345678号",
        "主办单位：清溪县人民政府",
        "2024-01-22 09:30",
        "名称：云岭镇2023年政府信息公开年度报告",
    ],
)
def test_lines_around_an_article_are_told(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "云岭镇来源于清溪",
        "（三）信息来源：由各站所报送",
        "3.打印：减少纸质文件",
        "信息来源：由各站所报送。办公室负责审核。",
        "浏览次数：" + "多" * 130,
        "公开信息12条 > 去年的10条",
        "首页" + " > " + "栏" * 70,
        "云岭镇人民政府",
        "2024年1月22日",
        "无。",
        "",
    ],
)
def test_lines_of_a_report_are_none(line: str) -> None:
    assert not is_furniture(line)
