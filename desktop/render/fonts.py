# SPDX-License-Identifier: MIT
"""Chooses the typefaces of the pages: the official ones where installed, else free ones by name.

The Word file always names the official fonts. The pages need fonts that are on this machine; a
character that the chosen one lacks is taken from the next of its list.

Source: GB/T 9704-2012, 5.2.1; family names as the font files of Windows, WPS and Linux give them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Role:
    """One kind of type in the document.

    `official` and `free` are family names, the best first. `bold` says that a free one stands in
    with its bold weight. `usual` is the name that the Word file writes.
    """

    id: str
    usual: str
    use: str
    official: tuple[str, ...]
    free: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Typeface:
    """What a role is printed in: families in the order in which a character is looked up.

    `official` says that the first is what the standard asks for, or what the user chose.
    """

    families: tuple[str, ...]
    bold: bool
    official: bool

    @property
    def first(self) -> str:
        """What most characters are printed in, in words; 无 when there is no font."""
        return self.families[0] + ("（粗体）" if self.bold else "") if self.families else "无"


ROLES = (
    Role(
        "title",
        "方正小标宋简体",
        "标题",
        (
            *("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
            *("方正小标宋_GB18030", "FZXiaoBiaoSong-B18030", "华文中宋", "STZhongsong"),
        ),
        ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "SimSun", "宋体"),
        bold=True,
    ),
    Role(
        "body",
        "仿宋_GB2312",
        "正文",
        (
            *("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"),
            *("方正仿宋_GBK", "FZFangSong-Z02", "方正仿宋简体", "FZFangSong-Z02S"),
            *("华文仿宋", "STFangsong", "方正仿宋_GB18030", "FZFangSong-Z18030"),
        ),
        (
            *("FandolFang R", "FandolFang", "Zhuque Fangsong (technical preview)"),
            *("Noto Serif CJK SC", "Source Han Serif SC", "AR PL UMing CN", "AR PL SungtiL GB"),
        ),
    ),
    Role(
        "kai",
        "楷体_GB2312",
        "二级标题",
        (
            *("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "FZKai-Z03"),
            *("方正楷体简体", "FZKai-Z03S", "华文楷体", "STKaiti"),
        ),
        ("LXGW WenKai", "FandolKai", "AR PL UKai CN", "AR PL UKai", "AR PL KaitiM GB"),
    ),
    Role(
        "hei",
        "黑体",
        "一级标题",
        ("黑体", "SimHei", "方正黑体_GBK", "FZHei-B01", "方正黑体简体", "FZHei-B01S", "STHeiti"),
        (
            *("Noto Sans CJK SC", "Source Han Sans SC", "FandolHei"),
            *("WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Microsoft YaHei"),
        ),
    ),
    Role(
        "song",
        "宋体",
        "表格和页码",
        ("宋体", "SimSun", "方正书宋_GBK", "FZShuSong-Z01", "华文宋体", "STSong"),
        (
            *("Noto Serif CJK SC", "Source Han Serif SC", "FandolSong"),
            *("AR PL UMing CN", "AR PL SungtiL GB"),
        ),
    ),
)
# of letters and digits, in every role but the title
LATIN = ("Times New Roman", "Liberation Serif", "Tinos", "Nimbus Roman", "TeX Gyre Termes")
# asked for a character that neither the chosen font nor another of its role has
_WIDE = (
    *("Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "NSimSun", "SimSun-ExtB"),
    *("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei", "AR PL UMing CN"),
    *("AR PL UKai CN", "AR PL UKai", "Microsoft YaHei", "DejaVu Serif", "DejaVu Sans"),
)


def choose(
    installed: Collection[str], wanted: Mapping[str, str] | None = None
) -> dict[str, Typeface]:
    """Return the typeface of each role by its id.

    Args:
        installed: family names on this machine.
        wanted: the user's own choice by role; one that is not installed is passed over.
    """
    chosen = wanted or {}
    return {role.id: _typeface(role, installed, chosen.get(role.id, "")) for role in ROLES}


def latin(installed: Collection[str]) -> str:
    """Return the family of letters and digits; empty leaves them to the Chinese font."""
    return next((name for name in LATIN if name in installed), "")


def report(typefaces: Mapping[str, Typeface]) -> list[str]:
    """Return a Chinese sentence for each official font that is missing on this machine."""
    return [
        _sentence(role, typefaces[role.id]) for role in ROLES if not typefaces[role.id].official
    ]


def _typeface(role: Role, installed: Collection[str], own: str) -> Typeface:
    official = [name for name in (own, *role.official) if name in installed]
    names: Sequence[str] = [name for name in (*official, *role.free, *_WIDE) if name in installed]
    return Typeface(tuple(dict.fromkeys(names)), role.bold and not official, bool(official))


def _sentence(role: Role, typeface: Typeface) -> str:
    if not typeface.families:
        return (
            f"这台电脑没有“{role.usual}”，也没有可以代替的中文字体，"
            f"预览和 PDF 的{role.use}可能印不出来，请先安装中文字体。"
        )
    return (
        f"这台电脑没有“{role.usual}”，预览和 PDF 的{role.use}改用“{typeface.first}”；"
        "Word 文件不受影响。"
    )
