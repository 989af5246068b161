# SPDX-License-Identifier: MIT
"""Figures that add up and are yet unlikely: hints on the tables."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.core.checks.arithmetic import named_wrong
from desktop.core.checks.spec import CheckSpec, Family, Need, Stage
from desktop.core.findings import Finding
from desktop.core.form import Severity
from desktop.core.report import OrganisationKind
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.core.checks.subject import Subject
    from desktop.core.values import Value

_LARGE_FEE_WAN_YUAN = 1000
_DECIMALS = 4
_FEW = 5
_REVIEW_FIRST_FROM = 2024


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
            message=f"{table_name(subject, 'requests')}：收到和上年结转共 {came} 件，"
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
            message=f"{table_name(subject, 'requests')}：本年新收 {display(total)} 件申请，"
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
            message=f"{table_name(subject, 'disputes')}有 {display(disputes)} 件复议、诉讼，"
            f"{table_name(subject, 'requests')}却没有收到过申请。",
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
            message=f"{table_name(subject, 'disputes')}：“未经复议直接起诉”有 {display(count)} 件。"
            "自2024年1月1日起，对不予公开不服的应当先申请行政复议。",
            advice="核对是否应填在“复议后起诉”；不属于不予公开的，或者以前年度起诉的，不用改。",
            source="《中华人民共和国行政复议法》第二十三条",
            cells=("disputes.cases.direct_total",),
            left=count,
        )


def amounts(subject: Subject) -> Iterator[Finding]:
    """Yield a hint per amount in 万元 that looks like one in yuan, or has too many decimals."""
    township = subject.report.kind is OrganisationKind.TOWNSHIP
    for cell, value in subject.report.values.items():
        if not isinstance(value, Decimal):
            continue
        spec = subject.report.form.cells[cell]
        if township and value > _LARGE_FEE_WAN_YUAN:
            yield _amount(
                cell, f"{spec.name}：{display(value)} 万元，对乡镇、街道来说太大。", value
            )
        elif _decimals(value) > _DECIMALS:
            words = f"{spec.name}：{display(value)} 的小数超过 {_DECIMALS} 位，后几位不到一元。"
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


def no_older_papers(subject: Subject) -> Iterator[Finding]:
    """Yield a hint when no paper in force is older than this year, though several were issued."""
    for cells in _PAPERS:
        issued, repealed, in_force = (subject.values.get(cell) for cell in cells)
        if issued is not None and issued >= _FEW and in_force == issued - (repealed or 0):
            yield Finding(
                check="plausible.no_older",
                severity=Severity.HINT,
                message=f"{table_name(subject, 'proactive')}："
                f"本年的行政规范性文件有 {display(issued)} 件，"
                f"现行有效的也只有 {display(in_force)} 件，等于没有一件是以前制发的。",
                advice="核对现行有效件数是否漏计了以前年度制发、仍然有效的文件。",
                source="按填报口径推算：现行有效件数是年底的存量",
                cells=(cells[2], cells[0]),
                left=issued,
                right=in_force,
            )


# issued, repealed (or nothing that could be), in force: one triple per wording of the form
_PAPERS = (
    ("proactive.norms.issued", "proactive.norms.repealed", "proactive.norms.in_force"),
    ("proactive.norms.published", "", "proactive.norms.total"),
)


def table_name(subject: Subject, table: str) -> str:
    """Return what messages call a table."""
    return subject.report.form.table(table).name


def _unless_named(
    run: Callable[[Subject], Iterator[Finding]],
) -> Callable[[Subject], Iterator[Finding]]:
    """Return the check without findings on cells that are told to be wrong anyway."""

    def checked(subject: Subject) -> Iterator[Finding]:
        named = subject.once(named_wrong)
        return (finding for finding in run(subject) if named.isdisjoint(finding.cells))

    return checked


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
        run=_unless_named(much_left_open),
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
        run=_unless_named(no_natural_persons),
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
        run=_unless_named(disputes_without_requests),
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
        run=_unless_named(suits_without_review),
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
        run=_unless_named(amounts),
        stage=Stage.TABLE,
    ),
    CheckSpec(
        id="plausible.no_older",
        family=Family.TABLES,
        severity=Severity.HINT,
        title="现行有效件数包括以前年度的",
        looks_at="行政规范性文件的本年制发（公开）件数和现行有效（对外公开）总数，5 件以下的不看",
        why="按填报口径推算：现行有效件数是年底的存量",
        wrong="本年制发 11 件，现行有效 11 件",
        right="本年制发 11 件，现行有效 46 件",
        advice="核对是否漏计了以前年度制发、仍然有效的文件。",
        run=_unless_named(no_older_papers),
        stage=Stage.TABLE,
    ),
)
