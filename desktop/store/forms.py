# SPDX-License-Identifier: MIT
"""The form editions on the disk: one folder of TOML files each."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import pairwise, zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.core.formfile import FormError, read_form

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.core.form import FormSpec


def load_forms(folder: Path) -> Mapping[str, FormSpec]:
    """Return every edition below `folder` by name, the oldest first.

    An edition that names no last year ends where the next one begins.

    Raises:
        FormError: a file is wrong, two editions claim a name or a year, a cell id means different
            kinds of number in two editions, or there is none.
    """
    if not folder.is_dir():
        raise FormError(str(folder), "", "the folder is missing")
    found = [load_form(place) for place in sorted(folder.iterdir()) if place.is_dir()]
    found.sort(key=lambda form: form.first_year)
    for form, following in pairwise(found):
        if following.first_year <= (form.last_year or form.first_year):
            reason = f"{form.edition} and {following.edition} both claim {following.first_year}"
            raise FormError(str(folder), "first_year", reason)
    forms: dict[str, FormSpec] = {}
    for form, following in zip_longest(found, found[1:]):
        if form.edition in forms:
            raise FormError(str(folder), "edition", f"two folders hold the edition {form.edition}")
        for other in forms.values():
            _check_kinds(folder, form, other)
        ended = form.last_year is None and following is not None
        forms[form.edition] = replace(form, last_year=following.first_year - 1) if ended else form
    if not forms:
        raise FormError(str(folder), "", "holds no edition of the form")
    return MappingProxyType(forms)


def _check_kinds(folder: Path, form: FormSpec, other: FormSpec) -> None:
    """Refuse a cell id that changes its kind: a value must survive a change of edition."""
    for cell in form.cells.keys() & other.cells.keys():
        if form.cells[cell].kind is not other.cells[cell].kind:
            reason = f"{cell} has another kind in {form.edition} than in {other.edition}"
            raise FormError(str(folder), "kind", reason)


def load_form(folder: Path) -> FormSpec:
    """Return the edition in one folder; FormError names the file that is wrong."""
    files = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            files[path.name] = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as fault:
            raise FormError(f"{folder.name}/{path.name}", "", str(fault)) from fault
    try:
        return read_form(files)
    except FormError as fault:
        raise FormError(folder.name, "", str(fault)) from fault


def for_year(forms: Mapping[str, FormSpec], year: int) -> FormSpec | None:
    """Return the edition for a data year; None when there was no national form in that year."""
    return next((form for form in forms.values() if form.covers(year)), None)
