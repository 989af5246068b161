# SPDX-License-Identifier: MIT
from __future__ import annotations

import errno
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import desktop
from desktop import checking, cli, selftest, tasks
from desktop.core.findings import Finding
from desktop.core.form import Severity
from desktop.core.report import Evidence, Field, Note, NoteKind, cover_edit
from desktop.store import drafts
from desktop.tasks import TaskError

if TYPE_CHECKING:
    from desktop.core.report import Report


@pytest.fixture
def clean_file(tmp_path: Path, clean_report: Report) -> Path:
    path = tmp_path / "好.nianbao"
    drafts.save(path, clean_report)
    return path


@pytest.fixture
def wrong_file(tmp_path: Path, zero_report: Report) -> Path:
    """A draft whose column 自然人 is out of balance."""
    path = tmp_path / "错.nianbao"
    zero_report.values["requests.received.natural"] = 25
    zero_report.values["requests.granted.natural"] = 3
    drafts.save(path, zero_report)
    return path


@pytest.fixture
def noted_file(tmp_path: Path, report_2021: Report) -> Path:
    """A draft from a source that lacked a row and had a paragraph too many."""
    path = tmp_path / "缺.nianbao"
    report_2021.values.update(dict.fromkeys(report_2021.values, 0))
    row = tuple(f"proactive.rules.{name}" for name in ("issued", "repealed", "in_force"))
    report_2021.values.update(dict.fromkeys(row))
    notes = (
        Note(NoteKind.ABSENT, "表二缺少“规章”一行。", row, "第1个表格"),
        Note(NoteKind.UNPLACED, "没有放进去：“附件”。"),
    )
    report_2021.evidence = Evidence("原件.docx", {}, notes)
    drafts.save(path, report_2021)
    return path


def test_a_report_in_order_is_told_so_and_exits_with_0(
    clean_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(clean_file)]) == 0
    out, err = capsys.readouterr()
    assert "没有发现问题" in out
    assert err == ""


def test_the_head_names_file_edition_year_and_organisation(
    clean_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["check", str(clean_file)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        f"文件：{clean_file}",
        "表样：2021年版（国办公开办函〔2021〕30号）　年度：2025",
        "单位：清溪县云岭镇人民政府",
    ]


def test_errors_are_listed_with_place_and_advice_and_exit_with_1(
    wrong_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(wrong_file)]) == 1
    out = capsys.readouterr().out
    assert "必须改正（1 处）：" in out
    assert "  1. 表三“自然人”：本年新收与上年结转之和是 25" in out
    assert "     位置：表三 一、本年新收政府信息公开申请数量 自然人、" in out
    assert " 等 8 格" in out
    assert "     怎么办：核对本列的新收" in out


def test_last_years_report_is_compared(
    tmp_path: Path, zero_report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts.save(tmp_path / "b.nianbao", zero_report)
    zero_report.values["requests.carried_out.natural"] = 4
    zero_report.values["requests.received.natural"] = 4
    zero_report.apply([cover_edit("year", "2024")])
    drafts.save(tmp_path / "a.nianbao", zero_report)
    last = str(tmp_path / "a.nianbao")
    assert cli.main(["check", str(tmp_path / "b.nianbao"), "--last-year", last]) == 1
    assert "上年" in capsys.readouterr().out


def test_a_last_year_that_cannot_be_read_is_said_and_nothing_is_checked(
    tmp_path: Path, zero_report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts.save(tmp_path / "b.nianbao", zero_report)
    gone = str(tmp_path / "gone.docx")
    assert cli.main(["check", str(tmp_path / "b.nianbao"), "--last-year", gone]) == 2
    assert capsys.readouterr().out == ""


def test_what_was_not_looked_at_is_said_with_the_reason(
    tmp_path: Path, zero_report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts.save(tmp_path / "b.nianbao", zero_report)
    cli.main(["check", str(tmp_path / "b.nianbao")])
    assert "没有检查（没有附上上一年度的报告）：" in capsys.readouterr().out


def test_findings_that_are_no_errors_exit_with_0(
    tmp_path: Path, zero_report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    zero_report.values["proactive.norms.issued"] = 2
    drafts.save(tmp_path / "a.nianbao", zero_report)
    assert cli.main(["check", str(tmp_path / "a.nianbao")]) == 0
    assert "待核对（1 处）：" in capsys.readouterr().out


def test_the_notes_of_the_reading_are_listed(
    noted_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(noted_file)]) == 1
    out = capsys.readouterr().out
    assert "读取说明（2 条，请对照原件）：" in out
    assert "  原件缺少：第1个表格：表二缺少“规章”一行。" in out
    assert "  没有放进去的内容：没有放进去：“附件”。" in out


def test_a_report_without_year_and_organisation_says_so(
    tmp_path: Path, report_2021: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    report_2021.cover["year"] = ""
    drafts.save(tmp_path / "a.nianbao", report_2021)
    cli.main(["check", str(tmp_path / "a.nianbao")])
    assert capsys.readouterr().out.count("（没有写明）") == 2


def test_a_finding_on_the_cover_names_its_field(
    tmp_path: Path, zero_report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    zero_report.cover["year"] = "2020"
    drafts.save(tmp_path / "a.nianbao", zero_report)
    assert cli.main(["check", str(tmp_path / "a.nianbao")]) == 1
    assert "位置：封面“年度”" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("field", "place"),
    [
        (None, ""),
        (Field("cover", "date"), "封面“日期”"),
        (Field("text", "preface"), "“引言”"),
        (Field("text", "problems"), "“五、存在的主要问题及改进情况”"),
    ],
)
def test_a_finding_without_cells_is_placed_by_its_field(
    zero_report: Report, field: Field, place: str
) -> None:
    assert (
        checking._place(zero_report, Finding("x", Severity.HINT, "句。", "改。", field=field))
        == place
    )


@pytest.mark.parametrize("name", ["没有.docx", "."])
def test_a_file_that_cannot_be_read_exits_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = tmp_path / name
    assert cli.main(["check", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count(str(path)) == 1
    assert err.rstrip().endswith("。")


def test_of_several_files_all_are_shown_and_the_worst_counts(
    clean_file: Path, wrong_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(clean_file), str(wrong_file)]) == 1
    gone = clean_file.with_name("没有")
    assert cli.main(["check", str(gone), str(wrong_file), str(clean_file)]) == 2
    assert capsys.readouterr().out.count("文件：") == 4


def test_json_is_an_array_with_an_object_per_file(
    clean_file: Path, wrong_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = clean_file.with_name("没有")
    assert cli.main(["check", "--json", str(clean_file), str(wrong_file), str(gone)]) == 2
    clean, wrong, missing = json.loads(capsys.readouterr().out)
    assert (clean["file"], clean["findings"]) == (str(clean_file), [])
    assert wrong["findings"][0]["check"] == "requests.balance"
    assert missing == {"file": str(gone), "error": f"找不到文件“{gone}”，可能已被移动或删除。"}


def test_json_has_the_figures_by_their_identifiers(
    wrong_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(wrong_file), "--json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["edition"], found["year"]) == ("2021", 2025)
    assert found["values"]["requests.received.natural"] == 25
    assert found["totals"]["requests.received.total"] == 25


def test_a_conversion_says_how_much_was_compared(
    clean_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = clean_file.with_name("年报.docx")
    assert cli.main(["convert", str(clean_file), "-o", str(target)]) == 0
    assert capsys.readouterr().out == f"已写入“{target}”，已核对 200/200。\n"
    assert target.exists()


def test_a_conversion_tells_what_the_reading_had_to_say(
    noted_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = noted_file.with_name("a.json")
    assert cli.main(["convert", str(noted_file), "--output", str(target)]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"已写入“{target}”。\n")
    assert "没有放进去：“附件”。" in out


def test_a_conversion_names_every_fault_of_a_template(
    clean_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template, target = clean_file.with_name("模板.docx"), clean_file.with_name("a.docx")
    template.write_bytes(b"PK")
    argv = ["convert", str(clean_file), "-o", str(target), "--template", str(template)]
    assert cli.main(argv) == 2
    summary, fault = capsys.readouterr().err.splitlines()
    assert summary.startswith("模板“模板.docx”有 1 处问题，不能用")
    assert fault.startswith("  1. ")
    assert not target.exists()


def test_a_conversion_uses_the_template_of_the_users(
    clean_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template, target = clean_file.with_name("模板.docx"), clean_file.with_name("a.docx")
    tasks.export_template(template)
    argv = ["convert", str(clean_file), "-o", str(target), "--template", str(template)]
    assert cli.main(argv) == 0
    assert capsys.readouterr().out == f"已写入“{target}”，已核对 200/200。\n"


@pytest.fixture
def old_file(tmp_path: Path, busy_report_2019: Report) -> Path:
    """A draft in the edition of 2019 with a figure in every cell."""
    path = tmp_path / "旧表样.nianbao"
    tasks.save_draft(path, busy_report_2019)
    return path


def carried_over(old_file: Path, target: str, edition: str) -> int:
    output = str(old_file.with_name(target))
    return cli.main(["convert", str(old_file), "-o", output, "--edition", edition])


def test_a_report_carried_over_lists_what_had_no_place_and_what_is_to_be_added(
    old_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert carried_over(old_file, "a.docx", "2021") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "已换成2021年版表样，有 25 项放不进去，没有写进这个文件："
    assert lines[2] == "  没有对应格的数（25 个）："
    assert "  表二 规章 对外公开总数量：900 件" in lines
    assert lines[-1] == "  原表样没有、现在空着要补填的格：表二 7 格，表三 18 格"


def test_what_had_no_place_stays_in_a_draft(
    old_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert carried_over(old_file, "a.nianbao", "2021") == 0
    assert "放不进去的 25 项收在草稿里，换回去时还在：" in capsys.readouterr().out
    written = tasks.open_file(old_file.with_name("a.nianbao"), tasks.load_forms()).report
    assert len(written.set_aside) == 25


def test_the_edition_that_a_report_has_changes_nothing(
    old_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert carried_over(old_file, "a.json", "2019") == 0
    assert capsys.readouterr().out == f"已写入“{old_file.with_name('a.json')}”。\n"


def test_an_edition_that_there_is_not_is_refused_with_the_names(
    old_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert carried_over(old_file, "a.docx", "2020") == 2
    said = "没有叫“2020”的表样，可以写：2019（2019年试行版）、2021（2021年版）。\n"
    assert capsys.readouterr().err == said
    assert not old_file.with_name("a.docx").exists()


def test_a_report_of_which_everything_has_a_place_says_so(
    tmp_path: Path, report_2019: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "空白.nianbao"
    tasks.save_draft(path, report_2019)
    assert carried_over(path, "a.json", "2021") == 0
    assert "已换成2021年版表样，原有的数和文字都放进去了。" in capsys.readouterr().out


def test_an_unknown_output_format_exits_with_2_and_lists_the_endings(
    clean_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["convert", str(clean_file), "-o", "a.rtf"]) == 2
    assert ".nianbao、.docx、.pdf、.html、.xlsx、.json" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["--colour"], "不认识的选项“--colour”。"),
        (["check"], "请写出要检查的文件。"),
        (["check", "a", "--jsn"], "不认识的选项“--jsn”。"),
        (["check", "a", "--json=1"], "命令的选项写得不对。"),
        (["convert"], "请写出一个要转换的文件。"),
        (["convert", "a", "b", "-o", "c.docx"], "请写出一个要转换的文件。"),
        (["convert", "a"], "请用 -o 写出输出文件。"),
        (["convert", "a", "-o"], "请用 -o 写出输出文件。"),
    ],
)
def test_a_command_line_that_is_wrong_is_told_in_chinese_with_the_usage(
    argv: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{sentence}\n\n用法：")


@pytest.mark.parametrize(
    "argv", [["--help"], ["-h"], ["check", "--help"], ["convert", "-h"]], ids=" ".join
)
def test_help_is_chinese_and_exits_with_0(
    argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(argv) == 0
    assert capsys.readouterr().out == cli.USAGE


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"年报 {desktop.__version__}\n"


def test_a_damaged_installation_is_told_in_one_sentence(
    clean_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise TaskError("程序的表样文件有误，请重新安装（x）。")

    monkeypatch.setattr(tasks, "load_forms", fail)
    assert cli.main(["check", str(clean_file)]) == 2
    assert cli.main(["--self-test"]) == 2
    assert capsys.readouterr().err.count("请重新安装") == 2


@pytest.mark.parametrize("argv", [[], ["a.docx", "b.docx"]], ids=["empty", "files"])
def test_files_alone_start_the_window(monkeypatch: pytest.MonkeyPatch, argv: list[str]) -> None:
    seen = []

    def run_window(paths: list[Path]) -> int:
        seen.append(paths)
        return 0

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr("desktop.gui.app.run_window", run_window)
    assert cli.main(argv) == 0
    assert seen == [[Path(name) for name in argv]]


def test_a_window_that_cannot_begin_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(paths: list[Path]) -> int:
        raise TaskError("程序不完整。")

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr("desktop.gui.app.run_window", fail)
    assert cli.main([]) == 2
    assert capsys.readouterr().err == "程序不完整。\n"


def test_without_a_screen_the_window_is_not_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert cli.main([]) == 2
    assert "没有图形界面" in capsys.readouterr().err


def test_a_window_without_its_libraries_is_told_in_chinese(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setitem(sys.modules, "desktop.gui.app", None)
    assert cli.main([]) == 2
    assert "缺少图形界面的组件" in capsys.readouterr().err


def test_the_self_test_without_window_libraries_says_what_was_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(selftest.importlib.util, "find_spec", lambda _: None)
    assert cli.main(["--self-test"]) == 0
    out = capsys.readouterr().out
    assert "窗口没有检查" in out
    assert out.endswith("自检通过\n")


def test_a_folder_of_the_program_that_cannot_be_written_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(paths: list[Path]) -> int:
        raise PermissionError(errno.EACCES, "denied", "/某处/settings.ini")

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr("desktop.gui.app.run_window", fail)
    assert cli.main([]) == 2
    assert capsys.readouterr().err.startswith("无法读写“/某处/settings.ini”（EACCES）")


def test_a_report_in_order_with_notes_says_that_they_matter(
    tmp_path: Path, clean_report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    clean_report.evidence = Evidence("a.docx", {}, (Note(NoteKind.REMARK, "有修订标记。"),))
    drafts.save(tmp_path / "a.nianbao", clean_report)
    assert cli.main(["check", str(tmp_path / "a.nianbao")]) == 0
    assert "但读取时有说不准的地方" in capsys.readouterr().out


def test_an_interruption_is_quiet(
    monkeypatch: pytest.MonkeyPatch, clean_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tasks, "open_file", interrupt)
    assert cli.main(["check", str(clean_file)]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("content", [b"PK\x03\x04", b'{"format": 1}', None])
def test_a_file_that_cannot_be_opened_is_named_once_with_its_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    path = tmp_path / "坏.nianbao"
    if content is not None:
        path.write_bytes(content)
    assert cli.main(["check", str(path)]) == 2
    err = capsys.readouterr().err
    assert err.count("坏.nianbao") == 1
    assert str(path) in err


def test_a_complaint_that_does_not_name_the_file_is_put_behind_its_name() -> None:
    assert checking._with_path(Path("a/b.docx"), "读不出来。") == "a/b.docx：读不出来。"
