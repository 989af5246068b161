# SPDX-License-Identifier: MIT
"""The cover page: who reports, for which year, signed when."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from desktop.core.dates import parse_date, printed_date
from desktop.core.report import Field, OrganisationKind
from desktop.gui.line_edit import LineEdit

if TYPE_CHECKING:
    from desktop.gui.session import Change, ReportSession


class _LineSpec(NamedTuple):
    """One line of the cover: its field, label, grey example and what it is for."""

    name: str
    label: str
    example: str
    hint: str


_LINES = (
    _LineSpec("organisation", "单位全称", "例如：清溪县云岭镇人民政府", "印在标题里，请写全称。"),
    _LineSpec("year", "报告年度", "例如：2025", "报告的是哪一年的情况；2026年1月编制的填 2025。"),
    _LineSpec(
        "title", "标题", "", "一般不用填，程序按“单位全称＋年度”生成；另有规定时在这里改写。"
    ),
    _LineSpec("number", "文号", "例如：清政发〔2026〕1号", "可以不填；填了就印在标题下方。"),
    _LineSpec(
        "addressee", "主送机关", "例如：清溪县人民政府：", "可以不填；填了就顶格印在正文前。"
    ),
    _LineSpec("signature", "落款单位", "例如：清溪县云岭镇人民政府", "印在文末日期上方。"),
    _LineSpec(
        "date", "成文日期", "例如：2026年1月20日", "2026年1月20日、2026-1-20、2026.1.20 都可以。"
    ),
)


class CoverPage(QWidget):
    """Fields of the cover. Every key goes into the report; undo belongs to the window."""

    def __init__(self, session: ReportSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: dict[str, LineEdit] = {}
        self._hints: dict[str, QLabel] = {}
        self._put_back = ""  # what to say of a year that was not taken
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setVerticalSpacing(4)
        for spec in _LINES:
            self._add_line(form, spec)
            if spec.name == "organisation":
                self._add_kind(form)
        outer = QVBoxLayout(self)
        heading = QLabel("封面信息", self)
        heading.setObjectName("heading")
        outer.addWidget(heading)
        outer.addLayout(form)
        outer.addStretch(1)
        self._lines["year"].editingFinished.connect(self._on_year_left)
        self.setFocusProxy(self._lines["organisation"])
        session.changed.connect(self._on_changed)
        self.refresh()

    def retire(self) -> None:
        """Touch the session no more: its report is another one."""
        self._session.changed.disconnect(self._on_changed)

    def focused(self) -> str:
        """Return the name of the field that has the focus; empty when none has."""
        return next((name for name, line in self._lines.items() if line.hasFocus()), "")

    def _add_line(self, form: QFormLayout, spec: _LineSpec) -> None:
        line = LineEdit(self)
        line.setPlaceholderText(spec.example)
        line.setMaximumWidth(520)
        line.setAccessibleName(spec.label)
        line.visited.connect(self._session.begin_visit)
        line.textEdited.connect(lambda text, name=spec.name: self._on_edited(name, text))
        line.setAccessibleDescription(spec.hint)
        hint = QLabel(spec.hint, self)
        hint.setObjectName("guidance")
        self._lines[spec.name] = line
        self._hints[spec.name] = hint
        form.addRow(spec.label + "：", line)
        form.addRow("", hint)

    def _add_kind(self, form: QFormLayout) -> None:
        self._kind = QComboBox(self)
        self._kind.setMaximumWidth(520)
        self._kind.setAccessibleName("单位类别")
        for kind in OrganisationKind:
            self._kind.addItem(kind.label, kind.value)
        self._kind.activated.connect(self._on_kind)
        hint = QLabel("用于判断哪些内容必须填写，不印在报告里。", self)
        hint.setObjectName("guidance")
        form.addRow("单位类别：", self._kind)
        form.addRow("", hint)

    def _on_kind(self, row: int) -> None:
        self._session.begin_visit()
        self._session.set_cover("organisation_kind", self._kind.itemData(row))

    def _on_edited(self, name: str, text: str) -> None:
        if name == "year":
            self._put_back = ""
            if not _is_year(text):
                self._show_hint("year", _YEAR_WANTED, fault=True)
                return
            text = _year(text)
        if name == "date":
            found = parse_date(text)
            text = found.isoformat() if found else text
        self._session.set_cover(name, text)

    def _on_year_left(self) -> None:
        """Put the year of the report back in place of what is none, and say so."""
        line = self._lines["year"]
        typed = line.text().strip()
        if not _is_year(typed):
            stored = self._session.report.cover["year"]
            kept = f"现在填的是 {stored}" if stored else "现在空着"
            self._put_back = f"“{typed[:20]}”不是年度，没有采用，{kept}；{_YEAR_WANTED}"
            line.setText(stored)
            self._show_hint("year", self._put_back, fault=True)

    def _show_hint(self, name: str, text: str, *, fault: bool) -> None:
        label = self._hints[name]
        label.setText(text)
        label.setObjectName("fault" if fault else "guidance")
        label.style().polish(label)
        self._lines[name].setAccessibleDescription(text)

    def _on_changed(self, change: Change) -> None:
        if Field("cover", "year") in change.fields:
            self._put_back = ""
        if any(field.area == "cover" for field in change.fields):
            self.refresh()

    def refresh(self) -> None:
        """Show the cover as the report has it; a line that says the same is left alone."""
        report = self._session.report
        for spec in _LINES:
            self._refresh_line(spec)
        self._kind.setCurrentIndex(self._kind.findData(report.cover["organisation_kind"]))
        self._lines["title"].setPlaceholderText(report.title if report.year else "")

    def _refresh_line(self, spec: _LineSpec) -> None:
        stored = self._session.report.cover[spec.name]
        line = self._lines[spec.name]
        if spec.name == "date":
            self._refresh_date(line, stored)
            return
        if spec.name == "year":
            self._on_year_left()
        if line.text() != stored:
            line.setText(stored)
        put_back = self._put_back if spec.name == "year" else ""
        self._show_hint(spec.name, put_back or spec.hint, fault=bool(put_back))

    def _refresh_date(self, line: LineEdit, stored: str) -> None:
        found = parse_date(stored)
        if parse_date(line.text()) != found or not found:
            shown = printed_date(found) if found else stored
            if line.text() != shown:
                line.setText(shown)
        good = found is not None or not stored
        spec = next(spec for spec in _LINES if spec.name == "date")
        hint = (
            spec.hint
            if good
            else f"“{stored}”不是一个日期，请写成 {printed_date(_EXAMPLE)} 的样子。"
        )
        self._show_hint("date", hint, fault=not good)

    def go_to(self, field: Field) -> None:
        """Put the cursor into a field."""
        widget = self._lines.get(field.name, self._kind)
        widget.setFocus()


_EXAMPLE = date(2026, 1, 20)
_YEAR_WANTED = "年度要填四位数字，例如 2025。"


def _year(typed: str) -> str:
    """Return a year in plain digits: ２０２５年度 is 2025."""
    text = unicodedata.normalize("NFKC", typed).strip()
    return text.removesuffix("度").removesuffix("年")


def _is_year(typed: str) -> bool:
    """Say whether what was typed is four digits, or nothing."""
    text = _year(typed)
    return not text or (text.isdecimal() and text.isascii() and len(text) == 4)
