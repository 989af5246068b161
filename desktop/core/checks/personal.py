# SPDX-License-Identifier: MIT
"""Personal and confidential data that must not be published with the report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.core.checks.passages import Hit, Passage, hit, text_check, texts_of
from desktop.core.checks.spec import Family, Need
from desktop.core.dates import parse_date
from desktop.core.form import Severity
from desktop.core.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.core.checks.subject import Subject

_GAP = r"[\s\-－—.·]?"
_MOBILE = re.compile(
    rf"(?<![\dA-Za-z])(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?![\dA-Za-z])"
    r"(?!\s*(?:人?次|[件元万条个份户篇张吨亩号]|千瓦|平方|立方|公里))"
)
_IDENTITY = re.compile(r"(?<![\dA-Za-z])\d{6}[\s\-]?(?:19|20)\d{6}[\s\-]?\d{3}[\dXx](?![\dA-Za-z])")
_CALLED_IDENTITY = re.compile(r"身份证(?:件)?(?:号码?|编号)?(?:为|是)?[：（]?\s*$")
_CARD = re.compile(r"(?<![\dA-Za-z])\d(?:[\s\-]?\d){15,18}(?![\dA-Za-z])")
_CARD_WORDS = re.compile(r"[卡账帐]号|账户|帐户|开户|银行|转账|汇款")
_CODE = re.compile(
    r"(?<![卡账帐户])(?:[编文字案序批]|备案|登记|流水|档案|索引)号(?:为|是)?[：（]?\s*[^\W\d_卡账帐户行]{0,8}$"
)
_DATED = re.compile(r"[\u4e00-\u9fff]20\d\d$")  # as in the number of a paper
_MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@(?:[a-z]+\.)?(?:qq|163|126|139|189|sina|sohu|yeah|foxmail|gmail|hotmail|outlook"
    r"|21cn|aliyun|tom|wo|yahoo|vip)\.(?:com|net|cn)(?:\.cn)?",
    re.IGNORECASE,
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_CONTACT = re.compile(
    r"(?:联系人[：:]?|(?:经办人|负责人|填报人|联络员|信息员|责任人|审核人|签发人)[：:])\s*"
)
_LEADERS = r"(?:副?组长|副?主任|第一责任人|分管领导|联络员|信息员|负责人)"
_APPOINTED = re.compile(
    r"(?P<before>[\u4e00-\u9fff]{2,14}?)(?:"
    rf"(?:同志)?(?:担任|兼任|任)(?:[\u4e00-\u9fff]{{0,6}}?{_LEADERS}|(?=[，。；]))"
    r"|同志(?:具体)?(?:负责|牵头|分管))"
)
_PARTY = (
    r"(?:(?<!被)(?:原告|申请人|上诉人)|(?<!其他)当事人)[：:]?"
    r"(?P<name>[\u4e00-\u9fff]{2,3}?)(?=不服|因不服|对[^，。；]{2,20}不服|起诉|诉[^求讼])"
)
_AFTER_LEADER = re.compile(rf"{_LEADERS}(?:[：:]\s*|为)")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,3}")
_OFFICE = (
    r"(?:副?(?:镇长|乡长|县长|区长|市长|局长|主任|书记|主席|所长|站长|科长|处长|部长|院长|队长))"
)
_BUSY = (
    r"(?=(?:同志)?(?:担任|兼任|任[副组主成]|具体负责|直接负责|全面负责|负责|分管|主管|主抓|牵头|带队"
    r"|主持召开|亲自|出席))"
)
_AFTER_OFFICE = (
    rf"{_OFFICE}(?P<name>[\u4e00-\u9fff]{{2,3}}?){_BUSY}"
    rf"|由(?P<first>[\u4e00-\u9fff]{{2,3}}?){_OFFICE}{_BUSY}"
)
# words that begin like a name and can stand between an office and what is done there
_NO_NAMES = (
    "高效 高位 高标 高频 常年 常规 常驻 应急 应邀 严密 方能 方才 任意 于是 水务 "
    "高度 安排 常态 单独 时时 时刻 关心 关注 严格 严肃 包干 包保 包片 包村 包联 "
    "向上 向下 强化 解决 查看 查处 成立 成为 于年 方可 马上 何时 文明 项目 支部 "
    "都要 都能 都是 均应 应当 康养 明确 连续 和平 全程 全权 毕竟 易地 单位 时常 "
    "祝贺 金融 农业 水利 平时 平安 计生 安全 章程"
)


def mobile(subject: Subject) -> Iterator[Hit]:
    """Yield mobile numbers, written with or without separators."""
    for passage in texts_of(subject):
        for found in _MOBILE.finditer(passage.text):
            yield hit(passage, found.start(), found.end(), f"有手机号码“{found[0].strip()}”。")


def is_identity(text: str) -> bool:
    """Say whether a text is an identity card number: a real day of birth and a right check digit.

    Source: GB 11643.
    """
    digits = re.sub(r"[\s\-]", "", text).upper()
    if not re.fullmatch(r"\d{17}[\dX]", digits):
        return False
    if parse_date(f"{digits[6:10]}-{digits[10:12]}-{digits[12:14]}") is None:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return _CHECK_DIGITS[total % 11] == digits[17]


def is_card(text: str) -> bool:
    """Say whether a text is a card number: 16 to 19 digits and a right check digit (Luhn)."""
    digits = re.sub(r"\D", "", text)
    if not 16 <= len(digits) <= 19 or len(set(digits)) == 1:
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def identity(subject: Subject) -> Iterator[Hit]:
    """Yield identity card numbers: with a right check digit, or called so."""
    for passage in texts_of(subject):
        for found in _IDENTITY.finditer(passage.text):
            called = _CALLED_IDENTITY.search(passage.text[: found.start()])
            if is_identity(found[0]) or called:
                yield hit(passage, found.start(), found.end(), f"有身份证号码“{found[0]}”。")


def bank_card(subject: Subject) -> Iterator[Hit]:
    """Yield bank card numbers; without a word on accounts beside it a number is only doubtful."""
    for passage in texts_of(subject):
        for found in _CARD.finditer(passage.text):
            before = passage.text[: found.start()]
            called = _CALLED_IDENTITY.search(before)
            if not is_card(found[0]) or is_identity(found[0]) or called or _CODE.search(before):
                continue
            near = passage.text[max(0, found.start() - 25) : found.end() + 10]
            severity = Severity.ERROR if _CARD_WORDS.search(near) else Severity.CONFIRM
            if severity is Severity.CONFIRM and _DATED.search(passage.text[: found.start() + 4]):
                continue
            message = f"“{found[0]}”像是银行卡号。"
            yield hit(passage, found.start(), found.end(), message, severity=severity)


def mail(subject: Subject) -> Iterator[Hit]:
    """Yield mail addresses at providers for private persons."""
    for passage in texts_of(subject):
        for found in _MAIL.finditer(passage.text):
            yield hit(passage, found.start(), found.end(), f"“{found[0]}”不是政务邮箱。")


def names(subject: Subject) -> Iterator[Hit]:
    """Yield names of persons beside a function: a contact, the head of a group."""
    lists = subject.words.lists
    surnames, roles = (
        frozenset("".join(lists.get("surnames", ()))),
        frozenset(lists.get("roles", ())),
    )
    for passage in texts_of(subject):
        for pattern in (_CONTACT, _AFTER_LEADER):
            for found in pattern.finditer(passage.text):
                name = _HAN.match(passage.text, found.end())
                if name and _is_name(name[0], surnames, roles) and _ends(passage.text, name.end()):
                    end = name.end()
                    yield hit(passage, found.start(), end, f"有人员姓名“{name[0]}”。")
        for found in _APPOINTED.finditer(passage.text):
            before = found["before"]
            for length in (3, 2):
                name_ = before[-length:]
                if len(before) > length - 1 and _is_name(name_, surnames, roles):
                    stands = before[:-length]
                    if stands and not stands.endswith(_ROLE_ENDINGS):
                        continue
                    start = found.start() + len(before) - length
                    yield hit(passage, start, found.end(), f"有人员姓名“{name_}”。")
                    break


def _beside_office(subject: Subject, told: Sequence[Hit]) -> Iterator[Hit]:
    """Yield names between an office and what is done there, as far as they are not told yet."""
    lists = subject.words.lists
    surnames = frozenset("".join(lists.get("surnames", ())))
    roles = frozenset(lists.get("roles", ()))
    for passage in texts_of(subject):
        for found in compiled(_AFTER_OFFICE).finditer(passage.text):
            which = "name" if found["name"] else "first"
            name, (start, end) = found[which], found.span(which)
            if name in _NO_NAMES.split() or not _is_name(name, surnames, roles):
                continue
            if not any(_covers(one, passage, start, end) for one in told):
                yield hit(passage, found.start(), found.end(), f"有人员姓名“{name}”。")


def all_names(subject: Subject) -> Iterator[Hit]:
    """Yield names of persons beside a function, each once."""
    told = list({(one.field, one.span): one for one in names(subject)}.values())
    yield from told
    yield from _beside_office(subject, told)
    yield from _parties(subject)


def _parties(subject: Subject) -> Iterator[Hit]:
    """Yield names of those who sued or asked for a review: 原告李某某不服."""
    lists = subject.words.lists
    surnames = frozenset("".join(lists.get("surnames", ())))
    roles = frozenset(lists.get("roles", ()))
    for passage in texts_of(subject):
        for found in compiled(_PARTY).finditer(passage.text):
            name = found["name"]
            if name not in _NO_NAMES.split() and _is_name(name, surnames, roles):
                yield hit(passage, found.start(), found.end(), f"有人员姓名“{name}”。")


def _covers(one: Hit, passage: Passage, start: int, end: int) -> bool:
    first, last = one.span or (0, 0)
    return one.field is not None and one.field.name == passage.id and first < end and start < last


_ROLE_ENDINGS = ("领导", "书记", "长", "主任", "主席", "委员", "部长", "由", "同志", "干部", "员")


def _is_name(text: str, surnames: frozenset[str], roles: frozenset[str]) -> bool:
    plain = 2 <= len(text) <= 3 and "某" not in text
    return plain and text[0] in surnames and not roles & set(text)


def _ends(text: str, at: int) -> bool:
    return at >= len(text) or not "\u4e00" <= text[at] <= "\u9fff" or text[at : at + 2] == "同志"


def secret(subject: Subject) -> Iterator[Hit]:
    """Yield marks of classified or internal papers and numbers of such papers."""
    number = re.compile(r"[\u4e00-\u9fff]{1,6}[密内][〔\[（]20\d\d[〕\]）]\d+号|密级[：:]")
    phrases = subject.words.lists.get("secret", ())
    for passage in texts_of(subject):
        spans = [found.span() for found in number.finditer(passage.text)]
        spans += [(at, at + len(p)) for p in phrases if (at := passage.text.find(p)) >= 0]
        for start, end in sorted(spans):
            message = f"“{passage.raw[start:end]}”像是涉密或内部文件的标记。"
            yield hit(passage, start, end, message)


_LAW = "《个人信息保护法》；《条例》第十五条"
_F = Family.PERSONAL
CHECKS = (
    text_check(
        mobile,
        _F,
        "personal.mobile",
        Severity.ERROR,
        "没有手机号码",
        looks_at="正文里的手机号码，中间有空格、横线的也算；办公电话不算",
        why=_LAW,
        wrong="联系电话：138-0000-0000",
        right="联系电话：0000-1234567",
        advice="换成办公电话。",
    ),
    text_check(
        identity,
        _F,
        "personal.identity",
        Severity.ERROR,
        "没有身份证号码",
        looks_at="18位身份证号码，校验码正确的",
        why=_LAW,
        wrong="申请人身份证号11010519491231002X",
        right="不写申请人的个人信息",
        advice="删去。",
    ),
    text_check(
        bank_card,
        _F,
        "personal.bank_card",
        Severity.ERROR,
        "没有银行卡号",
        looks_at="16至19位、校验码正确的数字",
        why=_LAW,
        wrong="开户行账号6222020000000000007",
        right="“缴费方式见收费通知”",
        advice="删去；不是卡号的，写一句说明。",
    ),
    text_check(
        mail,
        _F,
        "personal.mail",
        Severity.HINT,
        "邮箱是政务邮箱",
        looks_at="qq、163、126、新浪等邮箱",
        why="本程序自定",
        wrong="电子邮箱：example@163.com",
        right="电子邮箱：example@example.gov.cn",
        advice="有政务邮箱的换成政务邮箱。",
    ),
    text_check(
        all_names,
        _F,
        "personal.name",
        Severity.CONFIRM,
        "没有工作人员姓名",
        looks_at="联系人、组长等职务旁边的人名",
        why=_LAW,
        wrong="“由分管领导王某某担任组长”写了真名",
        right="“由分管领导担任组长”",
        advice="只写职务；需要公布姓名的，写一句理由。",
        needs=(Need.WORDS,),
    ),
    text_check(
        secret,
        _F,
        "personal.secret",
        Severity.CONFIRM,
        "没有涉密、内部文件的标记",
        looks_at="密级、内部文件的文号和字样",
        why="《保守国家秘密法》；《条例》第十四条",
        wrong="引用“某办密〔2025〕3号”",
        right="不引用涉密文件",
        advice="删去，并请保密机构审查全文。",
        needs=(Need.WORDS,),
    ),
)
