# SPDX-License-Identifier: MIT
"""Numbers in the text against the tables: requests, applicants, results, disputes, documents."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.core.checks.arithmetic import repaired
from desktop.core.checks.counted_parts import divides_another, is_a_part
from desktop.core.checks.passages import (
    OVERVIEW,
    Hit,
    Passage,
    hit,
    text_check,
    texts_of,
)
from desktop.core.checks.spec import Family
from desktop.core.checks.text_readings import Readings, all_mentions, all_wholes, readings
from desktop.core.form import PREFACE, Severity
from desktop.core.report import Field
from desktop.core.text.sentences import without_names_of_rules
from desktop.core.text.sums import wrong_shares
from desktop.core.values import display

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.checks.subject import Subject
    from desktop.core.text.mentions import Mention
    from desktop.core.values import Value

_TOPIC = re.compile(r"依申请|公开申请|申请公开|公开的申请|新收")
_ALL_DONE = re.compile(r"(?:均|全部|都)(?:已经?|已全部)?(?:办结|办理完毕|答复完毕)")
_NOTHING_LEFT = re.compile(r"，?(?:无|没有|无需)结转")
_NEAR = 25  # characters between a whole and its parts
_KIND = re.compile(r"[+.]")
_RESULTS = {"granted", "partial", "denied", "unable", "refused", "closed", "leaf"}
_SET_ASIDE = re.compile(r"结转|顺延|按期|按时|及时|期限|时限|到期|除")


def _wrong(subject: Subject, concepts: set[str]) -> Iterator[Hit]:
    """Yield the mentions of some concepts that no lawful reading explains, one hit a place."""
    by_id = {passage.id: passage for passage in texts_of(subject)}
    places: dict[tuple[str, int, int], list[tuple[Mention, Readings]]] = {}
    every = subject.once(all_mentions)
    put_right = subject.once(repaired)
    for mention in every:
        if _KIND.split(mention.concept, 1)[0] not in concepts:
            continue
        lawful = readings(subject, mention)
        if not lawful.known or lawful.accept(mention):
            continue
        if put_right and readings(put_right, mention).accept(mention):
            continue  # it is the cell that is wrong, and that is told of the cell
        if not _explained(subject, by_id[mention.field], mention, lawful, every):
            place = mention.field, mention.start, mention.end
            places.setdefault(place, []).append((mention, lawful))
    for (field, *_), several in places.items():
        yield _differs(by_id[field], several)


def _explained(
    subject: Subject,
    passage: Passage,
    mention: Mention,
    lawful: Readings,
    every: tuple[Mention, ...],
) -> bool:
    """Say whether its sentence makes a number right that is no whole."""
    wholes = {value for _, value in lawful.options if value}
    if is_a_part(passage, mention, every, wholes):
        return True
    of_requests = _KIND.split(mention.concept, 1)[0] in _RESULTS
    return of_requests and divides_another(passage, mention, every, subject.once(all_wholes))


def _differs(passage: Passage, several: list[tuple[Mention, Readings]]) -> Hit:
    mention, lawful = several[0]
    in_tables = "、".join(_is(*one.options[0]) for _, one in several)
    first = lawful.options[0][1]
    others = lawful.options[1:3] if len(several) == 1 else ()
    wider = [_is(name, value) for name, value in others if value not in {None, first}]
    known = f"（{'，'.join(wider)}）" if wider else ""
    where = "" if in_tables.startswith("表") else "表里"
    nothing = "，就是说一件也没有" if mention.number.value == 0 and "0" in mention.words else ""
    number = mention.number.value
    return hit(
        passage,
        mention.start,
        mention.end,
        f"写的是“{mention.words}”{nothing}，{where}{in_tables}{known}，对不上。",
        cells=tuple(cell for _, one in several for cell in one.cells),
        left=int(number) if number == int(number) else number,
        right=first,
        severity=Severity.HINT if mention.concept.startswith(("leaf.", "plain.")) else None,
        advice=_IF_ON_DISCLOSURE if mention.concept.startswith("plain.") else "",
    )


def _is(name: str, value: Value) -> str:
    return name.format(display(value)) if "{}" in name else f"{name}是 {display(value)}"


def received(subject: Subject) -> Iterator[Hit]:
    """Yield numbers of requests received that the table has under no reading."""
    yield from _wrong(subject, {"received", "received_new", "asked"})


def carried(subject: Subject) -> Iterator[Hit]:
    """Yield numbers carried in, carried out and handled that the table does not have."""
    yield from _wrong(subject, {"carried_in", "carried_out", "handled", "answered"})


def results(subject: Subject) -> Iterator[Hit]:
    """Yield numbers of results that differ from the sums of their groups."""
    yield from _wrong(subject, {*_RESULTS, "not_granted"})


def applicants(subject: Subject) -> Iterator[Hit]:
    """Yield numbers of requests by applicant that no row of table 3 has in that column.

    Parts of a whole that is itself wrong are left alone.
    """
    ends = [(one.field, one.span[1]) for one in received(subject) if one.field and one.span]
    for one in _wrong(subject, {"applicants"}):
        start = one.span[0] if one.span else 0
        if not any(field == one.field and 0 <= start - end <= _NEAR for field, end in ends):
            yield one


def disputes(subject: Subject) -> Iterator[Hit]:
    """Yield numbers of reviews and suits, and outcomes, that table 4 does not have."""
    yield from _wrong(subject, {"review", "suit", "direct", "after_review", "outcome", "plain"})


def norms(subject: Subject) -> Iterator[Hit]:
    """Yield numbers of normative documents that table 2 does not have."""
    yield from _wrong(subject, {"norms"})


def all_done(subject: Subject) -> Iterator[Hit]:
    """Yield 均已办结 beside requests that go on into the next year."""
    left = subject.values.get("requests.carried_out.total")
    for passage in texts_of(subject, PREFACE, OVERVIEW) if left else ():
        for sentence in passage.sentences:
            found = _ALL_DONE.search(sentence.text)
            rest = _NOTHING_LEFT.sub("", sentence.text)
            if found and _TOPIC.search(rest) and not _SET_ASIDE.search(rest):
                at = sentence.start
                yield hit(
                    passage,
                    at + found.start(),
                    at + found.end(),
                    f"写的是“{found[0]}”，表三却有 {display(left)} 件结转下年度继续办理。",
                    cells=("requests.carried_out.total",),
                )


def silent(subject: Subject) -> Iterator[Hit]:
    """Yield one hit when the table has requests and the text has not a word on them."""
    number = subject.values.get("requests.received.total")
    overview = texts_of(subject, PREFACE, OVERVIEW)
    if not number or not any(passage.id == OVERVIEW for passage in overview):
        return
    if any(_TOPIC.search(without_names_of_rules(passage.text)) for passage in overview):
        return
    yield Hit(
        f"“一、总体情况”：表三本年新收申请 {display(number)} 件，正文却没有写依申请公开的情况。",
        Field("text", OVERVIEW),
        cells=("requests.received.total",),
        scope=OVERVIEW,
    )


def shares(subject: Subject) -> Iterator[Hit]:
    """Yield percentages of requests that no whole gives."""
    rows = ("handled", "received", "carried_in", "carried_out")
    totals = {row: subject.values.get(f"requests.{row}.total") or 0 for row in rows}
    wholes = [Decimal(value) for value in totals.values()]
    wholes.append(Decimal(totals["received"] + totals["carried_in"]))
    for passage in texts_of(subject, PREFACE, OVERVIEW):
        for fault in wrong_shares(passage.sentences, wholes):
            fitting = "或".join(f"{value}%" for value in fault.right[:3])
            yield hit(passage, fault.start, fault.end, f"“{fault.words}”，按件数算应是 {fitting}。")


def nothing_handled(subject: Subject) -> Iterator[Hit]:
    """Yield sentences that say nothing came in and all of it was handled."""
    nothing = re.compile(r"收到[^，。；]{0,16}?(?:0|零)\s*[件宗条]|未(?:曾)?收到[^，。；]*申请")
    done = re.compile(r"(?:均|全部|都)[^，。；]{0,8}(?:办结|答复|办理完毕|办理)")
    for passage in texts_of(subject, PREFACE, OVERVIEW):
        for sentence in passage.sentences:
            first = nothing.search(sentence.text)
            found = done.search(sentence.text, first.end()) if first else None
            if first and found:
                start, end = sentence.start + first.start(), sentence.start + found.end()
                yield hit(passage, start, end, "没有收到申请，也就没有可以办结的申请。")


_IF_ON_DISCLOSURE = (
    "说的是政府信息公开的复议、诉讼的，改正写错的一处；不是的，写明是哪一类的复议、诉讼。"
)
_FORM = "表样；国办公开办函〔2021〕30号"
_SAME = "核对正文和表格，改正写错的一处；两处都对时，写明正文数字的口径。"
CHECKS = (
    text_check(
        received,
        Family.TEXT_TABLES,
        "text_table.received",
        Severity.CONFIRM,
        "正文的收到申请数与表三一致",
        looks_at="正文“收到（受理）申请几件”；本年新收、加上年结转、办理总数，都算对得上",
        why=_FORM,
        wrong="正文“收到申请18件”，表三本年新收17件、上年结转0件",
        right="正文“收到申请17件”",
        advice=_SAME,
    ),
    text_check(
        carried,
        Family.TEXT_TABLES,
        "text_table.carried",
        Severity.CONFIRM,
        "正文的结转数、办结数与表三一致",
        looks_at="正文“上年结转”“结转下年度”“办结”“答复”的件数",
        why=_FORM,
        wrong="正文“结转下年度2件”，表三是1件",
        right="正文“结转下年度1件”",
        advice=_SAME,
    ),
    text_check(
        results,
        Family.TEXT_TABLES,
        "text_table.results",
        Severity.CONFIRM,
        "正文的办理结果与表三一致",
        looks_at="正文“予以公开、部分公开、不予公开、无法提供、不予处理、其他处理”的件数",
        why=_FORM,
        wrong="正文“无法提供3件”，表三（四）各项合计5件",
        right="正文“无法提供5件”",
        advice=_SAME,
    ),
    replace(
        text_check(
            applicants,
            Family.TEXT_TABLES,
            "text_table.applicants",
            Severity.CONFIRM,
            "正文按申请人分的件数与表三各列一致",
            looks_at="正文“收到申请几件，其中自然人几件、商业企业几件”；本年新收、加上年结转、办理总数，都算对得上",
            why=_FORM,
            wrong="正文“其中自然人8件、法人9件”，表三自然人15件、商业企业2件",
            right="正文“其中自然人15件、法人2件”",
            advice=_SAME,
        ),
        instead_of=("text.sums",),
    ),
    text_check(
        disputes,
        Family.TEXT_TABLES,
        "text_table.disputes",
        Severity.CONFIRM,
        "正文的复议、诉讼件数与表四一致",
        looks_at="正文因政府信息公开被申请复议、被起诉的件数，以及“均获维持”",
        why=_FORM,
        wrong="正文“行政复议7件，均获维持”，表四有2件尚未审结",
        right="正文“行政复议7件，维持5件，尚未审结2件”",
        advice=_SAME,
    ),
    text_check(
        norms,
        Family.TEXT_TABLES,
        "text_table.norms",
        Severity.CONFIRM,
        "正文的规范性文件数与表二一致",
        looks_at="正文制发、废止、现行有效的行政规范性文件件数",
        why=_FORM,
        wrong="正文“制发行政规范性文件0件”，表二是4件",
        right="正文“制发行政规范性文件4件”",
        advice=_SAME,
    ),
    text_check(
        all_done,
        Family.TEXT_TABLES,
        "text_table.all_done",
        Severity.CONFIRM,
        "“均已办结”与结转下年度不矛盾",
        looks_at="正文说申请全部办结，表三是否还有结转下年度的",
        why="本程序自定",
        wrong="“收到申请9件，均已办结”，表三结转下年度2件",
        right="“收到申请9件，办结7件，结转下年度2件”",
        advice="按表三写明结转的件数，或者改正表三。",
    ),
    text_check(
        silent,
        Family.TEXT_TABLES,
        "text_table.silent",
        Severity.CONFIRM,
        "表三有申请，正文就要写到",
        looks_at="表三有新收申请时，正文是否写了依申请公开",
        why="《条例》第五十条第二项；国办公开办函〔2021〕30号",
        wrong="表三新收17件，总体情况没有一句写依申请公开",
        right="“收到政府信息公开申请17件，办结16件，结转下年度1件”",
        advice="在总体情况里补写依申请公开的情况；没有收到申请的，核对表三。",
    ),
    text_check(
        shares,
        Family.TEXT_TABLES,
        "text_table.shares",
        Severity.HINT,
        "正文的百分比算得对",
        looks_at="正文“几件，占百分之几”",
        why="本程序自定",
        wrong="“办结805件，其中予以公开35件，占4.34%”",
        right="“办结805件，其中予以公开35件，占4.35%”",
        advice="重算百分比，四舍五入到所写的位数。",
    ),
    text_check(
        nothing_handled,
        Family.TEXT_TABLES,
        "text_table.nothing_handled",
        Severity.HINT,
        "没有收到申请，就不写“均已办结”",
        looks_at="“收到0件”“未收到申请”之后又写全部办结",
        why="本程序自定",
        wrong="“收到申请0件，均已按时办结”",
        right="“未收到政府信息公开申请”",
        advice="删去“均已办结”一类的话。",
    ),
)
