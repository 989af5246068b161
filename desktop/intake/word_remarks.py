# SPDX-License-Identifier: MIT
"""What is said to the user about a Word document that does not read as it looks on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.intake.word_tags import W

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from desktop.intake.word_text import TextReader

_SENTENCES = {
    "revision": "文件里有修订标记，已按“接受全部修订”读取：删除的内容不计，插入的内容计入。",
    "hidden": "文件里有隐藏的文字或表格行，没有读取。",
    "comment": "文件里有 {} 处批注，没有读取。",
    "picture": "文件里有 {} 张图片，图片里的文字和表格读不到，请核对。",
    "chunk": "文件里嵌有 {} 个其他文件的内容，没有读取。请用 Word 或 WPS 打开并另存后再导入。",
    "symbol": "文件里有 {} 个特殊符号无法识别，显示为“\ufffd”，请核对。",
    "covered": "有 {} 个被合并的单元格里还藏着文字，页面上看不到，没有读取。",
}


def remarks(met: Counter[str], notes: Iterable[tuple[str, list[str]]]) -> tuple[str, ...]:
    """Return the sentences on what was met, then the footnotes and endnotes word for word."""
    found = [text.format(met[name]) for name, text in _SENTENCES.items() if met[name]]
    for name, texts in notes:
        found += [f"{name}{number}：{text}" for number, text in enumerate(texts, 1)]
    return tuple(found)


def note_texts(root: Element | None, reader: TextReader) -> list[str]:
    """Return the texts of footnotes or endnotes in their order, the separators left out."""
    if root is None:
        return []
    texts = [
        " ".join(reader.read(paragraph).strip() for paragraph in note.iter(f"{W}p")).strip()
        for note in root
        if note.get(f"{W}type") is None
    ]
    return [text for text in texts if text]
