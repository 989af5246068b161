# SPDX-License-Identifier: MIT
"""Specimens of the checks that read words."""

from __future__ import annotations

from decimal import Decimal

from desktop import paths
from desktop.core.checks.subject import Traces
from desktop.core.checks.words import Words
from desktop.core.report import Note, NoteKind
from desktop.store.words import load_words
from tests.core.checks.sentences_wrong import WRONG
from tests.core.checks.specimens import Made, Specimen

WORDS = load_words(paths.data_folder("resources") / "checks")

HANDLED = {
    "requests.received.natural": 15,
    "requests.received.enterprise": 2,
    "requests.carried_in.natural": 2,
    "requests.granted.natural": 9,
    "requests.granted.enterprise": 1,
    "requests.partial.natural": 3,
    "requests.denied_security.natural": 1,
    "requests.denied_process.enterprise": 1,
    "requests.unable_not_held.natural": 1,
    "requests.refused_petition.natural": 1,
    "requests.closed_other.natural": 1,
    "requests.carried_out.natural": 1,
    "proactive.norms.issued": 3,
    "proactive.norms.repealed": 1,
    "proactive.norms.in_force": 20,
    "proactive.licences.decisions": 24,
    "proactive.penalties.decisions": 12,
    "proactive.charges.amount": Decimal("12.5"),
    "disputes.cases.review_upheld": 2,
    "disputes.cases.review_pending": 1,
    "disputes.cases.direct_upheld": 1,
}
PREFACE = (
    "根据《中华人民共和国政府信息公开条例》，现公布本年度报告。统计期限为2025年1月1日至12月31日。"
)
OVERVIEW = (
    "（一）主动公开。\n更新栏目十二个。\n（二）依申请公开。\n完善办理流程。\n"
    "（三）政府信息管理。\n严格审核。\n（四）平台建设。\n维护网站。\n"
    "（五）监督保障。\n开展社会评议1次。"
)
PROBLEMS = (
    "一是更新不够及时，部分栏目内容偏少，群众查找不便；二是业务培训偏少，工作人员对新规定不熟悉。"
    "改进情况：每月检查一次，按季度组织培训，指定专人负责栏目更新。"
)
OTHER = "本年度没有收取信息处理费，无其他需要报告的事项。"


def proper(**more: object) -> Made:
    """Return a report in which a careful reader finds nothing; what is given takes its place."""
    texts = {
        "preface": PREFACE,
        "overview": OVERVIEW,
        "problems": PROBLEMS,
        "other_matters": OTHER,
    }
    texts.update(more.pop("texts", {}))
    return Made(**({"cells": HANDLED, "texts": texts, "words": WORDS} | more))


def added(sentence: str) -> Made:
    """Return the proper report with one more paragraph in its overview."""
    return proper(texts={"overview": f"{OVERVIEW}\n{sentence}"})


def text(check: str, wrong: str, right: str, field: str = "overview", name: str = "") -> Specimen:
    """Return a specimen of which one text is all that differs."""
    return Specimen(
        check, proper(texts={field: wrong}), proper(texts={field: right}), name or wrong[:12]
    )


def cover(check: str, wrong: dict[str, str], right: dict[str, str], name: str = "") -> Specimen:
    """Return a specimen of which the cover is all that differs."""
    return Specimen(check, proper(cover=wrong), proper(cover=right), name)


def noted(check: str, message: str) -> Specimen:
    """Return a specimen of what the reading of a source had to say."""
    note = Note(NoteKind.REMARK, message)
    other = Note(NoteKind.REMARK, "略去了3处页码。")
    return Specimen(
        check, proper(source="a.docx", notes=(note,)), proper(source="a.docx", notes=(other,))
    )


def traced(check: str, traces: Traces) -> Specimen:
    return Specimen(check, proper(traces=traces), proper(traces=Traces(bookmarks=("_GoBack",))))


def years(check: str, now: str, before: str, other: str) -> Specimen:
    """Return a specimen of problems beside those of last year: the same, and others."""
    return Specimen(
        check,
        proper(texts={"problems": now}, last_year=Made(texts={"problems": before})),
        proper(texts={"problems": now}, last_year=Made(texts={"problems": other})),
    )


OLD = (
    "一是栏目更新不够及时，有的文件超过二十个工作日才公开。二是业务培训偏少，新到岗的同志不熟悉流程。"
    "三是政策解读形式单一，群众反映看不明白。"
)
OWN_LIST = Words({"own": ("便民中心",)}, {"own": {"老百姓": "群众"}})
LONGER = Words({}, {"own": {"大厅": "办事大厅"}})
EXPLAINED = "根据《中华人民共和国政府信息公开条例》（以下简称《条例》），按照《条例》公布。"

SPECIMENS = [
    *(Specimen(check, added(sentence), proper(), sentence[:14]) for sentence, check in WRONG),
    Specimen(
        "text_table.norms",
        Made(texts={"overview": "制定规范性文件5件。"}, base="busy_report_2019"),
        Made(texts={"overview": "制定规范性文件900件。"}, base="busy_report_2019"),
        "the edition before",
    ),
    text("text_table.silent", "完善流程，更新栏目12个。", "依申请公开流程完善。"),
    text(
        "text_table.silent",
        "完善主动公开、依申请公开、保密审查等制度。",
        "收到依申请公开17件。",
        name="a list of rules",
    ),
    Specimen(
        "text.totals",
        proper(
            texts={
                "overview": "主动公开政府信息38条，其他方式公开政府信息15条。",
                "other_matters": "2025年政府信息公开发布总数量43条。",
            }
        ),
        proper(
            texts={
                "overview": "主动公开政府信息38条，其他方式公开政府信息15条。",
                "other_matters": "2025年政府信息公开发布总数量53条。",
            }
        ),
    ),
    text(
        "text.parts",
        "本报告由“总体情况”“主动公开政府信息情况”“其他需要报告的事项”六个部分组成。",
        "本报告由总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，"
        "存在的主要问题及改进情况，其他需要报告的事项六部分组成。",
        "preface",
    ),
    years("years.same_words", OLD.replace("二十", "15"), OLD, PROBLEMS),
    years("years.old_problems", OLD + "去年的问题已整改。", OLD, PROBLEMS),
    years(
        "years.old_problems",
        "去年的问题已解决，不再赘述。" + OLD,
        "去年的问题已解决，不再赘述。" + OLD,
        "",
    ),
    noted("structure.missing_section", "没有找到标题“六、其他需要报告的事项”。"),
    noted(
        "structure.repeated_section", "标题“一、总体情况”不止一次出现，前后的文字都读入这一部分。"
    ),
    noted("structure.heading", "标题“一、工作概况”认作“一、总体情况”，请核对。"),
    noted("structure.heading_number", "标题“3、总体情况”的编号应当是“一、”。"),
    text("structure.stray_heading", f"总体情况\n{OVERVIEW}", OVERVIEW),
    text("structure.sub_numbers", "（一）公开。\n（二）管理。\n（四）保障。", OVERVIEW),
    text(
        "structure.sub_numbers", "（一）公开。\n（二）管理。\n（二）保障。", OVERVIEW, name="twice"
    ),
    text("structure.sub_style", "（一）公开。\n（2）管理。\n（三）保障。", OVERVIEW),
    text(
        "structure.sub_style",
        "(一）公开。\n（二）管理。",
        "（一）公开。\n（1）管理。\n（2）保障。",
        name="brackets",
    ),
    text("structure.lists", "一是更新慢。\n1. 加强更新。", PROBLEMS, "problems"),
    text("structure.empty", "", PROBLEMS, "problems", "problems"),
    text("structure.empty", " ", OTHER, "other_matters", "other matters"),
    text("structure.too_long", "公开。" * 334, "公开。" * 333),
    text("structure.aspects", "全年公开12次。", OVERVIEW),
    text("structure.oversight", "公开信息12条。", "没有责任追究的情况。"),
    text("structure.no_figures", "积极公开。", "公开十二条。"),
    text("structure.problems", "无。", PROBLEMS, "problems"),
    text("structure.problems", "更新慢。", PROBLEMS, "problems", "short"),
    text("structure.problems", "更新不够及时，" * 10, PROBLEMS, "problems", "no measures"),
    text("structure.fee", "无。", OTHER, "other_matters"),
    text("structure.old_parts", "本报告含政府信息公开的支出和收费情况。", PREFACE, "preface"),
    text("structure.foreign", "跨省通办业务全部办理。", OTHER, "other_matters"),
    text("structure.generic", "部分地区开发了应用程序。", OVERVIEW),
    cover("date.early", {"date": "2025-12-10"}, {"date": "2026-01-01"}),
    cover("date.late", {"date": "2026-02-10"}, {"date": "2026-01-31"}),
    cover(
        "date.late",
        {"date": "2026-04-01", "organisation_kind": "county"},
        {"date": "2026-03-31", "organisation_kind": "county"},
        "county",
    ),
    cover("date.unreadable", {"date": "2026年1月"}, {"date": ""}),
    text("date.period", "统计期限为2025年1月1日至12月30日。", PREFACE, "preface"),
    text("date.exact_period", "起止时间为2025年1月至12月。", PREFACE, "preface"),
    text("date.exact_period", "现公布报告。", "数据截至2025年12月31日。", "preface", "missing"),
    text(
        "date.exact_period",
        "现公布报告。",
        "统计期限为 2025 年 1 月 1 日至 12 月 31 日。",
        "preface",
        "missing",
    ),
    text("date.period", "统计期限为2025年1月1日至 12 月 30 日。", PREFACE, "preface"),
    text(
        "date.exact_period",
        "统计期限为2025年1月1日起至2025年12月31止。",
        "统计期限为2025年1月1日起至2025年12月31日止。",
        "preface",
    ),
    text(
        "date.plan",
        f"{PROBLEMS}\n2025年，我镇将继续完善目录。",
        f"{PROBLEMS}\n2026年，我镇将继续完善目录；2025年，我镇将目录公开。",
        "problems",
    ),
    text("date.next_year", "2026年，我镇将加大力度。收费0元。", OTHER, "other_matters"),
    cover(
        "cover.title_name",
        {"title": "2025年政府信息公开工作年度报告"},
        {"title": "云岭镇2025年政府信息公开工作年度报告"},
    ),
    cover("cover.title_name", {"title": "河口乡2025年政府信息公开工作年度报告"}, {}, "another"),
    cover(
        "cover.title_year",
        {"title": "云岭镇2024年政府信息公开工作年度报告"},
        {"title": "云岭镇2025年政府信息公开工作年度报告"},
    ),
    cover("cover.title_year", {"title": "云岭镇政府信息公开工作年度报告"}, {}, "none"),
    cover("cover.title_year", {"title": "2025云岭镇2025年政府信息公开工作年度报告"}, {}, "twice"),
    cover("cover.title_words", {"title": "云岭镇2025年信息公开年报"}, {"title": ""}),
    cover(
        "cover.title_words",
        {"title": "云岭镇2025年政府信息公开工作年度报告云岭镇信息公开"},
        {"title": "云岭镇2025年政府信息公开工作年度报告"},
        "twice",
    ),
    cover("cover.organisation", {"organisation": " "}, {}),
    cover("cover.full_name", {"organisation": "云岭镇"}, {"organisation": "云岭镇人民政府"}),
    cover(
        "cover.full_name", {"organisation": "云岭街道"}, {"organisation": "云岭街道办事处"}, "街道"
    ),
    cover("cover.same_name", {"signature": "清溪县河口乡人民政府"}, {"signature": ""}),
    cover(
        "cover.same_name",
        {"signature": "云岭镇人民政府"},
        {"signature": "清溪县云岭镇人民政府"},
        "shorter",
    ),
    cover("cover.signature", {"signature": "", "date": ""}, {}),
    cover("cover.signature", {"date": ""}, {}, "date"),
    text("cover.preface_year", "现公布2024年政府信息公开工作年度报告。", PREFACE, "preface"),
    text(
        "cover.preface_year",
        "现公布2024年度信息公开年报。",
        "现公布2025年度信息公开年报。",
        "preface",
        "the year of the report",
    ),
    text(
        "citation.order",
        "《中华人民共和国政府信息公开条例》（国务院令第492号）。",
        EXPLAINED,
        "preface",
    ),
    text(
        "citation.brackets",
        "依据国办函〔2020109号文件。",
        "依据国办函〔2020〕109号文件。",
        name="torn",
    ),
    text("citation.abbreviation", "落实《条例》。", "落实规定。"),
    text(
        "citation.abbreviation",
        "落实《中华人民共和国政府信息公开条例》。",
        "落实规定。",
        name="in full",
    ),
    text("citation.abbreviation", "现按《条例》公布。", EXPLAINED, "preface", "explained"),
    text("citation.half_title", "落实《政府信息公开条例》。", EXPLAINED),
    text("citation.not_a_paper", "落实《政府信息公开条例》文件要求。", "落实条例等文件要求。"),
    text(
        "personal.bank_card", "凭据6222020000000000000。", "凭据6222020000000000001。", name="bare"
    ),
    text("personal.identity", "号11010519491231002X。", "号110105194912310021。", name="digit"),
    text("personal.name", "组长：赵立新。", "组长：党政办负责同志。", name="list"),
    text("personal.name", "由孙立同志任组长。", "由党政办负责。", name="two"),
    text("language.style", "现将情况汇报如下。", "现将情况报告如下。"),
    Specimen(
        "language.own_list",
        proper(texts={"overview": "老百姓满意。"}, words=OWN_LIST),
        proper(texts={"overview": "群众满意。"}, words=OWN_LIST),
    ),
    Specimen(
        "language.own_list",
        proper(texts={"overview": "在便民中心设点。"}, words=OWN_LIST),
        proper(texts={"overview": "在大厅设点。"}, words=OWN_LIST),
        "forbidden",
    ),
    Specimen(
        "language.own_list",
        proper(texts={"overview": "办事大厅的大厅已改造。"}, words=LONGER),
        proper(texts={"overview": "办事大厅已改造。"}, words=LONGER),
        "part of the right word",
    ),
    text("text_table.blank_figure", "更新栏目（未填）个。", "更新栏目十二个。"),
    text("language.end_marks", "无其他需要报告的事项", OTHER, "other_matters"),
    text("language.unclear_bodies", "完成市政数局任务。", "完成任务。"),
    traced("trace.hidden", Traces(hidden=("待核",))),
    traced("trace.comments", Traces(comments=("再核对",))),
    traced("trace.revisions", Traces(revisions=("删去", "加上", "改", "换"))),
    traced("trace.bookmarks", Traces(bookmarks=("改过", "_GoBack"))),
    traced("trace.author", Traces(author="甲", last_modified_by="甲")),
]
