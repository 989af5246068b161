# SPDX-License-Identifier: MIT
"""One fault, one message: the cell that explains everything is named, with the right value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop.core.checks.arithmetic import diagnose
from desktop.core.checks.constraints import Constraint
from desktop.core.checks.repair import Fix, find_fixes
from desktop.core.checks.subject import Subject
from desktop.core.evaluation import evaluate
from desktop.core.form import RelationKind, Severity
from desktop.core.report import Edit, Evidence, Field, Report
from desktop.core.totals import with_totals

if TYPE_CHECKING:
    from desktop.core.findings import Finding
    from desktop.core.form import FormSpec
    from desktop.core.values import Value


@pytest.fixture
def read_report(busy_report: Report) -> Report:
    """A report in order as it was read from a document that prints all totals."""
    values = with_totals(busy_report.form, busy_report.values)
    printed = {total.cell: values[total.cell] for total in busy_report.form.totals}
    busy_report.evidence = Evidence("年报.docx", printed)
    return busy_report


def told(report: Report, **cells: Value) -> list[Finding]:
    """Put values into cells of table 3, written `row__column`, and return what does not add up."""
    named = {f"requests.{name.replace('__', '.')}": value for name, value in cells.items()}
    report.values.update(named)
    return list(diagnose(Subject.of(report)).findings)


def test_nothing_is_said_of_a_report_in_order(read_report: Report) -> None:
    assert told(read_report) == []


def test_a_wrong_cell_is_named_with_what_it_should_be(read_report: Report) -> None:
    right = read_report.values["requests.granted.research"]
    (found,) = told(read_report, granted__research=right * 10 + 5)
    assert found.check == "table.wrong_cell"
    assert found.cells[0] == "requests.granted.research"
    assert found.repair == (Edit(Field("cell", "requests.granted.research"), right),)


def test_the_message_says_what_stands_there_what_should_and_what_follows(
    read_report: Report,
) -> None:
    (found,) = told(read_report, received__legal=9)
    assert found.message.startswith(
        "表三 一、本年新收政府信息公开申请数量 法律服务机构：填的是 9，改成 "
    )
    assert found.message.endswith(
        "现在对不上的有：“法律服务机构”一列、“总计”一列、“一、本年新收政府信息公开申请数量 总计”。"
    )


def test_the_repair_makes_everything_right(read_report: Report) -> None:
    (found,) = told(read_report, denied_law__other=5)
    read_report.apply(found.repair)
    assert told(read_report) == []


def test_a_forgotten_cell_is_one_message_not_two(read_report: Report) -> None:
    read_report.values["requests.partial.welfare"] = None
    found = [f for f in evaluate(read_report).findings if f.severity is Severity.ERROR]
    assert [finding.check for finding in found] == ["table.wrong_cell"]
    assert "空着，填" in found[0].message


def test_two_wrong_cells_are_two_messages(read_report: Report) -> None:
    found = told(read_report, granted__natural=999, denied_law__legal=998)
    assert {finding.cells[0] for finding in found} == {
        "requests.granted.natural",
        "requests.denied_law.legal",
    }
    assert len(found) == 2


def test_two_wrong_cells_of_one_column_are_told_apart(read_report: Report) -> None:
    found = told(read_report, granted__natural=999, denied_law__natural=888)
    assert {finding.cells[0] for finding in found} == {
        "requests.granted.natural",
        "requests.denied_law.natural",
    }


def _moved(report: Report) -> list[Finding]:
    """Move a number of a report of zeros from 自然人 to 商业企业."""
    report.evidence = Evidence(
        "年报.docx",
        {
            "requests.received.total": 5,
            "requests.granted.total": 5,
            "requests.handled.natural": 5,
            "requests.handled.enterprise": 0,
        },
    )
    return told(report, received__natural=5, granted__enterprise=5)


def test_a_number_in_the_neighbouring_column_is_one_message(zero_report: Report) -> None:
    (found,) = _moved(zero_report)
    assert found.check == "table.shifted"
    assert found.message.startswith("表三 （一）予以公开 商业企业：填的 5 很可能应当填在相邻的")


def test_a_moved_number_is_moved_back_as_one_repair(zero_report: Report) -> None:
    (found,) = _moved(zero_report)
    zero_report.apply(found.repair)
    assert zero_report.values["requests.granted.natural"] == 5
    assert told(zero_report) == []


def test_two_numbers_the_wrong_way_round_are_exchanged(zero_report: Report) -> None:
    zero_report.evidence = Evidence("年报.docx", {"requests.granted.total": 11})
    (found,) = told(
        zero_report,
        received__natural=8,
        received__enterprise=3,
        granted__natural=3,
        granted__enterprise=8,
    )
    assert "很可能填反了，互换就都对得上" in found.message


def test_a_misprinted_total_is_left_to_the_program(read_report: Report) -> None:
    printed = dict(read_report.evidence.printed_totals)
    printed["requests.granted.total"] += 10
    read_report.evidence = Evidence("年报.docx", printed)
    (found,) = told(read_report)
    assert (found.check, found.repair) == ("table.printed_total", ())
    assert found.cells[0] == "requests.granted.total"


def test_without_printed_totals_the_column_is_named_with_what_it_lacks(
    busy_report: Report,
) -> None:
    (found,) = told(busy_report, granted__other=999)
    assert (found.check, found.scope, found.repair) == ("requests.balance", "其他", ())
    assert found.message.endswith("。“总计”因此也对不上。")


def test_the_column_that_follows_is_marked_too(busy_report: Report) -> None:
    told(busy_report, granted__other=999)
    marked = evaluate(busy_report).severities
    assert marked["requests.handled.other"] is marked["requests.handled.total"] is Severity.ERROR


def test_columns_that_make_up_for_each_other_leave_the_total_alone(busy_report: Report) -> None:
    busy_report.values["requests.received.natural"] += 1
    busy_report.values["requests.received.other"] -= 1
    found = told(busy_report)
    assert [finding.scope for finding in found] == ["自然人", "其他"]
    assert not any("总计”因此" in finding.message for finding in found)


def test_totals_that_agree_with_their_parts_name_no_cell(zero_report: Report) -> None:
    zero_report.evidence = Evidence("a.txt", {"requests.received.total": 25})
    found = told(zero_report, received__welfare=22, received__other=3)
    assert [finding.check for finding in found] == ["requests.balance"] * 2
    assert [finding.scope for finding in found] == ["社会公益组织", "其他"]


def test_a_misprint_with_what_its_column_lacks_is_one_message(read_report: Report) -> None:
    printed = {
        "requests.handled.natural": read_report.evidence.printed_totals["requests.handled.natural"]
    }
    read_report.evidence = Evidence("年报.docx", printed)
    granted = read_report.values["requests.granted.natural"]
    (found,) = told(read_report, granted__natural=granted + 1)
    assert found.check == "requests.balance"
    assert "原件印的总计是" in found.message


def test_a_printed_total_whose_parts_were_changed_since_proves_nothing(
    read_report: Report,
) -> None:
    read = dict(read_report.values)
    read_report.evidence = Evidence("年报.docx", read_report.evidence.printed_totals, values=read)
    more = {
        f"{row}__natural": read[f"requests.{row}.natural"] + 9 for row in ("received", "partial")
    }
    assert told(read_report, **more) == []


def test_amounts_are_repaired_too(form_2031: FormSpec) -> None:
    report = Report.blank(form_2031, 2031)
    report.values.update(dict.fromkeys(report.values, 0))
    amounts = {f"platforms.{row}.cost": Decimal("1.5") for row in ("websites", "accounts")}
    report.values.update(amounts)
    report.values["platforms.websites.cost"] = Decimal("15")
    report.evidence = Evidence("a", {"platforms.all.cost": Decimal("3.0")})
    (found,) = diagnose(Subject.of(report)).findings
    assert found.repair[0].value == Decimal("1.5")


def test_other_cells_that_would_do_are_named_in_the_advice(zero_report: Report) -> None:
    zero_report.evidence = Evidence("a", {"requests.handled.natural": 33})
    cells = {"granted__natural": 21, "partial__natural": 21, "received__natural": 33}
    (found,) = told(zero_report, **cells)
    assert found.cells[0] == "requests.granted.natural"
    assert "也可能错在：表三 （二）部分公开" in found.advice


@pytest.mark.parametrize("total", [33, 51])
def test_where_one_sum_is_all_there_is_the_total_is_named(total: int, zero_report: Report) -> None:
    prefix = "disputes.cases.review_"
    zero_report.values.update({f"{prefix}upheld": 21, f"{prefix}corrected": 20})
    zero_report.evidence = Evidence("a", {f"{prefix}total": total})
    (found,) = told(zero_report)
    assert (found.check, found.cells[0]) == ("table.printed_total", f"{prefix}total")
    assert (found.left, found.right, found.repair) == (total, 41, ())


def test_the_one_cell_that_is_large_enough_is_named(zero_report: Report) -> None:
    prefix = "disputes.cases.review_"
    zero_report.values.update({f"{prefix}upheld": 21, f"{prefix}corrected": 2})
    zero_report.evidence = Evidence("a", {f"{prefix}total": 14})
    (found,) = told(zero_report)
    assert found.repair == (Edit(Field("cell", f"{prefix}upheld"), 12),)


def test_the_one_blank_cell_of_a_sum_is_named(zero_report: Report) -> None:
    prefix = "disputes.cases.review_"
    zero_report.values.update({f"{prefix}upheld": 2, f"{prefix}other": None})
    zero_report.evidence = Evidence("a", {f"{prefix}total": 5})
    (found,) = told(zero_report)
    assert found.repair == (Edit(Field("cell", f"{prefix}other"), 3),)


def test_when_anything_could_be_wrong_nothing_is_named(zero_report: Report) -> None:
    prefix = "disputes.cases.review_"
    zero_report.values.update(dict.fromkeys((f"{prefix}{n}" for n in RESULTS), 500))
    zero_report.evidence = Evidence("a", {f"{prefix}total": 1737})
    (found,) = told(zero_report)
    assert found.check == "table.printed_total"


RESULTS = ("upheld", "corrected", "other", "pending")


def test_a_cell_is_not_proposed_to_be_negative(zero_report: Report) -> None:
    zero_report.evidence = Evidence("a", {"disputes.cases.direct_total": 0})
    zero_report.values["disputes.cases.direct_other"] = 5
    (found,) = told(zero_report)
    assert found.repair == (Edit(Field("cell", "disputes.cases.direct_other"), 0),)


def test_a_search_without_end_is_not_begun(read_report: Report) -> None:
    cells = list(read_report.values)[20:140:3]
    read_report.values.update({cell: 700 + place for place, cell in enumerate(cells)})
    assert told(read_report)


def test_the_one_blank_cell_of_a_column_is_named_without_printed_totals(
    busy_report: Report,
) -> None:
    right = busy_report.values["requests.partial.legal"]
    (found,) = told(busy_report, partial__legal=None)
    assert (found.check, found.right) == ("table.wrong_cell", right)
    assert found.cells[0] == "requests.partial.legal"


def test_a_slip_into_the_next_column_is_told_without_printed_totals(zero_report: Report) -> None:
    cells = {"received__natural": 9, "denied_law__natural": 4, "granted__enterprise": 5}
    (found,) = told(zero_report, **cells)
    assert found.check == "table.shifted"
    assert found.cells[:2] == ("requests.granted.enterprise", "requests.granted.natural")


def test_several_blank_cells_of_a_column_tell_nothing(report_2021: Report) -> None:
    (found,) = told(report_2021, received__natural=9)
    assert found.check == "requests.balance"


def test_a_repair_that_would_break_another_relation_is_not_offered(read_report: Report) -> None:
    form = read_report.form
    forbidden = replace(
        form.relations[0],
        id="requests.none",
        kind=RelationKind.ZERO_FOR,
        scope="",
        left=("requests.granted.legal",),
        right=(),
        organisation_kinds=(),
    )
    read_report.form = replace(form, relations=(*form.relations, forbidden))
    assert "table.wrong_cell" not in {f.check for f in told(read_report, granted__legal=0)}


def test_a_relation_between_totals_stands_alone_when_no_other_is_broken(
    busy_report: Report,
) -> None:
    form = busy_report.form
    totals = tuple(r for r in form.relations if r.id == "requests.balance" and r.scope == "总计")
    busy_report.form = replace(form, relations=totals)
    (found,) = told(busy_report, granted__other=999)
    assert found.scope == "总计"


ONE, OTHER, THIRD = (f"requests.granted.{name}" for name in ("natural", "welfare", "other"))


def fixes(form: FormSpec, *sums: tuple[tuple[str, ...], int]) -> list[Fix]:
    """Return the fixes for sums that are off by these amounts, where every cell holds 0."""
    constraints = [Constraint(dict.fromkeys(cells, 1), off, grand=False) for cells, off in sums]
    return find_fixes(form, constraints, dict.fromkeys((ONE, OTHER, THIRD), 0))


def test_two_cells_that_contradict_their_own_sums_are_not_named(form_2021: FormSpec) -> None:
    assert fixes(form_2021, ((ONE,), -1), ((ONE,), -2), ((OTHER,), -3), ((OTHER,), -4)) == []


def test_two_cells_that_would_be_negative_are_not_named(form_2021: FormSpec) -> None:
    assert fixes(form_2021, ((ONE, OTHER), 8), ((ONE,), 5), ((OTHER,), 3)) == []


def test_of_equally_likely_pairs_the_first_is_named(form_2021: FormSpec) -> None:
    found = fixes(form_2021, ((ONE, OTHER, THIRD), -8), ((ONE,), -5), ((OTHER, THIRD), -3))
    assert found == [Fix(((ONE, 5),)), Fix(((OTHER, 3),))]


def test_a_row_that_must_be_zero_is_one_message(zero_report: Report) -> None:
    zero_report.values.update({"proactive.rules.issued": 2, "proactive.rules.in_force": 3})
    (found,) = [f for f in diagnose(Subject.of(zero_report)).findings if "规章" in f.message]
    assert found.message == (
        "表二“本年制发件数”“现行有效件数”：乡镇、县级机关不制定规章，这里填了 2、3。"
    )
    assert found.cells == ("proactive.rules.issued", "proactive.rules.in_force")


def test_two_relations_that_say_the_same_of_a_column_are_one_message(zero_report: Report) -> None:
    (found,) = told(zero_report, carried_out__natural=3)
    assert found.check == "requests.nothing_received"


def test_a_column_that_stays_broken_keeps_its_total(zero_report: Report) -> None:
    zero_report.values["requests.received.natural"] = None
    found = told(zero_report, granted__natural=2, received__other=1)
    assert [finding.check for finding in found] == ["table.wrong_cell", "requests.balance"]
    assert "requests.handled.total" in found[1].cells
