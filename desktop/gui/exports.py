# SPDX-License-Identifier: MIT
"""Documents for others: exporting and printing, each after one question when errors are open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop import tasks
from desktop.core.form import Severity
from desktop.gui.files import waiting
from desktop.gui.questions import PDF_FILTER, SHEET_FILTER, WEB_FILTER, WORD_FILTER

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.report import Report
    from desktop.gui.examiner import Examiner
    from desktop.gui.files import Files
    from desktop.render.page import Pages

_ANNEX_SUFFIX = "审核说明.docx"
_NO_REASONS = (
    "还没有写明理由的事项，用不着审核说明。\n"
    "“问题”里待核对的，情况属实时点“说明理由…”写下理由，再导出审核说明。"
)


class Exports(QObject):
    """What the window makes of a report; asks and tells through `files`.

    `exported` carries the path of a new document.
    """

    exported = Signal(object)

    def __init__(
        self, files: Files, examiner: Examiner, engine: Callable[[], Pages], parent: QObject
    ) -> None:
        """Take the page engine from `engine` when it is first needed."""
        super().__init__(parent)
        self._files = files
        self._examiner = examiner
        self._engine = engine

    def docx(self) -> None:
        """Write the Word file, after one question when errors are open."""

        def write(report: Report, path: Path) -> tuple[int, int]:
            own = self._files.settings.template
            template = tasks.own_template(Path(own), path) if own else None
            return tasks.export_docx(report, path, template)

        self._export("导出 Word 文件", WORD_FILTER, ".docx", write)

    def pdf(self) -> None:
        """Write the PDF file, after one question when errors are open."""

        def write(report: Report, path: Path) -> tuple[int, int]:
            return tasks.export_pdf(report, path, self._engine())

        self._export("导出 PDF 文件", PDF_FILTER, ".pdf", write)

    def html(self) -> None:
        """Write the web page, after one question when errors are open."""
        self._export("导出网页", WEB_FILTER, ".html", tasks.export_html)

    def xlsx(self) -> None:
        """Write the spreadsheet, after one question when errors are open."""
        self._export("导出电子表格", SHEET_FILTER, ".xlsx", tasks.export_xlsx)

    def _export(
        self,
        title: str,
        filter_: str,
        suffix: str,
        write: Callable[[Report, Path], tuple[int, int]],
    ) -> None:
        if not self._goes_on_with_errors("导出"):
            return
        path = self._files.questions.save_path(title, self._files.proposal(suffix), filter_, suffix)
        if not path:
            return
        try:
            with waiting():
                checked, total = write(self._files.session.report, path)
        except tasks.TaskError as fault:
            self._files.questions.fault(str(fault))
            return
        self._files.noticed.emit(f"已导出“{path.name}”，已核对 {checked}/{total}。")
        self.exported.emit(path)

    def annex(self) -> None:
        """Write the annex 审核说明 beside the report; without reasons say how to give one."""
        self._examiner.examine()
        evaluation = self._examiner.evaluation
        if not evaluation.confirmed:
            self._files.questions.fault(_NO_REASONS)
            return
        proposal = self._files.proposal(_ANNEX_SUFFIX)
        path = self._files.questions.save_path("导出审核说明", proposal, WORD_FILTER, ".docx")
        if not path:
            return
        try:
            with waiting():
                count = tasks.export_annex(self._files.session.report, evaluation, path)
        except tasks.TaskError as fault:
            self._files.questions.fault(str(fault))
            return
        others = len(self._files.session.report.confirmations) - count
        left = f"另有 {others} 项理由没有印：数字或文字后来改过，或者没有对照上年报告。"
        self._files.noticed.emit(f"已导出“{path.name}”，说明 {count} 项。{left if others else ''}")
        self.exported.emit(path)

    def print_report(self) -> None:
        """Print the report, after one question when errors are open; without a printer say so."""
        from desktop.gui import printing

        if not printing.has_printer():
            self._files.questions.fault(printing.NO_PRINTER)
        elif self._goes_on_with_errors("打印"):
            try:
                data = tasks.render_pdf(self._files.session.report, self._engine())
            except tasks.TaskError as fault:
                self._files.questions.fault(str(fault))
                return
            self._print(data)

    def _print(self, data: bytes) -> None:
        from desktop.gui import printing

        printer = self._files.questions.printer(
            self._files.session.report.title, printing.count(data)
        )
        if printer is None:
            return
        with waiting():
            begun = printing.print_pages(data, printer)
        if begun:
            self._files.noticed.emit("已送到打印机。")
        else:
            self._files.questions.fault(printing.FAILED)

    def _goes_on_with_errors(self, doing: str) -> bool:
        self._examiner.examine()
        found = self._examiner.findings
        errors = sum(finding.severity is Severity.ERROR for finding in found)
        if not errors:
            return True
        return self._files.questions.confirm(
            f"还有 {errors} 处错误没有改好，列在右边的“问题”里。仍然{doing}吗？", f"仍然{doing}"
        )
