# SPDX-License-Identifier: MIT
"""What every test may use: the shipped forms, an invented third edition, and reports."""

from __future__ import annotations

import os
import sys
import zipfile
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from desktop import paths, tasks
from desktop.core.form import CellKind, FormSpec
from desktop.core.report import Report
from desktop.store import drafts
from desktop.store.forms import load_form, load_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("tests", deadline=None, derandomize=True, database=None)
settings.load_profile("tests")

DATA = Path(__file__).parent / "data"


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give each test its own folders for settings and data, Qt's settings included."""
    home = tmp_path_factory.mktemp("home")
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        store = core.QSettings
        for kind in (store.Format.NativeFormat, store.Format.IniFormat):
            store.setPath(kind, store.Scope.UserScope, str(home / "config"))
    return home


@pytest.fixture(scope="session")
def forms() -> Mapping[str, FormSpec]:
    """The editions that are shipped."""
    return load_forms(paths.data_folder("resources") / "forms")


@pytest.fixture(scope="session")
def form_2021(forms: Mapping[str, FormSpec]) -> FormSpec:
    return forms["2021"]


@pytest.fixture(scope="session")
def form_2019(forms: Mapping[str, FormSpec]) -> FormSpec:
    return forms["2019"]


@pytest.fixture(scope="session")
def form_2031() -> FormSpec:
    """An invented edition: other rows and columns, a new table, a new text."""
    return load_form(DATA / "forms" / "2031")


@pytest.fixture(scope="session")
def all_forms(forms: Mapping[str, FormSpec], form_2031: FormSpec) -> Mapping[str, FormSpec]:
    """The shipped editions and the invented one."""
    return MappingProxyType({**forms, "2031": form_2031})


@pytest.fixture
def report_2021(form_2021: FormSpec) -> Report:
    """A blank report on 2025."""
    return Report.blank(form_2021, 2025)


@pytest.fixture
def report_2019(form_2019: FormSpec) -> Report:
    """A blank report on 2020."""
    return Report.blank(form_2019, 2020)


@pytest.fixture
def zero_report(form_2021: FormSpec) -> Report:
    """A township that received nothing: every cell 0, every text and cover field filled in."""
    report = _described(Report.blank(form_2021, 2025), "清溪县云岭镇人民政府", "township")
    report.values.update(dict.fromkeys(report.values, 0))
    return report


@pytest.fixture
def clean_report(zero_report: Report) -> Report:
    """The same township with texts in which the strictest reader finds nothing to say."""
    zero_report.texts.update(
        preface="根据《中华人民共和国政府信息公开条例》，现公布本镇年度报告。"
        "统计期限自2025年1月1日起，至2025年12月31日止。",
        overview="（一）主动公开情况。\n全年主动公开信息120条，更新栏目12个。\n"
        "（二）依申请公开情况。\n全年没有收到政府信息公开申请。\n"
        "（三）政府信息管理情况。\n公开前逐件审查，没有发生泄密。\n"
        "（四）政府信息公开平台建设情况。\n维护网站专栏1个、公开栏3处。\n"
        "（五）监督保障情况。\n开展培训2次，完成工作考核和社会评议，没有责任追究情形。",
        problems="存在的问题：一是政策解读的形式比较单一，图解和问答较少；二是公开栏目更新不够及时。\n"
        "改进措施：一是增加图解和问答形式的解读；二是每月检查一次公开栏目，及时补充更新。",
    )
    return zero_report


@pytest.fixture
def busy_report(form_2021: FormSpec) -> Report:
    """A department with figures in every table, all relations kept."""
    return _described(_busy(Report.blank(form_2021, 2025)), "清溪市水务局", "city_department")


@pytest.fixture
def busy_report_2019(form_2019: FormSpec) -> Report:
    """The same in the older edition."""
    return _described(_busy(Report.blank(form_2019, 2020)), "清溪市水务局", "city_department")


def _described(report: Report, organisation: str, kind: str) -> Report:
    year = int(report.cover["year"])
    report.cover.update(
        organisation=organisation,
        organisation_kind=kind,
        signature=organisation,
        date=f"{year + 1}-01-20",
    )
    report.texts.update(
        preface="根据《中华人民共和国政府信息公开条例》，现公布本年度报告。",
        overview="（一）主动公开。\n全年更新栏目十二个。\n（二）监督保障。\n开展培训两次。",
        problems="存在的问题：更新不够及时。\n改进措施：每月检查一次。",
        other_matters="本年度没有收取信息处理费。",
    )
    return report


def _busy(report: Report) -> Report:
    """Fill every input so that it differs from its neighbours and every relation holds."""
    values = report.values
    for place, cell in enumerate(report.form.inputs, start=1):
        amount = report.form.cells[cell].kind is CellKind.AMOUNT
        values[cell] = Decimal(f"{place}.50") if amount else place
    for row in ("rules", "norms"):
        values.update({f"proactive.{row}.{name}": 900 for name in ("in_force", "total", "made")})
    operands = {total.cell: total.operands for total in report.form.totals}
    for column in ("natural", "enterprise", "research", "welfare", "legal", "other"):
        done = sum(values[cell] or 0 for cell in operands[f"requests.handled.{column}"])
        values[f"requests.carried_in.{column}"] = 1
        values[f"requests.carried_out.{column}"] = 2
        values[f"requests.received.{column}"] = int(done) + 1
    report.values = {cell: values[cell] for cell in report.form.inputs}
    return report


@pytest.fixture
def authored_file(tmp_path: Path, zero_report: Report) -> Path:
    """A Word document of a whole report, whose properties name an author."""
    path = tmp_path / "公布稿.docx"
    tasks.export_docx(zero_report, path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    core = parts["docProps/core.xml"]
    parts["docProps/core.xml"] = core.replace(
        b"<dc:title>", "<dc:creator>张三</dc:creator><dc:title>".encode()
    )
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


@pytest.fixture
def draft_file(tmp_path: Path, busy_report: Report) -> Path:
    """A draft on the disk."""
    path = tmp_path / "草稿.nianbao"
    drafts.save(path, busy_report)
    return path
