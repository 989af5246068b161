# SPDX-License-Identifier: MIT
from __future__ import annotations

import time

import pytest

from desktop.core.checks.subject import Traces
from desktop.intake.word import read_word

TYPE = "http://schemas.openxmlformats.org/"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{TYPE}officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{TYPE}package/2006/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p/></w:body></w:document>"
)
PROPERTIES = (
    f'<c:coreProperties xmlns:c="{TYPE}package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator> 甲 </dc:creator>'
    "<c:lastModifiedBy>乙</c:lastModifiedBy></c:coreProperties>"
)


@pytest.fixture
def traced(make):
    """Give what reads the traces of a body and further parts."""

    def read(body: str, **parts: str) -> Traces:
        traces = read_word(make.docx(body, **parts)).traces
        assert traces is not None
        return traces

    return read


@pytest.fixture
def described(make):
    """Give what reads the traces of a document with these properties."""

    def read(properties: str) -> Traces | None:
        files = {"_rels/.rels": RELATIONS, "word/document.xml": BODY}
        return read_word(make.archive({**files, "docProps/core.xml": properties})).traces

    return read


def test_a_clean_document_leaves_no_traces(traced, make):
    assert traced(make.para("公开12条。")) == Traces()


def test_hidden_words_are_kept_as_traces(traced, make):
    assert traced(make.para(make.run("此处待核", "<w:vanish/>"))).hidden == ("此处待核",)


def test_hidden_words_in_table_rows_are_kept_as_traces(traced, make):
    body = make.table(make.row("规章", "0", properties="<w:hidden/>"), make.row("许可", "1"))
    assert traced(body).hidden == ("规章0",)


def test_a_hidden_row_without_words_is_a_trace(traced, make):
    assert traced(make.table(make.row("", properties="<w:hidden/>"))).hidden == ("表格行",)


def test_comments_are_kept_word_for_word(traced, make):
    comments = f"<w:comment>{make.para('请再核对')}</w:comment><w:comment/>"
    assert traced(make.para("甲"), comments=comments).comments == ("请再核对", "没有文字的批注")


def test_comments_that_cannot_be_read_do_not_keep_the_document_from_being_read(traced, make):
    assert traced(make.para("甲"), comments="<w:comment>").comments == ()


@pytest.mark.parametrize("tag", ["ins", "moveTo", "del", "moveFrom"])
def test_words_put_in_and_taken_out_are_kept(traced, make, tag):
    words = "<w:r><w:delText>旧</w:delText></w:r>" if tag == "del" else make.run("旧")
    assert traced(make.para(f"<w:{tag}>{words}</w:{tag}>")).revisions == ("旧",)


def test_paragraphs_put_in_are_revisions_without_words(traced, make):
    properties = "<w:rPr><w:ins/></w:rPr>"
    assert traced(make.para("甲", properties)).revisions == ("段落或表格的增删",)


def test_cells_taken_out_are_revisions(traced, make):
    body = make.table(make.row(make.cell("甲", properties="<w:cellDel/>"), "乙"))
    assert traced(body).revisions == ("段落或表格的增删",)


def test_changes_of_format_are_revisions(traced, make):
    body = make.para(make.run("甲", "<w:rPrChange/>"), "<w:pPrChange/>")
    assert traced(body).revisions == ("格式改动", "格式改动")


def test_bookmarks_are_kept_by_name(traced, make):
    body = make.para('<w:bookmarkStart w:name="_GoBack"/><w:bookmarkStart w:name="改过"/>')
    assert traced(body).bookmarks == ("_GoBack", "改过")


def test_a_long_trace_is_cut(traced, make):
    [words] = traced(make.para(make.run("待核" * 500, "<w:vanish/>"))).hidden
    assert len(words) == 200


def test_the_names_in_the_properties_are_kept(described):
    assert described(PROPERTIES) == Traces(author="甲", last_modified_by="乙")


def test_properties_without_names_say_nothing(described):
    assert described("<p/>") == Traces()


def test_broken_properties_say_nothing(described):
    assert described("<p>") == Traces()


def test_a_main_part_in_two_byte_characters_has_its_traces_read(make):
    body = BODY.replace("<w:p/>", '<w:p><w:bookmarkStart w:name="改过"/></w:p>')
    files = {"_rels/.rels": RELATIONS, "word/document.xml": body.encode("utf-16")}
    traces = read_word(make.archive(files)).traces
    assert traces == Traces(bookmarks=("改过",))


@pytest.mark.parametrize("part", ["header", "footer", "footnotes", "endnotes"])
def test_revisions_beside_the_text_are_traces(part, traced, make):
    content = make.para("<w:del w:id='1'><w:r><w:delText>旧</w:delText></w:r></w:del>")
    assert traced(make.para("甲"), **{part: content}).revisions == ("旧",)


def test_clean_headers_leave_no_traces(traced, make):
    assert traced(make.para("甲"), header=make.para("页眉")).revisions == ()


def test_a_broken_header_does_not_matter(traced, make):
    assert traced(make.para("甲"), header="<w:del ").revisions == ()


def test_words_taken_out_twice_are_one_trace(traced, make):
    nested = f"<w:del>{make.run('甲')}<w:del>{make.run('乙')}</w:del></w:del>"
    assert traced(make.para(nested)).revisions == ("甲乙",)


def test_revisions_without_end_in_one_another_take_no_time(traced, make):
    depth = 20_000
    start = time.process_time()
    traced(make.para("<w:del>" * depth + "</w:del>" * depth))
    assert time.process_time() - start < 2
