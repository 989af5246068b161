from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import Paragraph
from desktop.intake.word import read_word

if TYPE_CHECKING:
    from types import SimpleNamespace


def style(name: str, inner: str = "", kind: str = "paragraph", more: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}"{more}>{inner}</w:style>'


def only(make: SimpleNamespace, styles: str, properties: str) -> Paragraph:
    [paragraph] = read_word(make.docx(make.para("甲", properties), styles=styles)).items
    assert isinstance(paragraph, Paragraph)
    return paragraph


@pytest.mark.parametrize(
    ("inner", "level"),
    [
        ('<w:name w:val="heading 2"/>', 2),
        ('<w:name w:val="标题 3"/>', 3),
        ('<w:name w:val="x"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>', 1),
        ('<w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>', 0),
        ('<w:name w:val="正文"/>', 0),
    ],
)
def test_the_level_comes_from_the_style(inner: str, level: int, make: SimpleNamespace) -> None:
    assert only(make, style("S", inner), '<w:pStyle w:val="S"/>').level == level


def test_the_paragraph_itself_is_stronger_than_its_style(make: SimpleNamespace) -> None:
    styles = style("S", '<w:name w:val="heading 1"/><w:pPr><w:jc w:val="center"/></w:pPr>')
    own = '<w:pStyle w:val="S"/><w:outlineLvl w:val="2"/><w:jc w:val="left"/>'
    paragraph = only(make, styles, own)
    assert (paragraph.level, paragraph.centred) == (3, False)


def test_what_a_style_does_not_say_comes_from_its_parent(make: SimpleNamespace) -> None:
    styles = style("P", '<w:pPr><w:jc w:val="center"/></w:pPr>') + style(
        "S", '<w:basedOn w:val="P"/>'
    )
    assert only(make, styles, '<w:pStyle w:val="S"/>').centred


def test_the_default_style_holds_where_none_is_named(make: SimpleNamespace) -> None:
    styles = style("N", '<w:pPr><w:jc w:val="center"/></w:pPr>', more=' w:default="1"')
    assert only(make, styles, "").centred


def test_an_unknown_style_says_nothing(make: SimpleNamespace) -> None:
    assert only(make, style("A"), '<w:pStyle w:val="B"/>') == Paragraph("甲", "第1段")


def test_styles_based_on_each_other_end(make: SimpleNamespace) -> None:
    styles = style("A", '<w:basedOn w:val="B"/>') + style("B", '<w:basedOn w:val="A"/>')
    assert only(make, styles, '<w:pStyle w:val="A"/>').level == 0


def test_styles_of_tables_are_cut_out_unread(make: SimpleNamespace) -> None:
    head = '<w:style w:type="table" w:styleId="T"><w:name w:val="x"/>'
    styles = head + "</w:style>" + style("S", '<w:pPr><w:jc w:val="center"/></w:pPr>')
    assert only(make, styles, '<w:pStyle w:val="S"/>').centred


def test_a_table_style_written_otherwise_is_parsed(make: SimpleNamespace) -> None:
    assert only(make, '<w:style\nw:type="table"><w:name w:val="x"/></w:style>', "").level == 0


def test_a_character_style_may_hide_text(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    styles = style("C", "<w:rPr><w:vanish/></w:rPr>", "character")
    body = make.para(make.run("藏", '<w:rStyle w:val="C"/>') + make.run("留"))
    assert seen.texts(read_word(make.docx(body, styles=styles))) == ["留"]


def test_a_style_that_is_used_twice_says_the_same_twice(make: SimpleNamespace) -> None:
    styles = style("S", '<w:name w:val="heading 1"/>')
    body = make.para("甲", '<w:pStyle w:val="S"/>') * 2
    items = read_word(make.docx(body, styles=styles)).items
    assert [item.level for item in items if isinstance(item, Paragraph)] == [1, 1]
