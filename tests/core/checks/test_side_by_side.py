# SPDX-License-Identifier: MIT
"""Two years' texts beside each other: nothing is lost, all in order, what is the same is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.checks.side_by_side import Mark, SideBySide, side_by_side
from desktop.core.checks.subject import Subject
from desktop.core.checks.words import Words
from desktop.core.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.checks.side_by_side import Part, Piece
    from desktop.core.form import FormSpec

WORDS = Words({"prescribed": ("主动公开",)})
A = "全镇通过网站主动公开信息118条，更新栏目11个。"
A_NOW = "全镇通过网站主动公开信息136条，更新栏目12个。"
B = "公开前逐件审查，严格执行先审后发的制度。"
C = "新开设了办事指南专栏，收录各类办事指南。"


@pytest.fixture
def beside(form_2021: FormSpec) -> Callable[..., SideBySide]:
    """Compare two texts on problems, and two overviews."""

    def compare(now: str, before: str, overview: str = "", old_overview: str = "") -> SideBySide:
        this, last = Report.blank(form_2021, 2025), Report.blank(form_2021, 2024)
        this.texts.update(problems=now, overview=overview)
        last.texts.update(problems=before, overview=old_overview)
        found = side_by_side(Subject.of(this, last, words=WORDS))
        assert found is not None
        return found

    return compare


def words(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def rows(part: Part) -> list[tuple[str, str]]:
    return [(words(row.before), words(row.now)) for row in part.rows]


def test_without_last_year_there_is_nothing_to_see(report_2021: Report) -> None:
    assert side_by_side(Subject.of(report_2021)) is None


def test_a_sentence_that_differs_in_figures_only_is_marked_in_both_years(
    beside: Callable[..., SideBySide],
) -> None:
    (part,) = beside(A_NOW, A).parts
    assert part.rows[0].now[0] == ("全镇通过网站", Mark.SAME)
    assert part.rows[0].before[-1] == ("信息118条，更新栏目11个。", Mark.SAME)


def test_prescribed_wording_is_marked_as_such(beside: Callable[..., SideBySide]) -> None:
    (part,) = beside(A_NOW, A).parts
    assert part.rows[0].now[1] == ("主动公开", Mark.PRESCRIBED)


def test_own_words_are_not_marked(beside: Callable[..., SideBySide]) -> None:
    (part,) = beside(C, A).parts
    assert part.rows[0].now == ((C, Mark.OWN),)
    assert part.takeover.share == 0


def test_the_same_paragraph_stands_beside_itself(beside: Callable[..., SideBySide]) -> None:
    (part,) = beside(f"{C}\n{A_NOW}\n{B}", f"{A}\n{B}").parts
    assert rows(part) == [("", C), (A, A_NOW), (B, B)]


def test_what_stands_between_is_shown_in_turn(beside: Callable[..., SideBySide]) -> None:
    (part,) = beside(f"{A_NOW}\n{C}\n{B}", f"{A}\n旧一。\n旧二。\n{B}").parts
    assert rows(part) == [(A, A_NOW), ("旧一。", C), ("旧二。", ""), (B, B)]


def test_short_headings_stand_beside_each_other(beside: Callable[..., SideBySide]) -> None:
    (part,) = beside(f"{C}\n（一）培训。", "（一）培训。").parts
    assert rows(part) == [("", C), ("（一）培训。", "（一）培训。")]


def test_paragraphs_without_number_stand_in_turn(beside: Callable[..., SideBySide]) -> None:
    (part,) = beside("短。\n" * 600, "旧。\n" + "短。\n" * 599).parts
    assert rows(part)[:2] == [("旧。", "短。"), ("短。", "短。")]


def test_a_row_knows_which_paragraph_of_this_year_it_is(
    beside: Callable[..., SideBySide],
) -> None:
    (part,) = beside(f"\n{A_NOW}\n\n{B}", f"{A}\n旧。\n{B}").parts
    assert [row.number for row in part.rows] == [0, 0, 1]


def test_a_text_that_is_gone_is_shown_alone(beside: Callable[..., SideBySide]) -> None:
    (part,) = beside("", A).parts
    assert rows(part) == [(A, "")]
    assert part.takeover.compared == 0


def test_texts_that_are_empty_in_both_years_are_left_out(
    beside: Callable[..., SideBySide],
) -> None:
    assert beside("", "") == SideBySide((), 0)


def test_the_whole_share_weighs_the_texts_by_their_length(
    beside: Callable[..., SideBySide],
) -> None:
    found = beside(B, B, overview=C * 3, old_overview=B)
    assert [part.takeover.share for part in found.parts] == [0, 100]
    letters = [part.takeover.compared for part in found.parts]
    assert found.share == round(100 * letters[1] / sum(letters))


def test_it_says_the_shares_in_one_sentence(beside: Callable[..., SideBySide]) -> None:
    assert beside(A_NOW, A).sentence == (
        "文字与上年相同的部分：“五、存在的主要问题及改进情况”100%；合计 100%（规定用语不算）。"
    )


@given(
    now=st.lists(st.sampled_from([A_NOW, B, C, "短。", ""]), max_size=6),
    before=st.lists(st.sampled_from([A, B, "旧的句子，本年没有再写。", "短。"]), max_size=6),
)
def test_every_paragraph_is_shown_once_in_its_order(
    now: list[str], before: list[str], forms: dict[str, FormSpec]
) -> None:
    this, last = Report.blank(forms["2021"]), Report.blank(forms["2021"])
    this.texts["problems"], last.texts["problems"] = "\n".join(now), "\n".join(before)
    found = side_by_side(Subject.of(this, last, words=WORDS))
    shown = [pair for part in found.parts for pair in rows(part)] if found else []
    assert [right for _, right in shown if right] == [line for line in now if line]
    assert [left for left, _ in shown if left] == before
