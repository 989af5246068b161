# SPDX-License-Identifier: MIT
"""The pages of a report: what they hold, where, and in which kind of PDF."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from desktop import paths
from desktop.core.report import Report
from desktop.render.errors import RenderError
from desktop.render.page import Pages
from desktop.render.page_check import differences
from desktop.render.page_images import PdfPages

POINTS_PER_MM = 72 / 25.4
RARE = "赟堃喆昇垚祎硚"
HARMLESS = (
    "#include [x] $y$ *粗* _斜_ `代码` \\ @引用 <标签> {{标题}} {% if %} // 注 /* */ = - + ~ \"'"
)


@pytest.fixture
def text_of(pages, context_of):
    """Returns the text of all pages of a report, without line ends."""

    def read(report):
        with PdfPages(pages.archive(context_of(report)).data) as pdf:
            found = [pdf.texts(page, (0, 0, 600, 850))[0] for page in pdf.numbers]
        return "".join(found).replace("\r\n", "")

    return read


@pytest.fixture
def places_of(pages, context_of):
    return lambda report: pages.preview(context_of(report)).places


def count_pages(typeset):
    with PdfPages(typeset.data) as pdf:
        return len(pdf.numbers)


@pytest.mark.parametrize("name", ["zero_report", "busy_report", "busy_report_2019", "report_2021"])
def test_everything_is_printed_at_its_place(pages, context_of, request, name):
    context = context_of(request.getfixturevalue(name))
    assert differences(pages.archive(context), context) == []


def test_a_later_edition_is_printed_too(pages, context_of, form_2031):
    context = context_of(Report.blank(form_2031, 2031))
    assert differences(pages.archive(context), context) == []


def test_user_text_is_printed_as_typed(text_of, zero_report):
    zero_report.texts["overview"] = HARMLESS
    assert HARMLESS.replace(" ", "") in text_of(zero_report).replace(" ", "")


def test_a_cover_full_of_markup_is_printed_as_typed(text_of, zero_report):
    zero_report.cover.update(signature="#[甲]*乙*", title="#let x = 1 年报")
    text = text_of(zero_report)
    assert "#[甲]*乙*" in text
    assert "#let x = 1 年报" in text


def test_rare_characters_are_printed(pages, context_of, zero_report):
    zero_report.texts["overview"] = f"工作人员{RARE}。"
    context = context_of(zero_report)
    assert differences(pages.archive(context), context) == []


def test_the_archive_says_which_standards_it_keeps(pages, context_of, zero_report):
    data = pages.archive(context_of(zero_report)).data
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in data
    assert b"pdfuaid:part" in data


def test_the_archive_has_title_language_and_tags(pages, context_of, zero_report):
    data = pages.archive(context_of(zero_report)).data
    document = pypdfium2.PdfDocument(data)
    assert document.get_metadata_value("Title") == zero_report.title
    assert document.is_tagged()
    assert b"/Lang (zh-CN)" in data or b"<rdf:li>zh-CN</rdf:li>" in data
    document.close()


def test_the_archive_says_nothing_of_the_person_or_the_clock(pages, context_of, zero_report):
    document = pypdfium2.PdfDocument(pages.archive(context_of(zero_report)).data)
    known = document.get_metadata_dict(skip_empty=True)
    document.close()
    assert known.pop("Creator").startswith("Typst")
    assert known.pop("CreationDate") == known.pop("ModDate") == "D:20260120000000Z"
    assert known == {"Title": zero_report.title, "Author": "清溪县云岭镇人民政府"}


def test_sections_are_in_the_outline(pages, context_of, zero_report):
    document = pypdfium2.PdfDocument(pages.archive(context_of(zero_report)).data)
    titles = [entry.get_title() for entry in document.get_toc()]
    document.close()
    assert [title for title in titles if title[1] == "、"] == [
        section.heading for section in zero_report.form.sections
    ]


def test_the_same_report_gives_the_same_bytes(pages, context_of, zero_report, page_template):
    again = Pages(page_template).archive(context_of(zero_report)).data
    assert again == pages.archive(context_of(zero_report)).data


def test_a_character_no_font_has_is_named_with_its_place(pages, context_of, zero_report):
    zero_report.texts["problems"] = "改进\U000f1234情况"
    with pytest.raises(RenderError, match=r"“五、.*”里的.*U\+F1234.*请换一个字"):
        pages.archive(context_of(zero_report))


def test_the_preview_still_shows_such_a_report(pages, context_of, zero_report):
    zero_report.texts["problems"] = "改进\U000f1234情况"
    assert pages.preview(context_of(zero_report)).data.startswith(b"%PDF")


def test_a_fault_leaves_the_engine_usable(pages, context_of, zero_report):
    context = context_of(zero_report)
    zero_report.texts["problems"] = "\ue000"
    with pytest.raises(RenderError):
        pages.archive(context_of(zero_report))
    assert differences(pages.archive(context), context) == []


def test_a_broken_template_is_said_in_a_sentence(tmp_path, context_of, zero_report):
    template = tmp_path / "report.typ"
    template.write_text("#nothing", "utf-8")
    with pytest.raises(RenderError, match=r"排版没有成功.*unknown variable"):
        Pages(template).preview(context_of(zero_report))


def test_a_template_reads_nothing_outside_its_folder(tmp_path, context_of, zero_report):
    (tmp_path / "secret.txt").write_text("x", "utf-8")
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "report.typ").write_text('#read("../secret.txt")', "utf-8")
    with pytest.raises(RenderError):
        Pages(folder / "report.typ").preview(context_of(zero_report))


def test_every_cell_and_paragraph_has_a_place(places_of, zero_report):
    places = places_of(zero_report)
    assert set(zero_report.form.cells) <= set(places)
    assert {"preface:0", "overview:0", "overview:3", "overview:heading"} <= set(places)
    assert {"cover:title", "cover:signature", "cover:date"} <= set(places)


def test_cells_of_a_row_stand_side_by_side(places_of, zero_report):
    places = places_of(zero_report)
    first, second = places["requests.granted.natural"], places["requests.granted.enterprise"]
    assert first.y_pt == pytest.approx(second.y_pt)
    assert second.x_pt - first.x_pt == pytest.approx(13 * POINTS_PER_MM, abs=3)


def test_a_later_paragraph_stands_one_line_lower(places_of, zero_report):
    places = places_of(zero_report)
    assert places["overview:1"].y_pt - places["overview:0"].y_pt == pytest.approx(28.95)


@pytest.mark.parametrize(
    ("anchor", "text"),
    [
        ("overview:1", "全年更新栏目十二个。"),
        ("overview:heading", "一、总体情况"),
        ("cover:title", "清溪县云岭镇人民政府2025年"),
        ("cover:number", "清政〔2026〕1号"),
        ("cover:addressee", "清溪县人民政府："),
        ("cover:signature", "清溪县云岭镇人民政府"),
        ("cover:date", "2026年1月20日"),
        ("requests.granted.natural", "0"),
    ],
)
def test_a_place_is_where_the_text_is(pages, context_of, zero_report, anchor, text):
    context = replace(
        context_of(zero_report), number="清政〔2026〕1号", addressee="清溪县人民政府："
    )
    typeset = pages.preview(context)
    place = typeset.places[anchor]
    with PdfPages(typeset.data) as pdf:
        (found,) = pdf.texts(place.page, place[1:])
    assert found.replace(" ", "").strip() == text


def test_table_three_is_whole_on_its_page(places_of, busy_report):
    places = places_of(busy_report)
    table = {place.page for cell, place in places.items() if cell.startswith("requests.")}
    assert len(table) == 1


def test_a_page_has_twenty_two_lines(places_of, zero_report):
    zero_report.texts["overview"] = "\n".join(["一行"] * 60)
    places = places_of(zero_report)
    pages = [places[f"overview:{number}"].page for number in range(60)]
    assert pages.count(2) == 22


def test_a_line_has_twenty_eight_characters(pages, context_of, zero_report):
    zero_report.texts["overview"] = "一" * 200
    typeset = pages.preview(context_of(zero_report))
    place = typeset.places["overview:0"]
    second = (place.x_pt, place.y_pt + place.height_pt, place.width_pt + 5, place.height_pt)
    with PdfPages(typeset.data) as pdf:
        assert pdf.texts(place.page, second)[0].strip() == "一" * 28


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(pages, context_of, zero_report):
    with PdfPages(pages.preview(context_of(zero_report)).data) as pdf:
        assert pdf.texts(1, (400, 760, 190, 70))[0].strip() == "— 1 —"
        assert pdf.texts(2, (0, 760, 190, 70))[0].strip() == "— 2 —"


@pytest.mark.parametrize("above", range(24))
@pytest.mark.parametrize("lines", [1, 2, 3, 5])
def test_the_signature_never_stands_alone_on_a_page(places_of, zero_report, above, lines):
    zero_report.texts["problems"] = "\n".join(["一行"] * above)
    zero_report.texts["other_matters"] = "字" * 28 * lines
    date = places_of(zero_report)["cover:date"]
    lines_above = (date.y_pt - 37 * POINTS_PER_MM) / 28.95
    assert lines_above > 2.5


def test_number_and_addressee_are_printed_where_given(pages, context_of, zero_report):
    context = replace(
        context_of(zero_report), number="清政〔2026〕1号", addressee="清溪县人民政府："
    )
    assert differences(pages.archive(context), context) == []
    assert "cover:number" in pages.preview(context).places


def test_a_word_longer_than_a_line_stays_on_the_paper(pages, context_of, zero_report):
    zero_report.texts["overview"] = "a" * 300
    typeset = pages.preview(context_of(zero_report))
    with PdfPages(typeset.data) as pdf:
        assert pdf.texts(1, (530, 110, 65, 640))[0].strip() == ""


def test_a_hundred_thousand_characters_are_set(pages, context_of, zero_report):
    zero_report.texts["overview"] = "工作" * 50_000
    assert count_pages(pages.preview(context_of(zero_report))) > 160


def test_the_fonts_in_use_are_reported_once_each(pages):
    assert len(pages.font_report()) == sum(not face.official for face in pages.typefaces.values())


def test_the_users_font_is_used(page_template, pages, context_of, zero_report):
    family = sorted(pages.typefaces["hei"].families)[0]
    own = Pages(page_template, {"body": family})
    assert own.typefaces["body"].families[0] == family


def test_the_template_travels_with_the_program():
    assert (paths.data_folder("templates") / "report.typ").is_file()


def test_a_bad_character_outside_the_texts_is_named_without_a_place(pages, context_of, zero_report):
    context = replace(context_of(zero_report), number="清政\ue000")
    with pytest.raises(RenderError, match=r"^“\ue000”"):
        pages.archive(context)
