# SPDX-License-Identifier: MIT
"""How alike two printed labels are, whatever their spaces, widths, quotes, brackets and numbering.

Nothing here is shown to anybody: what `read_label` returns is for comparing only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from desktop.core.text.numerals import chinese_value

# Radicals that NFKC leaves alone; PDF files hold them for characters.
_RADICALS = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑尤⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺"
    "⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹"
    "⺰纟⺱罓⺲罒⺳㓁⺴㓁⺵网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角"
    "⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食"
    "⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_TRADITIONAL = (
    "總总體体況况動动開开規规範范數数廢废現现許许處处罰罚強强決决費费單单萬万業业務务構构組组織织會会"
    "機机計计結结轉转辦办繼继續续請请當当無无補补訪访舉举報报訴诉復复複复議议訟讼審审維维糾纠問问題题"
    "進进項项與与屬属國国類类過过執执檔档詢询權权護护穩稳內内獲获認认確确關关應应個个為为後后經经製制"
    "發发佈布對对購购採采額额門门別别營营書书證证種种條条據据減减實实際际產产點点標标準准聯联係系於于"
    "縣县鄉乡鎮镇區区廳厅員员眾众戶户讓让衛卫號号儲储從从將将則则還还觀观導导團团贈赠園园農农衹只"
)


def _in_pairs(pairs: str) -> dict[int, str]:
    return str.maketrans(dict(zip(pairs[::2], pairs[1::2], strict=True)))


_CHARACTERS = _in_pairs(_RADICALS) | {
    code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)
}
_PLAIN = _CHARACTERS | _in_pairs(_TRADITIONAL)
_NUMBER = re.compile(
    r"\s*(?:[/\\]\s*)?(?:"
    r"(?P<comma>[一二三四五六七八九十]{1,3})\s*[、,.:]"
    r"|\(\s*(?P<round>[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)、]?"
    r"|(?P<open>[一二三四五六七八九十])\s*\)"
    r"|(?P<digit>\d{1,2})(?:\s*[.、,)](?!\d)|(?=\s*[^\W\d年月日])))"
)
_BRACKETS = re.compile(r"\([^()]{4,}\)?")  # shorter ones are part of the name: 第（一）项
_NOISE = re.compile(r"[\W_]+")
_SHORT = 60  # characters


class Traits(NamedTuple):
    """What words are compared by: their characters and their pairs of neighbours."""

    letters: frozenset[str]
    pairs: frozenset[str]


class Label(NamedTuple):
    """A label for comparing.

    `text` is without numbering, spaces and punctuation. `style` is how the label is numbered:
    `一、` `（一）` `1.` or nothing; `number` is 0 without numbering. `core` is the traits without
    what stands in brackets, None when nothing does.
    """

    text: str
    style: str
    number: int
    whole: Traits
    core: Traits | None


def plain(text: str) -> str:
    """Return the text in one width and script, radicals mended; its white space is kept."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_PLAIN)


def without_radicals(text: str) -> str:
    """Return the text with Kangxi and CJK radicals as the characters that they look like."""
    return text if text.isascii() else text.translate(_CHARACTERS)


def read_label(text: str) -> Label:
    """Take a printed label apart; short ones are kept, for they come again and again."""
    return _short_label(text) if len(text) <= _SHORT else _label(text)


def _label(text: str) -> Label:
    text = plain(text)
    style, number, body = _numbering(text)
    whole = _NOISE.sub("", body).replace("合计", "总计")
    core = _NOISE.sub("", _BRACKETS.sub("", body)) if "(" in body else whole
    reduced = _traits(core) if core and core != whole else None
    return Label(whole, style, number, _traits(whole), reduced)


_short_label = lru_cache(maxsize=2048)(_label)


def _numbering(text: str) -> tuple[str, int, str]:
    """Return style, number and the rest of a text in one width."""
    found = _NUMBER.match(text)
    if not found:
        return "", 0, text
    digits = found[found.lastgroup or ""]
    style = {"comma": "一、", "digit": "1."}.get(found.lastgroup or "", "（一）")
    return style, chinese_number(digits), text[found.end() :]


def chinese_number(digits: str) -> int:
    """Return the value of `12` or of a Chinese numeral (`十二`); 0 for one that is none."""
    return int(digits) if digits.isdecimal() else chinese_value(digits) or 0


def similarity(one: Label, other: Label) -> float:
    """Return 0 for nothing in common to 1 for the same words; the numbering does not count."""
    if one.text == other.text:
        return 1.0 if one.text else 0.0
    best = _alike(one.whole, other.whole)
    if one.core or other.core:
        best = max(best, _alike(one.core or one.whole, other.core or other.whole) - 0.02)
    return best


def _traits(text: str) -> Traits:
    pairs = frozenset(text[at : at + 2] for at in range(len(text) - 1))
    return Traits(frozenset(text), pairs)


def _alike(one: Traits, other: Traits) -> float:
    """Return the mean of the shares of common characters and of common pairs of characters."""
    common = len(one.letters & other.letters)
    if not common:
        return 0.0
    share = common / (len(one.letters) + len(other.letters))
    pairs = len(one.pairs) + len(other.pairs)
    return share + (len(one.pairs & other.pairs) / pairs if pairs else 0.0)
