# SPDX-License-Identifier: MIT
"""Fees in the tables beside what the text says of them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.core.checks.plausible import table_name
from desktop.core.checks.spec import CheckSpec, Family
from desktop.core.findings import Finding
from desktop.core.form import CellKind, Severity
from desktop.core.report import Field
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject

_YUAN_PER_WAN = 10000
_OTHER_MATTERS = "other_matters"
_YUAN = re.compile(r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*元")
_FEE = re.compile(r"信息处理费[^。；\n]{0,20}?(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*(万?)元")


_NO_NOTICE = re.compile(
    r"(?:没有|未曾?|无)(?:向[^，。；]{1,10})?(?:发出|制发|发送|下发|开具|送达)(?:过)?(?:任何)?(?:收费|缴费)通知书?"
)
_UNPAID = (
    ("closed_unpaid", Severity.CONFIRM, "因逾期未缴费不再处理的申请"),
    ("refused_excessive", Severity.HINT, "因无正当理由大量反复申请不予处理的申请"),
)


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
            f"大于{table_name(subject, 'proactive')}的行政事业性收费（{display(charges)} 万元）。",
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
    if not text.strip():
        return
    no_notice = _NO_NOTICE.search(text)
    if not no_notice and ("收费" in text or "处理费" in text):
        return
    for row, severity, words in _UNPAID[:1] if no_notice else _UNPAID:
        cell = f"requests.{row}.total"
        count = subject.values.get(cell)
        if count:
            yield Finding(
                check="plausible.unpaid",
                severity=severity,
                message=f"{table_name(subject, 'requests')}有 {display(count)} 件{words}，"
                f"“{_heading(subject)}”却"
                + (f"写“{no_notice[0]}”。" if no_notice else "没有说到信息处理费。"),
                advice="写明发出收费通知的件数、总金额和实际收取的金额。",
                source="《政府信息公开信息处理费管理办法》",
                cells=(cell,),
                field=Field("text", _OTHER_MATTERS),
                left=count,
                scope=row,
            )
            return


def _heading(subject: Subject) -> str:
    sections = subject.report.form.sections
    return next(section.heading for section in sections if section.text == _OTHER_MATTERS)


CHECKS = (
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
        instead_of=("structure.fee",),
    ),
)
