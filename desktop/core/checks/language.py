# SPDX-License-Identifier: MIT
"""Language: wrong words, doubled characters, punctuation, and the office's own list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.core.checks.passages import Hit, Passage, hit, replaced, texts_of
from desktop.core.checks.words import OWN
from desktop.core.text.sentences import level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.core.checks.subject import Subject

_ADVERBS = (
    r"较好|更好|有序|积极|认真|及时|全面|扎实|有效|充分|主动|切实|深入|顺利|圆满|稳步|持续|不断"
)
_DOING = r"做好|抓好|搞好|做到|(?:完成|推进|开展|落实|促进|保障|推动|发挥|提高|提升|加强)了"
_ADVERB_DE = re.compile(rf"(?:{_ADVERBS})的(?=(?:{_DOING}))")
_HAN = r"[\u4e00-\u9fff》”）]"
_HALF_WIDTH = re.compile(
    rf"(?<={_HAN})[,;:!?](?!\d|//)|[,;](?=[\u4e00-\u9fff《“])|(?<=[\u4e00-\u9fff]):(?=\d)"
)
_BRACKETS = re.compile(r"\((?=[^()\n]*[\u4e00-\u9fff])[^()\n]*\)")
_TWO_MARKS = re.compile(r"[，,、；;：:][。，、；;]|。[，、；。]|[，,]{2,}|[；;][，,]")
_PAIRS = {"（": "）", "《": "》", "“": "”", "〔": "〕", "【": "】"}
_END = "。！？；：”）》……:;.!?)"
_TO_FULL = str.maketrans(",;:!?", "，；：！？")
_DOUBLED_WORD = re.compile(r"(?P<word>[\u4e00-\u9fff]{2,4})(?P=word)")
_WORD_TWICE_FITS = re.compile(
    r"^[一逐各]|^(?:研究|讨论|学习|商量|交流|了解|考虑|服务|比较|很多|许多|越来|哈哈)"
)
# 青溪县县长, 石桥镇镇级: a place, and an office or a level that begins with the same character
_AFTER_A_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,2}(?<![在的各全本我到由和与及对向从以为是该设报送按经])(?P<kind>[县镇乡市区省局厅街村])(?P=kind)"
    r"(?:[长级村直委域内情属辖]|机关|干部|本级)"
)
_GOVERNMENT_TWICE = re.compile(r"(?:人民|[市县区乡镇省州])政府政府")


def misused(subject: Subject) -> Iterator[Hit]:
    """Yield words that are wrong wherever they stand, with the right one offered."""
    pairs = subject.words.pairs.get("misused", {})
    for passage in texts_of(subject):
        yield from _replaceable(subject, passage, pairs, "是错误写法")


def style(subject: Subject) -> Iterator[Hit]:
    """Yield wordings that have a better one."""
    pairs = subject.words.pairs.get("style", {})
    for passage in texts_of(subject):
        yield from _replaceable(subject, passage, pairs, "不合适")


def own_list(subject: Subject) -> Iterator[Hit]:
    """Yield what the office's own list forbids or replaces."""
    pairs = subject.words.pairs.get(OWN, {})
    forbidden = subject.words.lists.get(OWN, ())
    for passage in texts_of(subject):
        yield from _replaceable(subject, passage, pairs, "在本单位的用词清单里")
        for word in forbidden:
            at = passage.text.find(level(word))
            if at >= 0:
                message = f"“{word}”是本单位清单里的禁用词。"
                yield hit(passage, at, at + len(word), message)


def _replaceable(
    subject: Subject, passage: Passage, pairs: Mapping[str, str], what: str
) -> Iterator[Hit]:
    """Yield the first place of each word outside the exceptions."""
    shelter = [
        (at, at + len(phrase))
        for phrase in subject.words.lists.get("exceptions", ())
        for at in _places(passage.text, phrase)
    ]
    for wrong, right in pairs.items():
        needle, better = level(wrong), level(right)
        right_places = (
            [(at, at + len(better)) for at in _places(passage.text, better)]
            if needle in better
            else []
        )
        spared = (*shelter, *right_places)
        faults = [
            at
            for at in _places(passage.text, needle)
            if not any(start < at + len(needle) and at < stop for start, stop in spared)
        ]
        if faults:
            at, end = faults[0], faults[0] + len(needle)
            again = f"（这一部分共{len(faults)}处）" if len(faults) > 1 else ""
            yield hit(
                passage,
                at,
                end,
                f"“{passage.raw[at:end]}”{what}，应当写“{right}”{again}。",
                repair=replaced(subject.report, passage, at, end, right),
            )


def _places(text: str, needle: str) -> Iterator[int]:
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


def doubled(subject: Subject) -> Iterator[Hit]:
    """Yield characters and words that were typed twice."""
    lists = subject.words.lists
    looked_at = "".join(lists.get("doubled", ()))
    if not looked_at:
        return
    fits = lists.get("doubled_right", ())
    pattern = re.compile(rf"(?P<one>[{looked_at}])(?P=one)")
    for passage in texts_of(subject):
        for found in pattern.finditer(passage.text):
            start, end = found.span()
            around = passage.text[max(0, start - 2) : end + 2]
            pairs = start > 1 and around[0] == around[1]  # 实实在在
            if not pairs and not any(word in around for word in fits) and not _office(passage, end):
                yield _twice(subject, passage, start, end)
        for found in _DOUBLED_WORD.finditer(passage.text):
            start, end = found.span()
            before = passage.text[max(0, start - 2) : end]
            if _WORD_TWICE_FITS.match(found["word"]) or _GOVERNMENT_TWICE.search(before):
                continue
            yield _twice(subject, passage, start, end)


def _office(passage: Passage, end: int) -> bool:
    """Say whether two alike end a place name and begin an office there."""
    return _AFTER_A_PLACE.search(passage.text[max(0, end - 4) : end + 2]) is not None


def _twice(subject: Subject, passage: Passage, start: int, end: int) -> Hit:
    half = (end - start) // 2
    words = passage.raw[max(0, start - 3) : end + 3].strip()
    one = passage.raw[start : start + half]
    return hit(
        passage,
        start,
        end,
        f"“{words}”里“{one}”重复了。",
        scope=f"{passage.id}:{words}",
        repair=replaced(subject.report, passage, start, end, one),
    )


def adverbs(subject: Subject) -> Iterator[Hit]:
    """Yield 的 where 地 is meant: between an adverb and what was done."""
    for passage in texts_of(subject):
        for found in _ADVERB_DE.finditer(passage.text):
            at = found.end() - 1
            yield hit(
                passage,
                found.start(),
                found.end(),
                f"“{passage.raw[found.start() : found.end() + 2]}”里的“的”应当用“地”。",
                scope=f"{passage.id}:{found.start()}",
                repair=replaced(subject.report, passage, at, at + 1, "地"),
            )


def half_width(subject: Subject) -> Iterator[Hit]:
    """Yield one hit per text for all half-width marks beside Chinese words, repaired together."""
    for passage in texts_of(subject):
        marks = [found.start() for found in _HALF_WIDTH.finditer(passage.raw)]
        marks += [
            at
            for found in _BRACKETS.finditer(passage.raw)
            for at in (found.start(), found.end() - 1)
        ]
        if not marks:
            continue
        first = min(marks)
        letters = list(passage.raw)
        for at in marks:
            letters[at] = {"(": "（", ")": "）"}.get(letters[at], letters[at].translate(_TO_FULL))
        yield hit(
            passage,
            first,
            first + 1,
            f"有 {len(marks)} 个半角标点与汉字连用，第一个是“{passage.raw[first]}”。",
            scope=passage.id,
            repair=replaced(subject.report, passage, 0, len(passage.raw), "".join(letters)),
        )


def two_marks(subject: Subject) -> Iterator[Hit]:
    """Yield punctuation marks that follow one another."""
    for passage in texts_of(subject):
        for found in _TWO_MARKS.finditer(passage.raw):
            around = passage.raw[max(0, found.start() - 6) : found.end()]
            message = f"“{around.strip()}”处标点重复。"
            yield hit(passage, found.start(), found.end(), message, scope=f"{passage.id}:{around}")


def end_marks(subject: Subject) -> Iterator[Hit]:
    """Yield one hit per text for its first paragraph without a mark at its end."""
    for passage in texts_of(subject):
        for paragraph in passage.paragraphs:
            words = paragraph.text.strip()
            heading = paragraph.is_heading or (len(words) < 16 and len(passage.paragraphs) > 1)
            if heading or words[-1] in _END:
                continue
            end = paragraph.start + len(paragraph.text.rstrip())
            message = f"“……{words[-8:]}”后面没有句号。"
            yield hit(passage, end - 1, end, message, scope=f"{passage.id}:{words[-8:]}")
            break


def unclosed(subject: Subject) -> Iterator[Hit]:
    """Yield brackets, quotes and book titles that are not closed in their paragraph."""
    for passage in texts_of(subject):
        for paragraph in passage.paragraphs:
            body = paragraph.text[paragraph.numbering :]
            for left, right in _PAIRS.items():
                if body.count(left) == body.count(right):
                    continue
                at = body.find(left) if left in body else body.find(right)
                start = paragraph.start + paragraph.numbering + at
                message = f"“{left}”和“{right}”不成对：“{body[at : at + 12].strip()}……”。"
                yield hit(passage, start, start + 1, message, scope=f"{passage.id}:{start}")


def unclear_bodies(subject: Subject) -> Iterator[Hit]:
    """Yield abbreviations of bodies that outsiders do not know, each once in the report."""
    seen: set[str] = set()
    for passage in texts_of(subject):
        for word in subject.words.lists.get("unclear_bodies", ()):
            at = passage.text.find(word)
            if at >= 0 and word not in seen:
                seen.add(word)
                message = f"“{word}”是外人看不懂的简称，第一次出现应当写全称。"
                yield hit(passage, at, at + len(word), message)
