from __future__ import annotations

import pytest

from desktop.intake import pdf_page
from desktop.intake.blocks import IntakeError
from desktop.intake.pdf_page import read_pages
from tests.intake.pdfs import HEIGHT, pdf, rule, write

LOCK = "/Encrypt<</Filter/Standard/V 1/R 2/O<{0}>/U<{0}>/P -4>>/ID[<00><00>]".format("41" * 32)
FORM = "<</Type/XObject/Subtype/Form/BBox[0 0 600 900]{}/Length {}>>stream\n{}\nendstream"


def rules(drawing: str) -> tuple[list[tuple[float, ...]], list[tuple[float, ...]]]:
    """Return level and upright rules of a page, rounded, heights from below."""
    [page] = read_pages(pdf(drawing))
    level = [(HEIGHT - one.at, one.start, one.end) for one in page.level]
    upright = [(one.at, HEIGHT - one.end, HEIGHT - one.start) for one in page.upright]
    return (
        [tuple(map(round, one)) for one in level],
        [tuple(map(round, one)) for one in upright],
    )


def form(drawing: str, entries: str = "") -> str:
    return FORM.format(entries, len(drawing), drawing)


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (rule(10, 50, 90, 50), ([(50, 10, 90)], [])),
        (rule(20, 50, 20, 80), ([], [(20, 50, 80)])),
        (rule(10, 50, 90, 80), ([], [])),
        ("10 50 80 1 re f\n", ([(50, 10, 90)], [])),
        ("10 50 1 80 re f\n", ([], [(10, 50, 130)])),
        ("10 50 1 1 re f\n", ([], [])),
        ("10 50 80 40 re f\n", ([], [])),
        (
            "10 50 80 40 re S\n",
            ([(50, 10, 90), (90, 10, 90)], [(90, 50, 90), (10, 50, 90)]),
        ),
        ("10 50 m 20 60 30 60 40 50 c S\n", ([], [])),
        ("10 50 m 90 50 l 100 60 110 60 120 50 c S\n", ([(50, 10, 90)], [])),
        ("10 50 m S\n", ([], [])),
        ("q 2 0 0 2 5 0 cm " + rule(10, 50, 90, 50) + "Q\n", ([(100, 25, 185)], [])),
    ],
)
def test_straight_lines_and_thin_boxes_are_rules(
    drawing: str, expected: tuple[list[tuple[int, ...]], list[tuple[int, ...]]]
) -> None:
    level, upright = rules(drawing)
    assert (sorted(level), sorted(upright)) == (sorted(expected[0]), sorted(expected[1]))


def test_rules_inside_a_form_are_where_it_is_placed() -> None:
    inner = form(rule(10, 50, 90, 50), "/Matrix[1 0 0 1 0 7]")
    data = pdf("q 1 0 0 1 100 0 cm /X Do Q", extra=[inner], resources="/XObject<</X 6 0 R>>")
    [found] = read_pages(data)[0].level
    assert [round(found.start), round(HEIGHT - found.at)] == [110, 57]


def test_a_character_that_is_no_text_is_told_apart() -> None:
    [page] = read_pages(pdf(write(70, 700, "甲\ufffe")))
    assert page.glyphs[-1].sign == "\ufffd"


def test_a_locked_file_says_how_to_unlock_it() -> None:
    with pytest.raises(IntakeError, match="取消密码"):
        read_pages(pdf("", trailer=LOCK))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", pdf("")[:200].replace(b"Pages", b"Pigs!")])
def test_a_broken_file_is_named(data: bytes) -> None:
    with pytest.raises(IntakeError, match="已损坏"):
        read_pages(data)


def test_a_page_that_cannot_be_opened_is_named() -> None:
    with pytest.raises(IntakeError, match="已损坏"):
        read_pages(pdf("", "").replace(b"/Type/Page/Parent", b"/Type/Pagx/Parent"))


def test_more_objects_than_any_report_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_page, "_MOST_OBJECTS", 3)
    with pytest.raises(IntakeError, match="为安全起见"):
        read_pages(pdf(rule(10, 50, 90, 50) * 2))


def test_forms_nested_too_deeply_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_page, "_MOST_FORMS", 0)
    data = pdf("/X Do", extra=[form(rule(1, 5, 9, 5))], resources="/XObject<</X 6 0 R>>")
    with pytest.raises(IntakeError, match="为安全起见"):
        read_pages(data)
