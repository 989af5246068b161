# SPDX-License-Identifier: MIT
from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.core.checks.arithmetic import diagnose
from desktop.core.checks.sources import written_otherwise
from desktop.core.checks.subject import Subject
from desktop.core.checks.tables import absent, blanks, edition
from desktop.core.report import Evidence, Field, Note, NoteKind, Report

if TYPE_CHECKING:
    from desktop.core.findings import Finding
    from desktop.core.form import FormSpec
    from desktop.core.values import Value


def printed(report: Report, **totals: Value) -> list[Finding]:
    named = {f"requests.{name}.total": value for name, value in totals.items()}
    report.evidence = Evidence("a.docx", named)
    return list(diagnose(Subject.of(report)).findings)


def test_a_printed_total_that_differs_is_named_with_the_difference(zero_report: Report) -> None:
    zero_report.values.update({"requests.received.legal": 4, "requests.granted.legal": 4})
    (found,) = printed(zero_report, received=6, granted=4)
    assert "表三 一、本年新收政府信息公开申请数量 总计：原件印的是 6" in found.message
    assert "按各项相加是 4，相差 2。" in found.message
    assert (found.left, found.right, found.difference) == (6, 4, 2)


def test_a_printed_total_points_at_its_parts_too(zero_report: Report) -> None:
    (found,) = printed(zero_report, received=6)
    assert found.cells[0] == "requests.received.total"
    assert len(found.cells) == 7


def test_a_printed_total_that_agrees_or_is_blank_is_no_finding(zero_report: Report) -> None:
    assert printed(zero_report, received=0, granted=None) == []


def test_a_printed_total_is_not_held_against_blanks(report_2021: Report) -> None:
    assert printed(report_2021, received=6) == []


def test_a_printed_total_of_another_edition_is_left_alone(zero_report: Report) -> None:
    zero_report.evidence = Evidence("a", {"requests.received.natural": 3, "platforms.all.cost": 1})
    assert list(diagnose(Subject.of(zero_report)).findings) == []


def test_an_amount_is_proposed_without_exponent(form_2031: FormSpec) -> None:
    report = Report.blank(form_2031)
    report.values["platforms.websites.cost"] = Decimal("0.0000001")
    report.evidence = Evidence("a", {"platforms.all.cost": Decimal("0.0000002")})
    (found,) = diagnose(Subject.of(report)).findings
    assert "空着，填 0.0000001 就" in found.message


def test_the_wrong_edition_for_the_year_is_an_error_at_the_year(report_2021: Report) -> None:
    report_2021.cover["year"] = "2020"
    (found,) = edition(Subject.of(report_2021))
    assert found.field == Field("cover", "year")
    assert found.message.startswith("2020年度的报告用了“2021年版”表样")


def test_the_right_edition_and_a_missing_year_are_no_findings(report_2021: Report) -> None:
    assert list(edition(Subject.of(report_2021))) == []
    report_2021.cover["year"] = ""
    assert list(edition(Subject.of(report_2021))) == []


GONE = Note(
    NoteKind.ABSENT,
    "表二缺少“规章”一行。",
    ("proactive.rules.issued", "proactive.rules.repealed", "proactive.rules.in_force"),
)


def test_a_row_that_the_source_did_not_have_is_named_until_it_is_filled_in(
    report_2021: Report,
) -> None:
    report_2021.evidence = Evidence("a", {}, (GONE,))
    report_2021.values["proactive.rules.issued"] = 0
    (found,) = absent(Subject.of(report_2021))
    assert found.message == "表二缺少“规章”一行。"
    assert found.cells == GONE.cells[1:]


def test_a_row_that_has_been_filled_in_is_absent_no_more(zero_report: Report) -> None:
    zero_report.evidence = Evidence("a", {}, (GONE,))
    assert list(absent(Subject.of(zero_report))) == []


def test_other_notes_name_no_absent_cells(report_2021: Report) -> None:
    doubt = Note(NoteKind.DOUBTFUL, "存疑。", ("proactive.rules.issued",))
    report_2021.evidence = Evidence("a", {}, (doubt,))
    assert list(absent(Subject.of(report_2021))) == []


def test_blanks_are_counted_table_by_table(report_2021: Report) -> None:
    found = list(blanks(Subject.of(report_2021)))
    assert [finding.message for finding in found] == [
        "表二还有 10 格没有填写。",
        "表三还有 144 格没有填写。",
        "表四还有 12 格没有填写。",
    ]


def test_absent_cells_are_not_counted_as_blanks_again(report_2021: Report) -> None:
    report_2021.evidence = Evidence("a", {}, (GONE,))
    found = next(blanks(Subject.of(report_2021)))
    assert found.message == "表二还有 7 格没有填写。"


def test_a_zero_is_no_blank(zero_report: Report) -> None:
    assert list(blanks(Subject.of(zero_report))) == []


def test_only_short_examples_stand_beside_each_other(report_2021: Report) -> None:
    long = Note(NoteKind.UNDERSTOOD, "甲" * 119 + "。")
    short = [Note(NoteKind.UNDERSTOOD, f"写作{n}。") for n in range(4)]
    report_2021.evidence = Evidence("a", {}, (long, *short))
    assert "写作0" not in written(report_2021)
    report_2021.evidence = Evidence("a", {}, tuple(short))
    assert "写作0；写作1；写作2……" in written(report_2021)


def written(report: Report) -> str:
    return next(written_otherwise(Subject.of(report))).message
