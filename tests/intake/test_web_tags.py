from __future__ import annotations

import time

import pytest

from desktop.intake.web_tags import Token, attributes, tokens


def names(source: str) -> str:
    """Write tags and texts in one line, attributes left out."""
    return "".join(
        f"<{'/' * token.end}{token.name}>" if token.name else token.text for token in tokens(source)
    )


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a<P>b</p >c", "a<p>b</p>c"),
        ("<br/>x<td width=5/>y", "<br>x<td>y"),
        ("a<!-- <p> -->b<!-->c<!--->d<!--x--!>e", "abcde"),
        ("a<!DOCTYPE html>b<?xml x?>c</>d</ >e", "abcde"),
        ("<![if !x]>一、<![endif]>", "一、"),
        ("1 < 2 <3 <", "1 < 2 <3 <"),
        ("<!-- never closed <p>x", " never closed <p>x"),
        ("a<!b", "a<!b"),
        ("<p <b>x", "<p><b>x"),
        ("<a t='>'>x", "<a>x"),
        ('<a t="x>y', '<a>"x>y'),
        ("<script>if (a<b) '<p>'</SCRIPT >x", "<script></script>x"),
        ("<style>never closed<p>", "<style></style>never closed<p>"),
        ("<xml><w:View/></xml>x", "<xml></xml>x"),
        ("&lt;p&gt;&nbsp;&#49;", "<p>\xa01"),
        ("", ""),
    ],
)
def test_html_is_cut_into_tags_and_text(source: str, found: str) -> None:
    assert names(source) == found


def test_the_attributes_of_a_start_tag_are_kept_as_written() -> None:
    assert list(tokens("<td Colspan=2>")) == [Token("td", text=" Colspan=2")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" A=1 b = \"x y\" c='z' d", {"a": "1", "b": "x y", "c": "z", "d": ""}),
        (" a=1 a=2", {"a": "1"}),
        (' t="&lt;1&gt;"', {"t": "<1>"}),
        (" colspan=2/", {"colspan": "2/"}),
        ("", {}),
    ],
)
def test_attributes_are_read(text: str, found: dict[str, str]) -> None:
    assert attributes(text) == found


@pytest.mark.parametrize(
    "unit",
    [
        "<!",
        "<!--",
        "<?",
        "<a ",
        '<a b="',
        "<a b='c",
        "<script>",
        "<style",
        "</",
        "<",
        "<![CDATA[",
        "&#",
    ],
)
def test_broken_markup_takes_time_with_its_length_only(unit: str) -> None:
    def took(count: int) -> float:
        start = time.process_time()
        for _ in tokens(unit * count):
            pass
        return time.process_time() - start

    took(100)
    assert took(100_000) < 3
