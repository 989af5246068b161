# SPDX-License-Identifier: MIT
"""Every command of the window as data: menu, words, shortcut, and the method it calls."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QToolBar


class ActionSpec(NamedTuple):
    """One command.

    `method` leads from the window to a method without arguments (`files.save`); an empty `text` is
    a separator line. `tool` puts the command into the tool bar too.
    """

    menu: str
    text: str = ""
    method: str = ""
    shortcut: str = ""
    tip: str = ""
    tool: bool = False


FILE, EDIT, REPORT, CHECK, HELP = "文件(&F)", "编辑(&E)", "报告(&R)", "检查(&C)", "帮助(&H)"
MENUS = (FILE, EDIT, REPORT, CHECK, HELP)

ACTIONS = (
    ActionSpec(FILE, "新建(&N)", "files.new", "Ctrl+N", "新建一份空白年报", tool=True),
    ActionSpec(
        FILE,
        "打开(&O)…",
        "files.open",
        "Ctrl+O",
        "打开草稿，或读取已有的年报（Word、网页、文本）",
        tool=True,
    ),
    ActionSpec(
        FILE,
        "由剪贴板读取(&B)",
        "files.read_clipboard",
        "Ctrl+Shift+V",
        "读取从网页或文档里复制的整篇年报",
    ),
    ActionSpec(FILE, "最近打开的文件", "recent"),
    ActionSpec(
        FILE,
        "找回未保存的内容…",
        "files.find_unsaved",
        tip="打开上次没有保存、当时也没有恢复的年报",
    ),
    ActionSpec(FILE),
    ActionSpec(FILE, "保存(&S)", "files.save", "Ctrl+S", "保存草稿", tool=True),
    ActionSpec(FILE, "另存为(&A)…", "files.save_as", "Ctrl+Shift+S", "把草稿存成另一个文件"),
    ActionSpec(FILE),
    ActionSpec(
        FILE,
        "导出 Word 文件(&E)…",
        "exports.docx",
        "Ctrl+E",
        "按规定格式生成 Word 文件，读回核对后保存",
        tool=True,
    ),
    ActionSpec(
        FILE,
        "导出 PDF 文件(&F)…",
        "exports.pdf",
        "Ctrl+Shift+E",
        "生成适合归档、可以朗读的 PDF 文件，读回核对后保存",
    ),
    ActionSpec(FILE, "导出网页…", "exports.html", tip="生成一个干净的网页，供网站发布或粘贴"),
    ActionSpec(
        FILE, "导出电子表格…", "exports.xlsx", tip="按规定表样生成电子表格，合计和勾稽关系带公式"
    ),
    ActionSpec(
        FILE,
        "导出审核说明…",
        "exports.annex",
        tip="把写明了理由的事项另印一份，随年报报送；公布的年报里不带",
    ),
    ActionSpec(
        FILE, "打印(&P)…", "exports.print_report", "Ctrl+P", "选打印机、页码、份数、双面，再打印"
    ),
    ActionSpec(FILE),
    ActionSpec(FILE, "退出(&Q)", "close", "Ctrl+Q"),
    ActionSpec(EDIT, "空格填 0", "fill_blanks", "Ctrl+0", "把本表没有填的格都填成 0"),
    ActionSpec(
        EDIT,
        "插入表中的数…",
        "insert_figure",
        "Ctrl+I",
        "选表里的一格，把它的数放到正文的光标处，跟着表格变",
    ),
    ActionSpec(
        REPORT,
        "预览(&V)",
        "toggle_preview",
        "F9",
        "在右边显示印出来的样子，跟着填写变；再按一次收起",
        tool=True,
    ),
    ActionSpec(
        REPORT, "预览和 PDF 的字体…", "choose_fonts", tip="看看缺哪些公文字体，或换成别的字体"
    ),
    ActionSpec(REPORT),
    ActionSpec(
        REPORT,
        "导出模板…",
        "templates.export",
        tip="把 Word 文件的模板另存一份，用 Word 或 WPS 改成本单位的样子",
    ),
    ActionSpec(
        REPORT,
        "选用模板…",
        "templates.choose",
        tip="导出 Word 文件时用改过的模板，选用前先试印一遍",
    ),
    ActionSpec(
        REPORT, "改回随程序的模板", "templates.give_up", tip="导出 Word 文件时用程序自带的模板"
    ),
    ActionSpec(REPORT),
    ActionSpec(REPORT, "上一部分", "previous_part", "Ctrl+PgUp"),
    ActionSpec(REPORT, "下一部分", "next_part", "Ctrl+PgDown"),
    ActionSpec(REPORT),
    ActionSpec(
        REPORT,
        "由上年报告新建…",
        "files.roll_forward",
        tip="读入上一年度的报告，新建本年度的年报：单位、落款和上年结转自动带入",
    ),
    ActionSpec(REPORT),
    ActionSpec(
        REPORT,
        "换成本年度的表样",
        "editions.change",
        tip="把报告换到该年度规定的表样；两种表样都有的格保留，其余先收起",
    ),
    ActionSpec(
        REPORT,
        "没有放入表样的内容…",
        "editions.show",
        tip="换过表样以后，没有地方放的数和文字；换回去时还在",
    ),
    ActionSpec(
        CHECK,
        "对照上年报告(&L)…",
        "files.attach_last_year",
        tip="读入上一年度的报告，核对上年结转、现行有效等，并查找照抄的段落",
    ),
    ActionSpec(
        CHECK,
        "与上年文字对照(&T)…",
        "texts.show",
        tip="并排看上年和本年的文字，相同的句子有底色；先用“对照上年报告”读入上一年度的报告",
    ),
    ActionSpec(
        CHECK,
        "转到问题列表(&G)",
        "go_to_findings",
        "F6",
        "把光标移到“问题”里；用上下键选一条，按回车就到它所在的地方",
    ),
    ActionSpec(CHECK),
    ActionSpec(
        CHECK,
        "本单位用语(&W)…",
        "own_words.edit",
        tip="写下本单位不能用的词和要改用的词，检查正文时按它看",
    ),
    ActionSpec(CHECK, "检查哪些内容(&C)…", "choose_checks", tip="按类别打开或关闭检查"),
    ActionSpec(CHECK, "全部检查项目(&A)", "show_checks", tip="每一项检查看什么、依据是什么"),
    ActionSpec(HELP, "使用说明(&H)", "show_help", "F1"),
    ActionSpec(HELP, "关于年报(&A)", "show_about"),
)


class Commands(NamedTuple):
    """The actions by method name, the menus by title, and the empty menu of recent files."""

    actions: dict[str, QAction]
    menus: dict[str, QMenu]
    recent: QMenu


def build_commands(window: QMainWindow, bar: QToolBar) -> Commands:
    """Fill the menus and the tool bar of a window."""
    actions: dict[str, QAction] = {}
    menus = {name: QMenu(name, window) for name in MENUS}
    recent = QMenu("最近打开的文件", window)
    for menu in menus.values():
        window.menuBar().addMenu(menu)
    for spec in ACTIONS:
        menu = menus[spec.menu]
        if not spec.text:
            menu.addSeparator()
            continue
        if spec.method == "recent":
            menu.addMenu(recent)
            continue
        action = QAction(spec.text, window)
        action.setShortcut(QKeySequence(spec.shortcut))
        action.setStatusTip(spec.tip)
        action.setToolTip(_tool_tip(spec))
        action.triggered.connect(attrgetter(spec.method)(window))
        menu.addAction(action)
        if spec.tool:
            bar.addAction(action)
        actions[spec.method] = action
    return Commands(actions, menus, recent)


def _tool_tip(spec: ActionSpec) -> str:
    words = spec.tip or spec.text.split("(")[0]
    return f"{words}（{spec.shortcut}）" if spec.shortcut else words
