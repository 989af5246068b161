# SPDX-License-Identifier: MIT
"""The shipped editions against the printed forms they copy, figure by figure."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop.core.evaluation import evaluate
from desktop.core.form import CellKind, CellSpec, RelationKind, Severity
from desktop.core.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.form import FormSpec

EDITIONS = ("2019", "2021")
LEAVES = ("natural", "enterprise", "research", "welfare", "legal", "other")


@pytest.fixture(params=EDITIONS)
def form(request: pytest.FixtureRequest, forms: Mapping[str, FormSpec]) -> FormSpec:
    return forms[request.param]


def cells_of(form: FormSpec, table: str, *, total: bool) -> list[CellSpec]:
    return [c for c in form.cells.values() if c.table == table and c.total is total]


@pytest.mark.parametrize(
    ("edition", "table", "inputs", "totals"),
    [
        ("2021", "proactive", 10, 0),
        ("2021", "requests", 144, 31),
        ("2021", "disputes", 12, 3),
        ("2019", "proactive", 22, 0),
        ("2019", "requests", 132, 29),
        ("2019", "disputes", 12, 3),
    ],
)
def test_each_table_has_its_inputs_and_totals(
    forms: Mapping[str, FormSpec], edition: str, table: str, inputs: int, totals: int
) -> None:
    form = forms[edition]
    assert len(cells_of(form, table, total=False)) == inputs
    assert len(cells_of(form, table, total=True)) == totals


def test_both_editions_have_166_inputs(form: FormSpec) -> None:
    assert len(form.inputs) == 166


@pytest.mark.parametrize(
    ("edition", "table", "grid_rows", "grid_columns", "data_rows"),
    [
        ("2021", "proactive", 14, 4, 6),
        ("2021", "requests", 28, 10, 25),
        ("2021", "disputes", 4, 15, 1),
        ("2019", "proactive", 18, 4, 8),
        ("2019", "requests", 26, 10, 23),
        ("2019", "disputes", 4, 15, 1),
    ],
)
def test_each_grid_has_its_size(
    forms: Mapping[str, FormSpec],
    edition: str,
    table: str,
    grid_rows: int,
    grid_columns: int,
    data_rows: int,
) -> None:
    spec = forms[edition].table(table)
    assert (len(spec.rows), len(spec.widths_mm)) == (grid_rows, grid_columns)
    assert sum(not row.header for row in spec.rows) == data_rows


def test_the_boxes_cover_each_grid_exactly_once(form: FormSpec) -> None:
    for table in form.tables:
        places = [
            (y, x)
            for box in table.boxes
            for y in range(box.top, box.top + box.down)
            for x in range(box.left, box.left + box.across)
        ]
        assert len(places) == len(set(places)) == len(table.rows) * len(table.widths_mm)


def test_each_table_fills_the_width_of_the_page(form: FormSpec) -> None:
    assert [sum(table.widths_mm) for table in form.tables] == pytest.approx([156] * 3)


def test_the_three_header_rows_of_tables_three_and_four_repeat(form: FormSpec) -> None:
    assert [table.header_rows for table in form.tables] == [2, 3, 3]


@pytest.mark.parametrize(
    ("edition", "label", "down", "across"),
    [
        ("2021", "三、本年度办理结果", 22, 1),
        ("2019", "三、本年度办理结果", 20, 1),
        ("2021", "（三）不予公开", 8, 1),
        ("2021", "（四）无法提供", 3, 1),
        ("2021", "（五）不予处理", 5, 1),
        ("2021", "（六）其他处理", 3, 1),
        ("2019", "（六）其他处理", 1, 2),
        ("2021", "（七）总计", 1, 2),
        ("2021", "一、本年新收政府信息公开申请数量", 1, 3),
        ("2021", "四、结转下年度继续办理", 1, 3),
        ("2021", "申请人情况", 1, 7),
        ("2021", "自然人", 2, 1),
        ("2021", "法人或其他组织", 1, 5),
        (
            "2021",
            "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
            3,
            3,
        ),
    ],
)
def test_the_labels_of_table_three_have_their_spans(
    forms: Mapping[str, FormSpec], edition: str, label: str, down: int, across: int
) -> None:
    (box,) = [box for box in forms[edition].table("requests").boxes if box.text == label]
    assert (box.down, box.across) == (down, across)


REQUEST_LABELS = """\
一、本年新收政府信息公开申请数量
二、上年结转政府信息公开申请数量
三、本年度办理结果/（一）予以公开
三、本年度办理结果/（二）部分公开（区分处理的，只计这一情形，不计其他情形）
三、本年度办理结果/（三）不予公开/1.属于国家秘密
三、本年度办理结果/（三）不予公开/2.其他法律行政法规禁止公开
三、本年度办理结果/（三）不予公开/3.危及“三安全一稳定”
三、本年度办理结果/（三）不予公开/4.保护第三方合法权益
三、本年度办理结果/（三）不予公开/5.属于三类内部事务信息
三、本年度办理结果/（三）不予公开/6.属于四类过程性信息
三、本年度办理结果/（三）不予公开/7.属于行政执法案卷
三、本年度办理结果/（三）不予公开/8.属于行政查询事项
三、本年度办理结果/（四）无法提供/1.本机关不掌握相关政府信息
三、本年度办理结果/（四）无法提供/2.没有现成信息需要另行制作
三、本年度办理结果/（四）无法提供/3.补正后申请内容仍不明确
三、本年度办理结果/（五）不予处理/1.信访举报投诉类申请
三、本年度办理结果/（五）不予处理/2.重复申请
三、本年度办理结果/（五）不予处理/3.要求提供公开出版物
三、本年度办理结果/（五）不予处理/4.无正当理由大量反复申请
三、本年度办理结果/（五）不予处理/5.要求行政机关确认或重新出具已获取信息
"""
CLOSED = {
    "2021": """\
三、本年度办理结果/（六）其他处理/1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请
三、本年度办理结果/（六）其他处理/2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请
三、本年度办理结果/（六）其他处理/3.其他
""",
    "2019": "三、本年度办理结果/（六）其他处理\n",
}
END = "三、本年度办理结果/（七）总计\n四、结转下年度继续办理\n"


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_rows_of_table_three_are_labelled_as_printed(
    forms: Mapping[str, FormSpec], edition: str
) -> None:
    rows = [row for row in forms[edition].table("requests").rows if not row.header]
    found = "".join("/".join(row.labels) + "\n" for row in rows)
    assert found == REQUEST_LABELS + CLOSED[edition] + END


PROACTIVE = {
    "2021": """\
第二十条第（一）项
信息内容|本年制发件数|本年废止件数|现行有效件数
规章|issued|repealed|in_force
行政规范性文件|issued|repealed|in_force
第二十条第（五）项
信息内容|本年处理决定数量
行政许可|decisions
第二十条第（六）项
信息内容|本年处理决定数量
行政处罚|decisions
行政强制|decisions
第二十条第（八）项
信息内容|本年收费金额（单位：万元）
行政事业性收费|amount
""",
    "2019": """\
第二十条第（一）项
信息内容|本年新制作数量|本年新公开数量|对外公开总数量
规章|made|published|total
规范性文件|made|published|total
第二十条第（五）项
信息内容|上一年项目数量|本年增/减|处理决定数量
行政许可|last_year|change|decisions
其他对外管理服务事项|last_year|change|decisions
第二十条第（六）项
信息内容|上一年项目数量|本年增/减|处理决定数量
行政处罚|last_year|change|decisions
行政强制|last_year|change|decisions
第二十条第（八）项
信息内容|上一年项目数量|本年增/减
行政事业性收费|last_year|change
第二十条第（九）项
信息内容|采购项目数量|采购总金额
政府集中采购|projects|amount
""",
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_table_two_stands_as_printed(forms: Mapping[str, FormSpec], edition: str) -> None:
    table = forms[edition].table("proactive")
    lines = []
    for row in table.rows:
        boxes = [box for box in table.boxes if box.top == row.index]
        lines.append("|".join(box.text or box.cell.rsplit(".", 1)[1] for box in boxes))
    assert "\n".join(lines) + "\n" == PROACTIVE[edition]


RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
DISPUTES = ["行政复议", "行政诉讼", *RESULTS, "未经复议直接起诉", "复议后起诉", *RESULTS, *RESULTS]


def test_table_four_has_its_three_header_rows(form: FormSpec) -> None:
    boxes = form.table("disputes").boxes
    assert [box.text for box in boxes if box.header] == DISPUTES
    assert [box.across for box in boxes if box.header][:2] == [5, 10]


def test_the_headings_are_those_of_the_official_format(form: FormSpec) -> None:
    assert [section.heading for section in form.sections] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]


def test_the_texts_have_their_identifiers(form: FormSpec) -> None:
    assert form.text_ids == ("preface", "overview", "problems", "other_matters")


@pytest.mark.parametrize(
    ("cell", "kind", "unit"),
    [
        ("proactive.charges.amount", CellKind.AMOUNT, "万元"),
        ("proactive.rules.issued", CellKind.COUNT, "件"),
        ("requests.received.natural", CellKind.COUNT, "件"),
    ],
)
def test_the_cells_of_2021_count_what_they_say(
    form_2021: FormSpec, cell: str, kind: CellKind, unit: str
) -> None:
    assert (form_2021.cells[cell].kind, form_2021.cells[cell].unit) == (kind, unit)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("proactive.licences.change", CellKind.CHANGE),
        ("proactive.charges.change", CellKind.CHANGE),
        ("proactive.charges.last_year", CellKind.COUNT),
        ("proactive.procurement.amount", CellKind.AMOUNT),
        ("proactive.procurement.projects", CellKind.COUNT),
    ],
)
def test_the_cells_of_2019_count_what_they_say(
    form_2019: FormSpec, cell: str, kind: CellKind
) -> None:
    assert form_2019.cells[cell].kind is kind


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("proactive.norms.issued", "表二 行政规范性文件 本年制发件数"),
        ("requests.denied_secret.research", "表三 1.属于国家秘密 科研机构"),
        ("requests.handled.total", "表三 （七）总计 总计"),
        ("disputes.cases.direct_other", "表四 行政诉讼·未经复议直接起诉·其他结果"),
    ],
)
def test_a_message_calls_a_cell_by_its_printed_labels(
    form_2021: FormSpec, cell: str, name: str
) -> None:
    assert form_2021.cells[cell].name == name


@pytest.mark.parametrize(
    ("year", "edition"),
    [(2018, None), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2040, "2021")],
)
def test_each_data_year_has_its_edition(
    forms: Mapping[str, FormSpec], year: int, edition: str
) -> None:
    assert next((name for name, form in forms.items() if form.covers(year)), None) == edition


def test_every_total_of_table_three_adds_up_what_its_label_says(form: FormSpec) -> None:
    totals = {total.cell: total.operands for total in form.totals}
    rows = [row.id for row in form.table("requests").rows if row.id]
    parts = tuple(rows[2:-2])
    for row in rows:
        assert totals[f"requests.{row}.total"] == tuple(f"requests.{row}.{c}" for c in LEAVES)
    for column in LEAVES:
        expected = tuple(f"requests.{row}.{column}" for row in parts)
        assert totals[f"requests.handled.{column}"] == expected


def test_every_total_of_table_four_adds_up_its_four_results(form: FormSpec) -> None:
    totals = {total.cell: total.operands for total in form.totals}
    for group in ("review", "direct", "after_review"):
        prefix = f"disputes.cases.{group}_"
        parts = [prefix + name for name in ("upheld", "corrected", "other", "pending")]
        assert totals[prefix + "total"] == tuple(parts)


def test_the_printed_relation_of_table_three_holds_for_each_of_its_seven_columns(
    form: FormSpec,
) -> None:
    found = [r for r in form.relations if r.id == "requests.balance"]
    assert [relation.scope for relation in found] == [
        *("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    ]
    for relation, column in zip(found, (*LEAVES, "total"), strict=True):
        assert (relation.kind, relation.severity) == (RelationKind.EQUAL_SUMS, Severity.ERROR)
        assert relation.left == (f"requests.received.{column}", f"requests.carried_in.{column}")
        assert relation.right == (f"requests.handled.{column}", f"requests.carried_out.{column}")


def test_every_relation_says_why_it_exists_and_what_to_do(form: FormSpec) -> None:
    assert all(r.source and r.advice.endswith("。") and r.title for r in form.relations)


# Each case: the relation, cells that break it (the rest 0), and cells that keep it.
SPECIMENS = {
    "2021": [
        (
            "requests.balance",
            {"received.natural": 2},
            {"received.natural": 2, "granted.natural": 2},
        ),
        (
            "requests.balance",
            {"received.other": 1},
            {"carried_in.other": 1, "carried_out.other": 1},
        ),
        (
            "requests.nothing_received",
            {"granted.legal": 1},
            {"received.legal": 1, "granted.legal": 1},
        ),
        (
            "requests.carried_out_within",
            {"received.natural": 1, "carried_out.natural": 2},
            {"received.natural": 2, "carried_out.natural": 2},
        ),
        ("proactive.rules_power", {"rules.in_force": 1}, {"norms.in_force": 1}),
        ("proactive.rules_power", {"rules.repealed": 1}, {}),
        (
            "proactive.in_force_covers_issued",
            {"norms.issued": 3, "norms.in_force": 2},
            {"norms.issued": 3, "norms.in_force": 3},
        ),
    ],
    "2019": [
        ("requests.balance", {"received.natural": 2}, {"received.natural": 2, "closed.natural": 2}),
        (
            "requests.nothing_received",
            {"closed.legal": 1},
            {"received.legal": 1, "closed.legal": 1},
        ),
        (
            "requests.carried_out_within",
            {"received.natural": 1, "carried_out.natural": 2},
            {"received.natural": 2, "carried_out.natural": 2},
        ),
        ("proactive.rules_power", {"rules.made": 1}, {"norms.made": 1}),
        ("proactive.total_covers_published", {"norms.published": 1}, {"norms.total": 1}),
        ("proactive.made_covers_published", {"norms.published": 1}, {"norms.made": 1}),
        (
            "proactive.items_not_negative",
            {"licences.last_year": 1, "licences.change": -2},
            {"licences.last_year": 2, "licences.change": -2},
        ),
    ],
}
CASES = [(edition, *case) for edition, cases in SPECIMENS.items() for case in cases]


@pytest.fixture
def township(forms: Mapping[str, FormSpec]) -> Callable[..., Report]:
    """Build a township's report with every cell 0 but those given."""

    def build(edition: str, relation: str, cells: dict[str, int]) -> Report:
        report = Report.blank(forms[edition], 2025 if edition == "2021" else 2020)
        report.cover["organisation_kind"] = "township"
        table = relation.split(".")[0]
        report.values.update(dict.fromkeys(report.values, 0))
        report.values.update({f"{table}.{cell}": value for cell, value in cells.items()})
        return report

    return build


@pytest.mark.parametrize(("edition", "relation", "broken", "kept"), CASES)
def test_a_specimen_that_breaks_a_relation_is_found(
    township: Callable[..., Report],
    edition: str,
    relation: str,
    broken: dict[str, int],
    kept: dict[str, int],
) -> None:
    findings = evaluate(township(edition, relation, broken)).findings
    assert relation in {finding.check for finding in findings}


@pytest.mark.parametrize(("edition", "relation", "broken", "kept"), CASES)
def test_a_specimen_that_keeps_a_relation_passes(
    township: Callable[..., Report],
    edition: str,
    relation: str,
    broken: dict[str, int],
    kept: dict[str, int],
) -> None:
    findings = evaluate(township(edition, relation, kept)).findings
    assert relation not in {finding.check for finding in findings}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_relation_has_its_specimens(forms: Mapping[str, FormSpec], edition: str) -> None:
    assert {case[0] for case in SPECIMENS[edition]} == {r.id for r in forms[edition].relations}


def test_real_figures_of_all_sizes_add_up(busy_report: Report) -> None:
    values = evaluate(busy_report).values
    parts = [values[f"requests.received.{column}"] for column in LEAVES]
    assert values["requests.received.total"] == sum(parts)
    assert isinstance(values["proactive.charges.amount"], Decimal)
