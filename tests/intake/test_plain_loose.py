from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.plain import read_plain
from desktop.intake.plain_loose import guess_rows

SENTENCE = "我镇认真贯彻落实条例的各项要求，持续推进政府信息公开工作。"

if TYPE_CHECKING:
    from types import SimpleNamespace


def test_a_row_ends_where_a_word_follows_a_value() -> None:
    assert guess_rows(["甲", "0", "/", "乙", "丙", "1"]) == [["甲", "0", "/"], ["乙", "丙", "1"]]


def test_cells_parted_by_spaces_are_rows(seen: SimpleNamespace) -> None:
    blocks = read_plain("信息内容  制发件数\n规章    0\n许可　1\n处罚 2 3\n")
    assert seen.grids(blocks) == [
        [["信息内容", "制发件数"], ["规章", "0"], ["许可", "1"], ["处罚", "2", "3"]]
    ]


def test_the_words_of_a_header_are_parted_by_single_spaces(seen: SimpleNamespace) -> None:
    blocks = read_plain("维持 纠正 总计\n0 0 0\n1 1 2\n")
    assert seen.grids(blocks)[0][0] == ["维持", "纠正", "总计"]


def test_labels_of_two_levels_on_one_line_are_two_cells(seen: SimpleNamespace) -> None:
    blocks = read_plain("三、本年度办理结果 （三）不予公开 1.国家秘密 0 0\n四、结转 1 2\n")
    assert seen.grids(blocks)[0][0] == [
        "三、本年度办理结果",
        "（三）不予公开",
        "1.国家秘密",
        "0",
        "0",
    ]


def test_one_cell_per_line_gives_guessed_rows(seen: SimpleNamespace) -> None:
    grid = seen.only_grid(read_plain("信息内容\n件数\n规章\n0\n1\n许可\n2\n3\n"))
    assert not grid.rows_known
    assert [[box.text for box in line] for line in grid.lines()] == [
        ["信息内容", "件数", "规章", "0", "1"],
        ["许可", "2", "3"],
    ]


def test_wider_gaps_tell_the_rows(seen: SimpleNamespace) -> None:
    grid = seen.only_grid(
        read_plain("内容\n\n本年\n件数\n\n\n规章\n\n0\n\n\n许可\n\n1\n\n\n处罚\n\n2\n\n3")
    )
    assert grid.rows_known
    assert [box.text for box in grid.lines()[0]] == ["内容", "本年\n件数"]


def test_a_blank_line_between_rows_of_lines_tells_the_rows(seen: SimpleNamespace) -> None:
    grid = seen.only_grid(read_plain("内容\n件数\n\n规章\n0\n\n许可\n1\n\n处罚\n2\n3\n"))
    assert [len(line) for line in grid.lines()] == [2, 2, 2, 3]


def test_gaps_that_part_words_from_numbers_wrongly_are_not_believed(seen: SimpleNamespace) -> None:
    grid = seen.only_grid(read_plain("规章\n0\n许可\n\n1\n处罚\n\n2\n\n3\n强制\n"))
    assert not grid.rows_known


def test_a_heading_before_the_cells_is_a_paragraph(seen: SimpleNamespace) -> None:
    text = "三、收到申请情况\n申请人\n一、新收\n0\n0\n三、本年度办理结果\n（一）予以公开\n1\n1\n"
    blocks = read_plain(text)
    assert seen.texts(blocks) == ["三、收到申请情况"]
    assert seen.grids(blocks)[0][1][0] == "三、本年度办理结果"


def test_a_heading_at_the_end_is_a_paragraph(seen: SimpleNamespace) -> None:
    assert seen.texts(read_plain("规章 0 1\n许可 2 3\n五、问题")) == ["五、问题"]


def test_prose_after_the_numbers_is_a_paragraph(seen: SimpleNamespace) -> None:
    blocks = read_plain(f"规章\n0\n1\n许可\n2\n3\n{SENTENCE}\n")
    assert seen.texts(blocks) == [SENTENCE]


@pytest.mark.parametrize("text", ["规章 0\n许可 1\n", "0\n1\n2\n3\n", f"{SENTENCE}\n12\n"])
def test_a_few_numbers_or_numbers_alone_are_no_table(text: str, seen: SimpleNamespace) -> None:
    assert seen.grids(read_plain(text)) == []


def test_page_numbers_far_apart_are_no_table(seen: SimpleNamespace) -> None:
    text = "".join("短行\n" * 40 + f"{page}\n" for page in range(1, 6))
    assert seen.grids(read_plain(text)) == []


def test_hard_wrapped_prose_with_figures_is_no_table(seen: SimpleNamespace) -> None:
    lines = ["公开规章 22 件、县政府行", "政文件 34 件、任免 196 件、其他 84 件；扎", "实推进。"]
    assert (
        seen.grids(read_plain("\n".join([*lines, "（二）依申请公开", "收到 5 件，已办结。"]))) == []
    )


def test_two_rows_below_a_header_are_a_table(seen: SimpleNamespace) -> None:
    blocks = read_plain("信息内容 处理数量\n行政处罚 39\n行政强制 8\n")
    assert [line[-1] for line in seen.grids(blocks)[0][1:]] == ["39", "8"]


def test_rows_are_guessed_where_the_header_runs_into_the_row_below_it(
    seen: SimpleNamespace,
) -> None:
    header = "\n".join(("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))
    text = f"行政复议\n\n\n行政诉讼\n\n\n{header}\n0\n0\n0\n0\n0"
    assert not seen.only_grid(read_plain(text)).rows_known
