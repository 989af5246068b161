# SPDX-License-Identifier: MIT
from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from desktop import paths
from desktop.render.context import PrintedBox, PrintedTable
from desktop.render.errors import RenderError
from desktop.render.web import render_web
from desktop.render.web_tables import table_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.form import FormSpec
    from desktop.core.report import Report
    from desktop.render.context import Context

    Page = Callable[[Report], "Parsed"]

VOID = {"meta", "col", "wbr"}


class Parsed(HTMLParser):
    """A page as a test looks at it: texts by element, header cells, and whether it is balanced."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.source = page.decode("utf-8")
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.headers: list[dict[str, str | None]] = []
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        if tag in {"p", "h1", "h2", "h3", "td", "th"}:
            self.texts.append((tag, ""))
        if tag == "th":
            self.headers.append(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in reversed(self.open):
            if self.texts and tag == self.texts[-1][0]:
                self.texts[-1] = (tag, self.texts[-1][1] + data)
                return

    def of(self, *tags: str) -> list[str]:
        return [text for tag, text in self.texts if tag in tags]


@pytest.fixture(scope="session")
def web_template() -> bytes:
    """The page template that is shipped."""
    return (paths.data_folder("templates") / "report.html").read_bytes()


@pytest.fixture
def page(context_of: Callable[[Report], Context], web_template: bytes) -> Page:
    """Renders a report as a page and reads it."""
    return lambda report: Parsed(render_web(context_of(report), web_template))


def test_the_page_says_what_the_report_says_in_order(zero_report: Report, page: Page) -> None:
    assert page(zero_report).of("h1", "h2", "h3", "p") == [
        "清溪县云岭镇人民政府2025年政府信息公开工作年度报告",
        "根据《中华人民共和国政府信息公开条例》，现公布本年度报告。",
        "一、总体情况",
        "（一）主动公开。",
        "全年更新栏目十二个。",
        "（二）监督保障。",
        "开展培训两次。",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "存在的问题：更新不够及时。",
        "改进措施：每月检查一次。",
        "六、其他需要报告的事项",
        "本年度没有收取信息处理费。",
        "清溪县云岭镇人民政府",
        "2026年1月20日",
    ]


@pytest.mark.parametrize("name", ["busy_report", "busy_report_2019"])
def test_every_figure_is_in_a_cell_of_its_own(
    name: str, request: pytest.FixtureRequest, page: Page, context_of: Callable[..., Context]
) -> None:
    report = request.getfixturevalue(name)
    tables = context_of(report).tables.values()
    figures = [box.text for table in tables for box in table.boxes if box.cell]
    assert page(report).of("td") == figures


def test_every_label_is_a_header_cell_that_says_what_it_heads(
    busy_report: Report, page: Page, context_of: Callable[[Report], Context]
) -> None:
    tables = context_of(busy_report).tables.values()
    labels = [box.text for table in tables for box in table.boxes if not box.cell]
    found = page(busy_report)
    assert found.of("th") == labels
    assert {header["scope"] for header in found.headers} == {"col", "colgroup", "row", "rowgroup"}


def test_a_later_edition_prints_its_own_sections(
    form_2031: FormSpec, report_2021: Report, page: Page
) -> None:
    blank = type(report_2021).blank(form_2031, 2031)
    headings = [section.heading for section in form_2031.sections]
    assert page(blank).of("h2") == headings


def test_a_box_without_a_label_is_no_header() -> None:
    box = PrintedBox(0, 0, 1, 2, text="", cell="", header=True)
    table = PrintedTable("t", "表", (50.0, 50.0), 1, 1, (box,))
    assert '<td colspan="2"></td>' in table_html(table, "表")


@pytest.mark.parametrize(
    "typed", ["{{单位}}", "{% if %}", "<script>alert(1)</script>", "A&B &amp; “引”", "前  后"]
)
def test_text_is_printed_as_typed_and_never_executed(
    zero_report: Report, page: Page, typed: str
) -> None:
    zero_report.texts.update(dict.fromkeys(zero_report.texts, typed))
    zero_report.cover.update(signature=typed, title=typed)
    assert page(zero_report).of("p", "h1").count(typed) == 6


def test_empty_fields_leave_no_empty_elements(report_2021: Report, page: Page) -> None:
    assert all(page(report_2021).of("p", "h2", "h3"))


def test_number_and_addressee_are_printed_when_given(zero_report: Report, page: Page) -> None:
    zero_report.cover.update(number="清政发〔2026〕1号", addressee="清溪县人民政府：")
    assert page(zero_report).of("p")[:2] == ["清政发〔2026〕1号", "清溪县人民政府："]


def test_the_page_fetches_and_runs_nothing(busy_report: Report, page: Page) -> None:
    source = page(busy_report).source
    assert not [word for word in ("http", "<script", "<link", "url(", "mso-") if word in source]


def test_the_same_report_gives_the_same_bytes(
    busy_report: Report, context_of: Callable[[Report], Context], web_template: bytes
) -> None:
    context = context_of(busy_report)
    assert render_web(context, web_template) == render_web(context, web_template)


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("{{电话}}".encode(), "网页模板有误"),
        ("\n{% if 文号 %}".encode(), "网页模板第2行有误"),
        ("{{ 标题.upper() }}".encode(), "网页模板有误"),
        ("{{标题}}".encode("gb18030"), "不是 UTF-8"),
    ],
)
def test_a_broken_template_gets_one_sentence(
    zero_report: Report, context_of: Callable[[Report], Context], template: bytes, sentence: str
) -> None:
    with pytest.raises(RenderError, match=sentence):
        render_web(context_of(zero_report), template)
