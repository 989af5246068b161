# SPDX-License-Identifier: MIT
"""Places the signing unit and the date: the date four characters in, the unit centred above it.

Source: GB/T 9704-2012, 7.3.5.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.render import scan
from desktop.render.fitting import width_em

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.render.context import Context

_W = scan.W
_DATE_INDENT_EM = 4.0
_LINE_EM = 28.0
_EM_TWIPS = 320  # of the body size, 16 pt
_STYLES = {"落款": "落款", "日期": "落款日期"}  # placeholder -> the style it must still have


def indents(signature: str, date: str) -> tuple[float, float]:
    """Return the right indents of unit and date in em.

    A unit longer than the date allows pushes both to the left, so that it stays centred.
    """
    unit = min(width_em(signature), _LINE_EM)
    reach = (unit - width_em(date)) / 2
    date_indent = max(_DATE_INDENT_EM, reach) if signature else _DATE_INDENT_EM
    return date_indent - reach, date_indent


def place_signature(found: list[scan.Spot], styles: Mapping[str, str], context: Context) -> None:
    """Indent the paragraphs of unit and date, unless the office has given them another style."""
    unit, date = indents(context.signature, context.date)
    for spot in found:
        name = scan.alone(spot.text)
        if name in _STYLES and _style(spot.element) == styles.get(_STYLES[name], ""):
            _indent(spot.element, unit if name == "落款" else date)


def hold_signature(body: Any, styles: Mapping[str, str]) -> None:
    """Let the end of the text go to the page of the signature, which must not stand there alone."""
    wanted = styles.get(_STYLES["落款"], "")
    for paragraph in [each for each in body.findall(_W + "p") if _style(each) == wanted]:
        before = paragraph.getprevious()
        properties = None if before is None else before.find(_W + "pPr")
        if properties is not None and [each.tag for each in properties] == [_W + "pStyle"]:
            properties.extend(
                properties.makeelement(_W + name) for name in ("keepNext", "widowControl")
            )


def _style(paragraph: Any) -> str | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return None if style is None else style.get(_W + "val")


def _indent(paragraph: Any, em: float) -> None:
    indent = paragraph.pPr.get_or_add_ind()
    indent.attrib.clear()
    indent.set(_W + "rightChars", str(round(em * 100)))
    indent.set(_W + "right", str(round(em * _EM_TWIPS)))
