from __future__ import annotations

import pytest

from desktop.intake import pdf_guard
from desktop.intake.blocks import IntakeError
from desktop.intake.pdf_guard import refuse_bombs
from tests.intake.pdfs import assemble, pdf, stream


def test_a_file_of_usual_size_passes() -> None:
    refuse_bombs(pdf("q Q " * 100, packed=True))


def test_a_part_that_unpacks_to_far_too_much_is_refused() -> None:
    with pytest.raises(IntakeError, match="为安全起见"):
        refuse_bombs(assemble([stream(bytes(41_000_000), packed=True)]))


def test_a_large_part_that_was_nearly_nothing_is_refused() -> None:
    with pytest.raises(IntakeError, match="为安全起见"):
        refuse_bombs(assemble([stream(bytes(6_000_000), packed=True)]))


def test_many_parts_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_guard, "_MOST_UNPACKED", 1_000)
    with pytest.raises(IntakeError, match="为安全起见"):
        refuse_bombs(assemble([stream(bytes(600), packed=True)] * 2))


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_guard, "_MOST_STREAMS", 1)
    with pytest.raises(IntakeError, match="为安全起见"):
        refuse_bombs(assemble([stream(b"x")] * 2))


def test_a_part_that_is_packed_twice_is_refused() -> None:
    with pytest.raises(IntakeError, match="为安全起见"):
        refuse_bombs(b"<</Filter[/FlateDecode /FlateDecode]>>")


@pytest.mark.parametrize("content", [b"x\x9c" + b"\xff" * 9, b"plain", b"x\x9c"])
def test_a_part_that_is_packed_otherwise_or_broken_passes(content: bytes) -> None:
    refuse_bombs(b"stream\n" + content)


def forms(count: int, calls: int, entries: str = "/Subtype/Form", *, packed: bool = False) -> bytes:
    """Make forms of which each calls the next a number of times."""
    parts = [
        stream(f"/X{at} Do ".encode() * calls, f"/Type/XObject{entries}", packed=packed)
        for at in range(count)
    ]
    return assemble(parts)


@pytest.mark.parametrize("packed", [True, False])
def test_forms_that_call_each_other_without_end_are_refused(*, packed: bool) -> None:
    with pytest.raises(IntakeError, match="为安全起见"):
        refuse_bombs(forms(6, 10, packed=packed))


def test_a_form_whose_name_is_written_in_codes_is_one() -> None:
    with pytest.raises(IntakeError, match="为安全起见"):
        refuse_bombs(forms(6, 10, "/Subtype/F#6frm"))


def test_forms_packed_in_other_ways_count_as_many_calls() -> None:
    with pytest.raises(IntakeError, match="为安全起见"):
        refuse_bombs(forms(4, 0, "/Subtype /Form/Filter/LZWDecode"))


def test_a_few_forms_that_call_each_other_pass() -> None:
    refuse_bombs(forms(10, 1) + forms(3, 5))


def test_a_drawing_may_be_less_than_a_font() -> None:
    content = b"0 0 1 1 re f\n" + bytes(range(256)) * 17_000
    refuse_bombs(assemble([stream(content, "/Length1 9", packed=True)]))
    with pytest.raises(IntakeError, match="为安全起见"):
        refuse_bombs(assemble([stream(content, packed=True)]))
