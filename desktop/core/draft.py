# SPDX-License-Identifier: MIT
"""A report as the plain dict that a draft file holds, and back. Only inputs, nothing computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.core.bound import Bound, Marked, agreeing, fits
from desktop.core.migrations import SCHEMA, migrate
from desktop.core.report import (
    COVER_FIELDS,
    Confirmation,
    Evidence,
    Note,
    NoteKind,
    OrganisationKind,
    Origin,
    Report,
    is_year,
)
from desktop.core.totals import with_totals
from desktop.core.values import ValueParseError, from_plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.bound import Bounds
    from desktop.core.form import CellSpec, FormSpec
    from desktop.core.values import Value

FORMAT = "nianbao-draft"


class DraftError(Exception):
    """A file is no draft that this program can open. The message is a whole Chinese sentence."""


def to_dict(report: Report) -> dict[str, Any]:
    """Return the draft of a report, ready for JSON; the same report gives the same dict."""
    return {
        "format": FORMAT,
        "schema": SCHEMA,
        "edition": report.form.edition,
        "cover": dict(report.cover),
        "values": {cell: to_plain(value) for cell, value in report.values.items()},
        "texts": dict(report.texts),
        "bound": {
            name: [list(one) for one in bounds] for name, bounds in sorted(report.bound.items())
        },
        "set_aside": {cell: to_plain(value) for cell, value in sorted(report.set_aside.items())},
        "confirmations": {
            key: {"reason": kept.reason, "given_for": kept.given_for}
            for key, kept in sorted(report.confirmations.items())
        },
        "source": {
            "name": report.evidence.source,
            "printed_totals": {
                cell: to_plain(value) for cell, value in report.evidence.printed_totals.items()
            },
            "notes": [_note_to_dict(note) for note in report.evidence.notes],
            "values": {cell: to_plain(value) for cell, value in report.evidence.values.items()},
            "origins": {cell: list(origin) for cell, origin in report.evidence.origins.items()},
        },
    }


def _note_to_dict(note: Note) -> dict[str, Any]:
    return {
        "kind": note.kind.value,
        "cells": list(note.cells),
        "place": note.place,
        "message": note.message,
    }


def from_dict(data: object, forms: Mapping[str, FormSpec]) -> Report:
    """Return the report of a draft.

    Args:
        data: what JSON gave; any shape.
        forms: all editions by name.

    Raises:
        DraftError: not a draft, a newer schema, an unknown edition, or damaged inside.
    """
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise DraftError("这不是年报草稿文件，请另选一个 .nianbao 文件。")
    schema = data.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise DraftError("草稿文件已损坏（缺少版本号），文件没有存完整或被改动过，请另选一份。")
    if schema > SCHEMA:
        raise DraftError("这份草稿是用更新版本的程序保存的，请先升级本程序再打开。")
    try:
        return _read(migrate(data, schema), forms)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise DraftError(
            f"草稿文件已损坏（{_reason(fault)}），文件没有存完整或被改动过，请另选一份。"
        ) from fault


def _reason(fault: Exception) -> str:
    if isinstance(fault, ValueParseError | _DamageError):
        return str(fault).rstrip("。")
    if isinstance(fault, KeyError):
        return f"缺少“{fault.args[0]}”"
    return "内容不符合格式"


class _DamageError(ValueError):
    """Something in the draft is not what it must be."""


def _read(data: dict[str, Any], forms: Mapping[str, FormSpec]) -> Report:
    edition = data["edition"]
    if edition not in forms:
        raise _DamageError(f"不认识的表样版本“{edition}”")
    form = forms[edition]
    report = Report.blank(form)
    report.cover.update(_strings(data["cover"], COVER_FIELDS))
    OrganisationKind(report.cover["organisation_kind"])
    if not is_year(report.cover["year"]):
        raise _DamageError("年度不是四位数字")
    report.texts.update(_strings(data["texts"], _text_ids(forms)))
    cells = {cell: spec for each in (*forms.values(), form) for cell, spec in each.cells.items()}
    inputs = {cell: cells[cell] for cell in form.inputs}
    others = {cell: spec for cell, spec in cells.items() if cell not in inputs}
    report.values.update(_values(data["values"], inputs))
    report.bound = _bound(data["bound"], report, cells)
    set_aside = _values(data["set_aside"], others)
    report.set_aside = {cell: value for cell, value in set_aside.items() if value is not None}
    report.confirmations = {
        key: Confirmation(_string(kept["reason"]), _string(kept["given_for"]))
        for key, kept in data["confirmations"].items()
    }
    source = data["source"]
    report.evidence = Evidence(
        source=_string(source["name"]),
        printed_totals=_values(source["printed_totals"], cells),
        notes=tuple(_note(item, cells) for item in source["notes"]),
        values=_values(source["values"], cells),
        origins={_known(cell, cells): _origin(*item) for cell, item in source["origins"].items()},
    )
    return report


def _bound(
    data: Mapping[str, object], report: Report, cells: Mapping[str, CellSpec]
) -> dict[str, Bounds]:
    """Return what is bound in each text; a figure that is not its cell's is left as plain text."""
    values = with_totals(report.form, report.values)
    found: dict[str, Bounds] = {}
    for name, items in data.items():
        if not isinstance(items, list) or name not in report.texts:
            raise _DamageError(f"不认识的对应“{name}”")
        marked = Marked(report.texts[name], tuple(_bound_figure(*item) for item in items))
        if not fits(marked):
            raise _DamageError("文字里对应表格的数超出了文字，或者互相重叠")
        for one in marked.bounds:
            _known(one.cell, cells)
        if kept := agreeing(marked, values).bounds:
            found[name] = kept
    return found


def _bound_figure(start: object, length: object, cell: object) -> Bound:
    if type(start) is not int or type(length) is not int:
        raise _DamageError("文字里对应表格的数的位置不是整数")
    return Bound(start, length, _string(cell))


def _text_ids(forms: Mapping[str, FormSpec]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for form in forms.values() for name in form.text_ids))


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise _DamageError("应为文字的地方不是文字")
    return value


def _strings(data: Mapping[str, object], names: tuple[str, ...]) -> dict[str, str]:
    for name in data:
        if name not in names:
            raise _DamageError(f"不认识的项目“{name}”")
    return {name: _string(value) for name, value in data.items()}


def _values(data: Mapping[str, object], cells: Mapping[str, CellSpec]) -> dict[str, Value]:
    for cell in data:
        _known(cell, cells)
    return {cell: from_plain(value, cells[cell].kind) for cell, value in data.items()}


def _known(cell: object, cells: Mapping[str, CellSpec]) -> str:
    name = _string(cell)
    if name not in cells:
        raise _DamageError(f"不认识的格“{name}”")
    return name


def _origin(text: object, place: object, confidence: object) -> Origin:
    if not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
        raise _DamageError("读取的把握不是 0 到 1 之间的数")
    return Origin(_string(text), _string(place), float(confidence))


def _note(data: Mapping[str, Any], cells: Mapping[str, CellSpec]) -> Note:
    if not isinstance(data["cells"], list):
        raise _DamageError("说明里的格不是列表")
    named = tuple(_known(cell, cells) for cell in data["cells"])
    return Note(NoteKind(data["kind"]), _string(data["message"]), named, _string(data["place"]))
