# SPDX-License-Identifier: MIT
"""Specimens of what sentences say in figures where more than the sentence has to be known."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from desktop.core.report import Note, NoteKind
from tests.core.checks.specimens import Made, Specimen
from tests.core.checks.specimens_words import OVERVIEW, added, proper, text

BOUGHT = {
    "proactive.procurement.projects": 2,
    "proactive.procurement.amount": Decimal("36.5"),
}


def bought(sentence: str) -> Made:
    """Return a report of the edition before that says something of central procurement."""
    return Made(BOUGHT, {"overview": sentence}, base="busy_report_2019")


def of_kind(organisation: str, kind: str, sentence: str) -> Made:
    """Return the proper report of another organisation with one more sentence."""
    named = {"organisation": organisation, "signature": organisation, "organisation_kind": kind}
    return replace(added(sentence), cover=named)


ARTICLE = (
    "根据《中华人民共和国政府信息公开条例》第{}条规定，编制2025年度报告。统计到2025年12月31日。"
)
MANY = {"requests.received.natural": 120_000, "requests.granted.natural": 120_000}
VISITS = {f"proactive.{row}.decisions": 3_000_000 for row in ("licences", "penalties")} | MANY
WATER = "清溪县水务局"
FEE = "本年度收取信息处理费500元。"

SPECIMENS = [
    Specimen(
        "plausible.large",
        Made(MANY),
        Made(MANY, cover={"organisation_kind": "province_department"}),
    ),
    Specimen(
        "plausible.large", Made(VISITS), Made(cover={"organisation_kind": "county"}), "several"
    ),
    Specimen(
        "plausible.large",
        Made({"proactive.norms.issued": 5_001}, cover={"organisation_kind": "county"}),
        Made({"proactive.norms.issued": 500}, cover={"organisation_kind": "county"}),
        "a county",
    ),
    Specimen(
        "plausible.disputes",
        Made({"disputes.cases.review_upheld": 3}),
        Made(
            {"disputes.cases.review_upheld": 3},
            printed={"disputes.cases.review_total": 0},
            source="a.docx",
        ),
        "told as a wrong cell",
    ),
    Specimen(
        "structure.empty",
        proper(texts={"other_matters": ""}),
        proper(
            texts={"other_matters": ""},
            source="a.docx",
            notes=(Note(NoteKind.REMARK, "没有找到标题“六、其他需要报告的事项”。"),),
        ),
        "no heading either",
    ),
    Specimen(
        "text.fee",
        proper(texts={"other_matters": FEE, "overview": f"{OVERVIEW}\n未收取信息处理费。"}),
        proper(texts={"other_matters": FEE, "overview": f"{OVERVIEW}\n未违规收取费用。"}),
        "between two sections",
    ),
    Specimen(
        "text.fee",
        proper(
            texts={
                "other_matters": "发出收费通知2件，实际收取信息处理费500元。",
                "overview": f"{OVERVIEW}\n未收取信息处理费。",
            }
        ),
        proper(
            texts={
                "other_matters": "发出收费通知2件，收取信息处理费500元的通知已撤回。",
                "overview": f"{OVERVIEW}\n未收取信息处理费。",
            }
        ),
        "beside a notice",
    ),
    text(
        "text.fee",
        "收取信息处理费500元，没有收取任何费用。",
        "未收取检索、复制、邮寄费用，收取信息处理费500元，较上年少收取费用20元。",
        "other_matters",
        "another fee",
    ),
    text(
        "text.fee",
        "收取信息处理费500元，未发生任何费用。",
        "收取信息处理费0元，未收取任何费用。",
        "other_matters",
        "nothing",
    ),
    text("citation.article", ARTICLE.format("三十二"), ARTICLE.format("五十"), "preface"),
    text("citation.article", ARTICLE.format("六十"), ARTICLE.format(49), "preface", "none such"),
    text(
        "citation.article",
        ARTICLE.format("三十一条、第三十二"),
        ARTICLE.format("四十九条、第五十"),
        "preface",
        "two articles",
    ),
    text(
        "citation.article",
        "《中华人民共和国政府信息公开条例》第三十二条规定，公布2025年政府信息公开工作年度报告。",
        "按照《中华人民共和国政府信息公开条例》第十九条规定，公布2025年度重点信息。",
        "preface",
        "on something else",
    ),
    text(
        "citation.article",
        "《中华人民共和国政府信息公开条例》第九十九条。",
        "按照《中华人民共和国政府信息公开条例》第二十条第（一）项、第三三条答复。",
        "preface",
        "parts of an article",
    ),
    Specimen(
        "cover.other_unit",
        of_kind(WATER, "county_department", "2025年，交通运输局高度重视信息公开工作。"),
        of_kind(WATER, "county_department", "2025年，水务局高度重视信息公开工作。"),
        "a bureau",
    ),
    Specimen(
        "cover.other_unit",
        of_kind("清溪县卫生健康局", "", "2025年，民政局高度重视信息公开工作。"),
        of_kind("清溪县卫生健康局", "", "2025年，卫健局高度重视信息公开工作。"),
        "a bureau in short",
    ),
    Specimen(
        "cover.other_unit",
        of_kind("清溪县城关街道办事处", "", "东湖街道办事处高度重视信息公开工作。"),
        of_kind("清溪县城关街道办事处", "", "城关街道办事处高度重视信息公开工作。"),
        "a street",
    ),
    Specimen(
        "cover.other_unit",
        of_kind("清溪县人民政府", "county", "2025年，河口县高度重视信息公开工作。"),
        of_kind("清溪县人民政府", "county", "2025年，清溪县高度重视信息公开工作。"),
        "a county",
    ),
    Specimen(
        "cover.other_unit",
        of_kind("清溪县云岭镇人民政府", "", "河口镇人民政府高度重视信息公开工作。"),
        of_kind("清溪县卫生健康委员会", "", "河口镇人民政府高度重视信息公开工作。"),
        "of no known kind",
    ),
    Specimen(
        "personal.name",
        added("副镇长王海涛分管信息公开工作。"),
        Made(texts={"overview": "副镇长王海涛分管信息公开工作。"}),
        "without a list of surnames",
    ),
    text(
        "text_table.received",
        "（二）依申请公开情况。\n收到申请59件。",
        "（二）依申请公开情况。\n收到申请17件。",
    ),
    text(
        "text_table.received",
        "（二）依申请公开情况\n2025年，共收到九十六件。",
        "（二）行政审批情况\n2025年，共收到九十六件。",
        name="the heading",
    ),
    text("text_table.received", "全年收到申请59件。", "全年收到低保申请59件。", name="plain"),
    Specimen(
        "text_table.procurement",
        bought("政府集中采购项目12个。"),
        bought("政府集中采购项目2个，采购总金额36.5万元。"),
        "projects",
    ),
    Specimen(
        "text_table.procurement",
        bought("政府集中采购总金额3.65万元。"),
        bought("政府集中采购总金额365000元。"),
        "amount",
    ),
    Specimen(
        "text_table.applicants",
        added("全年收到政府信息公开申请17件，其中自然人申请8件，法人9件。"),
        added("全年收到政府信息公开申请71件，其中自然人申请69件，法人2件。"),
        "the whole is wrong",
    ),
]
