from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import IntakeError, Paragraph
from desktop.intake.web import read_web

if TYPE_CHECKING:
    from types import SimpleNamespace


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("甲<br>乙<br/>丙</br>丁", ["甲\n乙\n丙\n丁"]),
        ("<br><br>甲", ["甲"]),
        ("甲</p>乙", ["甲", "乙"]),
        ("甲<hr>乙", ["甲", "乙"]),
        ("<b>甲<i>乙</b>丙</i>", ["甲乙丙"]),
        ("<p>  甲 \n 乙  and \t b </p>", ["甲乙 and b"]),
        ("<p>&nbsp;&nbsp;甲&nbsp;乙&nbsp;</p>", ["甲\xa0乙"]),
        ("<p> <b>甲</b> <i>乙</i> </p>", ["甲 乙"]),
        ("<p>&nbsp;</p>", []),
        ("<title>标题</title><style>x</style><p>甲", ["甲"]),
        ("<head><title>t</title><p>甲", ["甲"]),
        ("<head><table><tr><td>甲</table>", ["甲"]),
        ("<dl><dt>甲<dd>乙<dt>丙</dl>", ["甲", "乙", "丙"]),
        ("<ul><li>甲<li>乙<ul><li>丙</ul></ul>", ["甲", "乙", "丙"]),
        ("<select><option>甲<option>乙</select>丙", ["丙"]),
        ("<input value='12'><input type=hidden value=3>件", ["12件"]),
        ("</table></td></div>甲", ["甲"]),
        ("<p/>甲<p/>乙", ["甲", "乙"]),
        ("<o:p>甲</o:p>", ["甲"]),
        ("<table><caption>标题</caption><tr><td>甲</table>", ["标题", "甲"]),
        ("<table>外<tr><td>甲</table>", ["外", "甲"]),
    ],
)
def test_a_page_is_cut_into_paragraphs(
    source: str, found: list[str], seen: SimpleNamespace
) -> None:
    assert seen.texts(read_web(source)) == found


def test_a_whole_page_is_read(seen: SimpleNamespace) -> None:
    source = "<!DOCTYPE html><html><head></head><body><p>甲</p></body></html>"
    assert seen.texts(read_web(source)) == ["甲"]


@pytest.mark.parametrize(
    "source",
    [
        "<p style='display: none'>藏</p>显",
        "<span style='MSO-HIDE:all'>藏</span>显",
        "<div hidden><p>藏</p><table><tr><td>藏</table><br><input value=1></div>显",
        "<table><tr style='visibility:hidden'><td>藏<tr><td>显</table>",
    ],
)
def test_hidden_text_is_left_out_and_told(source: str, seen: SimpleNamespace) -> None:
    blocks = read_web(source)
    assert seen.texts(blocks) == ["显"]
    assert blocks.remarks == ("网页里有隐藏的文字，没有读取。",)


def test_a_hidden_element_without_text_is_not_mentioned() -> None:
    assert read_web("<div hidden> </div><noscript>x</noscript>显").remarks == ()


@pytest.mark.parametrize(
    ("source", "level"),
    [("<h2>甲", 2), ("<p style='mso-outline-level:1'>甲", 1), ("<h3><span>甲", 3), ("<p>甲", 0)],
)
def test_the_level_of_a_heading_is_kept(source: str, level: int) -> None:
    assert read_web(source).items == (Paragraph("甲", "第1段", level),)


@pytest.mark.parametrize(
    ("source", "centred"),
    [
        ("<p align=center>甲", True),
        ("<p style='text-align:center'>甲", True),
        ("<center><p>甲", True),
        ("<div align=center><p style='text-align:left'>甲", False),
        ("<div align=center><p><span>甲", True),
    ],
)
def test_centring_is_inherited(source: str, centred: bool) -> None:
    assert read_web(source).items == (Paragraph("甲", "第1段", centred=centred),)


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        ("<ol>", ["1.", "2."]),
        ("<ol start=3>", ["3.", "4."]),
        ("<ol start=x>", ["1.", "2."]),
        ("<ol style='list-style:none'>", ["", ""]),
        ("<ol type=a>", ["", ""]),
        ("<ul>", ["", ""]),
    ],
)
def test_a_plain_numbered_list_prints_its_numbers(opening: str, numbers: list[str]) -> None:
    items = read_web(f"{opening}<li>甲<li>乙").items
    assert [item.numbering for item in items if isinstance(item, Paragraph)] == numbers


def test_paragraphs_and_breaks_in_a_cell_are_joined(seen: SimpleNamespace) -> None:
    blocks = read_web("<table><tr><td><p>自然</p><p>人<br>总</p><td>0</table>")
    assert seen.grids(blocks) == [[["自然\n人\n总", "0"]]]


def test_cells_that_are_never_closed_end_with_the_next(seen: SimpleNamespace) -> None:
    blocks = read_web("<table><tr><td><p><b>甲<td>0<tr><th>乙<th>1<tbody><tr><td>丙<td>2")
    assert seen.grids(blocks) == [[["甲", "0"], ["乙", "1"], ["丙", "2"]]]


def test_stray_end_tags_in_a_cell_do_not_end_it(seen: SimpleNamespace) -> None:
    blocks = read_web("<div><table><tr><td></div></p></b>甲</td><td>0</td></tr></table></div>")
    assert seen.grids(blocks) == [[["甲", "0"]]]


def test_a_layout_table_gives_its_content(seen: SimpleNamespace) -> None:
    inner = "<p>标题<table><tr><td>规章<td>0</table>正文"
    blocks = read_web(f"<table><tr><td>导航<td>{inner}</table>")
    assert (seen.texts(blocks), seen.grids(blocks)) == (["导航", "标题", "正文"], [[["规章", "0"]]])


def test_a_table_in_a_table_outside_its_cells_follows_it(seen: SimpleNamespace) -> None:
    blocks = read_web("<table><tr><td>甲<td>0</tr><table><tr><td>乙<td>1</table></table>")
    assert seen.grids(blocks) == [[["甲", "0"]], [["乙", "1"]]]


def test_cells_and_rows_outside_a_table_are_text(seen: SimpleNamespace) -> None:
    assert seen.texts(read_web("<tr><td>甲</td></tr><tbody>乙</tbody>")) == ["甲乙"]


def test_plain_text_in_a_page_is_read_as_such(seen: SimpleNamespace) -> None:
    blocks = read_web("<pre>一、前\n规章\t0\n许可\t1</pre><table><tr><td>甲<td>0</table>")
    assert [item.place for item in blocks.items] == ["第1段", "第1个表格", "第2个表格"]


def test_one_line_of_plain_text_is_a_paragraph(seen: SimpleNamespace) -> None:
    assert seen.texts(read_web("<pre>甲  乙</pre>")) == ["甲 乙"]


def test_deep_elements_lose_no_text(seen: SimpleNamespace) -> None:
    assert seen.texts(read_web("<div>" * 1_000 + "甲" + "</div>" * 1_000 + "乙")) == ["甲", "乙"]


def test_tables_in_one_another_without_end_are_refused() -> None:
    with pytest.raises(IntakeError, match="套得太深"):
        read_web("<table><tr><td>" * 60)


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("<img src=a><img src=b width=600 height=400px>", 2),
        ("<img width=16 height=16><img height=100px><img width=900 height=60>", 0),
        ("<img width=100%><img width=999999>", 2),
        ("<p style='display:none'><img src=a></p>", 0),
    ],
)
def test_pictures_large_enough_for_a_table_are_counted(source: str, count: int) -> None:
    assert read_web(source).pictures == count
