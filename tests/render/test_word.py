# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.render.errors import RenderError
from desktop.render.word import render_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.form import FormSpec
    from desktop.core.report import Report
    from desktop.render.context import Context
    from tests.render.conftest import Docx, Template

    Render = Callable[..., Docx]


@pytest.fixture
def render(
    template: Template, context_of: Callable[[Report], Context], opened: Callable[[bytes], Docx]
) -> Render:
    """Renders a report, in the shipped template unless told otherwise, and opens the result."""

    def rendered(report: Report, other: bytes = b"") -> Docx:
        return opened(render_word(context_of(report), other or template.data))

    return rendered


def test_the_document_says_what_the_report_says_in_order(
    zero_report: Report, render: Render
) -> None:
    assert render(zero_report).texts() == [
        "清溪县云岭镇人民政府2025年|政府信息公开工作年度报告",
        "根据《中华人民共和国政府信息公开条例》，现公布本年度报告。",
        "一、总体情况",
        "（一）主动公开。",
        "全年更新栏目十二个。",
        "（二）监督保障。",
        "开展培训两次。",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "存在的问题：更新不够及时。",
        "改进措施：每月检查一次。",
        "六、其他需要报告的事项",
        "本年度没有收取信息处理费。",
        "清溪县云岭镇人民政府",
        "2026年1月20日",
    ]


def test_paragraphs_have_the_styles_of_their_level(zero_report: Report, render: Render) -> None:
    styles = [style for style, _ in render(zero_report).paragraphs()]
    assert styles[:5] == ["nbTitle", "nbBody", "nbHeading1", "nbHeading2", "nbBody"]
    assert styles[-2:] == ["nbSignature", "nbDate"]


@pytest.mark.parametrize("name", ["busy_report", "busy_report_2019", "zero_report"])
def test_every_figure_is_in_its_box(
    name: str, request: pytest.FixtureRequest, render: Render, context_of: Callable[..., Context]
) -> None:
    report = request.getfixturevalue(name)
    document = render(report)
    for number, table in enumerate(context_of(report).tables.values()):
        figures = [[box.text for box in row if box.cell] for row in table.rows()]
        printed = document.grid(number)
        assert [
            row[len(row) - len(some) :] for row, some in zip(printed, figures, strict=True)
        ] == (figures)


def test_a_blank_report_renders_without_empty_paragraphs(
    report_2021: Report, render: Render
) -> None:
    assert all(render(report_2021).texts())


def test_a_later_edition_prints_its_own_sections_in_order(
    form_2031: FormSpec, report_2021: Report, render: Render
) -> None:
    blank = type(report_2021).blank(form_2031, 2031)
    headings = [section.heading for section in form_2031.sections]
    document = render(blank)
    assert [text for text in document.texts() if text in headings] == headings
    assert len(document.tables()) == len(form_2031.tables)


@pytest.mark.parametrize(
    "typed",
    [
        "{{ 单位 }}和{{单位}}",
        "{% for x in 单位 %}重复{% endfor %}",
        "{{ ''.__class__ }}",
        "{_{单位}_} {_%x%_} {# 注释 #} {{{",
        '<w:p> & "引号" ]]> &#123; &amp;',
        "前  后（两个空格）",
        "制表\t符",
        "—“”‘’…《》〔〕赟堃喆昇垚祎硚𠮷",
        "长" * 5000,
    ],
)
def test_text_is_printed_as_typed_and_never_executed(
    zero_report: Report, render: Render, typed: str
) -> None:
    zero_report.texts.update(dict.fromkeys(zero_report.texts, typed))
    assert render(zero_report).texts().count(typed) == 4


@pytest.mark.parametrize("typed", ["{{单位}}", "{% if %}", "{_{x}_}", "A&B<w:t>局"])
def test_the_cover_is_printed_as_typed_and_never_executed(
    zero_report: Report, render: Render, typed: str
) -> None:
    zero_report.cover.update(signature=typed, title=typed, date=typed)
    assert render(zero_report).texts().count(typed) == 3


def test_control_characters_and_lone_surrogates_do_not_stop_the_document(
    zero_report: Report, render: Render
) -> None:
    zero_report.texts["overview"] = "一\x00\x07\x0b二\ud800三\x1f"
    assert {"一", "二\ufffd三"} <= set(render(zero_report).texts())


def test_a_hundred_thousand_characters_are_printed(zero_report: Report, render: Render) -> None:
    long = "政府信息公开" * 16_667
    zero_report.texts["overview"] = long
    assert long in render(zero_report).texts()


def test_the_same_report_gives_the_same_bytes(
    busy_report: Report, template: Template, context_of: Callable[[Report], Context]
) -> None:
    context = context_of(busy_report)
    assert render_word(context, template.data) == render_word(context, template.data)


def test_the_document_is_slim(
    busy_report: Report, template: Template, context_of: Callable[[Report], Context]
) -> None:
    assert len(render_word(context_of(busy_report), template.data)) < 17_000


def test_the_properties_name_title_and_organisation_and_nobody(
    busy_report: Report, render: Render
) -> None:
    document = render(busy_report)
    core = document.part("docProps/core.xml")
    assert f"<dc:title>{busy_report.title}</dc:title>" in core
    assert "creator" not in core
    assert "<Company>清溪市水务局</Company>" in document.part("docProps/app.xml")


def test_what_the_template_says_of_its_author_and_machine_is_left_behind(
    busy_report: Report, render: Render, template: Template
) -> None:
    personal = template.replaced(
        "</dc:title>", "</dc:title><dc:creator>某人</dc:creator>", "docProps/core.xml"
    )
    assert "某人" not in render(busy_report, personal).part("docProps/core.xml")
    traced = template.replaced(
        "<w:compat>", '<w:rsids><w:rsidRoot w:val="00AA"/></w:rsids><w:compat>', "word/settings.xml"
    )
    assert "rsid" not in render(busy_report, traced).part("word/settings.xml")


def test_page_numbers_differ_on_odd_and_even_pages(zero_report: Report, render: Render) -> None:
    document = render(zero_report)
    assert "evenAndOddHeaders" in document.part("word/settings.xml")
    assert "nbPageOdd" in document.part("word/footer1.xml")
    assert "nbPageEven" in document.part("word/footer2.xml")


def test_number_and_addressee_are_printed_when_given(zero_report: Report, render: Render) -> None:
    zero_report.cover.update(number="清政发〔2026〕1号", addressee="清溪县人民政府：")
    assert render(zero_report).texts()[1:3] == ["清政发〔2026〕1号", "清溪县人民政府："]


def test_placeholders_work_within_a_line_too(
    zero_report: Report, render: Render, template: Template
) -> None:
    changed = template.with_text("{{单位}}的{{年度}}年报告")
    assert render(zero_report, changed).texts()[0] == "清溪县云岭镇人民政府的2025年报告"


def test_a_placeholder_that_word_has_cut_into_pieces_is_still_found(
    zero_report: Report, render: Render, template: Template
) -> None:
    cut = '<w:t>{{单</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t>位}}甲</w:t>'
    changed = template.replaced("<w:body>", f"<w:body><w:p><w:r>{cut}</w:r></w:p>")
    assert render(zero_report, changed).texts()[0] == "清溪县云岭镇人民政府甲"


def test_a_condition_of_the_template_is_followed(
    zero_report: Report, render: Render, template: Template
) -> None:
    changed = template.with_text("{% if 文号 %}有文号{% else %}无文号{% endif %}")
    assert render(zero_report, changed).texts()[0] == "无文号"


def test_a_placeholder_in_a_footer_is_filled_in(
    zero_report: Report, render: Render, template: Template
) -> None:
    changed = template.replaced(" —</w:t>", " — {{单位}}</w:t>", "word/footer1.xml")
    assert " — 清溪县云岭镇人民政府" in render(zero_report, changed).part("word/footer1.xml")


def test_styles_are_found_by_name_as_word_changes_their_ids(
    zero_report: Report, render: Render, template: Template
) -> None:
    changed = template.replaced('w:styleId="nbBody"', 'w:styleId="a7"', "word/styles.xml")
    assert ("a7", "开展培训两次。") in render(zero_report, changed).paragraphs()


def test_a_template_without_the_styles_still_prints_everything(
    zero_report: Report, render: Render, template: Template
) -> None:
    bare = template.replaced('<w:name w:val="', '<w:name w:val="别的', "word/styles.xml")
    assert "开展培训两次。" in render(zero_report, bare).texts()


def test_a_placeholder_in_a_text_box_is_filled_in(
    zero_report: Report, render: Render, template: Template
) -> None:
    box = (
        "<w:pict><w:txbxContent><w:p><w:r><w:t>{{年度}}</w:t></w:r></w:p></w:txbxContent></w:pict>"
    )
    changed = template.replaced("<w:body>", f"<w:body><w:p><w:r>{box}</w:r></w:p>")
    assert render(zero_report, changed).texts()[0] == "2025"


def test_the_template_it_was_made_from_on_a_machine_is_not_named(
    zero_report: Report, render: Render, template: Template
) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/attachedTemplate" Target="file:///C:/Users/somebody/Normal.dotm" '
        'TargetMode="External"/></Relationships>'
    )
    linked = template.with_part("word/_rels/settings.xml.rels", relations)
    names = render(zero_report, linked).archive.namelist()
    assert "word/_rels/settings.xml.rels" not in names


def test_the_end_of_the_text_goes_to_the_page_of_the_signature(
    zero_report: Report, render: Render
) -> None:
    last = render(zero_report).body.findall(W + "p")[-3]
    assert last.find(f"{W}pPr/{W}keepNext") is not None


def test_headings_that_begin_a_page_do_not_keep_with_their_tables(
    zero_report: Report, render: Render
) -> None:
    begun = [
        properties
        for properties in render(zero_report).body.findall(f"{W}p/{W}pPr")
        if properties.find(W + "pageBreakBefore") is not None
    ]
    keeps = [properties.find(W + "keepNext") for properties in begun]
    assert [None if keep is None else keep.get(W + "val") for keep in keeps] == ["0", "0"]


def test_a_line_of_the_office_before_the_signature_is_left_as_it_is(
    zero_report: Report, render: Render, template: Template
) -> None:
    own = "<w:p><w:r><w:t>（盖章）</w:t></w:r></w:p>"
    place = '<w:p><w:pPr><w:pStyle w:val="nbSignature"/>'
    assert "（盖章）" in render(zero_report, template.replaced(place, own + place)).texts()


@pytest.mark.parametrize("own", ['<w:ind w:right="0"/>', ""])
def test_the_unit_is_indented_whatever_indent_the_template_gives_it(
    zero_report: Report, render: Render, template: Template, own: str
) -> None:
    style = '<w:pStyle w:val="nbSignature"/>'
    changed = template.replaced(style, style + own)
    indent = render(zero_report, changed).body.findall(W + "p")[-2].find(f"{W}pPr/{W}ind")
    assert indent is not None
    assert indent.attrib[W + "rightChars"] == "225"


def test_a_unit_in_a_style_of_the_office_is_left_where_it_is(
    zero_report: Report, render: Render, template: Template
) -> None:
    changed = template.replaced('<w:pStyle w:val="nbSignature"/>', '<w:pStyle w:val="nbBody"/>')
    unit = render(zero_report, changed).body.findall(W + "p")[-2]
    assert unit.find(f"{W}pPr/{W}ind") is None


def test_a_section_break_in_the_paragraph_of_a_block_is_kept(
    zero_report: Report, render: Render, template: Template
) -> None:
    broken = template.replaced(
        '<w:pStyle w:val="nbBody"/></w:pPr><w:r><w:t>{{表三}}',
        '<w:pStyle w:val="nbBody"/><w:sectPr/></w:pPr><w:r><w:t>{{表三}}',
    )
    assert "<w:sectPr/></w:pPr></w:p>" in render(zero_report, broken).part("word/document.xml")


BREAK = '<w:r><w:br w:type="page"/></w:r>'
HERE = '<w:p><w:pPr><w:pStyle w:val="nbBody"/></w:pPr><w:r><w:t>{{表二}}</w:t></w:r></w:p>'


def broken_before(document: Docx) -> list[str]:
    """Return the texts of the paragraphs that begin a page."""
    return [
        "".join(node.text or "" for node in paragraph.iter(W + "t"))
        for paragraph in document.body.findall(W + "p")
        if paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]


@pytest.mark.parametrize(
    ("paragraph", "pages"),
    [
        (HERE.replace("</w:p>", BREAK + "</w:p>"), ["五、存在的主要问题及改进情况"]),
        (HERE.replace("<w:r>", BREAK + "<w:r>"), [""]),
        (HERE, []),
    ],
)
def test_a_page_break_in_the_paragraph_of_a_block_is_kept(
    zero_report: Report, render: Render, template: Template, paragraph: str, pages: list[str]
) -> None:
    four = paragraph.replace("表二", "表四")
    broken = template.replaced(HERE.replace("表二", "表四"), four)
    assert broken_before(render(zero_report, broken)) == [
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        *pages,
    ]


def test_a_picture_beside_a_block_is_not_dropped_in_silence(
    zero_report: Report, render: Render, template: Template
) -> None:
    with pytest.raises(RenderError, match="图片移到别的段"):
        render(zero_report, template.replaced("{{表二}}</w:t>", "{{表二}}</w:t><w:pict/>"))


def test_a_picture_beside_an_empty_placeholder_stays(
    zero_report: Report, render: Render, template: Template
) -> None:
    pictured = template.replaced("{{文号}}</w:t>", "{{文号}}</w:t><w:pict/>")
    assert "<w:pict/>" in render(zero_report, pictured).part("word/document.xml")


def test_a_block_alone_in_a_table_cell_leaves_the_cell_with_a_paragraph(
    zero_report: Report, render: Render, template: Template
) -> None:
    boxed = template.replaced(
        '<w:p><w:pPr><w:pStyle w:val="nbBody"/></w:pPr><w:r><w:t>{{表四}}</w:t></w:r></w:p>',
        "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>"
        "<w:p><w:r><w:t>{{表四}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    )
    assert "</w:tbl><w:p/></w:tc>" in render(zero_report, boxed).part("word/document.xml")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{{电话}}", "第1段的占位符 {{电话}} 不认识"),
        ("{{单位", "第1段“{{单位”的大括号不成对"),
        ("｛｛单位｝｝", "第1段“｛｛单位｝｝”的大括号不成对或用了全角"),
        ("{单位}", "第1段“{单位}”少写了大括号"),
        ("{{单 位}}", "第1段的占位符“{{单 位}}”写法有误"),
        ("附表：{{表三}}", "第1段的 {{表三}} 要单独占一段"),
        ("{% if 文号 %}", "大括号语句有误"),
        ("{% if 电话 %}有{% endif %}", "大括号语句有误"),
        ("{{ 单位 * 9 }}", "大括号语句有误"),
        ("{{ 单位.upper() }}", "大括号语句有误"),
        ("{{ 单位.__class__ }}", "大括号语句有误"),
        ("{{ 单位|safe }}", "写法有误"),
    ],
)
def test_a_broken_template_is_refused_with_the_place(
    zero_report: Report, render: Render, template: Template, text: str, sentence: str
) -> None:
    with pytest.raises(RenderError) as raised:
        render(zero_report, template.with_text(text))
    assert sentence in str(raised.value)


def test_a_table_without_a_placeholder_is_not_dropped_in_silence(
    zero_report: Report, render: Render, template: Template
) -> None:
    with pytest.raises(RenderError, match=r"没有占位符 \{\{表四\}\}"):
        render(zero_report, template.replaced("{{表四}}", "见附件"))


def test_an_empty_text_needs_no_placeholder(
    zero_report: Report, render: Render, template: Template
) -> None:
    zero_report.texts["preface"] = ""
    assert "见附件" in render(zero_report, template.replaced("{{引言}}", "见附件")).texts()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0old", b"{}"])
def test_a_file_that_is_no_word_document_is_refused(
    zero_report: Report, render: Render, data: bytes
) -> None:
    with pytest.raises(RenderError, match="不是 Word 文档"):
        render(zero_report, data or b" ")
