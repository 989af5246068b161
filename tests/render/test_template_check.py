# SPDX-License-Identifier: MIT
from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from desktop.render.template_check import check_template

if TYPE_CHECKING:
    from tests.render.conftest import Template


def test_the_shipped_template_can_be_used(template: Template) -> None:
    assert check_template(template.data) == []


def test_a_missing_placeholder_is_named(template: Template) -> None:
    assert check_template(template.replaced("{{表四}}", "")) == [
        "模板缺少占位符 {{表四}}，请在合适的地方补上。"
    ]


def test_every_problem_is_listed_with_its_place(template: Template) -> None:
    found = check_template(template.with_text("{{电话}}和{{传真}}，｛｛单位｝｝"))
    assert [sentence[:3] for sentence in found] == ["第1段"] * 3


def test_a_missing_style_is_named(template: Template) -> None:
    changed = template.replaced(
        '<w:name w:val="二级标题"/>', '<w:name w:val="x"/>', "word/styles.xml"
    )
    assert check_template(changed) == [
        "模板缺少样式“二级标题”，请从随程序的模板复制过来，或新建一个同名的段落样式。"
    ]


def test_tracked_changes_are_pointed_out(template: Template) -> None:
    changed = template.with_text('x</w:t></w:r><w:ins w:id="1" w:author="某人"/><w:r><w:t>')
    assert check_template(changed)[0].startswith("模板里有修订或批注")


def test_names_bound_by_the_template_itself_are_known(template: Template) -> None:
    loop = "{% for 字 in 单位 %}{{字}}{{loop.index}}{% endfor %}"
    assert check_template(template.with_text(loop)) == []


def test_what_only_shows_when_it_is_filled_in_is_found_too(template: Template) -> None:
    (sentence,) = check_template(template.with_text("{% if 文号 %}"))
    assert "大括号语句有误" in sentence


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_template_gets_one_sentence(data: bytes) -> None:
    (sentence,) = check_template(data)
    assert "不是 Word 文档" in sentence


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("[Content_Types].xml", "Types", "Other"),
        ("_rels/.rels", "Relationships", "Other"),
        ("word/document.xml", "w:body", "w:other"),
        ("word/document.xml", "</w:document>", ""),
        ("_rels/.rels", 'Id="rId1"', ""),
        ("word/_rels/document.xml.rels", "officeDocument/2006/relationships/settings", "other"),
        ("word/_rels/document.xml.rels", 'Id="rId3"', ""),
        ("word/_rels/document.xml.rels", "footer1.xml", "nowhere.xml"),
        ("[Content_Types].xml", "footer+xml", "other+xml"),
        ("[Content_Types].xml", "document.main+xml", "template.main+xml"),
    ],
)
def test_a_damaged_template_gets_one_sentence(
    template: Template, part: str, old: str, new: str
) -> None:
    (sentence,) = check_template(template.replaced(old, new, part))
    assert "已损坏" in sentence


def test_a_style_without_an_id_is_a_missing_style(template: Template) -> None:
    nameless = template.replaced('w:styleId="nbHeading2"', "", "word/styles.xml")
    assert "“二级标题”" in check_template(nameless)[0]


def test_a_file_that_inflates_to_something_huge_is_refused() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(50_000_001))
    assert check_template(packed.getvalue()) == ["模板太大，不像是 Word 模板，请换一个。"]


@pytest.mark.parametrize(
    "sum_", ["{{年度 + 1}}", "{{1 / 0}}", "{{年度 - 1}}", "{{标题|join(1, 2, 3)}}"]
)
def test_a_sum_that_cannot_be_done_is_told(template: Template, sum_: str) -> None:
    (sentence,) = check_template(template.with_text(sum_))
    assert sentence.startswith("模板里的大括号语句有误（")
