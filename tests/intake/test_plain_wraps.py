from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.plain import read_plain
from desktop.intake.plain_wraps import whole_lines

if TYPE_CHECKING:
    from types import SimpleNamespace

SENTENCE = (
    "全镇持续推进政务公开，围绕群众关心的事项，及时发布各类信息，方便群众查阅和办事；"
    "加强政策解读，用图表和视频说明惠民政策，让群众看得懂、用得上，答复群众留言也更快；"
    "健全审核制度，先审查后公开，把好内容关口，全年没有出现泄密情况，也没有发生舆情。"
)


def cut(text: str, width: int = 26) -> str:
    """Cut a text into lines of one width."""
    return "\n".join(text[at : at + width] for at in range(0, len(text), width)) + "\n"


def joined(text: str) -> list[str]:
    return [line.text for line in whole_lines(text.splitlines()).lines]


def test_a_paragraph_cut_at_one_width_is_whole_again() -> None:
    assert joined(cut(SENTENCE) + cut(SENTENCE)) == [SENTENCE, SENTENCE]


RAGGED = [SENTENCE[:16], SENTENCE[16:44], SENTENCE[44:63], SENTENCE[63:95], SENTENCE[95:]]


@pytest.mark.parametrize("sign", ["— 1 —", "推进“五\n公开”工作。", "期限到2025\n年1月1日。"])
def test_a_paragraph_cut_at_many_widths_is_whole_again(sign: str) -> None:
    assert SENTENCE in joined("\n".join([sign, *RAGGED]))


def test_lines_without_an_end_are_no_cut_paragraph_where_nothing_else_says_so() -> None:
    assert joined("\n".join(RAGGED)) == RAGGED


def test_a_joined_paragraph_stands_where_its_first_line_is(seen: SimpleNamespace) -> None:
    [_, paragraph] = read_plain("一、总体情况\n" + cut(SENTENCE)).items
    assert (paragraph.text, paragraph.place) == (SENTENCE, "第2行")


@pytest.mark.parametrize(
    "line",
    [
        "二、主动公开政府信息情况",
        "（二）依申请公开",
        "2.健全制度",
        "二是健全制度",
        "第二十条第（一）项",
        "# 制度",
        "　　另起的一段文字。",
        "某镇人民政府",
        "2026年1月20日",
        "27",
        "规章\t1\t2\t3",
        "规章 1 2 3",
    ],
)
def test_what_begins_something_of_its_own_is_not_joined(line: str) -> None:
    text = cut(SENTENCE) + SENTENCE[:26]
    assert joined(f"{text}\n{line}\n")[-1] == line


@pytest.mark.parametrize(
    "line",
    [
        "四、政府信息公开行政复议、行政诉讼的有关情况和说明",
        "清溪县云岭镇人民政府2025年政府信息公开工作年度报告",
        "规章的制发件数和废止件数以及现行有效的件数 12 3 4",
        "## 全镇持续推进政务公开和政策解读以及回应关切的情况",
    ],
)
def test_a_heading_a_title_and_a_row_do_not_go_on(line: str) -> None:
    text = cut(SENTENCE) + line + "\n" + cut(SENTENCE)
    assert joined(text) == [SENTENCE, line, SENTENCE]


def test_long_paragraphs_without_an_end_stay_apart() -> None:
    lines = [SENTENCE[:26], SENTENCE, SENTENCE[30:56], SENTENCE, SENTENCE[60:86], SENTENCE]
    assert joined("\n".join(lines)) == lines


def test_one_line_without_an_end_stays_as_it_is() -> None:
    lines = ["全镇持续推进政务公开，及时发布各类信息", "加强政策解读。"]
    assert joined("\n".join(lines)) == lines


def test_a_paragraph_that_opens_like_one_is_not_joined_where_widths_differ() -> None:
    lines = ["我镇加强审核，把好内容关口，没有泄密", "全镇加强解读，用图表说明各项惠民政策，效果好"]
    lines += ["本镇健全制度，先审查后公开，把好内容的每一道关口，做到不漏"]
    assert joined("\n".join([*lines, "我镇推进公开。", "- 1 -"])) == [*lines, "我镇推进公开。"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "parts",
    [
        ("推进“五", "公开”工作。"),
        ("落实《政务公开", "办法》的要求。"),
        ("（以下简称", "“条例”）的要求。"),
        ("期限为2025", "年1月1日至12月31日。"),
        ("期限为2025年1月", "1日至12月31日。"),
        ("2026年1", "月20日"),
    ],
)
def test_an_open_bracket_or_date_goes_on(parts: tuple[str, str], between: str) -> None:
    assert joined(between.join(parts)) == ["".join(parts)]


@pytest.mark.parametrize(
    "following", ["没有回应。", "“五公开”工作。", "很好。”他说。", "”" * 3 + "|"]
)
def test_a_bracket_that_the_next_line_does_not_close_stays_open(following: str) -> None:
    assert joined(f"推进“五\n{following}") == ["推进“五", following]


def test_a_paragraph_does_not_go_on_without_end() -> None:
    assert max(map(len, joined(cut(SENTENCE[:-1] * 60)))) < 4_100


def test_words_of_letters_are_parted_when_lines_are_joined() -> None:
    assert joined("推进“Open\nData”工作。") == ["推进“Open Data”工作。"]


@pytest.mark.parametrize("page", ["- 4 -", "— 12 —", "－3－", "·5·", "第 3 页 共 12 页"])
def test_a_page_number_between_rows_is_no_row(page: str, seen: SimpleNamespace) -> None:
    blocks = read_plain(f"规章 0 1\n许可 2 3\n{page}\n处罚 4 5\n")
    assert seen.grids(blocks) == [[["规章", "0", "1"], ["许可", "2", "3"], ["处罚", "4", "5"]]]
    assert seen.texts(blocks) == [page]


def test_a_page_number_before_a_table_is_no_row(seen: SimpleNamespace) -> None:
    blocks = read_plain("- 4 -\n信息内容 处理数量\n行政处罚 39\n行政强制 8\n")
    assert seen.grids(blocks) == [[["信息内容 处理数量"], ["行政处罚", "39"], ["行政强制", "8"]]]


def test_a_page_number_stands_where_it_was_printed(seen: SimpleNamespace) -> None:
    blocks = read_plain("甲。\n— 1 —\n乙。\n— 2 —\n")
    assert [(item.text, item.place) for item in blocks.items] == [
        ("甲。", "第1行"),
        ("— 1 —", "第2行"),
        ("乙。", "第3行"),
        ("— 2 —", "第4行"),
    ]


def test_a_sentence_goes_on_over_a_page_number() -> None:
    text = cut(SENTENCE) + cut(SENTENCE[:52]) + "\n— 3 —\n\n" + cut(SENTENCE[52:])
    assert joined(text)[-1] == SENTENCE


def test_a_sentence_does_not_go_on_over_an_empty_line() -> None:
    text = cut(SENTENCE) + SENTENCE[:26] + "\n\n" + cut(SENTENCE[26:])
    assert joined(text)[1:] == [SENTENCE[:26], "", SENTENCE[26:]]
