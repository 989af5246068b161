# SPDX-License-Identifier: MIT
"""Tells the lines that a website prints around an article from those of the report.

Only short lines without a whole sentence are taken for such; a numbered line never is.
"""

from __future__ import annotations

import re

from desktop.core.labels import plain

_LONGEST = 120
_SENTENCE = re.compile(r"[。；！？].*\S")
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十\d]{1,2}[、.．](?!\d)|[(（][一二三四五六七八九十\d]{1,2}[)）])"
)
_NAMED = re.compile(
    r"(?:索\s*[引取]\s*号|发\s*[布文]\s*(?:机\s*[构关]|单\s*位|日\s*期|时\s*间)|(?:生成|成文|更新|公开|录入)(?:日期|时间)"
    r"|信息来源|来\s*源|作\s*者|(?:浏览|点击|阅读|访问)(?:次数|人数|量|数)?|字\s*[号体]|打\s*印|文\s*号|主\s*题\s*[词分]\S{0,2}"
    r"|责任编辑|编\s*辑|分\s*享到?|所属栏目|(?:组配|信息|主题)分类|信息类别|公开(?:类别|形式|方式)|名\s*称|标\s*题|关\s*键\s*词|有\s*效\s*性"
    r"|(?:您|你)?(?:现在|当前|目前)?的?(?:所在)?(?:的)?位置(?:是)?|(?:主办|承办|维护|技术支持)(?:单位)?)\s*[】\]]?\s*[:：]"
)
_BEGINS = re.compile(
    r"[【\[(（\s]*(?:[上下]一[篇条页](?:\s*[:：]|$)|版权所有|扫一扫|扫码|分享到|网站标识码|网站地图"
    r"|相关(?:阅读|链接|文章|新闻|稿件)|点击(?:下载|查看)|附件下载|(?:浏览|访问|点击|阅读)(?:次数|人数|量)"
    r"|Copyright|Produced By|(?:推荐|建议)使用.{0,20}浏览器|.{0,4}ICP备|.{0,4}公网安备)",
    re.IGNORECASE,
)
_TIMED = re.compile(r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}:\d\d(?::\d\d)?")
_ARROWS = re.compile(r"\s*[>»›→]+\s*|\s+[/|-]\s+")
_BETWEEN = re.compile(r"[\s|\[\]【】()/\\·•,、:〖〗]+")
_HOME = frozenset(("首页", "网站首页", "主页", "政务公开", "信息公开", "政府信息公开"))
_WIDGETS = frozenset(
    re.split(
        r"\s+",
        """
        首页 网站首页 打印 打印本页 打印本文 打印页面 关闭 关闭窗口 关闭本页 返回 返回顶部 返回首页
        分享 分享到 收藏 加入收藏 设为首页 微信 微博 新浪微博 QQ空间 QQ 朋友圈 复制链接 二维码
        大 中 小 大中小 字号 字体 默认 超大 放大 缩小 A+ A- 保护视力色 朗读 语音播报
        无障碍 无障碍阅读 无障碍浏览 网站地图 联系我们 关于我们 网站声明 隐私声明 使用帮助
        登录 注册 简体 繁体 手机版 下载 下载Word 下载PDF 下载word 下载pdf 上一篇 下一篇 没有了
        """.strip(),
    )
)
_LONGEST_STEP = 30


def is_furniture(text: str) -> bool:
    """Say whether a line is what a website prints around an article: way, date, source, buttons."""
    text = plain(text).strip()
    if len(text) > _LONGEST or _SENTENCE.search(text) or _NUMBERED.match(text):
        return False
    return (
        _NAMED.search(text[:40]) is not None
        or _BEGINS.match(text) is not None
        or _TIMED.fullmatch(text) is not None
        or _is_way(text)
        or _are_widgets(text)
    )


def _is_way(text: str) -> bool:
    """Say whether a line is the way from the first page of a website to this one."""
    steps = [step for step in _ARROWS.split(text) if step]
    if len(steps) < 2 or any(len(step) > 2 * _LONGEST_STEP for step in steps):
        return False
    return steps[0] in _HOME or (len(steps) > 2 and re.search("[>»›→]", text) is not None)


def _are_widgets(text: str) -> bool:
    words = [word for word in _BETWEEN.split(text) if word]
    return bool(words) and _WIDGETS.issuperset(words)
