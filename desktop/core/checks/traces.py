# SPDX-License-Identifier: MIT
"""What a document that is to be published carries beside what is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.core.checks.passages import Hit, text_check
from desktop.core.checks.spec import Family, Need
from desktop.core.checks.subject import Traces
from desktop.core.form import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject

_PLACE = "公布稿文件"
_OFFICE = re.compile("政府|委员会|办公室|办事处|..[局厅办]$")
_PROGRAMS = {  # what office programs and makers of computers put for a name
    "admin",
    "administrator",
    "apache poi",
    "hp",
    "lenovo",
    "microsoft",
    "microsoft office user",
    "pc",
    "python-docx",
    "user",
    "windows 用户",
    "微软用户",
    "用户",
}


def _kept(subject: Subject) -> Traces:
    return subject.traces or Traces()


def _some(parts: tuple[str, ...]) -> str:
    shown = "、".join(f"“{part.strip()[:20]}”" for part in parts[:3])
    return shown + ("等" if len(parts) > 3 else "")


def _hit(parts: tuple[str, ...], what: str) -> Iterator[Hit]:
    if parts:
        words = f"文件里有 {len(parts)} 处{what}：{_some(parts)}。"
        yield Hit(words, quote="\n".join(parts), scope=what, place=_PLACE)


def hidden(subject: Subject) -> Iterator[Hit]:
    """Yield one hit for hidden text."""
    yield from _hit(_kept(subject).hidden, "隐藏文字")


def comments(subject: Subject) -> Iterator[Hit]:
    """Yield one hit for comments."""
    yield from _hit(_kept(subject).comments, "批注")


def revisions(subject: Subject) -> Iterator[Hit]:
    """Yield one hit for revision marks."""
    yield from _hit(_kept(subject).revisions, "修订痕迹")


def bookmarks(subject: Subject) -> Iterator[Hit]:
    """Yield one hit for bookmarks; those that Word sets itself begin with an underscore."""
    own = tuple(name for name in _kept(subject).bookmarks if not name.startswith("_"))
    yield from _hit(own, "书签")


def _is_nobody(name: str, organisation: str) -> bool:
    """Say whether a name is that of an organisation or of a program, or none at all."""
    return name in organisation or name.lower() in _PROGRAMS or _OFFICE.search(name) is not None


def author(subject: Subject) -> Iterator[Hit]:
    """Yield one hit for the names of people that the document's properties hold."""
    kept = _kept(subject)
    names = tuple(dict.fromkeys((kept.author, kept.last_modified_by)))
    organisation = subject.report.cover["organisation"]
    names = tuple(name for name in names if not _is_nobody(name, organisation))
    if names:
        words = f"文件属性里有作者或修改者：{_some(names)}。"
        yield Hit(words, quote="\n".join(names), scope="author", place=_PLACE)


_F = Family.TRACES
_WHY = "公布的电子文件会把这些内容一并公布"
CHECKS = (
    text_check(
        hidden,
        _F,
        "trace.hidden",
        Severity.CONFIRM,
        "没有隐藏文字",
        looks_at="Word 文件里设为隐藏的文字",
        why=_WHY,
        wrong="文件里藏着“此处数字待核”",
        right="没有隐藏文字",
        advice="由本程序重新导出；原件在 Word 里显示隐藏文字后删去。",
        needs=(Need.TRACES,),
    ),
    text_check(
        comments,
        _F,
        "trace.comments",
        Severity.ERROR,
        "没有批注",
        looks_at="Word 文件里的批注",
        why=_WHY,
        wrong="有批注“请再核对”",
        right="没有批注",
        advice="删去批注，或者由本程序重新导出。",
        needs=(Need.TRACES,),
    ),
    text_check(
        revisions,
        _F,
        "trace.revisions",
        Severity.ERROR,
        "没有修订痕迹",
        looks_at="Word 文件里没有接受或拒绝的修订",
        why=_WHY,
        wrong="删去的句子还留在文件里",
        right="全部接受或拒绝修订",
        advice="在 Word 的“审阅”里全部接受或拒绝，或者由本程序重新导出。",
        needs=(Need.TRACES,),
    ),
    text_check(
        bookmarks,
        _F,
        "trace.bookmarks",
        Severity.HINT,
        "没有书签",
        looks_at="Word 文件里人为加的书签",
        why=_WHY,
        wrong="书签名叫“领导改过”",
        right="没有书签",
        advice="删去书签，或者由本程序重新导出。",
        needs=(Need.TRACES,),
    ),
    text_check(
        author,
        _F,
        "trace.author",
        Severity.HINT,
        "文件属性里没有人名",
        looks_at="Word 文件的作者、最后修改者",
        why=_WHY,
        wrong="作者是某工作人员的姓名",
        right="作者是单位名称，或者空着",
        advice="在文件属性里删去，或者由本程序重新导出。",
        needs=(Need.TRACES,),
    ),
)
