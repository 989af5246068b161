# SPDX-License-Identifier: MIT
"""Qt's own words in Chinese: buttons, file and print dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTranslator

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

# What the translation of Qt 6.11 leaves in English, by the context and words of Qt's source.
_LEFT_OUT = {
    ("QFileDialog", "&Look in:"): "查找范围(&I)：",
    ("QFileDialog", "Files of &type:"): "文件类型(&T)：",
    ("QAbstractFileIconProvider", "Drive"): "驱动器",
    ("QAbstractFileIconProvider", "File"): "文件",
    ("QAbstractFileIconProvider", "%1 File"): "%1 文件",
    ("QAbstractFileIconProvider", "File Folder"): "文件夹",
    ("QAbstractFileIconProvider", "Folder"): "文件夹",
    ("QAbstractFileIconProvider", "Shortcut"): "快捷方式",
    ("QAbstractFileIconProvider", "Alias"): "快捷方式",
    ("QAbstractFileIconProvider", "Unknown"): "未知",
    ("QPageSetupWidget", "Page &order:"): "页面顺序(&O)：",
    ("QPageSetupWidget", "Pages &per sheet:"): "每张纸的页数(&P)：",
    ("QPrintSettingsOutput", "Page &Set:"): "页面范围(&S)：",
    ("QCupsJobWidget", "Job &priority:"): "优先级(&P)：",
    ("QCupsJobWidget", "Scheduled &printing:"): "定时打印(&P)：",
    ("QCupsJobWidget", "&Billing information:"): "计费信息(&B)：",
    ("QCupsJobWidget", "&Start:"): "首页(&S)：",
    ("QCupsJobWidget", "&End:"): "末页(&E)：",
    ("QErrorMessage", "An error occurred"): "出错了",
}


class _LeftOut(QTranslator):
    """Knows the words that Qt's own translation leaves out."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        return _LEFT_OUT.get((context, source))


def install_translations(app: QCoreApplication) -> list[QTranslator]:
    """Make Qt speak Chinese; return the translators, the one that is asked first at the end."""
    found: list[QTranslator] = [_LeftOut(app)]
    shipped = QTranslator(app)
    if shipped.load("qtbase_zh_CN", _folder()):
        found.append(shipped)
    for translator in found:
        app.installTranslator(translator)
    return found


def _folder() -> str:
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
