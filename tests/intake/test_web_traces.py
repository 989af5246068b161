# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from desktop.core.checks.subject import Traces
from desktop.intake.web import read_web


def traces(source: str) -> Traces | None:
    return read_web(source).traces


def test_a_clean_page_leaves_no_traces() -> None:
    assert traces("<p>公开12条。</p>") == Traces()


@pytest.mark.parametrize(
    "source",
    [
        "<p style='display:none'>此处待核</p>显",
        "显<span style='mso-hide:all'>此处待核</span>",
        "<div style='mso-hide:all'>此处待核</div>显",
        "<table><tr hidden><td>此处待核<tr><td>显</table>",
    ],
)
def test_hidden_words_are_traces(source: str) -> None:
    assert traces(source) == Traces(hidden=("此处待核",))


@pytest.mark.parametrize(
    "source",
    [
        "<div hidden><p>首页</p></div>显",
        "<ul style='display:none'><li><span hidden>首页</span></ul>显",
        "<span style='display:none'>1024</span>显",
        "<noscript>首页</noscript>显",
    ],
)
def test_what_a_website_hides_of_itself_is_no_trace(source: str) -> None:
    assert traces(source) == Traces()


@pytest.mark.parametrize(
    ("source", "author", "last"),
    [
        ('<META content="张三" name="Author"><p>显', "张三", ""),
        ("<meta name=author><p>显", "", ""),
        ("<meta name=keywords content=公开><p>显", "", ""),
        (
            "<xml><o:Author>张&#19977;</o:Author><o:LastAuthor> 李四 </o:LastAuthor></xml><p>显",
            "张三",
            "李四",
        ),
    ],
)
def test_the_names_that_a_page_holds_are_traces(source: str, author: str, last: str) -> None:
    assert traces(source) == Traces(author=author, last_modified_by=last)


def test_comments_that_word_left_are_traces() -> None:
    source = (
        "<p class='MsoCommentText'><span>[甲1]</span>请&nbsp;核对</p><p class=MsoCommentText></p>显"
    )
    assert traces(source) == Traces(comments=("[甲1]请 核对",))


@pytest.mark.parametrize(
    "source", ["显<p class=MsoCommentText", "显<p class=MsoCommentText>请核对"]
)
def test_a_comment_that_never_ends_is_none(source: str) -> None:
    assert traces(source) == Traces()
