# SPDX-License-Identifier: MIT
"""Figures that add up and are yet unlikely: hints on the tables, and on fees beside the text."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.core.checks.spec import CheckSpec, Family, Need, Stage
from desktop.core.findings import Finding
from desktop.core.form import CellKind, Severity
from desktop.core.report import Field, OrganisationKind
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject
    from desktop.core.values import Value

_LARGE_FEE_WAN_YUAN = 1000
_DECIMALS = 4
_FEW = 5
_REVIEW_FIRST_FROM = 2024
_YUAN_PER_WAN = 10000

_OTHER_MATTERS = "other_matters"
_YUAN = re.compile(r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*元")
_FEE = re.compile(r"信息处理费[^。；\n]{0,20}?(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*(万?)元")


def much_left_open(subject: Subject) -> Iterator[Finding]:
    """Yield a hint when more than half of what came in is carried out, and it is not a handful.

    Source: an answer is due within 20 working days, 40 at most (条例第三十三条).
    """
    value = subject.values.get
    out = value("requests.carried_out.total") or 0
    came = (value("requests.received.total") or 0) + (value("requests.carried_in.total") or 0)
    if _FEW <= out <= came < 2 * out and value("requests.handled.total") is not None:
        yield Finding(
            check="plausible.carried_out",
            severity=Severity.HINT,
            message=f"{_table(subject, 'requests')}：收到和上年结转共 {came} 件，"
            f"结转下年度就有 {out} 件，超过一半。",
            advice="申请一般在二十个工作日内答复，结转的通常只是年底收到的几件；请核对是否填错了行。",
            source="《中华人民共和国政府信息公开条例》第三十三条规定的答复期限",
            cells=("requests.carried_out.total",),
            left=out,
            right=came,
        )


def no_natural_persons(subject: Subject) -> Iterator[Finding]:
    """Yield a hint when five requests or more came, none of them from a natural person."""
    natural = subject.values.get("requests.received.natural")
    total = subject.values.get("requests.received.total") or 0
    if natural == 0 and total >= _FEW:
        yield Finding(
            check="plausible.natural",
            severity=Severity.HINT,
            message=f"{_table(subject, 'requests')}：本年新收 {display(total)} 件申请，"
            "自然人却是 0 件。",
            advice="申请多由自然人提出；请核对是否填错了列。确实如此就不用改。",
            source="本程序自定：按申请人的通常情形推算",
            cells=("requests.received.natural", "requests.received.total"),
            left=natural,
            right=total,
        )


def disputes_without_requests(subject: Subject) -> Iterator[Finding]:
    """Yield a hint when there are disputes but neither this nor last year had a request."""
    before = subject.last_year_values
    came = [subject.values.get(f"requests.{row}.total") for row in ("received", "carried_in")]
    came.append(before.get("requests.received.total", 0))
    disputes = sum(subject.values.get(cell) or 0 for cell in _DISPUTES)
    if disputes and all(value == 0 for value in came):
        yield Finding(
            check="plausible.disputes",
            severity=Severity.HINT,
            message=f"{_table(subject, 'disputes')}有 {display(disputes)} 件复议、诉讼，"
            f"{_table(subject, 'requests')}却没有收到过申请。",
            advice="核对这两张表；复议、诉讼确因主动公开引起的，不用改。",
            source="按表三、表四的含义推算",
            cells=tuple(cell for cell in _DISPUTES if subject.values.get(cell)),
            left=disputes,
            right=0,
        )


_DISPUTES = tuple(f"disputes.cases.{group}_total" for group in ("review", "direct", "after_review"))


def suits_without_review(subject: Subject) -> Iterator[Finding]:
    """Yield a hint when suits were brought without a review in a year that asks for one first.

    Only refusals to disclose ask for one, so a body that refused nothing is left alone, and so is
    one that had reviews: there the law is known.

    Source: 行政复议法 第二十三条, in force since 2024-01-01.
    """
    count = subject.values.get("disputes.cases.direct_total")
    if not count or (subject.report.year or 0) < _REVIEW_FIRST_FROM:
        return
    if subject.values.get("disputes.cases.review_total"):
        return
    if any(value and cell.startswith("requests.denied_") for cell, value in subject.values.items()):
        yield Finding(
            check="plausible.direct_suits",
            severity=Severity.HINT,
            message=f"{_table(subject, 'disputes')}：“未经复议直接起诉”有 {display(count)} 件。"
            "自2024年1月1日起，对不予公开不服的应当先申请行政复议。",
            advice="核对是否应填在“复议后起诉”；不属于不予公开的，或者以前年度起诉的，不用改。",
            source="《中华人民共和国行政复议法》第二十三条",
            cells=("disputes.cases.direct_total",),
            left=count,
        )


def amounts(subject: Subject) -> Iterator[Finding]:
    """Yield a hint per amount in 万元 that looks like one in yuan, or has too many decimals."""
    township = subject.report.kind is OrganisationKind.TOWNSHIP
    for cell in subject.report.form.inputs:
        spec, value = subject.report.form.cells[cell], subject.values[cell]
        if spec.kind is not CellKind.AMOUNT or not isinstance(value, Decimal):
            continue
        if township and value > _LARGE_FEE_WAN_YUAN:
            yield _amount(
                cell, f"{spec.name}：{display(value)} 万元，对乡镇、街道来说太大。", value
            )
        elif _decimals(value) > _DECIMALS:
            words = f"{spec.name}：{display(value)} 的小数超过 {_DECIMALS} 位，不到一元。"
            yield _amount(cell, words, value)


def _amount(cell: str, message: str, value: Value) -> Finding:
    return Finding(
        check="plausible.amount",
        severity=Severity.HINT,
        message=message,
        advice="核对单位：这一格的单位是万元，10000 元填 1。",
        source="表样“单位：万元”",
        cells=(cell,),
        left=value,
        scope=cell,
    )


def _decimals(value: Decimal) -> int:
    return len(display(value).partition(".")[2])


def amount_in_yuan(subject: Subject) -> Iterator[Finding]:
    """Yield a finding per amount in 万元 that stands in the text with the unit yuan."""
    texts = subject.report.texts
    for cell in subject.report.form.inputs:
        spec, value = subject.report.form.cells[cell], subject.values[cell]
        if spec.kind is not CellKind.AMOUNT or not value:
            continue
        for name in subject.report.form.text_ids:
            found = next((m for m in _YUAN.finditer(texts[name]) if _number(m[1]) == value), None)
            if found:
                yield Finding(
                    check="plausible.yuan",
                    severity=Severity.HINT,
                    message=f"{spec.name}填的是 {display(value)} 万元，正文写的是“{found[0]}”。",
                    advice="两处数字相同而单位不同，请核对这一格是否应换算成万元。",
                    source="表样“单位：万元”",
                    cells=(cell,),
                    field=Field("text", name),
                    left=value,
                    span=found.span(),
                    quote=found[0],
                    scope=cell,
                )
                break


def _number(text: str) -> Decimal:
    return Decimal(unicodedata.normalize("NFKC", text).replace(",", ""))


def fee_within_charges(subject: Subject) -> Iterator[Finding]:
    """Yield a hint when the processing fee named in the text exceeds all charges of table 2.

    Source: the processing fee is itself an 行政事业性收费.
    """
    charges = subject.values.get("proactive.charges.amount")
    text = subject.report.texts.get(_OTHER_MATTERS, "")
    found = _FEE.search(text)
    if charges is None or not found:
        return
    fee = _number(found[1]) / (1 if found[2] else _YUAN_PER_WAN)
    if fee > charges:
        yield Finding(
            check="plausible.fee",
            severity=Severity.HINT,
            message=f"“{_heading(subject)}”写的信息处理费（{found[1]} {found[2]}元）"
            f"大于{_table(subject, 'proactive')}的行政事业性收费（{display(charges)} 万元）。",
            advice="信息处理费属于行政事业性收费，应当计入表中；注意表中的单位是万元。",
            source="《政府信息公开信息处理费管理办法》",
            cells=("proactive.charges.amount",),
            field=Field("text", _OTHER_MATTERS),
            left=fee,
            right=charges,
            span=found.span(),
            quote=found[0],
        )


def unpaid_without_words(subject: Subject) -> Iterator[Finding]:
    """Yield a finding when requests ended unpaid, or repeated without end, and no fee is told of.

    The first is to be explained, the second worth a look: it is what fees are there for.
    """
    text = subject.report.texts.get(_OTHER_MATTERS, "")
    if not text.strip() or "收费" in text or "处理费" in text:
        return
    for row, severity, words in (
        ("closed_unpaid", Severity.CONFIRM, "因逾期未缴费不再处理的申请"),
        ("refused_excessive", Severity.HINT, "因无正当理由大量反复申请不予处理的申请"),
    ):
        cell = f"requests.{row}.total"
        count = subject.values.get(cell)
        if count:
            yield Finding(
                check="plausible.unpaid",
                severity=severity,
                message=f"{_table(subject, 'requests')}有 {display(count)} 件{words}，"
                f"“{_heading(subject)}”却没有说到信息处理费。",
                advice="写明发出收费通知的件数、总金额和实际收取的金额。",
                source="《政府信息公开信息处理费管理办法》",
                cells=(cell,),
                field=Field("text", _OTHER_MATTERS),
                left=count,
                scope=row,
            )
            return


def _table(subject: Subject, table: str) -> str:
    return subject.report.form.table(table).name


def _heading(subject: Subject) -> str:
    sections = subject.report.form.sections
    return next(section.heading for section in sections if section.text == _OTHER_MATTERS)


CHECKS = (
    CheckSpec(
        id="plausible.carried_out",
        family=Family.TABLES,
        severity=Severity.HINT,
        title="结转下年度的不会太多",
        looks_at="结转下年度的总计，与新收、上年结转之和",
        why="《中华人民共和国政府信息公开条例》第三十三条规定的答复期限",
        wrong="收到 20 件，结转下年度 15 件",
        right="收到 20 件，结转下年度 2 件",
        advice="核对是否把办理结果填进了“结转下年度继续办理”。",
        run=much_left_open,
        stage=Stage.TABLE,
    ),
    CheckSpec(
        id="plausible.natural",
        family=Family.TABLES,
        severity=Severity.HINT,
        title="申请人多是自然人",
        looks_at="本年新收的自然人一列和总计",
        why="本程序自定：按申请人的通常情形推算",
        wrong="本年新收 17 件，自然人 0、社会公益组织 16",
        right="本年新收 17 件，自然人 16、商业企业 1",
        advice="核对是否填错了列。",
        run=no_natural_persons,
        stage=Stage.TABLE,
    ),
    CheckSpec(
        id="plausible.disputes",
        family=Family.TABLES,
        severity=Severity.HINT,
        title="没有申请，一般也没有复议、诉讼",
        looks_at="表四的总计，与本年度、上年度收到的申请",
        why="按表三、表四的含义推算",
        wrong="两年都没有收到申请，表四行政复议 2 件",
        right="没有收到申请，表四各格填 0",
        advice="核对表三、表四；确因主动公开引起的不用改。",
        run=disputes_without_requests,
        stage=Stage.TABLE,
    ),
    CheckSpec(
        id="plausible.direct_suits",
        family=Family.TABLES,
        severity=Severity.HINT,
        title="对不予公开不服，2024年起先复议再起诉",
        looks_at="表四“未经复议直接起诉”的总计和报告年度",
        why="《中华人民共和国行政复议法》第二十三条",
        wrong="2025年度，因不予公开起诉的 2 件填在“未经复议直接起诉”",
        right="2025年度，复议后又起诉的 2 件填在“复议后起诉”",
        advice="核对是否应填在“复议后起诉”。",
        run=suits_without_review,
        stage=Stage.TABLE,
        needs=(Need.YEAR,),
    ),
    CheckSpec(
        id="plausible.amount",
        family=Family.TABLES,
        severity=Severity.HINT,
        title="金额的单位是万元",
        looks_at="以万元为单位的格：乡镇、街道超过 1000 万元，或者小数超过四位",
        why="表样“单位：万元”",
        wrong="乡镇的行政事业性收费 25100（其实是元）",
        right="行政事业性收费 2.51",
        advice="核对单位，10000 元填 1。",
        run=amounts,
        stage=Stage.TABLE,
    ),
    CheckSpec(
        id="plausible.yuan",
        family=Family.TEXT_TABLES,
        severity=Severity.HINT,
        title="万元和元没有混淆",
        looks_at="以万元为单位的格，与正文里以元为单位的同一个数",
        why="表样“单位：万元”",
        wrong="表二收费 400 万元，正文“收取费用400元”",
        right="表二收费 0.04 万元，正文“收取费用400元”",
        advice="换算成万元再填。",
        run=amount_in_yuan,
    ),
    CheckSpec(
        id="plausible.fee",
        family=Family.TEXT_TABLES,
        severity=Severity.HINT,
        title="信息处理费计入行政事业性收费",
        looks_at="第六部分的信息处理费，与表二的行政事业性收费",
        why="《政府信息公开信息处理费管理办法》",
        wrong="第六部分收取信息处理费 400 元，表二收费 0",
        right="第六部分收取信息处理费 400 元，表二收费 0.04",
        advice="把信息处理费计入表二，单位换成万元。",
        run=fee_within_charges,
    ),
    CheckSpec(
        id="plausible.unpaid",
        family=Family.TEXT_TABLES,
        severity=Severity.CONFIRM,
        title="有逾期未缴费的，写明信息处理费",
        looks_at="表三“逾期未按收费通知要求缴纳费用”“大量反复申请”，与第六部分",
        why="《政府信息公开信息处理费管理办法》",
        wrong="表三逾期未缴费 1 件，第六部分“无。”",
        right="第六部分写明发出收费通知1件、总金额和实际收取的金额",
        advice="在第六部分写明收费情况。",
        run=unpaid_without_words,
    ),
)
