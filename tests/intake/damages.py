# SPDX-License-Identifier: MIT
"""The ways in which real reports differ from the form, each a small function over a source.

A damage changes the tables and, where cells are lost or figures change, the truth with them.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.core.form import CellKind
from tests.intake.sources import Part, Table

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    from tests.intake.sources import Source

GROUPS = ("（三）不予公开", "（四）无法提供", "（五）不予处理")


def none(source: Source) -> None:
    """Nothing is wrong."""


# --- cells ---


def blank_zeros(source: Source) -> None:
    for table in source.tables():
        for part in table.parts:
            if part.cell and part.text == "0" and not part.cell.endswith("total"):
                part.text, source.truth[part.cell] = "", None


def blank_totals(source: Source) -> None:
    for part in source.table("requests").parts:
        if part.cell.endswith(".total"):
            part.text, source.truth[part.cell] = "\u00a0", None


def blank_applicants(source: Source) -> None:
    for part in source.table("requests").parts:
        if part.cell.endswith((".research", ".legal")):
            part.text, source.truth[part.cell] = "", None


def merged_blank_row(source: Source) -> None:
    table = source.table("requests")
    top = source.chance.choice(table.data_rows())
    cells = [part for part in table.row(top) if part.cell]
    for part in cells:
        source.truth[part.cell] = None
    for part in table.row(top):
        if part.left >= cells[0].left:
            table.parts.remove(part)
    table.parts.append(replace(cells[0], text="", cell="", across=table.width - cells[0].left))


def units(source: Source) -> None:
    for part in _some_figures(source, 12):
        amount = source.form.cells[part.cell].kind is CellKind.AMOUNT
        part.text += "万元" if amount else "件"


def full_width(source: Source) -> None:
    for part in _some_figures(source, 12):
        part.text = "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in part.text)


def letter_o(source: Source) -> None:
    for part in _some_figures(source, 40):
        part.text = "O" if part.text == "0" else part.text


def marks(source: Source) -> None:
    for part, mark in zip(_some_figures(source, 8), "/—-无/—-无", strict=False):
        part.text, source.truth[part.cell] = mark, None


def explained(source: Source) -> None:
    for part in _some_figures(source, 4):
        if part.text.isdecimal() and len(part.text) < 4:
            part.text += "（其中修订 1 件）"


def words_in_cells(source: Source) -> None:
    for part in _some_figures(source, 2):
        part.text, source.truth[part.cell] = "本单位没有此类情况", None


def padded(source: Source) -> None:
    for part in _some_figures(source, 30):
        part.text = f"    {part.text}\u00a0 "


def run_together(source: Source) -> None:
    """The figures of one row of table 3 stand in its first cell."""
    table = source.table("requests")
    cells = [p for p in table.row(source.chance.choice(table.data_rows())) if p.cell]
    cells[0].text = "".join(part.text for part in cells)
    for part in cells[1:]:
        table.parts.remove(part)
    cells[0].across = len(cells)


# --- labels ---


def stacked_labels(source: Source) -> None:
    for table in source.tables():
        for part in table.parts:
            if not part.cell and len(part.text) < 8:
                part.text = "\n".join(part.text)


def broken_labels(source: Source) -> None:
    for part in _labels(source):
        if len(part.text) > 6:
            part.text = f"{part.text[:4]}\n {part.text[4:]}"


def lost_letters(source: Source) -> None:
    for part in _some_labels(source, 8):
        if len(part.text) > 5:
            at = source.chance.randrange(2, len(part.text) - 1)
            part.text = part.text[:at] + part.text[at + 1 :]


def numbered_otherwise(source: Source) -> None:
    mark = source.chance.choice(("、", " ", "．", "/"))
    for part in _labels(source):
        if part.text[:2] in {f"{n}." for n in range(1, 9)}:
            number, rest = part.text[0], part.text[2:]
            part.text = f"/{number}.{rest}" if mark == "/" else f"{number}{mark}{rest}"


def half_width(source: Source) -> None:
    for part in _labels(source):
        part.text = unicodedata.normalize("NFKC", part.text)


def radicals(source: Source) -> None:
    pairs = {"人": "⼈", "行": "⾏", "見": "⾒", "一": "⼀", "自": "⾃", "文": "⽂", "民": "⺠"}
    for part in _labels(source):
        part.text = part.text.translate(str.maketrans(pairs))


def traditional(source: Source) -> None:
    pairs = "总總开開规規范範数數现現处處罚罰费費业業机機计計结結办辦请請无無诉訴议議审審维維项項"
    pairs += "属屬国國类類过過认認确確关關条條"
    swap = str.maketrans({pairs[i]: pairs[i + 1] for i in range(0, len(pairs), 2)})
    for part in _labels(source):
        part.text = part.text.translate(swap)


def overwritten_labels(source: Source) -> None:
    table = source.table("requests")
    for part in table.parts:
        if not part.cell and not part.header and part.left == 2:
            part.text = "0"


def lost_labels(source: Source) -> None:
    for part in source.chance.sample(
        [p for p in _labels(source) if not p.header and p.left == 2], 3
    ):
        part.text = ""


def misnumbered_group(source: Source) -> None:
    for part in source.table("requests").parts:
        if part.text.startswith("（四）无法"):
            part.text = "（三）不予公开"


def lost_group(source: Source) -> None:
    for part in source.table("requests").parts:
        if part.text in GROUPS:
            part.text = ""


def group_again(source: Source) -> None:
    """A page break in the middle of a group repeats its label."""
    table = source.table("requests")
    for group in [part for part in table.parts if part.text == "（三）不予公开" and part.down > 7]:
        table.parts.append(replace(group, top=group.top + 4, down=group.down - 4))
        group.down = 4


def other_words(source: Source) -> None:
    swaps = {
        "行政规范性文件": "规范性文件",
        "规范性文件": "行政规范性文件",
        "行政事业性收费": "行政事业收费",
        "四、结转下年度继续办理": "（四）结转下年继续办理",
        "一、本年新收政府信息公开申请数量": "一、本年新收政府信息数量",
        "第二十条第（一）项": "第二十条第",
        "（七）总计": "（七）合计",
    }
    for part in _labels(source):
        part.text = swaps.get(part.text, part.text)


# --- tables ---


def lost_row(source: Source) -> None:
    table = source.table(source.chance.choice(("proactive", "requests")))
    _lose_row(source, table, source.chance.choice(table.data_rows()))


def lost_rows(source: Source) -> None:
    table = source.table("requests")
    for top in sorted(
        source.chance.sample(table.data_rows(), min(3, len(table.data_rows()))), reverse=True
    ):
        _lose_row(source, table, top)


def lost_column(source: Source) -> None:
    table = source.table("requests")
    left = source.chance.randrange(3, 10)
    for part in table.parts:
        if part.left == left:
            source.forget(part)
    table.drop_column(left)


def lost_column_of_disputes(source: Source) -> None:
    table = source.table("disputes")
    left = source.chance.randrange(15)
    for part in table.parts:
        if part.left == left:
            source.forget(part)
    table.drop_column(left)


def lost_figures(source: Source) -> None:
    """Every row of the results lost the same column, the header did not."""
    table = source.table("requests")
    left = source.chance.randrange(3, 9)
    lost = [p for p in table.parts if p.cell and p.left == left and p.text == "0" and p.top > 4]
    for part in lost:
        table.parts.remove(part)
        for other in table.parts:
            if other.top == part.top and other.left > left:
                other.left -= 1


def subtotal_row(source: Source) -> None:
    table = source.table("requests")
    top = max((p.top for p in table.parts if ".unable_not_held." in p.cell), default=9)
    table.open_row(top)
    table.parts.append(Part(top, 1, 1, 2, "小计"))
    table.parts += [Part(top, left, 1, 1, "5") for left in range(3, 10)]


def subtotal_column(source: Source) -> None:
    table = source.table("requests")
    table.open_column(9)
    for part in table.parts:
        if part.text == "法人或其他组织":
            part.across = 6
    table.parts.append(Part(2, 9, 1, 1, "小计", header=True))
    for top in table.data_rows():
        five = [int(p.text) for p in table.row(top) if p.text.isdecimal() and 4 <= p.left <= 8]
        table.parts.append(Part(top, 9, 1, 1, str(sum(five))))


def note_row(source: Source) -> None:
    for table in source.tables():
        table.parts.append(Part(table.height, 0, 1, table.width, "注：以上数据截至年底。"))


def torn_header(source: Source) -> None:
    table = source.table("requests")
    table.open_row(3)
    for part in list(table.parts):
        if part.top == 2 and part.left in (6, 7):
            part.down = 1
            table.parts.append(Part(3, part.left, 1, 1, part.text[4:], header=True))
            part.text = part.text[:4]


def no_header(source: Source) -> None:
    table = source.table("requests")
    for _ in range(3):
        table.drop_row(0)


def numbered_columns(source: Source) -> None:
    table = source.table("requests")
    table.parts = [p for p in table.parts if not p.header]
    for _ in range(2):
        table.drop_row(0)
    table.parts += [Part(0, left, 1, 1, f"数据{left - 2}", header=True) for left in range(3, 10)]
    table.parts.append(Part(0, 0, 1, 3, "指标", header=True))


def torn_row(source: Source) -> None:
    """A page break cuts a label; the rest of it stands in a row of blanks."""
    table = source.table("requests")
    rows = [p for p in table.parts if not p.cell and p.left == 2 and len(p.text) > 9]
    if not rows:
        return
    label = source.chance.choice(rows)
    table.open_row(label.top + 1)
    table.parts.append(Part(label.top + 1, 2, 1, 1, label.text[6:]))
    table.parts += [Part(label.top + 1, left, 1, 1, "") for left in range(3, 10)]
    label.text = label.text[:6]
    label.down = 1


def split_table(source: Source) -> None:
    table = source.table("requests")
    rows = table.data_rows()[2:-2]
    if rows:
        lower = table.cut(source.chance.choice(rows))
        source.items.insert(source.items.index(table) + 1, lower)


def split_table_with_page(source: Source) -> None:
    split_table(source)
    table = source.table("requests")
    source.items.insert(source.items.index(table) + 1, "— 3 —")


def split_with_header(source: Source) -> None:
    table = source.table("requests")
    header = [replace(p) for p in table.parts if p.header]
    lower = table.cut(source.chance.choice(table.data_rows()[2:-2] or [table.height - 1]))
    for _ in range(3):
        lower.open_row(0)
    lower.parts += header
    source.items.insert(source.items.index(table) + 1, lower)


def tables_by_item(source: Source) -> None:
    """One table for every item of article 20."""
    table = source.table("proactive")
    starts = [part.top for part in table.parts if part.text.startswith("第二十条")]
    pieces = [table.cut(top) for top in sorted(starts, reverse=True)[:-1]]
    at = source.items.index(table) + 1
    source.items[at:at] = pieces[::-1]


def one_table(source: Source) -> None:
    """All tables run into one, and the headings between them are rows of it."""
    first, *others = source.tables()
    for table in others:
        above = source.items[source.items.index(table) - 1]
        if isinstance(above, str) and _is_heading(source, above):
            source.items.remove(above)
            first.parts.append(Part(first.height, 0, 1, 4, above))
        source.items.remove(table)
        top = first.height
        first.parts += [replace(part, top=part.top + top) for part in table.parts]


def turned_table(source: Source) -> None:
    """Table 3 on its side: rows are applicants."""
    table = source.table("requests")
    table.parts = [
        replace(p, top=p.left, left=p.top, down=p.across, across=p.down) for p in table.parts
    ]


def missing_table(source: Source) -> None:
    table = source.chance.choice(source.tables())
    for part in table.parts:
        source.forget(part)
    source.items[source.items.index(table)] = "（详见附图）"


def foreign_block(source: Source) -> None:
    """The first block has the columns of the other edition."""
    table = source.table("proactive")
    names = {
        "2021": ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
        "2019": ("本年制发件数", "本年废止件数", "现行有效件数"),
    }[source.form.edition]
    for part in table.parts:
        if part.top == 1 and part.left:
            part.text = names[part.left - 1]
        if part.top in (2, 3):
            source.forget(part)


def figures_below(source: Source) -> None:
    """The figures of a row stand in a row of their own, under the label."""
    _figures_apart(source, below=True)


def figures_above(source: Source) -> None:
    """The figures of a row stand in a row of their own, over the label."""
    _figures_apart(source, below=False)


def _figures_apart(source: Source, *, below: bool) -> None:
    table = source.table("requests")
    rows = [p.top for p in table.parts if not p.cell and p.left == 2 and p.text]
    if not rows:
        return
    top = source.chance.choice(rows)
    figures = [part for part in table.row(top) if part.cell]
    table.open_row(top + 1)
    for part in table.parts:
        if part.top == top and not part.cell and part.left == 2 and not below:
            part.top += 1
        if part in figures and below:
            part.top += 1


def swapped_rows(source: Source) -> None:
    table = source.table("requests")
    tops = [p.top for p in table.parts if ".denied_" in p.cell and p.cell.endswith(".natural")]
    one, other = source.chance.sample(tops, 2) if len(tops) > 1 else (0, 0)
    for part in table.parts:
        if part.left > 1 and part.top in (one, other) and not part.header:
            part.top = other if part.top == one else one


def swapped_tables(source: Source) -> None:
    requests, disputes = source.table("requests"), source.table("disputes")
    one, other = source.items.index(requests), source.items.index(disputes)
    source.items[one], source.items[other] = disputes, requests


def one_row_for_others(source: Source) -> None:
    """A table of 2021 with the one row of 2019 for 其他处理."""
    table = source.table("requests")
    tops = sorted(p.top for p in table.parts if ".closed_" in p.cell and p.left == 3)
    for top in tops[::-1]:
        _lose_row(source, table, top)
    if tops:
        table.open_row(tops[0])
        table.parts.append(Part(tops[0], 1, 1, 2, "（六）其他处理"))
        table.parts += [Part(tops[0], left, 1, 1, "4") for left in range(3, table.width)]


def broken_spans(source: Source) -> None:
    """The labels of some rows span a column too many, so that their figures stand beside."""
    table = source.table("requests")
    for top in source.chance.sample(table.data_rows(), min(5, len(table.data_rows()))):
        labels = [part for part in table.row(top) if not part.cell]
        if labels:
            labels[-1].across += 1
            for part in table.row(top):
                part.left += 1 if part.cell else 0


def amounts_in_yuan(source: Source) -> None:
    for part in source.table("proactive").parts:
        if "万元" in part.text and not part.cell:
            part.text = "本年收费金额（单位：元）"
        if part.cell == "proactive.charges.amount" and part.text[:1].isdecimal():
            source.truth[part.cell] = Decimal(part.text) / 10000


def repeated_labels(source: Source) -> None:
    """Merged cells are written out, each place with the words of the whole."""
    table = source.table("requests")
    for part in [p for p in table.parts if not p.cell and p.across * p.down > 1]:
        table.parts.remove(part)
        for top in range(part.top, part.top + part.down):
            for left in range(part.left, part.left + part.across):
                table.parts.append(replace(part, top=top, left=left, down=1, across=1))


def table_in_parts(source: Source) -> None:
    """The last table is printed as three narrow ones, each with its name before it."""
    table = source.table("disputes")
    at = source.items.index(table)
    names = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")
    cells = table.row(table.height - 1)
    leaves = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    parts: list[str | Table] = []
    for number, name in enumerate(names):
        header = [Part(0, left, 1, 1, text) for left, text in enumerate(leaves)]
        five = cells[5 * number : 5 * number + 5]
        figures = [replace(part, top=1, left=left) for left, part in enumerate(five)]
        parts += [name, Table("disputes", [*header, *figures], [])]
    source.items[at : at + 1] = parts


def slipped_row(source: Source) -> None:
    """A row lost a zero; what was behind it moved up, and a blank stands at the end."""
    table = source.table("requests")
    top = source.chance.choice(table.data_rows())
    cells = [part for part in table.row(top) if part.cell]
    zeros = [at for at, part in enumerate(cells[:-1]) if part.text == "0"]
    if zeros:
        lost = zeros[0]
        texts = [part.text for at, part in enumerate(cells) if at != lost]
        for part, text in zip(cells, [*texts, ""], strict=True):
            part.text = text


def shared_cell(source: Source) -> None:
    """Two neighbours of a row stand in one cell, with nothing between them."""
    table = source.table("requests")
    pairs_of = [
        (first, second)
        for top in table.data_rows()
        for first, second in pairwise([part for part in table.row(top) if part.cell][:-1])
        if first.text > "0" and second.text > "0"
    ]
    if pairs_of:
        first, second = source.chance.choice(pairs_of)
        first.text, second.text = first.text + second.text, ""


# --- around the tables ---


def headings_renumbered(source: Source) -> None:
    for number, at in enumerate(_heading_places(source), 1):
        source.items[at] = f"{number}、 {str(source.items[at])[2:]}"


def headings_from_one(source: Source) -> None:
    for at in _heading_places(source)[1:]:
        source.items[at] = f"一、{str(source.items[at])[2:]}"


def headings_bare(source: Source) -> None:
    for at in _heading_places(source):
        source.items[at] = str(source.items[at])[2:]


def headings_doubled(source: Source) -> None:
    for at in reversed(_heading_places(source)):
        source.items.insert(at, source.items[at])


def headings_missing(source: Source) -> None:
    for at in reversed(_heading_places(source)[1:4]):
        del source.items[at]


def contents(source: Source) -> None:
    lines = [f"{source.items[at]}........{n}" for n, at in enumerate(_heading_places(source), 1)]
    source.items[1:1] = ["目录", *lines]


def metadata(source: Source) -> None:
    parts = [
        Part(0, at, 1, 1, text)
        for at, text in enumerate(("索引号", "11/2022-0001", "发布机构", "云岭镇"))
    ]
    source.items.insert(0, Table("metadata", parts, []))
    source.items.insert(0, "首页 > 政府信息公开 > 年报")


def page_numbers(source: Source) -> None:
    for at in sorted(source.chance.sample(range(2, len(source.items)), 3), reverse=True):
        source.items.insert(at, "— 2 —")


def split_title(source: Source) -> None:
    title = str(source.items[0])
    source.items[0:1] = [title[:8], title[8:16], title[16:]]


DAMAGES: tuple[Callable[[Source], None], ...] = (
    none, blank_zeros, blank_totals, blank_applicants, merged_blank_row, units, full_width,
    letter_o, marks, explained, words_in_cells, padded, run_together, stacked_labels,
    broken_labels, lost_letters, numbered_otherwise, half_width, radicals, traditional,
    overwritten_labels, lost_labels, misnumbered_group, lost_group, group_again, other_words,
    lost_row, lost_rows, lost_column, lost_column_of_disputes, lost_figures, subtotal_row,
    subtotal_column, note_row, torn_header, no_header, numbered_columns, torn_row, split_table,
    split_table_with_page, split_with_header, tables_by_item, one_table, turned_table,
    missing_table, foreign_block, headings_renumbered, headings_from_one, headings_bare,
    headings_doubled, headings_missing, contents, metadata, split_title, figures_below,
    figures_above, swapped_rows, swapped_tables, one_row_for_others, broken_spans, amounts_in_yuan,
    page_numbers, repeated_labels, table_in_parts, slipped_row, shared_cell,
)  # fmt: skip


# In a pair, these come last: the others count on the places of the form.
RESHAPING = frozenset(
    (turned_table, one_table, no_header, numbered_columns, missing_table, table_in_parts)
)
# What the second does away with is all that would tell what the first did.
_HOPELESS = (
    {lost_column, no_header},
    {lost_column, numbered_columns},
    {lost_column, lost_figures},
    {lost_column, broken_spans},
    {lost_figures, blank_zeros},
    {overwritten_labels, lost_row},
    {overwritten_labels, lost_rows},
    {overwritten_labels, turned_table},
    {run_together, marks},
)


def pairs(chance: random.Random, count: int) -> Iterator[tuple[Callable[[Source], None], ...]]:
    """Pairs of damages in the order to apply them, those left out that leave nothing to read."""
    while count:
        pair = tuple(sorted(chance.sample(DAMAGES, 2), key=RESHAPING.__contains__))
        if set(pair) not in _HOPELESS and not RESHAPING.issuperset(pair):
            count -= 1
            yield pair


def _labels(source: Source) -> list[Part]:
    return [
        part for table in source.tables() for part in table.parts if not part.cell and part.text
    ]


def _some_labels(source: Source, count: int) -> list[Part]:
    labels = _labels(source)
    return source.chance.sample(labels, min(count, len(labels)))


def _some_figures(source: Source, count: int) -> list[Part]:
    parts = [p for t in source.tables() for p in t.parts if p.cell and p.text.isdecimal()]
    return source.chance.sample(parts, min(count, len(parts)))


def _lose_row(source: Source, table: Table, top: int) -> None:
    for part in table.row(top):
        source.forget(part)
    table.drop_row(top)


def _is_heading(source: Source, item: str) -> bool:
    return item in {section.heading for section in source.form.sections}


def _heading_places(source: Source) -> list[int]:
    headings = {section.heading for section in source.form.sections}
    return [
        at for at, item in enumerate(source.items) if isinstance(item, str) and item in headings
    ]
