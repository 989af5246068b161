from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.word import read_word

if TYPE_CHECKING:
    from types import SimpleNamespace


def level(at: int, text: str, style: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(*levels: str, nums: str = "", more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}{more}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{nums}'
    )


def item(text: str, at: int = 0, list_id: int = 1) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


TWO = (level(0, "%1、", "chineseCounting"), level(1, "（%2）", "chineseCounting"))


def numbers(make: SimpleNamespace, body: str, parts: str, **more: str) -> list[str]:
    blocks = read_word(make.docx(body, numbering=parts, **more))
    return [paragraph.numbering for paragraph in blocks.items]


def test_a_list_counts_its_paragraphs(make: SimpleNamespace) -> None:
    assert numbers(make, item("甲") + item("乙"), numbering(*TWO)) == ["一、", "二、"]


def test_a_deeper_level_starts_again_under_each_number(make: SimpleNamespace) -> None:
    body = item("甲") + item("子", 1) + item("丑", 1) + item("乙") + item("寅", 1)
    assert numbers(make, body, numbering(*TWO)) == ["一、", "（一）", "（二）", "二、", "（一）"]


def test_a_level_that_never_restarts_goes_on(make: SimpleNamespace) -> None:
    parts = numbering(TWO[0], level(1, "%2.", more='<w:lvlRestart w:val="0"/>'))
    body = item("甲") + item("子", 1) + item("乙") + item("寅", 1)
    assert numbers(make, body, parts) == ["一、", "1.", "二、", "2."]


def test_a_number_may_name_the_levels_above(make: SimpleNamespace) -> None:
    parts = numbering(TWO[0], level(1, "%1.%2", more="<w:isLgl/>"))
    assert numbers(make, item("甲") + item("子", 1), parts) == ["一、", "1.1"]


def test_a_level_above_that_was_never_counted_shows_its_start(make: SimpleNamespace) -> None:
    assert numbers(make, item("子", 1), numbering(TWO[0], level(1, "%1.%2"))) == ["一.1"]


def test_lists_of_one_kind_go_on_counting(make: SimpleNamespace) -> None:
    nums = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    body = item("甲") + item("乙", 0, 2)
    assert numbers(make, body, numbering(*TWO, nums=nums)) == ["一、", "二、"]


def test_a_start_override_begins_again_once(make: SimpleNamespace) -> None:
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = item("甲") + item("乙", 0, 2) + item("丙", 0, 2)
    assert numbers(make, body, numbering(*TWO, nums=nums)) == ["一、", "五、", "六、"]


def test_a_start_override_of_a_higher_level_counts_as_begun(make: SimpleNamespace) -> None:
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    )
    parts = numbering(TWO[0], level(1, "%1.%2"), nums=nums)
    assert numbers(make, item("子", 1, 2), parts) == ["三.1"]


def test_a_start_override_of_a_deeper_level_waits(make: SimpleNamespace) -> None:
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1">'
        '<w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    )
    body = item("甲", 0, 2) + item("子", 1, 2)
    assert numbers(make, body, numbering(*TWO, nums=nums)) == ["一、", "（三）"]


def test_a_list_may_have_a_level_of_its_own(make: SimpleNamespace) -> None:
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, '第%1项')}</w:lvlOverride></w:num>"
    )
    assert numbers(make, item("甲", 0, 2), numbering(*TWO, nums=nums)) == ["第1项"]


def test_a_list_may_take_its_levels_from_a_style(make: SimpleNamespace) -> None:
    nums = (
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    )
    parts = numbering(*TWO, nums=nums, more='<w:styleLink w:val="S"/>')
    assert numbers(make, item("甲", 0, 2), parts) == ["一、"]


def test_bullets_of_symbol_fonts_become_dots(make: SimpleNamespace) -> None:
    assert numbers(make, item("甲"), numbering(level(0, "\uf0b7", "bullet"))) == ["•"]


def test_a_level_without_a_format_counts_in_digits(make: SimpleNamespace) -> None:
    parts = numbering('<w:lvl w:ilvl="0"><w:lvlText w:val="%1)"/></w:lvl>')
    assert numbers(make, item("甲"), parts) == ["1)"]


@pytest.mark.parametrize(("at", "list_id"), [(0, 9), (12, 1), (-1, 1)])
def test_a_list_or_level_that_is_not_there_gives_no_number(
    at: int, list_id: int, make: SimpleNamespace
) -> None:
    assert numbers(make, item("甲", at, list_id), numbering(*TWO)) == [""]


def test_list_number_zero_is_no_list(make: SimpleNamespace) -> None:
    assert numbers(make, item("甲", 0, 0), numbering(*TWO)) == [""]


def test_a_document_without_lists_has_no_numbers(make: SimpleNamespace) -> None:
    [paragraph] = read_word(make.docx(item("甲"))).items
    assert paragraph.numbering == ""


HEADING = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="L2"><w:name w:val="list"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


@pytest.mark.parametrize(("style", "printed"), [("H1", "一、"), ("H2", "（一）"), ("L2", "（一）")])
def test_styles_bring_their_lists(style: str, printed: str, make: SimpleNamespace) -> None:
    parts = numbering(TWO[0], level(1, "（%2）", "chineseCounting", '<w:pStyle w:val="L2"/>'))
    body = make.para("甲", f'<w:pStyle w:val="{style}"/>')
    assert numbers(make, body, parts, styles=HEADING) == [printed]
