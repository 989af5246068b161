# SPDX-License-Identifier: MIT
"""Renders a report into a Word template: the official document.

docxtpl fills what stands within a line. Texts and tables take the place of whole paragraphs and
are put in afterwards, as finished XML, so that neither docxtpl nor Jinja ever sees them.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from desktop.render import characters, scan
from desktop.render.errors import RenderError
from desktop.render.fitting import title_lines
from desktop.render.office_package import clear_properties, open_template, pack, put_properties
from desktop.render.placeholders import BLOCKS, PREFACE, inline_values, section_name
from desktop.render.sandbox import environment, faults
from desktop.render.signature import hold_signature, place_signature
from desktop.render.tables import TABLE_STYLES, table_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.render.context import Context, Line

_W = scan.W
_MARK = "{urn:nianbao}block"
TITLE_EM = 20.0  # characters of 22 pt in a line of 156 mm
_HEADING_STYLE = "一级标题"
_TEXT_STYLES = {0: "年报正文", 2: "二级标题"}
STYLES = (_HEADING_STYLE, *_TEXT_STYLES.values(), *TABLE_STYLES)


def render_word(context: Context, template: bytes) -> bytes:
    """Return the .docx of a report; the same context and template give the same bytes.

    Raises:
        RenderError: the template is no Word file, a placeholder in it is broken, unknown or
            misplaced, or there is none for something that the report says.
    """
    document = open_template(template)
    found = list(scan.spots(document.docx))
    inline = inline_values(context)
    faults = scan.problems(found, frozenset(inline))
    if faults:
        raise RenderError(f"模板有误：{faults[0]}")
    styles = style_ids(document.docx)
    blocks = _blocks(context, styles, set().union(*(scan.used(spot.text) for spot in found)))
    for spot in found:
        _prepare(spot, blocks, inline)
    place_signature(found, styles, context)
    _fill(document, inline, context)
    _insert(document.docx.element, blocks)
    hold_signature(document.docx.element.body, styles)
    put_properties(document.docx, context.title, context.organisation)
    saved = BytesIO()
    document.save(saved)
    return pack(saved.getvalue())


def style_ids(document: Any) -> dict[str, str]:
    """Return the ids of the paragraph styles by name; Word gives Chinese names ids of its own."""
    found = {}
    for style in document.styles.element.iter(_W + "style"):
        name, key = style.find(_W + "name"), style.get(_W + "styleId")
        if style.get(_W + "type") == "paragraph" and name is not None and key is not None:
            found[name.get(_W + "val")] = key
    return found


def _blocks(context: Context, styles: Mapping[str, str], used: set[str]) -> dict[str, str]:
    """Return the XML of each block by placeholder; those the form does not have are empty.

    A section that the contract has no placeholder for, because its edition of the form came
    later, follows the section before it, with its heading.
    """
    blocks = dict.fromkeys(BLOCKS, "")
    blocks[PREFACE] = _paragraphs(context.preface, styles)
    last = PREFACE
    for section in context.sections:
        name = section_name(section)
        if section.table:
            content = table_xml(context.tables[section.table], styles)
        else:
            content = _paragraphs(section.lines, styles)
        if name:
            last = name
            blocks[name] = content
        else:
            blocks[last] += _paragraph(section.heading, styles.get(_HEADING_STYLE, "")) + content
    for name, content in blocks.items():
        if content and name not in used:
            raise _unused(name)
    return blocks


def _unused(name: str) -> RenderError:
    return RenderError(
        f"模板里没有占位符 {{{{{name}}}}}，报告的这一部分印不出来，请在模板里补上，单独占一段。"
    )


def _paragraphs(lines: Iterable[Line], styles: Mapping[str, str]) -> str:
    return "".join(
        _paragraph(line.text, styles.get(_TEXT_STYLES[line.level], "")) for line in lines
    )


def _paragraph(text: str, style: str) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{characters.xml(piece)}</w:t>' for piece in text.split("\t")
    )
    return f"<w:p>{properties}<w:r>{runs}</w:r></w:p>"


def _prepare(spot: scan.Spot, blocks: Mapping[str, str], inline: Mapping[str, str]) -> None:
    """Mark the paragraph of a block; take one out whose only placeholder prints nothing."""
    name = scan.alone(spot.text)
    if name in blocks:
        _empty(spot.element)
        spot.element.append(spot.element.makeelement(_MARK, {"name": name}))
    elif name and inline.get(name) == "" and not scan.has_picture(spot.element):
        _empty(spot.element)
        _drop(spot.element)


def _empty(paragraph: Any) -> None:
    """Take out everything but the section break that the paragraph carries; page breaks move on."""
    _carry_page_break(paragraph)
    section = paragraph.find(f"{_W}pPr/{_W}sectPr")
    paragraph.clear()
    if section is not None:
        paragraph.get_or_add_pPr().append(section)


def _carry_page_break(paragraph: Any) -> None:
    """Give a page break of the paragraph to the next one, or put it before if it comes first.

    LibreOffice, and Ctrl+Enter in Word, put the break before a heading into the paragraph above.
    """
    kinds = [
        node.tag
        for node in paragraph.iter(_W + "t", _W + "br")
        if node.text or node.get(_W + "type") == "page"
    ]
    if _W + "br" not in kinds:
        return
    after = paragraph.getnext()
    carries = kinds[-1] == _W + "br" and after is not None and after.tag == _W + "p"
    target = after if carries else paragraph.add_p_before()
    target.get_or_add_pPr().get_or_add_pageBreakBefore()


def _drop(paragraph: Any) -> None:
    """Take an emptied paragraph out, unless it ends a section or is all that its box holds."""
    parent = paragraph.getparent()
    if len(paragraph) == 0 and len(parent.findall(_W + "p")) > 1:
        parent.remove(paragraph)


def _fill(document: Any, inline: Mapping[str, str], context: Context) -> None:
    """Let docxtpl fill in what stands within lines."""
    from markupsafe import Markup

    values = {name: Markup(characters.xml(text)) for name, text in inline.items()}
    title = title_lines(context.title, context.organisation, TITLE_EM)
    values["标题"] = Markup("\n".join(map(characters.xml, title)))
    clear_properties(document.docx)
    try:
        document.render(values, environment())
    except faults() as fault:
        raise RenderError(
            f"模板里的大括号语句有误（{fault}），请对照占位符说明改正，或换用随程序的模板。"
        ) from fault


def _insert(root: Any, blocks: Mapping[str, str]) -> None:
    """Put the XML of the blocks where their marks are."""
    from lxml import etree

    for mark in list(root.iter(_MARK)):
        paragraph = mark.getparent()
        paragraph.remove(mark)
        source = f'<w:body xmlns:w="{_W[1:-1]}">{blocks[mark.get("name")]}</w:body>'
        for element in etree.fromstring(source):
            paragraph.addprevious(element)
        before = paragraph.getprevious()
        after = paragraph.getnext()
        ends_on_table = before is not None and before.tag == _W + "tbl"
        if not ends_on_table or (after is not None and after.tag == _W + "p"):
            _drop(paragraph)
