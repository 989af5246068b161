from __future__ import annotations

import struct
import time
from typing import TYPE_CHECKING

import pytest

from desktop.core.checks.subject import Traces
from desktop.intake import legacy_file
from desktop.intake.blocks import Grid, IntakeError, Paragraph
from desktop.intake.legacy import read_legacy
from desktop.intake.reading import read
from tests.intake import oldword as old

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from types import SimpleNamespace

    from desktop.core.form import FormSpec
    from desktop.core.report import Report
    from desktop.intake.blocks import Blocks


@pytest.fixture
def read_streams(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Blocks]:
    """Read a document made of streams, without the storage around them."""

    def reader(*args: object, **options: object) -> Blocks:
        found = old.streams(*args, **options)
        monkeypatch.setattr(legacy_file, "_streams", lambda _: lambda name: found.get(name, b""))
        return read_legacy(b"")

    return reader


@pytest.fixture
def features(data_folder: Path) -> Blocks:
    """A document written by LibreOffice that has one of everything."""
    return read_legacy((data_folder / "word97_features.doc").read_bytes())


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_every_cell_of_a_report_is_read(
    edition: str,
    forms: Mapping[str, FormSpec],
    busy_report: Report,
    busy_report_2019: Report,
    data_folder: Path,
) -> None:
    report = {"2021": busy_report, "2019": busy_report_2019}[edition]
    found = read((data_folder / f"word97_busy_{edition}.doc").read_bytes(), "年报.doc", forms)
    assert (found.form, found.values, found.texts) == (report.form, report.values, report.texts)


def test_paragraphs_have_level_number_and_place_on_the_line(features: Blocks) -> None:
    found = [item for item in features.items[:5] if isinstance(item, Paragraph)]
    assert [(item.numbering + item.text, item.level, item.centred) for item in found] == [
        ("标题居中", 0, True),
        ("大标题", 1, False),
        ("一、自动编号的标题", 0, False),
        ("二、第二个标题", 0, False),
        ("（二.3）第二级", 0, False),
    ]


def test_hidden_and_deleted_text_is_left_out_and_fields_give_their_result(
    features: Blocks, seen: SimpleNamespace
) -> None:
    assert seen.texts(features)[5:8] == ["前面后面", "保留插入", "第3页"]


def test_rare_characters_and_line_breaks_are_kept(features: Blocks, seen: SimpleNamespace) -> None:
    assert seen.texts(features)[9:11] == ["生僻字𠮷𡈽㐂和emoji😀换行\n下一行", "分页后"]


def test_merged_cells_and_inner_tables_are_grids(features: Blocks, seen: SimpleNamespace) -> None:
    outer, inner = [item for item in features.items if isinstance(item, Grid)]
    assert seen.shape(outer)[:3] == [
        (0, 0, 2, 1, "甲"),
        (0, 1, 1, 2, "横合并"),
        (1, 1, 1, 1, "1\n2"),
    ]
    assert [box.text for box in inner.boxes] == ["内一", "内二"]


def test_what_changes_the_text_is_remarked(features: Blocks) -> None:
    assert [remark[:8] for remark in features.remarks] == [
        "文件里有修订标记",
        "文件里有隐藏的文",
        "脚注1：脚注的文",
    ]


def test_bytes_of_gbk_are_chinese(read_streams: Callable[..., Blocks]) -> None:
    blocks = read_streams("一、公开\r第2段\r".encode("gbk"))
    assert [item.text for item in blocks.items] == ["一、公开", "第2段"]


def test_bytes_of_the_western_code_page_are_that(read_streams: Callable[..., Blocks]) -> None:
    assert read_streams(b"caf\xe9 \x96 x\r").items[0].text == "café – x"


def test_lone_surrogates_become_the_replacement_character(
    read_streams: Callable[..., Blocks],
) -> None:
    assert read_streams("\ud842\udfb7\ud800甲\r").items[0].text == "𠮷\ufffd甲"


def test_a_table_without_formatting_is_guessed_and_said(
    read_streams: Callable[..., Blocks],
) -> None:
    blocks = read_streams("规章\x070\x071\x07\x07规范性文件\x072\x073\x07\x07")
    assert isinstance(blocks.items[0], Grid)
    assert blocks.remarks[-1].startswith("文件的表格信息已损坏")


def test_text_boxes_follow_the_text(read_streams: Callable[..., Blocks]) -> None:
    blocks = read_streams("正文\r框里\r", parts=(3, 0, 0, 0, 0, 0, 3))
    assert [item.text for item in blocks.items] == ["正文", "框里"]


def test_pictures_and_comments_are_counted(read_streams: Callable[..., Blocks]) -> None:
    blocks = read_streams("甲\x01乙\x08\x05\r")
    assert blocks.items[0].text == "甲乙"
    assert ["1 处批注" in blocks.remarks[0], "2 张图片" in blocks.remarks[1]] == [True, True]
    assert blocks.pictures == 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x13PAGE\x15甲", ["甲"]),
        ("\x13TOC\x14甲\r乙\x15丙", ["甲", "乙丙"]),
        ("\x13A\x14\x13B\x14甲\x15\x15乙", ["甲乙"]),
        ("\x14\x15甲\x13乙", ["甲乙"]),
    ],
)
def test_of_a_field_its_result_is_read(
    text: str, shown: list[str], read_streams: Callable[..., Blocks]
) -> None:
    assert [item.text for item in read_streams(f"{text}\r").items] == shown


def test_text_left_out_twice_is_left_out_once(read_streams: Callable[..., Blocks]) -> None:
    blocks = read_streams("\x13A乙\x15甲\r", chpx=[(2, b""), (3, old.HIDDEN), (6, old.DELETED)])
    assert not blocks.items
    assert len(blocks.remarks) == 2


def test_hidden_text_of_another_piece_stays(read_streams: Callable[..., Blocks]) -> None:
    pieces = old.piece_table((0, 1, 3), [old.TEXT_AT, old.TEXT_AT + 4])
    blocks = read_streams("甲乙丙\r", clx=pieces, chpx=[(1, old.HIDDEN), (4, old.INSERTED)])
    assert blocks.items[0].text == "丙"


def test_too_many_runs_left_out_of_too_many_pieces_are_refused(
    read_streams: Callable[..., Blocks], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.intake.legacy._MOST_STEPS", 0)
    with pytest.raises(IntakeError, match="格式信息太多"):
        read_streams("甲\r", chpx=[(1, old.HIDDEN)])


def test_text_that_is_hidden_many_times_over_takes_no_time(
    read_streams: Callable[..., Blocks],
) -> None:
    count = 300_000
    start = time.process_time()
    blocks = read_streams("甲" * count + "\r", chpx=[(count, old.HIDDEN), (0, old.HIDDEN)] * 20)
    assert not blocks.items
    assert blocks.traces
    assert [len(words) for words in blocks.traces.hidden] == [count]
    assert time.process_time() - start < 1


def test_tables_nested_too_deeply_are_refused(read_streams: Callable[..., Blocks]) -> None:
    look = old.style(old.ROW_END + old.depth(1_000))
    with pytest.raises(IntakeError, match="套得太深"):
        read_streams("甲\r", papx=[(2, look)])


def test_too_many_paragraphs_are_refused(read_streams: Callable[..., Blocks]) -> None:
    with pytest.raises(IntakeError, match="段落太多"):
        read_streams("\r" * 150_001)


def test_a_table_is_closed_where_the_text_ends(read_streams: Callable[..., Blocks]) -> None:
    row = old.style(old.ROW_END + old.edges(0, 100, 200))
    cell = old.style(old.CELL)
    blocks = read_streams("甲\x07乙\x07\x07丙\x07丁", papx=[(4, cell), (5, row), (8, cell)])
    [grid] = [item for item in blocks.items if isinstance(item, Grid)]
    assert [box.text for box in grid.boxes] == ["甲", "乙", "丙"]
    assert not grid.exact


def test_bytes_that_stand_for_nothing_are_named() -> None:
    with pytest.raises(IntakeError, match="已损坏"):
        read_legacy(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack("<I", 7) * 200)


def test_words_left_out_and_names_are_traces(features: Blocks) -> None:
    assert features.traces == Traces(
        hidden=("隐藏",), revisions=("删除", "有插入的文字"), author="python-docx"
    )


def test_a_clean_document_leaves_no_traces(read_streams: Callable[..., Blocks]) -> None:
    assert read_streams("甲\r").traces == Traces()


def test_the_words_of_comments_are_traces(read_streams: Callable[..., Blocks]) -> None:
    blocks = read_streams("甲\x05\r请核对\r", parts=(3, 0, 0, 0, 4))
    assert blocks.traces == Traces(comments=("请核对",))


def test_comments_that_cannot_be_read_do_not_keep_the_document_from_being_read(
    read_streams: Callable[..., Blocks], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.intake.legacy.MAX_LINES", 2)
    blocks = read_streams("甲\x05\r请\r核\r对\r", parts=(3, 0, 0, 0, 6))
    assert blocks.traces == Traces()
