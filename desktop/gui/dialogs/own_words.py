# SPDX-License-Identifier: MIT
"""Edits an office's own list of words, one rule a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from desktop import tasks
from desktop.core.wordfile import parse_own_list

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.gui.questions import Questions

LIST_FILTER = "文本文件 (*.txt)"
_ABOUT = (
    "一行写一条，检查正文时就按它看：\n"
    "　　错的 => 对的　　正文里写了前一个，提示改成后一个，可以一键改好\n"
    "　　不能用的词　　　正文里写了就提示\n"
    "井号 # 后面是备注，不算。"
)
_EXAMPLE = "例如：\n便民中心 => 政务服务中心　# 2024年改名\n市民之家\n老百姓 => 群众"
_NAME = "本单位用语.txt"
_REMARKS_SHOWN = 4


class OwnWordsDialog(QDialog):
    """A plain editor; what is wrong with a line is said under it while it is typed."""

    def __init__(
        self, text: str, folder: str, questions: Questions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.questions = questions
        self._before = text
        self._folder = folder
        self.setWindowTitle("本单位用语")
        self.resize(640, 520)
        about = QLabel(_ABOUT, self)
        self.editor = QPlainTextEdit(text, self)
        self.editor.setAccessibleName("本单位用语，一行一条")
        self.editor.setPlaceholderText(_EXAMPLE)
        self.editor.setTabChangesFocus(True)
        self.counts = QLabel(self)
        self.counts.setObjectName("guidance")
        self.remarks = QLabel(self)
        self.remarks.setObjectName("fault")
        self.remarks.setWordWrap(True)
        layout = QVBoxLayout(self)
        for widget in (about, self.editor, self.counts, self.remarks):
            layout.addWidget(widget)
        layout.setStretchFactor(self.editor, 1)
        layout.addLayout(self._buttons())
        self.editor.textChanged.connect(self._on_text_changed)
        self._on_text_changed()

    def _buttons(self) -> QHBoxLayout:
        self.import_ = QPushButton("从文件导入…", self)
        self.import_.setToolTip("把一个文本文件里的条目加在后面，已经有的不重复加")
        self.import_.clicked.connect(self._on_import)
        self.export = QPushButton("导出…", self)
        self.export.setToolTip("把清单另存成文本文件，给别的科室或另一台电脑用")
        self.export.clicked.connect(self._on_export)
        buttons = QDialogButtonBox(self)
        buttons.addButton("保存", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.import_)
        row.addWidget(self.export)
        row.addWidget(buttons, 1)
        return row

    def _on_text_changed(self) -> None:
        found = parse_own_list(self.text())
        self.counts.setText(f"共 {found.rules} 条可用")
        more = len(found.remarks) - _REMARKS_SHOWN
        lines = [
            *found.remarks[:_REMARKS_SHOWN],
            *([f"还有 {more} 行看不懂。"] if more > 0 else []),
        ]
        self.remarks.setText("\n".join(lines))
        self.remarks.setVisible(bool(lines))
        self.export.setEnabled(bool(self.text().strip()))

    def _on_import(self) -> None:
        path = self.questions.list_path(self._folder)
        if path is None:
            return
        try:
            lines = tasks.own_text(path).splitlines()
        except tasks.TaskError as fault:
            self.questions.fault(str(fault))
            return
        present = self.text().splitlines()
        known = {line.strip() for line in present}
        new = [line for line in lines if line.strip() and line.strip() not in known]
        self.editor.setPlainText("\n".join([*present, *dict.fromkeys(new)]))

    def _on_export(self) -> None:
        proposal = str(Path(self._folder) / _NAME)
        path = self.questions.save_path("导出本单位用语", proposal, LIST_FILTER, ".txt")
        if path is None:
            return
        try:
            tasks.keep_text(path, self.text())
        except tasks.TaskError as fault:
            self.questions.fault(str(fault))

    def reject(self) -> None:
        """Close without keeping the list; ask first when something was typed."""
        question = "清单改过了，还没有保存。不保存就关掉吗？"
        if self.text() == self._before or self.questions.confirm(question, "不保存", "继续编辑"):
            super().reject()

    def text(self) -> str:
        """Return the list as it is typed."""
        return self.editor.toPlainText()
