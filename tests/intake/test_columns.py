# SPDX-License-Identifier: MIT
"""Which column of a source is which, told by the words above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import SourceBox
from desktop.intake.columns import Columns, counts_yuan, read_columns, usual_columns
from desktop.intake.lines import Line, make_line
from desktop.intake.targets import Likeness, targets_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
TOP = [CORNER, "申请人情况"]
UPPER = ["", "自然人", "法人或其他组织", "总计"]
LOWER = ["", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""]
OTHER = frozenset(("本年新制作数量", "本年新公开数量", "对外公开总数量"))


def header(*rows: list[str], exact: bool = False) -> list[Line]:
    return [
        make_line(0, top, "", [SourceBox(top, x, t) for x, t in enumerate(row)], exact=exact)
        for top, row in enumerate(rows)
    ]


@pytest.fixture
def read(forms: Mapping[str, FormSpec]) -> Callable[..., Columns | None]:
    form = forms["2021"]
    like = Likeness(forms.values())

    def read_it(lines: list[Line], table: str = "requests") -> Columns | None:
        spec = form.table(table)
        target = next(t for t in targets_of(form) if t.table == table and t.width)
        return read_columns(lines, spec, target, like, OTHER)

    return read_it


def order(columns: Columns | None) -> tuple[int | None, ...]:
    assert columns
    return columns.order


def test_a_header_of_three_rows_names_seven_columns(read: Callable[..., Columns]) -> None:
    assert order(read(header(TOP, UPPER, LOWER))) == (0, 1, 2, 3, 4, 5, 6)


def test_a_lost_column_is_not_named(read: Callable[..., Columns]) -> None:
    lower = [text for text in LOWER if text != "科研机构"]
    assert order(read(header(TOP, UPPER, lower))) == (0, 1, 3, 4, 5, 6)


def test_an_extra_column_is_none_of_the_form(read: Callable[..., Columns]) -> None:
    assert order(read(header(TOP, UPPER, [*LOWER[:-1], "小计"]))) == (0, 1, 2, 3, 4, 5, None, 6)


def test_a_subtotal_does_not_take_the_place_of_a_lost_total(read: Callable[..., Columns]) -> None:
    lines = header(TOP, ["", "自然人", "法人或其他组织"], [*LOWER[:-1], "小计"])
    assert order(read(lines)) == (0, 1, 2, 3, 4, 5, None)


def test_an_unreadable_header_gets_the_column_left_over_with_a_doubt(
    read: Callable[..., Columns],
) -> None:
    lower = ["", "", "商业企业", "科研机构", "甲乙丙丁", "法律服务机构", "其他", ""]
    found = read(header(TOP, UPPER, lower))
    assert order(found) == (0, 1, 2, 3, 4, 5, 6)
    assert found.doubtful


def test_columns_in_another_order_keep_their_names(read: Callable[..., Columns]) -> None:
    lines = header(["信息内容", "现行有效件数", "本年废止件数", "本年制发件数"])
    assert order(read(lines, "proactive")) == (2, 1, 0)


def test_a_torn_header_is_put_together_by_its_places(read: Callable[..., Columns]) -> None:
    lower = ["", "", "商业企业", "科研机构", "社会公益", "法律服务", "其他", ""]
    torn = ["", "", "", "", "组织", "机构", "", ""]
    upper = ["", "自然人", "", "", "", "", "", "总计"]
    found = read(header(upper, lower, torn, exact=True))
    assert found.names[3:5] == ("社会公益组织", "法律服务机构")
    assert found.lefts == (1, 2, 3, 4, 5, 6, 7)


def test_ends_of_labels_without_places_are_no_columns(read: Callable[..., Columns]) -> None:
    lower = ["", "", "商业企业", "科研机构", "社会公益", "法律服务", "其他", ""]
    found = read(header(TOP, UPPER, lower, ["", "", "", "", "", "组织", "机构"]))
    assert order(found) == (0, 1, 2, 3, 4, 5, 6)


def test_one_header_per_line_names_columns_in_the_order_of_the_form(
    read: Callable[..., Columns],
) -> None:
    words = ["自然人", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    assert order(read(header(*([word] for word in words)))) == (0, 1, 2, 3, 4, 5, 6)


def test_repeated_headers_are_told_by_their_order(read: Callable[..., Columns]) -> None:
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    upper = [*five, "未经复议直接起诉", "复议后起诉"]
    lost = [*five[:2], *five[3:], *five]
    found = read(header(["行政复议", "行政诉讼"], upper, lost), "disputes")
    assert order(found) == (0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14)


def test_the_header_of_another_edition_is_foreign(read: Callable[..., Columns]) -> None:
    lines = header(["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"])
    assert read(lines, "proactive").foreign


@pytest.mark.parametrize(
    "lines", [header(), header([CORNER]), header(["甲", "乙"]), header(["注：以上数据截至年底"])]
)
def test_words_that_name_too_few_columns_are_no_header(
    read: Callable[..., Columns | None], lines: list[Line]
) -> None:
    assert read(lines) is None


def test_usual_columns_are_those_of_the_form() -> None:
    assert usual_columns(3).order == (0, 1, 2)


@pytest.mark.parametrize(
    ("text", "verdict"), [("本年收费金额（单位：元）", True), ("本年收费金额（单位：万元）", False)]
)
def test_amounts_in_yuan_are_told_by_the_header(text: str, verdict: bool) -> None:
    assert counts_yuan(header(["信息内容", text])) is verdict


def test_an_unknown_header_among_repeated_ones_is_passed_over(
    read: Callable[..., Columns],
) -> None:
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    upper = [*five[:2], "甲乙", *five[2:], "未经复议直接起诉", "复议后起诉"]
    found = read(header(["行政复议", "行政诉讼"], upper, five * 2), "disputes")
    assert order(found) == (0, 1, None, *range(2, 15))


def test_the_last_of_repeated_headers_may_be_lost(read: Callable[..., Columns]) -> None:
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    upper = [*five, "未经复议直接起诉", "复议后起诉"]
    found = read(header(["行政复议", "行政诉讼"], upper, [*five, *five[:-1]]), "disputes")
    assert order(found) == tuple(range(14))


def test_headers_that_lost_their_merged_cells_are_read_in_order(
    read: Callable[..., Columns],
) -> None:
    lines = header(TOP, ["总计", "自然人", "法人或其他组织"], LOWER[2:7], exact=True)
    assert order(read(lines)) == (6, 0, 1, 2, 3, 4, 5)


def test_a_total_named_first_comes_first_where_only_the_names_are_known(
    read: Callable[..., Columns],
) -> None:
    names = ["申请人情况", "总计", "自然人", "法人或其他组织", *LOWER[2:7]]
    assert order(read(header(*([name] for name in names)))) == (6, 0, 1, 2, 3, 4, 5)
