# SPDX-License-Identifier: MIT
from __future__ import annotations

import errno
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop import paths, tasks
from desktop.core.report import Evidence, Note, NoteKind, Report, text_edit
from desktop.store import atomic
from desktop.tasks import TaskError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.core.form import FormSpec


@pytest.fixture
def docx_file(tmp_path: Path, busy_report: Report) -> Path:
    """The Word document of the busy report."""
    path = tmp_path / "年报.docx"
    tasks.export_docx(busy_report, path)
    return path


def test_the_shipped_forms_are_found(forms: Mapping[str, FormSpec]) -> None:
    assert tasks.load_forms() == forms


def test_a_damaged_form_file_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "data_folder", lambda _: tmp_path)
    with pytest.raises(TaskError, match=r"^程序的表样文件有误，请重新安装（.*missing）。$"):
        tasks.load_forms()


def gone(name: str) -> Path:
    raise FileNotFoundError("程序不完整：找不到数据文件夹。")


def test_a_missing_data_folder_says_so(
    monkeypatch: pytest.MonkeyPatch, zero_report: Report
) -> None:
    monkeypatch.setattr(paths, "data_folder", gone)
    with pytest.raises(TaskError, match="程序不完整"):
        tasks.load_forms()
    with pytest.raises(TaskError, match="程序不完整"):
        tasks.render_docx(zero_report)


@pytest.mark.parametrize(
    ("year", "edition"),
    [(2010, "2019"), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2050, "2021")],
)
def test_every_year_has_an_edition_to_begin_with(
    forms: Mapping[str, FormSpec], year: int, edition: str
) -> None:
    assert tasks.form_for(forms, year).edition == edition


def test_a_year_between_two_editions_gets_the_earlier_one(
    form_2019: FormSpec, form_2031: FormSpec
) -> None:
    assert tasks.form_for({"2019": form_2019, "2031": form_2031}, 2025) is form_2019


def test_a_draft_is_opened_as_it_was_saved(
    draft_file: Path, busy_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    opened = tasks.open_file(draft_file, forms)
    assert (opened.report, opened.is_draft, opened.name) == (busy_report, True, "草稿.nianbao")


def test_a_draft_is_known_by_its_content_whatever_its_name(
    draft_file: Path, busy_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    other = draft_file.rename(draft_file.with_suffix(".docx"))
    assert tasks.open_file(other, forms).report == busy_report


def test_a_draft_that_other_programs_wrote_in_another_order_is_opened(
    draft_file: Path, busy_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    content = json.loads(draft_file.read_text("utf-8"))
    draft_file.write_text(json.dumps(content, sort_keys=True), "utf-8-sig")
    assert tasks.open_file(draft_file, forms).report == busy_report


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "不是年报草稿"),
        (b"\0" * 300, "不是年报草稿"),
        (b'{"format": "nianbao-draft", "sche', "草稿文件不完整"),
        (b'{"format": "nianbao-draft", "schema": 99}', "更新版本的程序"),
        (b'{"edition": "2021"}', "不是年报草稿"),
    ],
)
def test_a_draft_that_is_none_gets_one_sentence(
    tmp_path: Path, forms: Mapping[str, FormSpec], content: bytes, sentence: str
) -> None:
    path = tmp_path / "坏.nianbao"
    path.write_bytes(content)
    with pytest.raises(TaskError, match=rf"^[^。]*{sentence}[^。]*。$"):
        tasks.open_file(path, forms)


def test_a_missing_file_gets_one_sentence(tmp_path: Path, forms: Mapping[str, FormSpec]) -> None:
    with pytest.raises(TaskError, match="找不到文件"):
        tasks.open_file(tmp_path / "没有.docx", forms)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", b"\xd0\xcf"]
)
def test_a_document_that_cannot_be_read_gets_one_sentence(
    tmp_path: Path, forms: Mapping[str, FormSpec], content: bytes
) -> None:
    path = tmp_path / "怪.docx"
    path.write_bytes(content)
    with pytest.raises(TaskError, match=r"。$"):
        tasks.open_file(path, forms)


def test_a_document_of_its_own_is_read_back_as_the_report(
    docx_file: Path, busy_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    opened = tasks.open_file(docx_file, forms)
    assert not opened.is_draft
    assert opened.report.form is busy_report.form
    assert opened.report.values == busy_report.values
    assert opened.report.texts == busy_report.texts


def test_the_cover_of_a_document_of_its_own_is_read_back(
    docx_file: Path, busy_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    cover = tasks.open_file(docx_file, forms).report.cover
    names = ("organisation", "year", "title", "signature", "date")
    assert [cover[name] for name in names] == [busy_report.cover[name] for name in names]


def test_a_title_of_its_own_is_kept_in_one_line(
    tmp_path: Path, busy_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    title = "清溪市水务局2025年度政府信息公开工作年度报告（全文）"
    busy_report.cover["title"] = title
    tasks.export_docx(busy_report, tmp_path / "a.docx")
    assert tasks.open_file(tmp_path / "a.docx", forms).report.title == title


def test_a_document_of_its_own_leaves_nothing_to_say(
    docx_file: Path, forms: Mapping[str, FormSpec]
) -> None:
    assert tasks.open_file(docx_file, forms).report.evidence.notes == ()


def test_saving_a_draft_that_cannot_be_saved_gets_one_sentence(
    tmp_path: Path, zero_report: Report
) -> None:
    with pytest.raises(TaskError, match=r"^无法保存“a.nianbao”.*不存在"):
        tasks.save_draft(tmp_path / "gone" / "a.nianbao", zero_report)


def test_checking_gives_totals_and_findings(clean_report: Report) -> None:
    evaluation = tasks.check(clean_report).evaluation
    assert evaluation.findings == ()
    assert evaluation.values["disputes.cases.review_total"] == 0


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("zero_report", 200),
        ("busy_report", 200),
        ("report_2021", 200),
        ("busy_report_2019", 198),
        ("report_2019", 198),
    ],
)
def test_every_cell_of_an_exported_document_is_compared(
    tmp_path: Path, request: pytest.FixtureRequest, name: str, cells: int
) -> None:
    path = tmp_path / "年报.docx"
    assert tasks.export_docx(request.getfixturevalue(name), path) == (cells, cells)
    assert path.read_bytes().startswith(b"PK")


def test_an_edition_that_came_later_is_exported_and_compared_too(
    tmp_path: Path, form_2031: FormSpec
) -> None:
    report = Report.blank(form_2031, 2031)
    report.values.update(dict.fromkeys(report.values, 1))
    report.apply([text_edit("outlook", "明年计划。")])
    assert tasks.export_docx(report, tmp_path / "a.docx").checked == len(form_2031.cells)


NASTY = (
    "{{ 7*7 }} {% raw %} {#注#} <b>&amp;</b> ｛｛标题｝｝",
    "一、总体情况\n二、主动公开政府信息情况\n（一）规章\n规章\t3\t0\t3",
    "\ud83d半个字\x0b竖\x07铃\x00零",
    "　　缩进  空格 \n\n\n空行之后",
)


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("name", ["preface", "overview", "problems", "other_matters"])
def test_whatever_was_typed_into_a_text_can_be_exported(
    tmp_path: Path, zero_report: Report, name: str, text: str
) -> None:
    zero_report.apply([text_edit(name, text)])
    assert tasks.export_docx(zero_report, tmp_path / "a.docx").checked == 200


def test_figures_of_seven_digits_and_many_decimals_are_exported(
    tmp_path: Path, zero_report: Report
) -> None:
    zero_report.values["requests.received.natural"] = 9_999_999
    zero_report.values["proactive.charges.amount"] = Decimal("190.457379")
    assert tasks.export_docx(zero_report, tmp_path / "a.docx").checked == 200


@pytest.mark.parametrize("ending", [".docx", ".html", ".xlsx"])
def test_number_and_addressee_are_read_back(
    tmp_path: Path, zero_report: Report, forms: Mapping[str, FormSpec], ending: str
) -> None:
    head = {"number": "清政发〔2026〕1号", "addressee": "清溪县人民政府："}
    zero_report.cover.update(head)
    tasks.export(zero_report, tmp_path / f"a{ending}")
    report = tasks.open_file(tmp_path / f"a{ending}", forms).report
    assert {name: report.cover[name] for name in head} == head
    assert report.texts == zero_report.texts


def test_a_template_that_is_none_is_refused(tmp_path: Path, zero_report: Report) -> None:
    with pytest.raises(TaskError, match=r"。$"):
        tasks.export_docx(zero_report, tmp_path / "a.docx", template=b"no template")
    assert list(tmp_path.iterdir()) == []


def test_a_template_that_was_chosen_is_used(tmp_path: Path, zero_report: Report) -> None:
    template = (paths.data_folder("templates") / "report.docx").read_bytes()
    assert tasks.export_docx(zero_report, tmp_path / "a.docx", template).checked == 200


def test_a_document_that_cannot_be_written_gets_one_sentence(
    tmp_path: Path, zero_report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(TaskError, match="磁盘已满"):
        tasks.export_docx(zero_report, path)
    assert path.read_bytes() == b"old"


def test_a_draft_becomes_a_document_that_was_compared(
    draft_file: Path, forms: Mapping[str, FormSpec]
) -> None:
    target = draft_file.with_name("年报.docx")
    converted = tasks.convert(draft_file, target, forms)
    assert converted.verified == (200, 200)
    assert target.exists()


def test_a_document_becomes_a_draft(
    docx_file: Path, busy_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    target = docx_file.with_name("草稿.NIANBAO")
    tasks.convert(docx_file, target, forms)
    assert tasks.open_file(target, forms).report.values == busy_report.values


def test_a_draft_becomes_figures(draft_file: Path, forms: Mapping[str, FormSpec]) -> None:
    target = draft_file.with_name("年报.json")
    tasks.convert(draft_file, target, forms)
    content = json.loads(target.read_text("utf-8"))
    assert content["values"]["proactive.charges.amount"] == "10.50"
    assert len(content["totals"]) == 34


def test_half_a_character_survives_in_figures(tmp_path: Path, zero_report: Report) -> None:
    zero_report.texts["preface"] = "\ud83d"
    tasks.export_json(zero_report, tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["texts"]["preface"] == "\ud83d"


def test_figures_that_cannot_be_written_get_one_sentence(
    tmp_path: Path, zero_report: Report
) -> None:
    with pytest.raises(TaskError, match="文件夹"):
        tasks.export_json(zero_report, tmp_path)


def test_an_unknown_ending_is_refused_before_anything_is_read(
    tmp_path: Path, forms: Mapping[str, FormSpec]
) -> None:
    with pytest.raises(
        TaskError, match=r"“a.rtf”.*\.nianbao、\.docx、\.pdf、\.html、\.xlsx、\.json 之一。$"
    ):
        tasks.convert(tmp_path / "没有.docx", tmp_path / "a.rtf", forms)


def test_a_file_is_not_converted_onto_itself(
    docx_file: Path, forms: Mapping[str, FormSpec]
) -> None:
    before = docx_file.read_bytes()
    with pytest.raises(TaskError, match="请换一个输出文件名"):
        tasks.convert(docx_file, docx_file.parent / "." / docx_file.name, forms)
    assert docx_file.read_bytes() == before


def test_what_is_known_of_the_source_goes_into_the_draft(
    tmp_path: Path, zero_report: Report, forms: Mapping[str, FormSpec]
) -> None:
    note = Note(NoteKind.UNPLACED, "这一段没有放进去。", (), "第3段")
    zero_report.evidence = Evidence("原件.docx", {}, (note,))
    tasks.save_draft(tmp_path / "a.nianbao", zero_report)
    assert tasks.open_file(tmp_path / "a.nianbao", forms).report.evidence.notes == (note,)


@pytest.mark.parametrize(
    ("organisation", "year", "name"),
    [
        ("清溪县云岭镇人民政府", "2025", "清溪县云岭镇人民政府2025年政府信息公开工作年度报告"),
        ("", "2025", "2025年政府信息公开工作年度报告"),
        ("某局", "", "某局政府信息公开工作年度报告"),
        ('a/b\\c:d*e?f"g<h>i|j\nk', "2025", "a_b_c_d_e_f_g_h_i_j_k2025年政府信息公开工作年度报告"),
        ("某局\ud83d", "2025", "某局_2025年政府信息公开工作年度报告"),
    ],
)
def test_a_file_name_is_allowed_on_every_system(
    zero_report: Report, organisation: str, year: str, name: str
) -> None:
    zero_report.cover.update(organisation=organisation, year=year)
    assert tasks.file_name(zero_report) == name


def test_a_long_organisation_still_gives_a_name_that_fits(zero_report: Report) -> None:
    zero_report.cover["organisation"] = "局" * 500
    assert len((tasks.file_name(zero_report) + ".nianbao").encode()) < 255


def test_a_web_page_is_read_back_and_compared(busy_report: Report, tmp_path: Path) -> None:
    assert tasks.export(busy_report, tmp_path / "a.html") == (200, 200)
    again = tasks.open_file(tmp_path / "a.html", {"2021": busy_report.form}).report
    assert again.values == busy_report.values


def test_an_unknown_ending_cannot_be_exported(busy_report: Report, tmp_path: Path) -> None:
    with pytest.raises(TaskError, match="之一"):
        tasks.export(busy_report, tmp_path / "a.rtf")
    assert not list(tmp_path.iterdir())
