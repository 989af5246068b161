# SPDX-License-Identifier: MIT
"""A report as the plain dict that a draft file holds, and back. Only inputs, nothing computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.core.migrations import SCHEMA, migrate
from desktop.core.report import COVER_FIELDS, Evidence, Note, NoteKind, OrganisationKind, Report
from desktop.core.values import ValueParseError, from_plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec
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
        "set_aside": {cell: to_plain(value) for cell, value in report.set_aside.items()},
        "source": {
            "name": report.evidence.source,
            "printed_totals": {
                cell: to_plain(value) for cell, value in report.evidence.printed_totals.items()
            },
            "notes": [_note_to_dict(note) for note in report.evidence.notes],
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
    return (
        str(fault)
        if isinstance(fault, ValueParseError | _DamageError)
        else f"内容不符合格式：{fault}"
    )


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
    if report.cover["year"] and not report.cover["year"].isdecimal():
        raise _DamageError("年度不是数字")
    report.texts.update(_strings(data["texts"], form.text_ids))
    report.values.update(_values(data["values"], form, set(form.inputs)))
    report.set_aside.update(_set_aside(data["set_aside"], forms))
    source = data["source"]
    totals = {total.cell for total in form.totals}
    report.evidence = Evidence(
        source=_string(source["name"]),
        printed_totals=_values(source["printed_totals"], form, totals),
        notes=tuple(_note(item) for item in source["notes"]),
    )
    return report


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise _DamageError("应为文字的地方不是文字")
    return value


def _strings(data: Mapping[str, object], names: tuple[str, ...]) -> dict[str, str]:
    for name in data:
        if name not in names:
            raise _DamageError(f"不认识的项目“{name}”")
    return {name: _string(value) for name, value in data.items()}


def _values(data: Mapping[str, object], form: FormSpec, allowed: set[str]) -> dict[str, Value]:
    for cell in data:
        if cell not in allowed:
            raise _DamageError(f"不认识的格“{cell}”")
    return {cell: from_plain(value, form.cells[cell].kind) for cell, value in data.items()}


def _set_aside(data: Mapping[str, object], forms: Mapping[str, FormSpec]) -> dict[str, Value]:
    kinds = {cell: spec.kind for form in forms.values() for cell, spec in form.cells.items()}
    for cell in data:
        if cell not in kinds:
            raise _DamageError(f"不认识的格“{cell}”")
    return {cell: from_plain(value, kinds[cell]) for cell, value in data.items()}


def _note(data: Mapping[str, Any]) -> Note:
    cells = tuple(_string(cell) for cell in data["cells"])
    return Note(NoteKind(data["kind"]), _string(data["message"]), cells, _string(data["place"]))
