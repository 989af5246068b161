from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intake.blocks import Blocks, IntakeError
from desktop.intake.word import read_word

if TYPE_CHECKING:
    from types import SimpleNamespace


def read(make: SimpleNamespace, content: str, **parts: str) -> Blocks:
    return read_word(make.docx(f"<w:p>{content}</w:p>", **parts))


def text(make: SimpleNamespace, seen: SimpleNamespace, content: str) -> str:
    return "".join(seen.texts(read(make, content)))


R = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r>", "甲\n乙\n丙"),
        ('<w:r><w:br w:type="page"/><w:t>甲</w:t></w:r>', "甲"),
        ("<w:r><w:t>甲</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>乙</w:t></w:r>", "甲-乙"),
        ("<w:hyperlink>" + R.format("链接") + "</w:hyperlink>", "链接"),
        ("<w:smartTag><w:smartTagPr/>" + R.format("2022") + "</w:smartTag>", "2022"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + R.format("控件") + "</w:sdtContent></w:sdt>", "控件"),
        ('<w:fldSimple w:instr="DATE">' + R.format("今天") + "</w:fldSimple>", "今天"),
        ("<w:r><w:ruby><w:rt>" + R.format("yin") + "</w:rt><w:rubyBase>" + R.format("音"), ""),
        ("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", "x+1"),
        ('<w:bookmarkStart w:name="_GoBack"/>' + R.format("甲") + "<w:proofErr/>", "甲"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="宋体" w:char="4E00"/></w:r>', "一"),
        ('<w:r><w:sym w:font="宋体" w:char="?"/></w:r>', ""),
        ("<w:r><w:t/></w:r>", ""),
    ],
)
def test_a_run_is_read_as_it_is_printed(
    content: str, printed: str, make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    closing = "</w:rubyBase></w:ruby></w:r>" if "ruby" in content else ""
    assert text(make, seen, content + closing) == ("音" if closing else printed)


def test_an_unknown_symbol_is_shown_and_told(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    blocks = read(make, '<w:r><w:sym w:font="Odd" w:char="F012"/></w:r>')
    assert seen.texts(blocks) == ["\ufffd"]
    assert "特殊符号" in blocks.remarks[0]


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_of_a_field_only_the_result_is_read(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>" + R.format("代码")
    field = mark("begin") + code + mark("separate") + R.format("3") + mark("end")
    assert text(make, seen, field + R.format("页")) == "3页"


def test_a_field_in_the_code_of_a_field_is_not_read(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    inner = mark("begin") + mark("separate") + R.format("内") + mark("end")
    field = mark("begin") + inner + mark("separate") + R.format("外") + mark("end")
    assert text(make, seen, field) == "外"


def test_a_field_without_a_result_ends_with_its_paragraph(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    body = f"<w:p>{mark('begin')}</w:p><w:p>{R.format('正文')}</w:p>"
    assert seen.texts(read_word(make.docx(body))) == ["正文"]


def test_stray_field_marks_are_ignored(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    odd = mark("end") + mark("separate") + mark("odd")
    assert text(make, seen, odd + R.format("甲")) == "甲"


@pytest.mark.parametrize("tag", ["del", "moveFrom"])
def test_deleted_text_is_left_out_and_told(
    tag: str, make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    blocks = read(make, f"<w:{tag}>{R.format('旧')}</w:{tag}>{R.format('新')}")
    assert seen.texts(blocks) == ["新"]
    assert "修订" in blocks.remarks[0]


@pytest.mark.parametrize("tag", ["ins", "moveTo"])
def test_inserted_text_is_kept_and_told(
    tag: str, make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    blocks = read(make, f"<w:{tag}>{R.format('新')}</w:{tag}>")
    assert seen.texts(blocks) == ["新"]
    assert "修订" in blocks.remarks[0]


def test_hidden_text_is_left_out_and_told(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    blocks = read(make, make.run("藏", "<w:vanish/>") + make.run("留"))
    assert seen.texts(blocks) == ["留"]
    assert "隐藏" in blocks.remarks[0]


def test_hidden_runs_without_text_are_not_mentioned(make: SimpleNamespace) -> None:
    assert read(make, make.run("", "<w:vanish/>") + make.run("留")).remarks == ()


@pytest.mark.parametrize("off", ["0", "false"])
def test_text_whose_hiding_is_switched_off_is_read(
    off: str, make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    assert text(make, seen, make.run("显", f'<w:vanish w:val="{off}"/>')) == "显"


def test_comments_are_counted(make: SimpleNamespace) -> None:
    blocks = read(make, "<w:r><w:commentReference/></w:r>" * 2)
    assert "2 处批注" in blocks.remarks[0]


@pytest.mark.parametrize(("name", "title"), [("footnote", "脚注"), ("endnote", "尾注")])
def test_notes_are_told_word_for_word(name: str, title: str, make: SimpleNamespace) -> None:
    notes = (
        f'<w:{name} w:type="separator"><w:p>{R.format("线")}</w:p></w:{name}>'
        f"<w:{name}><w:p>{R.format('不含街道。')}</w:p></w:{name}><w:{name}><w:p/></w:{name}>"
    )
    blocks = read(make, f"<w:r><w:{name}Reference/></w:r>", **{f"{name}s": notes})
    assert blocks.remarks == (f"{title}1：不含街道。",)


def test_a_note_whose_part_is_missing_is_no_fault(make: SimpleNamespace) -> None:
    assert read(make, "<w:r><w:footnoteReference/></w:r>").remarks == ()


def test_pictures_are_counted(make: SimpleNamespace) -> None:
    blocks = read(make, "<w:r><w:drawing><a:blip/></w:drawing><w:drawing/></w:r>")
    assert "1 张图片" in blocks.remarks[0]
    assert blocks.pictures == 1


BOX = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"


@pytest.mark.parametrize(
    "drawing",
    [
        "<w:pict><v:shape>" + BOX + "</v:shape></w:pict>",
        "<mc:AlternateContent><mc:Choice><w:drawing><wps:x>" + BOX + "</wps:x></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict>" + BOX + "</w:pict></mc:Fallback></mc:AlternateContent>",
        "<mc:AlternateContent/><mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict>"
        + BOX
        + "</w:pict></mc:Fallback>"
        "</mc:AlternateContent>",
        "<w:drawing><mc:AlternateContent><mc:Choice>"
        + BOX
        + "</mc:Choice><mc:Fallback>"
        + BOX
        + "</mc:Fallback></mc:AlternateContent></w:drawing>",
    ],
)
def test_a_text_box_is_read_once_after_its_paragraph(drawing: str, make: SimpleNamespace) -> None:
    blocks = read(make, R.format("正文") + f"<w:r>{drawing.replace('{}', '框')}</w:r>")
    assert [(item.text, item.place) for item in blocks.items] == [
        ("正文", "第1段"),
        ("框", "第1段后的文本框"),
    ]


def test_a_text_box_in_a_text_box_is_read_once(
    make: SimpleNamespace, seen: SimpleNamespace
) -> None:
    inner = f"<w:r><w:pict>{BOX.format('内')}</w:pict></w:r>"
    outer = f"<w:txbxContent><w:p>{R.format('外')}{inner}</w:p></w:txbxContent>"
    assert text(make, seen, f"<w:r><w:pict>{outer}</w:pict></w:r>") == "外内"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("<w:hyperlink>", "</w:hyperlink>"), ("<w:r><w:pict>", "</w:pict></w:r>")],
)
def test_endless_nesting_is_refused(opening: str, closing: str, make: SimpleNamespace) -> None:
    with pytest.raises(IntakeError, match="套得太深"):
        read(make, opening + "<v:g>" * 500 + "</v:g>" * 500 + closing)


def test_a_hidden_mark_of_a_field_counts(make: SimpleNamespace, seen: SimpleNamespace) -> None:
    hidden = mark("separate").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    assert text(make, seen, mark("begin") + hidden + R.format("甲") + mark("end")) == "甲"
