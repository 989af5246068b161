# SPDX-License-Identifier: MIT
"""Everything the window asks in a dialog, in one place that tests can answer for the user."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox

from desktop.gui.dialogs.families import FamiliesDialog
from desktop.gui.dialogs.own_words import LIST_FILTER, OwnWordsDialog
from desktop.gui.errors import show_fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from desktop.core.checks.spec import Family
    from desktop.core.form import FormSpec
    from desktop.core.report import Report
    from desktop.core.set_aside import SetAside
    from desktop.core.values import Value
    from desktop.render.page import Pages
    from desktop.tasks import Source

DRAFT_FILTER = "年报草稿 (*.nianbao)"
WORD_FILTER = "Word 文件 (*.docx)"
WEB_FILTER = "网页 (*.html)"
SHEET_FILTER = "电子表格 (*.xlsx)"
PDF_FILTER = "PDF 文件 (*.pdf)"
_READABLE = (
    "可以打开的文件 (*.nianbao *.docx *.doc *.wps *.pdf *.xlsx *.htm *.html *.mht *.mhtml *.txt);;"
    "所有文件 (*)"
)


class Leave(Enum):
    """What to do with unsaved work."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


def asked(dialog: QDialog) -> bool:
    """Show a dialog until it is answered, and say whether it was accepted.

    It can be read until the event loop comes round; else every dialog would live on, with all
    that it shows, as long as the window.
    """
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    return accepted


class Questions:
    """Asks the user. Every method returns None (or STAY) when the user thinks better of it."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def open_path(self, folder: str) -> Path | None:
        """Ask which file to open."""
        name, _ = QFileDialog.getOpenFileName(self._parent, "打开", folder, _READABLE)
        return Path(name) if name else None

    def template_path(self, folder: str) -> Path | None:
        """Ask which Word template to use."""
        name, _ = QFileDialog.getOpenFileName(self._parent, "选用模板", folder, WORD_FILTER)
        return Path(name) if name else None

    def list_path(self, folder: str) -> Path | None:
        """Ask which list of words to add."""
        name, _ = QFileDialog.getOpenFileName(
            self._parent, "导入本单位用语", folder, f"{LIST_FILTER};;所有文件 (*)"
        )
        return Path(name) if name else None

    def own_words(self, text: str, folder: str) -> str | None:
        """Let the user edit the office's own list of words; `folder` is where files are sought."""
        dialog = OwnWordsDialog(text, folder, self, self._parent)
        return dialog.text() if asked(dialog) else None

    def template_faults(self, name: str, faults: Sequence[str]) -> None:
        """Show why a template cannot be used, fault by fault."""
        from desktop.gui.dialogs.template_faults import TemplateFaultsDialog

        asked(TemplateFaultsDialog(name, faults, self._parent))

    def set_aside(self, form: str, aside: SetAside) -> None:
        """Show what of a report has no place in its form, whose name is `form`."""
        from desktop.gui.dialogs.set_aside import SetAsideDialog

        asked(SetAsideDialog(form, aside, self._parent))

    def save_path(self, title: str, proposal: str, filter_: str, suffix: str) -> Path | None:
        """Ask where to save; the suffix is added when the user leaves it out."""
        name, _ = QFileDialog.getSaveFileName(self._parent, title, proposal, filter_)
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() == suffix:
            return path
        path = path.with_name(path.name + suffix)
        if path.exists() and not self.confirm(f"“{path.name}”已经存在，要替换它吗？", "替换"):
            return None
        return path

    def printer(self, title: str, count: int) -> QPrinter | None:
        """Ask for printer, pages, copies and sides; the system's dialogue.

        Args:
            title: what the print queue calls the document.
            count: how many pages there are.
        """
        from desktop.gui import printing

        printer = printing.new_printer(title)
        return printer if printing.ask(self._parent, printer, count) else None

    def fonts(self, engine: Pages, wanted: Mapping[str, str]) -> dict[str, str] | None:
        """Ask which font families the pages are to use, by role.

        Args:
            engine: knows the fonts of the machine.
            wanted: what was chosen before.
        """
        from desktop.gui.dialogs.fonts import FontsDialog

        dialog = FontsDialog(engine, wanted, self._parent)
        return dialog.chosen() if asked(dialog) else None

    def leave(self, name: str, *, kept: bool) -> Leave:
        """Ask what to do with what is not saved; `kept` says that there is a draft of it."""
        said = f"“{name}”有没有保存的修改。" if kept else f"“{name}”还没有存成草稿。"
        box = QMessageBox(QMessageBox.Icon.Question, "年报", said, parent=self._parent)
        lost = "这些修改会丢失" if kept else "读入和填写的内容都不会留下"
        box.setInformativeText(f"不保存的话，{lost}。")
        save = box.addButton("保存", QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton("不保存", QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(stay)
        asked(box)
        chosen = box.clickedButton()
        return Leave.SAVE if chosen is save else Leave.DISCARD if chosen is discard else Leave.STAY

    def confirm(self, sentence: str, yes: str, no: str = "取消", *, usually: bool = False) -> bool:
        """Ask one plain question; `yes` and `no` are the words on the buttons.

        Enter means no, unless yes is what one `usually` wants.
        """
        box = QMessageBox(QMessageBox.Icon.Question, "年报", sentence, parent=self._parent)
        go_on = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(go_on if usually else back)
        box.setEscapeButton(back)
        asked(box)
        return box.clickedButton() is go_on

    def lost_work(self, lines: Sequence[str]) -> int | None:
        """Ask which copy of unsaved work to open; return its row."""
        from desktop.gui.dialogs.lost_work import LostWorkDialog

        dialog = LostWorkDialog(lines, self._parent)
        return dialog.chosen() if asked(dialog) else None

    def reason(self, sentence: str, present: str) -> str | None:
        """Ask why a finding is right as it is; an empty answer takes a reason back."""
        text, agreed = QInputDialog.getMultiLineText(
            self._parent,
            "说明理由",
            f"{sentence}\n\n情况属实的话，请写明理由（清空则撤回）：",
            present,
        )
        return text.strip() if agreed else None

    def cell(self, form: FormSpec, values: Mapping[str, Value]) -> str | None:
        """Ask which cell's figure a text is to show.

        Args:
            form: whose cells are offered.
            values: inputs and totals by cell.
        """
        from desktop.gui.dialogs.cells import CellsDialog

        dialog = CellsDialog(form, values, self._parent)
        return dialog.chosen() if asked(dialog) else None

    def families(self, off: frozenset[Family]) -> frozenset[Family] | None:
        """Ask which families of checks to make; return those that are to be left out."""
        dialog = FamiliesDialog(off, self._parent)
        return dialog.off() if asked(dialog) else None

    def review(self, source: Source) -> Report | None:
        """Let the user look a document through; return the report to go on with.

        A document of which everything is certain is taken without a question.
        """
        from desktop.gui.dialogs.review import ReviewDialog

        if not source.reading.notes:
            return source.reading.report()
        dialog = ReviewDialog(source, self._parent, self._gives_up_answers)
        return dialog.report() if asked(dialog) else None

    def _gives_up_answers(self) -> bool:
        return self.confirm(
            "核对过的结果还没有采用，现在关掉就要从头再核对。仍然关掉吗？", "仍然关掉", "继续核对"
        )

    def fault(self, sentence: str) -> None:
        """Tell the user that something could not be done."""
        show_fault(self._parent, sentence)
