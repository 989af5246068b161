# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop import paths
from desktop.core.bound import Marked, agreeing
from desktop.core.evaluation import evaluate, examine
from desktop.core.report import Report
from desktop.render.errors import RenderError
from desktop.render.sentences import Offer, offers
from desktop.store.words import load_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.form import FormSpec

TEXTS = ("preface", "overview", "problems", "other_matters")
RECEIVED, GRANTED = "requests.received.natural", "requests.granted.natural"


def shipped(text_id: str) -> str:
    return (paths.data_folder("templates") / "sentences" / f"{text_id}.txt").read_text("utf-8")


def fitting(report: Report, text_id: str) -> dict[str, str]:
    found = offers(shipped(text_id), report, evaluate(report).values)
    return {offer.title: offer.text for offer in found}


def made(source: str, report: Report) -> list[Offer]:
    return offers(source, report, evaluate(report).values)


@pytest.fixture(params=["zero_report", "busy_report", "busy_report_2019", "one_answered"])
def report(request: pytest.FixtureRequest) -> Report:
    found: Report = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def one_answered(zero_report: Report) -> Report:
    """A township that received two requests and answered them."""
    zero_report.values.update({RECEIVED: 2, GRANTED: 2})
    return zero_report


@pytest.fixture
def said_of() -> Callable[[Report, str], list[str]]:
    """Lists what the examination says on a text."""
    words = load_words(paths.data_folder("resources") / "checks")

    def say(report: Report, text_id: str) -> list[str]:
        findings = examine(report, words=words).evaluation.findings
        return [each.message for each in findings if each.field and each.field.name == text_id]

    return say


@pytest.mark.parametrize("text_id", ["preface", "problems", "other_matters"])
def test_nothing_is_said_on_a_text_that_is_a_stock_sentence(
    report: Report, said_of: Callable[[Report, str], list[str]], text_id: str
) -> None:
    for text in fitting(report, text_id).values():
        report.texts[text_id] = text
        assert said_of(report, text_id) == []


def test_nothing_is_said_on_the_five_aspects(
    report: Report, said_of: Callable[[Report, str], list[str]]
) -> None:
    report.texts["overview"] = fitting(report, "overview")["五个方面的提纲"]
    assert said_of(report, "overview") == []


def test_nothing_is_said_on_a_stock_sentence_beside_the_five_aspects(
    report: Report, said_of: Callable[[Report, str], list[str]]
) -> None:
    found = fitting(report, "overview")
    skeleton = found.pop("五个方面的提纲")
    for title, text in found.items():
        report.texts["overview"] = f"{skeleton}\n{text}"
        assert (title, said_of(report, "overview")) == (title, [])


@pytest.mark.parametrize("text_id", TEXTS)
def test_no_stock_sentence_has_a_hole_or_a_brace(report: Report, text_id: str) -> None:
    for text in fitting(report, text_id).values():
        assert not set("{}%#\t") & set(text)
        assert "None" not in text
        assert all(line.strip() == line != "" for line in text.split("\n"))


def test_a_township_without_requests_is_offered_that_sentence(zero_report: Report) -> None:
    found = fitting(zero_report, "overview")
    assert found["没有收到申请"] == "2025年没有收到政府信息公开申请，也没有上年结转的申请。"
    assert not {"收到申请，全部办结", "办理结果", "有行政复议、行政诉讼"} & set(found)


def test_requests_that_were_all_answered_are_told_so(one_answered: Report) -> None:
    found = fitting(one_answered, "overview")
    assert found["收到申请，全部办结"] == "2025年新收政府信息公开申请2件，上年结转0件，均已办结。"
    assert found["办理结果"] == "从办理结果看：予以公开2件。"
    assert "没有收到申请" not in found


def test_requests_that_go_on_are_told_with_their_number(zero_report: Report) -> None:
    zero_report.values.update({RECEIVED: 2, GRANTED: 1, "requests.carried_out.natural": 1})
    found = fitting(zero_report, "overview")
    assert found["收到申请，有结转下年度的"].endswith("办结1件，结转下年度继续办理1件。")
    assert "收到申请，全部办结" not in found


def test_only_last_years_requests_are_told_apart(zero_report: Report) -> None:
    zero_report.values.update({"requests.carried_in.natural": 1, GRANTED: 1})
    found = fitting(zero_report, "overview")
    assert "上年结转1件" in found["没有收到新的申请，有上年结转"]
    assert "没有收到申请" not in found


def test_requests_that_do_not_balance_are_not_called_answered(one_answered: Report) -> None:
    one_answered.values[GRANTED] = 1
    assert "收到申请，全部办结" not in fitting(one_answered, "overview")


def test_unpaid_requests_bring_the_sentence_on_fees(zero_report: Report) -> None:
    zero_report.values.update({RECEIVED: 1, "requests.closed_unpaid.natural": 1})
    (only,) = fitting(zero_report, "other_matters").values()
    assert "本年度有1件申请因逾期未按收费通知要求缴纳费用不再处理" in only


def test_a_text_that_speaks_of_a_blank_is_not_offered(zero_report: Report) -> None:
    zero_report.values[RECEIVED] = None
    assert not {"没有收到申请", "收到申请，全部办结"} & set(fitting(zero_report, "overview"))


def test_a_block_that_would_print_a_blank_does_not_fit(report_2021: Report) -> None:
    assert made("# 甲\n收到{{收到}}件。", report_2021) == []


def test_a_blank_report_is_offered_what_needs_no_figures(form_2021: FormSpec) -> None:
    blank = Report.blank(form_2021)
    assert fitting(blank, "preface") == {}
    assert "（二）依申请公开情况" in fitting(blank, "overview")["五个方面的提纲"]
    assert not any(letter.isdigit() for letter in fitting(blank, "overview")["五个方面的提纲"])


def test_the_preface_names_organisation_and_period(busy_report: Report) -> None:
    text = fitting(busy_report, "preface")["编制依据和统计期限"]
    assert "清溪市水务局2025年" in text
    assert "自2025年1月1日起，至2025年12月31日止" in text


def test_what_the_user_typed_is_neither_executed_nor_escaped(zero_report: Report) -> None:
    zero_report.cover["organisation"] = "甲{{年度}}&乙\n{% if %}"
    assert made("# 名\n{{单位}}", zero_report)[0].text == "甲{{年度}}&乙 {% if %}"


def test_blocks_that_print_nothing_are_left_out(zero_report: Report) -> None:
    source = "说明。\n# 甲\n{% if 收到 %}有。{% endif %}\n\n# 乙\n　无。 \n\n"
    assert made(source, zero_report) == [Offer("乙", "无。")]


def test_figures_are_printed_as_in_the_tables(zero_report: Report) -> None:
    zero_report.values["requests.received.natural"] = 1_234_567
    assert made("# 甲\n{{收到}}件，{{下年度}}年", zero_report)[0].text == "1234567件，2026年"


@pytest.mark.parametrize("body", ["{{不认识}}", "{% if 收到 %}", "{{收到 + '甲'}}", "{{收到 * 2}}"])
def test_a_block_that_is_written_wrongly_is_named(zero_report: Report, body: str) -> None:
    with pytest.raises(RenderError, match="常用句子“甲”写法有误"):
        made(f"# 甲\n{body}", zero_report)


def test_a_block_reaches_nothing_of_the_machine(zero_report: Report) -> None:
    with pytest.raises(RenderError):
        made("# 甲\n{{单位.__class__.__mro__}}{{单位.upper()}}", zero_report)


def bound_in(report: Report, source: str) -> list[tuple[str, str]]:
    (offer,) = made(source, report)
    return [(offer.text[one.start : one.end], one.cell) for one in offer.bounds]


def test_a_figure_of_one_cell_is_bound_where_it_stands(one_answered: Report) -> None:
    assert bound_in(one_answered, "# 甲\n\n 收到{{收到}}件，\n 上年结转{{上年结转}}件。") == [
        ("2", "requests.received.total"),
        ("0", "requests.carried_in.total"),
    ]


def test_sums_years_and_calculations_are_plain_text(one_answered: Report) -> None:
    assert bound_in(one_answered, "# 甲\n{{年度}}年应办{{应办}}件，{{收到 + 1}}件。") == []


def test_of_the_results_those_of_one_row_are_bound(one_answered: Report) -> None:
    one_answered.values["requests.denied_law.natural"] = 3
    assert bound_in(one_answered, "# 甲\n{{办理结果 | join('，')}}。") == [
        ("2", "requests.granted.total")
    ]


def test_no_name_of_an_organisation_passes_for_a_bound_figure(one_answered: Report) -> None:
    one_answered.cover["organisation"] = "甲\ufdd0x\ufdd117\ufdd2局"
    (offer,) = made("# 甲\n{{单位}}", one_answered)
    assert offer == Offer("甲", "甲x17局")


def test_every_bound_figure_of_the_shipped_sentences_is_true(report: Report) -> None:
    values = evaluate(report).values
    for text_id in TEXTS:
        for offer in offers(shipped(text_id), report, values):
            marked = Marked(offer.text, offer.bounds)
            assert agreeing(marked, values) == marked


@pytest.mark.parametrize("sum_", ["{{ 收到 / 0 }}", "{{ 年度 + 1 }}", "{{ 单位|join(1, 2, 3) }}"])
def test_a_sum_that_cannot_be_done_is_named(busy_report: Report, sum_: str) -> None:
    with pytest.raises(RenderError, match="常用句子“甲”写法有误"):
        offers(f"# 甲\n{sum_}", busy_report, evaluate(busy_report).values)
