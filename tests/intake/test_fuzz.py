"""Whatever a source is, it is read or refused with a sentence, and no text of it is lost."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.intake.blocks import Blocks, Grid, IntakeError
from desktop.intake.plain import read_plain
from desktop.intake.sniff import read_blocks
from desktop.intake.web import read_web
from desktop.intake.word import read_word

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import SimpleNamespace

few = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

PLAIN = [
    "\t",
    "\n",
    "\n\n",
    " ",
    "  ",
    "\u3000",
    "0",
    "12",
    "/",
    "规章",
    "一、",
    "（一）",
    "无",
    "1.",
]
LONG = "我镇认真贯彻落实条例的各项要求，持续推进公开工作。"
ODD = ["|", '"', "\f", "\x00", "\ud800", "|---|", "[bookmark: _GoBack]", "\u200b", "a" * 70]
HTML = [
    *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th rowspan=2>", "<td colspan=3>"),
    *(
        "<p>",
        "</p>",
        "<br>",
        "<div align=center>",
        "</div>",
        "<b>",
        "</b>",
        "<h1>",
        "</h1>",
        "<ol>",
    ),
    *("<li>", "</li>", "<thead>", "</tbody>", "<caption>", "<pre>", "</pre>", "<body>", "</html>"),
    *("甲", "0", " ", "\n", "&nbsp;", "一、"),
]
BROKEN = [
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<",
    ">",
    "&#0;",
    "<td rowspan='",
    '"',
    "<div hidden>",
]


WORD_TAGS = [
    *("p", "r", "t", "tbl", "tr", "tc", "tcPr", "pPr", "sdt", "sdtContent", "ins", "del"),
    *("smartTag", "hyperlink", "pict", "txbxContent"),
]
HEADS = [
    *(b"", b"PK\x03\x04", b"%PDF-", b"\xff\xfe", b"\xfe\xff", b"\xd0\xcf\x11\xe0", b"<html>"),
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n",
]


def refusal(read: Callable[[bytes], Blocks], data: bytes) -> str:
    """Return the sentence with which a source is refused, a full stop when it is read."""
    try:
        check_places(read(data))
    except IntakeError as error:
        return str(error)
    return "。"


def text_of(blocks: Blocks) -> Counter[str]:
    """Count the characters that are read, white space left out."""
    found: Counter[str] = Counter()
    for item in blocks.items:
        texts = [box.text for box in item.boxes] if isinstance(item, Grid) else [item.text]
        for text in texts:
            found.update("".join(text.split()))
    return found


def check_places(blocks: Blocks) -> None:
    """Check that boxes of exact grids are in reading order and do not overlap."""
    for item in blocks.items:
        if isinstance(item, Grid):
            order = [(box.top, box.left) for box in item.boxes]
            assert order == sorted(order)


@few
@given(st.lists(st.sampled_from([*PLAIN, LONG]), max_size=60).map("".join))
def test_no_character_of_a_plain_text_is_lost(text: str) -> None:
    assert text_of(read_plain(text)) == Counter("".join(text.split()))


@few
@given(st.lists(st.sampled_from([*PLAIN, *ODD, LONG]), max_size=60).map("".join))
def test_every_plain_text_is_read(text: str) -> None:
    check_places(read_plain(text))


@few
@given(st.lists(st.sampled_from(HTML), max_size=80).map("".join))
def test_no_visible_text_of_a_page_is_lost(source: str) -> None:
    blocks = read_web(source)
    check_places(blocks)
    assert text_of(blocks)["甲"] == source.count("甲")


@few
@given(st.lists(st.sampled_from([*HTML, *BROKEN]), max_size=80).map("".join))
def test_every_page_is_read(source: str) -> None:
    check_places(read_web(source))


@st.composite
def word_bodies(draw: st.DrawFn) -> str:
    """Make well-formed WordprocessingML of elements in any order and depth."""
    tags = st.sampled_from(WORD_TAGS)
    leaves = st.sampled_from(
        [
            "<w:t>甲</w:t>",
            "<w:r><w:t>甲</w:t></w:r>",
            '<w:vMerge w:val="continue"/>',
            '<w:gridSpan w:val="3"/>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr>',
            "<w:br/>",
        ]
    )
    tree = st.recursive(
        leaves,
        lambda inner: st.tuples(tags, st.lists(inner, max_size=4)).map(
            lambda pair: f"<w:{pair[0]}>{''.join(pair[1])}</w:{pair[0]}>"
        ),
        max_leaves=30,
    )
    return "".join(draw(st.lists(tree, max_size=5)))


@few
@given(body=word_bodies())
def test_every_word_document_is_read(body: str, make: SimpleNamespace) -> None:
    check_places(read_word(make.docx(body)))


@few
@given(at=st.integers(0, 10_000), byte=st.integers(0, 255), cut=st.integers(0, 3_000))
def test_a_damaged_word_document_is_read_or_refused(
    at: int, byte: int, cut: int, make: SimpleNamespace
) -> None:
    data = bytearray(make.docx(make.para("甲") + make.table(make.row("规章", "0"))))
    data[at % len(data)] = byte
    whole = len(data) - (cut if cut % 3 == 0 else 0)
    assert refusal(read_word, bytes(data[:whole])).endswith("。")


@few
@given(head=st.sampled_from(HEADS), data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(head: bytes, data: bytes) -> None:
    assert refusal(lambda source: read_blocks(source, "文件"), head + data).endswith("。")


@pytest.mark.parametrize(
    "text",
    [
        "\t",
        "\t\n",
        "\n\t\n\n\t",
        "|\n|",
        "0\n" * 5,
        '"',
        "\t\t\n\n一、\n\t",
        "\x00\ud800",
        "|---|\n|",
    ],
)
def test_the_smallest_odd_texts_are_read(text: str) -> None:
    check_places(read_plain(text))
