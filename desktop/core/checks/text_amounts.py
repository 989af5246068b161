# SPDX-License-Identifier: MIT
"""Decisions, charges and procurement in the text against table 2."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.core.checks.passages import Hit, hit, text_check, texts_of
from desktop.core.checks.spec import Family
from desktop.core.checks.text_readings import all_mentions
from desktop.core.form import Severity
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.core.checks.subject import Subject
    from desktop.core.values import Value


def _decided(values: Mapping[str, Value], row: str) -> Value:
    return values.get(f"proactive.{row}.decisions")


_ROWS = {"licences": "行政许可", "penalties": "行政处罚", "coercions": "行政强制"}


def decisions(subject: Subject) -> Iterator[Hit]:
    """Yield decisions made that differ from table 2, and more published than were made."""
    by_id = {passage.id: passage for passage in texts_of(subject)}
    for mention in subject.once(all_mentions):
        row, _, kind = mention.concept.partition(".")
        table = _decided(subject.values, row) if row in _ROWS else None
        if table is None or mention.number.agrees(table):
            continue
        if kind == "made" or mention.number.value > table:
            yield hit(
                by_id[mention.field],
                mention.start,
                mention.end,
                f"写的是“{mention.words}”，表二{_ROWS[row]}处理决定数量是 {display(table)}。",
                cells=(f"proactive.{row}.decisions",),
            )


def charges(subject: Subject) -> Iterator[Hit]:
    """Yield amounts of charges that differ from table 2, whose unit is 万元."""
    yield from _amounts(subject, "charges", "proactive.charges.amount", "行政事业性收费")


def procurement(subject: Subject) -> Iterator[Hit]:
    """Yield numbers and prices of central procurement that differ from table 2 of that edition."""
    yield from _amounts(subject, "procurement", "proactive.procurement.amount", "采购总金额")
    table = subject.values.get("proactive.procurement.projects")
    by_id = {passage.id: passage for passage in texts_of(subject)}
    for mention in subject.once(all_mentions) if table is not None else ():
        if mention.concept == "procurement.projects" and not mention.number.agrees(table or 0):
            yield hit(
                by_id[mention.field],
                mention.start,
                mention.end,
                f"写的是“{mention.words}”，表二政府集中采购项目数量是 {display(table)}。",
                cells=("proactive.procurement.projects",),
            )


def _amounts(subject: Subject, row: str, cell: str, name: str) -> Iterator[Hit]:
    table = subject.values.get(cell)
    by_id = {passage.id: passage for passage in texts_of(subject)}
    for mention in subject.once(all_mentions) if table is not None else ():
        concept, _, unit = mention.concept.partition(".")
        if concept != row or unit not in _IN_WAN_YUAN:
            continue
        said, step = mention.number.value / _IN_WAN_YUAN[unit], mention.number.step
        mistaken_unit = unit == "元" and mention.number.value == table  # said by another check
        if not mistaken_unit and abs(said - Decimal(table or 0)) >= step / _IN_WAN_YUAN[unit]:
            yield hit(
                by_id[mention.field],
                mention.start,
                mention.end,
                f"写的是“{mention.words}”，表二{name}是 {display(table)} 万元。",
                cells=(cell,),
            )


_IN_WAN_YUAN = {"万元": 1, "元": 10000}


CHECKS = (
    text_check(
        procurement,
        Family.TEXT_TABLES,
        "text_table.procurement",
        Severity.CONFIRM,
        "正文的政府集中采购与表二一致",
        looks_at="2019、2020年度的表样：正文政府集中采购的项目数量和总金额，元和万元已换算",
        why="国办公开办函〔2019〕60号",
        wrong="正文“政府集中采购项目12个”，表二是 2",
        right="正文“政府集中采购项目2个”",
        advice="核对正文和表格，改正写错的一处；两处都对时，写明正文数字的口径。",
    ),
    text_check(
        decisions,
        Family.TEXT_TABLES,
        "text_table.decisions",
        Severity.HINT,
        "正文的许可、处罚、强制数与表二相称",
        looks_at="正文作出的决定数；正文公开的决定数不应多于表二",
        why="表二“本年处理决定数量”包括已公开和依法未公开的全部决定",
        wrong="正文“公开行政处罚决定12件”，表二行政处罚是3",
        right="正文“公开行政处罚决定3件”",
        advice="核对表二是否漏计，或正文是否把往年的一并计入。",
    ),
    text_check(
        charges,
        Family.TEXT_TABLES,
        "text_table.charges",
        Severity.CONFIRM,
        "正文的行政事业性收费与表二一致",
        looks_at="正文收取行政事业性收费的金额，元和万元已换算",
        why="表二单位是万元",
        wrong="正文“收取行政事业性收费3.5万元”，表二填35000",
        right="表二填3.5",
        advice="核对金额和单位，表二以万元为单位。",
    ),
)
